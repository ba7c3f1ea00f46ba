"""Minutes and the desk in browsers: what is written is not lost, two do not undo each other, the wall shows what it is told."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine, select

from data import viewers
from data.engine import reading, writing
from data.schema.events import delivery
from data.schema.meetings import action_item, action_update, meeting
from data.schema.running import access_log
from tests.browser.conftest import GO, free_port, new_sample, reads, settled, told
from tests.browser.rooms import signed_in_server
from tests.data.writers import delivery as delivery_to
from tests.data.writers import message, write
from tests.pages.wire import headers

pytestmark = [pytest.mark.browser, pytest.mark.slow]
POSTS = {
    "SEC1": ("secretariat", None),
    "SEC2": ("secretariat", None),
    "ROOM": ("meeting_room", None),
    "LEADER": ("leader", "RJ"),
    "NODAL": ("nodal_officer", "RJ"),
}
SENTENCE = "All forces send the list of parole jumpers <b>every</b> month"
FIELD = "Decision, in English"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """A small sample with a few posts."""
    made = new_sample(tmp_path_factory.mktemp("minutes"), scale=0.05)
    with writing(made) as connection:
        for subject, (role, agency) in POSTS.items():
            viewers.add(connection, subject, f"Officer {subject}", f"Post {subject}", agency, role, date(2026, 1, 1))
    write(
        made,
        message("ASKED", 19, agency="HR", urgency="immediate", handling="named", subject="Whose vehicle is it?"),
        delivery_to("ASKED", "RJ", agency="HR"),
    )
    return made


@pytest.fixture(scope="module")
def folder(engine: Engine) -> Path:
    return Path(str(engine.url.database)).parent


@pytest.fixture(scope="module")
def port(folder: Path) -> Iterator[int]:
    with signed_in_server(folder, free_port()) as running:
        yield running.port


@pytest.fixture(scope="module")
def sitting(engine: Engine) -> str:
    """The last sitting whose minutes are a draft and which decided something."""
    query = select(meeting.c.reference).join(action_item, action_item.c.meeting_reference == meeting.c.reference)
    query = query.where(meeting.c.minutes == "draft", action_item.c.handling == "participants")
    query = query.where(action_item.c.status.in_(["open", "in_progress"])).order_by(meeting.c.meets_at.desc())
    with reading(engine) as connection:
        return str(connection.scalars(query).first())


@contextmanager
def signed_in(browser: Browser, port: int, subject: str, address: str, width: int = 1600) -> Iterator[Page]:
    context = browser.new_context(extra_http_headers=headers(subject), viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(f"http://localhost:{port}{address}")
    settled(page)
    yield page
    context.close()


def items(engine: Engine, sitting: str) -> list[dict]:
    query = select(action_item).where(action_item.c.meeting_reference == sitting).order_by(action_item.c.number)
    with reading(engine) as connection:
        return [dict(row) for row in connection.execute(query).mappings()]


def one_open(engine: Engine, sitting: str) -> dict:
    rows = items(engine, sitting)
    return next(row for row in rows if row["status"] in ("open", "in_progress") and row["handling"] == "participants")


def lead(page: Page, force: str) -> None:
    page.get_by_label("Force in the lead").click()
    page.get_by_role("option", name=force, exact=True).click()


def test_the_wall_shows_a_decision_when_it_is_shown_and_not_while_it_is_written(
    browser: Browser, port: int, engine: Engine, sitting: str
) -> None:
    step = f"/room?meeting={sitting}&step=99"  # the last: new decisions
    at_desk = signed_in(browser, port, "SEC1", f"/minutes?meeting={sitting}")
    with at_desk as desk, signed_in(browser, port, "ROOM", step) as wall:
        desk.get_by_label(FIELD).fill(SENTENCE)
        lead(desk, "Haryana")
        wall.wait_for_timeout(5000)  # longer than the wall takes to look again
        assert SENTENCE not in told(wall)
        desk.get_by_role("button", name="Record it", exact=True).click()
        reads(desk, "Recorded. It is not on the wall")
        expect(desk.get_by_label(FIELD)).to_have_value("")
        wall.wait_for_timeout(5000)
        assert SENTENCE not in told(wall)
        desk.get_by_role("button", name="Show on the wall", exact=True).first.click()  # the newest stands first
        reads(wall, re.escape(SENTENCE))
        assert wall.locator(".wall-decided td b").count() == 0  # as written, no HTML of it
        wall.evaluate(GO, f"/minutes?meeting={sitting}")
        reads(wall, "The decisions that the secretariat shows stand on the wall")  # and no draft on its machine
        assert SENTENCE not in told(wall)
        wall.get_by_text("The decisions that the secretariat shows").click()
        reads(wall, re.escape(SENTENCE))
        desk.get_by_role("button", name="Take off the wall").first.click()
        expect(wall.locator(".stMain")).not_to_contain_text(SENTENCE, timeout=10_000)
    row = items(engine, sitting)[-1]
    assert (row["decision"], row["shown_at"]) == (SENTENCE, None)


def test_two_who_edit_the_same_decision_lose_nothing(browser: Browser, port: int, engine: Engine, sitting: str) -> None:
    row = one_open(engine, sitting)
    address = f"/minutes?meeting={sitting}&item={row['agency']}/{row['reference']}"
    with signed_in(browser, port, "SEC1", address) as first, signed_in(browser, port, "SEC2", address) as second:
        first.get_by_label(FIELD).fill("Text of the first")
        second.get_by_label("Decision, in Hindi").fill("दूसरे का पाठ")
        second.get_by_role("button", name="Save the correction").click()
        reads(second, "The correction is saved")
        first.get_by_role("button", name="Save the correction").click()
        reads(first, "somebody else changed this meanwhile")
        reads(first, "Post SEC2, .*Correction")
        expect(first.get_by_label(FIELD)).to_have_value("Text of the first")  # what he wrote stays
        expect(first.get_by_label("Decision, in Hindi")).to_have_value("दूसरे का पाठ")  # what he did not touch is new
        assert one_open(engine, sitting)["decision"] == row["decision"]
        first.get_by_role("button", name="Save the correction").click()
        reads(first, "The correction is saved")
    after = next(one for one in items(engine, sitting) if one["reference"] == row["reference"])
    assert (after["decision"], after["decision_hi"]) == ("Text of the first", "दूसरे का पाठ")
    assert after["revision"] == row["revision"] + 2
    with reading(engine) as connection:
        posts = connection.scalars(
            select(action_update.c.post)
            .where(action_update.c.reference == row["reference"], action_update.c.kind == "correction")
            .order_by(action_update.c.number)
        ).all()
    assert posts == ["Post SEC2", "Post SEC1"]


def test_what_is_being_written_outlives_the_page_the_data_and_the_server(
    browser: Browser, folder: Path, engine: Engine, sitting: str
) -> None:
    number, address, half = free_port(), f"/minutes?meeting={sitting}", "A sentence that was only half"
    with signed_in_server(folder, number) as running:
        context = browser.new_context(extra_http_headers=headers("SEC1"), viewport={"width": 1600, "height": 900})
        page = context.new_page()
        page.goto(f"http://localhost:{number}{address}")
        settled(page)
        page.get_by_label(FIELD).press_sequentially(half)
        with writing(engine) as connection:  # another writer: the page is run again, and takes nothing away
            connection.execute(meeting.update().where(meeting.c.reference == sitting).values(venue="Hall 2"))
        page.wait_for_timeout(8000)
        expect(page.get_by_label(FIELD)).to_have_value(half)
        page.reload()
        settled(page)
        expect(page.get_by_label(FIELD)).to_have_value(half)
        running.process.kill()
        running.process.wait()
    with signed_in_server(folder, number):
        page.reload()
        settled(page)
        expect(page.get_by_label(FIELD)).to_have_value(half)
        page.get_by_label(FIELD).press("End")
        page.get_by_label(FIELD).press_sequentially(", and its end")
        lead(page, "Punjab")
        page.get_by_role("button", name="Record it", exact=True).click()
        reads(page, "Recorded. It is not on the wall")
        page.reload()
        settled(page)
        expect(page.get_by_label(FIELD)).to_have_value("")  # what is saved does not come back
        context.close()
    assert [row["decision"] for row in items(engine, sitting)].count(f"{half}, and its end") == 1


def test_what_is_being_written_stands_again_each_time_its_fields_are_drawn_anew(
    browser: Browser, port: int, sitting: str
) -> None:
    address, half, hindi = f"/minutes?meeting={sitting}", "Only half", "केवल आधा"
    with signed_in(browser, port, "SEC2", address) as page:
        page.get_by_label(FIELD).press_sequentially(half)
        page.get_by_label("Decision, in Hindi").press_sequentially(hindi)
        for _ in range(3):
            page.evaluate(GO, "/changed")
            expect(page.get_by_label(FIELD)).to_have_count(0)
            page.evaluate(GO, address)
            expect(page.get_by_label(FIELD)).to_have_value(half)
            expect(page.get_by_label("Decision, in Hindi")).to_have_value(hindi)
        page.goto(f"http://localhost:{port}{address}&lang=hi")  # what it is called on the screen does not matter
        settled(page)
        assert sorted(page.locator("textarea").evaluate_all("all => all.map(one => one.value)")) == [half, hindi]


def test_a_gap_becomes_a_decision_in_two_clicks(browser: Browser, port: int, engine: Engine) -> None:
    with signed_in(browser, port, "SEC1", "/decisions?period=90d&rule=nothing_sent") as page:
        page.get_by_role("link", name="Open, and remarks").first.click()
        page.wait_for_url(re.compile("gap="))
        settled(page)
        page.get_by_role("link", name="Make it a decision").click()  # one
        page.wait_for_url(re.compile("/minutes"))
        settled(page)
        assert page.get_by_label(FIELD).input_value()
        page.get_by_role("button", name="Record it", exact=True).click()  # two
        reads(page, "Recorded. It is not on the wall")
    with reading(engine) as connection:
        row = connection.execute(select(action_item).where(action_item.c.gap_key.like("nothing_sent:%"))).one()
    assert row.due_on is not None
    with signed_in(browser, port, "LEADER", "/decisions?period=90d&rule=nothing_sent") as page:
        page.get_by_role("link", name="Open, and remarks").first.click()
        page.wait_for_url(re.compile("gap="))
        reads(page, f"Decided on: no. {row.number} of ")
        expect(page.get_by_role("link", name="Make it a decision")).to_have_count(0)


def test_struck_out_it_stands_with_its_reason(browser: Browser, port: int, engine: Engine, sitting: str) -> None:
    row = items(engine, sitting)[-1]
    address = f"/minutes?meeting={sitting}&item={row['agency']}/{row['reference']}"
    with signed_in(browser, port, "SEC1", address) as page:
        page.get_by_role("button", name="Strike it out").click()
        page.get_by_label("A wrong entry, because").fill("Said by nobody")
        page.get_by_test_id("stFormSubmitButton").get_by_role("button", name="Strike it out").click()
        reads(page, "Struck out: Said by nobody")
        expect(page.locator("s").filter(has_text=row["decision"])).to_be_visible()
    assert items(engine, sitting)[-1]["strike_reason"] == "Said by nobody"


def test_others_read_and_write_nothing(browser: Browser, port: int, sitting: str) -> None:
    with signed_in(browser, port, "LEADER", f"/minutes?meeting={sitting}") as page:
        assert "The minutes are a draft" in told(page)
        assert page.get_by_role("button", name=re.compile("^(Record it|Record and|Show on|Mark)")).count() == 0
        page.evaluate(GO, "/desk")
        expect(page.get_by_text("not open to your post")).to_be_visible(timeout=15_000)


def purpose(page: Page) -> None:
    asked = page.get_by_label(re.compile("What do you need named records for"))
    expect(asked.or_(page.locator("[class*=st-key-request_]").first)).to_be_visible()
    if asked.count():
        asked.fill("case 12/2026")
        page.get_by_role("button", name="Continue").click()
        settled(page)


def test_the_desk_states_and_reports_on_a_small_screen_too(browser: Browser, port: int, engine: Engine) -> None:
    with signed_in(browser, port, "NODAL", "/desk", width=390) as page:
        purpose(page)
        of = page.locator("[class*=st-key-request_]").filter(has_text="HR ASKED")
        expect(of).to_contain_text("Whose vehicle is it?")
        of.get_by_role("button", name="Interim report given").click()
        expect(of.get_by_role("button", name="Interim report given")).to_have_count(0)
        of.get_by_role("button", name="Answered").click()
        page.get_by_role("button", name="State that it is answered").click()
        reads(page, "Stated: answered")
        expect(of).to_have_count(0)
        assert not page.evaluate("document.querySelector('.stMain').scrollWidth > window.innerWidth + 1")
        page.get_by_role("radio", name="Decisions").or_(page.get_by_role("button", name="Decisions")).first.click()
        page.get_by_role("button", name="Report on it").first.click()
        page.get_by_label("What was done").fill("Letters are sent")
        page.get_by_label("Letter number").fill("RJ/12")
        page.get_by_role("button", name="Send the report").click()
        reads(page, "The report is sent")
    with reading(engine) as connection:
        row = connection.execute(
            select(delivery).where(delivery.c.reference == "ASKED", delivery.c.to_agency == "RJ")
        ).one()
        update = connection.execute(select(action_update).where(action_update.c.letter_number == "RJ/12")).one()
        written = connection.scalars(
            select(access_log.c.what).where(access_log.c.kind == "write", access_log.c.subject == "NODAL")
        ).all()
    assert row.interim_stated_by == row.replied_stated_by == "RJ"
    assert (update.force, update.kind, update.remark) == ("RJ", "report", "Letters are sent")
    assert len(written) == 3
