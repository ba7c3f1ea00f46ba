"""English, without a browser's session; and how hard hypothesis looks."""

from collections.abc import Iterator

import pytest

from tests.queries import conftest as _profile  # noqa: F401
from ui import words


@pytest.fixture(scope="module", autouse=True)
def english() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "language", lambda: "en")
        yield


@pytest.fixture
def hindi(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "language", lambda: "hi")
