"""What leaders ask, answered on the screen within two clicks; each answer worked out here a second time, row by row."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from benchmarks.server import Server
from data.engine import connect
from data.facts import Facts, ist_date, read_all
from tests.browser.conftest import reads, settled, told, window

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Row = dict[str, Any]


@pytest.fixture(scope="module")
def facts(sample_folder: Path) -> Facts:
    return read_all(connect(f"sqlite:///{sample_folder / 'sajha.db'}"))


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """The first page, as it opens."""
    with window(browser, server) as opened:
        yield opened


def click(page: Page, role: Any, name: str | re.Pattern[str]) -> None:
    page.get_by_role(role, name=name).first.click()
    settled(page)


def drawn(page: Page) -> str:
    """What the charts say when pointed at, and beside their bars."""
    data = page.evaluate("[...document.querySelectorAll('.js-plotly-plot')].map(chart => JSON.stringify(chart.data))")
    return " ".join(data)


def day(value: date) -> str:
    return value.strftime("%d.%m.%Y")


def this_year(facts: Facts) -> date:
    return ist_date(facts.as_of).replace(month=1, day=1)


def rows_of(frame: Any) -> list[Row]:
    return frame.to_dicts()


def sent_at(row: Row) -> datetime:
    midnight = datetime.fromisoformat(f"{row['day']}T00:00:00+05:30")
    return midnight + timedelta(seconds=row["sent_s"])


def test_since_when_has_haryana_heard_nothing_from_uttarakhand(page: Page, facts: Facts) -> None:
    click(page, "link", "Information sharing")
    click(page, "radio", "Who has heard from whom")
    sent = [
        row["day"]
        for row in rows_of(facts.deliveries)
        if (row["agency"], row["to_agency"]) == ("UK", "HR") and not row["broadcast"] and sent_at(row) <= facts.as_of
    ]
    days = (ist_date(facts.as_of) - max(sent)).days
    reads(
        page, re.escape(f"Uttarakhand to Haryana:<br>no message recorded since {day(max(sent))} ({days} days)"), drawn
    )


def test_how_long_punjab_waits_for_delhi_and_how_often_within_the_limit(page: Page, facts: Facts) -> None:
    click(page, "link", "Information sharing")
    click(page, "radio", "Answer times")
    limit = timedelta(hours=8)
    taken, in_time, passed, asked = [], 0, 0, 0
    for row in rows_of(facts.deliveries):
        mine = (row["agency"], row["to_agency"], row["kind"], row["urgency"]) == (
            "PB",
            "DL",
            "request",
            "most_immediate",
        )
        if not mine or row["day"] < this_year(facts):
            continue
        received, replied = row["received_s"], row["replied_s"]
        believed = received is not None and received >= 0 and (replied is None or received <= replied)
        begin = sent_at(row) + timedelta(seconds=received if believed else 0)
        took = None if replied is None else sent_at(row) + timedelta(seconds=replied) - begin
        asked += 1
        if took is not None:
            taken.append(took)
        if facts.as_of - begin > limit:
            passed += 1
            in_time += took is not None and took <= limit
    half = sorted(taken)[(len(taken) + 1) // 2 - 1].total_seconds() / 3600
    cell = reads(page, "Punjab asks Delhi.{,400}", drawn)[0]
    shown = re.search(r"half answered within ([\d.]+) h", cell)
    assert shown and abs(float(shown[1]) - half) <= 0.5
    assert f"answered {len(taken)} of {asked}" in cell
    assert f"answered within the limit: {in_time} of {passed}" in cell


def test_how_much_goes_over_messaging_groups_and_is_it_falling(page: Page, facts: Facts) -> None:
    click(page, "link", "Information sharing")
    sent: dict[tuple[date, int], str] = {}
    for row in rows_of(facts.deliveries):
        if row["day"] >= this_year(facts) and sent_at(row) <= facts.as_of:
            sent[row["day"], row["number"]] = row["channel"]
    informal = sum(channel in ("messaging_group", "phone") for channel in sent.values())
    reads(page, f"{100 * informal / len(sent):.0f} % of messages still go over messaging groups and phone")
    click(page, "radio", "Channels, kinds, outcomes")
    reads(page, r"Last six full months: .*; the six before: .*: falling")


def test_which_operations_should_have_started(page: Page, facts: Facts) -> None:
    click(page, "link", "Joint operations")
    today = ist_date(facts.as_of)
    late = [
        row
        for row in rows_of(facts.operations)
        if row["status"] in ("planned", "approved") and row["planned_start_on"] < today
    ]
    assert late
    reads(page, rf"{len(late)} operations? should have started")
    said = told(page)
    for row in late:
        if row["handling"] == "participants":
            days = (today - row["planned_start_on"]).days
            assert f"should have started {day(row['planned_start_on'])}, {days} day" in said


def test_what_operations_against_a_gang_brought_against_plan(page: Page, facts: Facts) -> None:
    click(page, "link", "Joint operations")
    click(page, "radio", "Results")
    real, expected = Counter[str](), Counter[str]()
    for row in rows_of(facts.operations):
        ended = row["ended_on"] or ist_date(row["status_changed_at"])
        known = row["real_arrest_count"] is not None and row["expected_arrest_count"] is not None
        if row["status"] == "concluded" and row["handling"] == "participants" and known and ended >= this_year(facts):
            real[row["gang"]] += row["real_arrest_count"]
            expected[row["gang"]] += row["expected_arrest_count"]
    names = dict(facts.gangs.select("code", "name").iter_rows())
    reads(page, re.escape(names["G03"]), drawn)
    reads(page, rf"\b{real['G03']} of {expected['G03']}\b", drawn)


def test_what_rajasthan_promised_in_the_last_dgp_meeting(page: Page, server: Server, facts: Facts) -> None:
    page.goto(f"http://localhost:{server.port}/?states=RJ")  # his own state first, as leaders have it
    settled(page)
    click(page, "link", "Meetings and actions")
    click(page, "button", "Action taken report, last DGP meeting")
    dgp = set(facts.meeting_series.filter(facts.meeting_series["level"] == "dgp")["code"])
    sat = [
        row
        for row in rows_of(facts.meetings)
        if row["series"] in dgp and row["status"] == "held" and row["meets_at"] <= facts.as_of
    ]
    last = max(sat, key=lambda row: row["meets_at"])
    mine = {(row["agency"], row["reference"]) for row in rows_of(facts.action_owners) if row["force"] == "RJ"}
    promised = [
        row
        for row in rows_of(facts.action_items)
        if row["meeting_reference"] == last["reference"] and (row["agency"], row["reference"]) in mine
    ]
    status = Counter(row["status"] for row in promised)
    reads(page, rf"{len(promised)} decisions? on which Rajasthan must act: {status['accepted']} accepted")
    reads(page, f"{status['reported_complied']} reported complied, not yet accepted")


def test_which_series_missed_their_last_three_sittings(page: Page, facts: Facts) -> None:
    click(page, "link", "Meetings and actions")
    yesterday, behind = ist_date(facts.as_of) - timedelta(days=1), []
    for series in rows_of(facts.meeting_series):
        sat = [
            row["day"]
            for row in rows_of(facts.meetings)
            if row["series"] == series["code"] and row["status"] == "held" and row["meets_at"] <= facts.as_of
        ]
        since = max([*sat, series["from_on"]])
        over = series["until_on"] is not None and series["until_on"] < ist_date(facts.as_of)
        if series["cadence_days"] and not over and (yesterday - since).days // series["cadence_days"] >= 3:
            behind.append(series["name"])
    assert behind
    reads(page, rf"{len(behind)} series ha(s|ve) missed (its|their) last three sittings")
    said = told(page)
    assert all(name in said for name in behind[:4])


def test_which_three_numbers_changed_most_since_the_last_meeting(page: Page, facts: Facts) -> None:
    link = page.locator(".sajha-more a").first
    last = datetime.strptime(link.inner_text()[-10:], "%d.%m.%Y").date()
    link.click()
    page.wait_for_url(re.compile("period="))
    settled(page)
    today = ist_date(facts.as_of)
    length = (today - last).days + 1
    states, districts = (dict(frame.select("code", "name").iter_rows()) for frame in (facts.states, facts.districts))
    gangs = dict(facts.gangs.select("code", "name").iter_rows())
    now, then = Counter[str](), Counter[str]()
    for row in rows_of(facts.incidents.filter(facts.incidents["counted"])):
        when = (
            now if last <= row["day"] <= today else then if last > row["day"] >= last - timedelta(days=length) else None
        )
        if when is None:
            continue
        named = [states.get(row["state"]), districts.get(row["district"])]
        when.update(name for name in named + [gangs.get(code) for code in (row["gangs"] or "").split()] if name)
    largest = sorted((abs(now[name] - then[name]) for name in now | then), reverse=True)[:3]
    shown = [line.inner_text() for line in page.locator(".sajha-lines").first.locator("li").all()]
    assert len(shown) == 3
    for line, change in zip(shown, largest, strict=True):
        name, counts = line.removeprefix("→ ").rsplit(": ", 1)
        assert counts.startswith(f"{now[name]} against {then[name]}")
        assert abs(now[name] - then[name]) == change
