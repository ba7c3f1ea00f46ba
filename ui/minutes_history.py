"""What was done to a decision, line by line: when, by whom, and what a correction replaced."""

import json
from datetime import date
from html import escape
from typing import Any

from data.facts import Facts
from ui import words
from ui.exchange import force_names
from ui.meetings_decisions import UPDATES, status
from ui.words import t

NAMES = {
    "decision": "Decision, in English",
    "decision_hi": "Decision, in Hindi",
    "lead": "Force in the lead",
    "associates": "Other forces that must act",
    "due_on": "Due date",
}


def line(facts: Facts, of: dict) -> str:
    """One line of the history as HTML: when, who, what; what a correction replaced."""
    names = force_names(facts)
    who = t(
        "{time}, {post}, {force}: {what}",
        time=words.clock(of["made_at"]),
        post=of["post"],
        force=names.get(of["force"], of["force"]),
        what=t(UPDATES[of["kind"]]),
    )
    parts = [of["remark"] or of["remark_hi"] or ""]
    if of["status_after"] is not None and of["kind"] != "recorded":
        parts.append(status(of["status_after"]))
    if of["due_on_after"] is not None:
        parts.append(t("due {day}", day=words.day(of["due_on_after"])))
    if of["letter_number"]:
        parts.append(t("letter {number}", number=of["letter_number"]))
    parts += [_replaced(names, name, value) for name, value in json.loads(of["before"] or "{}").items()]
    told = " · ".join(escape(part) for part in parts if part)
    return f'<p class="sajha-decision"><b>{escape(who)}</b><br><span>{told}</span></p>'


def _replaced(names: dict[str, str], field: str, value: Any) -> str:
    if field in ("lead", "associates"):
        codes = [value] if isinstance(value, str) else value
        value = ", ".join(names.get(code, code) for code in codes)
    elif field == "due_on" and value:
        value = words.day(date.fromisoformat(value))
    return t("{field} before: {value}", field=t(NAMES[field]), value=value or t("nothing"))
