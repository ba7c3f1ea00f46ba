"""Published statistics: every case is on a district, or counted among those that are not."""

from hypothesis import given
from hypothesis import strategies as st

from data.facts import Facts
from queries import published
from tests.queries import made, naive
from tests.queries.worlds import World, worlds

YEARS, HEADS = st.sampled_from([2012, 2014, 1999]), st.sampled_from(["MURDER", "DACOITY", "NONE"])


def naive_picked(world: World, year: int, head: str, states: tuple[str, ...]) -> list[made.Row]:
    rows = naive.rows_of(world, "statistics")
    return [
        row for row in rows if (row["year"], row["head"]) == (year, head) and (not states or row["state"] in states)
    ]


def naive_homes(world: World) -> dict[str, int]:
    """Units that cover exactly one district of today."""
    covers: dict[str, list[int]] = {}
    for row in world.rows["unit_districts"]:
        covers.setdefault(row["unit"], []).append(row["district"])
    return {unit: districts[0] for unit, districts in covers.items() if len(districts) == 1}


def summed(rows: list[made.Row], column: str) -> dict:
    return {
        code: sum(row["registered_count"] for row in rows if row[column] == code)
        for code in {row[column] for row in rows}
    }


@given(worlds(), YEARS, HEADS, st.sampled_from([(), ("RJ",), ("HR", "RJ")]))
def test_published_counts_are_those_of_the_definition(
    world: World, year: int, head: str, states: tuple[str, ...]
) -> None:
    facts, homes = world.facts, naive_homes(world)
    rows, plain = published.picked(facts, year, head, states), naive_picked(world, year, head, states)
    assert rows["registered_count"].sum() == sum(row["registered_count"] for row in plain)
    placed = [row | {"district": homes[row["unit"]]} for row in plain if row["unit"] in homes]
    assert dict(published.by_district(facts, rows).rows()) == summed(placed, "district")
    assert dict(published.by_state(rows).rows()) == summed(plain, "state")
    left = published.not_on_map(facts, rows)
    expected = summed([row for row in plain if row["unit"] not in homes], "unit")
    assert dict(left.select("unit", "incident_count").rows()) == expected
    on_map = published.by_district(facts, rows)["incident_count"].sum()
    assert on_map + left["incident_count"].sum() == rows["registered_count"].sum()


@given(worlds())
def test_years_and_heads_offered_are_those_with_figures(world: World) -> None:
    rows = naive.rows_of(world, "statistics")
    assert published.years(world.facts) == sorted({row["year"] for row in rows}, reverse=True)
    offered = {row["head"] for row in rows if row["year"] == 2014}
    assert published.heads(world.facts, 2014) == [
        head for head in ("DACOITY", "MURDER") if head in offered
    ]  # as printed


def printed() -> Facts:
    units = [
        {"code": "RJ-JAIPUR-EAST", "state": "RJ", "name": "Jaipur East"},
        {"code": "RJ-JAIPUR-WEST", "state": "RJ", "name": "Jaipur West"},
        {"code": "RJ-GRP", "state": "RJ", "name": "GRP", "kind": "railway", "has_territory": False},
        {"code": "RJ-RANGE", "state": "RJ", "name": "Range"},
    ]
    return made.facts(
        units=units,
        unit_districts=[
            {"unit": "RJ-JAIPUR-EAST", "district": 110},
            {"unit": "RJ-JAIPUR-WEST", "district": 110},  # two units, one district: summed
            {"unit": "RJ-RANGE", "district": 86},
            {"unit": "RJ-RANGE", "district": 110},  # one unit, two districts: on neither
        ],
        statistics=[
            {"unit": row["code"], "state": "RJ", "registered_count": count}
            for row, count in zip(units, (3, 4, 5, 6), strict=True)
        ],
    )


def test_a_unit_is_drawn_on_its_one_district_or_named_as_not_on_the_map() -> None:
    facts = printed()
    rows = published.picked(facts, 2014, "MURDER", ("RJ",))
    assert published.by_district(facts, rows).rows() == [(110, 7)]
    left = published.not_on_map(facts, rows)
    assert left.select("unit", "has_territory", "incident_count").rows() == [
        ("RJ-RANGE", True, 6),
        ("RJ-GRP", False, 5),
    ]
