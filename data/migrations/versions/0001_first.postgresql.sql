CREATE TABLE meeting_series (
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	name_hi TEXT NOT NULL,
	level TEXT NOT NULL,
	cadence_days INTEGER DEFAULT '0' NOT NULL,
	from_on DATE NOT NULL,
	until_on DATE,
	CONSTRAINT meeting_series_key PRIMARY KEY (code),
	CONSTRAINT meeting_series_level_known CHECK (level IN ('dgp', 'adg', 'ig_zone', 'dig_range', 'district', 'sub_division', 'police_station', 'beat')),
	CONSTRAINT meeting_series_cadence_days_not_negative CHECK (cadence_days >= 0),
	CONSTRAINT meeting_series_from_on_readable CHECK (from_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT meeting_series_until_on_readable CHECK (until_on BETWEEN '1900-01-01' AND '2199-12-31')
)
;;
COMMENT ON TABLE meeting_series IS 'A standing meeting.'
;;
COMMENT ON COLUMN meeting_series.code IS 'Its code.'
;;
COMMENT ON COLUMN meeting_series.name IS 'Name of the series in English.'
;;
COMMENT ON COLUMN meeting_series.name_hi IS 'Name of the series in Hindi.'
;;
COMMENT ON COLUMN meeting_series.level IS 'Who meets.'
;;
COMMENT ON COLUMN meeting_series.cadence_days IS 'Promised days between two sittings.'
;;
COMMENT ON COLUMN meeting_series.from_on IS 'Agreed on.'
;;
COMMENT ON COLUMN meeting_series.until_on IS 'Ended on.'
;;
CREATE TABLE gap_daily (
	day DATE NOT NULL,
	gap_key TEXT NOT NULL,
	rule TEXT NOT NULL,
	must_act TEXT NOT NULL,
	concerns TEXT NOT NULL,
	severity INTEGER DEFAULT '0' NOT NULL,
	numbers TEXT NOT NULL,
	agency TEXT,
	named_to TEXT DEFAULT '' NOT NULL,
	review_by DATE,
	handling TEXT DEFAULT 'participants' NOT NULL,
	CONSTRAINT gap_daily_key PRIMARY KEY (day, gap_key),
	CONSTRAINT gap_daily_day_readable CHECK (day BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT gap_daily_severity_not_negative CHECK (severity >= 0),
	CONSTRAINT gap_daily_review_by_readable CHECK (review_by BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT gap_daily_handling_known CHECK (handling IN ('originator', 'named', 'participants'))
)
;;
COMMENT ON TABLE gap_daily IS 'A coordination gap that stood on a day (all forces, 90 days).'
;;
COMMENT ON COLUMN gap_daily.day IS 'The day in India.'
;;
COMMENT ON COLUMN gap_daily.gap_key IS 'Rule and sorted codes of its subjects.'
;;
COMMENT ON COLUMN gap_daily.rule IS 'The rule that found it.'
;;
COMMENT ON COLUMN gap_daily.must_act IS 'Agencies that must act, space between.'
;;
COMMENT ON COLUMN gap_daily.concerns IS 'Agencies it concerns, space between.'
;;
COMMENT ON COLUMN gap_daily.severity IS 'Higher is worse.'
;;
COMMENT ON COLUMN gap_daily.numbers IS 'What was found, as JSON; nothing where it is open only to some forces.'
;;
COMMENT ON COLUMN gap_daily.agency IS 'Owner of the record it is about; empty where it is about none.'
;;
COMMENT ON COLUMN gap_daily.named_to IS 'Agencies it is named to, space between.'
;;
COMMENT ON COLUMN gap_daily.review_by IS 'Past this day it shows only to the owner.'
;;
COMMENT ON COLUMN gap_daily.handling IS 'Who may see it beyond the owner.'
;;
CREATE TABLE gap_kept_off (
	id BIGSERIAL NOT NULL,
	gap_key TEXT NOT NULL,
	post TEXT NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	until_at TIMESTAMP WITH TIME ZONE,
	reason TEXT NOT NULL,
	CONSTRAINT gap_kept_off_key PRIMARY KEY (id),
	CONSTRAINT gap_kept_off_made_at_readable CHECK (made_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT gap_kept_off_until_at_readable CHECK (until_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00')
)
;;
COMMENT ON TABLE gap_kept_off IS 'A gap that the secretariat keeps off the wall.'
;;
COMMENT ON COLUMN gap_kept_off.id IS 'Serial number.'
;;
COMMENT ON COLUMN gap_kept_off.gap_key IS 'The gap.'
;;
COMMENT ON COLUMN gap_kept_off.post IS 'Who keeps it off.'
;;
COMMENT ON COLUMN gap_kept_off.made_at IS 'Since when.'
;;
COMMENT ON COLUMN gap_kept_off.until_at IS 'Until when.'
;;
COMMENT ON COLUMN gap_kept_off.reason IS 'Why.'
;;
CREATE TABLE state (
	code TEXT NOT NULL,
	lgd INTEGER,
	name TEXT NOT NULL,
	name_hi TEXT NOT NULL,
	kind TEXT NOT NULL,
	latitude DOUBLE PRECISION NOT NULL,
	longitude DOUBLE PRECISION NOT NULL,
	population INTEGER,
	population_year INTEGER,
	population_source TEXT,
	valid_from DATE,
	valid_until DATE,
	replaced_by TEXT,
	CONSTRAINT state_key PRIMARY KEY (code),
	CONSTRAINT state_kind_known CHECK (kind IN ('state', 'union_territory')),
	CONSTRAINT state_population_not_negative CHECK (population >= 0),
	CONSTRAINT state_valid_from_readable CHECK (valid_from BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT state_valid_until_readable CHECK (valid_until BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT state_replaced_by_known FOREIGN KEY(replaced_by) REFERENCES state (code)
)
;;
COMMENT ON TABLE state IS 'One state or union territory of India, by its ISO 3166-2:IN letters (`UK` for Uttarakhand).'
;;
COMMENT ON COLUMN state.code IS 'ISO 3166-2:IN letters.'
;;
COMMENT ON COLUMN state.lgd IS 'Code in the Local Government Directory.'
;;
COMMENT ON COLUMN state.name IS 'Name of the state in English.'
;;
COMMENT ON COLUMN state.name_hi IS 'Name of the state in Hindi.'
;;
COMMENT ON COLUMN state.kind IS 'State or union territory.'
;;
COMMENT ON COLUMN state.latitude IS 'A point inside, for its label.'
;;
COMMENT ON COLUMN state.longitude IS 'A point inside, for its label.'
;;
COMMENT ON COLUMN state.population IS 'People living there; empty where not known for today''s borders.'
;;
COMMENT ON COLUMN state.population_year IS 'Year of the count of people.'
;;
COMMENT ON COLUMN state.population_source IS 'Who counted, or why the number is not available.'
;;
COMMENT ON COLUMN state.valid_from IS 'Exists since; empty: since before the register.'
;;
COMMENT ON COLUMN state.valid_until IS 'Last day it existed; empty: still does.'
;;
COMMENT ON COLUMN state.replaced_by IS 'The state that took its place.'
;;
CREATE TABLE about (
	id INTEGER DEFAULT '1' NOT NULL,
	kind TEXT NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE DEFAULT date_trunc('second', now()) NOT NULL,
	sample_seed INTEGER,
	sample_scale DOUBLE PRECISION,
	CONSTRAINT about_key PRIMARY KEY (id),
	CONSTRAINT about_one_row CHECK (id = 1),
	CONSTRAINT about_kind_known CHECK (kind IN ('sample', 'real')),
	CONSTRAINT about_created_at_readable CHECK (created_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00')
)
;;
COMMENT ON TABLE about IS 'What this database is. Exactly one row.'
;;
COMMENT ON COLUMN about.id IS 'Always 1.'
;;
COMMENT ON COLUMN about.kind IS 'Made-up sample or real records: never both.'
;;
COMMENT ON COLUMN about.created_at IS 'When it was made.'
;;
COMMENT ON COLUMN about.sample_seed IS 'Seed of the sample.'
;;
COMMENT ON COLUMN about.sample_scale IS 'Scale of the sample.'
;;
CREATE TABLE account (
	subject TEXT NOT NULL,
	password_hash TEXT NOT NULL,
	totp_secret TEXT NOT NULL,
	failure_count INTEGER DEFAULT '0' NOT NULL,
	locked_until TIMESTAMP WITH TIME ZONE,
	last_code_at TIMESTAMP WITH TIME ZONE,
	until_on DATE NOT NULL,
	CONSTRAINT account_key PRIMARY KEY (subject),
	CONSTRAINT account_failure_count_not_negative CHECK (failure_count >= 0),
	CONSTRAINT account_locked_until_readable CHECK (locked_until BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT account_last_code_at_readable CHECK (last_code_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT account_until_on_readable CHECK (until_on BETWEEN '1900-01-01' AND '2199-12-31')
)
;;
COMMENT ON TABLE account IS 'A local account, where no sign-in provider is at hand: what its subject proves himself with.'
;;
COMMENT ON COLUMN account.subject IS 'Who signs in; the same as in `viewer`.'
;;
COMMENT ON COLUMN account.password_hash IS 'Argon2id of the password.'
;;
COMMENT ON COLUMN account.totp_secret IS 'Secret of the one-time codes (RFC 6238).'
;;
COMMENT ON COLUMN account.failure_count IS 'Failures since the last success.'
;;
COMMENT ON COLUMN account.locked_until IS 'Refused until then, after too many failures.'
;;
COMMENT ON COLUMN account.last_code_at IS 'Start of the last half minute whose code was used: a code serves once.'
;;
COMMENT ON COLUMN account.until_on IS 'Last day it may be used.'
;;
CREATE TABLE access_log (
	id BIGINT NOT NULL,
	looked_at TIMESTAMP WITH TIME ZONE NOT NULL,
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
	batch BIGINT NOT NULL,
	batch_hash TEXT NOT NULL,
	CONSTRAINT access_log_key PRIMARY KEY (id),
	CONSTRAINT access_log_looked_at_readable CHECK (looked_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT access_log_kind_known CHECK (kind IN ('sign_in', 'page', 'filter', 'list', 'record', 'search', 'paper', 'refusal', 'write')),
	CONSTRAINT access_log_record_count_not_negative CHECK (record_count >= 0)
)
;;
COMMENT ON TABLE access_log IS 'One look. Added to, never changed, chained by hash.'
;;
COMMENT ON COLUMN access_log.id IS 'Serial number, without gaps.'
;;
COMMENT ON COLUMN access_log.looked_at IS 'When.'
;;
COMMENT ON COLUMN access_log.subject IS 'Who.'
;;
COMMENT ON COLUMN access_log.officer IS 'The officer''s own name.'
;;
COMMENT ON COLUMN access_log.post IS 'For which post.'
;;
COMMENT ON COLUMN access_log.role IS 'In which role.'
;;
COMMENT ON COLUMN access_log.agency IS 'The post''s agency.'
;;
COMMENT ON COLUMN access_log.kind IS 'What sort of look.'
;;
COMMENT ON COLUMN access_log.what IS 'Page, list, record or paper.'
;;
COMMENT ON COLUMN access_log.filters IS 'The filters, as in the address.'
;;
COMMENT ON COLUMN access_log.purpose IS 'Why, for named records.'
;;
COMMENT ON COLUMN access_log.concerns IS 'Whose records were looked at: agencies with a space between.'
;;
COMMENT ON COLUMN access_log.record_count IS 'How many named records were shown.'
;;
COMMENT ON COLUMN access_log.batch IS 'Number of the batch it was written with, without gaps.'
;;
COMMENT ON COLUMN access_log.batch_hash IS 'SHA-256 over the batch and the hash of the one before.'
;;
CREATE TABLE access_log_head (
	id INTEGER NOT NULL,
	last_id BIGINT NOT NULL,
	batch BIGINT NOT NULL,
	batch_hash TEXT NOT NULL,
	CONSTRAINT access_log_head_key PRIMARY KEY (id),
	CONSTRAINT access_log_head_one_row CHECK (id = 1)
)
;;
COMMENT ON TABLE access_log_head IS 'Where the log ends, so that lines cut off its end are missed. Exactly one row once anybody looked.'
;;
COMMENT ON COLUMN access_log_head.id IS 'Always 1.'
;;
COMMENT ON COLUMN access_log_head.last_id IS 'Number of the last line.'
;;
COMMENT ON COLUMN access_log_head.batch IS 'Number of the last batch.'
;;
COMMENT ON COLUMN access_log_head.batch_hash IS 'Its hash.'
;;
CREATE TABLE purged (
	key_hash TEXT NOT NULL,
	record_table TEXT NOT NULL,
	purged_on DATE NOT NULL,
	rule TEXT NOT NULL,
	CONSTRAINT purged_key PRIMARY KEY (key_hash),
	CONSTRAINT purged_purged_on_readable CHECK (purged_on BETWEEN '1900-01-01' AND '2199-12-31')
)
;;
COMMENT ON TABLE purged IS 'A record that was removed for good: a hash of its key refuses its return.'
;;
COMMENT ON COLUMN purged.key_hash IS 'SHA-256 of table, agency and reference.'
;;
COMMENT ON COLUMN purged.record_table IS 'The table it stood in.'
;;
COMMENT ON COLUMN purged.purged_on IS 'When.'
;;
COMMENT ON COLUMN purged.rule IS 'Under which rule.'
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
;;
COMMENT ON TABLE crime_head IS 'A head under which crime statistics are published.'
;;
COMMENT ON COLUMN crime_head.code IS 'Code shared by all years.'
;;
COMMENT ON COLUMN crime_head.name IS 'Name of the head in English.'
;;
COMMENT ON COLUMN crime_head.name_hi IS 'Name of the head in Hindi.'
;;
COMMENT ON COLUMN crime_head.position IS 'Place in the published order.'
;;
COMMENT ON COLUMN crime_head.parent IS 'The head it is a part of.'
;;
COMMENT ON COLUMN crime_head.kind IS 'The kind of incident it comes closest to.'
;;
COMMENT ON COLUMN crime_head.relation IS 'Why the two cannot agree exactly.'
;;
CREATE TABLE district (
	code INTEGER NOT NULL,
	state TEXT NOT NULL,
	name TEXT NOT NULL,
	name_hi TEXT NOT NULL,
	latitude DOUBLE PRECISION NOT NULL,
	longitude DOUBLE PRECISION NOT NULL,
	area_km2 DOUBLE PRECISION NOT NULL,
	police_reporting BOOLEAN DEFAULT '1' NOT NULL,
	population INTEGER,
	population_year INTEGER,
	population_source TEXT,
	valid_from DATE,
	valid_until DATE,
	replaced_by INTEGER,
	CONSTRAINT district_key PRIMARY KEY (code),
	CONSTRAINT district_population_not_negative CHECK (population >= 0),
	CONSTRAINT district_valid_from_readable CHECK (valid_from BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT district_valid_until_readable CHECK (valid_until BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT district_state_known FOREIGN KEY(state) REFERENCES state (code),
	CONSTRAINT district_replaced_by_known FOREIGN KEY(replaced_by) REFERENCES district (code)
)
;;
COMMENT ON TABLE district IS 'One district of any state of India, by its code in the Local Government Directory (LGD).'
;;
COMMENT ON COLUMN district.code IS 'LGD code.'
;;
COMMENT ON COLUMN district.state IS 'The state it lies in.'
;;
COMMENT ON COLUMN district.name IS 'Name of the district in English.'
;;
COMMENT ON COLUMN district.name_hi IS 'Name of the district in Hindi.'
;;
COMMENT ON COLUMN district.latitude IS 'A point inside, for its mark on the map.'
;;
COMMENT ON COLUMN district.longitude IS 'A point inside, for its mark on the map.'
;;
COMMENT ON COLUMN district.area_km2 IS 'Area in square kilometres.'
;;
COMMENT ON COLUMN district.police_reporting IS 'False where no Indian police reports (Mirpur, Muzaffarabad).'
;;
COMMENT ON COLUMN district.population IS 'People living there; empty where not known for today''s borders.'
;;
COMMENT ON COLUMN district.population_year IS 'Year of the count of people.'
;;
COMMENT ON COLUMN district.population_source IS 'Who counted, or why the number is not available.'
;;
COMMENT ON COLUMN district.valid_from IS 'Exists since; empty: since before the register.'
;;
COMMENT ON COLUMN district.valid_until IS 'Last day it existed; empty: still does.'
;;
COMMENT ON COLUMN district.replaced_by IS 'The district that took its place.'
;;
CREATE TABLE agency (
	code TEXT NOT NULL,
	state TEXT,
	kind TEXT NOT NULL,
	name TEXT NOT NULL,
	name_hi TEXT NOT NULL,
	participates_from DATE NOT NULL,
	participates_until DATE,
	CONSTRAINT agency_key PRIMARY KEY (code),
	CONSTRAINT agency_kind_known CHECK (kind IN ('force', 'central_agency', 'prisons')),
	CONSTRAINT agency_participates_from_readable CHECK (participates_from BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT agency_participates_until_readable CHECK (participates_until BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT agency_state_known FOREIGN KEY(state) REFERENCES state (code)
)
;;
COMMENT ON TABLE agency IS 'A police force, central agency or prisons department that takes part (''force'' on screen).'
;;
COMMENT ON COLUMN agency.code IS 'Its code: a state''s letters for its police, else an abbreviation.'
;;
COMMENT ON COLUMN agency.state IS 'Its state; empty for central agencies.'
;;
COMMENT ON COLUMN agency.kind IS 'What it is.'
;;
COMMENT ON COLUMN agency.name IS 'Name of the agency in English.'
;;
COMMENT ON COLUMN agency.name_hi IS 'Name of the agency in Hindi.'
;;
COMMENT ON COLUMN agency.participates_from IS 'First day it takes part.'
;;
COMMENT ON COLUMN agency.participates_until IS 'Last day it takes part; empty: still does.'
;;
CREATE TABLE police_unit (
	code TEXT NOT NULL,
	state TEXT NOT NULL,
	name TEXT NOT NULL,
	name_hi TEXT,
	kind TEXT NOT NULL,
	has_territory BOOLEAN NOT NULL,
	CONSTRAINT police_unit_key PRIMARY KEY (code),
	CONSTRAINT police_unit_kind_known CHECK (kind IN ('district', 'commissionerate', 'city_zone', 'railway', 'crime_branch', 'airport', 'metro', 'other')),
	CONSTRAINT police_unit_state_known FOREIGN KEY(state) REFERENCES state (code)
)
;;
COMMENT ON TABLE police_unit IS 'A police district, commissionerate, railway police, crime branch ... as forces know it. Units are not districts.'
;;
COMMENT ON COLUMN police_unit.code IS 'Stable code, such as RJ-JAIPUR-EAST.'
;;
COMMENT ON COLUMN police_unit.state IS 'The state whose police it belongs to.'
;;
COMMENT ON COLUMN police_unit.name IS 'Name in English.'
;;
COMMENT ON COLUMN police_unit.name_hi IS 'Name in Hindi.'
;;
COMMENT ON COLUMN police_unit.kind IS 'What sort of unit.'
;;
COMMENT ON COLUMN police_unit.has_territory IS 'False for railway police, crime branch and the like.'
;;
CREATE TABLE meeting_series_agency (
	series TEXT NOT NULL,
	force TEXT NOT NULL,
	CONSTRAINT meeting_series_agency_key PRIMARY KEY (series, force),
	CONSTRAINT meeting_series_agency_series_known FOREIGN KEY(series) REFERENCES meeting_series (code),
	CONSTRAINT meeting_series_agency_force_known FOREIGN KEY(force) REFERENCES agency (code)
)
;;
COMMENT ON TABLE meeting_series_agency IS 'A force that belongs to a series.'
;;
COMMENT ON COLUMN meeting_series_agency.series IS 'The series.'
;;
COMMENT ON COLUMN meeting_series_agency.force IS 'The force.'
;;
CREATE TABLE meeting_series_district (
	series TEXT NOT NULL,
	district INTEGER NOT NULL,
	CONSTRAINT meeting_series_district_key PRIMARY KEY (series, district),
	CONSTRAINT meeting_series_district_series_known FOREIGN KEY(series) REFERENCES meeting_series (code),
	CONSTRAINT meeting_series_district_district_known FOREIGN KEY(district) REFERENCES district (code)
)
;;
COMMENT ON TABLE meeting_series_district IS 'A district a series is about.'
;;
COMMENT ON COLUMN meeting_series_district.series IS 'The series.'
;;
COMMENT ON COLUMN meeting_series_district.district IS 'The district.'
;;
CREATE TABLE gap_remark (
	id BIGSERIAL NOT NULL,
	gap_key TEXT NOT NULL,
	agency TEXT NOT NULL,
	post TEXT NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	remark TEXT NOT NULL,
	named_to TEXT DEFAULT '' NOT NULL,
	handling TEXT DEFAULT 'participants' NOT NULL,
	CONSTRAINT gap_remark_key PRIMARY KEY (id),
	CONSTRAINT gap_remark_made_at_readable CHECK (made_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT gap_remark_handling_known CHECK (handling IN ('originator', 'named', 'participants')),
	CONSTRAINT gap_remark_agency_known FOREIGN KEY(agency) REFERENCES agency (code)
)
;;
COMMENT ON TABLE gap_remark IS 'A force''s answer to a gap.'
;;
COMMENT ON COLUMN gap_remark.id IS 'Serial number.'
;;
COMMENT ON COLUMN gap_remark.gap_key IS 'The gap.'
;;
COMMENT ON COLUMN gap_remark.agency IS 'The force that answers.'
;;
COMMENT ON COLUMN gap_remark.post IS 'The officer''s post.'
;;
COMMENT ON COLUMN gap_remark.made_at IS 'When.'
;;
COMMENT ON COLUMN gap_remark.remark IS 'The answer as written.'
;;
COMMENT ON COLUMN gap_remark.named_to IS 'Agencies the gap is named to, space between.'
;;
COMMENT ON COLUMN gap_remark.handling IS 'Who may see it beyond the owner.'
;;
CREATE TABLE border_pair (
	district_a INTEGER NOT NULL,
	district_b INTEGER NOT NULL,
	shared_km DOUBLE PRECISION NOT NULL,
	CONSTRAINT border_pair_key PRIMARY KEY (district_a, district_b),
	CONSTRAINT border_pair_in_order CHECK (district_a < district_b),
	CONSTRAINT border_pair_district_a_known FOREIGN KEY(district_a) REFERENCES district (code),
	CONSTRAINT border_pair_district_b_known FOREIGN KEY(district_b) REFERENCES district (code)
)
;;
COMMENT ON TABLE border_pair IS 'Two districts of different states that share a border line.'
;;
COMMENT ON COLUMN border_pair.district_a IS 'The one with the lower code.'
;;
COMMENT ON COLUMN border_pair.district_b IS 'The one with the higher code.'
;;
COMMENT ON COLUMN border_pair.shared_km IS 'Length of the shared border in km, from the boundaries.'
;;
CREATE TABLE police_unit_alias (
	state TEXT NOT NULL,
	alias TEXT NOT NULL,
	unit TEXT NOT NULL,
	CONSTRAINT police_unit_alias_key PRIMARY KEY (state, alias),
	CONSTRAINT police_unit_alias_state_known FOREIGN KEY(state) REFERENCES state (code),
	CONSTRAINT police_unit_alias_unit_known FOREIGN KEY(unit) REFERENCES police_unit (code)
)
;;
COMMENT ON TABLE police_unit_alias IS 'A spelling under which a police unit occurs in files.'
;;
COMMENT ON COLUMN police_unit_alias.state IS 'The state in whose files it occurs.'
;;
COMMENT ON COLUMN police_unit_alias.alias IS 'The normalised spelling.'
;;
COMMENT ON COLUMN police_unit_alias.unit IS 'The unit meant.'
;;
CREATE TABLE police_unit_district (
	unit TEXT NOT NULL,
	district INTEGER NOT NULL,
	CONSTRAINT police_unit_district_key PRIMARY KEY (unit, district),
	CONSTRAINT police_unit_district_unit_known FOREIGN KEY(unit) REFERENCES police_unit (code),
	CONSTRAINT police_unit_district_district_known FOREIGN KEY(district) REFERENCES district (code)
)
;;
COMMENT ON TABLE police_unit_district IS 'A district that a police unit covers, wholly or in part.'
;;
COMMENT ON COLUMN police_unit_district.unit IS 'The unit.'
;;
COMMENT ON COLUMN police_unit_district.district IS 'The district.'
;;
CREATE TABLE load (
	id SERIAL NOT NULL,
	agency TEXT,
	dataset TEXT NOT NULL,
	file_name TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	loaded_at TIMESTAMP WITH TIME ZONE DEFAULT date_trunc('second', now()) NOT NULL,
	loaded_by TEXT NOT NULL,
	received_count INTEGER DEFAULT '0' NOT NULL,
	accepted_count INTEGER DEFAULT '0' NOT NULL,
	unchanged_count INTEGER DEFAULT '0' NOT NULL,
	repeated_count INTEGER DEFAULT '0' NOT NULL,
	rejected_count INTEGER DEFAULT '0' NOT NULL,
	flagged_count INTEGER DEFAULT '0' NOT NULL,
	withdrawn_count INTEGER DEFAULT '0' NOT NULL,
	undone_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT load_key PRIMARY KEY (id),
	CONSTRAINT load_dataset_known CHECK (dataset IN ('incident', 'seizure', 'message', 'answer', 'operation', 'meeting', 'agenda_item', 'action_item', 'action_update', 'offender', 'offender_link', 'notice', 'custody_event', 'gang', 'gang_link', 'helper_action', 'home_count', 'practice', 'practice_adoption', 'contact', 'feed', 'nil_report', 'population', 'ncrb')),
	CONSTRAINT load_loaded_at_readable CHECK (loaded_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT load_received_count_not_negative CHECK (received_count >= 0),
	CONSTRAINT load_accepted_count_not_negative CHECK (accepted_count >= 0),
	CONSTRAINT load_unchanged_count_not_negative CHECK (unchanged_count >= 0),
	CONSTRAINT load_repeated_count_not_negative CHECK (repeated_count >= 0),
	CONSTRAINT load_rejected_count_not_negative CHECK (rejected_count >= 0),
	CONSTRAINT load_flagged_count_not_negative CHECK (flagged_count >= 0),
	CONSTRAINT load_withdrawn_count_not_negative CHECK (withdrawn_count >= 0),
	CONSTRAINT load_undone_at_readable CHECK (undone_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT load_agency_known FOREIGN KEY(agency) REFERENCES agency (code)
)
;;
COMMENT ON TABLE load IS 'One file brought in, or tried.'
;;
COMMENT ON COLUMN load.id IS 'Serial number.'
;;
COMMENT ON COLUMN load.agency IS 'For whom; empty for published statistics.'
;;
COMMENT ON COLUMN load.dataset IS 'What it held.'
;;
COMMENT ON COLUMN load.file_name IS 'Name of the file, without folders.'
;;
COMMENT ON COLUMN load.sha256 IS 'Fingerprint of the file.'
;;
COMMENT ON COLUMN load.loaded_at IS 'When.'
;;
COMMENT ON COLUMN load.loaded_by IS 'The post or service that loaded it.'
;;
COMMENT ON COLUMN load.received_count IS 'Rows in the file: accepted, there already, repeated in the file, and refused.'
;;
COMMENT ON COLUMN load.accepted_count IS 'Rows accepted: new or changed.'
;;
COMMENT ON COLUMN load.unchanged_count IS 'Rows that were there already, the same.'
;;
COMMENT ON COLUMN load.repeated_count IS 'Rows that stood twice in the file, the same.'
;;
COMMENT ON COLUMN load.rejected_count IS 'Rows refused.'
;;
COMMENT ON COLUMN load.flagged_count IS 'Rows accepted with a doubt.'
;;
COMMENT ON COLUMN load.withdrawn_count IS 'Rows that withdraw their record.'
;;
COMMENT ON COLUMN load.undone_at IS 'When it was undone.'
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
;;
COMMENT ON TABLE column_mapping IS 'What a force''s own system calls one of our columns.'
;;
COMMENT ON COLUMN column_mapping.agency IS 'The force.'
;;
COMMENT ON COLUMN column_mapping.dataset IS 'The dataset.'
;;
COMMENT ON COLUMN column_mapping.received IS 'Column name in the force''s export.'
;;
COMMENT ON COLUMN column_mapping.means IS 'Our column.'
;;
CREATE TABLE feed (
	agency TEXT NOT NULL,
	dataset TEXT NOT NULL,
	every_days INTEGER DEFAULT '0' NOT NULL,
	from_on DATE NOT NULL,
	until_on DATE,
	CONSTRAINT feed_key PRIMARY KEY (agency, dataset),
	CONSTRAINT feed_dataset_known CHECK (dataset IN ('incident', 'seizure', 'message', 'answer', 'operation', 'meeting', 'agenda_item', 'action_item', 'action_update', 'offender', 'offender_link', 'notice', 'custody_event', 'gang', 'gang_link', 'helper_action', 'home_count', 'practice', 'practice_adoption', 'contact', 'feed', 'nil_report', 'population', 'ncrb')),
	CONSTRAINT feed_every_days_not_negative CHECK (every_days >= 0),
	CONSTRAINT feed_from_on_readable CHECK (from_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT feed_until_on_readable CHECK (until_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT feed_agency_known FOREIGN KEY(agency) REFERENCES agency (code)
)
;;
COMMENT ON TABLE feed IS 'What a force promised to send, and how often.'
;;
COMMENT ON COLUMN feed.agency IS 'The force.'
;;
COMMENT ON COLUMN feed.dataset IS 'What.'
;;
COMMENT ON COLUMN feed.every_days IS 'Promised days between two sendings.'
;;
COMMENT ON COLUMN feed.from_on IS 'Promised from.'
;;
COMMENT ON COLUMN feed.until_on IS 'Promised until.'
;;
CREATE TABLE nil_report (
	agency TEXT NOT NULL,
	dataset TEXT NOT NULL,
	from_on DATE NOT NULL,
	until_on DATE NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE DEFAULT date_trunc('second', now()) NOT NULL,
	CONSTRAINT nil_report_key PRIMARY KEY (agency, dataset, from_on),
	CONSTRAINT nil_report_ends_after_it_begins CHECK (until_on >= from_on),
	CONSTRAINT nil_report_dataset_known CHECK (dataset IN ('incident', 'seizure', 'message', 'answer', 'operation', 'meeting', 'agenda_item', 'action_item', 'action_update', 'offender', 'offender_link', 'notice', 'custody_event', 'gang', 'gang_link', 'helper_action', 'home_count', 'practice', 'practice_adoption', 'contact', 'feed', 'nil_report', 'population', 'ncrb')),
	CONSTRAINT nil_report_from_on_readable CHECK (from_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT nil_report_until_on_readable CHECK (until_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT nil_report_made_at_readable CHECK (made_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT nil_report_agency_known FOREIGN KEY(agency) REFERENCES agency (code)
)
;;
COMMENT ON TABLE nil_report IS 'A force states that it has nothing to report: not the same as saying nothing.'
;;
COMMENT ON COLUMN nil_report.agency IS 'The force.'
;;
COMMENT ON COLUMN nil_report.dataset IS 'About what.'
;;
COMMENT ON COLUMN nil_report.from_on IS 'First day it speaks of.'
;;
COMMENT ON COLUMN nil_report.until_on IS 'Last day it speaks of.'
;;
COMMENT ON COLUMN nil_report.made_at IS 'When it was stated.'
;;
CREATE TABLE viewer (
	id SERIAL NOT NULL,
	subject TEXT NOT NULL,
	officer TEXT NOT NULL,
	post TEXT NOT NULL,
	agency TEXT,
	role TEXT NOT NULL,
	from_on DATE NOT NULL,
	until_on DATE,
	withdrawn_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT viewer_key PRIMARY KEY (id),
	CONSTRAINT viewer_subject_post_from_on_once UNIQUE (subject, post, from_on),
	CONSTRAINT viewer_role_known CHECK (role IN ('leader', 'nodal_officer', 'secretariat', 'meeting_room', 'auditor', 'administrator', 'service')),
	CONSTRAINT viewer_from_on_readable CHECK (from_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT viewer_until_on_readable CHECK (until_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT viewer_withdrawn_at_readable CHECK (withdrawn_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT viewer_agency_known FOREIGN KEY(agency) REFERENCES agency (code)
)
;;
COMMENT ON TABLE viewer IS 'Somebody who may look: an officer acting for a post, with dates.'
;;
COMMENT ON COLUMN viewer.id IS 'Serial number.'
;;
COMMENT ON COLUMN viewer.subject IS 'Who signs in: the sign-in provider''s subject.'
;;
COMMENT ON COLUMN viewer.officer IS 'The officer''s own name.'
;;
COMMENT ON COLUMN viewer.post IS 'The post he acts for.'
;;
COMMENT ON COLUMN viewer.agency IS 'The post''s agency; empty for the secretariat''s own.'
;;
COMMENT ON COLUMN viewer.role IS 'What the post may do.'
;;
COMMENT ON COLUMN viewer.from_on IS 'From.'
;;
COMMENT ON COLUMN viewer.until_on IS 'Until.'
;;
COMMENT ON COLUMN viewer.withdrawn_at IS 'Withdrawn at.'
;;
CREATE TABLE disclosure (
	id BIGSERIAL NOT NULL,
	record_table TEXT NOT NULL,
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	to_agency TEXT NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	by_post TEXT NOT NULL,
	basis TEXT,
	CONSTRAINT disclosure_key PRIMARY KEY (id),
	CONSTRAINT disclosure_record_table_agency_reference_to_agency_once UNIQUE (record_table, agency, reference, to_agency),
	CONSTRAINT disclosure_made_at_readable CHECK (made_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT disclosure_to_agency_known FOREIGN KEY(to_agency) REFERENCES agency (code)
)
;;
COMMENT ON TABLE disclosure IS 'To whom a record was named: the named recipients of anything but a message.'
;;
COMMENT ON COLUMN disclosure.id IS 'Serial number.'
;;
COMMENT ON COLUMN disclosure.record_table IS 'Table of the record.'
;;
COMMENT ON COLUMN disclosure.agency IS 'Owner of the record.'
;;
COMMENT ON COLUMN disclosure.reference IS 'Its number.'
;;
COMMENT ON COLUMN disclosure.to_agency IS 'To whom.'
;;
COMMENT ON COLUMN disclosure.made_at IS 'When.'
;;
COMMENT ON COLUMN disclosure.by_post IS 'Who named it.'
;;
COMMENT ON COLUMN disclosure.basis IS 'On what ground.'
;;
CREATE TABLE incident (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	police_station TEXT,
	fir_number TEXT,
	registered_on DATE,
	occurred_from TIMESTAMP WITH TIME ZONE NOT NULL,
	occurred_to TIMESTAMP WITH TIME ZONE,
	time_known BOOLEAN DEFAULT '1' NOT NULL,
	kind TEXT NOT NULL,
	firing BOOLEAN DEFAULT '0' NOT NULL,
	extortion BOOLEAN DEFAULT '0' NOT NULL,
	sections TEXT,
	status TEXT NOT NULL,
	unit TEXT,
	district INTEGER,
	latitude DOUBLE PRECISION,
	longitude DOUBLE PRECISION,
	point_precision TEXT,
	victims_killed INTEGER DEFAULT '0' NOT NULL,
	victims_injured INTEGER DEFAULT '0' NOT NULL,
	police_killed INTEGER DEFAULT '0' NOT NULL,
	police_injured INTEGER DEFAULT '0' NOT NULL,
	accused_killed INTEGER DEFAULT '0' NOT NULL,
	accused_injured INTEGER DEFAULT '0' NOT NULL,
	demand_inr BIGINT,
	terror_link TEXT DEFAULT 'none' NOT NULL,
	same_as_agency TEXT,
	same_as_reference TEXT,
	same_as_reason TEXT,
	summary TEXT,
	summary_hi TEXT,
	handling TEXT DEFAULT 'participants' NOT NULL,
	day DATE GENERATED ALWAYS AS (((occurred_from) AT TIME ZONE 'Asia/Kolkata')::date) STORED NOT NULL,
	first_recorded_at TIMESTAMP WITH TIME ZONE DEFAULT date_trunc('second', now()) NOT NULL,
	withdrawn_at TIMESTAMP WITH TIME ZONE,
	load INTEGER,
	CONSTRAINT incident_key PRIMARY KEY (agency, reference),
	CONSTRAINT incident_latitude_in_india CHECK (latitude BETWEEN 6 AND 38),
	CONSTRAINT incident_longitude_in_india CHECK (longitude BETWEEN 68 AND 98),
	CONSTRAINT incident_point_whole CHECK ((latitude IS NULL) = (longitude IS NULL)),
	CONSTRAINT incident_same_as_agency_same_as_reference_known FOREIGN KEY(same_as_agency, same_as_reference) REFERENCES incident (agency, reference) ON DELETE NO ACTION ON UPDATE NO ACTION,
	CONSTRAINT incident_ends_after_it_begins CHECK (occurred_to >= occurred_from),
	CONSTRAINT incident_same_as_says_why CHECK ((same_as_reference IS NULL) = (same_as_reason IS NULL)),
	CONSTRAINT incident_not_same_as_itself CHECK (NOT (agency = same_as_agency AND reference = same_as_reference)),
	CONSTRAINT incident_reference_given CHECK (length(reference) BETWEEN 1 AND 60),
	CONSTRAINT incident_registered_on_readable CHECK (registered_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT incident_occurred_from_readable CHECK (occurred_from BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT incident_occurred_to_readable CHECK (occurred_to BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT incident_kind_known CHECK (kind IN ('murder', 'attempt', 'abduction_for_ransom', 'extortion', 'robbery_or_dacoity', 'firing', 'harbouring', 'online_threat_or_glorification')),
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
	CONSTRAINT incident_first_recorded_at_readable CHECK (first_recorded_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT incident_withdrawn_at_readable CHECK (withdrawn_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT incident_agency_known FOREIGN KEY(agency) REFERENCES agency (code),
	CONSTRAINT incident_unit_known FOREIGN KEY(unit) REFERENCES police_unit (code),
	CONSTRAINT incident_district_known FOREIGN KEY(district) REFERENCES district (code),
	CONSTRAINT incident_load_known FOREIGN KEY(load) REFERENCES load (id)
)
;;
COMMENT ON TABLE incident IS 'A crime that a gang did or is suspected of.'
;;
COMMENT ON COLUMN incident.agency IS 'The agency that owns the record.'
;;
COMMENT ON COLUMN incident.reference IS 'The owner''s own number for it.'
;;
COMMENT ON COLUMN incident.police_station IS 'Police station of the FIR.'
;;
COMMENT ON COLUMN incident.fir_number IS 'FIR number, such as 0123/2026.'
;;
COMMENT ON COLUMN incident.registered_on IS 'Day the FIR was registered.'
;;
COMMENT ON COLUMN incident.occurred_from IS 'When it began; midnight in India where only the date is known.'
;;
COMMENT ON COLUMN incident.occurred_to IS 'When it ended, if given.'
;;
COMMENT ON COLUMN incident.time_known IS 'False where only the date is known: it is not midnight.'
;;
COMMENT ON COLUMN incident.kind IS 'Principal kind: the first that applies, in this order.'
;;
COMMENT ON COLUMN incident.firing IS 'Shots were fired.'
;;
COMMENT ON COLUMN incident.extortion IS 'Money was demanded under threat.'
;;
COMMENT ON COLUMN incident.sections IS 'Sections of law.'
;;
COMMENT ON COLUMN incident.status IS 'State of the investigation.'
;;
COMMENT ON COLUMN incident.unit IS 'The police unit.'
;;
COMMENT ON COLUMN incident.district IS 'The district; empty where not known.'
;;
COMMENT ON COLUMN incident.latitude IS 'Degrees north.'
;;
COMMENT ON COLUMN incident.longitude IS 'Degrees east.'
;;
COMMENT ON COLUMN incident.point_precision IS 'How precise the point is.'
;;
COMMENT ON COLUMN incident.victims_killed IS 'Victims killed.'
;;
COMMENT ON COLUMN incident.victims_injured IS 'Victims injured.'
;;
COMMENT ON COLUMN incident.police_killed IS 'Police killed.'
;;
COMMENT ON COLUMN incident.police_injured IS 'Police injured.'
;;
COMMENT ON COLUMN incident.accused_killed IS 'Accused killed.'
;;
COMMENT ON COLUMN incident.accused_injured IS 'Accused injured.'
;;
COMMENT ON COLUMN incident.demand_inr IS 'Money demanded, in whole rupees.'
;;
COMMENT ON COLUMN incident.terror_link IS 'Tie to a terror group.'
;;
COMMENT ON COLUMN incident.same_as_agency IS 'Owner of the incident.'
;;
COMMENT ON COLUMN incident.same_as_reference IS 'The owner''s number of the incident.'
;;
COMMENT ON COLUMN incident.same_as_reason IS 'Why two records are one case, which counts once.'
;;
COMMENT ON COLUMN incident.summary IS 'What happened, in English.'
;;
COMMENT ON COLUMN incident.summary_hi IS 'What happened, in Hindi.'
;;
COMMENT ON COLUMN incident.handling IS 'Who may see it beyond the owner.'
;;
COMMENT ON COLUMN incident.day IS 'IST calendar day of `occurred_from` (generated).'
;;
COMMENT ON COLUMN incident.first_recorded_at IS 'When this row first reached the database.'
;;
COMMENT ON COLUMN incident.withdrawn_at IS 'Since when the owner no longer stands by it.'
;;
COMMENT ON COLUMN incident.load IS 'The load that brought it; empty for other writers.'
;;
CREATE TABLE home_count (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	day DATE NOT NULL,
	kind TEXT NOT NULL,
	district INTEGER,
	incident_count INTEGER NOT NULL,
	first_recorded_at TIMESTAMP WITH TIME ZONE DEFAULT date_trunc('second', now()) NOT NULL,
	withdrawn_at TIMESTAMP WITH TIME ZONE,
	load INTEGER,
	CONSTRAINT home_count_key PRIMARY KEY (agency, reference),
	CONSTRAINT home_count_incident_count_given CHECK (incident_count >= 1),
	CONSTRAINT home_count_reference_given CHECK (length(reference) BETWEEN 1 AND 60),
	CONSTRAINT home_count_day_readable CHECK (day BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT home_count_kind_known CHECK (kind IN ('murder', 'attempt', 'abduction_for_ransom', 'extortion', 'robbery_or_dacoity', 'firing', 'harbouring', 'online_threat_or_glorification')),
	CONSTRAINT home_count_first_recorded_at_readable CHECK (first_recorded_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT home_count_withdrawn_at_readable CHECK (withdrawn_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT home_count_agency_known FOREIGN KEY(agency) REFERENCES agency (code),
	CONSTRAINT home_count_district_known FOREIGN KEY(district) REFERENCES district (code),
	CONSTRAINT home_count_load_known FOREIGN KEY(load) REFERENCES load (id)
)
;;
COMMENT ON TABLE home_count IS 'A count, never a record: incidents of gangs whose records a force keeps at home. They are in no incident total.'
;;
COMMENT ON COLUMN home_count.agency IS 'The agency that owns the record.'
;;
COMMENT ON COLUMN home_count.reference IS 'The owner''s own number for it.'
;;
COMMENT ON COLUMN home_count.day IS 'The day in India on which they occurred.'
;;
COMMENT ON COLUMN home_count.kind IS 'Principal kind of all of them.'
;;
COMMENT ON COLUMN home_count.district IS 'The district, one of its own; empty: not told.'
;;
COMMENT ON COLUMN home_count.incident_count IS 'How many, 1 or more.'
;;
COMMENT ON COLUMN home_count.first_recorded_at IS 'When this row first reached the database.'
;;
COMMENT ON COLUMN home_count.withdrawn_at IS 'Since when the owner no longer stands by it.'
;;
COMMENT ON COLUMN home_count.load IS 'The load that brought it; empty for other writers.'
;;
CREATE TABLE message (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	sent_at TIMESTAMP WITH TIME ZONE NOT NULL,
	originated_at TIMESTAMP WITH TIME ZONE,
	kind TEXT NOT NULL,
	urgency TEXT DEFAULT 'ordinary' NOT NULL,
	channel TEXT NOT NULL,
	in_reply_to_agency TEXT,
	in_reply_to_reference TEXT,
	broadcast BOOLEAN DEFAULT '0' NOT NULL,
	subject TEXT,
	body TEXT,
	handling TEXT DEFAULT 'participants' NOT NULL,
	day DATE GENERATED ALWAYS AS (((sent_at) AT TIME ZONE 'Asia/Kolkata')::date) STORED NOT NULL,
	first_recorded_at TIMESTAMP WITH TIME ZONE DEFAULT date_trunc('second', now()) NOT NULL,
	withdrawn_at TIMESTAMP WITH TIME ZONE,
	load INTEGER,
	CONSTRAINT message_key PRIMARY KEY (agency, reference),
	CONSTRAINT message_in_reply_to_agency_in_reply_to_reference_known FOREIGN KEY(in_reply_to_agency, in_reply_to_reference) REFERENCES message (agency, reference) ON DELETE NO ACTION ON UPDATE NO ACTION,
	CONSTRAINT message_known_before_told CHECK (sent_at >= originated_at),
	CONSTRAINT message_not_in_reply_to_itself CHECK (NOT (agency = in_reply_to_agency AND reference = in_reply_to_reference)),
	CONSTRAINT message_reference_given CHECK (length(reference) BETWEEN 1 AND 60),
	CONSTRAINT message_sent_at_readable CHECK (sent_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT message_originated_at_readable CHECK (originated_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT message_kind_known CHECK (kind IN ('alert', 'intelligence', 'dossier', 'request', 'reply', 'good_practice')),
	CONSTRAINT message_urgency_known CHECK (urgency IN ('most_immediate', 'immediate', 'ordinary')),
	CONSTRAINT message_channel_known CHECK (channel IN ('system', 'official_mail', 'letter', 'wireless', 'messaging_group', 'phone')),
	CONSTRAINT message_handling_known CHECK (handling IN ('originator', 'named', 'participants')),
	CONSTRAINT message_first_recorded_at_readable CHECK (first_recorded_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT message_withdrawn_at_readable CHECK (withdrawn_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT message_agency_known FOREIGN KEY(agency) REFERENCES agency (code),
	CONSTRAINT message_load_known FOREIGN KEY(load) REFERENCES load (id)
)
;;
COMMENT ON TABLE message IS 'A message from its agency.'
;;
COMMENT ON COLUMN message.agency IS 'The agency that owns the record.'
;;
COMMENT ON COLUMN message.reference IS 'The owner''s own number for it.'
;;
COMMENT ON COLUMN message.sent_at IS 'When it was sent.'
;;
COMMENT ON COLUMN message.originated_at IS 'When the sender came to know what it tells.'
;;
COMMENT ON COLUMN message.kind IS 'What sort of message.'
;;
COMMENT ON COLUMN message.urgency IS 'How urgent.'
;;
COMMENT ON COLUMN message.channel IS 'How it went, as the sender records it.'
;;
COMMENT ON COLUMN message.in_reply_to_agency IS 'Owner of the message.'
;;
COMMENT ON COLUMN message.in_reply_to_reference IS 'The owner''s number of the message.'
;;
COMMENT ON COLUMN message.broadcast IS 'Sent to all forces alike: alone it ends no silence.'
;;
COMMENT ON COLUMN message.subject IS 'Subject as written.'
;;
COMMENT ON COLUMN message.body IS 'Text as written.'
;;
COMMENT ON COLUMN message.handling IS 'Who may see it beyond the owner.'
;;
COMMENT ON COLUMN message.day IS 'IST calendar day of `sent_at` (generated).'
;;
COMMENT ON COLUMN message.first_recorded_at IS 'When this row first reached the database.'
;;
COMMENT ON COLUMN message.withdrawn_at IS 'Since when the owner no longer stands by it.'
;;
COMMENT ON COLUMN message.load IS 'The load that brought it; empty for other writers.'
;;
CREATE TABLE meeting (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	series TEXT,
	status TEXT NOT NULL,
	meets_at TIMESTAMP WITH TIME ZONE NOT NULL,
	mode TEXT NOT NULL,
	venue TEXT,
	chair TEXT,
	chair_hi TEXT,
	minutes TEXT DEFAULT 'none' NOT NULL,
	minutes_on DATE,
	day DATE GENERATED ALWAYS AS (((meets_at) AT TIME ZONE 'Asia/Kolkata')::date) STORED NOT NULL,
	first_recorded_at TIMESTAMP WITH TIME ZONE DEFAULT date_trunc('second', now()) NOT NULL,
	withdrawn_at TIMESTAMP WITH TIME ZONE,
	load INTEGER,
	CONSTRAINT meeting_key PRIMARY KEY (agency, reference),
	CONSTRAINT meeting_reference_once UNIQUE (reference),
	CONSTRAINT meeting_reference_given CHECK (length(reference) BETWEEN 1 AND 60),
	CONSTRAINT meeting_status_known CHECK (status IN ('planned', 'held', 'postponed', 'cancelled')),
	CONSTRAINT meeting_meets_at_readable CHECK (meets_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT meeting_mode_known CHECK (mode IN ('in_person', 'video', 'hybrid')),
	CONSTRAINT meeting_minutes_known CHECK (minutes IN ('none', 'draft', 'circulated', 'approved')),
	CONSTRAINT meeting_minutes_on_readable CHECK (minutes_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT meeting_first_recorded_at_readable CHECK (first_recorded_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT meeting_withdrawn_at_readable CHECK (withdrawn_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT meeting_agency_known FOREIGN KEY(agency) REFERENCES agency (code),
	CONSTRAINT meeting_series_known FOREIGN KEY(series) REFERENCES meeting_series (code),
	CONSTRAINT meeting_load_known FOREIGN KEY(load) REFERENCES load (id)
)
;;
COMMENT ON TABLE meeting IS 'One sitting of a series; its owner is the host. Numbers are given once across all hosts.'
;;
COMMENT ON COLUMN meeting.agency IS 'The agency that owns the record.'
;;
COMMENT ON COLUMN meeting.reference IS 'The owner''s own number for it.'
;;
COMMENT ON COLUMN meeting.series IS 'The series.'
;;
COMMENT ON COLUMN meeting.status IS 'Planned, held, postponed or cancelled.'
;;
COMMENT ON COLUMN meeting.meets_at IS 'When it was or will be held.'
;;
COMMENT ON COLUMN meeting.mode IS 'How they meet.'
;;
COMMENT ON COLUMN meeting.venue IS 'Where.'
;;
COMMENT ON COLUMN meeting.chair IS 'The post in the chair.'
;;
COMMENT ON COLUMN meeting.chair_hi IS 'The post in Hindi.'
;;
COMMENT ON COLUMN meeting.minutes IS 'Where the minutes stand.'
;;
COMMENT ON COLUMN meeting.minutes_on IS 'Since when.'
;;
COMMENT ON COLUMN meeting.day IS 'IST calendar day of `meets_at` (generated).'
;;
COMMENT ON COLUMN meeting.first_recorded_at IS 'When this row first reached the database.'
;;
COMMENT ON COLUMN meeting.withdrawn_at IS 'Since when the owner no longer stands by it.'
;;
COMMENT ON COLUMN meeting.load IS 'The load that brought it; empty for other writers.'
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
	band_on DATE,
	band_confidence TEXT,
	terror_link TEXT DEFAULT 'none' NOT NULL,
	terror_link_source TEXT,
	terror_link_from DATE,
	terror_link_until DATE,
	terror_link_review_by DATE,
	review_by DATE NOT NULL,
	first_recorded_at TIMESTAMP WITH TIME ZONE DEFAULT date_trunc('second', now()) NOT NULL,
	withdrawn_at TIMESTAMP WITH TIME ZONE,
	load INTEGER,
	CONSTRAINT gang_key PRIMARY KEY (code),
	CONSTRAINT gang_band_says_who_and_when CHECK (band IS NULL OR (band_by IS NOT NULL AND band_on IS NOT NULL)),
	CONSTRAINT gang_terror_link_says_source CHECK (terror_link = 'none' OR terror_link_source IS NOT NULL),
	CONSTRAINT gang_status_known CHECK (status IN ('active', 'dormant', 'dismantled')),
	CONSTRAINT gang_band_known CHECK (band IN ('high', 'medium', 'low')),
	CONSTRAINT gang_band_on_readable CHECK (band_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT gang_band_confidence_known CHECK (band_confidence IN ('confirmed', 'probable', 'possible')),
	CONSTRAINT gang_terror_link_known CHECK (terror_link IN ('none', 'suspected', 'established')),
	CONSTRAINT gang_terror_link_from_readable CHECK (terror_link_from BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT gang_terror_link_until_readable CHECK (terror_link_until BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT gang_terror_link_review_by_readable CHECK (terror_link_review_by BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT gang_review_by_readable CHECK (review_by BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT gang_first_recorded_at_readable CHECK (first_recorded_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT gang_withdrawn_at_readable CHECK (withdrawn_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT gang_registered_by_known FOREIGN KEY(registered_by) REFERENCES agency (code),
	CONSTRAINT gang_band_by_known FOREIGN KEY(band_by) REFERENCES agency (code),
	CONSTRAINT gang_load_known FOREIGN KEY(load) REFERENCES load (id)
)
;;
COMMENT ON TABLE gang IS 'A gang in the shared register.'
;;
COMMENT ON COLUMN gang.code IS 'Code in the register, such as G07.'
;;
COMMENT ON COLUMN gang.name IS 'Name of the gang in English.'
;;
COMMENT ON COLUMN gang.name_hi IS 'Name of the gang in Hindi.'
;;
COMMENT ON COLUMN gang.name_received IS 'Name as first received, where in another script.'
;;
COMMENT ON COLUMN gang.registered_by IS 'The agency that entered it.'
;;
COMMENT ON COLUMN gang.status IS 'Whether it still acts.'
;;
COMMENT ON COLUMN gang.band IS 'Threat band.'
;;
COMMENT ON COLUMN gang.band_by IS 'Who scored the band.'
;;
COMMENT ON COLUMN gang.band_on IS 'When the band was scored.'
;;
COMMENT ON COLUMN gang.band_confidence IS 'How sure the scorer was.'
;;
COMMENT ON COLUMN gang.terror_link IS 'Known tie to a terror group.'
;;
COMMENT ON COLUMN gang.terror_link_source IS 'Where the tie is known from.'
;;
COMMENT ON COLUMN gang.terror_link_from IS 'Since when.'
;;
COMMENT ON COLUMN gang.terror_link_until IS 'Until when.'
;;
COMMENT ON COLUMN gang.terror_link_review_by IS 'By when the tie must be looked at again.'
;;
COMMENT ON COLUMN gang.review_by IS 'By when the entry must be looked at again.'
;;
COMMENT ON COLUMN gang.first_recorded_at IS 'When this row first reached the database.'
;;
COMMENT ON COLUMN gang.withdrawn_at IS 'Since when the owner no longer stands by it.'
;;
COMMENT ON COLUMN gang.load IS 'The load that brought it; empty for other writers.'
;;
CREATE TABLE contact (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	kind TEXT NOT NULL,
	post TEXT NOT NULL,
	post_hi TEXT NOT NULL,
	telephone TEXT NOT NULL,
	hours TEXT NOT NULL,
	first_recorded_at TIMESTAMP WITH TIME ZONE DEFAULT date_trunc('second', now()) NOT NULL,
	withdrawn_at TIMESTAMP WITH TIME ZONE,
	load INTEGER,
	CONSTRAINT contact_key PRIMARY KEY (agency, reference),
	CONSTRAINT contact_reference_given CHECK (length(reference) BETWEEN 1 AND 60),
	CONSTRAINT contact_kind_known CHECK (kind IN ('nodal_officer', 'control_room')),
	CONSTRAINT contact_first_recorded_at_readable CHECK (first_recorded_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT contact_withdrawn_at_readable CHECK (withdrawn_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT contact_agency_known FOREIGN KEY(agency) REFERENCES agency (code),
	CONSTRAINT contact_load_known FOREIGN KEY(load) REFERENCES load (id)
)
;;
COMMENT ON TABLE contact IS 'Whom to call at a force: a nodal officer''s post or a control room.'
;;
COMMENT ON COLUMN contact.agency IS 'The agency that owns the record.'
;;
COMMENT ON COLUMN contact.reference IS 'The owner''s own number for it.'
;;
COMMENT ON COLUMN contact.kind IS 'What it is.'
;;
COMMENT ON COLUMN contact.post IS 'The post in English; never a person''s name.'
;;
COMMENT ON COLUMN contact.post_hi IS 'The post in Hindi.'
;;
COMMENT ON COLUMN contact.telephone IS 'Number as dialled from another state.'
;;
COMMENT ON COLUMN contact.hours IS 'When it answers, such as 24x7 or 09:30-18:00.'
;;
COMMENT ON COLUMN contact.first_recorded_at IS 'When this row first reached the database.'
;;
COMMENT ON COLUMN contact.withdrawn_at IS 'Since when the owner no longer stands by it.'
;;
COMMENT ON COLUMN contact.load IS 'The load that brought it; empty for other writers.'
;;
CREATE TABLE rejected_row (
	load INTEGER NOT NULL,
	row_number INTEGER DEFAULT '0' NOT NULL,
	rule TEXT NOT NULL,
	column_name TEXT,
	value TEXT,
	parameters TEXT DEFAULT '{}' NOT NULL,
	row TEXT NOT NULL,
	number INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT rejected_row_key PRIMARY KEY (load, row_number, number),
	CONSTRAINT rejected_row_row_number_not_negative CHECK (row_number >= 0),
	CONSTRAINT rejected_row_load_known FOREIGN KEY(load) REFERENCES load (id)
)
;;
COMMENT ON TABLE rejected_row IS 'A row of a file that was refused. Seen by the sending force only, deleted after 90 days.'
;;
COMMENT ON COLUMN rejected_row.load IS 'The load.'
;;
COMMENT ON COLUMN rejected_row.row_number IS 'Row in the file, the header being 1.'
;;
COMMENT ON COLUMN rejected_row.rule IS 'The rule it breaks.'
;;
COMMENT ON COLUMN rejected_row.column_name IS 'Column, as named in the file.'
;;
COMMENT ON COLUMN rejected_row.value IS 'Value as received.'
;;
COMMENT ON COLUMN rejected_row.parameters IS 'What the rule needs for its sentence, as JSON.'
;;
COMMENT ON COLUMN rejected_row.row IS 'The row as received, as JSON.'
;;
COMMENT ON COLUMN rejected_row.number IS 'Several rules may refuse one row.'
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
;;
COMMENT ON TABLE flagged_row IS 'A row of a file that was taken with a doubt. Seen by the sending force only, deleted after 90 days.'
;;
COMMENT ON COLUMN flagged_row.load IS 'The load.'
;;
COMMENT ON COLUMN flagged_row.row_number IS 'Row in the file, the header being 1.'
;;
COMMENT ON COLUMN flagged_row.rule IS 'The doubt.'
;;
COMMENT ON COLUMN flagged_row.column_name IS 'Column, as named in the file.'
;;
COMMENT ON COLUMN flagged_row.value IS 'Value as received.'
;;
COMMENT ON COLUMN flagged_row.parameters IS 'What the rule needs for its sentence, as JSON.'
;;
COMMENT ON COLUMN flagged_row.number IS 'Several doubts may fall on one row.'
;;
CREATE TABLE load_change (
	load INTEGER NOT NULL,
	number INTEGER DEFAULT '0' NOT NULL,
	table_name TEXT NOT NULL,
	row_key TEXT DEFAULT '' NOT NULL,
	before TEXT,
	after TEXT,
	CONSTRAINT load_change_key PRIMARY KEY (load, number),
	CONSTRAINT load_change_number_not_negative CHECK (number >= 0),
	CONSTRAINT load_change_load_known FOREIGN KEY(load) REFERENCES load (id)
)
;;
COMMENT ON TABLE load_change IS 'A row before and after a load changed it, for undo; or marks of many new rows, to tell whether they still stand so.'
;;
COMMENT ON COLUMN load_change.load IS 'The load.'
;;
COMMENT ON COLUMN load_change.number IS 'Order of the change.'
;;
COMMENT ON COLUMN load_change.table_name IS 'The table.'
;;
COMMENT ON COLUMN load_change.row_key IS 'Key of the row, as JSON; empty: of many new rows.'
;;
COMMENT ON COLUMN load_change.before IS 'The row before, as JSON; empty: it did not exist.'
;;
COMMENT ON COLUMN load_change.after IS 'The row after, as JSON; empty: it is gone. Of many new rows: their marks.'
;;
CREATE TABLE practice (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	theme TEXT NOT NULL,
	title TEXT NOT NULL,
	title_hi TEXT NOT NULL,
	summary TEXT NOT NULL,
	summary_hi TEXT NOT NULL,
	shared_on DATE NOT NULL,
	first_recorded_at TIMESTAMP WITH TIME ZONE DEFAULT date_trunc('second', now()) NOT NULL,
	withdrawn_at TIMESTAMP WITH TIME ZONE,
	load INTEGER,
	CONSTRAINT practice_key PRIMARY KEY (agency, reference),
	CONSTRAINT practice_reference_given CHECK (length(reference) BETWEEN 1 AND 60),
	CONSTRAINT practice_theme_known CHECK (theme IN ('investigation', 'forensics', 'evidence', 'technology', 'training', 'prisons', 'social_media')),
	CONSTRAINT practice_shared_on_readable CHECK (shared_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT practice_first_recorded_at_readable CHECK (first_recorded_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT practice_withdrawn_at_readable CHECK (withdrawn_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT practice_agency_known FOREIGN KEY(agency) REFERENCES agency (code),
	CONSTRAINT practice_load_known FOREIGN KEY(load) REFERENCES load (id)
)
;;
COMMENT ON TABLE practice IS 'A good practice that an agency shares.'
;;
COMMENT ON COLUMN practice.agency IS 'The agency that owns the record.'
;;
COMMENT ON COLUMN practice.reference IS 'The owner''s own number for it.'
;;
COMMENT ON COLUMN practice.theme IS 'What it is about.'
;;
COMMENT ON COLUMN practice.title IS 'Title in English.'
;;
COMMENT ON COLUMN practice.title_hi IS 'Title in Hindi.'
;;
COMMENT ON COLUMN practice.summary IS 'What is done and how, in English.'
;;
COMMENT ON COLUMN practice.summary_hi IS 'The same in Hindi.'
;;
COMMENT ON COLUMN practice.shared_on IS 'When it was shared.'
;;
COMMENT ON COLUMN practice.first_recorded_at IS 'When this row first reached the database.'
;;
COMMENT ON COLUMN practice.withdrawn_at IS 'Since when the owner no longer stands by it.'
;;
COMMENT ON COLUMN practice.load IS 'The load that brought it; empty for other writers.'
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
;;
COMMENT ON TABLE statistic IS 'A published count of one police unit; several offices of one name are summed.'
;;
COMMENT ON COLUMN statistic.source IS 'Publisher, such as NCRB.'
;;
COMMENT ON COLUMN statistic.state IS 'The state under which it is printed.'
;;
COMMENT ON COLUMN statistic.year IS 'The year.'
;;
COMMENT ON COLUMN statistic.head IS 'The crime head.'
;;
COMMENT ON COLUMN statistic.unit IS 'The police unit.'
;;
COMMENT ON COLUMN statistic.registered_count IS 'Cases registered.'
;;
COMMENT ON COLUMN statistic.load IS 'The load that brought it.'
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
;;
COMMENT ON TABLE statistic_total IS 'The total printed for a state.'
;;
COMMENT ON COLUMN statistic_total.source IS 'Publisher, such as NCRB.'
;;
COMMENT ON COLUMN statistic_total.state IS 'The state under which it is printed.'
;;
COMMENT ON COLUMN statistic_total.year IS 'The year.'
;;
COMMENT ON COLUMN statistic_total.head IS 'The crime head.'
;;
COMMENT ON COLUMN statistic_total.printed_count IS 'Cases, as printed.'
;;
COMMENT ON COLUMN statistic_total.load IS 'The load that brought it.'
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
;;
COMMENT ON TABLE incident_gang IS 'A gang in an incident.'
;;
COMMENT ON COLUMN incident_gang.agency IS 'Owner of the incident.'
;;
COMMENT ON COLUMN incident_gang.reference IS 'The owner''s number of the incident.'
;;
COMMENT ON COLUMN incident_gang.gang IS 'The gang; UNREGISTERED where it is not in the register.'
;;
COMMENT ON COLUMN incident_gang.name_received IS 'The gang''s name as received.'
;;
COMMENT ON COLUMN incident_gang.standing IS 'Suspected or established.'
;;
COMMENT ON COLUMN incident_gang.stated_by IS 'Who says so.'
;;
CREATE TABLE delivery (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	to_agency TEXT NOT NULL,
	received_at TIMESTAMP WITH TIME ZONE,
	received_stated_by TEXT,
	acknowledged_at TIMESTAMP WITH TIME ZONE,
	acknowledged_stated_by TEXT,
	interim_at TIMESTAMP WITH TIME ZONE,
	interim_stated_by TEXT,
	replied_at TIMESTAMP WITH TIME ZONE,
	replied_stated_by TEXT,
	outcome TEXT,
	refusal_reason TEXT,
	outcome_stated_by TEXT,
	first_recorded_at TIMESTAMP WITH TIME ZONE DEFAULT date_trunc('second', now()) NOT NULL,
	withdrawn_at TIMESTAMP WITH TIME ZONE,
	load INTEGER,
	CONSTRAINT delivery_key PRIMARY KEY (agency, reference, to_agency),
	CONSTRAINT delivery_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES message (agency, reference) ON DELETE CASCADE ON UPDATE CASCADE,
	CONSTRAINT delivery_not_to_itself CHECK (agency <> to_agency),
	CONSTRAINT delivery_refusal_says_why CHECK (outcome <> 'refused' OR refusal_reason IS NOT NULL),
	CONSTRAINT delivery_received_at_readable CHECK (received_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT delivery_acknowledged_at_readable CHECK (acknowledged_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT delivery_interim_at_readable CHECK (interim_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT delivery_replied_at_readable CHECK (replied_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT delivery_outcome_known CHECK (outcome IN ('useful', 'already_known', 'no_trace', 'refused')),
	CONSTRAINT delivery_first_recorded_at_readable CHECK (first_recorded_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT delivery_withdrawn_at_readable CHECK (withdrawn_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT delivery_to_agency_known FOREIGN KEY(to_agency) REFERENCES agency (code),
	CONSTRAINT delivery_received_stated_by_known FOREIGN KEY(received_stated_by) REFERENCES agency (code),
	CONSTRAINT delivery_acknowledged_stated_by_known FOREIGN KEY(acknowledged_stated_by) REFERENCES agency (code),
	CONSTRAINT delivery_interim_stated_by_known FOREIGN KEY(interim_stated_by) REFERENCES agency (code),
	CONSTRAINT delivery_replied_stated_by_known FOREIGN KEY(replied_stated_by) REFERENCES agency (code),
	CONSTRAINT delivery_outcome_stated_by_known FOREIGN KEY(outcome_stated_by) REFERENCES agency (code),
	CONSTRAINT delivery_load_known FOREIGN KEY(load) REFERENCES load (id)
)
;;
COMMENT ON TABLE delivery IS 'One delivery of a message to one force. It belongs to the IST day on which the message was sent.'
;;
COMMENT ON COLUMN delivery.agency IS 'Owner of the message.'
;;
COMMENT ON COLUMN delivery.reference IS 'The owner''s number of the message.'
;;
COMMENT ON COLUMN delivery.to_agency IS 'The force it went to.'
;;
COMMENT ON COLUMN delivery.received_at IS 'When it was received.'
;;
COMMENT ON COLUMN delivery.received_stated_by IS 'Who states when it was received.'
;;
COMMENT ON COLUMN delivery.acknowledged_at IS 'When it was acknowledged.'
;;
COMMENT ON COLUMN delivery.acknowledged_stated_by IS 'Who states when it was acknowledged.'
;;
COMMENT ON COLUMN delivery.interim_at IS 'When an interim report was given.'
;;
COMMENT ON COLUMN delivery.interim_stated_by IS 'Who states when an interim report was given.'
;;
COMMENT ON COLUMN delivery.replied_at IS 'When it was replied to.'
;;
COMMENT ON COLUMN delivery.replied_stated_by IS 'Who states when it was replied to.'
;;
COMMENT ON COLUMN delivery.outcome IS 'What came of it.'
;;
COMMENT ON COLUMN delivery.refusal_reason IS 'Why refused.'
;;
COMMENT ON COLUMN delivery.outcome_stated_by IS 'Who states the outcome.'
;;
COMMENT ON COLUMN delivery.first_recorded_at IS 'When this row first reached the database.'
;;
COMMENT ON COLUMN delivery.withdrawn_at IS 'Since when the owner no longer stands by it.'
;;
COMMENT ON COLUMN delivery.load IS 'The load that brought it; empty for other writers.'
;;
CREATE TABLE message_gang (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	gang TEXT NOT NULL,
	CONSTRAINT message_gang_key PRIMARY KEY (agency, reference, gang),
	CONSTRAINT message_gang_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES message (agency, reference) ON DELETE CASCADE ON UPDATE CASCADE,
	CONSTRAINT message_gang_gang_known FOREIGN KEY(gang) REFERENCES gang (code)
)
;;
COMMENT ON TABLE message_gang IS 'A gang that a message names.'
;;
COMMENT ON COLUMN message_gang.agency IS 'Owner of the message.'
;;
COMMENT ON COLUMN message_gang.reference IS 'The owner''s number of the message.'
;;
COMMENT ON COLUMN message_gang.gang IS 'The gang.'
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
;;
COMMENT ON TABLE message_incident IS 'An incident (its FIR) that a message names.'
;;
COMMENT ON COLUMN message_incident.agency IS 'Owner of the message.'
;;
COMMENT ON COLUMN message_incident.reference IS 'The owner''s number of the message.'
;;
COMMENT ON COLUMN message_incident.incident_agency IS 'Owner of the incident.'
;;
COMMENT ON COLUMN message_incident.incident_reference IS 'The owner''s number of the incident.'
;;
CREATE TABLE meeting_district (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	district INTEGER NOT NULL,
	CONSTRAINT meeting_district_key PRIMARY KEY (agency, reference, district),
	CONSTRAINT meeting_district_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES meeting (agency, reference) ON DELETE CASCADE ON UPDATE CASCADE,
	CONSTRAINT meeting_district_district_known FOREIGN KEY(district) REFERENCES district (code)
)
;;
COMMENT ON TABLE meeting_district IS 'A district a sitting is about.'
;;
COMMENT ON COLUMN meeting_district.agency IS 'Owner of the meeting.'
;;
COMMENT ON COLUMN meeting_district.reference IS 'The owner''s number of the meeting.'
;;
COMMENT ON COLUMN meeting_district.district IS 'The district.'
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
;;
COMMENT ON TABLE attendance IS 'A force invited to a sitting, and who came.'
;;
COMMENT ON COLUMN attendance.agency IS 'Owner of the meeting.'
;;
COMMENT ON COLUMN attendance.reference IS 'The owner''s number of the meeting.'
;;
COMMENT ON COLUMN attendance.force IS 'The force.'
;;
COMMENT ON COLUMN attendance.rank_invited IS 'Rank invited, such as ADG.'
;;
COMMENT ON COLUMN attendance.rank_present IS 'Highest rank present; empty if none.'
;;
COMMENT ON COLUMN attendance.present_count IS 'Officers present.'
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
;;
COMMENT ON TABLE agenda_item IS 'A point on the agenda of a sitting.'
;;
COMMENT ON COLUMN agenda_item.agency IS 'Owner of the meeting.'
;;
COMMENT ON COLUMN agenda_item.reference IS 'The owner''s number of the meeting.'
;;
COMMENT ON COLUMN agenda_item.number IS 'Its number.'
;;
COMMENT ON COLUMN agenda_item.title IS 'Title in English.'
;;
COMMENT ON COLUMN agenda_item.title_hi IS 'Title in Hindi.'
;;
COMMENT ON COLUMN agenda_item.load IS 'The load that brought it; empty for other writers.'
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
	status_changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	first_due_on DATE,
	due_on DATE,
	extended_by TEXT,
	letter_number TEXT,
	gap_key TEXT,
	strike_reason TEXT,
	shown_at TIMESTAMP WITH TIME ZONE,
	revision INTEGER DEFAULT '0' NOT NULL,
	handling TEXT DEFAULT 'participants' NOT NULL,
	first_recorded_at TIMESTAMP WITH TIME ZONE DEFAULT date_trunc('second', now()) NOT NULL,
	withdrawn_at TIMESTAMP WITH TIME ZONE,
	load INTEGER,
	CONSTRAINT action_item_key PRIMARY KEY (agency, reference),
	CONSTRAINT action_item_meeting_agency_meeting_reference_known FOREIGN KEY(meeting_agency, meeting_reference) REFERENCES meeting (agency, reference) ON DELETE NO ACTION ON UPDATE NO ACTION,
	CONSTRAINT action_item_reference_given CHECK (length(reference) BETWEEN 1 AND 60),
	CONSTRAINT action_item_number_not_negative CHECK (number >= 0),
	CONSTRAINT action_item_status_known CHECK (status IN ('open', 'in_progress', 'reported_complied', 'accepted', 'kept_for_monitoring', 'withdrawn')),
	CONSTRAINT action_item_status_changed_at_readable CHECK (status_changed_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT action_item_first_due_on_readable CHECK (first_due_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT action_item_due_on_readable CHECK (due_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT action_item_shown_at_readable CHECK (shown_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT action_item_revision_not_negative CHECK (revision >= 0),
	CONSTRAINT action_item_handling_known CHECK (handling IN ('originator', 'named', 'participants')),
	CONSTRAINT action_item_first_recorded_at_readable CHECK (first_recorded_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT action_item_withdrawn_at_readable CHECK (withdrawn_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT action_item_agency_known FOREIGN KEY(agency) REFERENCES agency (code),
	CONSTRAINT action_item_extended_by_known FOREIGN KEY(extended_by) REFERENCES agency (code),
	CONSTRAINT action_item_load_known FOREIGN KEY(load) REFERENCES load (id)
)
;;
COMMENT ON TABLE action_item IS 'A decision that somebody must carry out.'
;;
COMMENT ON COLUMN action_item.agency IS 'The agency that owns the record.'
;;
COMMENT ON COLUMN action_item.reference IS 'The owner''s own number for it.'
;;
COMMENT ON COLUMN action_item.meeting_agency IS 'Owner of the meeting.'
;;
COMMENT ON COLUMN action_item.meeting_reference IS 'The owner''s number of the meeting.'
;;
COMMENT ON COLUMN action_item.number IS 'Its number in the minutes.'
;;
COMMENT ON COLUMN action_item.decision IS 'The decision in English.'
;;
COMMENT ON COLUMN action_item.decision_hi IS 'The decision in Hindi.'
;;
COMMENT ON COLUMN action_item.status IS 'Where it stands. Only the chair''s acceptance closes it.'
;;
COMMENT ON COLUMN action_item.status_changed_at IS 'Since when.'
;;
COMMENT ON COLUMN action_item.first_due_on IS 'Due date as first set.'
;;
COMMENT ON COLUMN action_item.due_on IS 'Due date now.'
;;
COMMENT ON COLUMN action_item.extended_by IS 'Who extended it.'
;;
COMMENT ON COLUMN action_item.letter_number IS 'Letter it went out with.'
;;
COMMENT ON COLUMN action_item.gap_key IS 'The gap it answers.'
;;
COMMENT ON COLUMN action_item.strike_reason IS 'Why it was struck out.'
;;
COMMENT ON COLUMN action_item.shown_at IS 'On the wall of the meeting since; empty: not on it.'
;;
COMMENT ON COLUMN action_item.revision IS 'Goes up by one with every change.'
;;
COMMENT ON COLUMN action_item.handling IS 'Who may see it beyond the owner.'
;;
COMMENT ON COLUMN action_item.first_recorded_at IS 'When this row first reached the database.'
;;
COMMENT ON COLUMN action_item.withdrawn_at IS 'Since when the owner no longer stands by it.'
;;
COMMENT ON COLUMN action_item.load IS 'The load that brought it; empty for other writers.'
;;
CREATE TABLE meeting_figure (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	measure TEXT NOT NULL,
	filters TEXT NOT NULL,
	numerator DOUBLE PRECISION NOT NULL,
	denominator DOUBLE PRECISION,
	data_version TEXT NOT NULL,
	taken_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT meeting_figure_key PRIMARY KEY (agency, reference, measure, filters, taken_at),
	CONSTRAINT meeting_figure_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES meeting (agency, reference) ON DELETE CASCADE ON UPDATE CASCADE,
	CONSTRAINT meeting_figure_taken_at_readable CHECK (taken_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00')
)
;;
COMMENT ON TABLE meeting_figure IS 'A number as it was shown at a sitting, so that what was said stays reproducible.'
;;
COMMENT ON COLUMN meeting_figure.agency IS 'Owner of the meeting.'
;;
COMMENT ON COLUMN meeting_figure.reference IS 'The owner''s number of the meeting.'
;;
COMMENT ON COLUMN meeting_figure.measure IS 'The measure''s name.'
;;
COMMENT ON COLUMN meeting_figure.filters IS 'The filters, as in the address.'
;;
COMMENT ON COLUMN meeting_figure.numerator IS 'Numerator, or the count.'
;;
COMMENT ON COLUMN meeting_figure.denominator IS 'Denominator of a rate.'
;;
COMMENT ON COLUMN meeting_figure.data_version IS 'Version of the data it was computed from.'
;;
COMMENT ON COLUMN meeting_figure.taken_at IS 'When.'
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
;;
COMMENT ON TABLE agenda_step IS 'One step of what the wall shows at a sitting.'
;;
COMMENT ON COLUMN agenda_step.agency IS 'Owner of the meeting.'
;;
COMMENT ON COLUMN agenda_step.reference IS 'The owner''s number of the meeting.'
;;
COMMENT ON COLUMN agenda_step.position IS 'Its place.'
;;
COMMENT ON COLUMN agenda_step.kind IS 'What it shows.'
;;
COMMENT ON COLUMN agenda_step.filters IS 'Its filters, as in the address.'
;;
COMMENT ON COLUMN agenda_step.state IS 'Whose presentation.'
;;
CREATE TABLE gang_alias (
	gang TEXT NOT NULL,
	alias TEXT NOT NULL,
	CONSTRAINT gang_alias_key PRIMARY KEY (gang, alias),
	CONSTRAINT gang_alias_gang_known FOREIGN KEY(gang) REFERENCES gang (code)
)
;;
COMMENT ON TABLE gang_alias IS 'Another name of a gang.'
;;
COMMENT ON COLUMN gang_alias.gang IS 'The gang.'
;;
COMMENT ON COLUMN gang_alias.alias IS 'The other name, in the script it was received in.'
;;
CREATE TABLE gang_presence (
	gang TEXT NOT NULL,
	state TEXT NOT NULL,
	source TEXT NOT NULL,
	from_on DATE,
	until_on DATE,
	review_by DATE NOT NULL,
	CONSTRAINT gang_presence_key PRIMARY KEY (gang, state),
	CONSTRAINT gang_presence_from_on_readable CHECK (from_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT gang_presence_until_on_readable CHECK (until_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT gang_presence_review_by_readable CHECK (review_by BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT gang_presence_gang_known FOREIGN KEY(gang) REFERENCES gang (code),
	CONSTRAINT gang_presence_state_known FOREIGN KEY(state) REFERENCES state (code)
)
;;
COMMENT ON TABLE gang_presence IS 'A state where a gang is active.'
;;
COMMENT ON COLUMN gang_presence.gang IS 'The gang.'
;;
COMMENT ON COLUMN gang_presence.state IS 'The state.'
;;
COMMENT ON COLUMN gang_presence.source IS 'Where the presence is known from.'
;;
COMMENT ON COLUMN gang_presence.from_on IS 'Since when the presence is known to hold.'
;;
COMMENT ON COLUMN gang_presence.until_on IS 'Until when the presence held.'
;;
COMMENT ON COLUMN gang_presence.review_by IS 'By when the presence must be looked at again.'
;;
CREATE TABLE gang_link (
	gang_a TEXT NOT NULL,
	gang_b TEXT NOT NULL,
	kind TEXT NOT NULL,
	stated_by TEXT,
	source TEXT NOT NULL,
	from_on DATE,
	until_on DATE,
	review_by DATE NOT NULL,
	CONSTRAINT gang_link_key PRIMARY KEY (gang_a, gang_b),
	CONSTRAINT gang_link_in_order CHECK (gang_a < gang_b),
	CONSTRAINT gang_link_kind_known CHECK (kind IN ('ally', 'rival')),
	CONSTRAINT gang_link_from_on_readable CHECK (from_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT gang_link_until_on_readable CHECK (until_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT gang_link_review_by_readable CHECK (review_by BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT gang_link_gang_a_known FOREIGN KEY(gang_a) REFERENCES gang (code),
	CONSTRAINT gang_link_gang_b_known FOREIGN KEY(gang_b) REFERENCES gang (code),
	CONSTRAINT gang_link_stated_by_known FOREIGN KEY(stated_by) REFERENCES agency (code)
)
;;
COMMENT ON TABLE gang_link IS 'Two gangs that are allies or rivals.'
;;
COMMENT ON COLUMN gang_link.gang_a IS 'The one with the lower code.'
;;
COMMENT ON COLUMN gang_link.gang_b IS 'The one with the higher code.'
;;
COMMENT ON COLUMN gang_link.kind IS 'Ally or rival.'
;;
COMMENT ON COLUMN gang_link.stated_by IS 'Who says so.'
;;
COMMENT ON COLUMN gang_link.source IS 'Where the link is known from.'
;;
COMMENT ON COLUMN gang_link.from_on IS 'Since when the link is known to hold.'
;;
COMMENT ON COLUMN gang_link.until_on IS 'Until when the link held.'
;;
COMMENT ON COLUMN gang_link.review_by IS 'By when the link must be looked at again.'
;;
CREATE TABLE offender (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	name TEXT NOT NULL,
	name_hi TEXT NOT NULL,
	name_received TEXT,
	parentage TEXT,
	birth_year INTEGER,
	is_child BOOLEAN DEFAULT '0' NOT NULL,
	label TEXT NOT NULL,
	label_since DATE NOT NULL,
	gang TEXT,
	gang_source TEXT,
	gang_from DATE,
	gang_until DATE,
	whereabouts TEXT,
	whereabouts_since DATE,
	jail TEXT,
	home_district INTEGER,
	legal_basis TEXT NOT NULL,
	review_by DATE NOT NULL,
	handling TEXT DEFAULT 'participants' NOT NULL,
	first_recorded_at TIMESTAMP WITH TIME ZONE DEFAULT date_trunc('second', now()) NOT NULL,
	withdrawn_at TIMESTAMP WITH TIME ZONE,
	load INTEGER,
	CONSTRAINT offender_key PRIMARY KEY (agency, reference),
	CONSTRAINT offender_gang_says_source CHECK (gang IS NULL OR gang_source IS NOT NULL),
	CONSTRAINT offender_reference_given CHECK (length(reference) BETWEEN 1 AND 60),
	CONSTRAINT offender_label_known CHECK (label IN ('convicted', 'accused', 'suspect', 'associate_unproven')),
	CONSTRAINT offender_label_since_readable CHECK (label_since BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT offender_gang_from_readable CHECK (gang_from BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT offender_gang_until_readable CHECK (gang_until BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT offender_whereabouts_known CHECK (whereabouts IN ('at_large', 'in_jail', 'police_custody', 'on_bail', 'abroad', 'dead')),
	CONSTRAINT offender_whereabouts_since_readable CHECK (whereabouts_since BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT offender_review_by_readable CHECK (review_by BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT offender_handling_known CHECK (handling IN ('originator', 'named', 'participants')),
	CONSTRAINT offender_first_recorded_at_readable CHECK (first_recorded_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT offender_withdrawn_at_readable CHECK (withdrawn_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT offender_agency_known FOREIGN KEY(agency) REFERENCES agency (code),
	CONSTRAINT offender_gang_known FOREIGN KEY(gang) REFERENCES gang (code),
	CONSTRAINT offender_home_district_known FOREIGN KEY(home_district) REFERENCES district (code),
	CONSTRAINT offender_load_known FOREIGN KEY(load) REFERENCES load (id)
)
;;
COMMENT ON TABLE offender IS 'A hardcore criminal in one force''s books. No victims, no witnesses, ever.'
;;
COMMENT ON COLUMN offender.agency IS 'The agency that owns the record.'
;;
COMMENT ON COLUMN offender.reference IS 'The owner''s own number for it.'
;;
COMMENT ON COLUMN offender.name IS 'Name of the person in English.'
;;
COMMENT ON COLUMN offender.name_hi IS 'Name of the person in Hindi.'
;;
COMMENT ON COLUMN offender.name_received IS 'Name as received, where in another script.'
;;
COMMENT ON COLUMN offender.parentage IS 'Father''s or mother''s name, for telling namesakes apart.'
;;
COMMENT ON COLUMN offender.birth_year IS 'Year of birth.'
;;
COMMENT ON COLUMN offender.is_child IS 'Under 18: never named anywhere.'
;;
COMMENT ON COLUMN offender.label IS 'What has been established.'
;;
COMMENT ON COLUMN offender.label_since IS 'Since when the label holds.'
;;
COMMENT ON COLUMN offender.gang IS 'The gang he is counted to.'
;;
COMMENT ON COLUMN offender.gang_source IS 'Where the membership is known from.'
;;
COMMENT ON COLUMN offender.gang_from IS 'Member since.'
;;
COMMENT ON COLUMN offender.gang_until IS 'Member until.'
;;
COMMENT ON COLUMN offender.whereabouts IS 'Where he is.'
;;
COMMENT ON COLUMN offender.whereabouts_since IS 'Since when.'
;;
COMMENT ON COLUMN offender.jail IS 'Which jail, if in one.'
;;
COMMENT ON COLUMN offender.home_district IS 'District he comes from.'
;;
COMMENT ON COLUMN offender.legal_basis IS 'The rule or order under which the entry is kept.'
;;
COMMENT ON COLUMN offender.review_by IS 'By when the entry must be looked at again: five years at most.'
;;
COMMENT ON COLUMN offender.handling IS 'Who may see it beyond the owner.'
;;
COMMENT ON COLUMN offender.first_recorded_at IS 'When this row first reached the database.'
;;
COMMENT ON COLUMN offender.withdrawn_at IS 'Since when the owner no longer stands by it.'
;;
COMMENT ON COLUMN offender.load IS 'The load that brought it; empty for other writers.'
;;
CREATE TABLE operation (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	name TEXT NOT NULL,
	name_hi TEXT NOT NULL,
	gang TEXT,
	status TEXT NOT NULL,
	status_changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	first_planned_start_on DATE NOT NULL,
	first_planned_end_on DATE NOT NULL,
	planned_start_on DATE NOT NULL,
	planned_end_on DATE NOT NULL,
	started_on DATE,
	ended_on DATE,
	expected_arrest_count INTEGER,
	expected_weapon_count INTEGER,
	expected_vehicle_count INTEGER,
	expected_cash_inr BIGINT,
	expected_drugs_kg DOUBLE PRECISION,
	real_arrest_count INTEGER,
	real_weapon_count INTEGER,
	real_vehicle_count INTEGER,
	real_cash_inr BIGINT,
	real_drugs_kg DOUBLE PRECISION,
	variance_reason TEXT,
	variance_reason_hi TEXT,
	handling TEXT DEFAULT 'participants' NOT NULL,
	first_recorded_at TIMESTAMP WITH TIME ZONE DEFAULT date_trunc('second', now()) NOT NULL,
	withdrawn_at TIMESTAMP WITH TIME ZONE,
	load INTEGER,
	CONSTRAINT operation_key PRIMARY KEY (agency, reference),
	CONSTRAINT operation_ends_after_it_begins CHECK (planned_end_on >= planned_start_on),
	CONSTRAINT operation_planned_is_named CHECK (status NOT IN ('planned', 'approved') OR handling <> 'participants'),
	CONSTRAINT operation_reference_given CHECK (length(reference) BETWEEN 1 AND 60),
	CONSTRAINT operation_status_known CHECK (status IN ('planned', 'approved', 'running', 'concluded', 'deferred', 'cancelled')),
	CONSTRAINT operation_status_changed_at_readable CHECK (status_changed_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT operation_first_planned_start_on_readable CHECK (first_planned_start_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT operation_first_planned_end_on_readable CHECK (first_planned_end_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT operation_planned_start_on_readable CHECK (planned_start_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT operation_planned_end_on_readable CHECK (planned_end_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT operation_started_on_readable CHECK (started_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT operation_ended_on_readable CHECK (ended_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT operation_expected_arrest_count_not_negative CHECK (expected_arrest_count >= 0),
	CONSTRAINT operation_expected_weapon_count_not_negative CHECK (expected_weapon_count >= 0),
	CONSTRAINT operation_expected_vehicle_count_not_negative CHECK (expected_vehicle_count >= 0),
	CONSTRAINT operation_expected_cash_inr_not_negative CHECK (expected_cash_inr >= 0),
	CONSTRAINT operation_real_arrest_count_not_negative CHECK (real_arrest_count >= 0),
	CONSTRAINT operation_real_weapon_count_not_negative CHECK (real_weapon_count >= 0),
	CONSTRAINT operation_real_vehicle_count_not_negative CHECK (real_vehicle_count >= 0),
	CONSTRAINT operation_real_cash_inr_not_negative CHECK (real_cash_inr >= 0),
	CONSTRAINT operation_handling_known CHECK (handling IN ('originator', 'named', 'participants')),
	CONSTRAINT operation_first_recorded_at_readable CHECK (first_recorded_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT operation_withdrawn_at_readable CHECK (withdrawn_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT operation_agency_known FOREIGN KEY(agency) REFERENCES agency (code),
	CONSTRAINT operation_gang_known FOREIGN KEY(gang) REFERENCES gang (code),
	CONSTRAINT operation_load_known FOREIGN KEY(load) REFERENCES load (id)
)
;;
COMMENT ON TABLE operation IS 'A joint operation. Its owner keeps the record; who leads stands in `operation_agency`.'
;;
COMMENT ON COLUMN operation.agency IS 'The agency that owns the record.'
;;
COMMENT ON COLUMN operation.reference IS 'The owner''s own number for it.'
;;
COMMENT ON COLUMN operation.name IS 'Name of the operation in English.'
;;
COMMENT ON COLUMN operation.name_hi IS 'Name of the operation in Hindi.'
;;
COMMENT ON COLUMN operation.gang IS 'The gang it is aimed at.'
;;
COMMENT ON COLUMN operation.status IS 'Where it stands.'
;;
COMMENT ON COLUMN operation.status_changed_at IS 'When the status last changed.'
;;
COMMENT ON COLUMN operation.first_planned_start_on IS 'Start as first planned.'
;;
COMMENT ON COLUMN operation.first_planned_end_on IS 'End as first planned.'
;;
COMMENT ON COLUMN operation.planned_start_on IS 'Start as planned now.'
;;
COMMENT ON COLUMN operation.planned_end_on IS 'End as planned now.'
;;
COMMENT ON COLUMN operation.started_on IS 'When it really started.'
;;
COMMENT ON COLUMN operation.ended_on IS 'When it really ended.'
;;
COMMENT ON COLUMN operation.expected_arrest_count IS 'Arrests expected.'
;;
COMMENT ON COLUMN operation.expected_weapon_count IS 'Weapons expected.'
;;
COMMENT ON COLUMN operation.expected_vehicle_count IS 'Vehicles expected.'
;;
COMMENT ON COLUMN operation.expected_cash_inr IS 'Cash expected, in whole rupees.'
;;
COMMENT ON COLUMN operation.expected_drugs_kg IS 'Drugs expected, in kilograms.'
;;
COMMENT ON COLUMN operation.real_arrest_count IS 'Arrests made or recovered.'
;;
COMMENT ON COLUMN operation.real_weapon_count IS 'Weapons made or recovered.'
;;
COMMENT ON COLUMN operation.real_vehicle_count IS 'Vehicles made or recovered.'
;;
COMMENT ON COLUMN operation.real_cash_inr IS 'Cash made or recovered, in whole rupees.'
;;
COMMENT ON COLUMN operation.real_drugs_kg IS 'Drugs made or recovered, in kilograms.'
;;
COMMENT ON COLUMN operation.variance_reason IS 'Why plan and reality differ.'
;;
COMMENT ON COLUMN operation.variance_reason_hi IS 'The same in Hindi.'
;;
COMMENT ON COLUMN operation.handling IS 'Who may see it beyond the owner.'
;;
COMMENT ON COLUMN operation.first_recorded_at IS 'When this row first reached the database.'
;;
COMMENT ON COLUMN operation.withdrawn_at IS 'Since when the owner no longer stands by it.'
;;
COMMENT ON COLUMN operation.load IS 'The load that brought it; empty for other writers.'
;;
CREATE TABLE helper_action (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	day DATE NOT NULL,
	district INTEGER NOT NULL,
	gang TEXT,
	help_kind TEXT NOT NULL,
	action TEXT NOT NULL,
	dealt_with_count INTEGER DEFAULT '0' NOT NULL,
	first_recorded_at TIMESTAMP WITH TIME ZONE DEFAULT date_trunc('second', now()) NOT NULL,
	withdrawn_at TIMESTAMP WITH TIME ZONE,
	load INTEGER,
	CONSTRAINT helper_action_key PRIMARY KEY (agency, reference),
	CONSTRAINT helper_action_reference_given CHECK (length(reference) BETWEEN 1 AND 60),
	CONSTRAINT helper_action_day_readable CHECK (day BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT helper_action_help_kind_known CHECK (help_kind IN ('shelter', 'money', 'transport', 'weapons', 'communication', 'social_media')),
	CONSTRAINT helper_action_action_known CHECK (action IN ('counselled', 'bound_down', 'case', 'charge_sheeted', 'arrested', 'account_blocked')),
	CONSTRAINT helper_action_dealt_with_count_not_negative CHECK (dealt_with_count >= 0),
	CONSTRAINT helper_action_first_recorded_at_readable CHECK (first_recorded_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT helper_action_withdrawn_at_readable CHECK (withdrawn_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT helper_action_agency_known FOREIGN KEY(agency) REFERENCES agency (code),
	CONSTRAINT helper_action_district_known FOREIGN KEY(district) REFERENCES district (code),
	CONSTRAINT helper_action_gang_known FOREIGN KEY(gang) REFERENCES gang (code),
	CONSTRAINT helper_action_load_known FOREIGN KEY(load) REFERENCES load (id)
)
;;
COMMENT ON TABLE helper_action IS 'A count, never a person: helpers or followers of a gang dealt with in a district on a day.'
;;
COMMENT ON COLUMN helper_action.agency IS 'The agency that owns the record.'
;;
COMMENT ON COLUMN helper_action.reference IS 'The owner''s own number for it.'
;;
COMMENT ON COLUMN helper_action.day IS 'The day in India.'
;;
COMMENT ON COLUMN helper_action.district IS 'The district.'
;;
COMMENT ON COLUMN helper_action.gang IS 'The gang helped.'
;;
COMMENT ON COLUMN helper_action.help_kind IS 'Kind of help.'
;;
COMMENT ON COLUMN helper_action.action IS 'What was done; accounts blocked are counted apart from persons.'
;;
COMMENT ON COLUMN helper_action.dealt_with_count IS 'How many.'
;;
COMMENT ON COLUMN helper_action.first_recorded_at IS 'When this row first reached the database.'
;;
COMMENT ON COLUMN helper_action.withdrawn_at IS 'Since when the owner no longer stands by it.'
;;
COMMENT ON COLUMN helper_action.load IS 'The load that brought it; empty for other writers.'
;;
CREATE TABLE practice_adoption (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	force TEXT NOT NULL,
	adopted_on DATE NOT NULL,
	measure TEXT,
	better TEXT,
	before DOUBLE PRECISION,
	after DOUBLE PRECISION,
	period_from DATE,
	period_until DATE,
	CONSTRAINT practice_adoption_key PRIMARY KEY (agency, reference, force),
	CONSTRAINT practice_adoption_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES practice (agency, reference) ON DELETE CASCADE ON UPDATE CASCADE,
	CONSTRAINT practice_adoption_adopted_on_readable CHECK (adopted_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT practice_adoption_better_known CHECK (better IN ('more', 'less')),
	CONSTRAINT practice_adoption_period_from_readable CHECK (period_from BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT practice_adoption_period_until_readable CHECK (period_until BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT practice_adoption_force_known FOREIGN KEY(force) REFERENCES agency (code)
)
;;
COMMENT ON TABLE practice_adoption IS 'A force that took up a good practice.'
;;
COMMENT ON COLUMN practice_adoption.agency IS 'Owner of the practice.'
;;
COMMENT ON COLUMN practice_adoption.reference IS 'The owner''s number of the practice.'
;;
COMMENT ON COLUMN practice_adoption.force IS 'The force.'
;;
COMMENT ON COLUMN practice_adoption.adopted_on IS 'When.'
;;
COMMENT ON COLUMN practice_adoption.measure IS 'What was measured.'
;;
COMMENT ON COLUMN practice_adoption.better IS 'Whether more or less of it is good; empty: not stated.'
;;
COMMENT ON COLUMN practice_adoption.before IS 'Its value before.'
;;
COMMENT ON COLUMN practice_adoption.after IS 'Its value after.'
;;
COMMENT ON COLUMN practice_adoption.period_from IS 'Measured from.'
;;
COMMENT ON COLUMN practice_adoption.period_until IS 'Measured until.'
;;
CREATE TABLE time_limit (
	urgency TEXT NOT NULL,
	valid_from DATE NOT NULL,
	limit_hours INTEGER DEFAULT '0' NOT NULL,
	source TEXT NOT NULL,
	adopted_agency TEXT,
	adopted_reference TEXT,
	CONSTRAINT time_limit_key PRIMARY KEY (urgency, valid_from),
	CONSTRAINT time_limit_adopted_agency_adopted_reference_known FOREIGN KEY(adopted_agency, adopted_reference) REFERENCES meeting (agency, reference) ON DELETE NO ACTION ON UPDATE NO ACTION,
	CONSTRAINT time_limit_urgency_known CHECK (urgency IN ('most_immediate', 'immediate', 'ordinary')),
	CONSTRAINT time_limit_valid_from_readable CHECK (valid_from BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT time_limit_limit_hours_not_negative CHECK (limit_hours >= 0)
)
;;
COMMENT ON TABLE time_limit IS 'The answer limit of an urgency. A limit no meeting has adopted is a suggestion and is labelled so.'
;;
COMMENT ON COLUMN time_limit.urgency IS 'The urgency.'
;;
COMMENT ON COLUMN time_limit.valid_from IS 'From which day of sending it applies.'
;;
COMMENT ON COLUMN time_limit.limit_hours IS 'Calendar hours from receipt (from sending where no receipt is stated).'
;;
COMMENT ON COLUMN time_limit.source IS 'Where the limit comes from.'
;;
COMMENT ON COLUMN time_limit.adopted_agency IS 'Owner of the meeting.'
;;
COMMENT ON COLUMN time_limit.adopted_reference IS 'The owner''s number of the meeting.'
;;
CREATE TABLE seizure (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	seized_at TIMESTAMP WITH TIME ZONE NOT NULL,
	time_known BOOLEAN DEFAULT '1' NOT NULL,
	kind TEXT NOT NULL,
	item TEXT,
	item_count INTEGER,
	weight_kg DOUBLE PRECISION,
	value_inr BIGINT,
	gang TEXT,
	unit TEXT,
	district INTEGER,
	incident_agency TEXT,
	incident_reference TEXT,
	operation_agency TEXT,
	operation_reference TEXT,
	handling TEXT DEFAULT 'participants' NOT NULL,
	day DATE GENERATED ALWAYS AS (((seized_at) AT TIME ZONE 'Asia/Kolkata')::date) STORED NOT NULL,
	first_recorded_at TIMESTAMP WITH TIME ZONE DEFAULT date_trunc('second', now()) NOT NULL,
	withdrawn_at TIMESTAMP WITH TIME ZONE,
	load INTEGER,
	CONSTRAINT seizure_key PRIMARY KEY (agency, reference),
	CONSTRAINT seizure_incident_agency_incident_reference_known FOREIGN KEY(incident_agency, incident_reference) REFERENCES incident (agency, reference) ON DELETE NO ACTION ON UPDATE NO ACTION,
	CONSTRAINT seizure_operation_agency_operation_reference_known FOREIGN KEY(operation_agency, operation_reference) REFERENCES operation (agency, reference),
	CONSTRAINT seizure_weight_not_negative CHECK (weight_kg >= 0),
	CONSTRAINT seizure_reference_given CHECK (length(reference) BETWEEN 1 AND 60),
	CONSTRAINT seizure_seized_at_readable CHECK (seized_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT seizure_kind_known CHECK (kind IN ('arms', 'ammunition', 'drugs', 'cash', 'vehicle', 'property')),
	CONSTRAINT seizure_item_count_not_negative CHECK (item_count >= 0),
	CONSTRAINT seizure_value_inr_not_negative CHECK (value_inr >= 0),
	CONSTRAINT seizure_handling_known CHECK (handling IN ('originator', 'named', 'participants')),
	CONSTRAINT seizure_first_recorded_at_readable CHECK (first_recorded_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT seizure_withdrawn_at_readable CHECK (withdrawn_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT seizure_agency_known FOREIGN KEY(agency) REFERENCES agency (code),
	CONSTRAINT seizure_gang_known FOREIGN KEY(gang) REFERENCES gang (code),
	CONSTRAINT seizure_unit_known FOREIGN KEY(unit) REFERENCES police_unit (code),
	CONSTRAINT seizure_district_known FOREIGN KEY(district) REFERENCES district (code),
	CONSTRAINT seizure_load_known FOREIGN KEY(load) REFERENCES load (id)
)
;;
COMMENT ON TABLE seizure IS 'Something taken from gangs: police work, never part of the incident total.'
;;
COMMENT ON COLUMN seizure.agency IS 'The agency that owns the record.'
;;
COMMENT ON COLUMN seizure.reference IS 'The owner''s own number for it.'
;;
COMMENT ON COLUMN seizure.seized_at IS 'When; midnight in India where only the date is known.'
;;
COMMENT ON COLUMN seizure.time_known IS 'False where only the date is known.'
;;
COMMENT ON COLUMN seizure.kind IS 'What sort of thing.'
;;
COMMENT ON COLUMN seizure.item IS 'What exactly, such as pistol .32 or heroin.'
;;
COMMENT ON COLUMN seizure.item_count IS 'How many, where counted.'
;;
COMMENT ON COLUMN seizure.weight_kg IS 'Weight in kilograms, for drugs.'
;;
COMMENT ON COLUMN seizure.value_inr IS 'Value in whole rupees.'
;;
COMMENT ON COLUMN seizure.gang IS 'The gang it was taken from.'
;;
COMMENT ON COLUMN seizure.unit IS 'The police unit.'
;;
COMMENT ON COLUMN seizure.district IS 'The district; empty where not known.'
;;
COMMENT ON COLUMN seizure.incident_agency IS 'Owner of the incident.'
;;
COMMENT ON COLUMN seizure.incident_reference IS 'The owner''s number of the incident.'
;;
COMMENT ON COLUMN seizure.operation_agency IS 'Owner of the operation it came from.'
;;
COMMENT ON COLUMN seizure.operation_reference IS 'The operation''s number.'
;;
COMMENT ON COLUMN seizure.handling IS 'Who may see it beyond the owner.'
;;
COMMENT ON COLUMN seizure.day IS 'IST calendar day of `seized_at` (generated).'
;;
COMMENT ON COLUMN seizure.first_recorded_at IS 'When this row first reached the database.'
;;
COMMENT ON COLUMN seizure.withdrawn_at IS 'Since when the owner no longer stands by it.'
;;
COMMENT ON COLUMN seizure.load IS 'The load that brought it; empty for other writers.'
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
;;
COMMENT ON TABLE message_offender IS 'An offender that a message names.'
;;
COMMENT ON COLUMN message_offender.agency IS 'Owner of the message.'
;;
COMMENT ON COLUMN message_offender.reference IS 'The owner''s number of the message.'
;;
COMMENT ON COLUMN message_offender.offender_agency IS 'Owner of the offender.'
;;
COMMENT ON COLUMN message_offender.offender_reference IS 'The owner''s number of the offender.'
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
;;
COMMENT ON TABLE action_owner IS 'A force that must act.'
;;
COMMENT ON COLUMN action_owner.agency IS 'Owner of the action_item.'
;;
COMMENT ON COLUMN action_owner.reference IS 'The owner''s number of the action_item.'
;;
COMMENT ON COLUMN action_owner.force IS 'The force.'
;;
COMMENT ON COLUMN action_owner.role IS 'Leads or helps.'
;;
COMMENT ON COLUMN action_owner.status IS 'Where this force stands.'
;;
CREATE TABLE action_update (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	number INTEGER DEFAULT '0' NOT NULL,
	made_at TIMESTAMP WITH TIME ZONE NOT NULL,
	force TEXT NOT NULL,
	post TEXT NOT NULL,
	kind TEXT NOT NULL,
	remark TEXT,
	remark_hi TEXT,
	letter_number TEXT,
	status_after TEXT,
	due_on_after DATE,
	before TEXT,
	CONSTRAINT action_update_key PRIMARY KEY (agency, reference, number),
	CONSTRAINT action_update_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES action_item (agency, reference) ON DELETE CASCADE ON UPDATE CASCADE,
	CONSTRAINT action_update_number_not_negative CHECK (number >= 0),
	CONSTRAINT action_update_made_at_readable CHECK (made_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT action_update_kind_known CHECK (kind IN ('recorded', 'report', 'revised_due_date', 'chair_decision', 'correction', 'strike_out')),
	CONSTRAINT action_update_status_after_known CHECK (status_after IN ('open', 'in_progress', 'reported_complied', 'accepted', 'kept_for_monitoring', 'withdrawn')),
	CONSTRAINT action_update_due_on_after_readable CHECK (due_on_after BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT action_update_force_known FOREIGN KEY(force) REFERENCES agency (code)
)
;;
COMMENT ON TABLE action_update IS 'One report on, or change of, an action item. Never changed, never deleted.'
;;
COMMENT ON COLUMN action_update.agency IS 'Owner of the action_item.'
;;
COMMENT ON COLUMN action_update.reference IS 'The owner''s number of the action_item.'
;;
COMMENT ON COLUMN action_update.number IS 'Its number on the item.'
;;
COMMENT ON COLUMN action_update.made_at IS 'When.'
;;
COMMENT ON COLUMN action_update.force IS 'Whose officer.'
;;
COMMENT ON COLUMN action_update.post IS 'The officer''s post.'
;;
COMMENT ON COLUMN action_update.kind IS 'First recorded, report, new due date, the chair''s decision, correction or strike-out.'
;;
COMMENT ON COLUMN action_update.remark IS 'What was done, in English.'
;;
COMMENT ON COLUMN action_update.remark_hi IS 'What was done, in Hindi.'
;;
COMMENT ON COLUMN action_update.letter_number IS 'Letter number.'
;;
COMMENT ON COLUMN action_update.status_after IS 'Status after it.'
;;
COMMENT ON COLUMN action_update.due_on_after IS 'Due date after it.'
;;
COMMENT ON COLUMN action_update.before IS 'What a correction replaced, as JSON.'
;;
CREATE TABLE offender_alias (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	alias TEXT NOT NULL,
	CONSTRAINT offender_alias_key PRIMARY KEY (agency, reference, alias),
	CONSTRAINT offender_alias_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES offender (agency, reference) ON DELETE CASCADE ON UPDATE CASCADE
)
;;
COMMENT ON TABLE offender_alias IS 'Another name of an offender.'
;;
COMMENT ON COLUMN offender_alias.agency IS 'Owner of the offender.'
;;
COMMENT ON COLUMN offender_alias.reference IS 'The owner''s number of the offender.'
;;
COMMENT ON COLUMN offender_alias.alias IS 'The other name, in the script it was received in.'
;;
CREATE TABLE offender_status (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	force TEXT NOT NULL,
	status TEXT NOT NULL,
	since_on DATE NOT NULL,
	CONSTRAINT offender_status_key PRIMARY KEY (agency, reference, force),
	CONSTRAINT offender_status_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES offender (agency, reference) ON DELETE CASCADE ON UPDATE CASCADE,
	CONSTRAINT offender_status_status_known CHECK (status IN ('wanted', 'proclaimed_offender', 'bail_jumper', 'parole_jumper', 'none')),
	CONSTRAINT offender_status_since_on_readable CHECK (since_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT offender_status_force_known FOREIGN KEY(force) REFERENCES agency (code)
)
;;
COMMENT ON TABLE offender_status IS 'What an offender is to one force.'
;;
COMMENT ON COLUMN offender_status.agency IS 'Owner of the offender.'
;;
COMMENT ON COLUMN offender_status.reference IS 'The owner''s number of the offender.'
;;
COMMENT ON COLUMN offender_status.force IS 'The force that says so.'
;;
COMMENT ON COLUMN offender_status.status IS 'His status there.'
;;
COMMENT ON COLUMN offender_status.since_on IS 'Since when.'
;;
CREATE TABLE offender_link (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	other_agency TEXT NOT NULL,
	other_reference TEXT NOT NULL,
	proposed_at TIMESTAMP WITH TIME ZONE NOT NULL,
	confirmed_at TIMESTAMP WITH TIME ZONE,
	refused_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT offender_link_key PRIMARY KEY (agency, reference, other_agency, other_reference),
	CONSTRAINT offender_link_other_agency_other_reference_known FOREIGN KEY(other_agency, other_reference) REFERENCES offender (agency, reference) ON DELETE NO ACTION ON UPDATE NO ACTION,
	CONSTRAINT offender_link_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES offender (agency, reference) ON DELETE CASCADE,
	CONSTRAINT offender_link_proposed_at_readable CHECK (proposed_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT offender_link_confirmed_at_readable CHECK (confirmed_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT offender_link_refused_at_readable CHECK (refused_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00')
)
;;
COMMENT ON TABLE offender_link IS '''The same person as'': proposed by one force, confirmed or refused by the other.'
;;
COMMENT ON COLUMN offender_link.agency IS 'Owner of the entry that proposes.'
;;
COMMENT ON COLUMN offender_link.reference IS 'Its number.'
;;
COMMENT ON COLUMN offender_link.other_agency IS 'Owner of the offender.'
;;
COMMENT ON COLUMN offender_link.other_reference IS 'The owner''s number of the offender.'
;;
COMMENT ON COLUMN offender_link.proposed_at IS 'When proposed.'
;;
COMMENT ON COLUMN offender_link.confirmed_at IS 'When the other force confirmed.'
;;
COMMENT ON COLUMN offender_link.refused_at IS 'When the other force refused.'
;;
CREATE TABLE notice (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	offender_agency TEXT NOT NULL,
	offender_reference TEXT NOT NULL,
	kind TEXT NOT NULL,
	from_on DATE NOT NULL,
	until_on DATE,
	reward_inr BIGINT,
	first_recorded_at TIMESTAMP WITH TIME ZONE DEFAULT date_trunc('second', now()) NOT NULL,
	withdrawn_at TIMESTAMP WITH TIME ZONE,
	load INTEGER,
	CONSTRAINT notice_key PRIMARY KEY (agency, reference),
	CONSTRAINT notice_offender_agency_offender_reference_known FOREIGN KEY(offender_agency, offender_reference) REFERENCES offender (agency, reference) ON DELETE NO ACTION ON UPDATE NO ACTION,
	CONSTRAINT notice_reference_given CHECK (length(reference) BETWEEN 1 AND 60),
	CONSTRAINT notice_kind_known CHECK (kind IN ('look_out_circular', 'red_notice', 'reward')),
	CONSTRAINT notice_from_on_readable CHECK (from_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT notice_until_on_readable CHECK (until_on BETWEEN '1900-01-01' AND '2199-12-31'),
	CONSTRAINT notice_reward_inr_not_negative CHECK (reward_inr >= 0),
	CONSTRAINT notice_first_recorded_at_readable CHECK (first_recorded_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT notice_withdrawn_at_readable CHECK (withdrawn_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT notice_agency_known FOREIGN KEY(agency) REFERENCES agency (code),
	CONSTRAINT notice_load_known FOREIGN KEY(load) REFERENCES load (id)
)
;;
COMMENT ON TABLE notice IS 'A look-out circular, red notice or reward about an offender.'
;;
COMMENT ON COLUMN notice.agency IS 'The agency that owns the record.'
;;
COMMENT ON COLUMN notice.reference IS 'The owner''s own number for it.'
;;
COMMENT ON COLUMN notice.offender_agency IS 'Owner of the offender.'
;;
COMMENT ON COLUMN notice.offender_reference IS 'The owner''s number of the offender.'
;;
COMMENT ON COLUMN notice.kind IS 'What it is.'
;;
COMMENT ON COLUMN notice.from_on IS 'In force from.'
;;
COMMENT ON COLUMN notice.until_on IS 'In force until.'
;;
COMMENT ON COLUMN notice.reward_inr IS 'Reward in whole rupees.'
;;
COMMENT ON COLUMN notice.first_recorded_at IS 'When this row first reached the database.'
;;
COMMENT ON COLUMN notice.withdrawn_at IS 'Since when the owner no longer stands by it.'
;;
COMMENT ON COLUMN notice.load IS 'The load that brought it; empty for other writers.'
;;
CREATE TABLE custody_event (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	offender_agency TEXT NOT NULL,
	offender_reference TEXT NOT NULL,
	kind TEXT NOT NULL,
	happened_at TIMESTAMP WITH TIME ZONE NOT NULL,
	time_known BOOLEAN DEFAULT '1' NOT NULL,
	place TEXT,
	day DATE GENERATED ALWAYS AS (((happened_at) AT TIME ZONE 'Asia/Kolkata')::date) STORED NOT NULL,
	first_recorded_at TIMESTAMP WITH TIME ZONE DEFAULT date_trunc('second', now()) NOT NULL,
	withdrawn_at TIMESTAMP WITH TIME ZONE,
	load INTEGER,
	CONSTRAINT custody_event_key PRIMARY KEY (agency, reference),
	CONSTRAINT custody_event_offender_agency_offender_reference_known FOREIGN KEY(offender_agency, offender_reference) REFERENCES offender (agency, reference) ON DELETE NO ACTION ON UPDATE NO ACTION,
	CONSTRAINT custody_event_reference_given CHECK (length(reference) BETWEEN 1 AND 60),
	CONSTRAINT custody_event_kind_known CHECK (kind IN ('arrest', 'bail', 'parole', 'release', 'transfer', 'escape', 'deportation', 'death')),
	CONSTRAINT custody_event_happened_at_readable CHECK (happened_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT custody_event_first_recorded_at_readable CHECK (first_recorded_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT custody_event_withdrawn_at_readable CHECK (withdrawn_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT custody_event_agency_known FOREIGN KEY(agency) REFERENCES agency (code),
	CONSTRAINT custody_event_load_known FOREIGN KEY(load) REFERENCES load (id)
)
;;
COMMENT ON TABLE custody_event IS 'An arrest, bail, parole, release, transfer, escape, deportation or death of an offender.'
;;
COMMENT ON COLUMN custody_event.agency IS 'The agency that owns the record.'
;;
COMMENT ON COLUMN custody_event.reference IS 'The owner''s own number for it.'
;;
COMMENT ON COLUMN custody_event.offender_agency IS 'Owner of the offender.'
;;
COMMENT ON COLUMN custody_event.offender_reference IS 'The owner''s number of the offender.'
;;
COMMENT ON COLUMN custody_event.kind IS 'What happened.'
;;
COMMENT ON COLUMN custody_event.happened_at IS 'When; midnight in India where only the date is known.'
;;
COMMENT ON COLUMN custody_event.time_known IS 'False where only the date is known.'
;;
COMMENT ON COLUMN custody_event.place IS 'Jail, court or place.'
;;
COMMENT ON COLUMN custody_event.day IS 'IST calendar day of `happened_at` (generated).'
;;
COMMENT ON COLUMN custody_event.first_recorded_at IS 'When this row first reached the database.'
;;
COMMENT ON COLUMN custody_event.withdrawn_at IS 'Since when the owner no longer stands by it.'
;;
COMMENT ON COLUMN custody_event.load IS 'The load that brought it; empty for other writers.'
;;
CREATE TABLE operation_agency (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	force TEXT NOT NULL,
	role TEXT NOT NULL,
	assistance_asked_at TIMESTAMP WITH TIME ZONE,
	assistance_given_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT operation_agency_key PRIMARY KEY (agency, reference, force),
	CONSTRAINT operation_agency_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES operation (agency, reference) ON DELETE CASCADE ON UPDATE CASCADE,
	CONSTRAINT operation_agency_role_known CHECK (role IN ('lead', 'joint', 'host')),
	CONSTRAINT operation_agency_assistance_asked_at_readable CHECK (assistance_asked_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT operation_agency_assistance_given_at_readable CHECK (assistance_given_at BETWEEN '1900-01-01 00:00+00' AND '2200-01-01 00:00+00'),
	CONSTRAINT operation_agency_force_known FOREIGN KEY(force) REFERENCES agency (code)
)
;;
COMMENT ON TABLE operation_agency IS 'A force in an operation.'
;;
COMMENT ON COLUMN operation_agency.agency IS 'Owner of the operation.'
;;
COMMENT ON COLUMN operation_agency.reference IS 'The owner''s number of the operation.'
;;
COMMENT ON COLUMN operation_agency.force IS 'The force.'
;;
COMMENT ON COLUMN operation_agency.role IS 'Leads, takes part, or hosts.'
;;
COMMENT ON COLUMN operation_agency.assistance_asked_at IS 'When help of the host state was asked for.'
;;
COMMENT ON COLUMN operation_agency.assistance_given_at IS 'When it was given.'
;;
CREATE TABLE operation_district (
	agency TEXT NOT NULL,
	reference TEXT NOT NULL,
	district INTEGER NOT NULL,
	CONSTRAINT operation_district_key PRIMARY KEY (agency, reference, district),
	CONSTRAINT operation_district_agency_reference_known FOREIGN KEY(agency, reference) REFERENCES operation (agency, reference) ON DELETE CASCADE ON UPDATE CASCADE,
	CONSTRAINT operation_district_district_known FOREIGN KEY(district) REFERENCES district (code)
)
;;
COMMENT ON TABLE operation_district IS 'A district an operation touches.'
;;
COMMENT ON COLUMN operation_district.agency IS 'Owner of the operation.'
;;
COMMENT ON COLUMN operation_district.reference IS 'The owner''s number of the operation.'
;;
COMMENT ON COLUMN operation_district.district IS 'The district.'
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
;;
COMMENT ON TABLE operation_target IS 'An offender an operation is aimed at.'
;;
COMMENT ON COLUMN operation_target.agency IS 'Owner of the operation.'
;;
COMMENT ON COLUMN operation_target.reference IS 'The owner''s number of the operation.'
;;
COMMENT ON COLUMN operation_target.offender_agency IS 'Owner of the offender.'
;;
COMMENT ON COLUMN operation_target.offender_reference IS 'The owner''s number of the offender.'
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
SELECT c.load, c.number, CAST(NULL AS TIMESTAMP WITH TIME ZONE) AS from_at, l.loaded_at AS until_at, r.agency AS agency, r.reference AS reference, r.occurred_from AS occurred_from, r.registered_on AS registered_on, r.time_known AS time_known, r.kind AS kind, r.firing AS firing, r.extortion AS extortion, r.status AS status, r.unit AS unit, r.district AS district, r.latitude AS latitude, r.longitude AS longitude, r.victims_killed AS victims_killed, r.victims_injured AS victims_injured, r.police_killed AS police_killed, r.police_injured AS police_injured, r.accused_killed AS accused_killed, r.accused_injured AS accused_injured, r.terror_link AS terror_link, r.handling AS handling, r.same_as_agency AS same_as_agency, r.same_as_reference AS same_as_reference, r.first_recorded_at AS first_recorded_at, r.withdrawn_at AS withdrawn_at, ((r.occurred_from) AT TIME ZONE 'Asia/Kolkata')::date AS day
FROM load AS l CROSS JOIN load_change AS c CROSS JOIN LATERAL json_to_record(CAST(c.before AS json)) AS r(agency TEXT, reference TEXT, occurred_from TIMESTAMP WITH TIME ZONE, registered_on DATE, time_known BOOLEAN, kind TEXT, firing BOOLEAN, extortion BOOLEAN, status TEXT, unit TEXT, district INTEGER, latitude DOUBLE PRECISION, longitude DOUBLE PRECISION, victims_killed INTEGER, victims_injured INTEGER, police_killed INTEGER, police_injured INTEGER, accused_killed INTEGER, accused_injured INTEGER, terror_link TEXT, handling TEXT, same_as_agency TEXT, same_as_reference TEXT, first_recorded_at TIMESTAMP WITH TIME ZONE, withdrawn_at TIMESTAMP WITH TIME ZONE)
WHERE c.load = l.id AND l.dataset = 'incident' AND c.table_name IN ('incident') AND c.row_key <> '' AND c.before IS NOT NULL
UNION ALL
SELECT c.load, c.number, l.loaded_at AS from_at, l.undone_at AS until_at, r.agency AS agency, r.reference AS reference, r.occurred_from AS occurred_from, r.registered_on AS registered_on, r.time_known AS time_known, r.kind AS kind, r.firing AS firing, r.extortion AS extortion, r.status AS status, r.unit AS unit, r.district AS district, r.latitude AS latitude, r.longitude AS longitude, r.victims_killed AS victims_killed, r.victims_injured AS victims_injured, r.police_killed AS police_killed, r.police_injured AS police_injured, r.accused_killed AS accused_killed, r.accused_injured AS accused_injured, r.terror_link AS terror_link, r.handling AS handling, r.same_as_agency AS same_as_agency, r.same_as_reference AS same_as_reference, r.first_recorded_at AS first_recorded_at, r.withdrawn_at AS withdrawn_at, ((r.occurred_from) AT TIME ZONE 'Asia/Kolkata')::date AS day
FROM load AS l CROSS JOIN load_change AS c CROSS JOIN LATERAL json_to_record(CAST(c.after AS json)) AS r(agency TEXT, reference TEXT, occurred_from TIMESTAMP WITH TIME ZONE, registered_on DATE, time_known BOOLEAN, kind TEXT, firing BOOLEAN, extortion BOOLEAN, status TEXT, unit TEXT, district INTEGER, latitude DOUBLE PRECISION, longitude DOUBLE PRECISION, victims_killed INTEGER, victims_injured INTEGER, police_killed INTEGER, police_injured INTEGER, accused_killed INTEGER, accused_injured INTEGER, terror_link TEXT, handling TEXT, same_as_agency TEXT, same_as_reference TEXT, first_recorded_at TIMESTAMP WITH TIME ZONE, withdrawn_at TIMESTAMP WITH TIME ZONE)
WHERE c.load = l.id AND l.dataset = 'incident' AND c.table_name IN ('incident') AND c.row_key <> '' AND c.after IS NOT NULL AND l.undone_at IS NOT NULL
;;
CREATE VIEW incident_touched AS
SELECT l.loaded_at, l.undone_at, r.agency AS agency, r.reference AS reference, r.gang AS gang, CASE WHEN c.before IS NULL THEN 1 WHEN c.after IS NULL THEN -1 ELSE 0 END AS step
FROM load AS l CROSS JOIN load_change AS c CROSS JOIN LATERAL json_to_record(CAST(nullif(c.row_key, '') AS json)) AS r(agency TEXT, reference TEXT, gang TEXT)
WHERE c.load = l.id AND l.dataset = 'incident' AND c.table_name IN ('incident', 'incident_gang') AND c.row_key <> ''
;;
CREATE TABLE changed_day (
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    dataset text NOT NULL,
    day date NOT NULL,
    seen pg_snapshot,
    noted_at timestamp with time zone NOT NULL DEFAULT now()
)
;;
CREATE INDEX changed_day_by_xid ON changed_day (xid)
;;
CREATE FUNCTION note_changed_days() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    dataset text := TG_ARGV[0];
    day_from text := TG_ARGV[1];
    touched text := CASE TG_OP
        WHEN 'INSERT' THEN 'SELECT %1$s FROM new_rows'
        WHEN 'DELETE' THEN 'SELECT %1$s FROM old_rows'
        ELSE 'SELECT %1$s FROM new_rows UNION SELECT %1$s FROM old_rows' END;
    days text;
    seen text := 'NULL';
BEGIN
    IF TG_OP = 'TRUNCATE' OR day_from = 'whole' THEN
        days := 'SELECT date ''0001-01-01''';
    ELSIF day_from = 'own' THEN
        days := format(touched, 'day');
    ELSE
        days := format('SELECT DISTINCT day FROM %I.%I WHERE (agency, reference) IN (%s)',
                       TG_TABLE_SCHEMA, day_from, format(touched, 'agency, reference'));
        seen := 'pg_current_snapshot()';
    END IF;
    EXECUTE format('INSERT INTO %I.changed_day (dataset, day, seen) SELECT $1, day, %s'
                   ' FROM (SELECT DISTINCT day FROM (%s) AS touched(day)) AS days',
                   TG_TABLE_SCHEMA, seen, days) USING dataset;
    RETURN NULL;
END $$
;;
CREATE TRIGGER incident_notes_insert AFTER INSERT ON incident REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('incident', 'own')
;;
CREATE TRIGGER incident_notes_update AFTER UPDATE ON incident REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('incident', 'own')
;;
CREATE TRIGGER incident_notes_delete AFTER DELETE ON incident REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('incident', 'own')
;;
CREATE TRIGGER incident_notes_truncate AFTER TRUNCATE ON incident FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('incident', 'own')
;;
CREATE TRIGGER message_notes_insert AFTER INSERT ON message REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('message', 'own')
;;
CREATE TRIGGER message_notes_update AFTER UPDATE ON message REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('message', 'own')
;;
CREATE TRIGGER message_notes_delete AFTER DELETE ON message REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('message', 'own')
;;
CREATE TRIGGER message_notes_truncate AFTER TRUNCATE ON message FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('message', 'own')
;;
CREATE TRIGGER seizure_notes_insert AFTER INSERT ON seizure REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('seizure', 'own')
;;
CREATE TRIGGER seizure_notes_update AFTER UPDATE ON seizure REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('seizure', 'own')
;;
CREATE TRIGGER seizure_notes_delete AFTER DELETE ON seizure REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('seizure', 'own')
;;
CREATE TRIGGER seizure_notes_truncate AFTER TRUNCATE ON seizure FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('seizure', 'own')
;;
CREATE TRIGGER custody_event_notes_insert AFTER INSERT ON custody_event REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('custody_event', 'own')
;;
CREATE TRIGGER custody_event_notes_update AFTER UPDATE ON custody_event REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('custody_event', 'own')
;;
CREATE TRIGGER custody_event_notes_delete AFTER DELETE ON custody_event REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('custody_event', 'own')
;;
CREATE TRIGGER custody_event_notes_truncate AFTER TRUNCATE ON custody_event FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('custody_event', 'own')
;;
CREATE TRIGGER helper_action_notes_insert AFTER INSERT ON helper_action REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('helper_action', 'own')
;;
CREATE TRIGGER helper_action_notes_update AFTER UPDATE ON helper_action REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('helper_action', 'own')
;;
CREATE TRIGGER helper_action_notes_delete AFTER DELETE ON helper_action REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('helper_action', 'own')
;;
CREATE TRIGGER helper_action_notes_truncate AFTER TRUNCATE ON helper_action FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('helper_action', 'own')
;;
CREATE TRIGGER home_count_notes_insert AFTER INSERT ON home_count REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('home_count', 'own')
;;
CREATE TRIGGER home_count_notes_update AFTER UPDATE ON home_count REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('home_count', 'own')
;;
CREATE TRIGGER home_count_notes_delete AFTER DELETE ON home_count REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('home_count', 'own')
;;
CREATE TRIGGER home_count_notes_truncate AFTER TRUNCATE ON home_count FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('home_count', 'own')
;;
CREATE TRIGGER incident_gang_notes_insert AFTER INSERT ON incident_gang REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('incident', 'incident')
;;
CREATE TRIGGER incident_gang_notes_update AFTER UPDATE ON incident_gang REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('incident', 'incident')
;;
CREATE TRIGGER incident_gang_notes_delete AFTER DELETE ON incident_gang REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('incident', 'incident')
;;
CREATE TRIGGER incident_gang_notes_truncate AFTER TRUNCATE ON incident_gang FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('incident', 'incident')
;;
CREATE TRIGGER delivery_notes_insert AFTER INSERT ON delivery REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('message', 'message')
;;
CREATE TRIGGER delivery_notes_update AFTER UPDATE ON delivery REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('message', 'message')
;;
CREATE TRIGGER delivery_notes_delete AFTER DELETE ON delivery REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('message', 'message')
;;
CREATE TRIGGER delivery_notes_truncate AFTER TRUNCATE ON delivery FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('message', 'message')
;;
CREATE TRIGGER message_gang_notes_insert AFTER INSERT ON message_gang REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('message', 'message')
;;
CREATE TRIGGER message_gang_notes_update AFTER UPDATE ON message_gang REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('message', 'message')
;;
CREATE TRIGGER message_gang_notes_delete AFTER DELETE ON message_gang REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('message', 'message')
;;
CREATE TRIGGER message_gang_notes_truncate AFTER TRUNCATE ON message_gang FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('message', 'message')
;;
CREATE TRIGGER message_offender_notes_insert AFTER INSERT ON message_offender REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('message', 'message')
;;
CREATE TRIGGER message_offender_notes_update AFTER UPDATE ON message_offender REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('message', 'message')
;;
CREATE TRIGGER message_offender_notes_delete AFTER DELETE ON message_offender REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('message', 'message')
;;
CREATE TRIGGER message_offender_notes_truncate AFTER TRUNCATE ON message_offender FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('message', 'message')
;;
CREATE TRIGGER message_incident_notes_insert AFTER INSERT ON message_incident REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('message', 'message')
;;
CREATE TRIGGER message_incident_notes_update AFTER UPDATE ON message_incident REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('message', 'message')
;;
CREATE TRIGGER message_incident_notes_delete AFTER DELETE ON message_incident REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('message', 'message')
;;
CREATE TRIGGER message_incident_notes_truncate AFTER TRUNCATE ON message_incident FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('message', 'message')
;;
CREATE TRIGGER about_notes_insert AFTER INSERT ON about REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('about', 'whole')
;;
CREATE TRIGGER about_notes_update AFTER UPDATE ON about REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('about', 'whole')
;;
CREATE TRIGGER about_notes_delete AFTER DELETE ON about REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('about', 'whole')
;;
CREATE TRIGGER about_notes_truncate AFTER TRUNCATE ON about FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('about', 'whole')
;;
CREATE TRIGGER action_item_notes_insert AFTER INSERT ON action_item REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('action_item', 'whole')
;;
CREATE TRIGGER action_item_notes_update AFTER UPDATE ON action_item REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('action_item', 'whole')
;;
CREATE TRIGGER action_item_notes_delete AFTER DELETE ON action_item REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('action_item', 'whole')
;;
CREATE TRIGGER action_item_notes_truncate AFTER TRUNCATE ON action_item FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('action_item', 'whole')
;;
CREATE TRIGGER action_owner_notes_insert AFTER INSERT ON action_owner REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('action_owner', 'whole')
;;
CREATE TRIGGER action_owner_notes_update AFTER UPDATE ON action_owner REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('action_owner', 'whole')
;;
CREATE TRIGGER action_owner_notes_delete AFTER DELETE ON action_owner REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('action_owner', 'whole')
;;
CREATE TRIGGER action_owner_notes_truncate AFTER TRUNCATE ON action_owner FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('action_owner', 'whole')
;;
CREATE TRIGGER action_update_notes_insert AFTER INSERT ON action_update REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('action_update', 'whole')
;;
CREATE TRIGGER action_update_notes_update AFTER UPDATE ON action_update REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('action_update', 'whole')
;;
CREATE TRIGGER action_update_notes_delete AFTER DELETE ON action_update REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('action_update', 'whole')
;;
CREATE TRIGGER action_update_notes_truncate AFTER TRUNCATE ON action_update FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('action_update', 'whole')
;;
CREATE TRIGGER agency_notes_insert AFTER INSERT ON agency REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('agency', 'whole')
;;
CREATE TRIGGER agency_notes_update AFTER UPDATE ON agency REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('agency', 'whole')
;;
CREATE TRIGGER agency_notes_delete AFTER DELETE ON agency REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('agency', 'whole')
;;
CREATE TRIGGER agency_notes_truncate AFTER TRUNCATE ON agency FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('agency', 'whole')
;;
CREATE TRIGGER agenda_item_notes_insert AFTER INSERT ON agenda_item REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('agenda_item', 'whole')
;;
CREATE TRIGGER agenda_item_notes_update AFTER UPDATE ON agenda_item REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('agenda_item', 'whole')
;;
CREATE TRIGGER agenda_item_notes_delete AFTER DELETE ON agenda_item REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('agenda_item', 'whole')
;;
CREATE TRIGGER agenda_item_notes_truncate AFTER TRUNCATE ON agenda_item FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('agenda_item', 'whole')
;;
CREATE TRIGGER attendance_notes_insert AFTER INSERT ON attendance REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('attendance', 'whole')
;;
CREATE TRIGGER attendance_notes_update AFTER UPDATE ON attendance REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('attendance', 'whole')
;;
CREATE TRIGGER attendance_notes_delete AFTER DELETE ON attendance REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('attendance', 'whole')
;;
CREATE TRIGGER attendance_notes_truncate AFTER TRUNCATE ON attendance FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('attendance', 'whole')
;;
CREATE TRIGGER border_pair_notes_insert AFTER INSERT ON border_pair REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('border_pair', 'whole')
;;
CREATE TRIGGER border_pair_notes_update AFTER UPDATE ON border_pair REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('border_pair', 'whole')
;;
CREATE TRIGGER border_pair_notes_delete AFTER DELETE ON border_pair REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('border_pair', 'whole')
;;
CREATE TRIGGER border_pair_notes_truncate AFTER TRUNCATE ON border_pair FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('border_pair', 'whole')
;;
CREATE TRIGGER contact_notes_insert AFTER INSERT ON contact REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('contact', 'whole')
;;
CREATE TRIGGER contact_notes_update AFTER UPDATE ON contact REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('contact', 'whole')
;;
CREATE TRIGGER contact_notes_delete AFTER DELETE ON contact REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('contact', 'whole')
;;
CREATE TRIGGER contact_notes_truncate AFTER TRUNCATE ON contact FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('contact', 'whole')
;;
CREATE TRIGGER crime_head_notes_insert AFTER INSERT ON crime_head REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('crime_head', 'whole')
;;
CREATE TRIGGER crime_head_notes_update AFTER UPDATE ON crime_head REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('crime_head', 'whole')
;;
CREATE TRIGGER crime_head_notes_delete AFTER DELETE ON crime_head REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('crime_head', 'whole')
;;
CREATE TRIGGER crime_head_notes_truncate AFTER TRUNCATE ON crime_head FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('crime_head', 'whole')
;;
CREATE TRIGGER disclosure_notes_insert AFTER INSERT ON disclosure REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('disclosure', 'whole')
;;
CREATE TRIGGER disclosure_notes_update AFTER UPDATE ON disclosure REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('disclosure', 'whole')
;;
CREATE TRIGGER disclosure_notes_delete AFTER DELETE ON disclosure REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('disclosure', 'whole')
;;
CREATE TRIGGER disclosure_notes_truncate AFTER TRUNCATE ON disclosure FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('disclosure', 'whole')
;;
CREATE TRIGGER district_notes_insert AFTER INSERT ON district REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('district', 'whole')
;;
CREATE TRIGGER district_notes_update AFTER UPDATE ON district REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('district', 'whole')
;;
CREATE TRIGGER district_notes_delete AFTER DELETE ON district REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('district', 'whole')
;;
CREATE TRIGGER district_notes_truncate AFTER TRUNCATE ON district FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('district', 'whole')
;;
CREATE TRIGGER feed_notes_insert AFTER INSERT ON feed REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('feed', 'whole')
;;
CREATE TRIGGER feed_notes_update AFTER UPDATE ON feed REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('feed', 'whole')
;;
CREATE TRIGGER feed_notes_delete AFTER DELETE ON feed REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('feed', 'whole')
;;
CREATE TRIGGER feed_notes_truncate AFTER TRUNCATE ON feed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('feed', 'whole')
;;
CREATE TRIGGER gang_notes_insert AFTER INSERT ON gang REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('gang', 'whole')
;;
CREATE TRIGGER gang_notes_update AFTER UPDATE ON gang REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('gang', 'whole')
;;
CREATE TRIGGER gang_notes_delete AFTER DELETE ON gang REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('gang', 'whole')
;;
CREATE TRIGGER gang_notes_truncate AFTER TRUNCATE ON gang FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('gang', 'whole')
;;
CREATE TRIGGER gang_alias_notes_insert AFTER INSERT ON gang_alias REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('gang_alias', 'whole')
;;
CREATE TRIGGER gang_alias_notes_update AFTER UPDATE ON gang_alias REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('gang_alias', 'whole')
;;
CREATE TRIGGER gang_alias_notes_delete AFTER DELETE ON gang_alias REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('gang_alias', 'whole')
;;
CREATE TRIGGER gang_alias_notes_truncate AFTER TRUNCATE ON gang_alias FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('gang_alias', 'whole')
;;
CREATE TRIGGER gang_link_notes_insert AFTER INSERT ON gang_link REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('gang_link', 'whole')
;;
CREATE TRIGGER gang_link_notes_update AFTER UPDATE ON gang_link REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('gang_link', 'whole')
;;
CREATE TRIGGER gang_link_notes_delete AFTER DELETE ON gang_link REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('gang_link', 'whole')
;;
CREATE TRIGGER gang_link_notes_truncate AFTER TRUNCATE ON gang_link FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('gang_link', 'whole')
;;
CREATE TRIGGER gang_presence_notes_insert AFTER INSERT ON gang_presence REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('gang_presence', 'whole')
;;
CREATE TRIGGER gang_presence_notes_update AFTER UPDATE ON gang_presence REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('gang_presence', 'whole')
;;
CREATE TRIGGER gang_presence_notes_delete AFTER DELETE ON gang_presence REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('gang_presence', 'whole')
;;
CREATE TRIGGER gang_presence_notes_truncate AFTER TRUNCATE ON gang_presence FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('gang_presence', 'whole')
;;
CREATE TRIGGER gap_daily_notes_insert AFTER INSERT ON gap_daily REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('gap_daily', 'whole')
;;
CREATE TRIGGER gap_daily_notes_update AFTER UPDATE ON gap_daily REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('gap_daily', 'whole')
;;
CREATE TRIGGER gap_daily_notes_delete AFTER DELETE ON gap_daily REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('gap_daily', 'whole')
;;
CREATE TRIGGER gap_daily_notes_truncate AFTER TRUNCATE ON gap_daily FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('gap_daily', 'whole')
;;
CREATE TRIGGER gap_kept_off_notes_insert AFTER INSERT ON gap_kept_off REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('gap_kept_off', 'whole')
;;
CREATE TRIGGER gap_kept_off_notes_update AFTER UPDATE ON gap_kept_off REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('gap_kept_off', 'whole')
;;
CREATE TRIGGER gap_kept_off_notes_delete AFTER DELETE ON gap_kept_off REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('gap_kept_off', 'whole')
;;
CREATE TRIGGER gap_kept_off_notes_truncate AFTER TRUNCATE ON gap_kept_off FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('gap_kept_off', 'whole')
;;
CREATE TRIGGER gap_remark_notes_insert AFTER INSERT ON gap_remark REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('gap_remark', 'whole')
;;
CREATE TRIGGER gap_remark_notes_update AFTER UPDATE ON gap_remark REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('gap_remark', 'whole')
;;
CREATE TRIGGER gap_remark_notes_delete AFTER DELETE ON gap_remark REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('gap_remark', 'whole')
;;
CREATE TRIGGER gap_remark_notes_truncate AFTER TRUNCATE ON gap_remark FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('gap_remark', 'whole')
;;
CREATE TRIGGER load_notes_insert AFTER INSERT ON load REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('load', 'whole')
;;
CREATE TRIGGER load_notes_update AFTER UPDATE ON load REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('load', 'whole')
;;
CREATE TRIGGER load_notes_delete AFTER DELETE ON load REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('load', 'whole')
;;
CREATE TRIGGER load_notes_truncate AFTER TRUNCATE ON load FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('load', 'whole')
;;
CREATE TRIGGER meeting_notes_insert AFTER INSERT ON meeting REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('meeting', 'whole')
;;
CREATE TRIGGER meeting_notes_update AFTER UPDATE ON meeting REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('meeting', 'whole')
;;
CREATE TRIGGER meeting_notes_delete AFTER DELETE ON meeting REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('meeting', 'whole')
;;
CREATE TRIGGER meeting_notes_truncate AFTER TRUNCATE ON meeting FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('meeting', 'whole')
;;
CREATE TRIGGER meeting_district_notes_insert AFTER INSERT ON meeting_district REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('meeting_district', 'whole')
;;
CREATE TRIGGER meeting_district_notes_update AFTER UPDATE ON meeting_district REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('meeting_district', 'whole')
;;
CREATE TRIGGER meeting_district_notes_delete AFTER DELETE ON meeting_district REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('meeting_district', 'whole')
;;
CREATE TRIGGER meeting_district_notes_truncate AFTER TRUNCATE ON meeting_district FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('meeting_district', 'whole')
;;
CREATE TRIGGER meeting_series_notes_insert AFTER INSERT ON meeting_series REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('meeting_series', 'whole')
;;
CREATE TRIGGER meeting_series_notes_update AFTER UPDATE ON meeting_series REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('meeting_series', 'whole')
;;
CREATE TRIGGER meeting_series_notes_delete AFTER DELETE ON meeting_series REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('meeting_series', 'whole')
;;
CREATE TRIGGER meeting_series_notes_truncate AFTER TRUNCATE ON meeting_series FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('meeting_series', 'whole')
;;
CREATE TRIGGER meeting_series_agency_notes_insert AFTER INSERT ON meeting_series_agency REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('meeting_series_agency', 'whole')
;;
CREATE TRIGGER meeting_series_agency_notes_update AFTER UPDATE ON meeting_series_agency REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('meeting_series_agency', 'whole')
;;
CREATE TRIGGER meeting_series_agency_notes_delete AFTER DELETE ON meeting_series_agency REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('meeting_series_agency', 'whole')
;;
CREATE TRIGGER meeting_series_agency_notes_truncate AFTER TRUNCATE ON meeting_series_agency FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('meeting_series_agency', 'whole')
;;
CREATE TRIGGER meeting_series_district_notes_insert AFTER INSERT ON meeting_series_district REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('meeting_series_district', 'whole')
;;
CREATE TRIGGER meeting_series_district_notes_update AFTER UPDATE ON meeting_series_district REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('meeting_series_district', 'whole')
;;
CREATE TRIGGER meeting_series_district_notes_delete AFTER DELETE ON meeting_series_district REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('meeting_series_district', 'whole')
;;
CREATE TRIGGER meeting_series_district_notes_truncate AFTER TRUNCATE ON meeting_series_district FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('meeting_series_district', 'whole')
;;
CREATE TRIGGER nil_report_notes_insert AFTER INSERT ON nil_report REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('nil_report', 'whole')
;;
CREATE TRIGGER nil_report_notes_update AFTER UPDATE ON nil_report REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('nil_report', 'whole')
;;
CREATE TRIGGER nil_report_notes_delete AFTER DELETE ON nil_report REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('nil_report', 'whole')
;;
CREATE TRIGGER nil_report_notes_truncate AFTER TRUNCATE ON nil_report FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('nil_report', 'whole')
;;
CREATE TRIGGER notice_notes_insert AFTER INSERT ON notice REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('notice', 'whole')
;;
CREATE TRIGGER notice_notes_update AFTER UPDATE ON notice REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('notice', 'whole')
;;
CREATE TRIGGER notice_notes_delete AFTER DELETE ON notice REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('notice', 'whole')
;;
CREATE TRIGGER notice_notes_truncate AFTER TRUNCATE ON notice FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('notice', 'whole')
;;
CREATE TRIGGER offender_notes_insert AFTER INSERT ON offender REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('offender', 'whole')
;;
CREATE TRIGGER offender_notes_update AFTER UPDATE ON offender REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('offender', 'whole')
;;
CREATE TRIGGER offender_notes_delete AFTER DELETE ON offender REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('offender', 'whole')
;;
CREATE TRIGGER offender_notes_truncate AFTER TRUNCATE ON offender FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('offender', 'whole')
;;
CREATE TRIGGER offender_alias_notes_insert AFTER INSERT ON offender_alias REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('offender_alias', 'whole')
;;
CREATE TRIGGER offender_alias_notes_update AFTER UPDATE ON offender_alias REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('offender_alias', 'whole')
;;
CREATE TRIGGER offender_alias_notes_delete AFTER DELETE ON offender_alias REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('offender_alias', 'whole')
;;
CREATE TRIGGER offender_alias_notes_truncate AFTER TRUNCATE ON offender_alias FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('offender_alias', 'whole')
;;
CREATE TRIGGER offender_link_notes_insert AFTER INSERT ON offender_link REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('offender_link', 'whole')
;;
CREATE TRIGGER offender_link_notes_update AFTER UPDATE ON offender_link REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('offender_link', 'whole')
;;
CREATE TRIGGER offender_link_notes_delete AFTER DELETE ON offender_link REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('offender_link', 'whole')
;;
CREATE TRIGGER offender_link_notes_truncate AFTER TRUNCATE ON offender_link FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('offender_link', 'whole')
;;
CREATE TRIGGER offender_status_notes_insert AFTER INSERT ON offender_status REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('offender_status', 'whole')
;;
CREATE TRIGGER offender_status_notes_update AFTER UPDATE ON offender_status REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('offender_status', 'whole')
;;
CREATE TRIGGER offender_status_notes_delete AFTER DELETE ON offender_status REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('offender_status', 'whole')
;;
CREATE TRIGGER offender_status_notes_truncate AFTER TRUNCATE ON offender_status FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('offender_status', 'whole')
;;
CREATE TRIGGER operation_notes_insert AFTER INSERT ON operation REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('operation', 'whole')
;;
CREATE TRIGGER operation_notes_update AFTER UPDATE ON operation REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('operation', 'whole')
;;
CREATE TRIGGER operation_notes_delete AFTER DELETE ON operation REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('operation', 'whole')
;;
CREATE TRIGGER operation_notes_truncate AFTER TRUNCATE ON operation FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('operation', 'whole')
;;
CREATE TRIGGER operation_agency_notes_insert AFTER INSERT ON operation_agency REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('operation_agency', 'whole')
;;
CREATE TRIGGER operation_agency_notes_update AFTER UPDATE ON operation_agency REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('operation_agency', 'whole')
;;
CREATE TRIGGER operation_agency_notes_delete AFTER DELETE ON operation_agency REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('operation_agency', 'whole')
;;
CREATE TRIGGER operation_agency_notes_truncate AFTER TRUNCATE ON operation_agency FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('operation_agency', 'whole')
;;
CREATE TRIGGER operation_district_notes_insert AFTER INSERT ON operation_district REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('operation_district', 'whole')
;;
CREATE TRIGGER operation_district_notes_update AFTER UPDATE ON operation_district REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('operation_district', 'whole')
;;
CREATE TRIGGER operation_district_notes_delete AFTER DELETE ON operation_district REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('operation_district', 'whole')
;;
CREATE TRIGGER operation_district_notes_truncate AFTER TRUNCATE ON operation_district FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('operation_district', 'whole')
;;
CREATE TRIGGER operation_target_notes_insert AFTER INSERT ON operation_target REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('operation_target', 'whole')
;;
CREATE TRIGGER operation_target_notes_update AFTER UPDATE ON operation_target REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('operation_target', 'whole')
;;
CREATE TRIGGER operation_target_notes_delete AFTER DELETE ON operation_target REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('operation_target', 'whole')
;;
CREATE TRIGGER operation_target_notes_truncate AFTER TRUNCATE ON operation_target FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('operation_target', 'whole')
;;
CREATE TRIGGER police_unit_notes_insert AFTER INSERT ON police_unit REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('police_unit', 'whole')
;;
CREATE TRIGGER police_unit_notes_update AFTER UPDATE ON police_unit REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('police_unit', 'whole')
;;
CREATE TRIGGER police_unit_notes_delete AFTER DELETE ON police_unit REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('police_unit', 'whole')
;;
CREATE TRIGGER police_unit_notes_truncate AFTER TRUNCATE ON police_unit FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('police_unit', 'whole')
;;
CREATE TRIGGER police_unit_alias_notes_insert AFTER INSERT ON police_unit_alias REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('police_unit_alias', 'whole')
;;
CREATE TRIGGER police_unit_alias_notes_update AFTER UPDATE ON police_unit_alias REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('police_unit_alias', 'whole')
;;
CREATE TRIGGER police_unit_alias_notes_delete AFTER DELETE ON police_unit_alias REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('police_unit_alias', 'whole')
;;
CREATE TRIGGER police_unit_alias_notes_truncate AFTER TRUNCATE ON police_unit_alias FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('police_unit_alias', 'whole')
;;
CREATE TRIGGER police_unit_district_notes_insert AFTER INSERT ON police_unit_district REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('police_unit_district', 'whole')
;;
CREATE TRIGGER police_unit_district_notes_update AFTER UPDATE ON police_unit_district REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('police_unit_district', 'whole')
;;
CREATE TRIGGER police_unit_district_notes_delete AFTER DELETE ON police_unit_district REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('police_unit_district', 'whole')
;;
CREATE TRIGGER police_unit_district_notes_truncate AFTER TRUNCATE ON police_unit_district FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('police_unit_district', 'whole')
;;
CREATE TRIGGER practice_notes_insert AFTER INSERT ON practice REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('practice', 'whole')
;;
CREATE TRIGGER practice_notes_update AFTER UPDATE ON practice REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('practice', 'whole')
;;
CREATE TRIGGER practice_notes_delete AFTER DELETE ON practice REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('practice', 'whole')
;;
CREATE TRIGGER practice_notes_truncate AFTER TRUNCATE ON practice FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('practice', 'whole')
;;
CREATE TRIGGER practice_adoption_notes_insert AFTER INSERT ON practice_adoption REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('practice_adoption', 'whole')
;;
CREATE TRIGGER practice_adoption_notes_update AFTER UPDATE ON practice_adoption REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('practice_adoption', 'whole')
;;
CREATE TRIGGER practice_adoption_notes_delete AFTER DELETE ON practice_adoption REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('practice_adoption', 'whole')
;;
CREATE TRIGGER practice_adoption_notes_truncate AFTER TRUNCATE ON practice_adoption FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('practice_adoption', 'whole')
;;
CREATE TRIGGER state_notes_insert AFTER INSERT ON state REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('state', 'whole')
;;
CREATE TRIGGER state_notes_update AFTER UPDATE ON state REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('state', 'whole')
;;
CREATE TRIGGER state_notes_delete AFTER DELETE ON state REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('state', 'whole')
;;
CREATE TRIGGER state_notes_truncate AFTER TRUNCATE ON state FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('state', 'whole')
;;
CREATE TRIGGER statistic_notes_insert AFTER INSERT ON statistic REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('statistic', 'whole')
;;
CREATE TRIGGER statistic_notes_update AFTER UPDATE ON statistic REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('statistic', 'whole')
;;
CREATE TRIGGER statistic_notes_delete AFTER DELETE ON statistic REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('statistic', 'whole')
;;
CREATE TRIGGER statistic_notes_truncate AFTER TRUNCATE ON statistic FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('statistic', 'whole')
;;
CREATE TRIGGER statistic_total_notes_insert AFTER INSERT ON statistic_total REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('statistic_total', 'whole')
;;
CREATE TRIGGER statistic_total_notes_update AFTER UPDATE ON statistic_total REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('statistic_total', 'whole')
;;
CREATE TRIGGER statistic_total_notes_delete AFTER DELETE ON statistic_total REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('statistic_total', 'whole')
;;
CREATE TRIGGER statistic_total_notes_truncate AFTER TRUNCATE ON statistic_total FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('statistic_total', 'whole')
;;
CREATE TRIGGER time_limit_notes_insert AFTER INSERT ON time_limit REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('time_limit', 'whole')
;;
CREATE TRIGGER time_limit_notes_update AFTER UPDATE ON time_limit REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('time_limit', 'whole')
;;
CREATE TRIGGER time_limit_notes_delete AFTER DELETE ON time_limit REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('time_limit', 'whole')
;;
CREATE TRIGGER time_limit_notes_truncate AFTER TRUNCATE ON time_limit FOR EACH STATEMENT EXECUTE FUNCTION note_changed_days('time_limit', 'whole')
;;
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'The table % is only added to.', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$
;;
CREATE TRIGGER access_log_sealed BEFORE UPDATE OR DELETE OR TRUNCATE ON access_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
;;
ALTER TABLE access_log ENABLE ALWAYS TRIGGER access_log_sealed
