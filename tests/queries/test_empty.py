"""An empty database, and codes that nobody knows: every query answers, with nothing in its usual columns."""

from datetime import date

import polars as pl
import pytest

from queries import actions, activity, belt, filters, freshness, headlines, incidents, operations, published, sharing
from queries.activity import Question
from queries.filters import Dates, Filters
from tests.queries import made

YEAR = Dates(date(2026, 1, 1), date(2026, 11, 21))
ASKED = [Filters(), Filters(basis="registered"), Filters(states=("RJ",), forces=("NIA",), gangs=("G01",))]
SOME = made.facts(
    incidents=[{"gangs": "G01", "registered_on": made.TODAY, "district": 86, "unit": "RJ-ALWAR"}],
    messages=[{"to": ["HR"], "gangs": "G01"}],
    operations=[{"started_on": made.TODAY, "gang": "G01", "forces": ["RJ"]}],
    action_items=[{"owners": ["RJ"]}],
    feeds=[{"agency": "RJ"}],
    statistics=[{"unit": "RJ-ALWAR", "state": "RJ", "registered_count": 5}],
)


def every_frame(facts: filters.Facts, asked: Filters) -> dict[str, pl.DataFrame]:
    """One frame of every query."""
    rows = incidents.picked(facts, asked, YEAR)
    sent, ran, owned = (
        sharing.deliveries(facts, asked, YEAR),
        operations.under_way(facts, asked, YEAR),
        actions.owned(facts, asked),
    )
    printed = published.picked(facts, 2014, "MURDER", asked.states)
    found = {
        "picked": rows,
        "by_district": incidents.by_district(facts, rows),
        "by_state": incidents.by_state(rows),
        "by_unit": incidents.by_unit(rows),
        "by_kind": incidents.by_kind(rows),
        "by_gang": incidents.by_gang(rows),
        "by_month": incidents.by_month(rows, YEAR, asked.basis),
        "in_belt": incidents.in_belt(rows, 10),
        "firing_for_extortion": incidents.of_kind(rows, "firing_for_extortion"),
        "deliveries": sent,
        "deliveries by month": sharing.by_month(sent, YEAR),
        "under_way": ran,
        "operations by month": operations.by_month(ran, YEAR),
        "owned": owned,
        "overdue": actions.overdue_on(owned, YEAR.last),
        "feeds": freshness.feeds(facts),
        "published": printed,
        "published by district": published.by_district(facts, printed),
        "published by state": published.by_state(printed),
        "published, not on the map": published.not_on_map(facts, printed),
        "past_meetings": filters.past_meetings(facts),
    }
    for layer in activity.LAYERS:
        for level in activity.LEVELS:
            question = Question(layer, level, year=2014, head="MURDER")
            found[f"{layer} by {level}"] = activity.activity(facts, asked, question).places
    return found | {f"trend of {measure}": trend for measure, trend in headlines.trends(facts, asked).items()}


@pytest.mark.parametrize("asked", ASKED)
def test_an_empty_database_gives_empty_answers_of_the_same_columns(asked: Filters) -> None:
    full, none = every_frame(SOME, asked), every_frame(made.empty(), asked)
    for name, frame in none.items():
        assert frame.schema == full[name].schema, name
        counts = [column for column in frame.columns if column.endswith("count")]
        assert frame.is_empty() or frame.select(counts).sum().row(0) == (0,) * len(counts), name


def test_single_numbers_of_an_empty_database_are_nought() -> None:
    facts = made.empty()
    nothing = incidents.picked(facts, Filters(), YEAR)
    assert sharing.message_count(sharing.deliveries(facts, Filters(), YEAR)) == 0
    assert incidents.not_on_map(nothing, "district") == 0
    assert set(incidents.casualties(nothing).values()) == {0}
    assert belt.belt(facts, nothing, 10, ()) == belt.Belt(10, 0, 0, 0, None)
    assert freshness.nil_states(facts, YEAR) == frozenset()
    assert published.years(facts) == published.heads(facts, 2014) == []
    assert filters.state_choices(facts) == filters.force_choices(facts) == []


def test_codes_that_nobody_knows_find_nothing() -> None:
    for asked in (Filters(states=("??",)), Filters(forces=("??",)), Filters(gangs=("??",))):
        frames = every_frame(SOME, asked)
        assert [name for name in ("picked", "deliveries", "under_way") if frames[name].height] == []


@pytest.mark.parametrize("asked", ASKED)
def test_there_is_something_to_find(asked: Filters) -> None:
    """Else the two tests above would prove nothing."""
    frames = every_frame(SOME, asked)
    assert [
        name for name in ("picked", "deliveries", "under_way", "published by district") if frames[name].is_empty()
    ] == []
