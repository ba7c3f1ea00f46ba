"""Borders against loops over the raw rows; only states that touch and take part; Situation's number is the page's number."""

from hypothesis import given

from queries import borders, borders_pair, busiest
from queries.cadence import cadence
from queries.filters import Dates, Filters
from queries.visible import Viewer
from tests.queries import made
from tests.queries import naive_borders as naive
from tests.queries.border_worlds import borders as worlds
from tests.queries.made import Row, Rows
from tests.queries.naive import rows_of
from tests.queries.worlds import World

Asked = tuple[World, Filters, Viewer]


def spans(world: World, filters: Filters) -> tuple[Dates, Dates]:
    return filters.dates(world.facts), filters.comparison_dates(world.facts)


@given(worlds())
def test_every_border_has_the_incidents_of_both_its_sides(asked: Asked) -> None:
    world, filters, _ = asked
    for km in borders.BELTS_KM:
        found = borders.by_pair(world.facts, filters, km)
        now, then = (naive.near(world, filters, dates, km) for dates in spans(world, filters))
        assert {row["code"]: row["shared_km"] for row in found.to_dicts()} == naive.pairs(world, filters)
        for row in found.to_dicts():
            of_it = [item for item in now if item["pair"] == row["code"]]
            sides = [sum(item["state"] == row[end] for item in of_it) for end in ("state", "other")]
            assert [row["state_count"], row["other_count"]] == sides
            assert row["incident_count"] == len(of_it) == sum(sides)
            assert row["compared_count"] == sum(item["pair"] == row["code"] for item in then)
        order = [(-row["incident_count"], -row["compared_count"], row["code"]) for row in found.to_dicts()]
        assert order == sorted(order)  # worst first


@given(worlds())
def test_a_viewer_reads_one_or_two_where_all_are_hidden(asked: Asked) -> None:
    world, filters, viewer = asked
    now, then = (naive.near(world, filters, dates, 10) for dates in spans(world, filters))
    for row in borders.as_seen(world.facts, filters, 10, viewer.sees_for).to_dicts():
        of_it, before = ([item for item in some if item["pair"] == row["code"]] for some in (now, then))
        read = {"incident_count": of_it, "compared_count": before}
        read |= {f"{end}_count": [item for item in of_it if item["state"] == row[end]] for end in ("state", "other")}
        for name, rows in read.items():
            assert (row[name], row[f"{name}_few"]) == naive.read(rows, viewer), name


@given(worlds())
def test_situation_shows_the_number_of_the_page(asked: Asked) -> None:
    world, filters, viewer = asked
    page = borders.as_seen(world.facts, filters, busiest.BORDER_KM, viewer.sees_for).to_dicts()
    bars = busiest.as_seen(world.facts, filters, "borders", viewer).to_dicts()
    same = ("code", "incident_count", "compared_count", "incident_count_few", "compared_count_few")
    assert [[row[name] for name in same] for row in bars] == [
        [row[name] for name in same] for row in page if row["incident_count"] or row["compared_count"]
    ]


@given(worlds())
def test_districts_kinds_and_gangs_of_a_border(asked: Asked) -> None:
    world, filters, viewer = asked
    facts, force = world.facts, viewer.sees_for
    now, then = (naive.near(world, filters, dates, 20) for dates in spans(world, filters))
    for code in naive.pairs(world, filters):
        of_it, before = ([item for item in some if item["pair"] == code] for some in (now, then))
        found = borders_pair.by_district(facts, filters, code, 20, force).to_dicts()
        keys = {(row["state"], row["district"]) for row in of_it + before} | naive.along(world, code)
        assert {(row["home"], row["district"]) for row in found} == keys
        for row in found:
            here = [
                [item for item in some if (item["state"], item["district"]) == (row["home"], row["district"])]
                for some in (of_it, before)
            ]
            assert (row["incident_count"], row["few"]) == naive.read(here[0], viewer)
            assert (row["compared_count"], row["compared_few"]) == naive.read(here[1], viewer)
        for row in borders_pair.by_kind(facts, filters, code, 20, force).to_dicts():
            some = [item for item in of_it if (item["state"], item["kind"]) == (row["home"], row["kind"])]
            assert (row["incident_count"], row["few"]) == naive.read(some, viewer)
        check_gangs(asked, code, of_it)


def check_gangs(asked: Asked, code: str, of_it: list) -> None:
    world, filters, viewer = asked
    ends, police = code.split("-"), naive.police(world, filters.dates(world.facts))
    told = [
        row
        for sender, receiver in (ends, ends[::-1])
        for row in naive.between(world, filters, filters.dates(world.facts), police[sender], police[receiver])
    ]
    expected = {}
    for gang in filters.gangs or world.codes("gangs"):
        sides = [[row for row in of_it if row["state"] == end and gang in row["gangs"].split()] for end in ends]
        if all(sides):
            naming = sum(gang in row["gangs"].split() for row in told)
            expected[gang] = (*[naive.read(side, viewer) for side in sides], naming)
    rows = borders_pair.gangs(world.facts, filters, code, 20, viewer.sees_for).to_dicts()
    assert {
        row["gang"]: (
            (row["state_count"], row["state_few"]),
            (row["other_count"], row["other_few"]),
            row["delivery_count"],
        )
        for row in rows
    } == expected


@given(worlds())
def test_deliveries_both_ways_and_the_last_of_each(asked: Asked) -> None:
    world, filters, viewer = asked
    dates, compared = spans(world, filters)
    police = naive.police(world, dates)
    for code in naive.pairs(world, filters):
        one, two = (police[state] for state in code.split("-"))
        found = borders_pair.deliveries(world.facts, filters, code, viewer.sees_for).to_dicts()
        assert [(row["sender"], row["receiver"]) for row in found] == [(one, two), (two, one)]
        for row in found:
            for name, few, span in (("delivery_count", "few", dates), ("compared_count", "compared_few", compared)):
                rows = naive.between(world, filters, span, row["sender"], row["receiver"])
                seen = [item for item in rows if naive.may_see(item, viewer, {item["to_agency"]})]
                is_few = 0 < len(rows) < 3 and not seen
                assert (row[name], row[few]) == (2 if is_few else len(rows), is_few)
            ever = naive.between(
                world, filters, Dates(made.day_of("2000-01-01"), dates.last), row["sender"], row["receiver"]
            )
            assert row["last_on"] == max((item["day"] for item in ever), default=None)


@given(worlds())
def test_meetings_are_those_of_series_about_districts_of_both_states(asked: Asked) -> None:
    world, filters, _ = asked
    rows = cadence(world.facts, Filters(filters.period), filters.dates(world.facts))
    for code in naive.pairs(world, filters):
        about = {
            row["code"]
            for row in rows_of(world, "meeting_series")
            if set(code.split("-")) <= {naive.state_of(world, district) for district in row["districts"]}
        }
        found = borders_pair.meetings(world.facts, filters, code)
        assert found.rows() == [row for row in rows.rows() if row[0] in about]


@given(worlds())
def test_what_cannot_be_judged_is_counted(asked: Asked) -> None:
    world, filters, _ = asked
    pointless = [
        row
        for row in naive.naive.incidents(world, naive.asked(filters), filters.dates(world.facts))
        if row["border_km"] is None
    ]
    every = set()
    for code in naive.pairs(world, filters):
        along = naive.along(world, code)
        every |= {district for _, district in along}
        of = {state: [row for row in pointless if (state, row["district"]) in along] for state in code.split("-")}
        expected = {state: one_or_two(rows) for state, rows in of.items()}
        assert borders_pair.not_judged(world.facts, filters, code, None) == expected
    unknown = [row for row in pointless if row["district"] in every]
    assert borders.not_judged_count(world.facts, filters, None) == one_or_two(unknown)


def one_or_two(rows: list[Row]) -> tuple[int, bool]:
    """How many, and whether 1–2 stands for it, to somebody of no force."""
    few = len(rows) in (1, 2) and all(row["handling"] != "participants" for row in rows)
    return (2, True) if few else (len(rows), False)


PLACES: Rows = {
    "border_pairs": [{"district_a": 86, "district_b": 604}, {"district_a": 86, "district_b": 400}],
}
NEAR: Row = {"border_km": 10.0, "border_state": "HR"}


def test_only_borders_between_states_that_touch_and_take_part() -> None:
    facts = made.facts(**PLACES)
    assert borders.by_pair(facts, Filters(), 10)["code"].to_list() == ["HR-RJ"]  # MP takes no part, DL touches nobody
    assert borders.by_pair(facts, Filters(states=("DL",)), 10).is_empty()


def test_a_state_chosen_shows_its_borders_with_both_sides() -> None:
    facts = made.facts(
        incidents=[
            {"reference": "A", "state": "RJ", **NEAR},  # counted: on the edge of the belt
            {"reference": "B", "state": "HR", **NEAR, "border_state": "RJ"},  # counted: the other side
            {"reference": "C", "state": "RJ", **NEAR, "border_km": 10.5},  # too far
            {"reference": "D", "state": "RJ", **NEAR, "border_state": "MP"},  # nearest to a state that takes no part
        ],
        **PLACES,
    )
    for states in ((), ("RJ",), ("HR",)):
        row = borders.by_pair(facts, Filters(states=states), 10).row(0, named=True)
        assert (row["code"], row["state_count"], row["other_count"]) == ("HR-RJ", 1, 1)


def test_an_address_names_a_border_either_way_round() -> None:
    facts = made.facts(**PLACES)
    assert borders_pair.pair_in(facts, Filters(), "RJ-HR") == "HR-RJ"
    for nonsense in ("RJ-DL", "RJ-MP", "XX", "", "-", "RJ-HR-DL", "<b>"):
        assert borders_pair.pair_in(facts, Filters(), nonsense) is None


def test_an_empty_database_has_no_border() -> None:
    facts = made.empty()
    assert borders.as_seen(facts, Filters(), 10, None).is_empty()
    assert borders.not_judged_count(facts, Filters(), None) == (0, False)
