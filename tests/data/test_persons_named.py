"""Whether a text names somebody: whole names, in either script and the usual spellings; never a part of another word."""

import pytest

from data.persons_named import LEFT_OUT, left_out, places, register

NAMES = register(["Ramesh Bishnoi", "रमेश बिश्नोई", "Kala", "Om", None, "", "Jagga Singh Sandhu", "Jagga"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Letter about Ramesh Bishnoi sent", f"Letter about {LEFT_OUT} sent"),
        ("RAMESH  bishnoi, again", f"{LEFT_OUT}, again"),  # case and blanks do not matter
        ("Ramesh-Bishnoi", LEFT_OUT),
        ("Ramesh Vishnoi", LEFT_OUT),  # a usual spelling of the same
        ("रमेश बिश्नोई को पत्र", f"{LEFT_OUT} को पत्र"),
        ("रमेश विश्नोई", LEFT_OUT),
        ("Kala was seen", f"{LEFT_OUT} was seen"),
        ("Kalanaur, Kal and Kalla", "Kalanaur, Kal and Kalla"),  # one word counts only as it is written
        ("Om stands for nobody: two letters", "Om stands for nobody: two letters"),
        ("Ramesh alone, and Bishnoi Ramesh", "Ramesh alone, and Bishnoi Ramesh"),
        ("Jagga Singh Sandhu and Jagga", f"{LEFT_OUT} and {LEFT_OUT}"),  # the longest where several begin
        ("Ramesh Ramesh Bishnoi", f"Ramesh {LEFT_OUT}"),
        ("", ""),
    ],
)
def test_names_are_left_out_and_nothing_else(text: str, said: str) -> None:
    assert left_out(text, NAMES) == said


def test_places_are_those_in_the_text() -> None:
    text = "x Kala y Jagga"
    assert [text[start:end] for start, end in places(text, NAMES)] == ["Kala", "Jagga"]
    assert places(text, register([])) == []
