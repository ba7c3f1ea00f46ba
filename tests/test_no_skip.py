"""Where nothing may be skipped, a skipped test fails and says why."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

SKIPPED = "import pytest\n\n\ndef test_it() -> None:\n    pytest.skip('no browser here')\n"
WHOLE_FILE = "import pytest\n\npytest.skip('no browser here', allow_module_level=True)\n"


@pytest.mark.slow
@pytest.mark.parametrize(("no_skip", "code"), [("1", 1), ("0", 0)])
def test_a_skip_is_a_failure_where_none_is_allowed(tmp_path: Path, no_skip: str, code: int) -> None:
    (tmp_path / "test_one.py").write_text(SKIPPED)
    (tmp_path / "test_ok.py").write_text("def test_it() -> None:\n    assert True\n")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.conftest", "--rootdir", tmp_path, tmp_path]
    settings = os.environ | {"SAJHA_NO_SKIP": no_skip, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=settings, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout
    assert ("no browser here" in done.stdout) == (no_skip == "1")
    (tmp_path / "test_one.py").write_text(WHOLE_FILE)
    done = subprocess.run(command, cwd=tmp_path, env=settings, capture_output=True, text=True, check=False)
    assert (done.returncode != 0) == (no_skip == "1"), done.stdout
