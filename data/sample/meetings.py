"""Standing meetings on every level, their sittings kept or missed, who came, what was on the agenda."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import polars as pl

from data.sample import planted
from data.sample.agencies import AGENCIES, FORCES
from data.sample.draw import DAY, HOUR, INDIA, dice, one
from data.sample.world import World
from data.schema.vocabulary import STEP_KINDS


class Series(NamedTuple):
    code: str
    name: str
    name_hi: str
    level: str
    cadence: int
    members: tuple[str, ...]
    districts: tuple[int, ...]
    since: int
    """Days ago it was agreed on."""


RANKS = {
    "dgp": ("DGP", "ADG", "IG"),
    "adg": ("ADG", "IG", "DIG"),
    "ig_zone": ("IG", "DIG", "SP"),
    "dig_range": ("DIG", "SP", "ASP"),
    "district": ("SP", "ASP", "DSP"),
    "sub_division": ("DSP", "Inspector", "Inspector"),
    "police_station": ("SHO", "Sub-Inspector", "Sub-Inspector"),
    "beat": ("Beat officer", "Constable", "Constable"),
}
CHAIRS_HI = {
    "dgp": "डीजीपी",
    "adg": "एडीजी",
    "ig_zone": "आईजी",
    "dig_range": "डीआईजी",
    "district": "एसपी",
    "sub_division": "डीएसपी",
    "police_station": "एसएचओ",
    "beat": "बीट अधिकारी",
}
ZONES = (
    ("IG-NORTH", "Northern zone", "उत्तरी जोन", ("PB", "HR", "CH", "HP", "JK")),
    ("IG-NCR", "Capital zone", "राजधानी जोन", ("DL", "HR", "UP", "RJ")),
    ("IG-WEST", "Western zone", "पश्चिमी जोन", ("RJ", "GJ", "PB")),
    ("IG-EAST", "Eastern zone", "पूर्वी जोन", ("UP", "BR", "JH", "UK")),
)
RANGES = (("DL", "HR"), ("HR", "PB"), ("PB", "RJ"), ("DL", "UP"), ("BR", "UP"))
LOCAL = (
    ("sub_division", "Sub-divisions", "उपखंड", (("DL", "HR"), ("HR", "PB"), ("PB", "RJ"), ("DL", "UP"))),
    ("police_station", "Police stations", "थाना", (("DL", "HR"), ("PB", "RJ"), ("RJ", "UP"))),
    ("beat", "Beats", "बीट", (("CH", "PB"), ("CH", "HR"), ("HP", "PB"))),
)
AGENDA = (
    ("Action taken on earlier decisions", "पूर्व निर्णयों का अनुपालन प्रतिवेदन"),
    ("Exchange of information on gangs", "गैंगों संबंधी सूचनाओं का आदान-प्रदान"),
    ("Hardcore criminals wanted across the border", "सीमा पार वांछित हार्डकोर अपराधी"),
    ("Firing for extortion", "फायरिंग कर रंगदारी"),
    ("Joint operations planned", "प्रस्तावित संयुक्त अभियान"),
    ("Helpers and social media followers", "मददगार एवं सोशल मीडिया पर फॉलो करने वाले"),
    ("Good practices", "सर्वोत्तम प्रथाएं"),
)


def all_series(world: World) -> list[Series]:
    """Some 40 series; carries `no_border_meeting` by leaving two pairs of states without one."""
    everyone = (*FORCES, "NIA", "MHA")
    short = {item.code: item.name.removesuffix(" Police") for item in AGENCIES}
    short_hi = {item.code: item.name_hi.removesuffix(" पुलिस") for item in AGENCIES}
    found = [
        Series("DGP", "DGP coordination meeting", "डीजीपी समन्वय बैठक", "dgp", 120, everyone, (), 1090),
        Series("ADG", "ADG coordination meeting", "एडीजी समन्वय बैठक", "adg", 120, (*FORCES, "NCB", "BSF"), (), 1060),
    ]
    found += [
        Series(code, f"{name}, IG meeting", f"{hi}, आईजी बैठक", "ig_zone", 180, who, (), 900)
        for code, name, hi, who in ZONES
    ]
    for a, b in RANGES:
        title, title_hi = f"{short[a]} and {short[b]}, DIG meeting", f"{short_hi[a]} एवं {short_hi[b]}, डीआईजी बैठक"
        found.append(Series(f"R-{a}-{b}", title, title_hi, "dig_range", 180, (a, b), _districts(world, a, b, 2), 900))
    missed = {case.series for case in planted.MISSED_SERIES.cases}
    unmet = {(case.state_a, case.state_b) for case in planted.NO_SERIES.cases}
    for number, (a, b) in enumerate(
        pair for pair in world.places.touching if pair not in {tuple(sorted(p)) for p in unmet}
    ):
        title, title_hi = (
            f"{short[a]} and {short[b]}, border meeting",
            f"{short_hi[a]} एवं {short_hi[b]}, अंतर्राज्यीय बॉर्डर मीटिंग",
        )
        cadence = 120 if number % 3 == 0 or f"B-{a}-{b}" in missed else 180
        found.append(
            Series(
                f"B-{a}-{b}",
                title,
                title_hi,
                "district",
                cadence,
                (a, b),
                _districts(world, a, b, 99),
                _since(world, a, b),
            )
        )
    for level, name, hi, pairs in LOCAL:
        for a, b in pairs:
            code = f"{level[:1].upper()}{level[-1:].upper()}-{a}-{b}"
            title, title_hi = f"{name} of {short[a]} and {short[b]}", f"{hi} बैठक, {short_hi[a]} एवं {short_hi[b]}"
            found.append(Series(code, title, title_hi, level, 60, (a, b), _districts(world, a, b, 1), 250))
    return found


def _since(world: World, a: str, b: str) -> int:
    """Days since two forces both take part, three years at most."""
    joined = max(int(world.members.joined[world.members.at[code]]) for code in (a, b))
    return min(1080, (world.clock.now - joined) // DAY)


def _districts(world: World, a: str, b: str, pairs: int) -> tuple[int, ...]:
    return tuple(
        sorted({code for one, other, _ in world.places.touching.get((a, b), [])[:pairs] for code in (one, other)})
    )


def series_frames(world: World, found: list[Series]) -> dict[str, pl.DataFrame]:
    """Frames `meeting_series`, `meeting_series_agency`, `meeting_series_district`."""
    rows = [
        {"code": item.code, "name": item.name, "name_hi": item.name_hi, "level": item.level}
        | {"cadence_days": item.cadence, "from_on": world.clock.day - item.since}
        for item in found
    ]
    return {
        "meeting_series": pl.DataFrame(rows),
        "meeting_series_agency": pl.DataFrame(
            [{"series": s.code, "force": force} for s in found for force in s.members]
        ),
        "meeting_series_district": pl.DataFrame(
            [{"series": s.code, "district": d} for s in found for d in s.districts]
        ),
    }


def sittings(world: World, found: list[Series]) -> list[dict[str, Any]]:
    """Rows of `meeting` in order of time, with `of` (its series); about 300."""
    rng = dice(world.seed, "sittings")
    rows = [row for item in found for row in _of_series(world, rng, item)]
    rows.sort(key=lambda row: (row["meets_at"], row["series"]))
    return [row | {"reference": f"M{number:04d}"} for number, row in enumerate(rows, 1)]


def _of_series(world: World, rng: np.random.Generator, item: Series) -> Iterator[dict[str, Any]]:
    """Sittings within the cadence, some postponed by days, and the next one; carries `border_meetings_missed`."""
    today = world.clock.day
    missed = next((case for case in planted.MISSED_SERIES.cases if case.series == item.code), None)
    last = today - (
        planted.LAST_DGP_MEETING_DAYS if item.code == "DGP" else int(rng.integers(6, int(item.cadence * 0.55)))
    )
    if missed:
        last = today - missed.missed_count * item.cadence - 20
    day, number = last, 0
    while day > today - item.since:
        able = [code for code in item.members if code in FORCES and _took_part(world, code, day)]
        host = able[number % len(able)]
        yield _sitting(world, rng, item, day, "held", host)
        if number and not missed and rng.random() < 0.05:
            yield _sitting(world, rng, item, day - int(rng.integers(4, 12)), "postponed", host)
        day, number = day - item.cadence + int(rng.integers(0, 12)), number + 1
    if missed and missed.recorded:
        for count in range(1, missed.missed_count + 1):
            yield _sitting(world, rng, item, last + count * item.cadence, "postponed", item.members[count % 2])
    elif not missed:
        ahead = today + 12 if item.code == "DGP" else last + item.cadence - int(rng.integers(0, 10))
        yield _sitting(
            world, rng, item, max(ahead, today + 3), "planned", item.members[-1 if len(item.members) == 2 else 1]
        )


def _took_part(world: World, force: str, day: int) -> bool:
    return bool(world.members.joined[world.members.at[force]] <= day * DAY)


def _sitting(world: World, rng: np.random.Generator, item: Series, day: int, status: str, host: str) -> dict[str, Any]:
    age = world.clock.day - day
    minutes = "none" if status != "held" else "approved" if age > 60 else "circulated" if age > 20 else "draft"
    wait = {"approved": 45, "circulated": 14, "draft": 3}.get(minutes, 0)
    post = f"{RANKS[item.level][0]}, {next(a.name for a in AGENCIES if a.code == host)}"
    post_hi = f"{CHAIRS_HI[item.level]}, {next(a.name_hi for a in AGENCIES if a.code == host)}"
    return {
        "agency": host,
        "series": item.code,
        "status": status,
        "meets_at": day * DAY - INDIA + (10 + int(rng.integers(0, 5))) * HOUR + 30 * 60,
        "mode": ("in_person", "video", "hybrid")[one(rng, (50, 30, 20))],
        "venue": "Police headquarters" if item.level in ("dgp", "adg") else "Conference hall",
        "chair": post,
        "chair_hi": post_hi,
        "minutes": minutes,
        "minutes_on": min(day + wait, world.clock.day) if wait else None,
        "first_recorded_at": min(day * DAY - 20 * DAY, world.clock.ago(2)),
    }


def sitting_frames(world: World, found: list[Series], rows: list[dict[str, Any]]) -> dict[str, pl.DataFrame]:
    """Frames `meeting`, `meeting_district`, `attendance`, `agenda_item`, `agenda_step`."""
    rng, by_code = dice(world.seed, "attendance"), {item.code: item for item in found}
    keyed = [({"agency": row["agency"], "reference": row["reference"]}, by_code[row["series"]], row) for row in rows]
    agenda = [
        key | {"number": number, "title": title, "title_hi": hi}
        for key, item, _ in keyed
        for number, (title, hi) in enumerate(AGENDA[: 7 if item.level == "dgp" else int(rng.integers(3, 6))], 1)
    ]
    states = [code for code in FORCES if code in by_code["DGP"].members]
    kinds = [(kind, state) for kind in STEP_KINDS for state in (states if kind == "state_presentation" else (None,))]
    coming = [key for key, item, row in keyed if item.code == "DGP" and row["status"] == "planned"]
    steps = [
        key | {"position": number, "kind": kind, "state": state}
        for key in coming
        for number, (kind, state) in enumerate(kinds, 1)
    ]
    districts = [key | {"district": code} for key, item, _ in keyed for code in item.districts[:6]]
    came = [line for key, item, row in keyed for line in _attendance(world, rng, key, item, row)]
    return {
        "meeting": pl.DataFrame(rows, infer_schema_length=None),
        "meeting_district": pl.DataFrame(districts),
        "attendance": pl.DataFrame(came, infer_schema_length=None),
        "agenda_item": pl.DataFrame(agenda),
        "agenda_step": pl.DataFrame(steps, infer_schema_length=None),
    }


def _attendance(world, rng, key: dict[str, str], item: Series, row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Each invited force: mostly the rank invited, sometimes one below, now and then nobody."""
    ranks = RANKS[item.level]
    for force in item.members:
        if world.members.joined[world.members.at[force]] > row["meets_at"]:
            continue
        level = one(rng, (74, 16, 5, 5)) if row["status"] == "held" else 3
        level = 0 if row["status"] == "held" and force == key["agency"] else level
        present = int(rng.integers(1, 5)) if level < 3 else 0
        yield (
            key
            | {"force": force, "rank_invited": ranks[0], "rank_present": ranks[level] if level < 3 else None}
            | {"present_count": present}
        )
