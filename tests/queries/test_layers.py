"""Imports go one way, and looking at data draws nothing: shown by what really gets loaded, in a process of its own."""

import ast
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import data
import queries

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
DRAWING = {"streamlit", "streamlit_folium", "plotly", "folium", "branca"}
RUN_BY_TOOLS = ("data.migrations", "data.__main__", "data.geography.build")
"""Not loaded by the server: run by Alembic, as a command, and with the source of the boundaries at hand."""


def modules(package: object) -> list[str]:
    found = [item.name for item in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
    return [name for name in found if not name.startswith(RUN_BY_TOOLS)]


def loaded_by(names: list[str]) -> set[str]:
    """Top-level packages that a fresh Python holds after importing `names`."""
    code = (
        "import importlib, sys; [importlib.import_module(name) for name in sys.argv[1:]];"
        "print(*{name.split('.')[0] for name in sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *names], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_data_loads_nothing_of_the_layers_above_and_nothing_that_draws() -> None:
    names = modules(data)
    assert {"data.facts", "data.schema.events", "data.geography.borders"} <= set(names)
    loaded = loaded_by(names)
    assert loaded & {"queries", "ui", "pages", *DRAWING} == set()
    assert {"data", "sqlalchemy", "polars"} <= loaded


def test_queries_load_data_and_nothing_that_draws() -> None:
    names = modules(queries)
    assert {"queries.incidents", "queries.records", "queries.headlines"} <= set(names)
    loaded = loaded_by(names)
    assert loaded & {"ui", "pages", *DRAWING} == set()
    assert {"data", "queries"} <= loaded


def imported_by(path: Path) -> set[str]:
    """Top-level packages that a file names in its imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return found


@pytest.mark.parametrize("path", sorted((ROOT / "queries").glob("*.py")), ids=lambda path: path.stem)
def test_sql_stands_only_in_records(path: Path) -> None:
    assert ("sqlalchemy" in imported_by(path)) == path.stem.startswith("records")


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=lambda path: path.stem)
def test_pages_do_not_import_each_other_or_a_database(path: Path) -> None:
    assert imported_by(path) & {"pages", "sqlalchemy", "folium", "plotly"} == set()
