"""Which police unit a printed name means, and which districts of today it covers.

One unit is one office over the years as best as can be told, under today's name: Gurgaon and Gurugram, Kanpur Dehat
and Ramabai Nagar, Jagraon and Ludhiana Rural. Railway police, crime branches, airport, metro and the like have no
territory.

**Which district.** A unit covers the present district that carries its name or headquarters, even where the old,
larger district has been split since: the published figure of undivided Barmer is drawn on today's Barmer, and Balotra
has none. A unit has several districts only where it covers every one of them whole (Mumbai city and suburbs); several
units may cover one (Jaipur's four zones and Jaipur Rural; Amritsar city and rural). Jammu & Kashmir's "Border
District" of 2001 to 2007 covers Samba, which follows it in the files at the same level. Where it cannot be told a
unit has none, and `unmapped` lists it.

**Which state.** A name is looked up under the state it is printed in, so Hamirpur and Pratapgarh, which exist twice,
stay apart. The unit's own state is today's: Leh is printed under `JK` and is `LA-LEH`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

import polars as pl

from data.ncrb.names import normalise
from data.ncrb.registers import register
from data.ncrb.unknown import new_units


@dataclass(frozen=True)
class Units:
    """The register of police units.

    - `units`: code, state (today's), name, name_hi, kind, has_territory
    - `aliases`: state (as printed), alias (normalised name), unit
    - `districts`: unit, district (code)
    """

    units: pl.DataFrame
    aliases: pl.DataFrame
    districts: pl.DataFrame

    def match(self, state: str, names: Iterable[str]) -> pl.DataFrame:
        """One row per name printed under a state: state, unit_name (as given), unit (code; null: not in the
        register).
        """
        printed = [(state, name, normalise(name)) for name in names]
        schema = dict.fromkeys(("state", "unit_name", "unit_key"), pl.String)
        return self.coded(pl.DataFrame(printed, schema=schema, orient="row")).drop("unit_key")

    def coded(self, rows: pl.DataFrame) -> pl.DataFrame:
        """The rows (with state and unit_key) with the unit's code beside them as `unit`, null for unknown names."""
        aliases = self.aliases.rename({"alias": "unit_key"})
        return rows.join(aliases, on=["state", "unit_key"], how="left", maintain_order="left")

    def with_new(self, rows: pl.DataFrame, districts: pl.DataFrame | None = None) -> "Units":
        """The register enlarged by the names in `rows` it does not know, so that files of other years load.

        A new unit's kind is told from its name; a name that is that of a district of its state (`districts`: code,
        state, name) covers that district, any other covers none until someone enters it in the CSV files.
        """
        unknown = self.coded(rows.select("state", "unit_name", "unit_key").unique()).filter(pl.col("unit").is_null())
        units, aliases, covered = new_units(unknown, districts)
        return replace(
            self,
            units=pl.concat([self.units, units]),
            aliases=pl.concat([self.aliases, aliases]),
            districts=pl.concat([self.districts, covered]),
        )


@lru_cache
def known_units() -> Units:
    """The register as reviewed (`police_units.csv`, `police_unit_aliases.csv`, `police_unit_districts.csv`)."""
    return Units(register("police_units"), register("police_unit_aliases"), register("police_unit_districts"))


def by_unit(rows: pl.DataFrame, units: Units) -> pl.DataFrame:
    """One row per printed state, unit, year and head: state, unit (code), year, head, count (cases registered).
    Spellings of one unit within a year are summed. Raises ValueError for names that `units` does not know: enlarge it
    with `with_new` first.
    """
    keys = ["state", "unit", "year", "head"]
    coded = units.coded(rows)
    unknown = coded.filter(pl.col("unit").is_null())["unit_name"].unique().sort().to_list()
    if unknown:
        raise ValueError(f"not in the register of police units: {', '.join(unknown)}")
    return coded.group_by(keys).agg(pl.col("count").sum()).sort(keys)


def unmapped(rows: pl.DataFrame, units: Units | None = None) -> pl.DataFrame:
    """One row per printed name that has territory, or is not known, and no district of today: state, unit_name (one
    of the spellings), unit_key, unit (null: not in the register), first_year, last_year. Sorted by state and name.
    """
    names = _with_districts(rows, units or known_units())
    return names.filter(~pl.col("is_mapped")).drop("is_mapped")


def coverage(rows: pl.DataFrame, units: Units | None = None) -> pl.DataFrame:
    """One row per printed state: state, names_count (distinct normalised names with territory, or not known),
    mapped_count (those with a district of today).
    """
    names = _with_districts(rows, units or known_units())
    counts = {"names_count": pl.len(), "mapped_count": pl.col("is_mapped").sum()}
    return names.group_by("state").agg(**counts).cast(dict.fromkeys(counts, pl.Int64)).sort("state")


def _with_districts(rows: pl.DataFrame, units: Units) -> pl.DataFrame:
    names = rows.group_by("state", "unit_key").agg(
        pl.col("unit_name").sort_by("year").last(),
        pl.col("year").min().alias("first_year"),
        pl.col("year").max().alias("last_year"),
    )
    territory = units.units.select(pl.col("code").alias("unit"), "has_territory")
    return (
        units.coded(names)
        .join(territory, on="unit", how="left")
        .filter(pl.col("has_territory").fill_null(True))
        .with_columns(pl.col("unit").is_in(units.districts["unit"].to_list()).fill_null(False).alias("is_mapped"))
        .select("state", "unit_name", "unit_key", "unit", "first_year", "last_year", "is_mapped")
        .sort("state", "unit_key")
    )
