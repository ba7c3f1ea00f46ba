"""Ranks as forces write them, in the reader's language."""

from ui.words import t

RANKS = {
    "dgp": "DGP",
    "adg": "ADG",
    "ig": "IG",
    "dig": "DIG",
    "ssp": "SSP",
    "sp": "SP",
    "asp": "ASP",
    "dsp": "DSP",
    "inspector": "Inspector",
    "sub-inspector": "Sub-Inspector",
    "sho": "SHO",
    "head constable": "Head constable",
    "constable": "Constable",
    "beat officer": "Beat officer",
}


def said(entered: str) -> str:
    """A rank in the reader's language where it is one of RANKS; else as it was entered."""
    known = RANKS.get(entered.casefold())
    return t(known) if known else entered


def counted(listed: str) -> list[str]:
    """`DSP 8, SP 7`, rank by rank."""
    parts = [one.rpartition(" ") for one in listed.split(", ")] if listed else []
    return [f"{said(name)} {count}" for name, _, count in parts]
