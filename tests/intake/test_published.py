"""Published files get the receipt, the line in `load` and the undo that forces' files get; into a sample database too."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from data.intake import undo
from data.intake.published import load_published
from tests.intake.looking import everything, rows

FILES = Path(__file__).parents[1] / "files" / "ncrb"
REGISTERS = {"police_unit", "police_unit_alias", "police_unit_district", "crime_head"}
"""What a file adds to the registers stays: names of offices are no figures."""


def figures(engine: Engine) -> dict[str, list[str]]:
    return {name: found for name, found in everything(engine).items() if name not in REGISTERS}


@pytest.mark.parametrize(("dataset", "file"), [("ncrb", "units_2014.csv"), ("population", "population.csv")])
def test_loaded_again_and_undone(engine: Engine, dataset: str, file: str) -> None:
    before = figures(engine)
    tried = load_published(engine, FILES / file, dataset, "test", dry_run=True)
    assert figures(engine) == before
    done = load_published(engine, FILES / file, dataset, "test")
    assert (tried.load, tried.new_count) == (None, done.new_count)
    assert done.new_count == done.rows_in > 0
    assert done.load
    after = figures(engine)
    assert load_published(engine, FILES / file, dataset, "test").unchanged_count == done.rows_in
    assert figures(engine) == after != before
    undo(engine, done.load)
    assert figures(engine) == before


def test_a_corrected_table_replaces_the_old_one_and_undo_brings_it_back(engine: Engine, tmp_path: Path) -> None:
    load_published(engine, FILES / "units_2014.csv", "ncrb", "test")
    before = figures(engine)
    lines = (FILES / "units_2014.csv").read_text(encoding="utf-8-sig").splitlines()
    cells = lines[1].split(",")
    cells[-1] = str(int(cells[-1]) + 1)
    corrected = tmp_path / "units_2014.csv"
    corrected.write_text("\n".join([lines[0], ",".join(cells), *lines[2:]]), encoding="utf-8")
    done = load_published(engine, corrected, "ncrb", "test")
    assert figures(engine) != before
    undo(engine, done.load or 0)
    assert figures(engine) == before


def test_a_wrong_cell_refuses_the_table(engine: Engine, tmp_path: Path) -> None:
    bad = tmp_path / "population.csv"
    bad.write_text((FILES / "population.csv").read_text(encoding="utf-8-sig") + "\nNOWHERE,X,12\n", encoding="utf-8")
    receipt = load_published(engine, bad, "population", "test")
    assert receipt.exit_code == 2
    assert receipt.refused_sentence
    assert rows(engine, "load") == []
