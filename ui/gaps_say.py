"""The names and numbers that the sentences about gaps are made of."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from data.facts import Facts
from ui import words
from ui.exchange import force_names
from ui.words import t, tn

Row = Mapping[str, Any]


class Say:
    """The names that sentences need, in the reader's language."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.forces, self.states = force_names(facts), words.names(facts.states)
        self.gangs, self.series = words.names(facts.gangs), words.names(facts.meeting_series)

    def force(self, code: str) -> str:
        return str(self.forces.get(code, code))

    def state(self, code: str) -> str:
        return str(self.states.get(code, code))

    def two(self, found: Row) -> dict[str, str]:
        return {"state": self.state(found["state"]), "other": self.state(found["other"])}

    def count(self, found: Row, name: str) -> str:
        """A count among the numbers, or what stands for it where it is few."""
        return words.count(found[name], name in found.get("few", ()))

    def incidents(self, found: Row) -> str:
        if "incident_count" in found.get("few", ()):
            return t("{few} incidents", few=words.FEW)
        return tn("{count} incident", "{count} incidents", found["incident_count"])

    def gang(self, code: str | None) -> str:
        if not code:
            return t("no gang named")
        return words.listing([str(self.gangs.get(part, part)) for part in code.split()], 3)


def numbers(row: Row) -> dict[str, Any]:
    """What the rule found; days as days."""
    found = json.loads(row["numbers"])
    return {
        name: date.fromisoformat(value) if name.endswith("_on") and value else value for name, value in found.items()
    }
