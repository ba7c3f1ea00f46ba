"""The map of borders: a line for each, the darker and wider the more; and the lines that states share."""

from data import geography
from queries import borders
from queries.filters import Filters
from tests.queries import made
from ui import border, maps

NEAR = {"border_km": 1.0, "border_state": "HR"}


def test_every_border_has_a_line_with_its_numbers() -> None:
    facts = made.facts(
        incidents=[{"reference": f"I{n}", "state": "RJ", **NEAR} for n in range(4)],
        border_pairs=[{"district_a": 86, "district_b": 604}],
    )
    found = borders.as_seen(facts, Filters(), 10, None)
    painted, ends = border.paint(facts, Filters(), found, "")
    assert painted.borders == {"HR-RJ": (1, "Haryana – Rajasthan", "4 incidents: 0 in Haryana, 4 in Rajasthan")}
    assert painted.fills[1] == maps.SHADES[0]
    assert "none" in border.legend(ends, late=False)
    assert border.paint(facts, Filters(), found, "HR-RJ")[0].view == "HR,RJ"


def test_shared_lines_are_those_of_the_districts_that_touch() -> None:
    members = frozenset({"RJ", "HR", "PB", "DL", "GJ", "CH", "UP", "HP", "UK", "BR", "JH", "JK", "LA"})
    lines = geography.shared_lines(members)
    home = dict(geography.districts().select("code", "state").iter_rows())
    pairs = {"-".join(sorted({home[a], home[b]})) for a, b, _ in geography.border_pairs().iter_rows()}
    assert set(lines) == {pair for pair in pairs if set(pair.split("-")) <= members}
    assert all(len(line) > 1 for some in lines.values() for line in some)
    for some in lines.values():
        assert all(68 < x < 98 and 6 < y < 38 for line in some for x, y in line)
