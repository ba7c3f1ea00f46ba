"""The bar: where a person looks, after two seconds, in rows."""

import io

import pytest

from data.intake import progress
from data.intake.progress import Progress
from tests.intake.conftest import Send
from tests.intake.files import good


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "seconds", "seen"), [(Terminal, 0, True), (io.StringIO, 0, False), (Terminal, 2, False)]
)
def test_a_bar_on_terminals_after_two_seconds(
    monkeypatch: pytest.MonkeyPatch, stream: type[io.StringIO], seconds: float, seen: bool
) -> None:
    out = stream()
    monkeypatch.setattr("sys.stderr", out)
    monkeypatch.setattr(progress, "AFTER_SECONDS", seconds)
    bar = Progress()
    bar.rows("writing incident", 50_000, 200_000)
    bar.close()
    assert ("writing incident: 50,000 of 200,000 rows" in out.getvalue()) is seen
    assert out.getvalue().endswith("\n") is seen


def test_it_moves_with_the_rows(monkeypatch: pytest.MonkeyPatch, send: Send) -> None:
    out = Terminal()
    monkeypatch.setattr("sys.stderr", out)
    monkeypatch.setattr(progress, "AFTER_SECONDS", 0)
    monkeypatch.setattr("data.intake.write.AT_A_TIME", 10)
    send("incident", *(good("incident", reference=f"P{n}") for n in range(30)), progress=Progress())
    said = out.getvalue()
    places = [said.find(f"writing incident: {n} of 30 rows") for n in (0, 10, 20)]
    assert -1 < places[0] < places[1] < places[2]
    assert "checking Status of investigation" in said
