"""Published files through the command line: loaded whole or not at all, once, and held against their printed totals."""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data import __main__ as command_line
from data.facts import read_all
from tests.conftest import POSTGRES_SLOWLY, ROOT, Make
from tests.data.writers import caught_up, changed

pytestmark = pytest.mark.slow

FILES = ROOT / "tests" / "files" / "ncrb"
OLD, NEW, PEOPLE = FILES / "units_2009_2010.csv", FILES / "units_2014.csv", FILES / "population.csv"
TABLES = ("statistic", "statistic_total", "police_unit", "police_unit_alias", "police_unit_district", "crime_head")


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture(params=POSTGRES_SLOWLY)
def engine(request: pytest.FixtureRequest) -> Engine:
    return request.getfixturevalue({"sqlite": "new_sqlite", "postgresql": "new_postgres"}[request.param])()


@pytest.fixture
def sajha(engine: Engine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`python -m data ...` on the database of the test, in this process."""
    monkeypatch.setattr(command_line, "connect", lambda: engine)

    def run(*arguments: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["python -m data", *map(str, arguments)])
        code = command_line.main()
        return Done(code, *capsys.readouterr())

    return run


def rows(engine: Engine, table: str, columns: str = "*") -> set[tuple]:
    with engine.connect() as connection:
        return {tuple(row) for row in connection.exec_driver_sql(f"SELECT {columns} FROM {table}")}


def state_of(engine: Engine) -> dict[str, set[tuple]]:
    return {table: rows(engine, table) for table in TABLES}


def altered(path: Path, tmp_path: Path, old: str, new: str) -> Path:
    """A copy in which one thing differs."""
    text = path.read_bytes().decode("utf-8-sig")
    assert text.count(old) == 1
    copy = tmp_path / "altered.csv"
    copy.write_text(text.replace(old, new), encoding="utf-8", newline="")
    return copy


def loads(engine: Engine) -> list[tuple]:
    columns = "id, dataset, file_name, accepted_count, unchanged_count, rejected_count"
    return [row[1:] for row in sorted(rows(engine, "load", columns))]


@pytest.fixture
def first_cell() -> tuple[str, str]:
    """The beginning of the first row of OLD up to its murders, and the same with one murder more."""
    line = OLD.read_bytes().decode("utf-8-sig").splitlines()[1]
    head = ",".join(line.split(",")[:4])
    before, murders = head.rsplit(",", 1)
    return f"{head},", f"{before},{int(murders) + 1},"


def test_a_file_loads_once_and_again_only_adds_a_line_to_the_loads(engine: Engine, sajha: Run) -> None:
    empty = read_all(engine)
    assert sajha("load", OLD, "--dataset", "ncrb").code == 0
    once, loaded = caught_up(engine, empty), state_of(engine)
    assert {"statistics", "statistic_totals", "loads"} <= changed(empty, once)
    assert once.statistics["registered_count"].sum() > 0
    assert sajha("load", OLD, "--dataset", "ncrb").code == 0
    assert state_of(engine) == loaded
    twice = caught_up(engine, once)
    assert changed(once, twice) == {"loads"}
    assert loads(engine) == [
        ("ncrb", OLD.name, 34, 0, 0),
        ("ncrb", OLD.name, 0, 34, 0),
    ]  # new, there already, refused


def test_both_hand_made_files_agree_with_their_printed_totals(engine: Engine, sajha: Run) -> None:
    for path in (OLD, NEW):
        assert sajha("load", path, "--dataset", "ncrb").code == 0
    done = sajha("reconcile")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("622 of 622 printed state totals")  # 9 states and years of 30 heads, 4 of 88


def test_one_altered_count_is_the_one_total_listed(
    engine: Engine, sajha: Run, tmp_path: Path, first_cell: tuple[str, str]
) -> None:
    sajha("load", OLD, "--dataset", "ncrb")
    before = rows(engine, "statistic", "state, year, head, unit, registered_count")
    assert sajha("load", altered(OLD, tmp_path, *first_cell), "--dataset", "ncrb").code == 0
    assert loads(engine)[1] == ("ncrb", "altered.csv", 1, 33, 0)
    assert len(rows(engine, "statistic", "state, year, head, unit, registered_count") - before) == 1
    done = sajha("reconcile")
    assert done.code == 1
    listed = done.out.splitlines()[1:]
    assert len(listed) == 1
    assert re.search(r"RJ 2009 murder: printed \d+, units add up to \d+", listed[0])
    sajha("load", OLD, "--dataset", "ncrb")  # as it was published, again
    assert sajha("reconcile").code == 0


def test_a_total_no_longer_printed_is_no_longer_held(engine: Engine, sajha: Run, tmp_path: Path) -> None:
    sajha("load", OLD, "--dataset", "ncrb")
    lines = OLD.read_bytes().decode("utf-8-sig").splitlines()
    assert "TOTAL" in lines[-1].upper()
    shorter = tmp_path / "shorter.csv"
    shorter.write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")
    assert "no total is printed" in sajha("load", shorter, "--dataset", "ncrb").out
    assert sajha("reconcile").out.startswith("240 of 240")  # 270 before


BROKEN = {
    "a header": (lambda text: text.splitlines()[0], "has a header and no rows"),
    "another table": (lambda text: "code,name\n1,Kota\n", "no column for state, district, year"),
    "nothing": (lambda text: "", "is empty"),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_file_gets_one_clear_sentence_and_leaves_nothing(
    engine: Engine, sajha: Run, tmp_path: Path, how: str
) -> None:
    change, said = BROKEN[how]
    path = tmp_path / "broken.csv"
    path.write_text(change(OLD.read_bytes().decode("utf-8-sig")), encoding="utf-8", newline="")
    before = state_of(engine)
    done = sajha("load", path, "--dataset", "ncrb")
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert "broken.csv" in done.err
    assert said in done.err
    assert state_of(engine) == before
    assert rows(engine, "load") == set()


def test_half_a_file_is_in_but_for_the_row_that_was_cut(engine: Engine, sajha: Run, tmp_path: Path) -> None:
    path = tmp_path / "half.csv"
    text = OLD.read_bytes().decode("utf-8-sig")
    path.write_text(text[: len(text) // 2], encoding="utf-8", newline="")
    done = sajha("load", path, "--dataset", "ncrb")
    assert (done.code, done.err) == (1, "")
    assert "1 rejected" in done.out
    assert "the header has 33" in done.out
    assert len(loads(engine)) == 1


def test_a_file_that_is_not_there(engine: Engine, sajha: Run, tmp_path: Path) -> None:
    done = sajha("load", tmp_path / "none.csv", "--dataset", "ncrb")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "There is no file" in done.err
    assert rows(engine, "load") == set()


def test_population_goes_to_districts_and_again_changes_nothing(engine: Engine, sajha: Run) -> None:
    empty = read_all(engine)
    assert sajha("load", PEOPLE, "--dataset", "population").code == 0
    people = dict(rows(engine, "district", "code, population"))
    assert people[86] == 909  # Gurugram, counted as Gurgaon
    assert people[81] is None  # Bhiwani: Charkhi Dadri left it, so 2011 says nothing of today
    facts = caught_up(engine, empty)
    assert facts.districts.filter(code=86)["population"].to_list() == [909]
    assert sajha("load", PEOPLE, "--dataset", "population").code == 0
    assert changed(facts, caught_up(engine, facts)) == {"loads"}


def test_units_tells_how_many_are_on_the_map_and_lists_the_rest(engine: Engine, sajha: Run, tmp_path: Path) -> None:
    every = sajha("units").out
    assert re.search(r"^  RJ +\d+ of +\d+$", every, re.MULTILINE)
    nowhere = altered(NEW, tmp_path, "Praapgarh", "Nowhere")
    assert sajha("load", nowhere, "--dataset", "ncrb").code == 0
    assert "RJ  Nowhere  (RJ-NOWHERE)" in sajha("units").out


def test_without_a_database_one_sentence_says_how_to_make_one(
    new_sqlite: Make, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", str(new_sqlite(empty=True).url))
    for arguments in (["load", str(OLD), "--dataset", "ncrb"], ["reconcile"], ["units"], ["status"]):
        monkeypatch.setattr(sys, "argv", ["python -m data", *arguments])
        assert command_line.main() == 2
        assert "Make one: `python -m data sample`" in capsys.readouterr().err
