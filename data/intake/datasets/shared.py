"""Columns and rules that several datasets have."""

import polars as pl

from data.intake.columns import Column, Rule
from data.schema.vocabulary import HANDLING

HANDLING_COLUMN = Column("handling", "choice", "Who may see it", "कौन देख सकता है", "participants", words=HANDLING)
UNIT = Column("unit", "unit", "Police unit", "पुलिस इकाई", "Jaipur East")
DISTRICT = Column("district", "district", "District", "जिला", "Jaipur")
GANG = Column("gang", "gang", "Gang", "गैंग", "G07")


def not_before(later: str, earlier: str, name: str) -> Rule:
    """`later` does not lie before `earlier`; where one has no time of day, days are compared."""
    return Rule(name, later, pl.col(later) < pl.col(earlier), (earlier,))


def needs(given: str, needed: str, name: str) -> Rule:
    """Where `given` stands, `needed` must stand too."""
    return Rule(name, needed, pl.col(given).is_not_null() & pl.col(needed).is_null(), (given,))
