"""Who takes part: forces, central agencies and prisons departments; whom to call; what each promised to send."""

from datetime import date
from functools import cached_property
from typing import NamedTuple

import numpy as np
import polars as pl

from data.sample.draw import Clock, Ints
from data.sample.planted import JOINED_LATER


class Agency(NamedTuple):
    """`crime` and `talk` say how many of all incidents and messages are its own."""

    code: str
    state: str | None
    kind: str
    name: str
    name_hi: str
    crime: float
    talk: float
    dial: str


AGENCIES = (
    Agency("BR", "BR", "force", "Bihar Police", "बिहार पुलिस", 9, 6, "0612"),
    Agency("GJ", "GJ", "force", "Gujarat Police", "गुजरात पुलिस", 6, 6, "079"),
    Agency("HR", "HR", "force", "Haryana Police", "हरियाणा पुलिस", 15, 13, "0172"),
    Agency("HP", "HP", "force", "Himachal Pradesh Police", "हिमाचल प्रदेश पुलिस", 2.5, 4, "0177"),
    Agency("JH", "JH", "force", "Jharkhand Police", "झारखंड पुलिस", 5, 5, "0651"),
    Agency("PB", "PB", "force", "Punjab Police", "पंजाब पुलिस", 17, 13, "0172"),
    Agency("RJ", "RJ", "force", "Rajasthan Police", "राजस्थान पुलिस", 16, 14, "0141"),
    Agency("UP", "UP", "force", "Uttar Pradesh Police", "उत्तर प्रदेश पुलिस", 14, 11, "0522"),
    Agency("UK", "UK", "force", "Uttarakhand Police", "उत्तराखंड पुलिस", 3, 4, "0135"),
    Agency("CH", "CH", "force", "Chandigarh Police", "चंडीगढ़ पुलिस", 1.5, 3.5, "0172"),
    Agency("DL", "DL", "force", "Delhi Police", "दिल्ली पुलिस", 14, 11, "011"),
    Agency("JK", "JK", "force", "Jammu and Kashmir Police", "जम्मू-कश्मीर पुलिस", 2.5, 4, "0194"),
    Agency("LA", "LA", "force", "Ladakh Police", "लद्दाख पुलिस", 0.2, 1.2, "01982"),
    Agency("BSF", None, "central_agency", "Border Security Force", "सीमा सुरक्षा बल", 0, 1.3, "011"),
    Agency("MHA", None, "central_agency", "Ministry of Home Affairs", "गृह मंत्रालय", 0, 1.2, "011"),
    Agency("NCB", None, "central_agency", "Narcotics Control Bureau", "स्वापक नियंत्रण ब्यूरो", 0, 1.3, "011"),
    Agency("NIA", None, "central_agency", "National Investigation Agency", "राष्ट्रीय अन्वेषण अभिकरण", 0.8, 1.6, "011"),
    Agency("RLY", None, "central_agency", "Railway Protection Force", "रेलवे सुरक्षा बल", 0.5, 1.2, "011"),
    Agency("DL-PRI", "DL", "prisons", "Delhi Prisons", "दिल्ली कारागार", 0, 0.8, "011"),
    Agency("HR-PRI", "HR", "prisons", "Haryana Prisons Department", "हरियाणा कारागार विभाग", 0, 0.8, "0172"),
    Agency("PB-PRI", "PB", "prisons", "Punjab Prisons Department", "पंजाब कारागार विभाग", 0, 0.8, "0172"),
    Agency("RJ-PRI", "RJ", "prisons", "Rajasthan Prisons Department", "राजस्थान कारागार विभाग", 0, 0.8, "0141"),
)
FORCES = tuple(item.code for item in AGENCIES if item.kind == "force")

FEEDS = {
    "force": {
        "incident": 7,
        "message": 7,
        "seizure": 30,
        "offender": 90,
        "custody_event": 30,
        "helper_action": 30,
        "operation": 90,
    },
    "central_agency": {"message": 30, "operation": 90},
    "prisons": {"message": 30, "custody_event": 30},
}
SMALL = ("HP", "UK", "CH", "JK", "LA")
"""Forces that promised messages every 30 days instead of every week."""


class Members:
    """The agencies by position, as arrays, and since when each takes part."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.codes = [item.code for item in AGENCIES]
        self.at = {code: position for position, code in enumerate(self.codes)}
        self.state = [item.state for item in AGENCIES]
        self.is_force = np.array([item.kind == "force" for item in AGENCIES])
        self.crime = np.array([item.crime for item in AGENCIES])
        self.talk = np.array([item.talk for item in AGENCIES])

    @cached_property
    def joined(self) -> Ints:
        """First instant each takes part."""
        later = {case.force: case.months_ago for case in JOINED_LATER.cases}
        first = (date(self.clock.today.year - 3, 1, 1) - date(1970, 1, 1)).days
        days = [self.clock.day - round(later[code] * 30.44) if code in later else first for code in self.codes]
        return np.array(days) * 86_400 - 19_800

    def rows(self) -> pl.DataFrame:
        """Rows of `agency`; carries `joined_later`."""
        fields = ("code", "state", "kind", "name", "name_hi")
        frame = pl.DataFrame([{name: getattr(item, name) for name in fields} for item in AGENCIES])
        return frame.with_columns(participates_from=pl.Series((self.joined + 19_800) // 86_400))


def contacts(clock: Clock) -> list[dict]:
    """Two rows of `contact` for every agency: a post and a control room, with numbers nobody has."""
    rows = []
    for number, item in enumerate(AGENCIES):
        prisons = item.kind == "prisons"
        post = "DIG (Prisons Intelligence)" if prisons else "IG (Organised Crime), nodal officer"
        post_hi = "डीआईजी (कारागार आसूचना)" if prisons else "आईजी (संगठित अपराध), नोडल अधिकारी"
        base = {"agency": item.code, "first_recorded_at": clock.start}
        rows += [
            base
            | {"reference": "C01", "kind": "nodal_officer", "post": f"{post}, {item.name}"}
            | {"post_hi": f"{post_hi}, {item.name_hi}", "telephone": f"{item.dial}-00000{number:02d}1"}
            | {"hours": "09:30-18:00"},
            base
            | {"reference": "C02", "kind": "control_room", "post": f"Control room, {item.name}"}
            | {"post_hi": f"नियंत्रण कक्ष, {item.name_hi}", "telephone": f"{item.dial}-00000{number:02d}2"}
            | {"hours": "24x7"},
        ]
    return rows


def feeds(members: Members) -> list[dict]:
    """Rows of `feed`: what each agency promised, and how often."""
    return [
        {"agency": item.code, "dataset": dataset, "every_days": every_days(item, dataset), "from_on": since}
        for item, since in zip(AGENCIES, (members.joined + 19_800) // 86_400, strict=True)
        for dataset in FEEDS[item.kind]
    ]


def every_days(item: Agency, dataset: str) -> int:
    return 30 if dataset == "message" and item.code in SMALL else FEEDS[item.kind][dataset]
