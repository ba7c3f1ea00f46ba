"""Minutes on both engines: recorded, corrected, struck out, shown, closed by the chair; nothing lost between two who write."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Engine, select

from data import audit, chair, minutes
from data.action_history import NotWritten
from data.audit import Look
from data.engine import reading
from data.minutes import Decision
from data.schema.meetings import action_item, action_owner, action_update, meeting
from data.schema.running import access_log
from queries import records, records_minutes
from queries.visible import Viewer
from tests.data.dying import KILLED, killed_before
from tests.data.writers import NOVEMBER, add, force, write

pytestmark = pytest.mark.slow

SITTING = (
    *[force(code) for code in ("RJ", "HR", "PB", "DL")],
    add(
        "meeting",
        agency="RJ",
        reference="S1",
        status="held",
        meets_at=NOVEMBER.format(20),
        mode="in_person",
        chair="DGP, Rajasthan",
        chair_hi="महानिदेशक पुलिस, राजस्थान",
    ),
)
SAID = Decision("Send <b>dossiers</b>", None, "HR", ("PB",), date(2026, 12, 20), gap_key="nothing_sent:HR")


def look(post: str = "Secretariat") -> Look:
    return Look(datetime.now(UTC), "s", "An Officer", post, "secretariat", None, "write", "minutes/S1")


def in_chair(post: str = "DGP, Rajasthan", role: str = "leader") -> Look:
    return Look(datetime.now(UTC), "c", "The Chair", post, role, "RJ", "write", "minutes/S1")


@pytest.fixture
def sat(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    write(engine, *SITTING)
    monkeypatch.setattr(records, "_engine", lambda: engine)
    return engine


def rows(engine: Engine, table: Any) -> list[dict]:
    with reading(engine) as connection:
        return [dict(row) for row in connection.execute(select(table)).mappings()]


def item(engine: Engine, reference: str = "S1-a") -> dict:
    return next(row for row in rows(engine, action_item) if row["reference"] == reference)


def lines(engine: Engine) -> list[dict]:
    return sorted(rows(engine, action_update), key=lambda row: (row["reference"], row["number"]))


def refused(reason: str, act: Callable[[], Any]) -> None:
    with pytest.raises(NotWritten) as no:
        act()
    assert no.value.reason == reason


def test_a_decision_is_recorded_with_its_owners_its_history_and_its_line_in_the_log(sat: Engine) -> None:
    key = minutes.record(sat, look(), "S1", "a", SAID)
    row = item(sat)
    assert key == ("RJ", "S1-a")  # the host's record
    assert (row["decision"], row["number"], row["status"], row["revision"]) == ("Send <b>dossiers</b>", 1, "open", 0)
    assert (row["first_due_on"], row["due_on"]) == (date(2026, 12, 20), date(2026, 12, 20))
    assert (row["gap_key"], row["shown_at"]) == ("nothing_sent:HR", None)  # not on the wall unless it is said
    assert {(own["force"], own["role"]) for own in rows(sat, action_owner)} == {("HR", "lead"), ("PB", "associate")}
    (line,) = lines(sat)
    assert (line["kind"], line["post"], line["force"], line["number"]) == ("recorded", "Secretariat", "RJ", 1)
    assert [row["minutes"] for row in rows(sat, meeting)] == ["draft"]  # with the first decision they are begun
    assert len(rows(sat, access_log)) == 1
    with reading(sat) as connection:
        assert audit.verify(connection).wrong == ()


def test_sent_twice_it_is_there_once_and_another_gets_the_next_number(sat: Engine) -> None:
    minutes.record(sat, look(), "S1", "a", SAID)
    minutes.record(sat, look(), "S1", "a", SAID)  # pressed twice, or the answer of the server was lost
    minutes.record(sat, look(), "S1", "b", SAID, shown=True)
    assert [(row["reference"], row["number"]) for row in rows(sat, action_item)] == [("S1-a", 1), ("S1-b", 2)]
    assert len(lines(sat)) == 2
    assert item(sat, "S1-b")["shown_at"] is not None


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (replace(SAID, decision="  "), "no_text"),
        (replace(SAID, decision="x" * 2001), "too_long"),
        (replace(SAID, lead=""), "no_owner"),
    ],
)
def test_what_is_no_decision_is_not_written_nor_logged(sat: Engine, said: Decision, reason: str) -> None:
    refused(reason, lambda: minutes.record(sat, look(), "S1", "a", said))
    assert rows(sat, action_item) == rows(sat, action_update) == rows(sat, access_log) == []


def test_of_no_sitting_there_are_no_minutes(sat: Engine) -> None:
    refused("unknown", lambda: minutes.record(sat, look(), "S9", "a", SAID))
    refused("unknown", lambda: minutes.change(sat, look(), ("RJ", "x"), 0, {"due_on": None}))


def test_a_correction_says_what_stood_before(sat: Engine) -> None:
    key = minutes.record(sat, look(), "S1", "a", SAID)
    new = {"decision": "Send dossiers", "lead": "DL", "associates": ("HR",), "due_on": date(2026, 12, 31)}
    minutes.change(sat, look("Second post"), key, 0, new)
    row, line = item(sat), lines(sat)[1]
    assert (row["decision"], row["revision"]) == ("Send dossiers", 1)
    assert row["first_due_on"] == row["due_on"] == date(2026, 12, 31)  # nobody was sent the first date yet
    assert {(own["force"], own["role"]) for own in rows(sat, action_owner)} == {("DL", "lead"), ("HR", "associate")}
    assert (line["kind"], line["post"], line["due_on_after"]) == ("correction", "Second post", date(2026, 12, 31))
    assert json.loads(line["before"]) == {
        "decision": "Send <b>dossiers</b>",
        "lead": "HR",
        "associates": ["PB"],
        "due_on": "2026-12-20",
    }
    refused("nothing", lambda: minutes.change(sat, look(), key, 1, new))


def test_a_stale_change_is_refused_whatever_it_is(sat: Engine) -> None:
    key = minutes.record(sat, look(), "S1", "a", SAID)
    minutes.change(sat, look("First post"), key, 0, {"decision": "First was faster"})
    for act in (
        lambda: minutes.change(sat, look(), key, 0, {"due_on": None}),
        lambda: minutes.strike(sat, look(), key, 0, "wrong"),
        lambda: chair.say(sat, in_chair(), key, 0, "accepted"),
    ):
        refused("stale", act)
    assert (item(sat)["decision"], item(sat)["revision"]) == ("First was faster", 1)
    viewer = Viewer(None, "secretariat")
    (late,) = records_minutes.history(*key, viewer, after=1)  # what the refused one is shown
    assert (late["post"], json.loads(late["before"])) == ("First post", {"decision": "Send <b>dossiers</b>"})


def test_once_circulated_a_correction_needs_a_reason_and_the_first_due_date_stays(sat: Engine) -> None:
    key = minutes.record(sat, look(), "S1", "a", SAID)
    minutes.circulate(sat, look(), "S1", "OC/7")
    assert item(sat)["letter_number"] == "OC/7"
    later = {"due_on": date(2027, 1, 31)}
    refused("no_reason", lambda: minutes.change(sat, look(), key, 0, later, "  "))
    minutes.change(sat, look(), key, 0, later, "अनुरोध पर")
    row, line = item(sat), lines(sat)[1]
    assert (row["first_due_on"], row["due_on"], row["extended_by"]) == (date(2026, 12, 20), date(2027, 1, 31), "RJ")
    assert (line["kind"], line["remark"], line["remark_hi"]) == ("revised_due_date", None, "अनुरोध पर")


def test_minutes_go_draft_circulated_approved_and_are_then_shut(sat: Engine) -> None:
    refused("not_next", lambda: minutes.circulate(sat, look(), "S1"))  # nothing is written yet
    minutes.record(sat, look(), "S1", "a", SAID)
    refused("not_next", lambda: chair.approve(sat, in_chair(), "S1"))
    minutes.circulate(sat, look(), "S1")
    minutes.record(sat, look(), "S1", "b", SAID)  # forgotten, and added before the approval
    chair.approve(sat, in_chair(), "S1")
    assert [row["minutes"] for row in rows(sat, meeting)] == ["approved"]
    refused("approved", lambda: minutes.record(sat, look(), "S1", "c", SAID))
    minutes.change(sat, look(), ("RJ", "S1-a"), 0, {"decision": "Corrected"}, "typing error")


def test_struck_out_it_stays_with_its_reason_and_leaves_the_wall(sat: Engine) -> None:
    key = minutes.record(sat, look(), "S1", "a", SAID, shown=True)
    assert [row["reference"] for row in records_minutes.on_the_wall("S1")] == ["S1-a"]
    refused("no_reason", lambda: minutes.strike(sat, look(), key, 0, " "))
    minutes.strike(sat, look(), key, 0, "entered twice")
    row = item(sat)
    assert (row["decision"], row["strike_reason"], row["status"]) == (
        "Send <b>dossiers</b>",
        "entered twice",
        "withdrawn",
    )
    assert records_minutes.on_the_wall("S1") == []
    refused("struck", lambda: minutes.show(sat, look(), key, True))
    refused("struck", lambda: minutes.change(sat, look(), key, 1, {"decision": "x"}))
    assert lines(sat)[1]["kind"] == "strike_out"


def test_only_the_chair_closes_and_takes_up_again(sat: Engine) -> None:
    key = minutes.record(sat, look(), "S1", "a", SAID)
    chair.say(sat, in_chair(), key, 0, "accepted")
    assert item(sat)["status"] == "accepted"
    assert {own["status"] for own in rows(sat, action_owner)} == {"accepted"}
    refused("closed", lambda: minutes.change(sat, look(), key, 1, {"decision": "x"}))
    refused("no_reason", lambda: chair.say(sat, in_chair(), key, 1, "in_progress"))  # the forces must know why
    chair.say(sat, in_chair(), key, 1, "in_progress", "Delhi has not reported")
    assert (item(sat)["status"], lines(sat)[2]["status_after"]) == ("in_progress", "in_progress")
    with pytest.raises(ValueError, match="word"):
        chair.say(sat, in_chair(), key, 2, "reported_complied")


@pytest.mark.parametrize(
    ("who", "may"),
    [
        (in_chair(), True),
        (in_chair("dgp,  rajasthan"), True),  # written otherwise, the same post
        (in_chair("महानिदेशक पुलिस, राजस्थान"), True),
        (in_chair("DGP, Haryana"), False),  # a leader, not in the chair
        (in_chair(role="nodal_officer"), False),  # a post of the same name
        (look("DGP, Rajasthan"), False),  # the secretariat says nothing for the chair
        (in_chair(""), False),
    ],
)
def test_only_who_is_in_the_chair_approves_and_accepts(sat: Engine, who: Look, may: bool) -> None:
    key = minutes.record(sat, look(), "S1", "a", SAID)
    minutes.circulate(sat, look(), "S1")
    acts = (lambda: chair.approve(sat, who, "S1"), lambda: chair.say(sat, who, key, 0, "accepted"))
    for act in acts:
        act() if may else refused("not_chair", act)
    assert (item(sat)["status"], rows(sat, meeting)[0]["minutes"]) == (
        ("accepted", "approved") if may else ("open", "circulated")
    )


def test_a_sitting_may_have_two_in_the_chair_or_name_nobody() -> None:
    assert chair.holds("leader", "DGP, Punjab", "DGP, Rajasthan; DGP, Punjab", None)
    assert not chair.holds("leader", "", None, "")


def test_the_wall_shows_what_it_is_told_and_nothing_that_is_not_open_to_all(sat: Engine) -> None:
    key = minutes.record(sat, look(), "S1", "a", SAID)
    named = minutes.record(sat, look(), "S1", "b", replace(SAID, handling="named"), shown=True)
    assert records_minutes.on_the_wall("S1") == []
    minutes.show(sat, look(), key, True)
    assert [(row["reference"], row["lead"], row["associates"]) for row in records_minutes.on_the_wall("S1")] == [
        ("S1-a", "HR", ("PB",))
    ]
    refused("unknown", lambda: minutes.show(sat, look(), named, True))
    minutes.show(sat, look(), key, False)
    assert records_minutes.on_the_wall("S1") == []
    assert item(sat)["revision"] == 0  # showing changes no text: who corrects it meanwhile is not refused
    seen = {
        code: {row["reference"] for row in records_minutes.decisions("S1", Viewer(code, "leader"))}
        for code in ("HR", "DL")
    }
    assert seen == {"HR": {"S1-a", "S1-b"}, "DL": {"S1-a"}}  # `named` is for those who must act


def test_a_decision_on_a_gap_is_found_by_the_gap_until_it_is_struck(sat: Engine) -> None:
    key, viewer = minutes.record(sat, look(), "S1", "a", SAID), Viewer(None, "secretariat")
    assert records_minutes.of_gap("nothing_sent:HR", viewer) == [{"meeting": "S1", "number": 1}]
    minutes.strike(sat, look(), key, 0, "wrong gap")
    assert records_minutes.of_gap("nothing_sent:HR", viewer) == []


def test_many_at_once_lose_nothing(sat: Engine) -> None:
    """Twelve new decisions and twelve corrections of one item, from eight writers at a time."""
    key = minutes.record(sat, look(), "S1", "a", SAID)

    def work(number: int) -> str:
        minutes.record(sat, look(), "S1", f"n{number}", SAID)
        revision = item(sat)["revision"]
        try:
            minutes.change(sat, look(f"Post {number}"), key, revision, {"decision": f"Text {number}"})
        except NotWritten as no:
            return no.reason
        return "written"

    with ThreadPoolExecutor(8) as hands:
        became = list(hands.map(work, range(12)))
    assert set(became) <= {"written", "stale"}
    assert sorted(row["number"] for row in rows(sat, action_item)) == list(range(1, 14))
    corrections = [row for row in lines(sat) if row["kind"] == "correction"]
    assert len(corrections) == became.count("written") == item(sat)["revision"]
    texts = [json.loads(row["before"])["decision"] for row in corrections] + [item(sat)["decision"]]
    assert len(set(texts)) == len(texts)  # each text that was written stood once, and none was written over unseen


def test_killed_at_any_statement_all_of_it_is_there_or_nothing(sat: Engine) -> None:
    url, ended = sat.url.render_as_string(hide_password=False), []
    for statement in range(1, 30):
        token = f"k{statement}"
        ended.append(killed_before(statement, url, partial(_recorded, token)))
        there = [row["reference"] for row in rows(sat, action_item)]
        if ended[-1] == 0:
            assert there == [f"S1-{token}"]
            break
        assert (ended[-1], there) == (KILLED, [])
        assert rows(sat, action_update) == rows(sat, action_owner) == rows(sat, access_log) == []
        assert [row["minutes"] for row in rows(sat, meeting)] == ["none"]
    assert len(ended) > 8
    assert len(rows(sat, action_owner)) == 2
    assert len(rows(sat, action_update)) == len(rows(sat, access_log)) == 1


def _recorded(token: str, engine: Engine) -> None:
    minutes.record(engine, look(), "S1", token, SAID)
