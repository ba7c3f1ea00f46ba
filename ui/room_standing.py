"""Figures that stand still: the facts of each sitting that is open, shared by all who look, and kept beside the database.

Opening keeps the numbers in `meeting_figure`; taking in what came since opens again.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from threading import Lock
from typing import Any

import polars as pl
import streamlit as st
from sqlalchemy import Engine

from data import room, room_kept
from data.audit import Look
from data.facts import Facts
from queries import meeting_figures, records_room
from queries import room as plans
from queries.filters import Filters
from queries.roles import may_write
from queries.visible import Viewer
from ui import live, looks, room_plan_read, rows
from ui.words import t

WALL = Viewer(role="meeting_room")


@dataclass(frozen=True)
class Standing:
    facts: Facts
    opened_at: datetime


_standing: dict[str, Standing | None] = {}
_lock = Lock()
_walls: dict[tuple[str, str, str], Facts] = {}


def of(reference: str | None) -> Standing | None:
    """What stands at the sitting; None where it is not open."""
    if reference is None:
        return None
    with _lock:
        if reference not in _standing and len(_standing) < 1000:
            with suppress(*rows.AWAY):
                _standing[reference] = _as_kept(reference)
        standing = _standing.get(reference)
        if standing is not None and not room_kept.is_kept(reference, standing.opened_at):
            _standing[reference] = standing = None
        return standing


def _as_kept(reference: str) -> Standing | None:
    """What an earlier run of this server left: the opening that the database knows, where its files are whole."""
    opened_at = records_room.opened_at(reference, WALL)
    facts = room_kept.kept(reference, opened_at) if opened_at else None
    return Standing(facts, opened_at) if facts and opened_at else None


def with_wall_of(standing: Facts, now: Facts) -> Facts:
    """The figures that stand, without the gaps that are kept off the wall by now, though the button was pressed later."""
    if standing.gaps_kept_off is now.gaps_kept_off:
        return standing
    key = (standing.born, standing.version, now.version)
    if key not in _walls:
        off = now.gaps_kept_off.filter((pl.col("until_at") > now.as_of).fill_null(True))
        _walls.clear()
        _walls[key] = replace(standing, gaps_kept_off=off.with_columns(made_at=pl.lit(standing.as_of)))
    return _walls[key]


def may_open_figures(viewer: Viewer) -> bool:
    """The secretariat, the room itself, and the one viewer of a sample."""
    return viewer.is_local or may_write(viewer, "figures")


def open_now(viewer: Viewer, reference: str) -> None:
    """From now on the figures of the sitting stand still: kept, logged, shown to all who look at it."""
    facts, taken_at = live.held().facts, datetime.now(UTC).replace(microsecond=0)
    standing = of(reference)
    pressed_twice = standing is not None and standing.opened_at == taken_at
    if facts is None or pressed_twice or not may_open_figures(viewer):
        return
    try:
        room_kept.keep(reference, facts, taken_at)
    except OSError:
        st.session_state["written_note"] = t("Nothing was written: the server's disk takes nothing more.")
        return

    def write(engine: Engine, look: Look) -> None:
        room.keep_figures(engine, look, reference, facts.version, taken_at, _figures(facts, reference))

    is_written = looks.written(viewer, f"meeting_figure/{reference}", write)
    with _lock:
        if is_written:
            _standing[reference] = Standing(facts, taken_at)
        now = _standing.get(reference)
        room_kept.forget(reference, but=now.opened_at if now else None)


def take_in(viewer: Viewer, reference: str) -> None:
    """The same once more, with what came since. Only of a sitting that is open."""
    if of(reference) is not None:
        open_now(viewer, reference)


def close(viewer: Viewer, reference: str) -> None:
    """The wall follows the data again; what was kept stays kept."""
    if may_open_figures(viewer):
        with _lock:
            _standing[reference] = None
            room_kept.forget(reference)


def _figures(facts: Facts, reference: str) -> list[dict[str, Any]]:
    """The numbers of every choice of filters in the plan, and without any, once each, as the wall reads them."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    asked = [Filters(), *[plans.filters_of(step, facts) for step in room_plan_read.plan(facts, reference)]]
    for filters in dict.fromkeys(asked):
        for shown in meeting_figures.shown(facts, filters, room_plan_read.said(filters), WALL):
            found[shown.measure, shown.filters] = shown._asdict()
    return list(found.values())
