"""Offenders, notices about them, what happened to them in custody; gangs."""

import polars as pl

from data.intake.columns import WITHDRAWN_COLUMN, Child, Column, Dataset, Rule, columns_of, fact_columns
from data.intake.datasets.shared import GANG, HANDLING_COLUMN, needs, not_before
from data.schema.people import (
    custody_event,
    gang,
    gang_alias,
    gang_link,
    gang_presence,
    notice,
    offender,
    offender_alias,
    offender_link,
    offender_status,
)
from data.schema.vocabulary import OFFENDER_STATUSES

_TODAY = pl.col("today")
_FIVE_YEARS = pl.col("review_by") > _TODAY.dt.offset_by("5y")
_PERSON = Column(
    "offender", "record", "Offender", "अपराधी", "O-12", required=True, refers="offender", prefix="offender_"
)

OFFENDER = Dataset(
    "offender",
    "Hardcore criminals",
    "हार्डकोर अपराधी",
    offender,
    fact_columns(
        *columns_of(
            offender,
            ("name", "Name (English)", "नाम (अंग्रेजी)", "Example Person"),
            ("name_hi", "Name (Hindi)", "नाम (हिन्दी)", "उदाहरण व्यक्ति"),
            ("name_received", "Name as received", "नाम जैसा प्राप्त", ""),
            ("parentage", "Parentage", "पिता या माता का नाम", ""),
            ("birth_year", "Year of birth", "जन्म वर्ष", "1990", "year"),
            ("is_child", "Under 18", "18 वर्ष से कम", "no"),
            ("label", "What is established", "क्या प्रमाणित है", "accused"),
            ("label_since", "Label since", "कब से", "01/03/2025"),
        ),
        GANG,
        *columns_of(
            offender,
            ("gang_source", "Membership known from", "सदस्यता का स्रोत", "Statement of 12.02.2025"),
            ("gang_from", "Member since", "सदस्य कब से", ""),
            ("gang_until", "Member until", "सदस्य कब तक", ""),
            ("whereabouts", "Whereabouts", "कहां है", "at_large"),
            ("whereabouts_since", "Whereabouts since", "वहां कब से", "01/03/2025"),
            ("jail", "Jail", "जेल", ""),
            ("home_district", "Home district", "गृह जिला", "Jaipur", "district"),
            ("legal_basis", "Legal basis", "विधिक आधार", "History sheet order 12/2025"),
            ("review_by", "Review by", "समीक्षा की तिथि", "01/03/2027"),
        ),
        Column("aliases", "texts", "Other names", "अन्य नाम", "Chhota; Kala"),
        Column(
            "statuses",
            "groups",
            "Status per force: force | status | since",
            "प्रत्येक बल में स्थिति: बल | स्थिति | कब से",
            "RJ|wanted|01/03/2025",
            parts=(
                Column("force", "agency", "Force", "पुलिस बल", required=True),
                Column("status", "choice", "Status", "स्थिति", required=True, words=OFFENDER_STATUSES),
                Column("since_on", "day", "Since", "कब से", required=True),
            ),
        ),
        HANDLING_COLUMN,
    ),
    rules=(
        needs("gang", "gang_source", "gang_without_source"),
        Rule("review_too_late", "review_by", _FIVE_YEARS),
        Rule("review_past", "review_by", pl.col("review_by") < _TODAY),
        not_before("gang_until", "gang_from", "ends_before_it_begins"),
        Rule(
            "child_not_flagged",
            "is_child",
            (pl.col("birth_year") > _TODAY.dt.year() - 18) & ~pl.col("is_child").fill_null(False),
            ("birth_year",),
        ),
        Rule(
            "child_too_old",
            "is_child",
            (pl.col("birth_year") < _TODAY.dt.year() - 18) & pl.col("is_child").fill_null(False),
            ("birth_year",),
        ),
        Rule(
            "child_open_to_all",
            "handling",
            pl.col("is_child").fill_null(False) & (pl.col("handling").fill_null("participants") != "originator"),
        ),
        Rule("jail_without_prison", "whereabouts", pl.col("jail").is_not_null() & (pl.col("whereabouts") != "in_jail")),
    ),
    children=(
        Child(offender_alias, "aliases", "alias"),
        Child(offender_status, "statuses"),
    ),
)

NOTICE = Dataset(
    "notice",
    "Look-out circulars, red notices, rewards",
    "लुक आउट सर्कुलर, रेड नोटिस, इनाम",
    notice,
    fact_columns(
        _PERSON,
        *columns_of(
            notice,
            ("kind", "Kind", "प्रकार", "reward"),
            ("from_on", "From", "कब से", "21/11/2026"),
            ("until_on", "Until", "कब तक", ""),
            ("reward_inr", "Reward (rupees)", "इनाम (रुपये)", "50,000"),
        ),
    ),
    rules=(
        not_before("until_on", "from_on", "ends_before_it_begins"),
        Rule("reward_without_sum", "reward_inr", (pl.col("kind") == "reward") & pl.col("reward_inr").is_null()),
    ),
)

CUSTODY_EVENT = Dataset(
    "custody_event",
    "Arrests, bail, parole and other custody events",
    "गिरफ्तारी, जमानत, पैरोल आदि",
    custody_event,
    fact_columns(
        _PERSON,
        *columns_of(
            custody_event,
            ("kind", "What happened", "क्या हुआ", "arrest"),
            ("happened_at", "When", "कब", "21/11/2026 06:10"),
            ("place", "Jail, court or place", "जेल, न्यायालय या स्थान", "Jaipur"),
        ),
    ),
)

GANG_REGISTER = Dataset(
    "gang",
    "Gangs",
    "गैंग",
    gang,
    (
        *columns_of(
            gang,
            ("code", "Code", "कोड", "G07", "number_text"),
            ("name", "Name (English)", "नाम (अंग्रेजी)", "Example gang"),
            ("name_hi", "Name (Hindi)", "नाम (हिन्दी)", "उदाहरण गैंग"),
            ("name_received", "Name as received", "नाम जैसा प्राप्त", ""),
            ("status", "Status", "स्थिति", "active"),
            ("band", "Threat band", "खतरे का स्तर", "high"),
        ),
        Column("band_by", "agency", "Band scored by", "स्तर किसने आंका", "RJ"),
        *columns_of(
            gang,
            ("band_on", "Band scored on", "स्तर कब आंका", "21/11/2026"),
            ("band_confidence", "How sure", "कितना निश्चित", "probable"),
            ("terror_link", "Terror link", "आतंकी संबंध", "none"),
            ("terror_link_source", "Terror link known from", "आतंकी संबंध का स्रोत", ""),
            ("terror_link_from", "Terror link since", "आतंकी संबंध कब से", ""),
            ("terror_link_until", "Terror link until", "आतंकी संबंध कब तक", ""),
            ("terror_link_review_by", "Terror link: review by", "आतंकी संबंध: समीक्षा", ""),
            ("review_by", "Review by", "समीक्षा की तिथि", "21/11/2027"),
        ),
        Column("aliases", "texts", "Other names", "अन्य नाम", ""),
        Column(
            "active_in",
            "groups",
            "Active in: state | source | review by",
            "कहां सक्रिय: राज्य | स्रोत | समीक्षा",
            "RJ|FIR 12/2026 Kotwali|21/11/2027",
            parts=(
                Column("state", "state", "State", "राज्य", required=True),
                Column("source", "text", "Source", "स्रोत", required=True),
                Column("review_by", "day", "Review by", "समीक्षा की तिथि", required=True),
            ),
        ),
        WITHDRAWN_COLUMN,
    ),
    rules=(
        Rule(
            "band_without_scorer",
            "band_by",
            pl.col("band").is_not_null() & pl.any_horizontal(pl.col("band_by", "band_on").is_null()),
        ),
        Rule(
            "terror_link_without_source",
            "terror_link_source",
            (pl.col("terror_link") != "none") & pl.col("terror_link_source").is_null(),
        ),
        Rule("review_past", "review_by", pl.col("review_by") < _TODAY),
        Rule("reserved_code", "code", pl.col("code") == "UNREGISTERED"),
    ),
    children=(Child(gang_alias, "aliases", "alias"), Child(gang_presence, "active_in")),
    sender="registered_by",
)

_UNKNOWN = "UNREGISTERED"

GANG_LINK = Dataset(
    "gang_link",
    "Gangs that are allies or rivals",
    "मित्र और प्रतिद्वंद्वी गैंग",
    gang_link,
    (
        Column("gang_a", "gang", "Gang", "गैंग", "G07", required=True),
        Column("gang_b", "gang", "Other gang", "दूसरा गैंग", "G12", required=True),
        *columns_of(
            gang_link,
            ("kind", "Ally or rival", "मित्र या प्रतिद्वंद्वी", "rival"),
            ("source", "Known from", "स्रोत", "FIR 12/2026 Kotwali"),
            ("from_on", "Since", "कब से", ""),
            ("until_on", "Until", "कब तक", ""),
            ("review_by", "Review by", "समीक्षा की तिथि", "21/11/2027"),
        ),
    ),
    rules=(
        *(Rule("unknown_gang", name, pl.col(name) == _UNKNOWN) for name in ("gang_a", "gang_b")),
        Rule("linked_to_itself", "gang_b", (pl.col("gang_a") == pl.col("gang_b")) & (pl.col("gang_a") != _UNKNOWN)),
        not_before("until_on", "from_on", "ends_before_it_begins"),
        Rule("review_past", "review_by", pl.col("review_by") < _TODAY),
    ),
    sender="stated_by",
)

OFFENDER_LINK = Dataset(
    "offender_link",
    "The same person in two forces' books",
    "दो बलों के अभिलेख में वही व्यक्ति",
    offender_link,
    (
        Column("offender", "record", "Offender", "अपराधी", "O-12", required=True, refers="offender"),
        Column(
            "other",
            "record",
            "The same person as",
            "वही व्यक्ति",
            "HR:O-77",
            required=True,
            refers="offender",
            prefix="other_",
        ),
        Column("proposed_at", "instant", "Proposed at", "कब प्रस्तावित", "21/11/2026 11:00", past=True),
        Column("confirmed_at", "instant", "Confirmed at", "कब पुष्ट", "", past=True),
        Column("refused_at", "instant", "Refused at", "कब अस्वीकृत", "", past=True),
    ),
    rules=(
        Rule("required", "proposed_at", pl.col("proposed_at").is_null()),
        Rule("linked_to_itself", "other", pl.col("agency") == pl.col("other_agency")),
        Rule(
            "confirmed_and_refused",
            "refused_at",
            pl.col("confirmed_at").is_not_null() & pl.col("refused_at").is_not_null(),
        ),
        *(
            Rule("answered_before_proposed", name, pl.col(name) < pl.col("proposed_at"))
            for name in ("confirmed_at", "refused_at")
        ),
    ),
    sender="",
    answers=True,
)

DATASETS = (OFFENDER, OFFENDER_LINK, NOTICE, CUSTODY_EVENT, GANG_REGISTER, GANG_LINK)
