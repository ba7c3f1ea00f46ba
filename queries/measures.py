"""The measures' definitions, read once from `measures.toml`."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True)
class Measure:
    """What a number means. `better`: which way is good (`less`, `more`, `neither`)."""

    title: str
    definition: str
    unit: str
    better: str
    numerator: str | None = None
    denominator: str | None = None


@lru_cache
def measures() -> dict[str, Measure]:
    """All measures by code."""
    text = Path(__file__).with_name("measures.toml").read_text(encoding="utf-8")
    return {code: Measure(**parts) for code, parts in tomllib.loads(text).items()}


def definition(code: str) -> Measure:
    return measures()[code]
