CREATE TABLE meeting_series (
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	name_hi TEXT NOT NULL,
	level TEXT NOT NULL,
	cadence_days INTEGER DEFAULT '0' NOT NULL,
	from_on TEXT NOT NULL,
	until_on TEXT,
	CONSTRAINT meeting_series_key PRIMARY KEY (code),
	CONSTRAINT meeting_series_level_known CHECK (level IN ('dgp', 'adg', 'ig_zone', 'dig_range', 'district', 'sub_division', 'police_station', 'beat')),
	CONSTRAINT meeting_series_cadence_days_not_negative CHECK (cadence_days >= 0),
	CONSTRAINT meeting_series_from_on_readable CHECK (from_on IS NULL OR coalesce(date(from_on, '+0 days') = from_on, false) AND from_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT meeting_series_until_on_readable CHECK (until_on IS NULL OR coalesce(date(until_on, '+0 days') = until_on, false) AND until_on BETWEEN '1900-01-01' AND '2199-12-31')
)
 STRICT
;;
CREATE TABLE gap_daily (
	day TEXT NOT NULL,
	gap_key TEXT NOT NULL,
	rule TEXT NOT NULL,
	must_act TEXT NOT NULL,
	concerns TEXT NOT NULL,
	severity INTEGER DEFAULT '0' NOT NULL,
	numbers TEXT NOT NULL,
	agency TEXT,
	named_to TEXT DEFAULT '' NOT NULL,
	review_by TEXT,
	handling TEXT DEFAULT 'participants' NOT NULL,
	CONSTRAINT gap_daily_key PRIMARY KEY (day, gap_key),
	CONSTRAINT gap_daily_day_readable CHECK (day IS NULL OR coalesce(date(day, '+0 days') = day, false) AND day BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT gap_daily_severity_not_negative CHECK (severity >= 0),
	CONSTRAINT gap_daily_review_by_readable CHECK (review_by IS NULL OR coalesce(date(review_by, '+0 days') = review_by, false) AND review_by BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT gap_daily_handling_known CHECK (handling IN ('originator', 'named', 'participants'))
)
 STRICT
;;
CREATE TABLE gap_kept_off (
	id INTEGER NOT NULL,
	gap_key TEXT NOT NULL,
	post TEXT NOT NULL,
	made_at TEXT NOT NULL,
	until_at TEXT,
	reason TEXT NOT NULL,
	CONSTRAINT gap_kept_off_key PRIMARY KEY (id),
	CONSTRAINT gap_kept_off_made_at_readable CHECK (made_at IS NULL OR (length(made_at) >= 16 AND datetime(made_at) IS NOT NULL AND coalesce(date(substr(made_at, 1, 10), '+0 days') = substr(made_at, 1, 10), false) AND substr(made_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT gap_kept_off_until_at_readable CHECK (until_at IS NULL OR (length(until_at) >= 16 AND datetime(until_at) IS NOT NULL AND coalesce(date(substr(until_at, 1, 10), '+0 days') = substr(until_at, 1, 10), false) AND substr(until_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31'))
)
 STRICT
;;
CREATE TABLE state (
	code TEXT NOT NULL,
	lgd INTEGER,
	name TEXT NOT NULL,
	name_hi TEXT NOT NULL,
	kind TEXT NOT NULL,
	latitude REAL NOT NULL,
	longitude REAL NOT NULL,
	population INTEGER,
	population_year INTEGER,
	population_source TEXT,
	valid_from TEXT,
	valid_until TEXT,
	replaced_by TEXT,
	CONSTRAINT state_key PRIMARY KEY (code),
	CONSTRAINT state_kind_known CHECK (kind IN ('state', 'union_territory')),
	CONSTRAINT state_population_not_negative CHECK (population >= 0),
	CONSTRAINT state_valid_from_readable CHECK (valid_from IS NULL OR coalesce(date(valid_from, '+0 days') = valid_from, false) AND valid_from BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT state_valid_until_readable CHECK (valid_until IS NULL OR coalesce(date(valid_until, '+0 days') = valid_until, false) AND valid_until BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT state_replaced_by_known FOREIGN KEY(replaced_by) REFERENCES state (code)
)
 STRICT
;;
CREATE TABLE about (
	id INTEGER DEFAULT '1' NOT NULL,
	kind TEXT NOT NULL,
	created_at TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%S', 'now')) NOT NULL,
	sample_seed INTEGER,
	sample_scale REAL,
	CONSTRAINT about_key PRIMARY KEY (id),
	CONSTRAINT about_one_row CHECK (id = 1),
	CONSTRAINT about_kind_known CHECK (kind IN ('sample', 'real')),
	CONSTRAINT about_created_at_readable CHECK (created_at IS NULL OR (length(created_at) >= 16 AND datetime(created_at) IS NOT NULL AND coalesce(date(substr(created_at, 1, 10), '+0 days') = substr(created_at, 1, 10), false) AND substr(created_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31'))
)
 STRICT
;;
CREATE TABLE account (
	subject TEXT NOT NULL,
	password_hash TEXT NOT NULL,
	totp_secret TEXT NOT NULL,
	failure_count INTEGER DEFAULT '0' NOT NULL,
	locked_until TEXT,
	last_code_at TEXT,
	until_on TEXT NOT NULL,
	CONSTRAINT account_key PRIMARY KEY (subject),
	CONSTRAINT account_failure_count_not_negative CHECK (failure_count >= 0),
	CONSTRAINT account_locked_until_readable CHECK (locked_until IS NULL OR (length(locked_until) >= 16 AND datetime(locked_until) IS NOT NULL AND coalesce(date(substr(locked_until, 1, 10), '+0 days') = substr(locked_until, 1, 10), false) AND substr(locked_until, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT account_last_code_at_readable CHECK (last_code_at IS NULL OR (length(last_code_at) >= 16 AND datetime(last_code_at) IS NOT NULL AND coalesce(date(substr(last_code_at, 1, 10), '+0 days') = substr(last_code_at, 1, 10), false) AND substr(last_code_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT account_until_on_readable CHECK (until_on IS NULL OR coalesce(date(until_on, '+0 days') = until_on, false) AND until_on BETWEEN '1900-01-01' AND '2199-12-31')
)
 STRICT
;;
CREATE TABLE access_log (
	id INTEGER NOT NULL,
	looked_at TEXT NOT NULL,
	subject TEXT NOT NULL,
	officer TEXT DEFAULT '' NOT NULL,
	post TEXT NOT NULL,
	role TEXT NOT NULL,
	agency TEXT,
	kind TEXT NOT NULL,
	what TEXT NOT NULL,
	filters TEXT DEFAULT '' NOT NULL,
	purpose TEXT,
	concerns TEXT DEFAULT '' NOT NULL,
	record_count INTEGER DEFAULT '0' NOT NULL,
	batch INTEGER NOT NULL,
	batch_hash TEXT NOT NULL,
	CONSTRAINT access_log_key PRIMARY KEY (id),
	CONSTRAINT access_log_looked_at_readable CHECK (looked_at IS NULL OR (length(looked_at) >= 16 AND datetime(looked_at) IS NOT NULL AND coalesce(date(substr(looked_at, 1, 10), '+0 days') = substr(looked_at, 1, 10), false) AND substr(looked_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT access_log_kind_known CHECK (kind IN ('sign_in', 'page', 'filter', 'list', 'record', 'search', 'paper', 'refusal', 'write')),
	CONSTRAINT access_log_record_count_not_negative CHECK (record_count >= 0)
)
 STRICT
;;
CREATE TABLE access_log_head (
	id INTEGER NOT NULL,
	last_id INTEGER NOT NULL,
	batch INTEGER NOT NULL,
	batch_hash TEXT NOT NULL,
	CONSTRAINT access_log_head_key PRIMARY KEY (id),
	CONSTRAINT access_log_head_one_row CHECK (id = 1)
)
 STRICT
;;
CREATE TABLE purged (
	key_hash TEXT NOT NULL,
	record_table TEXT NOT NULL,
	purged_on TEXT NOT NULL,
	rule TEXT NOT NULL,
	CONSTRAINT purged_key PRIMARY KEY (key_hash),
	CONSTRAINT purged_purged_on_readable CHECK (purged_on IS NULL OR coalesce(date(purged_on, '+0 days') = purged_on, false) AND purged_on BETWEEN '1900-01-01' AND '2199-12-31')
)
 STRICT
;;
CREATE TABLE crime_head (
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	name_hi TEXT NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	parent TEXT,
	kind TEXT,
	relation TEXT,
	CONSTRAINT crime_head_key PRIMARY KEY (code),
	CONSTRAINT crime_head_position_not_negative CHECK (position >= 0),
	CONSTRAINT crime_head_kind_known CHECK (kind IN ('murder', 'attempt', 'abduction_for_ransom', 'extortion', 'robbery_or_dacoity', 'firing', 'harbouring', 'online_threat_or_glorification')),
	CONSTRAINT crime_head_parent_known FOREIGN KEY(parent) REFERENCES crime_head (code)
)
 STRICT
;;
CREATE TABLE district (
	code INTEGER NOT NULL,
	state TEXT NOT NULL,
	name TEXT NOT NULL,
	name_hi TEXT NOT NULL,
	latitude REAL NOT NULL,
	longitude REAL NOT NULL,
	area_km2 REAL NOT NULL,
	police_reporting INTEGER DEFAULT '1' NOT NULL,
	population INTEGER,
	population_year INTEGER,
	population_source TEXT,
	valid_from TEXT,
	valid_until TEXT,
	replaced_by INTEGER,
	CONSTRAINT district_key PRIMARY KEY (code),
	CONSTRAINT district_police_reporting_yes_or_no CHECK (police_reporting IN (0, 1)),
	CONSTRAINT district_population_not_negative CHECK (population >= 0),
	CONSTRAINT district_valid_from_readable CHECK (valid_from IS NULL OR coalesce(date(valid_from, '+0 days') = valid_from, false) AND valid_from BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT district_valid_until_readable CHECK (valid_until IS NULL OR coalesce(date(valid_until, '+0 days') = valid_until, false) AND valid_until BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT district_state_known FOREIGN KEY(state) REFERENCES state (code),
	CONSTRAINT district_replaced_by_known FOREIGN KEY(replaced_by) REFERENCES district (code)
)
 STRICT
;;
CREATE TABLE agency (
	code TEXT NOT NULL,
	state TEXT,
	kind TEXT NOT NULL,
	name TEXT NOT NULL,
	name_hi TEXT NOT NULL,
	participates_from TEXT NOT NULL,
	participates_until TEXT,
	CONSTRAINT agency_key PRIMARY KEY (code),
	CONSTRAINT agency_kind_known CHECK (kind IN ('force', 'central_agency', 'prisons')),
	CONSTRAINT agency_participates_from_readable CHECK (participates_from IS NULL OR coalesce(date(participates_from, '+0 days') = participates_from, false) AND participates_from BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT agency_participates_until_readable CHECK (participates_until IS NULL OR coalesce(date(participates_until, '+0 days') = participates_until, false) AND participates_until BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT agency_state_known FOREIGN KEY(state) REFERENCES state (code)
)
 STRICT
;;
CREATE TABLE police_unit (
	code TEXT NOT NULL,
	state TEXT NOT NULL,
	name TEXT NOT NULL,
	name_hi TEXT,
	kind TEXT NOT NULL,
	has_territory INTEGER NOT NULL,
	CONSTRAINT police_unit_key PRIMARY KEY (code),
	CONSTRAINT police_unit_kind_known CHECK (kind IN ('district', 'commissionerate', 'city_zone', 'railway', 'crime_branch', 'airport', 'metro', 'other')),
	CONSTRAINT police_unit_has_territory_yes_or_no CHECK (has_territory IN (0, 1)),
	CONSTRAINT police_unit_state_known FOREIGN KEY(state) REFERENCES state (code)
)
 STRICT
;;
CREATE TABLE meeting_series_agency (
	series TEXT NOT NULL,
	force TEXT NOT NULL,
	CONSTRAINT meeting_series_agency_key PRIMARY KEY (series, force),
	CONSTRAINT meeting_series_agency_series_known FOREIGN KEY(series) REFERENCES meeting_series (code),
	CONSTRAINT meeting_series_agency_force_known FOREIGN KEY(force) REFERENCES agency (code)
)
 STRICT
;;
CREATE TABLE meeting_series_district (
	series TEXT NOT NULL,
	district INTEGER NOT NULL,
	CONSTRAINT meeting_series_district_key PRIMARY KEY (series, district),
	CONSTRAINT meeting_series_district_series_known FOREIGN KEY(series) REFERENCES meeting_series (code),
	CONSTRAINT meeting_series_district_district_known FOREIGN KEY(district) REFERENCES district (code)
)
 STRICT
;;
CREATE TABLE gap_remark (
	id INTEGER NOT NULL,
	gap_key TEXT NOT NULL,
	agency TEXT NOT NULL,
	post TEXT NOT NULL,
	made_at TEXT NOT NULL,
	remark TEXT NOT NULL,
	named_to TEXT DEFAULT '' NOT NULL,
	handling TEXT DEFAULT 'participants' NOT NULL,
	CONSTRAINT gap_remark_key PRIMARY KEY (id),
	CONSTRAINT gap_remark_made_at_readable CHECK (made_at IS NULL OR (length(made_at) >= 16 AND datetime(made_at) IS NOT NULL AND coalesce(date(substr(made_at, 1, 10), '+0 days') = substr(made_at, 1, 10), false) AND substr(made_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT gap_remark_handling_known CHECK (handling IN ('originator', 'named', 'participants')),
	CONSTRAINT gap_remark_agency_known FOREIGN KEY(agency) REFERENCES agency (code)
)
 STRICT
;;
CREATE TABLE border_pair (
	district_a INTEGER NOT NULL,
	district_b INTEGER NOT NULL,
	shared_km REAL NOT NULL,
	CONSTRAINT border_pair_key PRIMARY KEY (district_a, district_b),
	CONSTRAINT border_pair_in_order CHECK (district_a < district_b),
	CONSTRAINT border_pair_district_a_known FOREIGN KEY(district_a) REFERENCES district (code),
	CONSTRAINT border_pair_district_b_known FOREIGN KEY(district_b) REFERENCES district (code)
)
 STRICT
;;
CREATE TABLE police_unit_alias (
	state TEXT NOT NULL,
	alias TEXT NOT NULL,
	unit TEXT NOT NULL,
	CONSTRAINT police_unit_alias_key PRIMARY KEY (state, alias),
	CONSTRAINT police_unit_alias_state_known FOREIGN KEY(state) REFERENCES state (code),
	CONSTRAINT police_unit_alias_unit_known FOREIGN KEY(unit) REFERENCES police_unit (code)
)
 STRICT
;;
CREATE TABLE police_unit_district (
	unit TEXT NOT NULL,
	district INTEGER NOT NULL,
	CONSTRAINT police_unit_district_key PRIMARY KEY (unit, district),
	CONSTRAINT police_unit_district_unit_known FOREIGN KEY(unit) REFERENCES police_unit (code),
	CONSTRAINT police_unit_district_district_known FOREIGN KEY(district) REFERENCES district (code)
)
 STRICT
;;
CREATE TABLE load (
	id INTEGER NOT NULL,
	agency TEXT,
	dataset TEXT NOT NULL,
	file_name TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	loaded_at TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%S', 'now')) NOT NULL,
	loaded_by TEXT NOT NULL,
	received_count INTEGER DEFAULT '0' NOT NULL,
	accepted_count INTEGER DEFAULT '0' NOT NULL,
	unchanged_count INTEGER DEFAULT '0' NOT NULL,
	repeated_count INTEGER DEFAULT '0' NOT NULL,
	rejected_count INTEGER DEFAULT '0' NOT NULL,
	flagged_count INTEGER DEFAULT '0' NOT NULL,
	withdrawn_count INTEGER DEFAULT '0' NOT NULL,
	undone_at TEXT,
	CONSTRAINT load_key PRIMARY KEY (id),
	CONSTRAINT load_dataset_known CHECK (dataset IN ('incident', 'seizure', 'message', 'answer', 'operation', 'meeting', 'agenda_item', 'action_item', 'action_update', 'offender', 'offender_link', 'notice', 'custody_event', 'gang', 'gang_link', 'helper_action', 'home_count', 'practice', 'practice_adoption', 'contact', 'feed', 'nil_report', 'population', 'ncrb')),
	CONSTRAINT load_loaded_at_readable CHECK (loaded_at IS NULL OR (length(loaded_at) >= 16 AND datetime(loaded_at) IS NOT NULL AND coalesce(date(substr(loaded_at, 1, 10), '+0 days') = substr(loaded_at, 1, 10), false) AND substr(loaded_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT load_received_count_not_negative CHECK (received_count >= 0),
	CONSTRAINT load_accepted_count_not_negative CHECK (accepted_count >= 0),
	CONSTRAINT load_unchanged_count_not_negative CHECK (unchanged_count >= 0),
	CONSTRAINT load_repeated_count_not_negative CHECK (repeated_count >= 0),
	CONSTRAINT load_rejected_count_not_negative CHECK (rejected_count >= 0),
	CONSTRAINT load_flagged_count_not_negative CHECK (flagged_count >= 0),
	CONSTRAINT load_withdrawn_count_not_negative CHECK (withdrawn_count >= 0),
	CONSTRAINT load_undone_at_readable CHECK (undone_at IS NULL OR (length(undone_at) >= 16 AND datetime(undone_at) IS NOT NULL AND coalesce(date(substr(undone_at, 1, 10), '+0 days') = substr(undone_at, 1, 10), false) AND substr(undone_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT load_agency_known FOREIGN KEY(agency) REFERENCES agency (code)
)
 STRICT
;;
CREATE TABLE column_mapping (
	agency TEXT NOT NULL,
	dataset TEXT NOT NULL,
	received TEXT NOT NULL,
	means TEXT NOT NULL,
	CONSTRAINT column_mapping_key PRIMARY KEY (agency, dataset, received),
	CONSTRAINT column_mapping_dataset_known CHECK (dataset IN ('incident', 'seizure', 'message', 'answer', 'operation', 'meeting', 'agenda_item', 'action_item', 'action_update', 'offender', 'offender_link', 'notice', 'custody_event', 'gang', 'gang_link', 'helper_action', 'home_count', 'practice', 'practice_adoption', 'contact', 'feed', 'nil_report', 'population', 'ncrb')),
	CONSTRAINT column_mapping_agency_known FOREIGN KEY(agency) REFERENCES agency (code)
)
 STRICT
;;
CREATE TABLE feed (
	agency TEXT NOT NULL,
	dataset TEXT NOT NULL,
	every_days INTEGER DEFAULT '0' NOT NULL,
	from_on TEXT NOT NULL,
	until_on TEXT,
	CONSTRAINT feed_key PRIMARY KEY (agency, dataset),
	CONSTRAINT feed_dataset_known CHECK (dataset IN ('incident', 'seizure', 'message', 'answer', 'operation', 'meeting', 'agenda_item', 'action_item', 'action_update', 'offender', 'offender_link', 'notice', 'custody_event', 'gang', 'gang_link', 'helper_action', 'home_count', 'practice', 'practice_adoption', 'contact', 'feed', 'nil_report', 'population', 'ncrb')),
	CONSTRAINT feed_every_days_not_negative CHECK (every_days >= 0),
	CONSTRAINT feed_from_on_readable CHECK (from_on IS NULL OR coalesce(date(from_on, '+0 days') = from_on, false) AND from_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT feed_until_on_readable CHECK (until_on IS NULL OR coalesce(date(until_on, '+0 days') = until_on, false) AND until_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT feed_agency_known FOREIGN KEY(agency) REFERENCES agency (code)
)
 STRICT
;;
CREATE TABLE nil_report (
	agency TEXT NOT NULL,
	dataset TEXT NOT NULL,
	from_on TEXT NOT NULL,
	until_on TEXT NOT NULL,
	made_at TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%S', 'now')) NOT NULL,
	CONSTRAINT nil_report_key PRIMARY KEY (agency, dataset, from_on),
	CONSTRAINT nil_report_ends_after_it_begins CHECK (until_on >= from_on),
	CONSTRAINT nil_report_dataset_known CHECK (dataset IN ('incident', 'seizure', 'message', 'answer', 'operation', 'meeting', 'agenda_item', 'action_item', 'action_update', 'offender', 'offender_link', 'notice', 'custody_event', 'gang', 'gang_link', 'helper_action', 'home_count', 'practice', 'practice_adoption', 'contact', 'feed', 'nil_report', 'population', 'ncrb')),
	CONSTRAINT nil_report_from_on_readable CHECK (from_on IS NULL OR coalesce(date(from_on, '+0 days') = from_on, false) AND from_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT nil_report_until_on_readable CHECK (until_on IS NULL OR coalesce(date(until_on, '+0 days') = until_on, false) AND until_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT nil_report_made_at_readable CHECK (made_at IS NULL OR (length(made_at) >= 16 AND datetime(made_at) IS NOT NULL AND coalesce(date(substr(made_at, 1, 10), '+0 days') = substr(made_at, 1, 10), false) AND substr(made_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT nil_report_agency_known FOREIGN KEY(agency) REFERENCES agency (code)
)
 STRICT
;;
CREATE TABLE viewer (
	id INTEGER NOT NULL,
	subject TEXT NOT NULL,
	officer TEXT NOT NULL,
	post TEXT NOT NULL,
	agency TEXT,
	role TEXT NOT NULL,
	from_on TEXT NOT NULL,
	until_on TEXT,
	withdrawn_at TEXT,
	CONSTRAINT viewer_key PRIMARY KEY (id),
	CONSTRAINT viewer_subject_post_from_on_once UNIQUE (subject, post, from_on),
	CONSTRAINT viewer_role_known CHECK (role IN ('leader', 'nodal_officer', 'secretariat', 'meeting_room', 'auditor', 'administrator', 'service')),
	CONSTRAINT viewer_from_on_readable CHECK (from_on IS NULL OR coalesce(date(from_on, '+0 days') = from_on, false) AND from_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT viewer_until_on_readable CHECK (until_on IS NULL OR coalesce(date(until_on, '+0 days') = until_on, false) AND until_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT viewer_withdrawn_at_readable CHECK (withdrawn_at IS NULL OR (length(withdrawn_at) >= 16 AND datetime(withdrawn_at) IS NOT NULL AND coalesce(date(substr(withdrawn_at, 1, 10), '+0 days') = substr(withdrawn_at, 1, 10), false) AND substr(withdrawn_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT viewer_agency_known FOREIGN KEY(agency) REFERENCES agency (code)
)
 STRICT
;;
CREATE TABLE disclosure (
	id INTEGER NOT NULL,
	record_table TEXT NOT NULL,
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	to_agency TEXT NOT NULL,
	made_at TEXT NOT NULL,
	by_post TEXT NOT NULL,
	basis TEXT,
	CONSTRAINT disclosure_key PRIMARY KEY (id),
	CONSTRAINT disclosure_record_table_agency_reference_to_agency_once UNIQUE (record_table, agency, reference, to_agency),
	CONSTRAINT disclosure_made_at_readable CHECK (made_at IS NULL OR (length(made_at) >= 16 AND datetime(made_at) IS NOT NULL AND coalesce(date(substr(made_at, 1, 10), '+0 days') = substr(made_at, 1, 10), false) AND substr(made_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT disclosure_to_agency_known FOREIGN KEY(to_agency) REFERENCES agency (code)
)
 STRICT
;;
CREATE TABLE incident (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	police_station TEXT,
	fir_number TEXT,
	registered_on TEXT,
	occurred_from TEXT NOT NULL,
	occurred_to TEXT,
	time_known INTEGER DEFAULT '1' NOT NULL,
	kind TEXT NOT NULL,
	firing INTEGER DEFAULT '0' NOT NULL,
	extortion INTEGER DEFAULT '0' NOT NULL,
	sections TEXT,
	status TEXT NOT NULL,
	unit TEXT,
	district INTEGER,
	latitude REAL,
	longitude REAL,
	point_precision TEXT,
	victims_killed INTEGER DEFAULT '0' NOT NULL,
	victims_injured INTEGER DEFAULT '0' NOT NULL,
	police_killed INTEGER DEFAULT '0' NOT NULL,
	police_injured INTEGER DEFAULT '0' NOT NULL,
	accused_killed INTEGER DEFAULT '0' NOT NULL,
	accused_injured INTEGER DEFAULT '0' NOT NULL,
	demand_inr INTEGER,
	terror_link TEXT DEFAULT 'none' NOT NULL,
	same_as_agency TEXT,
	same_as_reference TEXT,
	same_as_reason TEXT,
	summary TEXT,
	summary_hi TEXT,
	handling TEXT DEFAULT 'participants' NOT NULL,
	day TEXT NOT NULL GENERATED ALWAYS AS (date(occurred_from, '+330 minutes')) STORED,
	first_recorded_at TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%S', 'now')) NOT NULL,
	withdrawn_at TEXT,
	load INTEGER,
	CONSTRAINT incident_key PRIMARY KEY (agency, reference),
	CONSTRAINT incident_latitude_in_india CHECK (latitude BETWEEN 6 AND 38),
	CONSTRAINT incident_longitude_in_india CHECK (longitude BETWEEN 68 AND 98),
	CONSTRAINT incident_point_whole CHECK ((latitude IS NULL) = (longitude IS NULL)),
	CONSTRAINT incident_same_as_agency_same_as_reference_known FOREIGN KEY(same_as_agency, same_as_reference) REFERENCES incident (agency, reference) ON DELETE NO ACTION ON UPDATE NO ACTION,
	CONSTRAINT incident_ends_after_it_begins CHECK (unixepoch(occurred_to) >= unixepoch(occurred_from)),
	CONSTRAINT incident_same_as_says_why CHECK ((same_as_reference IS NULL) = (same_as_reason IS NULL)),
	CONSTRAINT incident_not_same_as_itself CHECK (NOT (agency = same_as_agency AND reference = same_as_reference)),
	CONSTRAINT incident_reference_given CHECK (length(reference) BETWEEN 1 AND 60),
	CONSTRAINT incident_registered_on_readable CHECK (registered_on IS NULL OR coalesce(date(registered_on, '+0 days') = registered_on, false) AND registered_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT incident_occurred_from_readable CHECK (occurred_from IS NULL OR (length(occurred_from) >= 16 AND datetime(occurred_from) IS NOT NULL AND coalesce(date(substr(occurred_from, 1, 10), '+0 days') = substr(occurred_from, 1, 10), false) AND substr(occurred_from, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT incident_occurred_to_readable CHECK (occurred_to IS NULL OR (length(occurred_to) >= 16 AND datetime(occurred_to) IS NOT NULL AND coalesce(date(substr(occurred_to, 1, 10), '+0 days') = substr(occurred_to, 1, 10), false) AND substr(occurred_to, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT incident_time_known_yes_or_no CHECK (time_known IN (0, 1)),
	CONSTRAINT incident_kind_known CHECK (kind IN ('murder', 'attempt', 'abduction_for_ransom', 'extortion', 'robbery_or_dacoity', 'firing', 'harbouring', 'online_threat_or_glorification')),
	CONSTRAINT incident_firing_yes_or_no CHECK (firing IN (0, 1)),
	CONSTRAINT incident_extortion_yes_or_no CHECK (extortion IN (0, 1)),
	CONSTRAINT incident_status_known CHECK (status IN ('under_investigation', 'traced', 'charge_sheeted', 'untraced', 'cancelled', 'transferred')),
	CONSTRAINT incident_point_precision_known CHECK (point_precision IN ('exact', 'locality', 'police_station')),
	CONSTRAINT incident_victims_killed_not_negative CHECK (victims_killed >= 0),
	CONSTRAINT incident_victims_injured_not_negative CHECK (victims_injured >= 0),
	CONSTRAINT incident_police_killed_not_negative CHECK (police_killed >= 0),
	CONSTRAINT incident_police_injured_not_negative CHECK (police_injured >= 0),
	CONSTRAINT incident_accused_killed_not_negative CHECK (accused_killed >= 0),
	CONSTRAINT incident_accused_injured_not_negative CHECK (accused_injured >= 0),
	CONSTRAINT incident_demand_inr_not_negative CHECK (demand_inr >= 0),
	CONSTRAINT incident_terror_link_known CHECK (terror_link IN ('none', 'suspected', 'established')),
	CONSTRAINT incident_same_as_reason_known CHECK (same_as_reason IN ('zero_fir', 'taken_over')),
	CONSTRAINT incident_handling_known CHECK (handling IN ('originator', 'named', 'participants')),
	CONSTRAINT incident_first_recorded_at_readable CHECK (first_recorded_at IS NULL OR (length(first_recorded_at) >= 16 AND datetime(first_recorded_at) IS NOT NULL AND coalesce(date(substr(first_recorded_at, 1, 10), '+0 days') = substr(first_recorded_at, 1, 10), false) AND substr(first_recorded_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT incident_withdrawn_at_readable CHECK (withdrawn_at IS NULL OR (length(withdrawn_at) >= 16 AND datetime(withdrawn_at) IS NOT NULL AND coalesce(date(substr(withdrawn_at, 1, 10), '+0 days') = substr(withdrawn_at, 1, 10), false) AND substr(withdrawn_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT incident_agency_known FOREIGN KEY(agency) REFERENCES agency (code),
	CONSTRAINT incident_unit_known FOREIGN KEY(unit) REFERENCES police_unit (code),
	CONSTRAINT incident_district_known FOREIGN KEY(district) REFERENCES district (code),
	CONSTRAINT incident_load_known FOREIGN KEY(load) REFERENCES load (id)
)
 STRICT
;;
CREATE TABLE home_count (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	day TEXT NOT NULL,
	kind TEXT NOT NULL,
	district INTEGER,
	incident_count INTEGER NOT NULL,
	first_recorded_at TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%S', 'now')) NOT NULL,
	withdrawn_at TEXT,
	load INTEGER,
	CONSTRAINT home_count_key PRIMARY KEY (agency, reference),
	CONSTRAINT home_count_incident_count_given CHECK (incident_count >= 1),
	CONSTRAINT home_count_reference_given CHECK (length(reference) BETWEEN 1 AND 60),
	CONSTRAINT home_count_day_readable CHECK (day IS NULL OR coalesce(date(day, '+0 days') = day, false) AND day BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT home_count_kind_known CHECK (kind IN ('murder', 'attempt', 'abduction_for_ransom', 'extortion', 'robbery_or_dacoity', 'firing', 'harbouring', 'online_threat_or_glorification')),
	CONSTRAINT home_count_first_recorded_at_readable CHECK (first_recorded_at IS NULL OR (length(first_recorded_at) >= 16 AND datetime(first_recorded_at) IS NOT NULL AND coalesce(date(substr(first_recorded_at, 1, 10), '+0 days') = substr(first_recorded_at, 1, 10), false) AND substr(first_recorded_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT home_count_withdrawn_at_readable CHECK (withdrawn_at IS NULL OR (length(withdrawn_at) >= 16 AND datetime(withdrawn_at) IS NOT NULL AND coalesce(date(substr(withdrawn_at, 1, 10), '+0 days') = substr(withdrawn_at, 1, 10), false) AND substr(withdrawn_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT home_count_agency_known FOREIGN KEY(agency) REFERENCES agency (code),
	CONSTRAINT home_count_district_known FOREIGN KEY(district) REFERENCES district (code),
	CONSTRAINT home_count_load_known FOREIGN KEY(load) REFERENCES load (id)
)
 STRICT
;;
CREATE TABLE message (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	sent_at TEXT NOT NULL,
	originated_at TEXT,
	kind TEXT NOT NULL,
	urgency TEXT DEFAULT 'ordinary' NOT NULL,
	channel TEXT NOT NULL,
	in_reply_to_agency TEXT,
	in_reply_to_reference TEXT,
	broadcast INTEGER DEFAULT '0' NOT NULL,
	subject TEXT,
	body TEXT,
	handling TEXT DEFAULT 'participants' NOT NULL,
	day TEXT NOT NULL GENERATED ALWAYS AS (date(sent_at, '+330 minutes')) STORED,
	first_recorded_at TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%S', 'now')) NOT NULL,
	withdrawn_at TEXT,
	load INTEGER,
	CONSTRAINT message_key PRIMARY KEY (agency, reference),
	CONSTRAINT message_in_reply_to_agency_in_reply_to_reference_known FOREIGN KEY(in_reply_to_agency, in_reply_to_reference) REFERENCES message (agency, reference) ON DELETE NO ACTION ON UPDATE NO ACTION,
	CONSTRAINT message_known_before_told CHECK (unixepoch(sent_at) >= unixepoch(originated_at)),
	CONSTRAINT message_not_in_reply_to_itself CHECK (NOT (agency = in_reply_to_agency AND reference = in_reply_to_reference)),
	CONSTRAINT message_reference_given CHECK (length(reference) BETWEEN 1 AND 60),
	CONSTRAINT message_sent_at_readable CHECK (sent_at IS NULL OR (length(sent_at) >= 16 AND datetime(sent_at) IS NOT NULL AND coalesce(date(substr(sent_at, 1, 10), '+0 days') = substr(sent_at, 1, 10), false) AND substr(sent_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT message_originated_at_readable CHECK (originated_at IS NULL OR (length(originated_at) >= 16 AND datetime(originated_at) IS NOT NULL AND coalesce(date(substr(originated_at, 1, 10), '+0 days') = substr(originated_at, 1, 10), false) AND substr(originated_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT message_kind_known CHECK (kind IN ('alert', 'intelligence', 'dossier', 'request', 'reply', 'good_practice')),
	CONSTRAINT message_urgency_known CHECK (urgency IN ('most_immediate', 'immediate', 'ordinary')),
	CONSTRAINT message_channel_known CHECK (channel IN ('system', 'official_mail', 'letter', 'wireless', 'messaging_group', 'phone')),
	CONSTRAINT message_broadcast_yes_or_no CHECK (broadcast IN (0, 1)),
	CONSTRAINT message_handling_known CHECK (handling IN ('originator', 'named', 'participants')),
	CONSTRAINT message_first_recorded_at_readable CHECK (first_recorded_at IS NULL OR (length(first_recorded_at) >= 16 AND datetime(first_recorded_at) IS NOT NULL AND coalesce(date(substr(first_recorded_at, 1, 10), '+0 days') = substr(first_recorded_at, 1, 10), false) AND substr(first_recorded_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT message_withdrawn_at_readable CHECK (withdrawn_at IS NULL OR (length(withdrawn_at) >= 16 AND datetime(withdrawn_at) IS NOT NULL AND coalesce(date(substr(withdrawn_at, 1, 10), '+0 days') = substr(withdrawn_at, 1, 10), false) AND substr(withdrawn_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT message_agency_known FOREIGN KEY(agency) REFERENCES agency (code),
	CONSTRAINT message_load_known FOREIGN KEY(load) REFERENCES load (id)
)
 STRICT
;;
CREATE TABLE meeting (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	series TEXT,
	status TEXT NOT NULL,
	meets_at TEXT NOT NULL,
	mode TEXT NOT NULL,
	venue TEXT,
	chair TEXT,
	chair_hi TEXT,
	minutes TEXT DEFAULT 'none' NOT NULL,
	minutes_on TEXT,
	day TEXT NOT NULL GENERATED ALWAYS AS (date(meets_at, '+330 minutes')) STORED,
	first_recorded_at TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%S', 'now')) NOT NULL,
	withdrawn_at TEXT,
	load INTEGER,
	CONSTRAINT meeting_key PRIMARY KEY (agency, reference),
	CONSTRAINT meeting_reference_once UNIQUE (reference),
	CONSTRAINT meeting_reference_given CHECK (length(reference) BETWEEN 1 AND 60),
	CONSTRAINT meeting_status_known CHECK (status IN ('planned', 'held', 'postponed', 'cancelled')),
	CONSTRAINT meeting_meets_at_readable CHECK (meets_at IS NULL OR (length(meets_at) >= 16 AND datetime(meets_at) IS NOT NULL AND coalesce(date(substr(meets_at, 1, 10), '+0 days') = substr(meets_at, 1, 10), false) AND substr(meets_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT meeting_mode_known CHECK (mode IN ('in_person', 'video', 'hybrid')),
	CONSTRAINT meeting_minutes_known CHECK (minutes IN ('none', 'draft', 'circulated', 'approved')),
	CONSTRAINT meeting_minutes_on_readable CHECK (minutes_on IS NULL OR coalesce(date(minutes_on, '+0 days') = minutes_on, false) AND minutes_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT meeting_first_recorded_at_readable CHECK (first_recorded_at IS NULL OR (length(first_recorded_at) >= 16 AND datetime(first_recorded_at) IS NOT NULL AND coalesce(date(substr(first_recorded_at, 1, 10), '+0 days') = substr(first_recorded_at, 1, 10), false) AND substr(first_recorded_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT meeting_withdrawn_at_readable CHECK (withdrawn_at IS NULL OR (length(withdrawn_at) >= 16 AND datetime(withdrawn_at) IS NOT NULL AND coalesce(date(substr(withdrawn_at, 1, 10), '+0 days') = substr(withdrawn_at, 1, 10), false) AND substr(withdrawn_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT meeting_agency_known FOREIGN KEY(agency) REFERENCES agency (code),
	CONSTRAINT meeting_series_known FOREIGN KEY(series) REFERENCES meeting_series (code),
	CONSTRAINT meeting_load_known FOREIGN KEY(load) REFERENCES load (id)
)
 STRICT
;;
CREATE TABLE gang (
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	name_hi TEXT NOT NULL,
	name_received TEXT,
	registered_by TEXT,
	status TEXT NOT NULL,
	band TEXT,
	band_by TEXT,
	band_on TEXT,
	band_confidence TEXT,
	terror_link TEXT DEFAULT 'none' NOT NULL,
	terror_link_source TEXT,
	terror_link_from TEXT,
	terror_link_until TEXT,
	terror_link_review_by TEXT,
	review_by TEXT NOT NULL,
	first_recorded_at TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%S', 'now')) NOT NULL,
	withdrawn_at TEXT,
	load INTEGER,
	CONSTRAINT gang_key PRIMARY KEY (code),
	CONSTRAINT gang_band_says_who_and_when CHECK (band IS NULL OR (band_by IS NOT NULL AND band_on IS NOT NULL)),
	CONSTRAINT gang_terror_link_says_source CHECK (terror_link = 'none' OR terror_link_source IS NOT NULL),
	CONSTRAINT gang_status_known CHECK (status IN ('active', 'dormant', 'dismantled')),
	CONSTRAINT gang_band_known CHECK (band IN ('high', 'medium', 'low')),
	CONSTRAINT gang_band_on_readable CHECK (band_on IS NULL OR coalesce(date(band_on, '+0 days') = band_on, false) AND band_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT gang_band_confidence_known CHECK (band_confidence IN ('confirmed', 'probable', 'possible')),
	CONSTRAINT gang_terror_link_known CHECK (terror_link IN ('none', 'suspected', 'established')),
	CONSTRAINT gang_terror_link_from_readable CHECK (terror_link_from IS NULL OR coalesce(date(terror_link_from, '+0 days') = terror_link_from, false) AND terror_link_from BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT gang_terror_link_until_readable CHECK (terror_link_until IS NULL OR coalesce(date(terror_link_until, '+0 days') = terror_link_until, false) AND terror_link_until BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT gang_terror_link_review_by_readable CHECK (terror_link_review_by IS NULL OR coalesce(date(terror_link_review_by, '+0 days') = terror_link_review_by, false) AND terror_link_review_by BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT gang_review_by_readable CHECK (review_by IS NULL OR coalesce(date(review_by, '+0 days') = review_by, false) AND review_by BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT gang_first_recorded_at_readable CHECK (first_recorded_at IS NULL OR (length(first_recorded_at) >= 16 AND datetime(first_recorded_at) IS NOT NULL AND coalesce(date(substr(first_recorded_at, 1, 10), '+0 days') = substr(first_recorded_at, 1, 10), false) AND substr(first_recorded_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT gang_withdrawn_at_readable CHECK (withdrawn_at IS NULL OR (length(withdrawn_at) >= 16 AND datetime(withdrawn_at) IS NOT NULL AND coalesce(date(substr(withdrawn_at, 1, 10), '+0 days') = substr(withdrawn_at, 1, 10), false) AND substr(withdrawn_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT gang_registered_by_known FOREIGN KEY(registered_by) REFERENCES agency (code),
	CONSTRAINT gang_band_by_known FOREIGN KEY(band_by) REFERENCES agency (code),
	CONSTRAINT gang_load_known FOREIGN KEY(load) REFERENCES load (id)
)
 STRICT
;;
CREATE TABLE contact (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	kind TEXT NOT NULL,
	post TEXT NOT NULL,
	post_hi TEXT NOT NULL,
	telephone TEXT NOT NULL,
	hours TEXT NOT NULL,
	first_recorded_at TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%S', 'now')) NOT NULL,
	withdrawn_at TEXT,
	load INTEGER,
	CONSTRAINT contact_key PRIMARY KEY (agency, reference),
	CONSTRAINT contact_reference_given CHECK (length(reference) BETWEEN 1 AND 60),
	CONSTRAINT contact_kind_known CHECK (kind IN ('nodal_officer', 'control_room')),
	CONSTRAINT contact_first_recorded_at_readable CHECK (first_recorded_at IS NULL OR (length(first_recorded_at) >= 16 AND datetime(first_recorded_at) IS NOT NULL AND coalesce(date(substr(first_recorded_at, 1, 10), '+0 days') = substr(first_recorded_at, 1, 10), false) AND substr(first_recorded_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT contact_withdrawn_at_readable CHECK (withdrawn_at IS NULL OR (length(withdrawn_at) >= 16 AND datetime(withdrawn_at) IS NOT NULL AND coalesce(date(substr(withdrawn_at, 1, 10), '+0 days') = substr(withdrawn_at, 1, 10), false) AND substr(withdrawn_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT contact_agency_known FOREIGN KEY(agency) REFERENCES agency (code),
	CONSTRAINT contact_load_known FOREIGN KEY(load) REFERENCES load (id)
)
 STRICT
;;
CREATE TABLE rejected_row (
	load INTEGER NOT NULL,
	row_number INTEGER DEFAULT '0' NOT NULL,
	rule TEXT NOT NULL,
	column_name TEXT,
	value TEXT,
	parameters TEXT DEFAULT '{}' NOT NULL,
	"row" TEXT NOT NULL,
	number INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT rejected_row_key PRIMARY KEY (load, row_number, number),
	CONSTRAINT rejected_row_row_number_not_negative CHECK (row_number >= 0),
	CONSTRAINT rejected_row_load_known FOREIGN KEY(load) REFERENCES load (id)
)
 STRICT
;;
CREATE TABLE flagged_row (
	load INTEGER NOT NULL,
	row_number INTEGER DEFAULT '0' NOT NULL,
	rule TEXT NOT NULL,
	column_name TEXT,
	value TEXT,
	parameters TEXT DEFAULT '{}' NOT NULL,
	number INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT flagged_row_key PRIMARY KEY (load, row_number, number),
	CONSTRAINT flagged_row_row_number_not_negative CHECK (row_number >= 0),
	CONSTRAINT flagged_row_load_known FOREIGN KEY(load) REFERENCES load (id)
)
 STRICT
;;
CREATE TABLE load_change (
	load INTEGER NOT NULL,
	number INTEGER DEFAULT '0' NOT NULL,
	table_name TEXT NOT NULL,
	row_key TEXT DEFAULT '' NOT NULL,
	"before" TEXT,
	"after" TEXT,
	CONSTRAINT load_change_key PRIMARY KEY (load, number),
	CONSTRAINT load_change_number_not_negative CHECK (number >= 0),
	CONSTRAINT load_change_load_known FOREIGN KEY(load) REFERENCES load (id)
)
 STRICT
;;
CREATE TABLE practice (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	theme TEXT NOT NULL,
	title TEXT NOT NULL,
	title_hi TEXT NOT NULL,
	summary TEXT NOT NULL,
	summary_hi TEXT NOT NULL,
	shared_on TEXT NOT NULL,
	first_recorded_at TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%S', 'now')) NOT NULL,
	withdrawn_at TEXT,
	load INTEGER,
	CONSTRAINT practice_key PRIMARY KEY (agency, reference),
	CONSTRAINT practice_reference_given CHECK (length(reference) BETWEEN 1 AND 60),
	CONSTRAINT practice_theme_known CHECK (theme IN ('investigation', 'forensics', 'evidence', 'technology', 'training', 'prisons', 'social_media')),
	CONSTRAINT practice_shared_on_readable CHECK (shared_on IS NULL OR coalesce(date(shared_on, '+0 days') = shared_on, false) AND shared_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT practice_first_recorded_at_readable CHECK (first_recorded_at IS NULL OR (length(first_recorded_at) >= 16 AND datetime(first_recorded_at) IS NOT NULL AND coalesce(date(substr(first_recorded_at, 1, 10), '+0 days') = substr(first_recorded_at, 1, 10), false) AND substr(first_recorded_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT practice_withdrawn_at_readable CHECK (withdrawn_at IS NULL OR (length(withdrawn_at) >= 16 AND datetime(withdrawn_at) IS NOT NULL AND coalesce(date(substr(withdrawn_at, 1, 10), '+0 days') = substr(withdrawn_at, 1, 10), false) AND substr(withdrawn_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT practice_agency_known FOREIGN KEY(agency) REFERENCES agency (code),
	CONSTRAINT practice_load_known FOREIGN KEY(load) REFERENCES load (id)
)
 STRICT
;;
CREATE TABLE statistic (
	source TEXT NOT NULL,
	state TEXT NOT NULL,
	year INTEGER NOT NULL,
	head TEXT NOT NULL,
	unit TEXT NOT NULL,
	registered_count INTEGER DEFAULT '0' NOT NULL,
	load INTEGER,
	CONSTRAINT statistic_key PRIMARY KEY (source, state, year, head, unit),
	CONSTRAINT statistic_registered_count_not_negative CHECK (registered_count >= 0),
	CONSTRAINT statistic_state_known FOREIGN KEY(state) REFERENCES state (code),
	CONSTRAINT statistic_head_known FOREIGN KEY(head) REFERENCES crime_head (code),
	CONSTRAINT statistic_unit_known FOREIGN KEY(unit) REFERENCES police_unit (code),
	CONSTRAINT statistic_load_known FOREIGN KEY(load) REFERENCES load (id)
)
 STRICT
;;
CREATE TABLE statistic_total (
	source TEXT NOT NULL,
	state TEXT NOT NULL,
	year INTEGER NOT NULL,
	head TEXT NOT NULL,
	printed_count INTEGER DEFAULT '0' NOT NULL,
	load INTEGER,
	CONSTRAINT statistic_total_key PRIMARY KEY (source, state, year, head),
	CONSTRAINT statistic_total_printed_count_not_negative CHECK (printed_count >= 0),
	CONSTRAINT statistic_total_state_known FOREIGN KEY(state) REFERENCES state (code),
	CONSTRAINT statistic_total_head_known FOREIGN KEY(head) REFERENCES crime_head (code),
	CONSTRAINT statistic_total_load_known FOREIGN KEY(load) REFERENCES load (id)
)
 STRICT
;;
CREATE TABLE incident_gang (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	gang TEXT NOT NULL,
	name_received TEXT DEFAULT '' NOT NULL,
	standing TEXT DEFAULT 'suspected' NOT NULL,
	stated_by TEXT,
	CONSTRAINT incident_gang_key PRIMARY KEY (agency, reference, gang, name_received),
	CONSTRAINT incident_gang_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES incident (agency, reference) ON DELETE CASCADE ON UPDATE CASCADE,
	CONSTRAINT incident_gang_standing_known CHECK (standing IN ('suspected', 'established')),
	CONSTRAINT incident_gang_gang_known FOREIGN KEY(gang) REFERENCES gang (code),
	CONSTRAINT incident_gang_stated_by_known FOREIGN KEY(stated_by) REFERENCES agency (code)
)
 STRICT
;;
CREATE TABLE delivery (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	to_agency TEXT NOT NULL,
	received_at TEXT,
	received_stated_by TEXT,
	acknowledged_at TEXT,
	acknowledged_stated_by TEXT,
	interim_at TEXT,
	interim_stated_by TEXT,
	replied_at TEXT,
	replied_stated_by TEXT,
	outcome TEXT,
	refusal_reason TEXT,
	outcome_stated_by TEXT,
	first_recorded_at TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%S', 'now')) NOT NULL,
	withdrawn_at TEXT,
	load INTEGER,
	CONSTRAINT delivery_key PRIMARY KEY (agency, reference, to_agency),
	CONSTRAINT delivery_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES message (agency, reference) ON DELETE CASCADE ON UPDATE CASCADE,
	CONSTRAINT delivery_not_to_itself CHECK (agency <> to_agency),
	CONSTRAINT delivery_refusal_says_why CHECK (outcome <> 'refused' OR refusal_reason IS NOT NULL),
	CONSTRAINT delivery_received_at_readable CHECK (received_at IS NULL OR (length(received_at) >= 16 AND datetime(received_at) IS NOT NULL AND coalesce(date(substr(received_at, 1, 10), '+0 days') = substr(received_at, 1, 10), false) AND substr(received_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT delivery_acknowledged_at_readable CHECK (acknowledged_at IS NULL OR (length(acknowledged_at) >= 16 AND datetime(acknowledged_at) IS NOT NULL AND coalesce(date(substr(acknowledged_at, 1, 10), '+0 days') = substr(acknowledged_at, 1, 10), false) AND substr(acknowledged_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT delivery_interim_at_readable CHECK (interim_at IS NULL OR (length(interim_at) >= 16 AND datetime(interim_at) IS NOT NULL AND coalesce(date(substr(interim_at, 1, 10), '+0 days') = substr(interim_at, 1, 10), false) AND substr(interim_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT delivery_replied_at_readable CHECK (replied_at IS NULL OR (length(replied_at) >= 16 AND datetime(replied_at) IS NOT NULL AND coalesce(date(substr(replied_at, 1, 10), '+0 days') = substr(replied_at, 1, 10), false) AND substr(replied_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT delivery_outcome_known CHECK (outcome IN ('useful', 'already_known', 'no_trace', 'refused')),
	CONSTRAINT delivery_first_recorded_at_readable CHECK (first_recorded_at IS NULL OR (length(first_recorded_at) >= 16 AND datetime(first_recorded_at) IS NOT NULL AND coalesce(date(substr(first_recorded_at, 1, 10), '+0 days') = substr(first_recorded_at, 1, 10), false) AND substr(first_recorded_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT delivery_withdrawn_at_readable CHECK (withdrawn_at IS NULL OR (length(withdrawn_at) >= 16 AND datetime(withdrawn_at) IS NOT NULL AND coalesce(date(substr(withdrawn_at, 1, 10), '+0 days') = substr(withdrawn_at, 1, 10), false) AND substr(withdrawn_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT delivery_to_agency_known FOREIGN KEY(to_agency) REFERENCES agency (code),
	CONSTRAINT delivery_received_stated_by_known FOREIGN KEY(received_stated_by) REFERENCES agency (code),
	CONSTRAINT delivery_acknowledged_stated_by_known FOREIGN KEY(acknowledged_stated_by) REFERENCES agency (code),
	CONSTRAINT delivery_interim_stated_by_known FOREIGN KEY(interim_stated_by) REFERENCES agency (code),
	CONSTRAINT delivery_replied_stated_by_known FOREIGN KEY(replied_stated_by) REFERENCES agency (code),
	CONSTRAINT delivery_outcome_stated_by_known FOREIGN KEY(outcome_stated_by) REFERENCES agency (code),
	CONSTRAINT delivery_load_known FOREIGN KEY(load) REFERENCES load (id)
)
 STRICT
;;
CREATE TABLE message_gang (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	gang TEXT NOT NULL,
	CONSTRAINT message_gang_key PRIMARY KEY (agency, reference, gang),
	CONSTRAINT message_gang_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES message (agency, reference) ON DELETE CASCADE ON UPDATE CASCADE,
	CONSTRAINT message_gang_gang_known FOREIGN KEY(gang) REFERENCES gang (code)
)
 STRICT
;;
CREATE TABLE message_incident (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	incident_agency TEXT NOT NULL,
	incident_reference TEXT NOT NULL,
	CONSTRAINT message_incident_key PRIMARY KEY (agency, reference, incident_agency, incident_reference),
	CONSTRAINT message_incident_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES message (agency, reference) ON DELETE CASCADE ON UPDATE CASCADE,
	CONSTRAINT message_incident_incident_agency_incident_reference_known FOREIGN KEY(incident_agency, incident_reference) REFERENCES incident (agency, reference) ON DELETE NO ACTION ON UPDATE NO ACTION
)
 STRICT
;;
CREATE TABLE meeting_district (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	district INTEGER NOT NULL,
	CONSTRAINT meeting_district_key PRIMARY KEY (agency, reference, district),
	CONSTRAINT meeting_district_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES meeting (agency, reference) ON DELETE CASCADE ON UPDATE CASCADE,
	CONSTRAINT meeting_district_district_known FOREIGN KEY(district) REFERENCES district (code)
)
 STRICT
;;
CREATE TABLE attendance (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	force TEXT NOT NULL,
	rank_invited TEXT NOT NULL,
	rank_present TEXT,
	present_count INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT attendance_key PRIMARY KEY (agency, reference, force),
	CONSTRAINT attendance_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES meeting (agency, reference) ON DELETE CASCADE ON UPDATE CASCADE,
	CONSTRAINT attendance_present_count_not_negative CHECK (present_count >= 0),
	CONSTRAINT attendance_force_known FOREIGN KEY(force) REFERENCES agency (code)
)
 STRICT
;;
CREATE TABLE agenda_item (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	number INTEGER DEFAULT '0' NOT NULL,
	title TEXT NOT NULL,
	title_hi TEXT NOT NULL,
	load INTEGER,
	CONSTRAINT agenda_item_key PRIMARY KEY (agency, reference, number),
	CONSTRAINT agenda_item_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES meeting (agency, reference) ON DELETE CASCADE ON UPDATE CASCADE,
	CONSTRAINT agenda_item_number_not_negative CHECK (number >= 0),
	CONSTRAINT agenda_item_load_known FOREIGN KEY(load) REFERENCES load (id)
)
 STRICT
;;
CREATE TABLE action_item (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	meeting_agency TEXT NOT NULL,
	meeting_reference TEXT NOT NULL,
	number INTEGER DEFAULT '0' NOT NULL,
	decision TEXT,
	decision_hi TEXT,
	status TEXT DEFAULT 'open' NOT NULL,
	status_changed_at TEXT NOT NULL,
	first_due_on TEXT,
	due_on TEXT,
	extended_by TEXT,
	letter_number TEXT,
	gap_key TEXT,
	strike_reason TEXT,
	shown_at TEXT,
	revision INTEGER DEFAULT '0' NOT NULL,
	handling TEXT DEFAULT 'participants' NOT NULL,
	first_recorded_at TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%S', 'now')) NOT NULL,
	withdrawn_at TEXT,
	load INTEGER,
	CONSTRAINT action_item_key PRIMARY KEY (agency, reference),
	CONSTRAINT action_item_meeting_agency_meeting_reference_known FOREIGN KEY(meeting_agency, meeting_reference) REFERENCES meeting (agency, reference) ON DELETE NO ACTION ON UPDATE NO ACTION,
	CONSTRAINT action_item_reference_given CHECK (length(reference) BETWEEN 1 AND 60),
	CONSTRAINT action_item_number_not_negative CHECK (number >= 0),
	CONSTRAINT action_item_status_known CHECK (status IN ('open', 'in_progress', 'reported_complied', 'accepted', 'kept_for_monitoring', 'withdrawn')),
	CONSTRAINT action_item_status_changed_at_readable CHECK (status_changed_at IS NULL OR (length(status_changed_at) >= 16 AND datetime(status_changed_at) IS NOT NULL AND coalesce(date(substr(status_changed_at, 1, 10), '+0 days') = substr(status_changed_at, 1, 10), false) AND substr(status_changed_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT action_item_first_due_on_readable CHECK (first_due_on IS NULL OR coalesce(date(first_due_on, '+0 days') = first_due_on, false) AND first_due_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT action_item_due_on_readable CHECK (due_on IS NULL OR coalesce(date(due_on, '+0 days') = due_on, false) AND due_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT action_item_shown_at_readable CHECK (shown_at IS NULL OR (length(shown_at) >= 16 AND datetime(shown_at) IS NOT NULL AND coalesce(date(substr(shown_at, 1, 10), '+0 days') = substr(shown_at, 1, 10), false) AND substr(shown_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT action_item_revision_not_negative CHECK (revision >= 0),
	CONSTRAINT action_item_handling_known CHECK (handling IN ('originator', 'named', 'participants')),
	CONSTRAINT action_item_first_recorded_at_readable CHECK (first_recorded_at IS NULL OR (length(first_recorded_at) >= 16 AND datetime(first_recorded_at) IS NOT NULL AND coalesce(date(substr(first_recorded_at, 1, 10), '+0 days') = substr(first_recorded_at, 1, 10), false) AND substr(first_recorded_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT action_item_withdrawn_at_readable CHECK (withdrawn_at IS NULL OR (length(withdrawn_at) >= 16 AND datetime(withdrawn_at) IS NOT NULL AND coalesce(date(substr(withdrawn_at, 1, 10), '+0 days') = substr(withdrawn_at, 1, 10), false) AND substr(withdrawn_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT action_item_agency_known FOREIGN KEY(agency) REFERENCES agency (code),
	CONSTRAINT action_item_extended_by_known FOREIGN KEY(extended_by) REFERENCES agency (code),
	CONSTRAINT action_item_load_known FOREIGN KEY(load) REFERENCES load (id)
)
 STRICT
;;
CREATE TABLE meeting_figure (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	measure TEXT NOT NULL,
	filters TEXT NOT NULL,
	numerator REAL NOT NULL,
	denominator REAL,
	data_version TEXT NOT NULL,
	taken_at TEXT NOT NULL,
	CONSTRAINT meeting_figure_key PRIMARY KEY (agency, reference, measure, filters, taken_at),
	CONSTRAINT meeting_figure_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES meeting (agency, reference) ON DELETE CASCADE ON UPDATE CASCADE,
	CONSTRAINT meeting_figure_taken_at_readable CHECK (taken_at IS NULL OR (length(taken_at) >= 16 AND datetime(taken_at) IS NOT NULL AND coalesce(date(substr(taken_at, 1, 10), '+0 days') = substr(taken_at, 1, 10), false) AND substr(taken_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31'))
)
 STRICT
;;
CREATE TABLE agenda_step (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	kind TEXT NOT NULL,
	filters TEXT DEFAULT '' NOT NULL,
	state TEXT,
	CONSTRAINT agenda_step_key PRIMARY KEY (agency, reference, position),
	CONSTRAINT agenda_step_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES meeting (agency, reference) ON DELETE CASCADE ON UPDATE CASCADE,
	CONSTRAINT agenda_step_position_not_negative CHECK (position >= 0),
	CONSTRAINT agenda_step_kind_known CHECK (kind IN ('action_taken', 'situation', 'what_changed', 'for_decision', 'map', 'sharing', 'operations', 'state_presentation', 'new_decisions')),
	CONSTRAINT agenda_step_state_known FOREIGN KEY(state) REFERENCES state (code)
)
 STRICT
;;
CREATE TABLE gang_alias (
	gang TEXT NOT NULL,
	alias TEXT NOT NULL,
	CONSTRAINT gang_alias_key PRIMARY KEY (gang, alias),
	CONSTRAINT gang_alias_gang_known FOREIGN KEY(gang) REFERENCES gang (code)
)
 STRICT
;;
CREATE TABLE gang_presence (
	gang TEXT NOT NULL,
	state TEXT NOT NULL,
	source TEXT NOT NULL,
	from_on TEXT,
	until_on TEXT,
	review_by TEXT NOT NULL,
	CONSTRAINT gang_presence_key PRIMARY KEY (gang, state),
	CONSTRAINT gang_presence_from_on_readable CHECK (from_on IS NULL OR coalesce(date(from_on, '+0 days') = from_on, false) AND from_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT gang_presence_until_on_readable CHECK (until_on IS NULL OR coalesce(date(until_on, '+0 days') = until_on, false) AND until_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT gang_presence_review_by_readable CHECK (review_by IS NULL OR coalesce(date(review_by, '+0 days') = review_by, false) AND review_by BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT gang_presence_gang_known FOREIGN KEY(gang) REFERENCES gang (code),
	CONSTRAINT gang_presence_state_known FOREIGN KEY(state) REFERENCES state (code)
)
 STRICT
;;
CREATE TABLE gang_link (
	gang_a TEXT NOT NULL,
	gang_b TEXT NOT NULL,
	kind TEXT NOT NULL,
	stated_by TEXT,
	source TEXT NOT NULL,
	from_on TEXT,
	until_on TEXT,
	review_by TEXT NOT NULL,
	CONSTRAINT gang_link_key PRIMARY KEY (gang_a, gang_b),
	CONSTRAINT gang_link_in_order CHECK (gang_a < gang_b),
	CONSTRAINT gang_link_kind_known CHECK (kind IN ('ally', 'rival')),
	CONSTRAINT gang_link_from_on_readable CHECK (from_on IS NULL OR coalesce(date(from_on, '+0 days') = from_on, false) AND from_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT gang_link_until_on_readable CHECK (until_on IS NULL OR coalesce(date(until_on, '+0 days') = until_on, false) AND until_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT gang_link_review_by_readable CHECK (review_by IS NULL OR coalesce(date(review_by, '+0 days') = review_by, false) AND review_by BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT gang_link_gang_a_known FOREIGN KEY(gang_a) REFERENCES gang (code),
	CONSTRAINT gang_link_gang_b_known FOREIGN KEY(gang_b) REFERENCES gang (code),
	CONSTRAINT gang_link_stated_by_known FOREIGN KEY(stated_by) REFERENCES agency (code)
)
 STRICT
;;
CREATE TABLE offender (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	name TEXT NOT NULL,
	name_hi TEXT NOT NULL,
	name_received TEXT,
	parentage TEXT,
	birth_year INTEGER,
	is_child INTEGER DEFAULT '0' NOT NULL,
	label TEXT NOT NULL,
	label_since TEXT NOT NULL,
	gang TEXT,
	gang_source TEXT,
	gang_from TEXT,
	gang_until TEXT,
	whereabouts TEXT,
	whereabouts_since TEXT,
	jail TEXT,
	home_district INTEGER,
	legal_basis TEXT NOT NULL,
	review_by TEXT NOT NULL,
	handling TEXT DEFAULT 'participants' NOT NULL,
	first_recorded_at TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%S', 'now')) NOT NULL,
	withdrawn_at TEXT,
	load INTEGER,
	CONSTRAINT offender_key PRIMARY KEY (agency, reference),
	CONSTRAINT offender_gang_says_source CHECK (gang IS NULL OR gang_source IS NOT NULL),
	CONSTRAINT offender_reference_given CHECK (length(reference) BETWEEN 1 AND 60),
	CONSTRAINT offender_is_child_yes_or_no CHECK (is_child IN (0, 1)),
	CONSTRAINT offender_label_known CHECK (label IN ('convicted', 'accused', 'suspect', 'associate_unproven')),
	CONSTRAINT offender_label_since_readable CHECK (label_since IS NULL OR coalesce(date(label_since, '+0 days') = label_since, false) AND label_since BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT offender_gang_from_readable CHECK (gang_from IS NULL OR coalesce(date(gang_from, '+0 days') = gang_from, false) AND gang_from BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT offender_gang_until_readable CHECK (gang_until IS NULL OR coalesce(date(gang_until, '+0 days') = gang_until, false) AND gang_until BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT offender_whereabouts_known CHECK (whereabouts IN ('at_large', 'in_jail', 'police_custody', 'on_bail', 'abroad', 'dead')),
	CONSTRAINT offender_whereabouts_since_readable CHECK (whereabouts_since IS NULL OR coalesce(date(whereabouts_since, '+0 days') = whereabouts_since, false) AND whereabouts_since BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT offender_review_by_readable CHECK (review_by IS NULL OR coalesce(date(review_by, '+0 days') = review_by, false) AND review_by BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT offender_handling_known CHECK (handling IN ('originator', 'named', 'participants')),
	CONSTRAINT offender_first_recorded_at_readable CHECK (first_recorded_at IS NULL OR (length(first_recorded_at) >= 16 AND datetime(first_recorded_at) IS NOT NULL AND coalesce(date(substr(first_recorded_at, 1, 10), '+0 days') = substr(first_recorded_at, 1, 10), false) AND substr(first_recorded_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT offender_withdrawn_at_readable CHECK (withdrawn_at IS NULL OR (length(withdrawn_at) >= 16 AND datetime(withdrawn_at) IS NOT NULL AND coalesce(date(substr(withdrawn_at, 1, 10), '+0 days') = substr(withdrawn_at, 1, 10), false) AND substr(withdrawn_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT offender_agency_known FOREIGN KEY(agency) REFERENCES agency (code),
	CONSTRAINT offender_gang_known FOREIGN KEY(gang) REFERENCES gang (code),
	CONSTRAINT offender_home_district_known FOREIGN KEY(home_district) REFERENCES district (code),
	CONSTRAINT offender_load_known FOREIGN KEY(load) REFERENCES load (id)
)
 STRICT
;;
CREATE TABLE operation (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	name TEXT NOT NULL,
	name_hi TEXT NOT NULL,
	gang TEXT,
	status TEXT NOT NULL,
	status_changed_at TEXT NOT NULL,
	first_planned_start_on TEXT NOT NULL,
	first_planned_end_on TEXT NOT NULL,
	planned_start_on TEXT NOT NULL,
	planned_end_on TEXT NOT NULL,
	started_on TEXT,
	ended_on TEXT,
	expected_arrest_count INTEGER,
	expected_weapon_count INTEGER,
	expected_vehicle_count INTEGER,
	expected_cash_inr INTEGER,
	expected_drugs_kg REAL,
	real_arrest_count INTEGER,
	real_weapon_count INTEGER,
	real_vehicle_count INTEGER,
	real_cash_inr INTEGER,
	real_drugs_kg REAL,
	variance_reason TEXT,
	variance_reason_hi TEXT,
	handling TEXT DEFAULT 'participants' NOT NULL,
	first_recorded_at TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%S', 'now')) NOT NULL,
	withdrawn_at TEXT,
	load INTEGER,
	CONSTRAINT operation_key PRIMARY KEY (agency, reference),
	CONSTRAINT operation_ends_after_it_begins CHECK (planned_end_on >= planned_start_on),
	CONSTRAINT operation_planned_is_named CHECK (status NOT IN ('planned', 'approved') OR handling <> 'participants'),
	CONSTRAINT operation_reference_given CHECK (length(reference) BETWEEN 1 AND 60),
	CONSTRAINT operation_status_known CHECK (status IN ('planned', 'approved', 'running', 'concluded', 'deferred', 'cancelled')),
	CONSTRAINT operation_status_changed_at_readable CHECK (status_changed_at IS NULL OR (length(status_changed_at) >= 16 AND datetime(status_changed_at) IS NOT NULL AND coalesce(date(substr(status_changed_at, 1, 10), '+0 days') = substr(status_changed_at, 1, 10), false) AND substr(status_changed_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT operation_first_planned_start_on_readable CHECK (first_planned_start_on IS NULL OR coalesce(date(first_planned_start_on, '+0 days') = first_planned_start_on, false) AND first_planned_start_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT operation_first_planned_end_on_readable CHECK (first_planned_end_on IS NULL OR coalesce(date(first_planned_end_on, '+0 days') = first_planned_end_on, false) AND first_planned_end_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT operation_planned_start_on_readable CHECK (planned_start_on IS NULL OR coalesce(date(planned_start_on, '+0 days') = planned_start_on, false) AND planned_start_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT operation_planned_end_on_readable CHECK (planned_end_on IS NULL OR coalesce(date(planned_end_on, '+0 days') = planned_end_on, false) AND planned_end_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT operation_started_on_readable CHECK (started_on IS NULL OR coalesce(date(started_on, '+0 days') = started_on, false) AND started_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT operation_ended_on_readable CHECK (ended_on IS NULL OR coalesce(date(ended_on, '+0 days') = ended_on, false) AND ended_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT operation_expected_arrest_count_not_negative CHECK (expected_arrest_count >= 0),
	CONSTRAINT operation_expected_weapon_count_not_negative CHECK (expected_weapon_count >= 0),
	CONSTRAINT operation_expected_vehicle_count_not_negative CHECK (expected_vehicle_count >= 0),
	CONSTRAINT operation_expected_cash_inr_not_negative CHECK (expected_cash_inr >= 0),
	CONSTRAINT operation_real_arrest_count_not_negative CHECK (real_arrest_count >= 0),
	CONSTRAINT operation_real_weapon_count_not_negative CHECK (real_weapon_count >= 0),
	CONSTRAINT operation_real_vehicle_count_not_negative CHECK (real_vehicle_count >= 0),
	CONSTRAINT operation_real_cash_inr_not_negative CHECK (real_cash_inr >= 0),
	CONSTRAINT operation_handling_known CHECK (handling IN ('originator', 'named', 'participants')),
	CONSTRAINT operation_first_recorded_at_readable CHECK (first_recorded_at IS NULL OR (length(first_recorded_at) >= 16 AND datetime(first_recorded_at) IS NOT NULL AND coalesce(date(substr(first_recorded_at, 1, 10), '+0 days') = substr(first_recorded_at, 1, 10), false) AND substr(first_recorded_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT operation_withdrawn_at_readable CHECK (withdrawn_at IS NULL OR (length(withdrawn_at) >= 16 AND datetime(withdrawn_at) IS NOT NULL AND coalesce(date(substr(withdrawn_at, 1, 10), '+0 days') = substr(withdrawn_at, 1, 10), false) AND substr(withdrawn_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT operation_agency_known FOREIGN KEY(agency) REFERENCES agency (code),
	CONSTRAINT operation_gang_known FOREIGN KEY(gang) REFERENCES gang (code),
	CONSTRAINT operation_load_known FOREIGN KEY(load) REFERENCES load (id)
)
 STRICT
;;
CREATE TABLE helper_action (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	day TEXT NOT NULL,
	district INTEGER NOT NULL,
	gang TEXT,
	help_kind TEXT NOT NULL,
	action TEXT NOT NULL,
	dealt_with_count INTEGER DEFAULT '0' NOT NULL,
	first_recorded_at TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%S', 'now')) NOT NULL,
	withdrawn_at TEXT,
	load INTEGER,
	CONSTRAINT helper_action_key PRIMARY KEY (agency, reference),
	CONSTRAINT helper_action_reference_given CHECK (length(reference) BETWEEN 1 AND 60),
	CONSTRAINT helper_action_day_readable CHECK (day IS NULL OR coalesce(date(day, '+0 days') = day, false) AND day BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT helper_action_help_kind_known CHECK (help_kind IN ('shelter', 'money', 'transport', 'weapons', 'communication', 'social_media')),
	CONSTRAINT helper_action_action_known CHECK (action IN ('counselled', 'bound_down', 'case', 'charge_sheeted', 'arrested', 'account_blocked')),
	CONSTRAINT helper_action_dealt_with_count_not_negative CHECK (dealt_with_count >= 0),
	CONSTRAINT helper_action_first_recorded_at_readable CHECK (first_recorded_at IS NULL OR (length(first_recorded_at) >= 16 AND datetime(first_recorded_at) IS NOT NULL AND coalesce(date(substr(first_recorded_at, 1, 10), '+0 days') = substr(first_recorded_at, 1, 10), false) AND substr(first_recorded_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT helper_action_withdrawn_at_readable CHECK (withdrawn_at IS NULL OR (length(withdrawn_at) >= 16 AND datetime(withdrawn_at) IS NOT NULL AND coalesce(date(substr(withdrawn_at, 1, 10), '+0 days') = substr(withdrawn_at, 1, 10), false) AND substr(withdrawn_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT helper_action_agency_known FOREIGN KEY(agency) REFERENCES agency (code),
	CONSTRAINT helper_action_district_known FOREIGN KEY(district) REFERENCES district (code),
	CONSTRAINT helper_action_gang_known FOREIGN KEY(gang) REFERENCES gang (code),
	CONSTRAINT helper_action_load_known FOREIGN KEY(load) REFERENCES load (id)
)
 STRICT
;;
CREATE TABLE practice_adoption (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	force TEXT NOT NULL,
	adopted_on TEXT NOT NULL,
	measure TEXT,
	better TEXT,
	"before" REAL,
	"after" REAL,
	period_from TEXT,
	period_until TEXT,
	CONSTRAINT practice_adoption_key PRIMARY KEY (agency, reference, force),
	CONSTRAINT practice_adoption_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES practice (agency, reference) ON DELETE CASCADE ON UPDATE CASCADE,
	CONSTRAINT practice_adoption_adopted_on_readable CHECK (adopted_on IS NULL OR coalesce(date(adopted_on, '+0 days') = adopted_on, false) AND adopted_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT practice_adoption_better_known CHECK (better IN ('more', 'less')),
	CONSTRAINT practice_adoption_period_from_readable CHECK (period_from IS NULL OR coalesce(date(period_from, '+0 days') = period_from, false) AND period_from BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT practice_adoption_period_until_readable CHECK (period_until IS NULL OR coalesce(date(period_until, '+0 days') = period_until, false) AND period_until BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT practice_adoption_force_known FOREIGN KEY(force) REFERENCES agency (code)
)
 STRICT
;;
CREATE TABLE time_limit (
	urgency TEXT NOT NULL,
	valid_from TEXT NOT NULL,
	limit_hours INTEGER DEFAULT '0' NOT NULL,
	source TEXT NOT NULL,
	adopted_agency TEXT,
	adopted_reference TEXT,
	CONSTRAINT time_limit_key PRIMARY KEY (urgency, valid_from),
	CONSTRAINT time_limit_adopted_agency_adopted_reference_known FOREIGN KEY(adopted_agency, adopted_reference) REFERENCES meeting (agency, reference) ON DELETE NO ACTION ON UPDATE NO ACTION,
	CONSTRAINT time_limit_urgency_known CHECK (urgency IN ('most_immediate', 'immediate', 'ordinary')),
	CONSTRAINT time_limit_valid_from_readable CHECK (valid_from IS NULL OR coalesce(date(valid_from, '+0 days') = valid_from, false) AND valid_from BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT time_limit_limit_hours_not_negative CHECK (limit_hours >= 0)
)
 STRICT
;;
CREATE TABLE seizure (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	seized_at TEXT NOT NULL,
	time_known INTEGER DEFAULT '1' NOT NULL,
	kind TEXT NOT NULL,
	item TEXT,
	item_count INTEGER,
	weight_kg REAL,
	value_inr INTEGER,
	gang TEXT,
	unit TEXT,
	district INTEGER,
	incident_agency TEXT,
	incident_reference TEXT,
	operation_agency TEXT,
	operation_reference TEXT,
	handling TEXT DEFAULT 'participants' NOT NULL,
	day TEXT NOT NULL GENERATED ALWAYS AS (date(seized_at, '+330 minutes')) STORED,
	first_recorded_at TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%S', 'now')) NOT NULL,
	withdrawn_at TEXT,
	load INTEGER,
	CONSTRAINT seizure_key PRIMARY KEY (agency, reference),
	CONSTRAINT seizure_incident_agency_incident_reference_known FOREIGN KEY(incident_agency, incident_reference) REFERENCES incident (agency, reference) ON DELETE NO ACTION ON UPDATE NO ACTION,
	CONSTRAINT seizure_operation_agency_operation_reference_known FOREIGN KEY(operation_agency, operation_reference) REFERENCES operation (agency, reference),
	CONSTRAINT seizure_weight_not_negative CHECK (weight_kg >= 0),
	CONSTRAINT seizure_reference_given CHECK (length(reference) BETWEEN 1 AND 60),
	CONSTRAINT seizure_seized_at_readable CHECK (seized_at IS NULL OR (length(seized_at) >= 16 AND datetime(seized_at) IS NOT NULL AND coalesce(date(substr(seized_at, 1, 10), '+0 days') = substr(seized_at, 1, 10), false) AND substr(seized_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT seizure_time_known_yes_or_no CHECK (time_known IN (0, 1)),
	CONSTRAINT seizure_kind_known CHECK (kind IN ('arms', 'ammunition', 'drugs', 'cash', 'vehicle', 'property')),
	CONSTRAINT seizure_item_count_not_negative CHECK (item_count >= 0),
	CONSTRAINT seizure_value_inr_not_negative CHECK (value_inr >= 0),
	CONSTRAINT seizure_handling_known CHECK (handling IN ('originator', 'named', 'participants')),
	CONSTRAINT seizure_first_recorded_at_readable CHECK (first_recorded_at IS NULL OR (length(first_recorded_at) >= 16 AND datetime(first_recorded_at) IS NOT NULL AND coalesce(date(substr(first_recorded_at, 1, 10), '+0 days') = substr(first_recorded_at, 1, 10), false) AND substr(first_recorded_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT seizure_withdrawn_at_readable CHECK (withdrawn_at IS NULL OR (length(withdrawn_at) >= 16 AND datetime(withdrawn_at) IS NOT NULL AND coalesce(date(substr(withdrawn_at, 1, 10), '+0 days') = substr(withdrawn_at, 1, 10), false) AND substr(withdrawn_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT seizure_agency_known FOREIGN KEY(agency) REFERENCES agency (code),
	CONSTRAINT seizure_gang_known FOREIGN KEY(gang) REFERENCES gang (code),
	CONSTRAINT seizure_unit_known FOREIGN KEY(unit) REFERENCES police_unit (code),
	CONSTRAINT seizure_district_known FOREIGN KEY(district) REFERENCES district (code),
	CONSTRAINT seizure_load_known FOREIGN KEY(load) REFERENCES load (id)
)
 STRICT
;;
CREATE TABLE message_offender (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	offender_agency TEXT NOT NULL,
	offender_reference TEXT NOT NULL,
	CONSTRAINT message_offender_key PRIMARY KEY (agency, reference, offender_agency, offender_reference),
	CONSTRAINT message_offender_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES message (agency, reference) ON DELETE CASCADE ON UPDATE CASCADE,
	CONSTRAINT message_offender_offender_agency_offender_reference_known FOREIGN KEY(offender_agency, offender_reference) REFERENCES offender (agency, reference) ON DELETE NO ACTION ON UPDATE NO ACTION
)
 STRICT
;;
CREATE TABLE action_owner (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	force TEXT NOT NULL,
	role TEXT NOT NULL,
	status TEXT DEFAULT 'open' NOT NULL,
	CONSTRAINT action_owner_key PRIMARY KEY (agency, reference, force),
	CONSTRAINT action_owner_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES action_item (agency, reference) ON DELETE CASCADE ON UPDATE CASCADE,
	CONSTRAINT action_owner_role_known CHECK (role IN ('lead', 'associate')),
	CONSTRAINT action_owner_status_known CHECK (status IN ('open', 'in_progress', 'reported_complied', 'accepted', 'kept_for_monitoring', 'withdrawn')),
	CONSTRAINT action_owner_force_known FOREIGN KEY(force) REFERENCES agency (code)
)
 STRICT
;;
CREATE TABLE action_update (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	number INTEGER DEFAULT '0' NOT NULL,
	made_at TEXT NOT NULL,
	force TEXT NOT NULL,
	post TEXT NOT NULL,
	kind TEXT NOT NULL,
	remark TEXT,
	remark_hi TEXT,
	letter_number TEXT,
	status_after TEXT,
	due_on_after TEXT,
	"before" TEXT,
	CONSTRAINT action_update_key PRIMARY KEY (agency, reference, number),
	CONSTRAINT action_update_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES action_item (agency, reference) ON DELETE CASCADE ON UPDATE CASCADE,
	CONSTRAINT action_update_number_not_negative CHECK (number >= 0),
	CONSTRAINT action_update_made_at_readable CHECK (made_at IS NULL OR (length(made_at) >= 16 AND datetime(made_at) IS NOT NULL AND coalesce(date(substr(made_at, 1, 10), '+0 days') = substr(made_at, 1, 10), false) AND substr(made_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT action_update_kind_known CHECK (kind IN ('recorded', 'report', 'revised_due_date', 'chair_decision', 'correction', 'strike_out')),
	CONSTRAINT action_update_status_after_known CHECK (status_after IN ('open', 'in_progress', 'reported_complied', 'accepted', 'kept_for_monitoring', 'withdrawn')),
	CONSTRAINT action_update_due_on_after_readable CHECK (due_on_after IS NULL OR coalesce(date(due_on_after, '+0 days') = due_on_after, false) AND due_on_after BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT action_update_force_known FOREIGN KEY(force) REFERENCES agency (code)
)
 STRICT
;;
CREATE TABLE offender_alias (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	alias TEXT NOT NULL,
	CONSTRAINT offender_alias_key PRIMARY KEY (agency, reference, alias),
	CONSTRAINT offender_alias_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES offender (agency, reference) ON DELETE CASCADE ON UPDATE CASCADE
)
 STRICT
;;
CREATE TABLE offender_status (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	force TEXT NOT NULL,
	status TEXT NOT NULL,
	since_on TEXT NOT NULL,
	CONSTRAINT offender_status_key PRIMARY KEY (agency, reference, force),
	CONSTRAINT offender_status_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES offender (agency, reference) ON DELETE CASCADE ON UPDATE CASCADE,
	CONSTRAINT offender_status_status_known CHECK (status IN ('wanted', 'proclaimed_offender', 'bail_jumper', 'parole_jumper', 'none')),
	CONSTRAINT offender_status_since_on_readable CHECK (since_on IS NULL OR coalesce(date(since_on, '+0 days') = since_on, false) AND since_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT offender_status_force_known FOREIGN KEY(force) REFERENCES agency (code)
)
 STRICT
;;
CREATE TABLE offender_link (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	other_agency TEXT NOT NULL,
	other_reference TEXT NOT NULL,
	proposed_at TEXT NOT NULL,
	confirmed_at TEXT,
	refused_at TEXT,
	CONSTRAINT offender_link_key PRIMARY KEY (agency, reference, other_agency, other_reference),
	CONSTRAINT offender_link_other_agency_other_reference_known FOREIGN KEY(other_agency, other_reference) REFERENCES offender (agency, reference) ON DELETE NO ACTION ON UPDATE NO ACTION,
	CONSTRAINT offender_link_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES offender (agency, reference) ON DELETE CASCADE,
	CONSTRAINT offender_link_proposed_at_readable CHECK (proposed_at IS NULL OR (length(proposed_at) >= 16 AND datetime(proposed_at) IS NOT NULL AND coalesce(date(substr(proposed_at, 1, 10), '+0 days') = substr(proposed_at, 1, 10), false) AND substr(proposed_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT offender_link_confirmed_at_readable CHECK (confirmed_at IS NULL OR (length(confirmed_at) >= 16 AND datetime(confirmed_at) IS NOT NULL AND coalesce(date(substr(confirmed_at, 1, 10), '+0 days') = substr(confirmed_at, 1, 10), false) AND substr(confirmed_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT offender_link_refused_at_readable CHECK (refused_at IS NULL OR (length(refused_at) >= 16 AND datetime(refused_at) IS NOT NULL AND coalesce(date(substr(refused_at, 1, 10), '+0 days') = substr(refused_at, 1, 10), false) AND substr(refused_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31'))
)
 STRICT
;;
CREATE TABLE notice (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	offender_agency TEXT NOT NULL,
	offender_reference TEXT NOT NULL,
	kind TEXT NOT NULL,
	from_on TEXT NOT NULL,
	until_on TEXT,
	reward_inr INTEGER,
	first_recorded_at TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%S', 'now')) NOT NULL,
	withdrawn_at TEXT,
	load INTEGER,
	CONSTRAINT notice_key PRIMARY KEY (agency, reference),
	CONSTRAINT notice_offender_agency_offender_reference_known FOREIGN KEY(offender_agency, offender_reference) REFERENCES offender (agency, reference) ON DELETE NO ACTION ON UPDATE NO ACTION,
	CONSTRAINT notice_reference_given CHECK (length(reference) BETWEEN 1 AND 60),
	CONSTRAINT notice_kind_known CHECK (kind IN ('look_out_circular', 'red_notice', 'reward')),
	CONSTRAINT notice_from_on_readable CHECK (from_on IS NULL OR coalesce(date(from_on, '+0 days') = from_on, false) AND from_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT notice_until_on_readable CHECK (until_on IS NULL OR coalesce(date(until_on, '+0 days') = until_on, false) AND until_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT notice_reward_inr_not_negative CHECK (reward_inr >= 0),
	CONSTRAINT notice_first_recorded_at_readable CHECK (first_recorded_at IS NULL OR (length(first_recorded_at) >= 16 AND datetime(first_recorded_at) IS NOT NULL AND coalesce(date(substr(first_recorded_at, 1, 10), '+0 days') = substr(first_recorded_at, 1, 10), false) AND substr(first_recorded_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT notice_withdrawn_at_readable CHECK (withdrawn_at IS NULL OR (length(withdrawn_at) >= 16 AND datetime(withdrawn_at) IS NOT NULL AND coalesce(date(substr(withdrawn_at, 1, 10), '+0 days') = substr(withdrawn_at, 1, 10), false) AND substr(withdrawn_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT notice_agency_known FOREIGN KEY(agency) REFERENCES agency (code),
	CONSTRAINT notice_load_known FOREIGN KEY(load) REFERENCES load (id)
)
 STRICT
;;
CREATE TABLE custody_event (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	offender_agency TEXT NOT NULL,
	offender_reference TEXT NOT NULL,
	kind TEXT NOT NULL,
	happened_at TEXT NOT NULL,
	time_known INTEGER DEFAULT '1' NOT NULL,
	place TEXT,
	day TEXT NOT NULL GENERATED ALWAYS AS (date(happened_at, '+330 minutes')) STORED,
	first_recorded_at TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%S', 'now')) NOT NULL,
	withdrawn_at TEXT,
	load INTEGER,
	CONSTRAINT custody_event_key PRIMARY KEY (agency, reference),
	CONSTRAINT custody_event_offender_agency_offender_reference_known FOREIGN KEY(offender_agency, offender_reference) REFERENCES offender (agency, reference) ON DELETE NO ACTION ON UPDATE NO ACTION,
	CONSTRAINT custody_event_reference_given CHECK (length(reference) BETWEEN 1 AND 60),
	CONSTRAINT custody_event_kind_known CHECK (kind IN ('arrest', 'bail', 'parole', 'release', 'transfer', 'escape', 'deportation', 'death')),
	CONSTRAINT custody_event_happened_at_readable CHECK (happened_at IS NULL OR (length(happened_at) >= 16 AND datetime(happened_at) IS NOT NULL AND coalesce(date(substr(happened_at, 1, 10), '+0 days') = substr(happened_at, 1, 10), false) AND substr(happened_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT custody_event_time_known_yes_or_no CHECK (time_known IN (0, 1)),
	CONSTRAINT custody_event_first_recorded_at_readable CHECK (first_recorded_at IS NULL OR (length(first_recorded_at) >= 16 AND datetime(first_recorded_at) IS NOT NULL AND coalesce(date(substr(first_recorded_at, 1, 10), '+0 days') = substr(first_recorded_at, 1, 10), false) AND substr(first_recorded_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT custody_event_withdrawn_at_readable CHECK (withdrawn_at IS NULL OR (length(withdrawn_at) >= 16 AND datetime(withdrawn_at) IS NOT NULL AND coalesce(date(substr(withdrawn_at, 1, 10), '+0 days') = substr(withdrawn_at, 1, 10), false) AND substr(withdrawn_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT custody_event_agency_known FOREIGN KEY(agency) REFERENCES agency (code),
	CONSTRAINT custody_event_load_known FOREIGN KEY(load) REFERENCES load (id)
)
 STRICT
;;
CREATE TABLE operation_agency (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	force TEXT NOT NULL,
	role TEXT NOT NULL,
	assistance_asked_at TEXT,
	assistance_given_at TEXT,
	CONSTRAINT operation_agency_key PRIMARY KEY (agency, reference, force),
	CONSTRAINT operation_agency_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES operation (agency, reference) ON DELETE CASCADE ON UPDATE CASCADE,
	CONSTRAINT operation_agency_role_known CHECK (role IN ('lead', 'joint', 'host')),
	CONSTRAINT operation_agency_assistance_asked_at_readable CHECK (assistance_asked_at IS NULL OR (length(assistance_asked_at) >= 16 AND datetime(assistance_asked_at) IS NOT NULL AND coalesce(date(substr(assistance_asked_at, 1, 10), '+0 days') = substr(assistance_asked_at, 1, 10), false) AND substr(assistance_asked_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT operation_agency_assistance_given_at_readable CHECK (assistance_given_at IS NULL OR (length(assistance_given_at) >= 16 AND datetime(assistance_given_at) IS NOT NULL AND coalesce(date(substr(assistance_given_at, 1, 10), '+0 days') = substr(assistance_given_at, 1, 10), false) AND substr(assistance_given_at, 1, 10) BETWEEN '1900-01-01' AND '2199-12-31')),
	CONSTRAINT operation_agency_force_known FOREIGN KEY(force) REFERENCES agency (code)
)
 STRICT
;;
CREATE TABLE operation_district (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	district INTEGER NOT NULL,
	CONSTRAINT operation_district_key PRIMARY KEY (agency, reference, district),
	CONSTRAINT operation_district_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES operation (agency, reference) ON DELETE CASCADE ON UPDATE CASCADE,
	CONSTRAINT operation_district_district_known FOREIGN KEY(district) REFERENCES district (code)
)
 STRICT
;;
CREATE TABLE operation_target (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	offender_agency TEXT NOT NULL,
	offender_reference TEXT NOT NULL,
	CONSTRAINT operation_target_key PRIMARY KEY (agency, reference, offender_agency, offender_reference),
	CONSTRAINT operation_target_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES operation (agency, reference) ON DELETE CASCADE ON UPDATE CASCADE,
	CONSTRAINT operation_target_offender_agency_offender_reference_known FOREIGN KEY(offender_agency, offender_reference) REFERENCES offender (agency, reference) ON DELETE NO ACTION ON UPDATE NO ACTION
)
 STRICT
;;
CREATE INDEX access_log_by_looked_at ON access_log (looked_at)
;;
CREATE INDEX action_item_by_meeting_agency_meeting_reference ON action_item (meeting_agency, meeting_reference) WHERE meeting_reference IS NOT NULL
;;
CREATE INDEX custody_event_by_offender_agency_offender_reference ON custody_event (offender_agency, offender_reference) WHERE offender_reference IS NOT NULL
;;
CREATE INDEX gap_kept_off_by_gap_key ON gap_kept_off (gap_key)
;;
CREATE INDEX gap_remark_by_gap_key ON gap_remark (gap_key)
;;
CREATE INDEX helper_action_by_day ON helper_action (day)
;;
CREATE INDEX home_count_by_day ON home_count (day)
;;
CREATE INDEX incident_by_day ON incident (day)
;;
CREATE INDEX incident_by_same_as_agency_same_as_reference ON incident (same_as_agency, same_as_reference) WHERE same_as_reference IS NOT NULL
;;
CREATE INDEX incident_by_withdrawn_at ON incident (withdrawn_at) WHERE withdrawn_at IS NOT NULL
;;
CREATE INDEX message_by_day ON message (day)
;;
CREATE INDEX message_by_in_reply_to_agency_in_reply_to_reference ON message (in_reply_to_agency, in_reply_to_reference) WHERE in_reply_to_reference IS NOT NULL
;;
CREATE INDEX message_incident_by_incident_agency_incident_reference ON message_incident (incident_agency, incident_reference) WHERE incident_reference IS NOT NULL
;;
CREATE INDEX message_offender_by_offender_agency_offender_reference ON message_offender (offender_agency, offender_reference) WHERE offender_reference IS NOT NULL
;;
CREATE INDEX notice_by_offender_agency_offender_reference ON notice (offender_agency, offender_reference) WHERE offender_reference IS NOT NULL
;;
CREATE INDEX offender_link_by_other_agency_other_reference ON offender_link (other_agency, other_reference) WHERE other_reference IS NOT NULL
;;
CREATE INDEX operation_target_by_offender_agency_offender_reference ON operation_target (offender_agency, offender_reference) WHERE offender_reference IS NOT NULL
;;
CREATE INDEX seizure_by_day ON seizure (day)
;;
CREATE INDEX seizure_by_incident_agency_incident_reference ON seizure (incident_agency, incident_reference) WHERE incident_reference IS NOT NULL
;;
CREATE INDEX seizure_by_operation_agency_operation_reference ON seizure (operation_agency, operation_reference) WHERE operation_reference IS NOT NULL
;;
CREATE INDEX time_limit_by_adopted_agency_adopted_reference ON time_limit (adopted_agency, adopted_reference) WHERE adopted_reference IS NOT NULL
;;
CREATE UNIQUE INDEX operation_agency_one_lead ON operation_agency (agency, reference) WHERE role = 'lead'
;;
CREATE VIEW incident_past AS
SELECT c.load, c.number, NULL AS from_at, l.loaded_at AS until_at, json_extract(c.before, '$.agency') AS agency, json_extract(c.before, '$.reference') AS reference, datetime(json_extract(c.before, '$.occurred_from')) AS occurred_from, json_extract(c.before, '$.registered_on') AS registered_on, json_extract(c.before, '$.time_known') AS time_known, json_extract(c.before, '$.kind') AS kind, json_extract(c.before, '$.firing') AS firing, json_extract(c.before, '$.extortion') AS extortion, json_extract(c.before, '$.status') AS status, json_extract(c.before, '$.unit') AS unit, json_extract(c.before, '$.district') AS district, json_extract(c.before, '$.latitude') AS latitude, json_extract(c.before, '$.longitude') AS longitude, json_extract(c.before, '$.victims_killed') AS victims_killed, json_extract(c.before, '$.victims_injured') AS victims_injured, json_extract(c.before, '$.police_killed') AS police_killed, json_extract(c.before, '$.police_injured') AS police_injured, json_extract(c.before, '$.accused_killed') AS accused_killed, json_extract(c.before, '$.accused_injured') AS accused_injured, json_extract(c.before, '$.terror_link') AS terror_link, json_extract(c.before, '$.handling') AS handling, json_extract(c.before, '$.same_as_agency') AS same_as_agency, json_extract(c.before, '$.same_as_reference') AS same_as_reference, datetime(json_extract(c.before, '$.first_recorded_at')) AS first_recorded_at, datetime(json_extract(c.before, '$.withdrawn_at')) AS withdrawn_at, date(datetime(json_extract(c.before, '$.occurred_from')), '+330 minutes') AS day
FROM load AS l CROSS JOIN load_change AS c
WHERE c.load = l.id AND l.dataset = 'incident' AND c.table_name IN ('incident') AND c.row_key <> '' AND c.before IS NOT NULL
UNION ALL
SELECT c.load, c.number, l.loaded_at AS from_at, l.undone_at AS until_at, json_extract(c.after, '$.agency') AS agency, json_extract(c.after, '$.reference') AS reference, datetime(json_extract(c.after, '$.occurred_from')) AS occurred_from, json_extract(c.after, '$.registered_on') AS registered_on, json_extract(c.after, '$.time_known') AS time_known, json_extract(c.after, '$.kind') AS kind, json_extract(c.after, '$.firing') AS firing, json_extract(c.after, '$.extortion') AS extortion, json_extract(c.after, '$.status') AS status, json_extract(c.after, '$.unit') AS unit, json_extract(c.after, '$.district') AS district, json_extract(c.after, '$.latitude') AS latitude, json_extract(c.after, '$.longitude') AS longitude, json_extract(c.after, '$.victims_killed') AS victims_killed, json_extract(c.after, '$.victims_injured') AS victims_injured, json_extract(c.after, '$.police_killed') AS police_killed, json_extract(c.after, '$.police_injured') AS police_injured, json_extract(c.after, '$.accused_killed') AS accused_killed, json_extract(c.after, '$.accused_injured') AS accused_injured, json_extract(c.after, '$.terror_link') AS terror_link, json_extract(c.after, '$.handling') AS handling, json_extract(c.after, '$.same_as_agency') AS same_as_agency, json_extract(c.after, '$.same_as_reference') AS same_as_reference, datetime(json_extract(c.after, '$.first_recorded_at')) AS first_recorded_at, datetime(json_extract(c.after, '$.withdrawn_at')) AS withdrawn_at, date(datetime(json_extract(c.after, '$.occurred_from')), '+330 minutes') AS day
FROM load AS l CROSS JOIN load_change AS c
WHERE c.load = l.id AND l.dataset = 'incident' AND c.table_name IN ('incident') AND c.row_key <> '' AND c.after IS NOT NULL AND l.undone_at IS NOT NULL
;;
CREATE VIEW incident_touched AS
SELECT l.loaded_at, l.undone_at, json_extract(nullif(c.row_key, ''), '$.agency') AS agency, json_extract(nullif(c.row_key, ''), '$.reference') AS reference, json_extract(nullif(c.row_key, ''), '$.gang') AS gang, CASE WHEN c.before IS NULL THEN 1 WHEN c.after IS NULL THEN -1 ELSE 0 END AS step
FROM load AS l CROSS JOIN load_change AS c
WHERE c.load = l.id AND l.dataset = 'incident' AND c.table_name IN ('incident', 'incident_gang') AND c.row_key <> ''
;;
CREATE TABLE changed_day (
    seq INTEGER NOT NULL,
    dataset TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (dataset, day)
) STRICT
;;
CREATE INDEX changed_day_by_seq ON changed_day (seq)
;;
CREATE TRIGGER incident_notes_insert AFTER INSERT ON incident BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'incident', day FROM (SELECT NEW.day AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER incident_notes_before_insert BEFORE INSERT ON incident BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'incident', day FROM (SELECT day FROM incident WHERE agency = NEW.agency AND reference = NEW.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER incident_notes_update AFTER UPDATE ON incident BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'incident', day FROM (SELECT OLD.day AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'incident', day FROM (SELECT NEW.day AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER incident_notes_before_update BEFORE UPDATE ON incident BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'incident', day FROM (SELECT day FROM incident WHERE agency = NEW.agency AND reference = NEW.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER incident_notes_delete AFTER DELETE ON incident BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'incident', day FROM (SELECT OLD.day AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER message_notes_insert AFTER INSERT ON message BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'message', day FROM (SELECT NEW.day AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER message_notes_before_insert BEFORE INSERT ON message BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'message', day FROM (SELECT day FROM message WHERE agency = NEW.agency AND reference = NEW.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER message_notes_update AFTER UPDATE ON message BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'message', day FROM (SELECT OLD.day AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'message', day FROM (SELECT NEW.day AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER message_notes_before_update BEFORE UPDATE ON message BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'message', day FROM (SELECT day FROM message WHERE agency = NEW.agency AND reference = NEW.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER message_notes_delete AFTER DELETE ON message BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'message', day FROM (SELECT OLD.day AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER seizure_notes_insert AFTER INSERT ON seizure BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'seizure', day FROM (SELECT NEW.day AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER seizure_notes_before_insert BEFORE INSERT ON seizure BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'seizure', day FROM (SELECT day FROM seizure WHERE agency = NEW.agency AND reference = NEW.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER seizure_notes_update AFTER UPDATE ON seizure BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'seizure', day FROM (SELECT OLD.day AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'seizure', day FROM (SELECT NEW.day AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER seizure_notes_before_update BEFORE UPDATE ON seizure BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'seizure', day FROM (SELECT day FROM seizure WHERE agency = NEW.agency AND reference = NEW.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER seizure_notes_delete AFTER DELETE ON seizure BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'seizure', day FROM (SELECT OLD.day AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER custody_event_notes_insert AFTER INSERT ON custody_event BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'custody_event', day FROM (SELECT NEW.day AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER custody_event_notes_before_insert BEFORE INSERT ON custody_event BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'custody_event', day FROM (SELECT day FROM custody_event WHERE agency = NEW.agency AND reference = NEW.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER custody_event_notes_update AFTER UPDATE ON custody_event BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'custody_event', day FROM (SELECT OLD.day AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'custody_event', day FROM (SELECT NEW.day AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER custody_event_notes_before_update BEFORE UPDATE ON custody_event BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'custody_event', day FROM (SELECT day FROM custody_event WHERE agency = NEW.agency AND reference = NEW.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER custody_event_notes_delete AFTER DELETE ON custody_event BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'custody_event', day FROM (SELECT OLD.day AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER helper_action_notes_insert AFTER INSERT ON helper_action BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'helper_action', day FROM (SELECT NEW.day AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER helper_action_notes_before_insert BEFORE INSERT ON helper_action BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'helper_action', day FROM (SELECT day FROM helper_action WHERE agency = NEW.agency AND reference = NEW.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER helper_action_notes_update AFTER UPDATE ON helper_action BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'helper_action', day FROM (SELECT OLD.day AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'helper_action', day FROM (SELECT NEW.day AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER helper_action_notes_before_update BEFORE UPDATE ON helper_action BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'helper_action', day FROM (SELECT day FROM helper_action WHERE agency = NEW.agency AND reference = NEW.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER helper_action_notes_delete AFTER DELETE ON helper_action BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'helper_action', day FROM (SELECT OLD.day AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER home_count_notes_insert AFTER INSERT ON home_count BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'home_count', day FROM (SELECT NEW.day AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER home_count_notes_before_insert BEFORE INSERT ON home_count BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'home_count', day FROM (SELECT day FROM home_count WHERE agency = NEW.agency AND reference = NEW.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER home_count_notes_update AFTER UPDATE ON home_count BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'home_count', day FROM (SELECT OLD.day AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'home_count', day FROM (SELECT NEW.day AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER home_count_notes_before_update BEFORE UPDATE ON home_count BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'home_count', day FROM (SELECT day FROM home_count WHERE agency = NEW.agency AND reference = NEW.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER home_count_notes_delete AFTER DELETE ON home_count BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'home_count', day FROM (SELECT OLD.day AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER incident_gang_notes_insert AFTER INSERT ON incident_gang BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'incident', day FROM (SELECT day FROM incident WHERE agency = NEW.agency AND reference = NEW.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER incident_gang_notes_update AFTER UPDATE ON incident_gang BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'incident', day FROM (SELECT day FROM incident WHERE agency = OLD.agency AND reference = OLD.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'incident', day FROM (SELECT day FROM incident WHERE agency = NEW.agency AND reference = NEW.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER incident_gang_notes_delete AFTER DELETE ON incident_gang BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'incident', day FROM (SELECT day FROM incident WHERE agency = OLD.agency AND reference = OLD.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER delivery_notes_insert AFTER INSERT ON delivery BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'message', day FROM (SELECT day FROM message WHERE agency = NEW.agency AND reference = NEW.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER delivery_notes_update AFTER UPDATE ON delivery BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'message', day FROM (SELECT day FROM message WHERE agency = OLD.agency AND reference = OLD.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'message', day FROM (SELECT day FROM message WHERE agency = NEW.agency AND reference = NEW.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER delivery_notes_delete AFTER DELETE ON delivery BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'message', day FROM (SELECT day FROM message WHERE agency = OLD.agency AND reference = OLD.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER message_gang_notes_insert AFTER INSERT ON message_gang BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'message', day FROM (SELECT day FROM message WHERE agency = NEW.agency AND reference = NEW.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER message_gang_notes_update AFTER UPDATE ON message_gang BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'message', day FROM (SELECT day FROM message WHERE agency = OLD.agency AND reference = OLD.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'message', day FROM (SELECT day FROM message WHERE agency = NEW.agency AND reference = NEW.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER message_gang_notes_delete AFTER DELETE ON message_gang BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'message', day FROM (SELECT day FROM message WHERE agency = OLD.agency AND reference = OLD.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER message_offender_notes_insert AFTER INSERT ON message_offender BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'message', day FROM (SELECT day FROM message WHERE agency = NEW.agency AND reference = NEW.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER message_offender_notes_update AFTER UPDATE ON message_offender BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'message', day FROM (SELECT day FROM message WHERE agency = OLD.agency AND reference = OLD.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'message', day FROM (SELECT day FROM message WHERE agency = NEW.agency AND reference = NEW.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER message_offender_notes_delete AFTER DELETE ON message_offender BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'message', day FROM (SELECT day FROM message WHERE agency = OLD.agency AND reference = OLD.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER message_incident_notes_insert AFTER INSERT ON message_incident BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'message', day FROM (SELECT day FROM message WHERE agency = NEW.agency AND reference = NEW.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER message_incident_notes_update AFTER UPDATE ON message_incident BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'message', day FROM (SELECT day FROM message WHERE agency = OLD.agency AND reference = OLD.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'message', day FROM (SELECT day FROM message WHERE agency = NEW.agency AND reference = NEW.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER message_incident_notes_delete AFTER DELETE ON message_incident BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'message', day FROM (SELECT day FROM message WHERE agency = OLD.agency AND reference = OLD.reference) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER about_notes_insert AFTER INSERT ON about BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'about', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER about_notes_update AFTER UPDATE ON about BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'about', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER about_notes_delete AFTER DELETE ON about BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'about', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER action_item_notes_insert AFTER INSERT ON action_item BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'action_item', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER action_item_notes_update AFTER UPDATE ON action_item BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'action_item', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER action_item_notes_delete AFTER DELETE ON action_item BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'action_item', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER action_owner_notes_insert AFTER INSERT ON action_owner BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'action_owner', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER action_owner_notes_update AFTER UPDATE ON action_owner BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'action_owner', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER action_owner_notes_delete AFTER DELETE ON action_owner BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'action_owner', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER action_update_notes_insert AFTER INSERT ON action_update BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'action_update', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER action_update_notes_update AFTER UPDATE ON action_update BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'action_update', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER action_update_notes_delete AFTER DELETE ON action_update BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'action_update', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER agency_notes_insert AFTER INSERT ON agency BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'agency', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER agency_notes_update AFTER UPDATE ON agency BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'agency', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER agency_notes_delete AFTER DELETE ON agency BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'agency', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER agenda_item_notes_insert AFTER INSERT ON agenda_item BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'agenda_item', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER agenda_item_notes_update AFTER UPDATE ON agenda_item BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'agenda_item', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER agenda_item_notes_delete AFTER DELETE ON agenda_item BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'agenda_item', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER attendance_notes_insert AFTER INSERT ON attendance BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'attendance', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER attendance_notes_update AFTER UPDATE ON attendance BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'attendance', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER attendance_notes_delete AFTER DELETE ON attendance BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'attendance', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER border_pair_notes_insert AFTER INSERT ON border_pair BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'border_pair', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER border_pair_notes_update AFTER UPDATE ON border_pair BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'border_pair', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER border_pair_notes_delete AFTER DELETE ON border_pair BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'border_pair', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER contact_notes_insert AFTER INSERT ON contact BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'contact', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER contact_notes_update AFTER UPDATE ON contact BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'contact', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER contact_notes_delete AFTER DELETE ON contact BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'contact', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER crime_head_notes_insert AFTER INSERT ON crime_head BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'crime_head', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER crime_head_notes_update AFTER UPDATE ON crime_head BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'crime_head', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER crime_head_notes_delete AFTER DELETE ON crime_head BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'crime_head', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER disclosure_notes_insert AFTER INSERT ON disclosure BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'disclosure', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER disclosure_notes_update AFTER UPDATE ON disclosure BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'disclosure', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER disclosure_notes_delete AFTER DELETE ON disclosure BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'disclosure', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER district_notes_insert AFTER INSERT ON district BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'district', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER district_notes_update AFTER UPDATE ON district BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'district', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER district_notes_delete AFTER DELETE ON district BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'district', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER feed_notes_insert AFTER INSERT ON feed BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'feed', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER feed_notes_update AFTER UPDATE ON feed BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'feed', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER feed_notes_delete AFTER DELETE ON feed BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'feed', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER gang_notes_insert AFTER INSERT ON gang BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'gang', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER gang_notes_update AFTER UPDATE ON gang BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'gang', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER gang_notes_delete AFTER DELETE ON gang BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'gang', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER gang_alias_notes_insert AFTER INSERT ON gang_alias BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'gang_alias', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER gang_alias_notes_update AFTER UPDATE ON gang_alias BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'gang_alias', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER gang_alias_notes_delete AFTER DELETE ON gang_alias BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'gang_alias', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER gang_link_notes_insert AFTER INSERT ON gang_link BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'gang_link', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER gang_link_notes_update AFTER UPDATE ON gang_link BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'gang_link', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER gang_link_notes_delete AFTER DELETE ON gang_link BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'gang_link', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER gang_presence_notes_insert AFTER INSERT ON gang_presence BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'gang_presence', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER gang_presence_notes_update AFTER UPDATE ON gang_presence BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'gang_presence', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER gang_presence_notes_delete AFTER DELETE ON gang_presence BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'gang_presence', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER gap_daily_notes_insert AFTER INSERT ON gap_daily BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'gap_daily', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER gap_daily_notes_update AFTER UPDATE ON gap_daily BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'gap_daily', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER gap_daily_notes_delete AFTER DELETE ON gap_daily BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'gap_daily', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER gap_kept_off_notes_insert AFTER INSERT ON gap_kept_off BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'gap_kept_off', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER gap_kept_off_notes_update AFTER UPDATE ON gap_kept_off BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'gap_kept_off', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER gap_kept_off_notes_delete AFTER DELETE ON gap_kept_off BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'gap_kept_off', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER gap_remark_notes_insert AFTER INSERT ON gap_remark BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'gap_remark', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER gap_remark_notes_update AFTER UPDATE ON gap_remark BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'gap_remark', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER gap_remark_notes_delete AFTER DELETE ON gap_remark BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'gap_remark', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER load_notes_insert AFTER INSERT ON load BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'load', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER load_notes_update AFTER UPDATE ON load BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'load', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER load_notes_delete AFTER DELETE ON load BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'load', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER meeting_notes_insert AFTER INSERT ON meeting BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'meeting', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER meeting_notes_update AFTER UPDATE ON meeting BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'meeting', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER meeting_notes_delete AFTER DELETE ON meeting BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'meeting', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER meeting_district_notes_insert AFTER INSERT ON meeting_district BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'meeting_district', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER meeting_district_notes_update AFTER UPDATE ON meeting_district BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'meeting_district', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER meeting_district_notes_delete AFTER DELETE ON meeting_district BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'meeting_district', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER meeting_series_notes_insert AFTER INSERT ON meeting_series BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'meeting_series', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER meeting_series_notes_update AFTER UPDATE ON meeting_series BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'meeting_series', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER meeting_series_notes_delete AFTER DELETE ON meeting_series BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'meeting_series', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER meeting_series_agency_notes_insert AFTER INSERT ON meeting_series_agency BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'meeting_series_agency', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER meeting_series_agency_notes_update AFTER UPDATE ON meeting_series_agency BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'meeting_series_agency', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER meeting_series_agency_notes_delete AFTER DELETE ON meeting_series_agency BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'meeting_series_agency', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER meeting_series_district_notes_insert AFTER INSERT ON meeting_series_district BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'meeting_series_district', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER meeting_series_district_notes_update AFTER UPDATE ON meeting_series_district BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'meeting_series_district', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER meeting_series_district_notes_delete AFTER DELETE ON meeting_series_district BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'meeting_series_district', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER nil_report_notes_insert AFTER INSERT ON nil_report BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'nil_report', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER nil_report_notes_update AFTER UPDATE ON nil_report BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'nil_report', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER nil_report_notes_delete AFTER DELETE ON nil_report BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'nil_report', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER notice_notes_insert AFTER INSERT ON notice BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'notice', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER notice_notes_update AFTER UPDATE ON notice BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'notice', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER notice_notes_delete AFTER DELETE ON notice BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'notice', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER offender_notes_insert AFTER INSERT ON offender BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'offender', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER offender_notes_update AFTER UPDATE ON offender BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'offender', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER offender_notes_delete AFTER DELETE ON offender BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'offender', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER offender_alias_notes_insert AFTER INSERT ON offender_alias BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'offender_alias', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER offender_alias_notes_update AFTER UPDATE ON offender_alias BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'offender_alias', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER offender_alias_notes_delete AFTER DELETE ON offender_alias BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'offender_alias', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER offender_link_notes_insert AFTER INSERT ON offender_link BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'offender_link', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER offender_link_notes_update AFTER UPDATE ON offender_link BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'offender_link', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER offender_link_notes_delete AFTER DELETE ON offender_link BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'offender_link', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER offender_status_notes_insert AFTER INSERT ON offender_status BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'offender_status', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER offender_status_notes_update AFTER UPDATE ON offender_status BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'offender_status', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER offender_status_notes_delete AFTER DELETE ON offender_status BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'offender_status', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER operation_notes_insert AFTER INSERT ON operation BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'operation', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER operation_notes_update AFTER UPDATE ON operation BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'operation', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER operation_notes_delete AFTER DELETE ON operation BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'operation', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER operation_agency_notes_insert AFTER INSERT ON operation_agency BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'operation_agency', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER operation_agency_notes_update AFTER UPDATE ON operation_agency BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'operation_agency', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER operation_agency_notes_delete AFTER DELETE ON operation_agency BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'operation_agency', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER operation_district_notes_insert AFTER INSERT ON operation_district BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'operation_district', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER operation_district_notes_update AFTER UPDATE ON operation_district BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'operation_district', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER operation_district_notes_delete AFTER DELETE ON operation_district BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'operation_district', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER operation_target_notes_insert AFTER INSERT ON operation_target BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'operation_target', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER operation_target_notes_update AFTER UPDATE ON operation_target BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'operation_target', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER operation_target_notes_delete AFTER DELETE ON operation_target BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'operation_target', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER police_unit_notes_insert AFTER INSERT ON police_unit BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'police_unit', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER police_unit_notes_update AFTER UPDATE ON police_unit BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'police_unit', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER police_unit_notes_delete AFTER DELETE ON police_unit BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'police_unit', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER police_unit_alias_notes_insert AFTER INSERT ON police_unit_alias BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'police_unit_alias', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER police_unit_alias_notes_update AFTER UPDATE ON police_unit_alias BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'police_unit_alias', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER police_unit_alias_notes_delete AFTER DELETE ON police_unit_alias BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'police_unit_alias', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER police_unit_district_notes_insert AFTER INSERT ON police_unit_district BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'police_unit_district', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER police_unit_district_notes_update AFTER UPDATE ON police_unit_district BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'police_unit_district', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER police_unit_district_notes_delete AFTER DELETE ON police_unit_district BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'police_unit_district', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER practice_notes_insert AFTER INSERT ON practice BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'practice', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER practice_notes_update AFTER UPDATE ON practice BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'practice', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER practice_notes_delete AFTER DELETE ON practice BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'practice', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER practice_adoption_notes_insert AFTER INSERT ON practice_adoption BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'practice_adoption', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER practice_adoption_notes_update AFTER UPDATE ON practice_adoption BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'practice_adoption', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER practice_adoption_notes_delete AFTER DELETE ON practice_adoption BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'practice_adoption', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER state_notes_insert AFTER INSERT ON state BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'state', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER state_notes_update AFTER UPDATE ON state BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'state', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER state_notes_delete AFTER DELETE ON state BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'state', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER statistic_notes_insert AFTER INSERT ON statistic BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'statistic', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER statistic_notes_update AFTER UPDATE ON statistic BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'statistic', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER statistic_notes_delete AFTER DELETE ON statistic BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'statistic', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER statistic_total_notes_insert AFTER INSERT ON statistic_total BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'statistic_total', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER statistic_total_notes_update AFTER UPDATE ON statistic_total BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'statistic_total', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER statistic_total_notes_delete AFTER DELETE ON statistic_total BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'statistic_total', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER time_limit_notes_insert AFTER INSERT ON time_limit BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'time_limit', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER time_limit_notes_update AFTER UPDATE ON time_limit BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'time_limit', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER time_limit_notes_delete AFTER DELETE ON time_limit BEGIN INSERT INTO changed_day (seq, dataset, day) SELECT (SELECT coalesce(max(seq), 0) + 1 FROM changed_day), 'time_limit', day FROM (SELECT '0001-01-01' AS day) WHERE true ON CONFLICT (dataset, day) DO UPDATE SET seq = excluded.seq; END
;;
CREATE TRIGGER access_log_sealed_update BEFORE UPDATE ON access_log BEGIN SELECT RAISE(ABORT, 'The table access_log is only added to.'); END
;;
CREATE TRIGGER access_log_sealed_delete BEFORE DELETE ON access_log BEGIN SELECT RAISE(ABORT, 'The table access_log is only added to.'); END
;;
CREATE TRIGGER access_log_sealed_insert BEFORE INSERT ON access_log WHEN EXISTS (SELECT 1 FROM access_log WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'The table access_log is only added to.'); END
