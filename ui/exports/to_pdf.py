"""A paper as PDF, by typst: letters of every script as they should be, text that can be searched, and marked up for screen
readers. The template reads the paper as data: no text of a record is ever markup."""

import json
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

from ui.exports.drawing import svg
from ui.exports.paper import Drawing, Paper, plain

TEMPLATE = Path(__file__).with_name("paper.typ")


@lru_cache(maxsize=1)
def fonts() -> typst.Fonts:
    """Noto Sans for Latin, Devanagari, Gurmukhi and Gujarati, from packages: nothing of the machine's own is used."""
    folders = [str(files("fontpkg_noto_sans_devanagari") / "files"), str(files("manimgx_fonts"))]
    return typst.Fonts(include_system_fonts=False, font_paths=folders)


def pdf(paper: Paper) -> bytes:
    return typst.compile(TEMPLATE, font_paths=fonts(), sys_inputs={"paper": told(paper)})


def pictures(paper: Paper, ppi: float = 70) -> list[bytes]:
    """The pages as PNG."""
    made = typst.compile(TEMPLATE, font_paths=fonts(), format="png", ppi=ppi, sys_inputs={"paper": told(paper)})
    return made if isinstance(made, list) else [made]


def picture(paper: Paper, block: Drawing, ppi: float = 160) -> bytes:
    """One map as PNG, with its names and legend."""
    inputs = {"paper": told(replace(paper, blocks=(block,))), "only": "yes"}
    made = typst.compile(TEMPLATE, font_paths=fonts(), format="png", ppi=ppi, sys_inputs=inputs)
    return made[0] if isinstance(made, list) else made


def told(paper: Paper) -> str:
    """The paper as the template reads it."""
    return json.dumps({**vars(paper), "blocks": [_block(block) for block in paper.blocks]}, ensure_ascii=False)


def _block(block: Any) -> dict[str, Any]:
    if not isinstance(block, Drawing):
        return plain(block)
    labels = [(x / block.width, y / block.height, name) for x, y, name in block.labels]
    said = {"legend": block.legend, "alt": block.alt, "labels": labels, "ratio": block.height / block.width}
    return {"kind": "drawing", "svg": svg(block), **said}
