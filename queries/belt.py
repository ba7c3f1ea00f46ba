"""The belt along borders between participating states: what happens in it, against what its area would lead to expect."""

from dataclasses import dataclass

import polars as pl

from data import geography
from data.facts import Facts
from queries import incidents


@dataclass(frozen=True)
class Belt:
    """Incidents with a point, by whether they lie in the belt; and the belt's part of the area."""

    km: int
    inside_count: int
    with_point_count: int
    unknown_count: int
    """Incidents without a point: cannot be judged."""
    expected_pct: float | None
    """The belt's part of the area of the states asked for: what an even spread would give."""
    few: frozenset[str] = frozenset()
    """The names of counts that stand for fewer (`queries.few`)."""

    @property
    def inside_pct(self) -> float | None:
        return 100 * self.inside_count / self.with_point_count if self.with_point_count else None


def belt(facts: Facts, rows: pl.DataFrame, km: int, states: tuple[str, ...]) -> Belt:
    """The belt of `km` within `states` (all participating ones if none): `rows` are incidents already picked."""
    judged = rows.filter(pl.col("border_km").is_not_null())
    return Belt(
        km=km,
        inside_count=incidents.in_belt(judged, km).height,
        with_point_count=judged.height,
        unknown_count=rows.height - judged.height,
        expected_pct=expected_pct(facts, km, states),
    )


def expected_pct(facts: Facts, km: int, states: tuple[str, ...]) -> float | None:
    """Area of the belt in per cent of the area of `states`; None where no border between participating states is."""
    areas = geography.belt_area_km2(facts.members(), km)
    areas = areas.filter(pl.col("state").is_in(states)) if states else areas
    in_belt, total = (float(areas[name].sum()) for name in ("belt_km2", "area_km2"))
    return 100 * in_belt / total if in_belt else None
