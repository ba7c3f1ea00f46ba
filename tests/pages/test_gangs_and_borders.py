"""Gangs and borders: each view by its address, nonsense in it, and what a viewer may not see one by one."""

import re

import polars as pl
import pytest
from sqlalchemy import Engine

from data.facts import Facts
from queries import borders, gang_profile_persons, records
from queries.filters import Filters
from queries.visible import LOCAL, visible
from tests.pages.test_pages_open import facts, filled, opened, pytestmark, text  # noqa: F401
from ui import live

GANGS, BORDER = "gangs.py", "inter_state_border.py"


@pytest.fixture(autouse=True)
def held(facts: Facts, filled: Engine, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.setattr(records, "_engine", lambda: filled)
    monkeypatch.setattr("queries.records_gangs._engine", lambda: filled)
    live.hold(facts)


def said(app) -> str:
    """All that is written on the page, tables among it."""
    kinds = (app.get("html"), app.markdown, app.title, app.header, app.caption, app.warning)
    parts = [str(getattr(item.proto, "body", "")) or str(item.value) for kind in kinds for item in kind]
    return " ".join([*parts, *[str(item.value.to_dict()) for item in app.dataframe]])


@pytest.mark.parametrize("address", [{}, {"view": "persons"}, {"view": "work"}, {"by_time": "day"}])
@pytest.mark.parametrize("more", [{}, {"states": "RJ", "period": "90d"}, {"period": "2020-01-01..2020-01-02"}])
def test_every_view_of_a_gang_opens(address: dict, more: dict) -> None:
    app = opened(GANGS, gang="G01", **address, **more)
    assert not app.exception
    assert "Kala Patthar" in app.header[0].value


def test_the_list_leads_to_every_profile(facts: Facts) -> None:  # noqa: F811
    links = re.findall(r"gang=(G\d\d)", said(opened(GANGS)))
    assert links[:20] == sorted(links[:20], key=links.index)
    assert set(links) <= set(facts.gangs["code"])
    assert len(set(links)) == 20  # the first page
    assert set(re.findall(r"gang=(G\d\d)", said(opened(GANGS, gangs="G02,G07")))) == {"G02", "G07"}


@pytest.mark.parametrize(("page", "key"), [(GANGS, "gang"), (BORDER, "border")])
@pytest.mark.parametrize("nonsense", ["<script>", "UNREGISTERED", "G99", "RJ-RJ", "HR-GJ", "DL-MP"])
def test_what_nobody_knows_is_said_so(page: str, key: str, nonsense: str) -> None:
    app = opened(page, **{key: nonsense})
    assert not app.exception
    assert [nonsense in item.value.replace("\\", "") for item in app.warning] == [True]


def test_hidden_entries_are_counted_and_not_shown(facts: Facts) -> None:  # noqa: F811
    entries = gang_profile_persons.of_gang(facts, "G01")
    unseen = entries.join(visible(entries, LOCAL), on=["agency", "reference"], how="anti")
    assert unseen.height  # else there would be nothing to hide
    app = opened(GANGS, gang="G01", view="persons")
    shown = said(app)
    assert f"{unseen.height} more entr" in shown
    assert not [row for row in unseen.rows(named=True) if f"{row['agency']} {row['reference']}" in shown]
    key = unseen.select(pl.format("offender/{}/{}", "agency", "reference")).item(0, 0)
    assert "not open to you" in said(opened(GANGS, gang="G01", view="persons", record=key))


@pytest.mark.parametrize("belt", ["5", "10", "20"])
def test_a_border_opens_with_the_number_of_the_list(facts: Facts, belt: str) -> None:  # noqa: F811
    for row in borders.as_seen(facts, Filters(), int(belt), None).head(3).to_dicts():
        app = opened(BORDER, border=row["code"], belt=belt)
        assert not app.exception
        if not row["incident_count_few"]:
            assert re.search(rf"\b{row['incident_count']} incidents? within {belt} km", said(app))


def test_a_state_chosen_leaves_its_borders() -> None:
    app = opened(BORDER, states="CH")
    shown = app.dataframe[0].value
    assert len(shown)
    assert all("Chandigarh" in name for name in shown["Border"])
    assert "not one of those asked for" in text(opened(BORDER, states="CH", border="HR-RJ")).replace("\\", "")
