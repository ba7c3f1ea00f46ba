"""Catalogues of `locales/` (gettext) as a server uses them: read from the text file itself, so that nothing is compiled."""

from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES = Path(__file__).resolve().parent.parent / "locales"


def path(code: str) -> Path:
    return LOCALES / code / "LC_MESSAGES" / "sajha.po"


def read(code: str) -> Catalog:
    with path(code).open("rb") as file:
        return read_po(file, locale=code)


@lru_cache
def translations(code: str) -> NullTranslations:
    """What gettext asks; English, which has no catalogue, is the text itself. A tenth of a second, once a server."""
    if not path(code).exists():
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, read(code))
    compiled.seek(0)
    return GNUTranslations(compiled)
