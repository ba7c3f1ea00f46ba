"""What forces did about it: joint operations, action against helpers, good practice; and what was published."""

from sqlalchemy import Index, Integer, Text

from data.schema.build import (
    Day,
    Number,
    UtcTime,
    checked,
    choice,
    code,
    column,
    count,
    fact,
    handling,
    key,
    money,
    names,
    refers_to,
    table,
)
from data.schema.vocabulary import (
    BETTER,
    HELP_KINDS,
    HELPER_ACTIONS,
    INCIDENT_KINDS,
    OPERATION_ROLES,
    OPERATION_STATUSES,
    PRACTICE_THEMES,
    URGENCIES,
)


def _results(prefix: str, what: str) -> tuple:
    return (
        count(f"{prefix}_arrest_count", f"Arrests {what}.", optional=True),
        count(f"{prefix}_weapon_count", f"Weapons {what}.", optional=True),
        count(f"{prefix}_vehicle_count", f"Vehicles {what}.", optional=True),
        money(f"{prefix}_cash_inr", f"Cash {what}, in whole rupees."),
        column(f"{prefix}_drugs_kg", Number, f"Drugs {what}, in kilograms.", optional=True),
    )


operation = fact(
    "operation",
    "A joint operation. Its owner keeps the record; who leads stands in `operation_agency`.",
    *names("the operation"),
    code("gang", "gang.code", "The gang it is aimed at.", optional=True),
    choice("status", OPERATION_STATUSES, "Where it stands."),
    column("status_changed_at", UtcTime, "When the status last changed."),
    column("first_planned_start_on", Day, "Start as first planned."),
    column("first_planned_end_on", Day, "End as first planned."),
    column("planned_start_on", Day, "Start as planned now."),
    column("planned_end_on", Day, "End as planned now."),
    column("started_on", Day, "When it really started.", optional=True),
    column("ended_on", Day, "When it really ended.", optional=True),
    *_results("expected", "expected"),
    *_results("real", "made or recovered"),
    column("variance_reason", Text, "Why plan and reality differ.", optional=True),
    column("variance_reason_hi", Text, "The same in Hindi.", optional=True),
    handling(),
    checked("planned_end_on >= planned_start_on", "ends_after_it_begins"),
    checked("status NOT IN ('planned', 'approved') OR handling <> 'participants'", "planned_is_named"),
)

operation_agency = table(
    "operation_agency",
    "A force in an operation.",
    *refers_to("operation"),
    code("force", "agency.code", "The force."),
    choice("role", OPERATION_ROLES, "Leads, takes part, or hosts."),
    column("assistance_asked_at", UtcTime, "When help of the host state was asked for.", optional=True),
    column("assistance_given_at", UtcTime, "When it was given.", optional=True),
    key("agency", "reference", "force"),
)
Index(
    "operation_agency_one_lead",
    operation_agency.c.agency,
    operation_agency.c.reference,
    unique=True,
    postgresql_where=operation_agency.c.role == "lead",
    sqlite_where=operation_agency.c.role == "lead",
)

operation_district = table(
    "operation_district",
    "A district an operation touches.",
    *refers_to("operation"),
    code("district", "district.code", "The district.", kind=Integer),
    key("agency", "reference", "district"),
)

operation_target = table(
    "operation_target",
    "An offender an operation is aimed at.",
    *refers_to("operation"),
    *refers_to("offender", "offender_"),
    key("agency", "reference", "offender_agency", "offender_reference"),
)

helper_action = fact(
    "helper_action",
    "A count, never a person: helpers or followers of a gang dealt with in a district on a day.",
    column("day", Day, "The day in India."),
    code("district", "district.code", "The district.", kind=Integer),
    code("gang", "gang.code", "The gang helped.", optional=True),
    choice("help_kind", HELP_KINDS, "Kind of help."),
    choice("action", HELPER_ACTIONS, "What was done; accounts blocked are counted apart from persons."),
    count("dealt_with_count", "How many."),
    Index(None, "day"),
)

practice = fact(
    "practice",
    "A good practice that an agency shares.",
    choice("theme", PRACTICE_THEMES, "What it is about."),
    column("title", Text, "Title in English."),
    column("title_hi", Text, "Title in Hindi."),
    column("summary", Text, "What is done and how, in English."),
    column("summary_hi", Text, "The same in Hindi."),
    column("shared_on", Day, "When it was shared."),
)

practice_adoption = table(
    "practice_adoption",
    "A force that took up a good practice.",
    *refers_to("practice"),
    code("force", "agency.code", "The force."),
    column("adopted_on", Day, "When."),
    column("measure", Text, "What was measured.", optional=True),
    choice("better", BETTER, "Whether more or less of it is good; empty: not stated.", optional=True),
    column("before", Number, "Its value before.", optional=True),
    column("after", Number, "Its value after.", optional=True),
    column("period_from", Day, "Measured from.", optional=True),
    column("period_until", Day, "Measured until.", optional=True),
    key("agency", "reference", "force"),
)

time_limit = table(
    "time_limit",
    "The answer limit of an urgency. A limit no meeting has adopted is a suggestion and is labelled so.",
    choice("urgency", URGENCIES, "The urgency."),
    column("valid_from", Day, "From which day of sending it applies."),
    count("limit_hours", "Calendar hours from receipt (from sending where no receipt is stated)."),
    column("source", Text, "Where the limit comes from."),
    *refers_to("meeting", "adopted_", optional=True),
    key("urgency", "valid_from"),
)

crime_head = table(
    "crime_head",
    "A head under which crime statistics are published.",
    column("code", Text, "Code shared by all years.", primary_key=True),
    *names("the head"),
    count("position", "Place in the published order."),
    code("parent", "crime_head.code", "The head it is a part of.", optional=True),
    choice("kind", INCIDENT_KINDS, "The kind of incident it comes closest to.", optional=True),
    column("relation", Text, "Why the two cannot agree exactly.", optional=True),
)


def _published() -> tuple:
    return (
        column("source", Text, "Publisher, such as NCRB."),
        code("state", "state.code", "The state under which it is printed."),
        column("year", Integer, "The year."),
        code("head", "crime_head.code", "The crime head."),
    )


statistic = table(
    "statistic",
    "A published count of one police unit; several offices of one name are summed.",
    *_published(),
    code("unit", "police_unit.code", "The police unit."),
    count("registered_count", "Cases registered."),
    code("load", "load.id", "The load that brought it.", optional=True, kind=Integer),
    key("source", "state", "year", "head", "unit"),
)

statistic_total = table(
    "statistic_total",
    "The total printed for a state.",
    *_published(),
    count("printed_count", "Cases, as printed."),
    code("load", "load.id", "The load that brought it.", optional=True, kind=Integer),
    key("source", "state", "year", "head"),
)
