"""Where our code fails a viewer gets a number; the reason stands under it in the server's log, and nowhere else."""

import re
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from benchmarks.server import serving
from tests.browser.conftest import free_port
from tests.pages.wire import wire

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore:.*ScriptRunContext.*")]


def test_a_page_that_fails_gives_a_number_and_no_reason(sqlite_template: Path, tmp_path: Path) -> None:
    shutil.copyfile(sqlite_template, tmp_path / "sajha.db")
    script = Path(__file__).with_name("failing.py")
    with serving(script, tmp_path, free_port(), "/health") as server, wire(server.port, None) as session:
        sent = session.open("situation", "period=12m")
    assert re.search(rb"in the server's log under [0-9A-F]{8}\.", sent)
    assert b"hunter2" not in sent and b"Traceback" not in sent


def _fails() -> None:
    from ui import trouble

    trouble.shown(ValueError("hunter2"))


def test_the_log_holds_the_reason_under_the_number(caplog: pytest.LogCaptureFixture) -> None:
    said = AppTest.from_function(_fails).run().error[0].value
    number = re.search(r"[0-9A-F]{8}", said)
    told = next(record for record in caplog.records if record.name == "sajha.trouble")
    assert number and number[0] in told.getMessage()
    assert told.exc_info and "hunter2" in str(told.exc_info[1])
    assert "hunter2" not in said
