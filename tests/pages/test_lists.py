"""Lists as an exporter takes them: the keys of the number, all pages, and no more than the viewer may see."""

from collections.abc import Callable
from datetime import date

import polars as pl
import pytest
from sqlalchemy import Engine

from data.facts import Facts
from queries import activity, answers, decisions, meetings, operation_board, records, sharing
from queries.activity import Question
from queries.filters import Filters
from queries.visible import LOCAL, visible
from tests.pages.test_pages_open import facts, filled, opened, pytestmark, text  # noqa: F401
from ui import exchange_records, live, meetings_decisions, meetings_report, operations, place, words
from ui import meetings as sittings
from ui.lists import Listing

YEAR = Filters(period="12m")


@pytest.fixture(autouse=True)
def held(facts: Facts, filled: Engine, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.setattr(records, "_engine", lambda: filled)
    monkeypatch.setattr(words, "language", lambda: "en")
    live.hold(facts)


def deliveries(held: Facts) -> tuple[Listing, pl.DataFrame]:
    rows = sharing.deliveries(held, YEAR, YEAR.dates(held))
    return exchange_records.listing(held, YEAR, LOCAL, "Deliveries", rows), rows


def waiting(held: Facts) -> tuple[Listing, pl.DataFrame]:
    rows = answers.unanswered(held, YEAR)
    return exchange_records.listing(held, YEAR, LOCAL, "Requests", rows, brief=True), rows


def on_board(held: Facts) -> tuple[Listing, pl.DataFrame]:
    rows = operation_board.seen(held, YEAR, LOCAL)
    return operations.listing(held, YEAR, LOCAL, "Operations", rows), rows


def standing(held: Facts) -> tuple[Listing, pl.DataFrame]:
    rows = decisions.standing(held, YEAR, YEAR.dates(held).last)
    return meetings_decisions.listing(held, YEAR, LOCAL, rows), rows


def sat(held: Facts) -> tuple[Listing, pl.DataFrame]:
    rows = meetings.sittings(held, YEAR, YEAR.dates(held))
    return sittings.listing(held, YEAR, LOCAL, rows), rows


def in_place(held: Facts) -> tuple[Listing, pl.DataFrame]:
    found = activity.activity(held, YEAR, Question())
    rows = activity.rows_of(held, YEAR, Question(), found.places["code"][0])
    return place.listing(held, YEAR, LOCAL, "Incidents", rows), rows


def action_taken(held: Facts) -> tuple[Listing, pl.DataFrame]:
    items = held.action_items.join(held.meetings, left_on="meeting_reference", right_on="reference", how="semi")
    meeting = items.group_by("meeting_reference").len().sort("len", "meeting_reference")["meeting_reference"][-1]
    rows = decisions.of_meeting(held, YEAR, meeting, YEAR.dates(held).last)
    return meetings_report.listing(held, YEAR, LOCAL, meeting, rows), rows


LISTS = (deliveries, waiting, on_board, standing, sat, in_place, action_taken)


@pytest.mark.parametrize("make", LISTS)
def test_all_that_the_viewer_may_see_and_how_many_he_may_not(
    make: Callable[[Facts], tuple[Listing, pl.DataFrame]],
    facts: Facts,  # noqa: F811
) -> None:
    found, rows = make(facts)
    may = visible(rows, LOCAL) if "handling" in rows.columns else rows
    frame = found.frame()
    assert frame.height == found.rows.height == may.height > 0
    assert found.hidden_count == rows.height - may.height
    assert "Last 12 months" in found.said
    assert found.title


def test_a_list_longer_than_one_reading_is_whole_and_in_order(facts: Facts) -> None:  # noqa: F811
    found, _ = deliveries(facts)
    assert found.rows.height > 500
    frame = found.frame()
    assert frame["Record"].n_unique() == frame.height
    assert frame["Sent"].dt.convert_time_zone("Asia/Kolkata").dt.date().to_list() == found.rows["day"].to_list()
    assert frame["Subject"].null_count() == 0


def test_days_and_counts_are_days_and_counts(facts: Facts) -> None:  # noqa: F811
    frame = standing(facts)[0].frame()
    assert frame.schema["Due"] == pl.Date
    assert frame.schema["Age, days"].is_integer()
    assert on_board(facts)[0].frame().schema["Planned start"] == pl.Date


def test_a_remark_stands_beside_its_finding() -> None:
    app = opened("information_sharing.py")
    said = [item.value for item in app.text]
    assert any("Remark of Uttarakhand, Nodal officer" in line and "letters were sent" in line for line in said)


def test_a_late_feed_marks_its_force_on_operations_and_meetings() -> None:
    for page in ("joint_operations.py", "meetings_and_actions.py"):
        app = opened(page)
        assert not app.exception
        assert "Himachal Pradesh Police: incident records: last on" in text(app).replace("\\", ""), page


def test_nothing_asked_for_gives_an_empty_list(facts: Facts) -> None:  # noqa: F811
    never = Filters(period="2020-01-01..2020-01-02")
    rows = meetings.sittings(facts, never, never.dates(facts))
    assert sittings.listing(facts, never, LOCAL, rows).frame().is_empty()
    assert date(2020, 1, 1) == never.dates(facts).first
