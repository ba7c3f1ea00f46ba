"""Hindi typed in an old font (Kruti Dev and its kin) is Latin letters that only look like Hindi in that font.

In Kruti Dev `k` is the vowel sign aa, `q` is u, `f` before a letter is i, `;` is ya, and `'k`, `/k`, `[k`, `.k`, `?k`, `Fk`,
`Hk` are consonants. So its words begin with pairs such as `jk` and `dk`, have a q without u, and signs between letters: no
English word and no Indian name in Latin letters does.
"""

import re

import polars as pl

_STRANGE = "|".join(
    (
        r"q[c-hj-tv-zA-Z]",
        r"[A-Za-z][\[\]{}~^+=][A-Za-z]",
        r"[A-Za-z]?['/.\[?\"]k(?:$|[hsqaZ])",
        r"[FH]k",
        r"k(?:Z|S|sa|ks|kj|kh|k[A-Z])",
        r"^[a-z]{1,3}S[a-z]",
        r"^f[bcdghjkmnpqstvxyz][a-zA-Z]",
        r"^[bcdfghjlmnpqrtvwxyz]k[a-z]",
        r"[a-z]Yy|[a-z]LF",
    )
)
SHARE = 0.05
ENOUGH = 2


def is_old_font(text: str) -> bool:
    """Whether most words of the text are spelled as in an old Hindi font."""
    words = [word for word in re.split(r"[\s,;|]+", text) if len(re.sub("[^A-Za-z]", "", word)) > 1]
    strange = sum(re.search(_STRANGE, word) is not None and not word.isupper() for word in words)
    return strange > 0 and strange * 2 >= len(words) and "://" not in text


def old_font_cell(rows: pl.DataFrame) -> tuple[str, str] | None:
    """Column and text of a cell in an old font, where the table has several: one odd word proves nothing."""
    found: list[tuple[str, str]] = []
    for name in (name for name, kind in rows.schema.items() if kind == pl.String):
        texts = rows[name].drop_nulls().head(5_000).unique(maintain_order=True).head(500)
        odd = [text for text in texts if is_old_font(text)]
        if len(odd) > SHARE * len(texts):
            found += [(name, text) for text in odd]
    enough = len(found) >= ENOUGH or any(len(text.split()) > 3 for _, text in found)
    return found[0] if enough else None
