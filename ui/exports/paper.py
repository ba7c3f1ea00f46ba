"""What stands on a paper, whatever the format: parts of words and numbers in their order, and what every page of it says."""

from dataclasses import dataclass, field
from typing import Any

Point = tuple[float, float]


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Text:
    """A paragraph. look: `lead` (the answer), `plain` or `small`."""

    text: str
    look: str = "plain"


@dataclass(frozen=True)
class Points:
    """Sentences under each other."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Figures:
    """A few numbers in one row: title, value, what it is compared with."""

    items: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Table:
    """Heads and rows of text. `wide`: the columns' shares of the width; `numbers`: the places of columns of numbers."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    wide: tuple[float, ...]
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True)
class Shape:
    """One place on a map: its rings, in units of the drawing, with its colour; `hatched` where nothing is reported."""

    name: str
    rings: tuple[tuple[Point, ...], ...]
    fill: str
    hatched: bool = False


@dataclass(frozen=True)
class Drawing:
    """A map in lines and colours: backmost first. `labels` are x, y and a name; `legend` colours and what they mean."""

    width: float
    height: float
    ground: tuple[Shape, ...]
    shapes: tuple[Shape, ...]
    lines: tuple[tuple[Point, ...], ...]
    labels: tuple[tuple[float, float, str], ...]
    legend: tuple[tuple[str, str], ...]
    alt: str


@dataclass(frozen=True)
class NewPage:
    """What follows begins on a page of its own: the next letter."""


@dataclass(frozen=True)
class Right:
    """A line at the right edge: place, day, who signs."""

    text: str


Block = Heading | Text | Points | Figures | Table | Drawing | NewPage | Right


@dataclass(frozen=True)
class Paper:
    """A paper in one language. `said`, `as_of`, `handling` and `mark` (made-up records) stand on every page."""

    title: str
    language: str
    said: str
    as_of: str
    handling: str
    mark: str
    blocks: tuple[Block, ...]
    page_of: str = "{page} / {pages}"


def plain(block: Block) -> dict[str, Any]:
    """A block as a dictionary with its kind, for a template."""
    return {"kind": type(block).__name__.lower(), **vars(block)}


@dataclass
class Named:
    """The records of forces that a paper holds by text, for the log: how many of whom."""

    forces: set[str] = field(default_factory=set)
    count: int = 0

    def add(self, forces: Any, count: int) -> None:
        self.forces.update(str(code) for code in forces if code is not None)
        self.count += count
