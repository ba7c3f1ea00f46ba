"""What happened: incidents, seizures, messages between agencies and their deliveries."""

from sqlalchemy import ForeignKeyConstraint, Index, Integer, Text

from data.schema.build import (
    Day,
    Flag,
    Number,
    UtcTime,
    checked,
    choice,
    code,
    column,
    count,
    fact,
    generated_day,
    handling,
    key,
    money,
    not_before,
    referring,
    refers_to,
    table,
    trail,
)
from data.schema.vocabulary import (
    CHANNELS,
    GANG_STANDINGS,
    INCIDENT_KINDS,
    INCIDENT_STATUSES,
    MESSAGE_KINDS,
    OUTCOMES,
    POINT_PRECISIONS,
    SAME_AS_REASONS,
    SEIZURE_KINDS,
    TERROR_LINKS,
    URGENCIES,
)


def _point() -> tuple:
    return (
        column("latitude", Number, "Degrees north.", optional=True),
        column("longitude", Number, "Degrees east.", optional=True),
        choice("point_precision", POINT_PRECISIONS, "How precise the point is.", optional=True),
        checked("latitude BETWEEN 6 AND 38", "latitude_in_india"),
        checked("longitude BETWEEN 68 AND 98", "longitude_in_india"),
        checked("(latitude IS NULL) = (longitude IS NULL)", "point_whole"),
    )


def _casualties() -> tuple:
    return tuple(
        count(f"{who}_{what}", f"{who.capitalize()} {what}.")
        for who in ("victims", "police", "accused")
        for what in ("killed", "injured")
    )


def _place() -> tuple:
    return (
        code("unit", "police_unit.code", "The police unit.", optional=True),
        code("district", "district.code", "The district; empty where not known.", optional=True, kind=Integer),
    )


incident = fact(
    "incident",
    "A crime that a gang did or is suspected of.",
    column("police_station", Text, "Police station of the FIR.", optional=True),
    column("fir_number", Text, "FIR number, such as 0123/2026.", optional=True),
    column("registered_on", Day, "Day the FIR was registered.", optional=True),
    column("occurred_from", UtcTime, "When it began; midnight in India where only the date is known."),
    column("occurred_to", UtcTime, "When it ended, if given.", optional=True),
    column("time_known", Flag, "False where only the date is known: it is not midnight.", server_default="1"),
    choice("kind", INCIDENT_KINDS, "Principal kind: the first that applies, in this order."),
    column("firing", Flag, "Shots were fired.", server_default="0"),
    column("extortion", Flag, "Money was demanded under threat.", server_default="0"),
    column("sections", Text, "Sections of law.", optional=True),
    choice("status", INCIDENT_STATUSES, "State of the investigation."),
    *_place(),
    *_point(),
    *_casualties(),
    money("demand_inr", "Money demanded, in whole rupees."),
    choice("terror_link", TERROR_LINKS, "Tie to a terror group.", server_default="none"),
    *refers_to("incident", "same_as_", optional=True),
    choice("same_as_reason", SAME_AS_REASONS, "Why two records are one case, which counts once.", optional=True),
    column("summary", Text, "What happened, in English.", optional=True),
    column("summary_hi", Text, "What happened, in Hindi.", optional=True),
    handling(),
    generated_day("occurred_from"),
    *not_before("occurred_to", "occurred_from", "ends_after_it_begins"),
    checked("(same_as_reference IS NULL) = (same_as_reason IS NULL)", "same_as_says_why"),
    checked("NOT (agency = same_as_agency AND reference = same_as_reference)", "not_same_as_itself"),
    Index(None, "day"),
)
_withdrawn = incident.c.withdrawn_at.is_not(None)
Index(None, incident.c.withdrawn_at, postgresql_where=_withdrawn, sqlite_where=_withdrawn)

incident_gang = table(
    "incident_gang",
    "A gang in an incident.",
    *refers_to("incident"),
    code("gang", "gang.code", "The gang; UNREGISTERED where it is not in the register."),
    column("name_received", Text, "The gang's name as received.", server_default=""),
    choice("standing", GANG_STANDINGS, "Suspected or established.", server_default="suspected"),
    code("stated_by", "agency.code", "Who says so.", optional=True),
    key("agency", "reference", "gang", "name_received"),
)

home_count = fact(
    "home_count",
    "A count, never a record: incidents of gangs whose records a force keeps at home. They are in no incident total.",
    column("day", Day, "The day in India on which they occurred."),
    choice("kind", INCIDENT_KINDS, "Principal kind of all of them."),
    code("district", "district.code", "The district, one of its own; empty: not told.", optional=True, kind=Integer),
    column("incident_count", Integer, "How many, 1 or more."),
    checked("incident_count >= 1", "incident_count_given"),
    Index(None, "day"),
)

seizure = fact(
    "seizure",
    "Something taken from gangs: police work, never part of the incident total.",
    column("seized_at", UtcTime, "When; midnight in India where only the date is known."),
    column("time_known", Flag, "False where only the date is known.", server_default="1"),
    choice("kind", SEIZURE_KINDS, "What sort of thing."),
    column("item", Text, "What exactly, such as pistol .32 or heroin.", optional=True),
    count("item_count", "How many, where counted.", optional=True),
    column("weight_kg", Number, "Weight in kilograms, for drugs.", optional=True),
    money("value_inr", "Value in whole rupees."),
    code("gang", "gang.code", "The gang it was taken from.", optional=True),
    *_place(),
    *refers_to("incident", "incident_", optional=True),
    column("operation_agency", Text, "Owner of the operation it came from.", optional=True),
    column("operation_reference", Text, "The operation's number.", optional=True),
    ForeignKeyConstraint(["operation_agency", "operation_reference"], ["operation.agency", "operation.reference"]),
    referring(["operation_agency", "operation_reference"]),
    handling(),
    generated_day("seized_at"),
    checked("weight_kg >= 0", "weight_not_negative"),
    Index(None, "day"),
)

message = fact(
    "message",
    "A message from its agency.",
    column("sent_at", UtcTime, "When it was sent."),
    column("originated_at", UtcTime, "When the sender came to know what it tells.", optional=True),
    choice("kind", MESSAGE_KINDS, "What sort of message."),
    choice("urgency", URGENCIES, "How urgent.", server_default="ordinary"),
    choice("channel", CHANNELS, "How it went, as the sender records it."),
    *refers_to("message", "in_reply_to_", optional=True),
    column("broadcast", Flag, "Sent to all forces alike: alone it ends no silence.", server_default="0"),
    column("subject", Text, "Subject as written.", optional=True),
    column("body", Text, "Text as written.", optional=True),
    handling(),
    generated_day("sent_at"),
    *not_before("sent_at", "originated_at", "known_before_told"),
    checked("NOT (agency = in_reply_to_agency AND reference = in_reply_to_reference)", "not_in_reply_to_itself"),
    Index(None, "day"),
)


def _stated(step: str, what: str) -> tuple:
    return (
        column(f"{step}_at", UtcTime, f"When {what}.", optional=True),
        code(f"{step}_stated_by", "agency.code", f"Who states when {what}.", optional=True),
    )


delivery = table(
    "delivery",
    "One delivery of a message to one force. It belongs to the IST day on which the message was sent.",
    *refers_to("message"),
    code("to_agency", "agency.code", "The force it went to."),
    *_stated("received", "it was received"),
    *_stated("acknowledged", "it was acknowledged"),
    *_stated("interim", "an interim report was given"),
    *_stated("replied", "it was replied to"),
    choice("outcome", OUTCOMES, "What came of it.", optional=True),
    column("refusal_reason", Text, "Why refused.", optional=True),
    code("outcome_stated_by", "agency.code", "Who states the outcome.", optional=True),
    *trail(),
    key("agency", "reference", "to_agency"),
    checked("agency <> to_agency", "not_to_itself"),
    checked("outcome <> 'refused' OR refusal_reason IS NOT NULL", "refusal_says_why"),
)

message_gang = table(
    "message_gang",
    "A gang that a message names.",
    *refers_to("message"),
    code("gang", "gang.code", "The gang."),
    key("agency", "reference", "gang"),
)

message_offender = table(
    "message_offender",
    "An offender that a message names.",
    *refers_to("message"),
    *refers_to("offender", "offender_"),
    key("agency", "reference", "offender_agency", "offender_reference"),
)

message_incident = table(
    "message_incident",
    "An incident (its FIR) that a message names.",
    *refers_to("message"),
    *refers_to("incident", "incident_"),
    key("agency", "reference", "incident_agency", "incident_reference"),
)
