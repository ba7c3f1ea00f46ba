"""One search over all forces' books: the usual spellings meet, and of what is hidden nothing shows but whom to ask."""

from datetime import date

import polars as pl
import pytest
from sqlalchemy import Engine

from data.spelling import fir, spelled
from queries.records_search import known
from queries.visible import LOCAL, Viewer
from tests.data.writers import add, force, incident, write

SAME = [
    ("Bishnoi", "Vishnoi", "VISHNOI", "Bishnoy", "बिश्नोई", "विश्नोई", "ਬਿਸ਼ਨੋਈ", "બિશ્નોઈ"),
    ("Lawrence", "Laurence", "लॉरेंस"),
    ("Sampat", "Sampath", "संपत", "सम्पत"),
    ("Singh", "Sinh", "सिंह"),
    ("Zafar", "Jafar", "जफर", "ज़फ़र"),
    ("Choudhary", "Chaudhari", "Chowdhary", "चौधरी"),
    ("Jathedi", "जठेड़ी", "जठेडी"),
    ("Anandpal", "आनंदपाल", "आनन्दपाल"),
    ("Mukhtar", "मुख्तार"),
]
OTHER = [("Bishnoi", "Bishan Das"), ("Ramesh", "Rajesh"), ("Gogi", "Goga Ram"), ("Singh", "Sandhu"), ("राजेश", "राकेश")]


@pytest.mark.parametrize("names", SAME)
def test_usual_spellings_are_one(names: tuple[str, ...]) -> None:
    assert len({spelled(name) for name in names}) == 1, {name: spelled(name) for name in names}


@pytest.mark.parametrize("names", OTHER)
def test_other_names_are_others(names: tuple[str, str]) -> None:
    assert spelled(names[0]) != spelled(names[1])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *[("0123/2026", "123/26"), ("FIR No. 123 of 2026", "123/26"), ("123-26", "123/26"), ("१२३/२०२६", "123/26")],
        *[("Bishnoi", ""), ("2026", ""), ("", ""), ("1/2/3", "")],
    ],
)
def test_fir_numbers(text: str, number: str) -> None:
    assert fir(text) == number


def offender(agency: str, reference: str, name: str, handling: str, **more: object) -> str:
    given = {"name_hi": "हिंदी", "label": "accused", "label_since": "2024-01-01", "legal_basis": "Order 1"}
    given |= {"review_by": "2028-01-01", "handling": handling}
    return add("offender", **{"agency": agency, "reference": reference, "name": name, **given, **more})


SCENE = (
    *[force(code) for code in ("RJ", "HR", "PB", "DL")],
    offender("RJ", "O1", "Ratan Vishnoi", "participants"),  # all may see it
    offender("HR", "H1", "Ratan Bishnoi", "originator"),  # Haryana's own
    offender("HR", "H2", "R. Bishnoi", "originator"),  # a second one: how many is not told
    offender("PB", "P1", "Someone", "named"),
    add("offender_alias", agency="PB", reference="P1", alias="रतन बिश्नोई"),
    add(
        "disclosure",
        **{"id": 1, "record_table": "offender", "agency": "PB", "reference": "P1", "to_agency": "DL"},
        **{"made_at": "2026-01-01 00:00:00+00:00", "by_post": "Nodal officer"},
    ),
    offender("RJ", "OLD", "Purana Bishnoi", "participants", review_by="2026-01-01"),  # past review: its owner's alone
    offender("RJ", "KID", "Chhota Bishnoi", "participants", is_child=True),  # a child is named to nobody
    incident("C1", 18, fir_number="0123/2026"),
    incident("C2", 18, agency="HR", fir_number="FIR 123 of 2026", handling="originator"),
)
DAY = date(2026, 11, 21)


@pytest.fixture
def scene(engine: Engine) -> Engine:
    write(engine, *SCENE)
    return engine


def found(engine: Engine, wanted: str, viewer: Viewer) -> tuple[list[str], list[str]]:
    seen, ask = known(engine, wanted, viewer, DAY)
    assert seen.columns == ["table", "agency", "reference", "name", "name_hi"]  # the same shape, whatever is found
    assert ask.schema == {"agency": pl.String}
    return seen["reference"].to_list(), ask["agency"].to_list()


@pytest.mark.parametrize(
    ("viewer", "seen", "ask"),
    [
        (Viewer("RJ", "nodal_officer"), ["O1", "OLD"], ["HR", "PB"]),
        (Viewer("HR", "leader"), ["H1", "H2", "O1"], ["PB", "RJ"]),
        (Viewer("DL", "leader"), ["P1", "O1"], ["HR", "RJ"]),  # named to Delhi
        (Viewer("PB", "leader"), ["P1", "O1"], ["HR", "RJ"]),
        (LOCAL, ["O1"], ["HR", "PB", "RJ"]),
    ],
)
def test_by_name_in_either_script(scene: Engine, viewer: Viewer, seen: list[str], ask: list[str]) -> None:
    for wanted in ("Bishnoi", "विश्नोई", "  VISHNOI "):
        assert found(scene, wanted, viewer) == (seen, ask)


def test_by_two_words_in_any_order(scene: Engine) -> None:
    for wanted in ("Ratan Bishnoi", "बिश्नोई रतन"):
        assert found(scene, wanted, Viewer("RJ")) == (["O1"], ["HR", "PB"])


def test_by_fir(scene: Engine) -> None:
    assert found(scene, "123/2026", Viewer("RJ")) == (["C1"], ["HR"])
    assert found(scene, "124/2026", Viewer("RJ")) == ([], [])


@pytest.mark.parametrize("wanted", ["", " ", "a", "%", "_", "R", "' OR 1=1 --", "*", "Nobodyknown"])
def test_nothing_and_nonsense_find_nothing(scene: Engine, wanted: str) -> None:
    assert found(scene, wanted, Viewer("RJ")) == ([], [])
