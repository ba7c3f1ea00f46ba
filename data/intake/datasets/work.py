"""Joint operations, action against helpers, good practice and who took it up."""

import polars as pl

from data.intake.columns import Child, Column, Dataset, Rule, columns_of, fact_columns
from data.intake.datasets.shared import GANG, HANDLING_COLUMN, needs, not_before
from data.schema.work import (
    helper_action,
    operation,
    operation_agency,
    operation_district,
    operation_target,
    practice,
    practice_adoption,
)

_OFFENDER_KEY = {"agency": "offender_agency", "reference": "offender_reference"}
_HOST = {"assistance_asked_at": "assistance_asked_at", "assistance_given_at": "assistance_given_at"}

OPERATION = Dataset(
    "operation",
    "Joint operations",
    "संयुक्त अभियान",
    operation,
    fact_columns(
        *columns_of(
            operation,
            ("name", "Name (English)", "नाम (अंग्रेजी)", "Operation Seema"),
            ("name_hi", "Name (Hindi)", "नाम (हिन्दी)", "ऑपरेशन सीमा"),
        ),
        GANG,
        *columns_of(
            operation,
            ("status", "Status", "स्थिति", "concluded"),
            ("status_changed_at", "Status changed at", "स्थिति कब बदली", "21/11/2026 18:00"),
            ("first_planned_start_on", "First planned start", "पहली नियोजित शुरुआत", "18/11/2026"),
            ("first_planned_end_on", "First planned end", "पहली नियोजित समाप्ति", "20/11/2026"),
            ("planned_start_on", "Planned start now", "अब नियोजित शुरुआत", "18/11/2026"),
            ("planned_end_on", "Planned end now", "अब नियोजित समाप्ति", "21/11/2026"),
            ("started_on", "Started on", "शुरू हुआ", "18/11/2026"),
            ("ended_on", "Ended on", "समाप्त हुआ", "21/11/2026"),
        ),
        Column("lead", "agencies", "Lead force", "अग्रणी पुलिस बल", "RJ", required=True),
        Column("joint", "agencies", "Joint forces", "सहभागी पुलिस बल", "HR; PB"),
        Column("host", "agencies", "Host forces", "मेजबान पुलिस बल", "HR"),
        Column("assistance_asked_at", "instant", "Host's help asked at", "मेजबान से सहायता कब मांगी", ""),
        Column("assistance_given_at", "instant", "Host's help given at", "मेजबान ने सहायता कब दी", ""),
        Column("districts", "districts", "Districts", "जिले", "Hanumangarh; Sirsa (HR)"),
        Column("targets", "records", "Offenders aimed at", "लक्षित अपराधी", "", refers="offender"),
        *columns_of(
            operation,
            *(
                (f"{when}_{what}", f"{title} {result}", f"{title_hi} {result_hi}", "")
                for when, title, title_hi in (("expected", "Expected", "अपेक्षित"), ("real", "Real", "वास्तविक"))
                for what, result, result_hi in (
                    ("arrest_count", "arrests", "गिरफ्तारियां"),
                    ("weapon_count", "weapons", "हथियार"),
                    ("vehicle_count", "vehicles", "वाहन"),
                    ("cash_inr", "cash (rupees)", "नकदी (रुपये)"),
                    ("drugs_kg", "drugs (kg)", "मादक पदार्थ (कि.ग्रा.)"),
                )
            ),
            ("variance_reason", "Why plan and reality differ", "अंतर का कारण (अंग्रेजी)", ""),
            ("variance_reason_hi", "Why they differ (Hindi)", "अंतर का कारण (हिन्दी)", ""),
        ),
        HANDLING_COLUMN,
    ),
    rules=(
        not_before("planned_end_on", "planned_start_on", "ends_before_it_begins"),
        not_before("ended_on", "started_on", "ends_before_it_begins"),
        Rule(
            "planned_open_to_all",
            "handling",
            pl.col("status").is_in(["planned", "approved"])
            & (pl.col("handling").fill_null("participants") == "participants"),
        ),
        Rule("one_lead", "lead", pl.col("lead").list.len() != 1),
    ),
    children=(
        Child(operation_agency, "lead", "force", {"role": "lead"}),
        Child(operation_agency, "host", "force", {"role": "host"}, beside=_HOST),
        Child(operation_agency, "joint", "force", {"role": "joint"}),
        Child(operation_district, "districts", "district"),
        Child(operation_target, "targets", beside=_OFFENDER_KEY),
    ),
)

HELPER_ACTION = Dataset(
    "helper_action",
    "Helpers and followers dealt with (counts, never persons)",
    "मददगारों पर कार्रवाई (संख्या, नाम नहीं)",
    helper_action,
    fact_columns(
        *columns_of(helper_action, ("day", "Day", "दिनांक", "21/11/2026")),
        Column("district", "district", "District", "जिला", "Jaipur", required=True),
        GANG,
        *columns_of(
            helper_action,
            ("help_kind", "Kind of help", "मदद का प्रकार", "shelter"),
            ("action", "Action", "कार्रवाई", "bound_down"),
            ("dealt_with_count", "How many", "संख्या", "4"),
        ),
    ),
)

PRACTICE = Dataset(
    "practice",
    "Good practices",
    "सर्वोत्तम प्रथाएं",
    practice,
    fact_columns(
        *columns_of(
            practice,
            ("theme", "Theme", "विषय क्षेत्र", "investigation"),
            ("title", "Title (English)", "शीर्षक (अंग्रेजी)", "Joint interrogation cell"),
            ("title_hi", "Title (Hindi)", "शीर्षक (हिन्दी)", "संयुक्त पूछताछ प्रकोष्ठ"),
            ("summary", "What is done (English)", "क्या किया जाता है (अंग्रेजी)", "Officers of two states ..."),
            ("summary_hi", "What is done (Hindi)", "क्या किया जाता है (हिन्दी)", "दो राज्यों के अधिकारी ..."),
            ("shared_on", "Shared on", "कब साझा की", "21/11/2026"),
        ),
    ),
)

PRACTICE_ADOPTION = Dataset(
    "practice_adoption",
    "Good practices that we took up",
    "हमारे द्वारा अपनाई गई सर्वोत्तम प्रथाएं",
    practice_adoption,
    (
        Column("practice", "record", "Practice", "प्रथा", "RJ:P-3", required=True, refers="practice"),
        *columns_of(
            practice_adoption,
            ("adopted_on", "Adopted on", "कब अपनाई", "21/11/2026"),
            ("measure", "What was measured", "क्या मापा गया", "Days to charge-sheet"),
            ("better", "Better is", "बेहतर है", "less"),
            ("before", "Before", "पहले", "88"),
            ("after", "After", "बाद में", "61"),
            ("period_from", "Measured from", "माप कब से", ""),
            ("period_until", "Measured until", "माप कब तक", ""),
        ),
    ),
    rules=(
        not_before("period_until", "period_from", "ends_before_it_begins"),
        needs("after", "measure", "measure_missing"),
    ),
    sender="force",
)

DATASETS = (OPERATION, HELPER_ACTION, PRACTICE, PRACTICE_ADOPTION)
