"""The Hindi catalogue kept up with the code: every sentence of ours, found where it stands, and what is wrong with its translation.

`python -m ui.catalogue` writes new texts into `locales/`, takes out those that are no more, and says what is left to translate;
`python -m ui.catalogue check` only says it.
"""

import ast
import csv
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages import Catalog, Message
from babel.messages.pofile import write_po

from ui.translations import path, read

ROOT = Path(__file__).resolve().parent.parent
CALLS = {"t": slice(0, 1), "heading": slice(0, 1), "t_in": slice(1, 2), "tn": slice(0, 2)}
NOT_WORDS = {
    "FORMATS",
    "OWN",
    "HOMES",
    "STEPS_OF_PAGE",
    "COLOURS",
    "LANGUAGES",
    "SIGNS",
    "OTHERWISE",
    "CHOICES",
    "IN_SESSION",
}
"""Vocabularies of addresses, colours and signs; the values of every other one in `ui` are words."""
SPOKEN = ("title", "definition", "numerator", "denominator", "unit", "reason", "said")
"""What readers see of a table of rules or measures."""
IN_DATA = ("data/intake/refusals.py", "data/intake/ncrb.py", "data/ncrb/sheet.py")
"""Where `data` keeps sentences that readers see."""
PLACE = re.compile(r"\{\w+[^}]*\}")
HEADER = """\
# Sajha in Hindi. The English text is the key; kept up with the code by `python -m ui.catalogue`.
msgid ""
msgstr ""
"Language: hi\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
"""CLDR: 0 and 1 are "one" in Hindi; Babel's own rule for it says otherwise."""

Text = str | tuple[str, str]


def found() -> Iterator[tuple[Text, str]]:
    """Every text that readers may see, or its two forms, with the file it stands in."""
    pages = (*sorted((ROOT / "ui").glob("**/*.py")), *sorted((ROOT / "pages").glob("*.py")))
    for source in (*pages, *(ROOT / place for place in IN_DATA)):
        tree = ast.parse(source.read_text(encoding="utf-8"))
        yield from ((text, _name(source)) for text in (*_called(tree), *_vocabularies(tree)))
    for rules in sorted((ROOT / "queries").glob("**/*.toml")):
        for rule in tomllib.loads(rules.read_text(encoding="utf-8")).values():
            yield from ((rule[part], _name(rules)) for part in SPOKEN if part in rule)
    heads = ROOT / "data" / "ncrb" / "crime_heads.csv"
    with heads.open(encoding="utf-8", newline="") as file:
        yield from ((row["relation"], _name(heads)) for row in csv.DictReader(file) if row["relation"])


def _name(source: Path) -> str:
    return source.relative_to(ROOT).as_posix()


def _called(tree: ast.Module) -> Iterator[Text]:
    """Texts given to `t`, `tn`, `t_in` as they stand."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            texts = [str(arg.value) for arg in node.args[CALLS.get(name, slice(0))] if isinstance(arg, ast.Constant)]
            if texts:
                yield (texts[0], texts[1]) if name == "tn" else texts[0]


def _vocabularies(tree: ast.Module) -> Iterator[str]:
    """Words in dictionaries of a module, which are looked up by a code."""
    for node in tree.body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        value = getattr(node, "value", None)
        if isinstance(target, ast.Name) and target.id.isupper() and target.id not in NOT_WORDS:
            parts = value.values if isinstance(value, ast.Dict) else ()
            yield from (word for part in parts for word in _words(part))


def _words(part: ast.expr) -> Iterator[str]:
    if isinstance(part, ast.Constant) and isinstance(part.value, str) and re.search("[A-Za-z]", part.value):
        yield part.value
    elif isinstance(part, ast.Tuple | ast.List):
        for one in part.elts:
            yield from _words(one)


def update(code: str) -> None:
    """Every text there is now, and none that is no more; translations are kept."""
    catalogue = read(code) if path(code).exists() else Catalog(locale=code)
    template = Catalog()
    for text, where in found():
        template.add(text, locations=[(where, 0)])
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    write(code, catalogue)


def write(code: str, catalogue: Catalog) -> None:
    path(code).parent.mkdir(parents=True, exist_ok=True)
    with path(code).open("wb") as file:
        file.write(HEADER.encode())
        write_po(file, catalogue, width=120, omit_header=True, sort_by_file=True)


def missing(code: str) -> list[str]:
    """Texts that the catalogue lacks, has half, is unsure of, or whose placeholders differ."""
    catalogue = read(code)
    ids = [(text, text if isinstance(text, str) else text[0]) for text in dict(found())]
    lacking = [f"not in the catalogue: {text}" for text, key in ids if key not in catalogue]
    return lacking + [f"{wrong}: {each.id}" for each in catalogue if each.id and (wrong := _wrong(each))]


def _wrong(message: Message) -> str:
    asked, said = (_forms(each) for each in (message.id, message.string))
    if not all(said) or len(said) != len(asked):
        return "not translated"
    if message.fuzzy:
        return "unsure"
    places = [sorted(PLACE.findall(text)) for text in asked]
    return "" if all(sorted(PLACE.findall(text)) in places for text in said) else "other placeholders"


def _forms(text: Any) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, list | tuple) else (text or "",)


if __name__ == "__main__":
    if sys.argv[1:] != ["check"]:
        update("hi")
    troubles = missing("hi")
    print("\n".join(troubles) or "Every text is translated.")
    sys.exit(bool(troubles))
