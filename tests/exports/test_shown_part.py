"""What stood on the wall at the last meeting, in the state's brief: as it was kept then, and as it is now."""

from datetime import UTC, datetime

from sqlalchemy import Engine, delete, insert

from data.engine import writing
from data.facts import Facts
from data.schema.meetings import meeting_figure
from queries import changed
from queries.filters import Filters
from tests.exports.conftest import SERVICE
from ui.exports.asking import Asking, speaking
from ui.exports.paper import Heading, Table, Text
from ui.exports.shown_part import shown_part

OF_RJ, OF_ALL, OF_TWO = "states=RJ&period=ytd", "period=ytd", "states=HR,RJ&period=ytd"


def kept(engine: Engine, facts: Facts, *lines: tuple[str, str, float, float | None]) -> None:
    """The figures of the last meeting: measure, filters, numerator, denominator."""
    row = facts.meetings.filter(facts.meetings["reference"] == changed.last_meeting(facts)).row(0, named=True)
    of = {"agency": row["agency"], "reference": row["reference"], "data_version": "1"}
    at = {"taken_at": datetime(2026, 10, 13, 6, tzinfo=UTC)}
    names = ("measure", "filters", "numerator", "denominator")
    with writing(engine) as connection:
        connection.execute(delete(meeting_figure))
        connection.execute(insert(meeting_figure), [of | at | dict(zip(names, line, strict=True)) for line in lines])


def part(facts: Facts) -> list:
    with speaking("en"):
        return shown_part(Asking(facts, Filters(states=("RJ",)), SERVICE))


def test_the_number_of_this_state_as_shown_and_now(filled: Engine, facts: Facts) -> None:
    kept(
        filled,
        facts,
        ("incidents", OF_RJ, 123_456, None),  # of this state alone: this one is told
        ("incidents_compared", OF_RJ, 7, None),  # the comparison of then is no figure of its own
        ("answered_in_time", OF_RJ, 3, 4),  # a part
        ("gaps", OF_RJ, 9, None),
        ("incidents", OF_TWO, 5, None),
        ("incidents", OF_ALL, 6, None),
    )
    head, said, table = part(facts)
    assert isinstance(head, Heading)
    assert isinstance(said, Text)
    assert "Rajasthan" in said.text
    assert isinstance(table, Table)
    assert sorted(line[1] for line in table.rows) == ["1,23,456", "3 of 4", "9"]
    assert all(line[2] not in ("–", "") for line in table.rows)


def test_without_its_own_those_of_all_are_told_and_others_are_not(filled: Engine, facts: Facts) -> None:
    kept(filled, facts, ("incidents", OF_ALL, 6, None), ("incidents", "states=PB&period=ytd", 1, None))
    assert [line[1] for line in part(facts)[2].rows] == ["6"]
    kept(filled, facts, ("incidents", "states=PB&period=ytd", 1, None))
    assert part(facts) == []
