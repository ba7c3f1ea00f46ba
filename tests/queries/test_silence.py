"""Who has sent nothing since when: broadcasts, nil reports and joining dates respected."""

from datetime import date, timedelta

from hypothesis import given

from queries import silence
from queries.filters import Filters
from tests.queries import made, naive
from tests.queries import naive_exchange as plain
from tests.queries.exchange_worlds import exchanges
from tests.queries.made import Row
from tests.queries.worlds import World

TWO = [{"code": "RJ", "state": "RJ"}, {"code": "HR", "state": "HR"}]


def days_ago(days: int) -> date:
    return made.TODAY - timedelta(days=days)


def of(force: str, agencies: list[Row] = TWO, **rows: list[Row]) -> dict:
    found = silence.by_force(made.facts(agencies=agencies, **rows))
    return next(row for row in found.to_dicts() if row["agency"] == force)


@given(exchanges())
def test_silence_is_that_of_the_definition(asked: tuple[World, Filters]) -> None:
    world, _ = asked
    today = naive.day_in_india(world.as_of)
    members = {row["code"]: row for row in naive.rows_of(world, "agencies") if plain.takes_part(row, today)}
    nil = {}
    found = silence.by_force(world.facts).to_dicts()
    assert {row["agency"] for row in found} == set(members)
    for row in found:
        code = row["agency"]
        last, said = plain.last_message(world, code, None, today), plain.nil_until(world, code, today)
        since = max(day for day in (last, said, members[code]["participates_from"]) if day)
        promised = plain.promise(world, code, today)
        over = max(0, (today - since).days - promised) if promised else 0
        assert (row["last_on"], row["nil_on"], row["since_on"], row["every_days"]) == (last, said, since, promised)
        assert (row["quiet_days"], row["days_over"]) == ((today - since).days, over)
        unheard = (today - max(last or members[code]["participates_from"], members[code]["participates_from"])).days
        nil[code] = bool(promised) and unheard > promised and over == 0
        assert row["nil"] == nil[code]
    pairs = silence.by_pair(world.facts).to_dicts()
    assert len(pairs) == len(members) * (len(members) - 1)
    for row in pairs:
        last = plain.last_message(world, row["agency"], row["to_agency"], today)
        joined = [members[row[end]]["participates_from"] for end in ("agency", "to_agency")]
        since = max(day for day in (last, *joined) if day)
        anybody, promised = (
            plain.last_message(world, row["agency"], None, today),
            plain.promise(world, row["agency"], today),
        )
        wrote_to_others = anybody is not None and promised is not None and (anybody - since).days > promised
        assert (row["last_on"], row["since_on"]) == (last, since)
        assert row["nil"] == (nil[row["agency"]] and not wrote_to_others)
        assert row["quiet_days"] == (today - row["since_on"]).days


def test_a_broadcast_alone_ends_no_silence() -> None:
    told = [
        {"agency": "RJ", "day": days_ago(70), "to": ["HR"]},
        {"agency": "RJ", "day": days_ago(35), "to": ["HR"], "broadcast": True},
    ]
    row = of("RJ", messages=told, feeds=[{"agency": "RJ", "dataset": "message", "every_days": 30}])
    assert (row["last_on"], row["quiet_days"], row["days_over"]) == (days_ago(70), 70, 40)


def test_a_nil_report_is_not_silence() -> None:
    told = [{"agency": "RJ", "day": days_ago(70), "to": ["HR"]}]
    feeds = [{"agency": "RJ", "dataset": "message", "every_days": 30}]
    nil = {"agency": "RJ", "dataset": "message", "from_on": days_ago(30), "until_on": days_ago(1)}
    row = of("RJ", messages=told, feeds=feeds, nil_reports=[nil])
    assert (row["last_on"], row["nil_on"], row["quiet_days"], row["days_over"], row["nil"]) == (
        days_ago(70),
        days_ago(1),
        1,
        0,
        True,
    )
    about_incidents = of("RJ", messages=told, feeds=feeds, nil_reports=[nil | {"dataset": "incident"}])
    assert (about_incidents["nil_on"], about_incidents["days_over"]) == (None, 40)  # says nothing about messages


def test_a_nil_report_of_one_who_writes_to_others_explains_no_quiet_pair() -> None:
    told = [
        {"agency": "RJ", "day": days_ago(150), "to": ["HR"]},
        {"agency": "RJ", "day": days_ago(11), "to": ["DL"]},
    ]
    facts = made.facts(
        messages=told,
        feeds=[{"agency": "RJ", "dataset": "message", "every_days": 7}],
        nil_reports=[{"agency": "RJ", "dataset": "message", "from_on": days_ago(2), "until_on": days_ago(1)}],
    )
    found = {(row["agency"], row["to_agency"]): row for row in silence.by_pair(facts).to_dicts()}
    assert (found["RJ", "HR"]["quiet_days"], found["RJ", "HR"]["nil"]) == (150, False)
    assert (found["RJ", "DL"]["quiet_days"], found["RJ", "DL"]["nil"]) == (
        11,
        True,
    )  # since then nothing to tell anybody


def test_nobody_is_silent_before_he_takes_part() -> None:
    agencies = [*TWO, {"code": "DL", "state": "DL", "participates_from": days_ago(10)}]
    row = of("DL", agencies, feeds=[{"agency": "DL", "dataset": "message", "every_days": 7}])
    assert (row["last_on"], row["since_on"], row["days_over"]) == (None, days_ago(10), 3)
    pairs = silence.by_pair(made.facts(agencies=agencies)).to_dicts()
    to_new = next(row for row in pairs if (row["agency"], row["to_agency"]) == ("RJ", "DL"))
    assert (to_new["last_on"], to_new["quiet_days"]) == (None, 10)  # since both take part


def test_who_has_left_is_not_called_silent() -> None:
    agencies = [*TWO, {"code": "DL", "state": "DL", "participates_until": days_ago(1)}]
    assert "DL" not in silence.by_force(made.facts(agencies=agencies))["agency"]
    assert not {"DL"} & {*silence.by_pair(made.facts(agencies=agencies))["agency"]}


def test_with_a_state_asked_for_its_own_silence_and_the_pairs_on_either_side() -> None:
    facts = made.facts()
    asked = Filters(states=("RJ",))  # its prisons department too
    assert set(silence.by_force(facts, asked)["agency"]) == {"RJ", "RJ-PRISONS"}
    pairs = silence.by_pair(facts, asked).select("agency", "to_agency").rows()
    assert ("HR", "RJ") in pairs and ("RJ", "HR") in pairs and ("HR", "DL") not in pairs
