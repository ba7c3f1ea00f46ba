"""Meetings with attendance, decisions, and reports on them."""

import polars as pl

from data.intake.columns import Child, Column, Dataset, Rule, columns_of, fact_columns
from data.intake.datasets.shared import HANDLING_COLUMN, not_before
from data.schema.meetings import (
    action_item,
    action_owner,
    action_update,
    agenda_item,
    attendance,
    meeting,
    meeting_district,
)
from data.schema.vocabulary import ACTION_STATUSES

MEETING = Dataset(
    "meeting",
    "Meetings",
    "बैठकें",
    meeting,
    fact_columns(
        Column("series", "series", "Series", "श्रृंखला", ""),
        *columns_of(
            meeting,
            ("status", "Status", "स्थिति", "held"),
            ("meets_at", "Held at", "बैठक कब", "21/11/2026 11:00"),
            ("mode", "Mode", "माध्यम", "in_person"),
            ("venue", "Venue", "स्थान", "Jaipur"),
            ("chair", "Chair (English)", "अध्यक्ष (अंग्रेजी)", "DGP Rajasthan"),
            ("chair_hi", "Chair (Hindi)", "अध्यक्ष (हिन्दी)", "महानिदेशक पुलिस, राजस्थान"),
            ("minutes", "Minutes", "कार्यवृत्त", "draft"),
            ("minutes_on", "Minutes since", "कार्यवृत्त कब से", "22/11/2026"),
        ),
        Column("districts", "districts", "Districts", "जिले", "Hanumangarh; Sirsa (HR)"),
        Column(
            "attendance",
            "groups",
            "Attendance: force | rank invited | rank present | number",
            "उपस्थिति: बल | आमंत्रित पद | उपस्थित पद | संख्या",
            "RJ|ADG|IG|3; HR|ADG||0",
            parts=(
                Column("force", "agency", "Force", "पुलिस बल", required=True),
                Column("rank_invited", "text", "Rank invited", "आमंत्रित पद", required=True),
                Column("rank_present", "text", "Rank present", "उपस्थित पद"),
                Column("present_count", "count", "Number present", "उपस्थित संख्या"),
            ),
        ),
    ),
    children=(Child(meeting_district, "districts", "district"), Child(attendance, "attendance")),
)

AGENDA_ITEM = Dataset(
    "agenda_item",
    "Points on the agenda",
    "कार्यसूची के बिंदु",
    agenda_item,
    (
        Column("meeting", "record", "Meeting", "बैठक", "M0123", required=True, refers="meeting"),
        *columns_of(
            agenda_item,
            ("number", "Number", "क्रमांक", "1"),
            ("title", "Title (English)", "शीर्षक (अंग्रेजी)", "Firing for extortion"),
            ("title_hi", "Title (Hindi)", "शीर्षक (हिन्दी)", "फायरिंग कर रंगदारी"),
        ),
    ),
)

ACTION_ITEM = Dataset(
    "action_item",
    "Decisions (action items)",
    "निर्णय (कार्यबिंदु)",
    action_item,
    fact_columns(
        Column("meeting", "record", "Meeting", "बैठक", "M0123", required=True, refers="meeting", prefix="meeting_"),
        *columns_of(
            action_item,
            ("number", "Number in the minutes", "कार्यवृत्त में क्रमांक", "1"),
            ("decision", "Decision (English)", "निर्णय (अंग्रेजी)", "Share dossiers within seven days"),
            ("decision_hi", "Decision (Hindi)", "निर्णय (हिन्दी)", "सात दिन में डोजियर साझा करें"),
            ("status", "Status", "स्थिति", "open"),
            ("status_changed_at", "Status since", "स्थिति कब से", "21/11/2026 17:00"),
            ("first_due_on", "First due date", "पहली नियत तिथि", "21/12/2026"),
            ("due_on", "Due date now", "अब नियत तिथि", "21/12/2026"),
        ),
        Column("extended_by", "agency", "Extended by", "किसने बढ़ाई", ""),
        *columns_of(action_item, ("letter_number", "Letter number", "पत्र संख्या", "")),
        Column("lead", "agencies", "Responsible forces", "उत्तरदायी पुलिस बल", "HR; PB", required=True),
        Column("associate", "agencies", "Associate forces", "सहयोगी पुलिस बल", ""),
        HANDLING_COLUMN,
    ),
    rules=(not_before("due_on", "first_due_on", "due_before_first"),),
    children=(
        Child(action_owner, "lead", "force", {"role": "lead"}),
        Child(action_owner, "associate", "force", {"role": "associate"}),
    ),
)

REPORTED = ("in_progress", "reported_complied")
"""What an owner may report; only the chair accepts or strikes out."""

ACTION_UPDATE = Dataset(
    "action_update",
    "Reports on decisions",
    "निर्णयों का अनुपालन प्रतिवेदन",
    action_update,
    (
        Column("action_item", "record", "Action item", "कार्यबिंदु", "RJ:A-12", required=True, refers="action_item"),
        *columns_of(
            action_update,
            ("made_at", "Reported at", "प्रतिवेदन कब", "21/11/2026 16:00"),
            ("post", "Post", "पद", "SP (Crime)"),
            ("remark", "Action taken (English)", "की गई कार्रवाई (अंग्रेजी)", "All dossiers sent"),
            ("remark_hi", "Action taken (Hindi)", "की गई कार्रवाई (हिन्दी)", ""),
            ("letter_number", "Letter number", "पत्र संख्या", ""),
        ),
        Column("status_after", "choice", "Status", "स्थिति", "in_progress", words=ACTION_STATUSES),
    ),
    rules=(
        Rule("only_the_chair", "status_after", ~pl.col("status_after").is_in(REPORTED)),
        Rule("nothing_reported", "remark", pl.all_horizontal(pl.col("remark", "remark_hi", "status_after").is_null())),
    ),
    sender="force",
)

DATASETS = (MEETING, AGENDA_ITEM, ACTION_ITEM, ACTION_UPDATE)
