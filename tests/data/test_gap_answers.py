"""What is said to a gap, on both engines: a remark, a gap kept off the wall and put back; each with its line in the log."""

import argparse
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine, select

from data import audit, gap_answers, gap_days, running_commands
from data.audit import Look
from data.engine import reading
from data.facts import read_all, refresh
from data.schema.meetings import gap_kept_off, gap_remark
from data.schema.running import access_log
from queries.gaps.kept import off_the_wall
from tests.data.writers import force, write

KEY = "nothing_sent:HP"


def look(agency: str | None = "RJ", what: str = "gap_remark/x") -> Look:
    return Look(datetime.now(UTC), "s", "An Officer", "IG Crime", "leader", agency, "write", what)


@pytest.fixture
def written(engine: Engine) -> Engine:
    write(engine, force("RJ"), force("HP"))
    return engine


def rows(engine: Engine, table) -> list[dict]:
    with reading(engine) as connection:
        return [dict(row) for row in connection.execute(select(table)).mappings()]


def test_a_remark_says_who_when_and_for_whom(written: Engine) -> None:
    gap_answers.remark(written, look(), KEY, "named", "HP RJ", "  Line down <b>since</b> Monday  ")
    (row,) = rows(written, gap_remark)
    assert {name: row[name] for name in ("gap_key", "agency", "post", "remark", "handling", "named_to")} == {
        "gap_key": KEY,
        "agency": "RJ",
        "post": "IG Crime",
        "remark": "Line down <b>since</b> Monday",
        "handling": "named",
        "named_to": "HP RJ",
    }
    assert (datetime.now(UTC) - row["made_at"]).total_seconds() < 60
    assert [line["what"] for line in rows(written, access_log)] == ["gap_remark/x"]
    with reading(written) as connection:
        assert audit.verify(connection).wrong == ()


@pytest.mark.parametrize("text", ["", "   \n", "x" * 2001])
def test_nothing_and_too_much_is_not_written_nor_logged(written: Engine, text: str) -> None:
    for write_it in (
        lambda: gap_answers.remark(written, look(), KEY, "participants", "", text),
        lambda: gap_answers.keep_off(written, look(), KEY, text),
    ):
        with pytest.raises(ValueError, match="letters"):
            write_it()
    assert rows(written, gap_remark) == rows(written, gap_kept_off) == rows(written, access_log) == []


def test_a_post_of_no_force_makes_no_remark(written: Engine) -> None:
    with pytest.raises(ValueError, match="force"):
        gap_answers.remark(written, look(None), KEY, "participants", "", "something")


def test_off_the_wall_and_back_shows_in_the_facts(written: Engine) -> None:
    before = read_all(written)
    gap_answers.keep_off(written, look(None), KEY, "Settled by telephone")
    off = refresh(written, before)
    assert off_the_wall(off, datetime.now(UTC)) == [KEY]
    assert off_the_wall(off, datetime(2026, 1, 1, tzinfo=UTC)) == []  # not before it was said
    gap_answers.keep_off(written, look(None), KEY, "Said twice")
    gap_answers.put_back(written, look(None), KEY)
    assert off_the_wall(refresh(written, off), datetime.now(UTC)) == []
    assert {row["reason"] for row in rows(written, gap_kept_off)} == {"Settled by telephone", "Said twice"}
    assert len(rows(written, access_log)) == 3


def commanded(engine: Engine, agency: str, key: str) -> int:
    given = {"gap_key": key, "agency": agency, "post": "IG Crime", "text": "said by command"}
    return running_commands.remark(engine, argparse.Namespace(**given))


def test_from_the_command_line_the_gap_says_who_sees_it(written: Engine) -> None:
    gap = {"gap_key": KEY, "rule": "nothing_sent", "must_act": "HP", "concerns": "HP", "severity": 1, "numbers": "{}"}
    gap |= {"agency": "HP", "named_to": "RJ", "handling": "named", "review_by": None}
    gap_days.keep(written, date(2026, 11, 1), [gap])
    assert commanded(written, "HP", KEY) == 0
    (row,) = rows(written, gap_remark)
    assert (row["handling"], row["named_to"], row["agency"]) == ("named", "HP RJ", "HP")
    assert len(rows(written, access_log)) == 1
    with pytest.raises(ValueError, match="concerns HP"):
        commanded(written, "RJ", KEY)
    with pytest.raises(ValueError, match="No gap"):
        commanded(written, "HP", "nothing_sent:XX")
