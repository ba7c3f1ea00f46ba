"""1–2 on the pages: two worlds that differ in whether one or two hidden records stand in a cell give a viewer who may see
neither the same page, word for word and bar for bar."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.facts import Facts
from queries import busiest, exchange, headlines
from queries.activity import Question, as_seen, by_month_seen, near_borders_seen
from queries.filters import Filters
from queries.visible import Viewer
from tests.queries import made
from tests.sign_in.test_sign_in import app
from ui import guard, live, sign_in

pytestmark = [pytest.mark.filterwarnings("ignore:.*ScriptRunContext.*"), pytest.mark.slow]
FILTERS = Filters(period="2026-01-01..2026-11-21", gangs=("G01",))
HERE = {"state": "RJ", "district": 99, "border_km": 3.0, "border_state": "HR", "gangs": "G01", "handling": "originator"}
HR, RJ = Viewer("HR", "leader", "asha", "ADG", "Asha"), Viewer("RJ", "leader", "ravi", "ADG", "Ravi")


def world(count: int) -> Facts:
    """`count` incidents, deliveries and operations that only Rajasthan and Delhi see, and some that everybody does."""
    shots = [
        HERE
        | {
            "agency": "RJ",
            "reference": f"A{n}",
            "kind": "firing",
            "firing": True,
            "extortion": True,
            "day": made.day_of("2026-06-10"),
        }
        for n in range(count)
    ]
    others = [
        {
            "agency": "RJ",
            "state": "RJ",
            "reference": f"B{n}",
            "day": made.day_of("2026-06-11"),
            "gangs": "G02",
            "district": 100,
        }
        for n in range(5)
    ]
    told = [
        {
            "reference": f"M{n}",
            "kind": "request",
            "urgency": "ordinary",
            "gangs": "G01",
            "handling": "named",
            "day": made.day_of("2026-06-12"),
            "to": ["DL"],
        }
        for n in range(count)
    ]
    told += [
        {"reference": f"N{n}", "gangs": "G02", "day": made.day_of("2026-06-12"), "to": ["DL", "HR"]} for n in range(5)
    ]
    run = [
        {
            "reference": f"O{n}",
            "gang": "G01",
            "status": "running",
            "started_on": made.day_of("2026-06-01"),
            "handling": "named",
            "forces": ["RJ"],
        }
        for n in range(count)
    ]
    facts = made.facts(
        incidents=shots + others,
        messages=told,
        operations=run,
        gangs=[{"code": code, "name": f"Gang {code}", "name_hi": "x"} for code in ("G01", "G02")],
        districts=[{"code": code, "state": "RJ", "name": f"D{code}", "name_hi": "x"} for code in (99, 100)],
    )
    return replace(facts, as_of=datetime(2026, 11, 21, 6, 30, tzinfo=UTC), version=f"v{count}")


ONE, TWO, THREE = world(1), world(2), world(3)


def figures(facts: Facts, viewer: Viewer, filters: Filters = FILTERS) -> dict[str, Any]:
    """Everything finer than a state by a month, as the viewer may read it."""
    kind, belt = Question(kind="firing"), Question(belt_km=10)
    maps = {str(q): as_seen(facts, filters, q, viewer) for q in (Question(), Question(level="state"), kind, belt)}
    found: dict[str, Any] = {
        f"map {name}": (a.total, a.compared, a.not_on_map, a.total_few, a.places.to_dicts()) for name, a in maps.items()
    }
    found["months"] = by_month_seen(facts, filters, kind, viewer).to_dicts()
    found["belt"] = near_borders_seen(facts, filters, Question(), 10, viewer)
    trends = headlines.trends_seen(facts, filters, viewer)
    for item in headlines.as_seen(facts, filters, viewer):
        found[item.measure] = (item.now, item.now_few, item.then, trends[item.measure].to_dicts())
    for what in busiest.COUNTS:
        found[what] = busiest.as_seen(facts, filters, what, viewer).to_dicts()
    found["changed"] = busiest.changed_seen(facts, filters, viewer).to_dicts()
    found["pairs"] = exchange.few_pairs(facts, filters, viewer.sees_for)
    return found


def test_one_and_two_hidden_records_give_the_same_figures() -> None:
    assert figures(ONE, HR) == figures(TWO, HR)
    told = figures(ONE, HR)
    assert told["incidents"][:2] == told["deliveries"][:2] == told["operations_under_way"][:2] == (2, True)
    assert told["pairs"] == (frozenset({"RJ-DL"}), frozenset())


def test_the_owner_reads_them_exactly_and_three_are_no_longer_few() -> None:
    for facts, count in ((ONE, 1), (TWO, 2)):
        assert figures(facts, RJ)["incidents"][:2] == (count, False)
        assert figures(facts, RJ)["pairs"] == (frozenset(), frozenset())
    assert figures(THREE, HR)["incidents"][:2] == (3, False)
    assert figures(THREE, HR)["pairs"] == (frozenset(), frozenset())


def test_a_state_by_a_month_stays_whole() -> None:
    plain = replace(FILTERS, gangs=())
    for facts, count in ((ONE, 6), (TWO, 7)):
        told = figures(facts, HR, plain)
        assert told["incidents"][:2] == (count, False)
        assert [(row["code"], row["incident_count"]) for row in told["states"]] == [("RJ", count)]


@pytest.fixture
def sitting(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(sign_in, "current", lambda: HR)
    yield
    live.hold(None)


def page(monkeypatch: pytest.MonkeyPatch, facts: Facts, path: str, **own: str) -> str:
    """Every text and figure of a page, as it goes to the browser."""
    live.hold(facts)
    run = app(monkeypatch, "")
    for key, value in {"period": "2026-01-01..2026-11-21", "gangs": "G01", **own}.items():
        run.query_params[key] = value
    run = run.run().switch_page(f"../pages/{path}.py").run()
    assert not run.exception
    assert guard.standing().way == "none"
    return said(run)


def said(run: AppTest) -> str:
    parts = [str(node.proto) for node in run.main if hasattr(node, "proto")]
    return "\n".join(part for part in parts if "watch" not in part)


PAGES = [
    ("situation", {}),
    ("gang_activity_map", {}),
    ("gang_activity_map", {"kind": "firing", "level": "state"}),
    ("gang_activity_map", {"belt": "10"}),
    ("gang_activity_map", {"place": "99"}),
    ("information_sharing", {"view": "flow"}),
    ("information_sharing", {"view": "flow", "force": "RJ"}),
    ("information_sharing", {"view": "times", "urgency": "ordinary"}),
    ("information_sharing", {"view": "ways"}),
    ("information_sharing", {"view": "waiting"}),
]


@pytest.mark.parametrize(("path", "own"), PAGES)
def test_the_page_is_the_same_for_one_and_for_two(sitting, monkeypatch, path: str, own: dict[str, str]) -> None:
    one, two = (page(monkeypatch, facts, path, **own) for facts in (ONE, TWO))
    differing = [(a, b) for a, b in zip(one.splitlines(), two.splitlines(), strict=False) if a != b]
    assert differing == []
    assert "1–2" in one or r"1\342\200\2232" in one
