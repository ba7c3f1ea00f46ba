"""Published files get the receipt, the refusals, the line in `load` and the undo of any other; into a sample database too."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from data.engine import writing
from data.intake import CannotUndo, undo
from data.intake.published import load_published
from data.intake.receipt import Receipt
from tests.intake.looking import everything, rows

pytestmark = pytest.mark.slow

FILES = Path(__file__).parents[1] / "files" / "ncrb"
OLD, NEW, PEOPLE = FILES / "units_2009_2010.csv", FILES / "units_2014.csv", FILES / "population.csv"


def altered(tmp_path: Path, path: Path, change: Callable[[list[list[str]]], None]) -> Path:
    """A copy whose cells, line by line, are changed."""
    cells = [line.split(",") for line in path.read_text(encoding="utf-8-sig").splitlines()]
    change(cells)
    copy = tmp_path / path.name
    copy.write_text("\n".join(map(",".join, cells)), encoding="utf-8")
    return copy


def cell(line: int, place: int, value: str) -> Callable[[list[list[str]]], None]:
    """Line 1 is the header, place 0 the first cell."""

    def change(cells: list[list[str]]) -> None:
        cells[line - 1][place] = value

    return change


def counts(receipt: Receipt) -> tuple[int, int, int, int]:
    found = receipt.new_count, receipt.changed_count, receipt.unchanged_count, receipt.rejected_count
    assert receipt.rows_in == sum(found)
    return found


@pytest.mark.parametrize(("dataset", "path"), [("ncrb", NEW), ("population", PEOPLE)])
def test_loaded_again_and_undone(engine: Engine, dataset: str, path: Path) -> None:
    before = everything(engine)
    tried = load_published(engine, path, dataset, "test", dry_run=True)
    assert everything(engine) == before
    done = load_published(engine, path, dataset, "test")
    assert (tried.load, counts(tried)) == (None, counts(done))
    assert done.new_count == done.rows_in > 0
    after = everything(engine)
    assert load_published(engine, path, dataset, "test").unchanged_count == done.rows_in
    assert everything(engine) == after != before
    undo(engine, done.load or 0)
    assert everything(engine) == before


def test_a_corrected_table_changes_one_row_and_undo_brings_the_old_one_back(engine: Engine, tmp_path: Path) -> None:
    load_published(engine, NEW, "ncrb", "test")
    before = everything(engine)
    done = load_published(engine, altered(tmp_path, NEW, cell(2, -1, "99999")), "ncrb", "test")
    assert counts(done)[1] == 1
    assert len(set(everything(engine)["statistic"]) - set(before["statistic"])) == 1
    undo(engine, done.load or 0)
    assert everything(engine) == before


def test_units_and_heads_that_a_file_brings_go_with_it(engine: Engine, tmp_path: Path) -> None:
    def change(cells: list[list[str]]) -> None:
        cells[0] = ["Theft of Idols" if name == "ARSON" else name for name in cells[0]]
        cells[1][2] = "Newly Made Town"

    before = everything(engine)
    done = load_published(engine, altered(tmp_path, OLD, change), "ncrb", "test")
    assert "RJ-NEWLY-MADE-TOWN" in str(everything(engine)["police_unit"])
    assert "theft_of_idols" in str(everything(engine)["crime_head"])
    undo(engine, done.load or 0)
    assert everything(engine) == before


def test_a_unit_that_a_later_file_counts_on_is_not_taken_away(engine: Engine, tmp_path: Path) -> None:
    first = load_published(engine, altered(tmp_path, OLD, cell(2, 2, "Newly Made Town")), "ncrb", "test")

    def later(cells: list[list[str]]) -> None:
        cells[1][2] = "Newly Made Town"
        for line in cells[1:]:
            line[0] = "2008" if line[0] == "2009" else "2007"

    load_published(engine, altered(tmp_path, OLD, later), "ncrb", "test")
    with pytest.raises(CannotUndo, match="Other records refer to rows"):
        undo(engine, first.load or 0)


WRONG = [
    ("no count", 4, "", "required"),
    ("less than none", 3, "-4", "below_zero"),
    ("words", 3, "n.a.", "not_a_count"),
    ("half a murder", 3, "1.5", "not_a_count"),
    ("more than would fit", 3, "9" * 12, "not_a_count"),
    ("two years at once", 0, "2009-10", "not_a_year"),
    ("a state that is none", 1, "RAJPUTANA", "unknown_state"),
    ("no unit", 2, " ", "required"),
    ("a cell too many", 3, "7,8", "cell_count"),
]


@pytest.mark.parametrize(("why", "place", "value", "rule"), WRONG, ids=[why for why, *_ in WRONG])
def test_a_wrong_row_is_refused_and_the_others_are_in(
    engine: Engine, tmp_path: Path, why: str, place: int, value: str, rule: str
) -> None:
    whole = load_published(engine, OLD, "ncrb", "test", dry_run=True)
    receipt = load_published(engine, altered(tmp_path, OLD, cell(3, place, value)), "ncrb", "test")
    assert counts(receipt) == (whole.new_count - 1, 0, 0, 1)
    assert receipt.exit_code == 1
    assert [(problem.row_number, problem.rule) for problem in receipt.refusals] == [(3, rule)]
    assert all(problem.sentence for problem in receipt.refusals)
    kept = rows(engine, "rejected_row")
    assert [(row.row_number, row.rule) for row in kept] == [(3, rule)]
    assert value.strip() in kept[0].row
    undo(engine, receipt.load or 0)
    assert rows(engine, "statistic") == []


def test_a_second_total_of_a_state_and_year_is_refused(engine: Engine, tmp_path: Path) -> None:
    def change(cells: list[list[str]]) -> None:
        cells.append(cells[-1])

    receipt = load_published(engine, altered(tmp_path, OLD, change), "ncrb", "test")
    assert [problem.rule for problem in receipt.refusals] == ["total_twice"]
    assert re.search(r"printed before, in row \d+", receipt.refusals[0].sentence)


def test_what_a_refused_row_may_have_said_stays(engine: Engine, tmp_path: Path) -> None:
    load_published(engine, OLD, "ncrb", "test")
    before = everything(engine)["statistic"]
    load_published(engine, altered(tmp_path, OLD, cell(3, 3, "x")), "ncrb", "test")
    assert everything(engine)["statistic"] == before


POPULATION = [
    ("a district that is none", ["NOWHERE", "X", "12"], "not_in_census"),
    ("people in words", ["HARYANA", "Ambala", "many"], "not_a_count"),
    ("a district again", [], "stands_before"),
]


@pytest.mark.parametrize(("why", "line", "rule"), POPULATION, ids=[why for why, *_ in POPULATION])
def test_a_wrong_row_of_the_census(engine: Engine, tmp_path: Path, why: str, line: list[str], rule: str) -> None:
    def change(cells: list[list[str]]) -> None:
        names = [name.upper() for name in cells[0]]
        places = [names.index(name) for name in ("STATE", "DISTRICT", "POPULATION_2011")]
        wrong = list(cells[1])
        for place, value in zip(places, line, strict=False):
            wrong[place] = value
        cells.append(wrong)

    receipt = load_published(engine, altered(tmp_path, PEOPLE, change), "population", "test")
    assert rule in [problem.rule for problem in receipt.refusals]
    assert receipt.rejected_count == 1
    assert receipt.exit_code == 1
    assert receipt.new_count > 0
    undo(engine, receipt.load or 0)
    assert all(row.population is None for row in rows(engine, "district"))


def test_a_state_of_which_a_row_was_refused_has_no_sum(engine: Engine, tmp_path: Path) -> None:
    def change(cells: list[list[str]]) -> None:
        cells[1][-1] = "?"

    whole = load_published(engine, PEOPLE, "population", "test")
    known = {row.code: row.population for row in rows(engine, "state") if row.population}
    undo(engine, whole.load or 0)
    load_published(engine, altered(tmp_path, PEOPLE, change), "population", "test")
    found = {row.code: row.population for row in rows(engine, "state") if row.population}
    missing = set(known) - set(found)
    assert len(missing) == 1
    assert found == {code: people for code, people in known.items() if code not in missing}


def test_a_figure_changed_by_another_writer_is_not_taken_back(engine: Engine) -> None:
    done = load_published(engine, NEW, "ncrb", "test")
    with writing(engine) as connection:
        connection.execute(text("UPDATE statistic SET registered_count = 77 WHERE head = 'murder' AND state = 'RJ'"))
    with pytest.raises(CannotUndo, match=r"statistic NCRB, RJ, 2014, murder.* was changed after load"):
        undo(engine, done.load or 0)


def test_another_table_is_refused_whole(engine: Engine, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("code,name\n1,Kota\n", encoding="utf-8")
    for dataset in ("ncrb", "population"):
        receipt = load_published(engine, other, dataset, "test")
        assert receipt.exit_code == 2
        assert "no column for" in (receipt.refused_sentence or "")
    assert rows(engine, "load") == []
