"""Where nothing may be skipped, a skipped test fails and says why."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

IN_A_TEST = "import pytest\n\n\ndef test_it() -> None:\n    pytest.skip('no browser here')\n"
WHOLE_FILE = "import pytest\n\npytest.skip('no browser here', allow_module_level=True)\n"
EXPECTED = "import pytest\n\n\n@pytest.mark.xfail(strict=True)\ndef test_it() -> None:\n    assert False\n"


def ends(folder: Path, name: str, content: str) -> int:
    """The exit code of a session of its own over one file, under our conftest."""
    path = folder / f"test_{name}.py"
    path.write_text(content)
    quiet = ["-q", "-p", "tests.conftest", "-p", "no:cacheprovider", "-c", "/dev/null", "--rootdir", str(folder)]
    return int(pytest.main([*quiet, str(path)]))


def test_a_skip_is_a_failure_where_none_is_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SAJHA_NO_SKIP", "1")
    assert ends(tmp_path, "forbidden", IN_A_TEST) == pytest.ExitCode.TESTS_FAILED
    assert "No test may be skipped here (SAJHA_NO_SKIP=1): Skipped: no browser here" in capsys.readouterr().out
    assert ends(tmp_path, "forbidden_file", WHOLE_FILE) == pytest.ExitCode.INTERRUPTED
    assert ends(tmp_path, "expected", EXPECTED) == pytest.ExitCode.OK  # known to fail is not skipped


def test_elsewhere_a_skip_is_a_skip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAJHA_NO_SKIP", raising=False)
    assert ends(tmp_path, "allowed", IN_A_TEST) == pytest.ExitCode.OK
