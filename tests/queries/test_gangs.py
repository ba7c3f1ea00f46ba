"""Gangs and their persons against loops over the raw rows."""

from datetime import date

import polars as pl
from hypothesis import given

from data.schema import vocabulary as v
from queries import gang_profile, gang_profile_persons, gangs
from queries.filters import Dates, Filters
from queries.headlines import full_months
from queries.visible import Viewer
from tests.queries import made, naive, naive_gangs
from tests.queries.gang_worlds import gangs as worlds
from tests.queries.naive_borders import read
from tests.queries.naive_gangs import key_of
from tests.queries.worlds import World

Asked = tuple[World, Filters, Viewer]


@given(worlds())
def test_the_list_counts_every_gang(asked: Asked) -> None:
    world, filters, viewer = asked
    facts = world.facts
    now, then = (
        naive.incidents(world, filters, dates) for dates in (filters.dates(facts), filters.comparison_dates(facts))
    )
    months = naive.months_of(full_months(filters.dates(facts).last, 12))
    year = naive.incidents(world, filters, full_months(filters.dates(facts).last, 12))
    day = "registered_on" if filters.basis == "registered" else "day"
    found = gangs.counts(facts, filters, viewer.sees_for).to_dicts()
    for row in found:
        here, before, of_year = (
            [item for item in some if row["code"] in item["gangs"].split()] for some in (now, then, year)
        )
        assert (row["incident_count"], row["few"]) == read(here, viewer)
        assert (row["compared_count"], row["compared_few"]) == read(before, viewer)
        said = [read([item for item in of_year if item[day].replace(day=1) == month], viewer) for month in months]
        assert list(zip(row["months"], row["months_few"], strict=True)) == said
    assert [row["code"] for row in found] == sorted(expected_gangs(world, filters, now + then), key=order(found))
    assert gangs.months(facts, filters).to_list() == months


def order(found: list[dict]):
    rows = {row["code"]: (-row["incident_count"], -row["compared_count"], row["code"]) for row in found}
    return lambda code: rows[code]


def expected_gangs(world: World, filters: Filters, acted: list) -> set[str]:
    codes = set(world.codes("gangs"))
    if filters.gangs:
        return set(filters.gangs)
    if not filters.states:
        return codes
    here = {code for code in codes if naive_gangs.active(world, code) & set(filters.states)}
    return here | {gang for row in acted for gang in row["gangs"].split()} & codes


@given(worlds())
def test_where_a_gang_is_active_and_when_it_acted_last(asked: Asked) -> None:
    world, filters, _ = asked
    found = gangs.active(world.facts).rows()
    assert set(found) == {(code, state) for code in world.codes("gangs") for state in naive_gangs.active(world, code)}
    until = Dates(date(1990, 1, 1), filters.dates(world.facts).last)
    anywhere = Filters(states=filters.states, forces=filters.forces)
    rows = naive.incidents(world, anywhere, until)
    last = {
        code: max(row["day"] for row in rows if code in row["gangs"].split())
        for code in world.codes("gangs")
        if any(code in row["gangs"].split() for row in rows)
    }
    assert gangs.last_incident(world.facts, filters) == last


@given(worlds())
def test_persons_count_once_however_many_entries_they_have(asked: Asked) -> None:
    world, _, viewer = asked
    facts, seen = world.facts, naive_gangs.seen_keys(world, viewer)
    counted = {row["gang"]: row for row in gang_profile_persons.by_gang(facts, viewer.sees_for).to_dicts()}
    standing = gang_profile_persons.by_standing(facts, viewer.sees_for).rows()
    for gang in world.codes("gangs"):
        entries = naive_gangs.members(world, gang)
        persons = {naive_gangs.person(world, key_of(row)) for row in entries}
        open_ones = {naive_gangs.person(world, key_of(row)) for row in entries if key_of(row) in seen}
        if not entries:
            assert gang not in counted
            continue
        few = len(persons) < 3 and not open_ones
        row = counted[gang]
        assert (row["person_count"], row["record_count"], row["few"]) == (
            2 if few else len(persons),
            2 if few else len(entries),
            few,
        )
        expected = []
        for where in (*v.WHEREABOUTS, "not_stated"):
            some = {name for name in persons if naive_gangs.whereabouts(world, name) == where}
            if some:
                expected.append((gang, where, *naive_gangs.read(len(some), bool(some & open_ones))))
        assert [row for row in standing if row[0] == gang] == expected


@given(worlds())
def test_dossiers_reach_as_far_as_the_viewer_may_know(asked: Asked) -> None:
    world, _, viewer = asked
    found = gang_profile_persons.dossiers(world.facts, viewer.sees_for)
    assert set(found.select("person", "state").rows()) == naive_gangs.dossiers(world, viewer)


@given(worlds())
def test_notices_and_statuses_are_those_in_force(asked: Asked) -> None:
    world, _, viewer = asked
    today, seen = naive_gangs.today_of(world), naive_gangs.seen_keys(world, viewer)
    for gang in world.codes("gangs"):
        about = naive_gangs.entries(world, gang)
        held = [
            row
            for row in naive.rows_of(world, "notices")
            if (row["offender_agency"], row["offender_reference"]) in about
            and row["from_on"] <= today <= (row["until_on"] or date.max)
        ]
        assert set(gang_profile_persons.notices(world.facts, gang, today)["reference"]) == {
            row["reference"] for row in held
        }
        open_ones = {
            naive_gangs.person(world, key_of(row)) for row in naive_gangs.members(world, gang) if key_of(row) in seen
        }
        for row in gang_profile_persons.by_notice(world.facts, gang, viewer.sees_for).to_dicts():
            some = [item for item in held if item["kind"] == row["kind"]]
            names = {about[(item["offender_agency"], item["offender_reference"])] for item in some}
            assert (row["notice_count"], row["few"]) == naive_gangs.read(len(some), bool(names & open_ones))
            assert row["reward_inr"] == (None if row["few"] else sum(item["reward_inr"] for item in some))
        found = gang_profile_persons.statuses(world.facts, gang).select("agency", "reference", "force", "status")
        assert found.cast(pl.String).rows() == sorted(
            (row["agency"], row["reference"], row["force"], row["status"])
            for row in naive.rows_of(world, "offender_statuses")
            if row["status"] != "none" and key_of(row) in about
        )


def test_entries_linked_over_a_third_are_one_person_and_a_refused_link_is_none() -> None:
    person = {
        "gang": "G01",
        "label": "accused",
        "label_since": made.TODAY,
        "review_by": made.TODAY,
        "handling": "participants",
    }
    link = {"agency": "RJ", "other_agency": "RJ", "confirmed_at": made.NOON}
    facts = made.facts(
        offenders=[
            {
                "agency": "RJ",
                "reference": "1",
                **person,
                "whereabouts": "in_jail",
                "whereabouts_since": made.day_of("2026-01-01"),
            },
            {
                "agency": "RJ",
                "reference": "2",
                **person,
                "whereabouts": "on_bail",
                "whereabouts_since": made.day_of("2026-02-01"),
            },
            {"agency": "RJ", "reference": "3", **person, "gang": "G02"},  # the same person, counted to another gang
            {"agency": "RJ", "reference": "4", **person},  # refused: another person
        ],
        offender_links=[
            {**link, "reference": "1", "other_reference": "3"},
            {**link, "reference": "3", "other_reference": "2"},  # 1 and 2 are one person over 3
            {**link, "reference": "4", "other_reference": "1", "refused_at": made.NOON},
        ],
    )
    found = gang_profile_persons.by_gang(facts, None)
    assert found.rows() == [("G01", 2, 3, False), ("G02", 1, 1, False)]
    assert gang_profile_persons.by_standing(facts, None).rows() == [
        ("G01", "on_bail", 1, False),  # as the newest entry says
        ("G01", "not_stated", 1, False),
        ("G02", "on_bail", 1, False),
    ]


def test_an_empty_database_has_no_gang() -> None:
    facts = made.empty()
    assert gangs.counts(facts, Filters(), None).is_empty()
    assert gangs.not_in_register_count(facts, Filters()) == 0
    assert gang_profile_persons.by_gang(facts, None).is_empty()
    assert gang_profile_persons.dossiers(facts, None).is_empty()
    assert gang_profile.events(facts, Filters(), "G01", None).is_empty()
    assert gang_profile.by_month(facts, Filters(), "G01", None)["count"].sum() == 0
    assert gang_profile.helpers(facts, Filters(), "G01").is_empty()
    assert gang_profile.custody_counts(facts, Filters(), "G01", None).rows() == [
        ("arrest", 0, False, 0, False),
        ("release", 0, False, 0, False),
    ]
