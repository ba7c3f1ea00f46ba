"""Gangs, the hardcore criminals in the forces' books, and what happened to those in custody."""

from sqlalchemy import ForeignKeyConstraint, Integer, Text

from data.schema.build import (
    Day,
    Flag,
    UtcTime,
    checked,
    choice,
    code,
    column,
    fact,
    generated_day,
    handling,
    key,
    money,
    names,
    refers_to,
    table,
    trail,
)
from data.schema.vocabulary import (
    CONFIDENCES,
    CUSTODY_EVENTS,
    GANG_LINK_KINDS,
    GANG_STATUSES,
    NOTICE_KINDS,
    OFFENDER_LABELS,
    OFFENDER_STATUSES,
    TERROR_LINKS,
    THREAT_BANDS,
    WHEREABOUTS,
)


def _sourced(what: str) -> tuple:
    return (
        column("source", Text, f"Where {what} is known from."),
        column("from_on", Day, f"Since when {what} is known to hold.", optional=True),
        column("until_on", Day, f"Until when {what} held.", optional=True),
        column("review_by", Day, f"By when {what} must be looked at again."),
    )


gang = table(
    "gang",
    "A gang in the shared register.",
    column("code", Text, "Code in the register, such as G07.", primary_key=True),
    *names("the gang"),
    column("name_received", Text, "Name as first received, where in another script.", optional=True),
    code("registered_by", "agency.code", "The agency that entered it.", optional=True),
    choice("status", GANG_STATUSES, "Whether it still acts."),
    choice("band", THREAT_BANDS, "Threat band.", optional=True),
    code("band_by", "agency.code", "Who scored the band.", optional=True),
    column("band_on", Day, "When the band was scored.", optional=True),
    choice("band_confidence", CONFIDENCES, "How sure the scorer was.", optional=True),
    choice("terror_link", TERROR_LINKS, "Known tie to a terror group.", server_default="none"),
    column("terror_link_source", Text, "Where the tie is known from.", optional=True),
    column("terror_link_from", Day, "Since when.", optional=True),
    column("terror_link_until", Day, "Until when.", optional=True),
    column("terror_link_review_by", Day, "By when the tie must be looked at again.", optional=True),
    column("review_by", Day, "By when the entry must be looked at again."),
    *trail(),
    checked("band IS NULL OR (band_by IS NOT NULL AND band_on IS NOT NULL)", "band_says_who_and_when"),
    checked("terror_link = 'none' OR terror_link_source IS NOT NULL", "terror_link_says_source"),
)

gang_alias = table(
    "gang_alias",
    "Another name of a gang.",
    code("gang", "gang.code", "The gang."),
    column("alias", Text, "The other name, in the script it was received in."),
    key("gang", "alias"),
)

gang_presence = table(
    "gang_presence",
    "A state where a gang is active.",
    code("gang", "gang.code", "The gang."),
    code("state", "state.code", "The state."),
    *_sourced("the presence"),
    key("gang", "state"),
)

gang_link = table(
    "gang_link",
    "Two gangs that are allies or rivals.",
    code("gang_a", "gang.code", "The one with the lower code."),
    code("gang_b", "gang.code", "The one with the higher code."),
    choice("kind", GANG_LINK_KINDS, "Ally or rival."),
    code("stated_by", "agency.code", "Who says so.", optional=True),
    *_sourced("the link"),
    key("gang_a", "gang_b"),
    checked("gang_a < gang_b", "in_order"),
)

offender = fact(
    "offender",
    "A hardcore criminal in one force's books. No victims, no witnesses, ever.",
    *names("the person"),
    column("name_received", Text, "Name as received, where in another script.", optional=True),
    column("parentage", Text, "Father's or mother's name, for telling namesakes apart.", optional=True),
    column("birth_year", Integer, "Year of birth.", optional=True),
    column("is_child", Flag, "Under 18: never named anywhere.", server_default="0"),
    choice("label", OFFENDER_LABELS, "What has been established."),
    column("label_since", Day, "Since when the label holds."),
    code("gang", "gang.code", "The gang he is counted to.", optional=True),
    column("gang_source", Text, "Where the membership is known from.", optional=True),
    column("gang_from", Day, "Member since.", optional=True),
    column("gang_until", Day, "Member until.", optional=True),
    choice("whereabouts", WHEREABOUTS, "Where he is.", optional=True),
    column("whereabouts_since", Day, "Since when.", optional=True),
    column("jail", Text, "Which jail, if in one.", optional=True),
    code("home_district", "district.code", "District he comes from.", optional=True, kind=Integer),
    column("legal_basis", Text, "The rule or order under which the entry is kept."),
    column("review_by", Day, "By when the entry must be looked at again: five years at most."),
    handling(),
    checked("gang IS NULL OR gang_source IS NOT NULL", "gang_says_source"),
)

offender_alias = table(
    "offender_alias",
    "Another name of an offender.",
    *refers_to("offender"),
    column("alias", Text, "The other name, in the script it was received in."),
    key("agency", "reference", "alias"),
)

offender_status = table(
    "offender_status",
    "What an offender is to one force.",
    *refers_to("offender"),
    code("force", "agency.code", "The force that says so."),
    choice("status", OFFENDER_STATUSES, "His status there."),
    column("since_on", Day, "Since when."),
    key("agency", "reference", "force"),
)

offender_link = table(
    "offender_link",
    "'The same person as': proposed by one force, confirmed or refused by the other.",
    column("agency", Text, "Owner of the entry that proposes."),
    column("reference", Text, "Its number."),
    *refers_to("offender", "other_"),
    ForeignKeyConstraint(["agency", "reference"], ["offender.agency", "offender.reference"], ondelete="CASCADE"),
    column("proposed_at", UtcTime, "When proposed."),
    column("confirmed_at", UtcTime, "When the other force confirmed.", optional=True),
    column("refused_at", UtcTime, "When the other force refused.", optional=True),
    key("agency", "reference", "other_agency", "other_reference"),
)

notice = fact(
    "notice",
    "A look-out circular, red notice or reward about an offender.",
    *refers_to("offender", "offender_"),
    choice("kind", NOTICE_KINDS, "What it is."),
    column("from_on", Day, "In force from."),
    column("until_on", Day, "In force until.", optional=True),
    money("reward_inr", "Reward in whole rupees."),
)

custody_event = fact(
    "custody_event",
    "An arrest, bail, parole, release, transfer, escape, deportation or death of an offender.",
    *refers_to("offender", "offender_"),
    choice("kind", CUSTODY_EVENTS, "What happened."),
    column("happened_at", UtcTime, "When; midnight in India where only the date is known."),
    column("time_known", Flag, "False where only the date is known.", server_default="1"),
    column("place", Text, "Jail, court or place.", optional=True),
    generated_day("happened_at"),
)
