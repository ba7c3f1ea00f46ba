"""How cells and names are made comparable: one spelling for what looks the same."""

import re
import unicodedata
from collections.abc import Callable

import polars as pl

DIGITS = {chr(0x0966 + digit): str(digit) for digit in range(10)}
"""Devanagari digits and ours."""

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_ENDS = " \t\r\n\u00a0\u200b\u200c\u200d\u2060\ufeff"
_NOT_WORD = re.compile(r"[\s_\-./()|,:;'\"*#\u00a0\u2013\u2014]+")


def by_different(texts: pl.Series, work: Callable[[pl.DataFrame], pl.DataFrame]) -> pl.DataFrame:
    """What `work` makes of a frame with the one column `texts`, done once for each different text where texts repeat."""
    frame = texts.to_frame()
    different = frame.unique()
    if different.height * 2 > frame.height:
        return work(frame)
    done = different.hstack(work(different).get_columns())
    return frame.join(done, on=texts.name, how="left", nulls_equal=True, maintain_order="left").drop(texts.name)


def cleaned_rows(rows: pl.DataFrame) -> pl.DataFrame:
    """All cells cleaned; what occurs often is cleaned once, and text without Devanagari need not be composed."""
    return rows.with_columns(_cleaned(rows[name]) for name, kind in rows.schema.items() if kind == pl.String)


def _cleaned(texts: pl.Series) -> pl.Series:
    plain_ascii = (texts.str.len_bytes() == texts.str.len_chars()).all()
    text = pl.col(texts.name)
    bare = text.str.strip_chars(_ENDS)
    work = pl.when(bare != "").then(bare).alias("cleaned") if plain_ascii else cleaned(text).alias("cleaned")
    return by_different(texts, lambda rows: rows.select(work)).to_series().alias(texts.name)


def cleaned(text: pl.Expr) -> pl.Expr:
    """A cell composed (NFC), without blanks at its ends; an empty one is null."""
    bare = text.str.normalize("NFC").str.strip_chars(_ENDS)
    return pl.when(bare != "").then(bare)


def plain(text: pl.Expr) -> pl.Expr:
    """A word as it is compared: small letters, no joiners, one blank for what separates words."""
    bare = text.str.normalize("NFC").str.replace_all(f"[{_INVISIBLE}]", "").str.to_lowercase()
    return bare.str.replace_all(_NOT_WORD.pattern, " ").str.strip_chars(" ")


def plain_name(text: str) -> str:
    """The same for one string, as for headers."""
    bare = unicodedata.normalize("NFC", text)
    bare = "".join(sign for sign in bare if sign not in _INVISIBLE).lower()
    return _NOT_WORD.sub(" ", bare).strip(" ")
