"""How a survey's file says what a district is: the words of its columns, turned into a `District`."""

from collections.abc import Mapping
from typing import Any

import shapely

from data.geography.coverage import District
from data.geography.registers import reviewed_states
from data.geography.tables import UNREPORTING

# Spellings of states and union territories in other files of the Survey of India, of LGD and of the census.
OTHER_SPELLINGS = {
    "ANDAMAN AND NICOBAR": "AN",
    "DADRA AND NAGAR HAVELI AND DAMAN AND DIU": "DH",
    "THE DADRA AND NAGAR HAVELI AND DAMAN AND DIU": "DH",
    "NCT OF DELHI": "DL",
    "ORISSA": "OD",
    "PONDICHERRY": "PY",
    "UTTARANCHAL": "UK",
}


def district(properties: Mapping[str, Any], shape: shapely.Geometry) -> District:
    """A row with the Survey of India's columns (STATE_UT, DISTRICT, DIST_LGD, REMARKS) or ours (state, name, code,
    name_hi). Without a code it is a sliver. ValueError, in plain words, if its code or state cannot be understood."""
    label = _text(properties, "name", "DISTRICT") or _text(properties, "REMARKS")
    state = _state(_text(properties, "state", "STATE_UT"))
    code = _code(_text(properties, "code", "DIST_LGD"))
    if code is None:
        code = UNREPORTING.get((state or "", label.upper()))
    if code is not None and state is None:
        raise ValueError(f"{label or code}: the state {_text(properties, 'state', 'STATE_UT')!r} is not known.")
    return District(
        label, state or "", code, shape, _text(properties, "name") or None, _text(properties, "name_hi") or None
    )


def _text(properties: Mapping[str, Any], *columns: str) -> str:
    """The first of these columns that says something, without what spreadsheets leave behind."""
    values = (properties.get(column) for column in columns)
    return next((str(v).replace("_x000D_", "").strip() for v in values if v is not None and str(v).strip()), "")


def _code(text: str) -> int | None:
    if not text or text.upper() in {"NOT AVAILABLE", "NA", "N/A", "NAN", "NONE"}:
        return None
    number = text.removesuffix(".0")
    if not (number.isascii() and number.isdigit() and int(number)):
        raise ValueError(f"{text!r} is not an LGD district code: it must be a whole number, such as 86 for Gurugram.")
    return int(number)


def _state(text: str) -> str | None:
    spelling = " ".join(text.upper().replace("&", " AND ").split())
    for code, name, source_name in reviewed_states().select("code", "name", "source_name").iter_rows():
        if spelling in {code, name.upper(), " ".join(source_name.replace("&", " AND ").split())}:
            return code
    return OTHER_SPELLINGS.get(spelling)
