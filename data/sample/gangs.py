"""The gangs of the sample: names of stones, birds and trees that nobody bears, where they act, whom they side with."""

from typing import Any, NamedTuple

import numpy as np

from data.sample.agencies import Members
from data.sample.draw import Clock, dice


class Gang(NamedTuple):
    code: str
    name: str
    name_hi: str
    states: str
    weight: float
    band: str | None
    aliases: tuple[str, ...] = ()
    status: str = "active"
    terror: str = "none"


GANGS = (
    Gang("G01", "Kala Patthar", "काला पत्थर", "RJ HR PB DL", 9, "high", ("Black Stone", "ਕਾਲਾ ਪੱਥਰ"), terror="suspected"),
    Gang("G02", "Safed Bagula", "सफेद बगुला", "GJ RJ", 4, "medium", ("સફેદ બગલો",)),
    Gang("G03", "Sukha Babool", "सूखा बबूल", "HR DL UP", 7, "high", ("Babool Company",)),
    Gang("G04", "Teen Titar", "तीन तीतर", "PB HR CH", 6, "high", ("ਤਿੰਨ ਤਿੱਤਰ", "Titar 3")),
    Gang("G05", "Neeli Chattan", "नीली चट्टान", "UP BR JH", 5, "medium", ("Blue Rock",)),
    Gang("G06", "Bhura Chakor", "भूरा चकोर", "UP DL UK", 5, "medium", ("भूरे वाले",)),
    Gang("G07", "Tedha Sheesham", "टेढ़ा शीशम", "RJ HR DL", 7, "high", ("टेढ़े शीशम वाला", "Sheesham")),
    Gang("G08", "Lal Kankar", "लाल कंकर", "BR JH", 4, "medium"),
    Gang("G09", "Udta Bater", "उड़ता बटेर", "PB JK HP", 4, "medium", ("ਉੱਡਦਾ ਬਟੇਰਾ",), terror="established"),
    Gang("G10", "Hara Kikar", "हरा कीकर", "RJ HR PB", 6, "high", ("ਹਰਾ ਕਿੱਕਰ", "Kikar Group")),
    Gang("G11", "Peela Palash", "पीला पलाश", "GJ RJ DL", 4, "medium", ("પીળો ખાખરો",)),
    Gang("G12", "Doosra Mahua", "दूसरा महुआ", "UP BR", 4, "medium"),
    Gang("G13", "Jangli Kaua", "जंगली कौआ", "PB DL", 5, "high", ("Kaua Brothers",), terror="established"),
    Gang("G14", "Purana Jamun", "पुराना जामुन", "RJ UP HR", 4, "medium"),
    Gang("G15", "Gol Kanchi", "गोल कंची", "HP HR CH", 2.5, "low"),
    Gang("G16", "Rookha Teela", "रूखा टीला", "PB DL RJ", 5, "medium", ("टीला ग्रुप",)),
    Gang("G17", "Kanta Ber", "कांटा बेर", "UP UK", 3, "medium"),
    Gang("G18", "Dhoosar Cheel", "धूसर चील", "JH BR", 3, "low"),
    Gang("G19", "Nanhi Maina", "नन्ही मैना", "HR UK UP", 3, "medium", ("Chhoti Maina",)),
    Gang("G20", "Ret Ghadi", "रेत घड़ी", "RJ GJ", 2.5, "low", ("રેત ઘડી",)),
    Gang("G21", "Akela Sarus", "अकेला सारस", "DL HR", 5, "medium", ("Sarus",)),
    Gang("G22", "Dohra Amaltas", "दोहरा अमलतास", "UP RJ", 3, "low"),
    Gang("G23", "Khara Pani", "खारा पानी", "JK LA HP", 1.5, "low"),
    Gang("G24", "Band Chhatri", "बंद छतरी", "PB RJ", 2.5, None, ("ਬੰਦ ਛਤਰੀ",), "dormant"),
)
AT = {item.code: position for position, item in enumerate(GANGS)}
LINKS = (
    ("G01", "G04", "rival"),
    ("G01", "G07", "ally"),
    ("G01", "G10", "ally"),
    ("G03", "G21", "rival"),
    ("G05", "G12", "ally"),
    ("G06", "G19", "rival"),
    ("G08", "G18", "rival"),
    ("G09", "G13", "ally"),
    ("G10", "G16", "rival"),
    ("G11", "G02", "rival"),
    ("G14", "G22", "ally"),
    ("G20", "G24", "ally"),
)
UNKNOWN_NAMES = ("Dhool Toofan", "धूल तूफान", "Naya Pahad", "नया पहाड़ वाले", "ਨਵਾਂ ਪਹਾੜ")
"""Names of gangs that no register holds, as forces wrote them."""


def states(gang: str) -> tuple[str, ...]:
    return tuple(GANGS[AT[gang]].states.split())


def presence(members: Members) -> np.ndarray:
    """Agencies by gangs: how strongly a gang acts in the agency's state; central agencies meet all of them."""
    strength = np.zeros((len(members.codes), len(GANGS)))
    for row, state in enumerate(members.state):
        for item in GANGS:
            where = item.states.split()
            here = (
                1.0 if state is None else {0: 1.6, 1: 1.0, 2: 0.8}.get(where.index(state), 0.5) if state in where else 0
            )
            strength[row, AT[item.code]] = item.weight * here
    return strength


def gang_rows(clock: Clock, seed: int) -> list[dict]:
    """Rows of `gang`; every date of review lies ahead, but for the one entry planted with `review_passed`."""
    rng = dice(seed, "gangs")
    rows = []
    for item in GANGS:
        owner, tie = item.states.split()[0], item.terror != "none"
        review = clock.day - 20 if item.code == "G24" else clock.day + int(rng.integers(60, 1500))
        row: dict[str, Any] = {"code": item.code, "name": item.name, "name_hi": item.name_hi, "registered_by": owner}
        row |= {"status": item.status, "terror_link": item.terror, "review_by": review}
        row |= {"name_received": next((alias for alias in item.aliases if not alias.isascii()), None)}
        if item.band:
            scored = clock.day - int(rng.integers(20, 300))
            row |= {"band": item.band, "band_by": owner, "band_on": scored}
            row |= {"band_confidence": ("confirmed", "probable", "possible")[int(rng.integers(3))]}
        if tie:
            row |= {"terror_link_source": "NIA, case record" if item.terror == "established" else "Intelligence report"}
            row |= {"terror_link_from": clock.day - 500, "terror_link_review_by": clock.day + 230}
        rows.append(row | {"first_recorded_at": clock.start})
    return rows


def alias_rows() -> list[dict]:
    return [{"gang": item.code, "alias": alias} for item in GANGS for alias in item.aliases]


def presence_rows(clock: Clock, seed: int) -> list[dict]:
    """Rows of `gang_presence`: wherever the sample lets a gang act, its presence is in the register."""
    rng = dice(seed, "presence")
    return [
        {"gang": item.code, "state": state, "source": "Register of the state's crime branch"}
        | {"from_on": clock.day - int(rng.integers(1100, 2500)), "review_by": clock.day + int(rng.integers(40, 1200))}
        for item in GANGS
        for state in item.states.split()
    ]


def link_rows(clock: Clock, seed: int) -> list[dict]:
    rng = dice(seed, "links")
    return [
        {"gang_a": min(a, b), "gang_b": max(a, b), "kind": kind, "source": "Joint interrogation report"}
        | {"from_on": clock.day - int(rng.integers(200, 1500)), "review_by": clock.day + int(rng.integers(30, 700))}
        for a, b, kind in LINKS
    ]
