"""The situation in one sentence."""

from queries.filters import Filters
from queries.headlines import headlines
from tests.queries import made
from ui import situation

MEETING = [{"reference": "M1", "day": made.day_of("2026-11-01")}]


def said(**rows: list[made.Row]) -> str:
    return situation.answer(headlines(made.facts(**rows), Filters()))


def test_the_sentence_names_incidents_firing_for_extortion_and_open_decisions() -> None:
    shots = {"firing": True, "extortion": True}
    items = [
        {"meeting_reference": "M1"},
        {"meeting_reference": "M1"},
        {"meeting_reference": "M1", "status": "accepted"},
    ]
    text = said(incidents=[{}, shots, shots], meetings=MEETING, action_items=items)
    for part in ("3 incidents", "+3", "2 of them", "2 decisions"):
        assert part in text


def test_nothing_is_said_too() -> None:
    text = said()
    for part in ("0 incidents", "unchanged", "0 of them", "0 decisions"):
        assert part in text
