"""Meetings, what was decided in them, and the gaps they look at."""

from sqlalchemy import Index, Integer, Text, UniqueConstraint

from data.schema.build import (
    Big,
    Day,
    Number,
    UtcTime,
    choice,
    code,
    column,
    count,
    fact,
    generated_day,
    handling,
    key,
    names,
    refers_to,
    table,
)
from data.schema.vocabulary import (
    ACTION_STATUSES,
    MEETING_LEVELS,
    MEETING_MODES,
    MEETING_STATUSES,
    MINUTES_STATUSES,
    OWNER_ROLES,
    STEP_KINDS,
    UPDATE_KINDS,
)

meeting_series = table(
    "meeting_series",
    "A standing meeting.",
    column("code", Text, "Its code.", primary_key=True),
    *names("the series"),
    choice("level", MEETING_LEVELS, "Who meets."),
    count("cadence_days", "Promised days between two sittings."),
    column("from_on", Day, "Agreed on."),
    column("until_on", Day, "Ended on.", optional=True),
)

meeting_series_agency = table(
    "meeting_series_agency",
    "A force that belongs to a series.",
    code("series", "meeting_series.code", "The series."),
    code("force", "agency.code", "The force."),
    key("series", "force"),
)

meeting_series_district = table(
    "meeting_series_district",
    "A district a series is about.",
    code("series", "meeting_series.code", "The series."),
    code("district", "district.code", "The district.", kind=Integer),
    key("series", "district"),
)

meeting = fact(
    "meeting",
    "One sitting of a series; its owner is the host. Numbers are given once across all hosts.",
    code("series", "meeting_series.code", "The series.", optional=True),
    choice("status", MEETING_STATUSES, "Planned, held, postponed or cancelled."),
    column("meets_at", UtcTime, "When it was or will be held."),
    choice("mode", MEETING_MODES, "How they meet."),
    column("venue", Text, "Where.", optional=True),
    column("chair", Text, "The post in the chair.", optional=True),
    column("chair_hi", Text, "The post in Hindi.", optional=True),
    choice("minutes", MINUTES_STATUSES, "Where the minutes stand.", server_default="none"),
    column("minutes_on", Day, "Since when.", optional=True),
    generated_day("meets_at"),
    UniqueConstraint("reference"),
)

meeting_district = table(
    "meeting_district",
    "A district a sitting is about.",
    *refers_to("meeting"),
    code("district", "district.code", "The district.", kind=Integer),
    key("agency", "reference", "district"),
)

attendance = table(
    "attendance",
    "A force invited to a sitting, and who came.",
    *refers_to("meeting"),
    code("force", "agency.code", "The force."),
    column("rank_invited", Text, "Rank invited, such as ADG."),
    column("rank_present", Text, "Highest rank present; empty if none.", optional=True),
    count("present_count", "Officers present."),
    key("agency", "reference", "force"),
)

agenda_item = table(
    "agenda_item",
    "A point on the agenda of a sitting.",
    *refers_to("meeting"),
    count("number", "Its number."),
    column("title", Text, "Title in English."),
    column("title_hi", Text, "Title in Hindi."),
    code("load", "load.id", "The load that brought it; empty for other writers.", optional=True, kind=Integer),
    key("agency", "reference", "number"),
)

action_item = fact(
    "action_item",
    "A decision that somebody must carry out.",
    *refers_to("meeting", "meeting_"),
    count("number", "Its number in the minutes."),
    column("decision", Text, "The decision in English.", optional=True),
    column("decision_hi", Text, "The decision in Hindi.", optional=True),
    choice("status", ACTION_STATUSES, "Where it stands. Only the chair's acceptance closes it.", server_default="open"),
    column("status_changed_at", UtcTime, "Since when."),
    column("first_due_on", Day, "Due date as first set.", optional=True),
    column("due_on", Day, "Due date now.", optional=True),
    code("extended_by", "agency.code", "Who extended it.", optional=True),
    column("letter_number", Text, "Letter it went out with.", optional=True),
    column("gap_key", Text, "The gap it answers.", optional=True),
    column("strike_reason", Text, "Why it was struck out.", optional=True),
    column("shown_at", UtcTime, "On the wall of the meeting since; empty: not on it.", optional=True),
    count("revision", "Goes up by one with every change."),
    handling(),
)

action_owner = table(
    "action_owner",
    "A force that must act.",
    *refers_to("action_item"),
    code("force", "agency.code", "The force."),
    choice("role", OWNER_ROLES, "Leads or helps."),
    choice("status", ACTION_STATUSES, "Where this force stands.", server_default="open"),
    key("agency", "reference", "force"),
)

action_update = table(
    "action_update",
    "One report on, or change of, an action item. Never changed, never deleted.",
    *refers_to("action_item"),
    count("number", "Its number on the item."),
    column("made_at", UtcTime, "When."),
    code("force", "agency.code", "Whose officer."),
    column("post", Text, "The officer's post."),
    choice(
        "kind", UPDATE_KINDS, "First recorded, report, new due date, the chair's decision, correction or strike-out."
    ),
    column("remark", Text, "What was done, in English.", optional=True),
    column("remark_hi", Text, "What was done, in Hindi.", optional=True),
    column("letter_number", Text, "Letter number.", optional=True),
    choice("status_after", ACTION_STATUSES, "Status after it.", optional=True),
    column("due_on_after", Day, "Due date after it.", optional=True),
    column("before", Text, "What a correction replaced, as JSON.", optional=True),
    key("agency", "reference", "number"),
)

meeting_figure = table(
    "meeting_figure",
    "A number as it was shown at a sitting, so that what was said stays reproducible.",
    *refers_to("meeting"),
    column("measure", Text, "The measure's name."),
    column("filters", Text, "The filters, as in the address."),
    column("numerator", Number, "Numerator, or the count."),
    column("denominator", Number, "Denominator of a rate.", optional=True),
    column("data_version", Text, "Version of the data it was computed from."),
    column("taken_at", UtcTime, "When."),
    key("agency", "reference", "measure", "filters", "taken_at"),
)

agenda_step = table(
    "agenda_step",
    "One step of what the wall shows at a sitting.",
    *refers_to("meeting"),
    count("position", "Its place."),
    choice("kind", STEP_KINDS, "What it shows."),
    column("filters", Text, "Its filters, as in the address.", server_default=""),
    code("state", "state.code", "Whose presentation.", optional=True),
    key("agency", "reference", "position"),
)

gap_daily = table(
    "gap_daily",
    "A coordination gap that stood on a day (all forces, 90 days).",
    column("day", Day, "The day in India."),
    column("gap_key", Text, "Rule and sorted codes of its subjects."),
    column("rule", Text, "The rule that found it."),
    column("must_act", Text, "Agencies that must act, space between."),
    column("concerns", Text, "Agencies it concerns, space between."),
    count("severity", "Higher is worse."),
    column("numbers", Text, "What was found, as JSON; nothing where it is open only to some forces."),
    column("agency", Text, "Owner of the record it is about; empty where it is about none.", optional=True),
    column("named_to", Text, "Agencies it is named to, space between.", server_default=""),
    column("review_by", Day, "Past this day it shows only to the owner.", optional=True),
    handling(),
    key("day", "gap_key"),
)

gap_remark = table(
    "gap_remark",
    "A force's answer to a gap.",
    column("id", Big, "Serial number.", primary_key=True),
    column("gap_key", Text, "The gap."),
    code("agency", "agency.code", "The force that answers."),
    column("post", Text, "The officer's post."),
    column("made_at", UtcTime, "When."),
    column("remark", Text, "The answer as written."),
    column("named_to", Text, "Agencies the gap is named to, space between.", server_default=""),
    handling(),
    Index(None, "gap_key"),
)

gap_kept_off = table(
    "gap_kept_off",
    "A gap that the secretariat keeps off the wall.",
    column("id", Big, "Serial number.", primary_key=True),
    column("gap_key", Text, "The gap."),
    column("post", Text, "Who keeps it off."),
    column("made_at", UtcTime, "Since when."),
    column("until_at", UtcTime, "Until when.", optional=True),
    column("reason", Text, "Why."),
    Index(None, "gap_key"),
)
