"""Messages with their deliveries, and what recipients answer."""

import polars as pl

from data.intake.columns import Child, Column, Dataset, Rule, columns_of, fact_columns
from data.intake.datasets.shared import HANDLING_COLUMN, not_before
from data.schema.events import delivery, message, message_gang, message_incident, message_offender

_OFFENDER_KEY = {"agency": "offender_agency", "reference": "offender_reference"}
_INCIDENT_KEY = {"agency": "incident_agency", "reference": "incident_reference"}

MESSAGE = Dataset(
    "message",
    "Messages",
    "सूचनाएं",
    message,
    fact_columns(
        *columns_of(
            message,
            ("sent_at", "Sent at", "कब भेजी", "21/11/2026 11:20"),
            ("originated_at", "Known to us since", "हमें कब ज्ञात हुआ", "21/11/2026 09:00"),
            ("kind", "Kind of message", "सूचना का प्रकार", "request"),
            ("urgency", "Urgency", "तात्कालिकता", "immediate"),
            ("channel", "Channel", "माध्यम", "official_mail"),
        ),
        Column("to", "agencies", "To", "किसको", "HR; PB", required=True),
        *columns_of(message, ("broadcast", "Sent to all alike", "सभी को समान रूप से", "no")),
        Column(
            "in_reply_to", "record", "In reply to", "किसके उत्तर में", "HR:HR-77", refers="message", prefix="in_reply_to_"
        ),
        Column("gangs", "gangs", "Gangs named", "नामित गैंग", "G07"),
        Column("offenders", "records", "Offenders named", "नामित अपराधी", "RJ:O-12", refers="offender"),
        Column("incidents", "records", "Incidents named", "नामित घटनाएं", "", refers="incident"),
        *columns_of(
            message,
            ("subject", "Subject", "विषय", "Whereabouts of wanted persons"),
            ("body", "Text", "विवरण", ""),
        ),
        HANDLING_COLUMN,
    ),
    rules=(
        not_before("sent_at", "originated_at", "known_before_told"),
        Rule(
            "answers_itself",
            "in_reply_to",
            (pl.col("in_reply_to_agency") == pl.col("agency"))
            & (pl.col("in_reply_to_reference") == pl.col("reference")),
        ),
        Rule("to_itself", "to", pl.col("to").list.contains(pl.col("agency"))),
    ),
    children=(
        Child(delivery, "to", "to_agency", soft=True),
        Child(message_gang, "gangs", "gang"),
        Child(message_offender, "offenders", beside=_OFFENDER_KEY),
        Child(message_incident, "incidents", beside=_INCIDENT_KEY),
    ),
)

_STEPS = ("received", "acknowledged", "interim", "replied")

ANSWER = Dataset(
    "answer",
    "Answers to messages received",
    "प्राप्त सूचनाओं के उत्तर",
    delivery,
    (
        Column("message", "record", "Message", "सूचना", "HR:HR-77", required=True, refers="message"),
        *columns_of(
            delivery,
            ("received_at", "Received at", "कब प्राप्त", "21/11/2026 11:40"),
            ("acknowledged_at", "Acknowledged at", "पावती कब", "21/11/2026 12:00"),
            ("interim_at", "Interim report at", "अंतरिम रिपोर्ट कब", ""),
            ("replied_at", "Replied at", "उत्तर कब", "22/11/2026 10:00"),
            ("outcome", "Outcome", "परिणाम", "useful"),
            ("refusal_reason", "Why refused", "मना करने का कारण", ""),
        ),
        Column("withdrawn", "flag", "Withdrawn", "वापस लिया गया", "no"),
    ),
    rules=(
        Rule(
            "refused_without_reason",
            "refusal_reason",
            (pl.col("outcome") == "refused") & pl.col("refusal_reason").is_null(),
        ),
        Rule(
            "nothing_answered",
            "message",
            pl.all_horizontal(pl.col(f"{step}_at").is_null() for step in _STEPS)
            & pl.col("outcome").is_null()
            & ~pl.col("withdrawn").fill_null(False),
        ),
        *(Rule("before_sent", f"{step}_at", pl.col(f"{step}_at") < pl.col("sent_at")) for step in _STEPS),
        *(not_before(f"{step}_at", "received_at", "before_received") for step in _STEPS[1:]),
    ),
    sender="to_agency",
    answers=True,
)

DATASETS = (MESSAGE, ANSWER)
