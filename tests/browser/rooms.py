"""A meeting room for tests in browsers: a sitting that is coming, the posts at its table, and texts as long as officers write."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import Connection, Engine, delete, insert, select, update

from benchmarks.server import ROOT, Server, serving
from data import viewers
from data.engine import connect, writing
from data.schema.meetings import action_item, action_owner, agenda_step, gap_daily, gap_remark, meeting
from data.schema.people import gang, gang_link, offender, offender_alias
from data.schema.work import practice, practice_adoption
from tests.browser.conftest import settled
from tests.pages.wire import SETTINGS, headers

POSTS = {"RJ": "leader", "SECRETARIAT": "secretariat", "ROOM": "meeting_room"}
WALL, SMALL = (1920, 1080), (1280, 720)
LONG = (
    "Each force sends the dossiers of all hardcore criminals of gangs active in two states or more, with photographs. "
)
LONG_HI = "प्रत्येक पुलिस बल दो या अधिक राज्यों में सक्रिय गैंग के सभी हार्डकोर अपराधियों के डोजियर फोटो सहित भेजेगा। "
MANY = ("UP", "JK", "HP", "CH", "NIA")


@dataclass
class Room:
    port: int
    engine: Engine
    reference: str
    names: list[str]

    def open(self, browser: Browser, post: str, address: str, size: tuple[int, int] = WALL) -> Page:
        page = browser.new_context(
            extra_http_headers=headers(post), viewport={"width": size[0], "height": size[1]}
        ).new_page()
        page.goto(f"http://localhost:{self.port}{address}")
        settled(page)
        return page

    def wall(self, browser: Browser, step: str = "1", post: str = "ROOM", size: tuple[int, int] = WALL) -> Page:
        return self.open(browser, post, f"/room?meeting={self.reference}&step={step}", size)


@contextmanager
def signed_in_server(folder: Path, port: int) -> Iterator[Server]:
    with pytest.MonkeyPatch.context() as patched:
        for name, value in SETTINGS.items():
            patched.setitem(os.environ, name, value)
        with serving(ROOT / "dashboard.py", folder, port, "/health") as running:
            yield running


def made(folder: Path, port: int) -> Room:
    """In the sample of `folder`: the posts, and names of the registers in long texts of the sitting that is coming."""
    engine = connect(f"sqlite:///{folder / 'sajha.db'}")
    with writing(engine) as connection:
        for subject, role in POSTS.items():
            agency = subject if role == "leader" else None
            viewers.add(connection, subject, f"Officer {subject}", f"Post {subject}", agency, role, date(2026, 1, 1))
        dgp = select(meeting).where(meeting.c.series == "DGP")
        coming = connection.execute(dgp.where(meeting.c.status == "planned")).mappings().one()
        held = dgp.where(meeting.c.status == "held").order_by(meeting.c.meets_at.desc())
        last = connection.execute(held).mappings().first()
        names = _names(connection)
        _few_presentations(connection)
        _decisions(connection, coming, last, names)
        _remarks(connection, names)
        _other_texts(connection, f"Seen: {names[2]}")
    return Room(port, engine, str(coming["reference"]), names)


def _names(connection: Connection) -> list[str]:
    columns = offender.c.name, offender.c.name_hi, offender.c.name_received
    names = [text for row in connection.execute(select(*columns)) for text in row]
    names += connection.scalars(select(offender_alias.c.alias))
    return sorted({name for name in names if name})


def _few_presentations(connection: Connection) -> None:
    """Of the state with the longest name, and of one more: the others look the same."""
    others = agenda_step.c.state.is_not(None), agenda_step.c.state.not_in(["JK", "RJ"])
    connection.execute(delete(agenda_step).where(*others))


def _decisions(connection: Connection, coming: Any, last: Any, names: list[str]) -> None:
    """Thirty of the last sitting and five of this one, some of 600 letters; all name somebody."""
    english, hindi = f"Arrest {names[0]} <b>soon</b>. ", f"{names[-1]} "
    connection.execute(update(action_item).values(decision=english, decision_hi=hindi))
    of_last = action_item.c.meeting_reference == last["reference"]
    connection.execute(update(action_item).where(of_last).values(withdrawn_at=datetime.now(UTC)))
    item = connection.execute(select(action_item).where(action_item.c.handling == "participants")).mappings().first()
    assert item is not None
    base = {column.name: item[column.name] for column in action_item.c if not column.computed}
    base |= {"decision": english * 4, "decision_hi": hindi * 4, "status": "open", "withdrawn_at": None}
    for sitting, count, shown_at in ((last, 30, None), (coming, 5, datetime.now(UTC))):
        of = {"agency": sitting["agency"], "meeting_agency": sitting["agency"], "shown_at": shown_at}
        of |= {"meeting_reference": sitting["reference"]}
        for number in range(1, count + 1):
            long = {"decision": (english + LONG * 6)[:600], "decision_hi": (hindi + LONG_HI * 6)[:600]}
            key = {"reference": f"NEW-{sitting['reference']}-{number}", "number": number}
            connection.execute(insert(action_item).values(base | of | key | (long if number < 4 else {})))
            for force in MANY:
                role = "lead" if force == MANY[0] else "associate"
                own = {"agency": of["agency"], "reference": key["reference"], "force": force, "role": role}
                connection.execute(insert(action_owner).values(own))


def _other_texts(connection: Connection, text: str) -> None:
    """What pages that have no steps of their own show on a wall: good practices, and where a gang's links are known from."""
    connection.execute(update(practice).values(title=text, title_hi=text, summary=text, summary_hi=text))
    connection.execute(update(practice_adoption).where(practice_adoption.c.measure.is_not(None)).values(measure=text))
    connection.execute(update(gang_link).values(source=text))
    connection.execute(update(gang).where(gang.c.terror_link_source.is_not(None)).values(terror_link_source=text))


def _remarks(connection: Connection, names: list[str]) -> None:
    for key in connection.scalars(select(gap_daily.c.gap_key).distinct()).all():
        remark = {"gap_key": key, "agency": "RJ", "post": "IG", "made_at": datetime.now(UTC)}
        text = f"Ask {names[1]}. {LONG * 4}"
        connection.execute(insert(gap_remark).values(remark | {"remark": text, "handling": "participants"}))


def code(page: Page) -> str:
    return page.inner_text(".wall-head > b:last-child").split(" / ")[0]


def codes(page: Page) -> list[str]:
    return (page.get_attribute("#sajha-wall", "data-codes") or "").split()


def press(page: Page, key: str) -> str:
    page.keyboard.press(key)
    settled(page)
    return code(page)
