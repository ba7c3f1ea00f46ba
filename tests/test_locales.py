"""The Hindi catalogue: nothing untranslated, nothing half, no two headings of one table alike."""

import ast
import re
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest
from babel.messages import Catalog, Message
from starlette.staticfiles import StaticFiles

from ui import catalogue, server
from ui.translations import read, translations

ROOT = Path(__file__).resolve().parents[1]
DEVANAGARI = range(0x0900, 0x0980)
SAME_IN_BOTH = {"{text}", "%"}


def test_every_text_is_translated() -> None:
    assert catalogue.missing("hi") == []


def test_every_translation_is_hindi_and_keeps_what_stands_around_it() -> None:
    for message in read("hi"):
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        english = message.id if isinstance(message.id, tuple) else (message.id,)
        for form in forms if message.id else ():
            only_places = not catalogue.PLACE.sub("", english[-1]).strip(" :();,.\u2019\u201c\u201d%")
            assert (
                only_places or english[0] in SAME_IN_BOTH or any(ord(sign) in (*DEVANAGARI, 0x0964) for sign in form)
            ), form
            assert (form[:1] == " ") == (english[-1][:1] == " "), form  # parts that are joined to others
            assert form.count("**") == english[-1].count("**"), form
            assert form.count("`") == english[-1].count("`"), form
            assert not form.endswith(".") or form == "क्र.", form  # a full stop is another sign in Hindi


def test_no_text_is_in_it_that_is_no_more() -> None:
    there = {text if isinstance(text, str) else text[0] for text, _ in catalogue.found()}
    kept = {message.id if isinstance(message.id, str) else message.id[0] for message in read("hi") if message.id}
    assert kept == there


def test_hindi_has_two_forms_and_zero_is_of_the_first() -> None:
    forms = [translations("hi").ngettext("{count} incident", "{count} incidents", count) for count in (0, 1, 2, 1000)]
    assert forms == ["{count} घटना", "{count} घटना", "{count} घटनाएं", "{count} घटनाएं"]


@pytest.mark.parametrize(
    ("text", "string", "flags", "wrong"),
    [
        ("A day", "", (), "not translated"),
        ("A day", "एक दिन", ("fuzzy",), "unsure"),
        ("{day} days", "{days} दिन", (), "other placeholders"),
        (("{count} day", "{count} days"), ("{count} दिन", ""), (), "not translated"),  # half
        (("{count} day", "{count} days"), ("{count} दिन", "{count} दिन"), (), ""),
        ("Row {number:,}", "पंक्ति {number}", (), "other placeholders"),  # how a number is printed is kept
        ("Row {number:,}", "पंक्ति {number:,}", (), ""),
    ],
)
def test_what_is_wrong_is_said(text, string, flags, wrong: str) -> None:
    kept = Catalog().add(text, string, flags=flags)
    assert isinstance(kept, Message)
    assert catalogue._wrong(kept) == wrong


def headings(tree: ast.Module) -> list[list[str]]:
    """The texts that are keys of one dictionary, for every dictionary: the columns of a table."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            keys = [key for key in node.keys if isinstance(key, ast.Call) and getattr(key.func, "id", "") == "t"]
            found.append([key.args[0].value for key in keys if isinstance(key.args[0], ast.Constant)])
    return [texts for texts in found if len(texts) > 1]


def test_columns_of_one_table_have_different_names() -> None:
    """A table is a dictionary by heading: of two that are alike in Hindi one would be lost."""
    tables = [texts for path in (ROOT / "ui").glob("*.py") for texts in headings(ast.parse(path.read_text()))]
    hindi = translations("hi").gettext
    assert len(tables) > 15
    assert [texts for texts in tables if len({hindi(text) for text in texts}) < len(texts)] == []


def test_codes_of_one_vocabulary_have_different_names() -> None:
    """What can be chosen from, or stands in one column, must be told apart in Hindi as in English."""
    alike = []
    for path in (ROOT / "ui").glob("*.py"):
        for node in ast.parse(path.read_text()).body:
            value = getattr(node, "value", None)
            if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(value, ast.Dict):
                texts = [
                    part.value
                    for part in value.values
                    if isinstance(part, ast.Constant) and isinstance(part.value, str)
                ]
                hindi = {translations("hi").gettext(text) for text in texts}
                alike += [(path.name, texts)] * (len(hindi) < len(set(texts)))
    assert alike == []


def test_what_is_kept_in_words_is_kept_by_language() -> None:
    """An answer of `ui` that is kept for all who ask, and holds words, has the language in its key; `ui.drawn` puts it there."""
    kept, loose = [], []
    for path in (ROOT / "ui").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and any(
                ast.unparse(mark).startswith(("once", "lru_cache")) for mark in node.decorator_list
            ):
                body = "\n".join(ast.unparse(part) for part in node.body)
                if re.search(r"(?<![\w.])(tn?|names|t_in)\(|words\.", body):
                    kept.append(node.name)
                    loose += (
                        [] if {"_language", "code"} & {arg.arg for arg in node.args.args} else [(path.name, node.name)]
                    )
    assert len(kept) > 5
    assert loose == []


def test_every_script_that_names_come_in_has_its_font_served() -> None:
    """The theme names families that our styles describe, whose files are there, and one holds each of the three scripts."""
    families = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["theme"]["font"].split(", ")
    css = (ROOT / "ui" / "assets" / "fonts.css").read_text()
    assert {*families} == {*re.findall(r'@font-face { font-family: "(.*?)"', css), "sans-serif"}
    assert all("fonts.css" in (ROOT / "ui" / "assets" / name).read_text() for name in ("frame.css", "sign_in.css"))
    files = StaticFiles(packages=server.FONTS)
    urls = re.findall(r'url\("/assets/fonts/(.*?)"\)', css)
    assert len(urls) == 3
    assert all(files.lookup_path(unquote(url))[1] for url in urls)
    for script in ("U+0900-097F", "U+0A00-0A7F", "U+0A80-0AFF"):  # Devanagari, Gurmukhi, Gujarati
        assert script in css
