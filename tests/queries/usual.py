"""What a hand-written row does not say: usual values per frame, and the registers of a small country."""

from datetime import UTC, date, datetime
from typing import Any

Row = dict[str, Any]
Rows = dict[str, list[Row]]

TODAY = date(2026, 11, 21)
NOON = datetime(2026, 11, 21, 6, 30, tzinfo=UTC)
"""12:00 in India on TODAY."""

LONG_AGO = date(2020, 1, 1)
OPEN = {"handling": "participants"}

USUAL: dict[str, Row] = {
    "incidents": {
        "agency": "RJ",
        "state": "RJ",
        "day": TODAY,
        "time_known": True,
        "kind": "murder",
        "firing": False,
        "extortion": False,
        "status": "under_investigation",
        "terror_link": "none",
        "gangs": "",
        "counted": True,
        **{f"{who}_{what}": 0 for who in ("victims", "police", "accused") for what in ("killed", "injured")},
        **OPEN,
    },
    "messages": {
        "agency": "RJ",
        "day": TODAY,
        "kind": "alert",
        "urgency": "ordinary",
        "channel": "system",
        "broadcast": False,
        "gangs": "",
        **OPEN,
    },
    "states": {"kind": "state", "latitude": 27.0, "longitude": 75.0},
    "districts": {"latitude": 27.0, "longitude": 75.0, "area_km2": 5000.0, "police_reporting": True},
    "border_pairs": {"shared_km": 10.0},
    "agencies": {"kind": "force", "participates_from": LONG_AGO},
    "units": {"kind": "district", "has_territory": True},
    "gangs": {"status": "active"},
    "operations": {
        "agency": "RJ",
        "status": "running",
        "status_changed_at": NOON,
        "planned_start_on": TODAY,
        "planned_end_on": TODAY,
        **OPEN,
    },
    "operation_agencies": {"role": "joint"},
    "meeting_series": {"level": "dgp", "cadence_days": 90, "from_on": LONG_AGO},
    "meetings": {"agency": "RJ", "status": "held", "day": TODAY},
    "attendances": {"present_count": 1},
    "action_items": {
        "agency": "RJ",
        "meeting_agency": "RJ",
        "status": "open",
        "status_changed_at": NOON,
        "first_recorded_at": NOON,
        **OPEN,
    },
    "action_owners": {"role": "lead", "status": "open"},
    "feeds": {"dataset": "incident", "every_days": 7, "from_on": LONG_AGO},
    "nil_reports": {"dataset": "incident", "made_at": NOON},
    "loads": {"dataset": "incident", "loaded_at": NOON},
    "home_counts": {"agency": "RJ", "day": TODAY, "kind": "extortion", "incident_count": 1, "first_recorded_at": NOON},
    "statistics": {"source": "NCRB", "year": 2014, "head": "MURDER"},
    "statistic_totals": {"source": "NCRB", "year": 2014, "head": "MURDER"},
}

HOME: Rows = {
    "states": [
        {"code": "RJ", "name": "Rajasthan", "name_hi": "राजस्थान", "population": 68_548_437},
        {"code": "HR", "name": "Haryana", "name_hi": "हरियाणा", "population": 25_351_462},
        {"code": "DL", "name": "Delhi", "name_hi": "दिल्ली", "kind": "union_territory", "population": 16_787_941},
        {"code": "MP", "name": "Madhya Pradesh", "name_hi": "मध्य प्रदेश"},  # takes no part
    ],
    "districts": [
        {"code": 86, "state": "RJ", "name": "Alwar", "name_hi": "अलवर", "population": 3_674_179},
        {"code": 110, "state": "RJ", "name": "Jaipur", "name_hi": "जयपुर", "population": 6_626_178},
        {"code": 604, "state": "HR", "name": "Nuh", "name_hi": "नूंह"},  # territory changed: no population
        {"code": 400, "state": "MP", "name": "Morena", "name_hi": "मुरैना", "population": 1_965_970},
    ],
    "agencies": [
        {"code": "RJ", "state": "RJ", "name": "Rajasthan Police", "name_hi": "राजस्थान पुलिस"},
        {"code": "HR", "state": "HR", "name": "Haryana Police", "name_hi": "हरियाणा पुलिस"},
        {"code": "DL", "state": "DL", "name": "Delhi Police", "name_hi": "दिल्ली पुलिस"},
        {
            "code": "RJ-PRISONS",
            "state": "RJ",
            "kind": "prisons",
            "name": "Rajasthan Prisons",
            "name_hi": "राजस्थान कारागार",
        },
        {"code": "NIA", "kind": "central_agency", "name": "NIA", "name_hi": "एनआईए"},  # no state
    ],
    "units": [
        {"code": "RJ-ALWAR", "state": "RJ", "name": "Alwar"},
        {"code": "RJ-GRP", "state": "RJ", "name": "GRP", "kind": "railway", "has_territory": False},
    ],
    "unit_districts": [{"unit": "RJ-ALWAR", "district": 86}],
    "gangs": [{"code": code, "name": f"Gang {code}", "name_hi": f"गैंग {code}"} for code in ("G01", "G02", "G03")],
    "crime_heads": [{"code": "MURDER", "name": "Murder", "name_hi": "हत्या", "position": 1, "kind": "murder"}],
}
"""Used where a test brings no registers of its own."""
