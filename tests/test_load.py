"""The load of the benchmarks: waits by nearest rank, and real viewers against a real server."""

from pathlib import Path

import pytest

from benchmarks import load
from benchmarks.server import ROOT, serving
from data import registers
from data.engine import connect
from tests.browser.conftest import free_port


def measured(*waits: float) -> load.Measured:
    return load.Measured(list(waits), [], 1.0, 0.5, 10.0, 100.0)


def test_waits_are_exact_by_nearest_rank() -> None:
    hundred = measured(*range(1, 101))
    assert (hundred.within(0.5), hundred.within(0.95), hundred.within(1)) == (50, 95, 100)
    assert measured(7.0).within(0.95) == 7.0
    assert measured().within(0.95) == float("inf")  # nobody was answered: that is no good wait


@pytest.mark.slow
def test_viewers_open_and_change_without_an_error(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path / 'sajha.db'}")
    registers.born(engine, "sample")
    engine.dispose()
    with serving(ROOT / "dashboard.py", tmp_path, free_port(), "/health") as server:
        opened = load.under(server, "opening", 2)
        assert (len(opened.waits_s), opened.errors) == (2, [])
        assert 0 < opened.within(1) < 30
        assert opened.viewers_cpu_s > 0
        refused = load.under(server, "changing", 1, -20)  # no time to change anything
        assert refused.waits_s == []
