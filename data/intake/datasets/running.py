"""Whom to call, what was promised, and 'nothing to report'."""

from data.intake.columns import Column, Dataset, columns_of, fact_columns
from data.intake.datasets.shared import not_before
from data.schema.places import contact
from data.schema.running import feed, nil_report

CONTACT = Dataset(
    "contact",
    "Nodal officers and control rooms",
    "नोडल अधिकारी और नियंत्रण कक्ष",
    contact,
    fact_columns(
        *columns_of(
            contact,
            ("kind", "Kind", "प्रकार", "nodal_officer"),
            ("post", "Post (English)", "पद (अंग्रेजी)", "SP (Organised Crime)"),
            ("post_hi", "Post (Hindi)", "पद (हिन्दी)", "पुलिस अधीक्षक (संगठित अपराध)"),
            ("telephone", "Telephone", "दूरभाष", "0141-2000000", "number_text"),
            ("hours", "Hours", "समय", "24x7"),
        ),
    ),
)

FEED = Dataset(
    "feed",
    "What we promise to send",
    "हम क्या भेजेंगे",
    feed,
    columns_of(
        feed,
        ("dataset", "Dataset", "क्या", "incident"),
        ("every_days", "Every so many days", "कितने दिन में", "7"),
        ("from_on", "From", "कब से", "01/11/2026"),
        ("until_on", "Until", "कब तक", ""),
    ),
    rules=(not_before("until_on", "from_on", "ends_before_it_begins"),),
)

NIL_REPORT = Dataset(
    "nil_report",
    "Nothing to report",
    "निरंक रिपोर्ट",
    nil_report,
    (
        *columns_of(
            nil_report,
            ("dataset", "Dataset", "किस विषय में", "incident"),
            ("from_on", "From", "कब से", "14/11/2026"),
            ("until_on", "Until", "कब तक", "21/11/2026"),
        ),
        Column("made_at", "instant", "Stated at", "कब बताया", "", past=True),
    ),
    rules=(not_before("until_on", "from_on", "ends_before_it_begins"),),
)

DATASETS = (CONTACT, FEED, NIL_REPORT)
