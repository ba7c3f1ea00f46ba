"""Published statistics and population.

The small files are made by hand, with invented counts and the dirt of the real ones. The real ones lie outside the
repository, in the folder that SAJHA_REAL_FILES names (default: ../shared).
"""

import os
import re
from pathlib import Path

import polars as pl
import pytest

from data.ncrb import population
from data.ncrb.names import normalise
from data.ncrb.parse import Note, Published, read
from data.ncrb.reconcile import reconcile
from data.ncrb.registers import register
from data.ncrb.sheet import SENTENCES, Unreadable
from data.ncrb.units import by_unit, coverage, known_units, unmapped

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
FILES = ROOT / "tests" / "files" / "ncrb"
OLD, NEW, PEOPLE = FILES / "units_2009_2010.csv", FILES / "units_2014.csv", FILES / "population.csv"
PARTICIPATING = ["RJ", "HR", "PB", "DL", "GJ", "CH", "UP", "HP", "UK", "BR", "JH", "JK", "LA"]


def real(name: str) -> Path:
    path = ROOT / os.environ.get("SAJHA_REAL_FILES", "../shared") / name
    if not path.exists():
        pytest.skip(f"{name} not found: set SAJHA_REAL_FILES to the folder with the published files")
    return path


@pytest.fixture(scope="module")
def decade() -> Published:
    return read(real("ncrb/district_ipc_2001_2012.csv"))


@pytest.fixture(scope="module")
def year_2014() -> Published:
    return read(real("ncrb/district_ipc_2014.csv"))


def altered(tmp_path: Path, source: Path, change) -> Path:
    copy = tmp_path / "copy.csv"
    copy.write_bytes(change(source.read_bytes().decode("utf-8-sig")).encode())
    return copy


def with_cell(row: int, column: int, value: str):
    """A change of one cell: row 1 is the header, column 0 the first."""

    def change(text: str) -> str:
        lines = text.splitlines()
        cells = lines[row - 1].split(",")
        cells[column] = value
        lines[row - 1] = ",".join(cells)
        return "\n".join(lines) + "\n"

    return change


# The hand-made files


@pytest.mark.parametrize(("path", "totals"), [(OLD, 9 * 30), (NEW, 4 * 88)])
def test_every_printed_total_of_the_hand_made_files_is_reproduced(path: Path, totals: int) -> None:
    published = read(path)
    result = reconcile(published.rows, published.totals)
    assert result["agrees"].to_list() == [True] * totals
    assert result.columns == ["state", "year", "head", "printed", "summed", "agrees"]


def test_total_rows_are_told_by_their_name_and_are_no_units() -> None:
    names = pl.concat([read(OLD).rows, read(NEW).rows])["unit_name"].unique()
    assert not [name for name in names if re.search("total", name, re.IGNORECASE)]


def test_two_offices_of_one_name_are_summed_and_noted() -> None:
    published = read(OLD)
    lines = [line.split(",") for line in OLD.read_text("utf-8-sig").splitlines()]
    offices = [int(cells[3]) for cells in lines if cells[2] == "RAILWAYS"]
    murders = published.rows.filter(unit_name="RAILWAYS", head="murder")["count"].to_list()
    assert len(offices) == 2
    assert murders == [sum(offices)]
    details = {"state": "JK", "unit_name": "RAILWAYS", "year": 2010, "lines": (13, 14)}
    assert published.notes == (Note("office_twice", details),)


def test_both_layouts_give_the_same_head_the_same_code() -> None:
    old, new = read(OLD).heads, read(NEW).heads
    assert (old.height, new.height) == (30, 88)
    assert old["known"].all()
    assert new["known"].all()
    shared = set(old["code"]) & set(new["code"])
    assert {"murder", "attempt_to_murder", "dacoity", "robbery", "rioting", "kidnapping_and_abduction"} <= shared
    assert old["name"][0] == "MURDER"  # in the file's order, as printed
    assert new.filter(code="attempt_to_murder")["name"].to_list() == ["Attempt to commit MURDER"]


def test_kidnapping_and_abduction_is_a_total_alone_and_a_part_beside_its_total() -> None:
    old = dict(read(OLD).heads.select("name", "code").iter_rows())
    new = dict(read(NEW).heads.select("name", "code").iter_rows())
    assert old["KIDNAPPING & ABDUCTION"] == "kidnapping_and_abduction"
    assert new["Kidnapping & Abduction_Total"] == "kidnapping_and_abduction"
    assert new["Kidnapping & Abduction"] == "kidnapping_without_named_purpose"


def test_a_heading_nobody_knows_becomes_a_head_and_is_noted(tmp_path: Path) -> None:
    path = altered(tmp_path, OLD, lambda text: text.replace("ARSON", "Theft of Idols", 1))
    published = read(path)
    assert published.heads.filter(~pl.col("known")).rows() == [("theft_of_idols", "Theft of Idols", False)]
    assert Note("head_new", {"code": "theft_of_idols", "name": "Theft of Idols"}) in published.notes
    assert published.rows.filter(head="theft_of_idols").height == published.rows.filter(head="murder").height


def test_serial_numbers_and_rows_of_all_india_are_passed_over_and_noted(tmp_path: Path) -> None:
    def change(text: str) -> str:
        lines = [f"{number},{line}" for number, line in enumerate(text.splitlines())]
        lines[0] = lines[0].replace("0,", "Sl. No.,", 1)
        return "\n".join([*lines, lines[-1].replace("DAMAN & DIU", "TOTAL (ALL INDIA)"), ""])

    published = read(altered(tmp_path, OLD, change))
    assert published.rows.equals(read(OLD).rows)
    assert {note.kind for note in published.notes} == {"office_twice", "national_total", "column_passed_over"}


def test_a_missing_total_is_noted(tmp_path: Path) -> None:
    def without_last(text: str) -> str:
        return "\n".join(text.splitlines()[:-1])

    assert Note("total_missing", {"state": "DD", "year": 2010}) in read(altered(tmp_path, OLD, without_last)).notes


def test_line_ends_mark_and_case_make_no_difference(tmp_path: Path) -> None:
    assert OLD.read_bytes().startswith(b"\xef\xbb\xbf")  # as Excel writes it
    assert b"\r\n" in OLD.read_bytes()
    plain = altered(tmp_path, OLD, lambda text: text.replace("\r\n", "\n").replace("DELHI UT,", "Delhi UT ,"))
    assert read(plain).rows.equals(read(OLD).rows)


def test_another_year_of_the_same_format_loads_with_names_nobody_knows(tmp_path: Path) -> None:
    def later(text: str) -> str:
        text = text.replace(",2014,", ",2016,").replace("G. R. P.", "Railway Squad").replace("Mewat", "Charkhi Dadri")
        return text.replace("Praapgarh", "Nowhere")

    rows = read(altered(tmp_path, NEW, later)).rows
    with pytest.raises(ValueError, match="not in the register of police units: Charkhi Dadri, Nowhere, Railway Squad"):
        by_unit(rows, known_units())
    districts = pl.DataFrame({"code": [732], "state": ["HR"], "name": ["Charkhi Dadri"]})
    units = known_units().with_new(rows, districts)
    assert by_unit(rows, units).height == rows.height
    new = units.units.join(known_units().units, on="code", how="anti").sort("code")
    assert new.select("code", "name", "kind", "has_territory").rows() == [
        ("HR-CHARKHI-DADRI", "Charkhi Dadri", "district", True),
        ("HR-RAILWAY-SQUAD", "Railway Squad", "railway", False),
        ("RJ-NOWHERE", "Nowhere", "district", True),
    ]
    assert units.districts.filter(unit="HR-CHARKHI-DADRI")["district"].to_list() == [732]
    assert unmapped(rows, units)["unit_name"].to_list() == ["Nowhere"]


def test_an_altered_copy_disagrees_in_exactly_that_head(tmp_path: Path) -> None:
    published = read(altered(tmp_path, OLD, with_cell(row=3, column=3, value="999")))
    wrong = reconcile(published.rows, published.totals).filter(~pl.col("agrees"))
    assert wrong.select("state", "year", "head").rows() == [("RJ", 2009, "murder")]
    assert (wrong["summed"] > wrong["printed"]).all()


def test_a_total_without_any_unit_disagrees() -> None:
    totals = pl.DataFrame({"state": ["RJ"], "year": [2014], "head": ["murder"], "count": [3]})
    assert reconcile(read(OLD).rows, totals)["agrees"].to_list() == [False]


# What is refused, and how it is said


@pytest.mark.parametrize(
    ("change", "reason", "sentence"),
    [
        (with_cell(3, 3, '"7'), "not_csv", "this is not a table of comma-separated values."),
        (
            with_cell(1, 3, "ROBBERY"),
            "column_twice",
            "line 1: the columns 'ROBBERY' and 'ROBBERY' mean the same (robbery)",
        ),
        (with_cell(1, 0, "WHEN"), "columns_missing", "copy.csv, line 1: no column for year."),
        (lambda text: "code,name\n1,Kota\n", "columns_missing", "no column for state, district, year, Murder, Total"),
        (lambda text: text.splitlines()[0], "no_rows", "copy.csv has a header and no rows."),
        (lambda text: "\n ,\n", "empty", "copy.csv is empty."),
    ],
)
def test_a_file_that_is_not_right_is_refused_in_plain_words(tmp_path: Path, change, reason: str, sentence: str) -> None:
    with pytest.raises(Unreadable, match=re.escape(sentence)) as refusal:
        read(altered(tmp_path, OLD, change))
    assert refusal.value.reason == reason
    assert refusal.value.details["file"] == "copy.csv"


def test_text_of_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.csv"
    path.write_bytes(b"STATE/UT,DISTRICT\nPUDUCHERRY,MAH\xc9\n")
    with pytest.raises(Unreadable, match=r"latin\.csv, line 2: this is not UTF-8 text\.") as refusal:
        read(path)
    assert refusal.value.reason == "not_utf8"


def test_wrong_lines_are_named_with_their_cells_and_the_others_count(tmp_path: Path) -> None:
    def change(text: str) -> str:
        return with_cell(6, 3, "x")(with_cell(4, 5, "")(with_cell(9, 4, "y")(with_cell(9, 0, "MMX")(text))))

    found = read(altered(tmp_path, OLD, change))
    wrong = found.refused.select("row_number", "rule", "value").rows()
    assert wrong == [(4, "required", ""), (6, "not_a_count", "x"), (9, "not_a_year", "MMX"), (9, "not_a_count", "y")]
    assert found.lines.height == read(OLD).lines.height - 3


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        (with_cell(5, 3, "१२"), "not_a_count"),
        (with_cell(3, 3, '7"8'), "not_a_count"),
        (with_cell(4, 2, "ZZ TOTAL"), "total_twice"),  # the next line prints the total of that state and year
        (with_cell(3, 3, "7,8"), "cell_count"),
    ],
)
def test_a_line_that_is_not_right_is_refused_alone(tmp_path: Path, cell, rule: str) -> None:
    found = read(altered(tmp_path, OLD, cell))
    assert found.refused["rule"].to_list() == [rule]


# Names and units


@pytest.mark.parametrize(
    ("printed", "compared"),
    [
        ("G.R.P.(RLY)", "GRP"),
        ("GRP(RLY)", "GRP"),
        ("G. R. P.", "GRP"),
        ("G.R.P", "GRP"),
        ("G.R.P.Ajmer", "GRP AJMER"),
        ("Government Railway Police, Ajmer", "GRP AJMER"),
        ("W.Rly  Ahmedabad", "W RAILWAY AHMEDABAD"),
        ("Railways Jammu", "RAILWAY JAMMU"),
        ("NORTH-EAST", "NORTH EAST"),
        ("KUTCH (EAST(G))", "KUTCH EAST G"),
        ("Lahaul & Spiti", "LAHAUL AND SPITI"),
        ("SILIGURI_PC", "SILIGURI PC"),
        ("Distt. Jail", "DISTRICT JAIL"),
        ("जी.आर.पी.  अजमेर", "जी आर पी अजमेर"),
        ("ड\u093cूंगर", "\u0921\u093cूंगर"),
        ("", ""),
    ],
)
def test_names_are_compared_in_one_spelling(printed: str, compared: str) -> None:
    assert normalise(printed) == compared
    assert normalise(compared) == compared


def districts_of(state: str, name: str) -> list[int]:
    matched = known_units().match(state, [name])
    return matched.join(known_units().districts, on="unit")["district"].sort().to_list()


@pytest.mark.parametrize(
    ("state", "name", "district"),
    [
        ("HR", "GURGAON", 86),  # Gurugram
        ("HR", "Mewat", 87),  # Nuh
        ("RJ", "JAIPUR EAST", 110),
        ("RJ", "Jaipur Rural", 110),
        ("RJ", "Praapgarh", 131),  # as misprinted in 2014
        ("UP", "PRATAPGARH", 173),
        ("HP", "HAMIRPUR", 28),
        ("UP", "Hamirpur", 168),
        ("UP", "ALLAHABAD", 175),  # Prayagraj
        ("PB", "Khanna", 41),  # Ludhiana
        ("PB", "Batala", 35),  # Gurdaspur
        ("BR", "BAGAHA", 203),  # West Champaran
        ("BR", "Naugachia", 224),  # Bhagalpur
        ("JK", "HANDWARA", 1),  # Kupwara
        ("JK", "Sopore", 8),  # Baramulla
        ("JK", "LEH", 3),  # printed under Jammu & Kashmir, today in Ladakh
        ("AP", "ADILABAD", 532),  # before Telangana
        ("TS", "Adilabad", 532),
        ("DD", "Daman", 495),
    ],
)
def test_a_unit_covers_a_district_of_today(state: str, name: str, district: int) -> None:
    assert districts_of(state, name) == [district]


def test_spellings_of_one_office_are_one_unit() -> None:
    units = known_units()
    assert units.match("DL", ["G.R.P.(RLY)", "GRP(RLY)", "RAILWAY"])["unit"].unique().len() == 1
    assert units.match("DL", ["NORTH-EAST", "NORTH EAST", "North-East"])["unit"].unique().to_list() == [
        "DL-NORTH-EAST-DISTRICT"
    ]
    assert units.match("UP", ["KANPUR DEHAT", "RAMABAI NAGAR"])["unit"].unique().len() == 1
    assert units.match("UP", ["Nowhere"]).rows() == [("UP", "Nowhere", None)]


def test_offices_without_territory_have_no_district_and_are_not_listed() -> None:
    units = known_units()
    placeless = units.units.filter(~pl.col("has_territory"))
    assert {"RJ-GRP-AJMER", "DL-METRO", "DL-IGI-AIRPORT", "DL-CRIME-BRANCH"} <= set(placeless["code"])
    assert placeless.join(units.districts, left_on="code", right_on="unit").is_empty()
    assert unmapped(read(OLD).rows).is_empty()


def test_by_unit_keeps_the_printed_state_and_every_case() -> None:
    rows = read(OLD).rows
    coded = by_unit(rows, known_units())
    assert coded.columns == ["state", "unit", "year", "head", "count"]
    assert coded["count"].sum() == rows["count"].sum()
    assert coded.filter(unit="LA-LEH")["state"].unique().to_list() == ["JK"]


def test_the_registers_fit_together() -> None:
    units = known_units()
    codes = set(units.units["code"])
    assert units.units["code"].is_unique().all()
    assert set(units.aliases["unit"]) | set(units.districts["unit"]) <= codes
    assert units.aliases.select("state", "alias").is_unique().all()
    assert [alias for alias in units.aliases["alias"] if normalise(alias) != alias] == []
    assert units.units.filter(pl.col("state").is_in(PARTICIPATING))["name_hi"].null_count() == 0
    merged = dict(register("former_states").select("code", "replaced_by").iter_rows())
    today = units.aliases.join(units.units, left_on="unit", right_on="code").with_columns(
        pl.col("state").replace(merged)
    )
    moved = today.filter(pl.col("state") != pl.col("state_right")).select("state", "state_right").unique()
    assert set(moved.rows()) == {("AP", "TS"), ("JK", "LA")}  # nothing else leaves its state


def test_units_lie_in_their_own_state_of_the_geography() -> None:
    path = ROOT / "data" / "geography" / "districts.csv"
    if not path.exists():
        pytest.skip("data/geography/districts.csv is not there")
    states = dict(pl.read_csv(path, columns=["code", "state"]).iter_rows())
    covered = known_units().districts.join(known_units().units, left_on="unit", right_on="code")
    astray = [row for row in covered.select("unit", "district", "state").iter_rows() if states.get(row[1]) != row[2]]
    assert astray == []
    census = register("census_districts").drop_nulls("district")
    assert [row for row in census.select("district", "state").iter_rows() if states.get(row[0]) != row[1]] == []
    since = register("splits_since_2011")
    assert set(since["district"]) | set(since["parent"].drop_nulls()) <= set(states)
    new = {code for code in states if 640 < code < 9000}  # numbered after the last district of the Census of 2011
    assert new <= set(since["district"])


def test_crime_heads_are_whole_and_no_kind_counts_a_case_twice() -> None:
    heads = register("crime_heads")
    order = dict(heads.select("code", "position").iter_rows())
    assert heads.drop("parent", "kind", "relation").null_count().sum_horizontal().item() == 0
    parts = heads.drop_nulls("parent")
    assert all(order[parent] < position for parent, position in parts.select("parent", "position").iter_rows())
    assert heads["kind"].is_null().eq(heads["relation"].is_null()).all()
    kinds = dict(heads.drop_nulls("kind").select("code", "kind").iter_rows())
    assert set(kinds.values()) == {"murder", "attempt", "abduction_for_ransom", "extortion", "robbery_or_dacoity"}
    assert parts.filter(pl.col("kind").is_not_null() & pl.col("parent").is_in(list(kinds))).is_empty()
    assert set(register("crime_head_aliases")["head"]) == set(heads["code"])


# Population


def test_population_goes_to_the_district_and_state_of_today() -> None:
    people = population.read(PEOPLE).districts.drop("line")
    assert people.columns == ["state", "district_name", "district", "population", "exists_unchanged"]
    assert people.drop("district_name").rows() == [
        ("LA", 3, 1101, True),
        ("LA", 4, 1203, True),
        ("JK", 21, 5005, True),
        ("HP", 28, 707, True),
        ("HR", 86, 909, True),  # renamed, not divided
        ("HR", 81, 1111, False),  # Charkhi Dadri left it
        ("UP", 168, 1313, True),
        ("TS", 532, 1515, False),
        ("PY", None, 17, False),  # Mahe: part of Puducherry in the boundaries
    ]
    assert dict(population.by_state(people).iter_rows())["LA"] == 1101 + 1203


@pytest.mark.parametrize(
    ("change", "reason", "sentence"),
    [
        (with_cell(1, 3, "population_2001"), "columns_missing", "line 1: no column for population 2011."),
    ],
)
def test_a_population_file_that_is_not_right_is_refused(tmp_path: Path, change, reason: str, sentence: str) -> None:
    with pytest.raises(Unreadable, match=re.escape(sentence)) as refusal:
        population.read(altered(tmp_path, PEOPLE, change))
    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    ("cell", "rule", "incomplete"),
    [
        (with_cell(3, 3, "many"), "not_a_count", frozenset({"LA"})),
        (with_cell(3, 3, ""), "required", frozenset({"LA"})),
        (with_cell(3, 1, "Zanskar"), "not_in_census", None),  # of which state the line is cannot be told
        (with_cell(3, 1, "Leh (Ladakh)"), "stands_before", frozenset({"LA"})),
    ],
)
def test_a_line_of_the_population_that_is_not_right_is_refused_alone(
    tmp_path: Path, cell, rule: str, incomplete: frozenset[str] | None
) -> None:
    found = population.read(altered(tmp_path, PEOPLE, cell))
    assert found.refused.select("row_number", "rule").rows() == [(3, rule)]
    assert found.incomplete == incomplete
    assert found.districts.height == 8


def test_every_refusal_has_its_test() -> None:
    source = Path(__file__).read_text()
    assert [reason for reason in SENTENCES if f'"{reason}"' not in source] == []


# The real files


def test_every_printed_total_of_the_real_files_is_reproduced(decade: Published, year_2014: Published) -> None:
    first, second = (reconcile(published.rows, published.totals) for published in (decade, year_2014))
    assert (first.height, first["agrees"].sum()) == (12_600, 12_600)
    assert (second.height, second["agrees"].sum()) == (3_168, 3_168)
    assert [note.kind for note in decade.notes] == ["office_twice"]
    assert year_2014.notes == ()


def test_extortion_of_2014_is_what_the_readme_says(year_2014: Published) -> None:
    totals = dict(year_2014.totals.filter(head="extortion").select("state", "count").iter_rows())
    expected = {"RJ": 428, "HR": 207, "DL": 235, "UP": 609, "GJ": 185, "PB": 29, "CH": 6}
    assert {state: totals[state] for state in expected} == expected


def test_an_altered_copy_of_the_real_file_disagrees_in_exactly_that_head(tmp_path: Path) -> None:
    path = altered(tmp_path, real("ncrb/district_ipc_2001_2012.csv"), with_cell(row=2, column=3, value="0"))
    published = read(path)
    wrong = reconcile(published.rows, published.totals).filter(~pl.col("agrees"))
    assert wrong.select("state", "year", "head").rows() == [("AP", 2001, "murder")]


def test_names_of_the_participating_states_are_mapped(decade: Published, year_2014: Published) -> None:
    rows = pl.concat([decade.rows, year_2014.rows])
    share = coverage(rows).filter(pl.col("state").is_in(PARTICIPATING))
    assert share.height == len(PARTICIPATING) - 1  # Ladakh is printed under Jammu & Kashmir
    assert (share["mapped_count"] >= 0.95 * share["names_count"]).all()
    assert share["names_count"].sum() > 300
    assert unmapped(rows)["state"].unique().sort().to_list() == ["AR", "TN"]


def test_no_two_names_of_a_year_are_one_unit(decade: Published, year_2014: Published) -> None:
    rows = pl.concat([decade.rows, year_2014.rows]).filter(head="murder")
    assert by_unit(rows, known_units()).height == rows.height


def test_state_sums_of_the_census_are_the_published_ones() -> None:
    people = population.read(real("census/district_population_2011.csv")).districts
    sums = dict(population.by_state(people).iter_rows())
    assert people.height == 640
    assert people["district"].null_count() == 2  # Mahe, Yanam
    published = {"UP": 199_812_341, "RJ": 68_548_437, "HR": 25_351_462, "DL": 16_787_941}
    assert {state: sums[state] for state in published} == published
    assert (sums["LA"], sums["TS"], sums["TS"] + sums["AP"]) == (274_289, 35_193_978, 84_580_777)
    unchanged = dict(people.drop_nulls("district").select("district", "exists_unchanged").iter_rows())
    assert unchanged[127]  # Kota
    assert not unchanged[112]  # Nagaur: Didwana-Kuchaman left it
    assert not unchanged[114]  # Jaisalmer: Nokh went to Phalodi
    assert not unchanged[176]  # Barabanki: Rudauli went to Ayodhya
