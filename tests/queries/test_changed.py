"""What changed since a meeting: as reported then, as the same days are known today, and now; against a naive second computation."""

from collections import Counter

from hypothesis import given

from data.fact_rows import mark_counted
from data.facts import Facts
from queries import busiest, changed, records_changed
from queries.filters import Filters
from queries.visible import LOCAL, Viewer
from tests.queries import made
from tests.queries.gap_rows import ago
from tests.queries.made import Row
from tests.queries.worlds import World, questions

MEETING = [{"reference": "M1", "series": "DGP", "day": ago(10), "status": "held"}]
SERIES = [{"code": "DGP", "level": "dgp", "cadence_days": 90}]
COUNTS = list(changed.COUNTS)


def seen(day: int, recorded: int, state: str = "RJ", **more: object) -> Row:
    return {"agency": state, "state": state, "day": ago(day), "first_recorded_at": made.midday(ago(recorded))} | more


def facts(*incidents: Row) -> Facts:
    return made.facts(incidents=list(incidents), meetings=MEETING, meeting_series=SERIES)


def since(of: Facts, filters: Filters = Filters()) -> changed.Since:  # noqa: B008
    return changed.since(of, filters, "M1")


def told(of: Facts, asked: changed.Since, viewer: Viewer = LOCAL) -> changed.Told:
    return records_changed.told_while_away(of, asked, viewer)


def found(of: Facts, viewer: Viewer = LOCAL) -> dict[tuple[str, str, str], tuple[int, ...]]:
    asked = since(of)
    rows = told(of, asked, viewer).rows
    return {row[:3]: row[3:6] for row in rows.rows()}


def test_the_three_numbers() -> None:
    of = facts(
        seen(21, 21),  # the first of eleven days before; reported then
        seen(22, 22),  # a day too early
        seen(11, 10),  # reported in the minute of the meeting
        seen(11, 9),  # late
        seen(10, 10),  # since: the day of the meeting counts as since, as on the first page
        seen(0, 0, state="HR"),
    )
    numbers = found(of)
    assert numbers["state", "RJ", ""] == (2, 3, 1)
    assert numbers["state", "HR", ""] == (0, 0, 1)
    total = told(of, since(of)).total
    assert [total[name] for name in COUNTS] == [2, 3, 2]
    assert since(of).now.day_count == since(of).then.day_count == 11


def test_killings_and_rises_from_zero_are_always_said() -> None:
    many = [seen(5, 5, reference=f"N{n}") for n in range(40)] + [seen(15, 15, reference=f"T{n}") for n in range(80)]
    of = facts(
        *many,
        seen(5, 5, "HR", victims_killed=1, police_killed=1, reference="K"),  # the first incident there
        seen(3, 3, "RJ", kind="extortion", gangs="G02", reference="E"),  # and the first of its kind and gang
        seen(200, 200, "HR", kind="murder", reference="L"),  # a murder within the year before: no new kind
        seen(400, 400, "RJ", kind="extortion", reference="O"),  # more than a year ago: new again
    )
    asked = since(of)
    all_told = told(of, asked)
    assert all_told.killed.select("code", *COUNTS).rows() == [("HR", 0, 0, 2)]
    new = all_told.from_zero.select("what", "code", "kind", "now_count").rows()
    assert sorted(new) == [("gang", "G02", "", 1), ("kind", "RJ", "extortion", 1), ("state", "HR", "", 1)]
    assert all_told.largest.row(0)[:6] == ("state", "RJ", "", 80, 80, 41)


def test_few_that_are_hidden_are_not_told_apart() -> None:
    hidden = {"handling": "originator", "district": 110}
    rows = [seen(5, 5, reference=f"H{n}", **hidden) for n in range(2)]
    for count in (1, 2):
        of = facts(*rows[:count])
        asked = since(of)
        table = told(of, asked).rows
        district = table.filter((table["what"] == "district") & (table["code"] == "110"))
        assert district.select("now_count", "now_count_few").rows() == [(2, True)]
        own = told(of, asked, Viewer("RJ", "leader")).rows
        district = own.filter((own["what"] == "district") & (own["code"] == "110"))
        assert district.select("now_count", "now_count_few").rows() == [(count, False)]


def test_the_last_meeting_is_that_of_the_highest_level() -> None:
    beat = {"reference": "M2", "series": "BEAT", "day": ago(2), "status": "held"}
    planned = {"reference": "M3", "series": "DGP", "day": ago(-5), "status": "planned"}
    low = {"code": "BEAT", "level": "beat", "cadence_days": 7}
    of = made.facts(meetings=[*MEETING, beat, planned], meeting_series=[*SERIES, low])
    assert changed.last_meeting(of) == "M1"
    assert changed.meetings(of)["reference"].to_list() == ["M2", "M1"]
    assert changed.last_meeting(made.facts(meetings=[beat], meeting_series=[low])) == "M2"
    assert changed.last_meeting(made.empty()) is None


def naive(of: Facts, asked: changed.Since, what: str) -> dict[str, tuple[int, int, int]]:
    """Row by row: code -> the three counts."""
    reported, known, now = Counter[str](), Counter[str](), Counter[str]()
    day_of = "registered_on" if asked.filters.basis == "registered" else "day"
    had_come = mark_counted(of.incidents.filter(of.incidents["first_recorded_at"] <= asked.met_at))
    counted_then = set(had_come.filter("counted").select("agency", "reference").rows())
    for row in of.incidents.to_dicts():
        in_states = row["state"] in asked.filters.states if asked.filters.states else not asked.filters.forces
        if not (in_states or row["agency"] in asked.filters.forces):
            continue
        gangs = row["gangs"].split()
        if asked.filters.gangs and not set(gangs) & set(asked.filters.gangs):
            continue
        codes = gangs if what == "gang" else [] if row[what] is None else [str(row[what])]
        on = row[day_of]
        if on and asked.now.first <= on <= asked.now.last and row["counted"]:
            now.update(codes)
        if on and asked.then.first <= on <= asked.then.last:
            known.update(codes if row["counted"] else ())
            if (row["agency"], row["reference"]) in counted_then:  # also where the record it now stands in came later
                reported.update(codes)
    return {code: (reported[code], known[code], now[code]) for code in reported | known | now}


@given(questions())
def test_every_number_against_a_naive_second_computation(asked: tuple[World, Filters]) -> None:
    world, filters = asked
    of = world.facts
    for reference in changed.meetings(of)["reference"].to_list():
        when = changed.since(of, filters, reference)
        rows = told(of, when, Viewer("??", "leader")).rows
        for what in ("state", "district", "gang"):
            wanted = naive(of, when, what)
            part = rows.filter(rows["what"] == what)
            assert set(part["code"]) == set(wanted)
            for row in part.to_dicts():
                for name, count in zip(COUNTS, wanted[row["code"]], strict=True):
                    assert (row[name] == 2 and count in (1, 2)) if row[f"{name}_few"] else row[name] == count


@given(questions())
def test_the_first_page_says_the_same(asked: tuple[World, Filters]) -> None:
    world, filters = asked
    of = world.facts
    for reference in changed.meetings(of)["reference"].to_list():
        when = changed.since(of, filters, reference)
        mine = told(of, when).largest.select("what", "code", "now_count", "known_count").head(3)
        assert mine.rows() == [row[:4] for row in busiest.changed_seen(of, when.filters, LOCAL).rows()]


def test_an_empty_period_has_no_changes() -> None:
    of = facts()
    assert told(of, since(of)).rows.is_empty()
