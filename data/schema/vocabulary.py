"""The codes a column may hold: one tuple per vocabulary, in the order a reader expects them.

The order matters where it says something: incident kinds are in the order that decides the principal kind of a case with
several offences, urgencies and handling codes go from strictest to mildest.
"""

HANDLING = ("originator", "named", "participants")

STATE_KINDS = ("state", "union_territory")
AGENCY_KINDS = ("force", "central_agency", "prisons")
UNIT_KINDS = (
    "district",
    "commissionerate",
    "city_zone",
    "railway",
    "crime_branch",
    "airport",
    "metro",
    "other",
)
CONTACT_KINDS = ("nodal_officer", "control_room")

GANG_STATUSES = ("active", "dormant", "dismantled")
THREAT_BANDS = ("high", "medium", "low")
CONFIDENCES = ("confirmed", "probable", "possible")
TERROR_LINKS = ("none", "suspected", "established")
GANG_LINK_KINDS = ("ally", "rival")

OFFENDER_LABELS = ("convicted", "accused", "suspect", "associate_unproven")
OFFENDER_STATUSES = ("wanted", "proclaimed_offender", "bail_jumper", "parole_jumper", "none")
WHEREABOUTS = ("at_large", "in_jail", "police_custody", "on_bail", "abroad", "dead")
NOTICE_KINDS = ("look_out_circular", "red_notice", "reward")
CUSTODY_EVENTS = ("arrest", "bail", "parole", "release", "transfer", "escape", "deportation", "death")

INCIDENT_KINDS = (
    "murder",
    "attempt",
    "abduction_for_ransom",
    "extortion",
    "robbery_or_dacoity",
    "firing",
    "harbouring",
    "online_threat_or_glorification",
)
INCIDENT_STATUSES = ("under_investigation", "traced", "charge_sheeted", "untraced", "cancelled", "transferred")
POINT_PRECISIONS = ("exact", "locality", "police_station")
SAME_AS_REASONS = ("zero_fir", "taken_over")
GANG_STANDINGS = ("suspected", "established")
SEIZURE_KINDS = ("arms", "ammunition", "drugs", "cash", "vehicle", "property")

MESSAGE_KINDS = ("alert", "intelligence", "dossier", "request", "reply", "good_practice")
URGENCIES = ("most_immediate", "immediate", "ordinary")
CHANNELS = ("system", "official_mail", "letter", "wireless", "messaging_group", "phone")
OUTCOMES = ("useful", "already_known", "no_trace", "refused")

OPERATION_STATUSES = ("planned", "approved", "running", "concluded", "deferred", "cancelled")
OPERATION_ROLES = ("lead", "joint", "host")
HELP_KINDS = ("shelter", "money", "transport", "weapons", "communication", "social_media")
HELPER_ACTIONS = ("counselled", "bound_down", "case", "charge_sheeted", "arrested", "account_blocked")
BETTER = ("more", "less")
PRACTICE_THEMES = ("investigation", "forensics", "evidence", "technology", "training", "prisons", "social_media")

MEETING_LEVELS = (
    "dgp",
    "adg",
    "ig_zone",
    "dig_range",
    "district",
    "sub_division",
    "police_station",
    "beat",
)
MEETING_STATUSES = ("planned", "held", "postponed", "cancelled")
MEETING_MODES = ("in_person", "video", "hybrid")
MINUTES_STATUSES = ("none", "draft", "circulated", "approved")
ACTION_STATUSES = (
    "open",
    "in_progress",
    "reported_complied",
    "accepted",
    "kept_for_monitoring",
    "withdrawn",
)
OWNER_ROLES = ("lead", "associate")
UPDATE_KINDS = ("recorded", "report", "revised_due_date", "chair_decision", "correction", "strike_out")

DATASETS = (
    "incident",
    "seizure",
    "message",
    "answer",
    "operation",
    "meeting",
    "agenda_item",
    "action_item",
    "action_update",
    "offender",
    "offender_link",
    "notice",
    "custody_event",
    "gang",
    "gang_link",
    "helper_action",
    "home_count",
    "practice",
    "practice_adoption",
    "contact",
    "feed",
    "nil_report",
    "population",
    "ncrb",
)
VIEWER_ROLES = ("leader", "nodal_officer", "secretariat", "meeting_room", "auditor", "administrator", "service")
LOOK_KINDS = ("sign_in", "page", "filter", "list", "record", "search", "paper", "refusal", "write")
DATABASE_KINDS = ("sample", "real")
STEP_KINDS = (
    "action_taken",
    "situation",
    "what_changed",
    "for_decision",
    "map",
    "sharing",
    "operations",
    "state_presentation",
    "new_decisions",
)
