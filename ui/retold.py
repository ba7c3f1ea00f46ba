"""Sentences and notes that `data` and the log hold in English, told again in the reader's language.

`data` speaks to the command line in English, and the log is written once for readers of both languages. Each pattern is a text
of the catalogue; what fits none of them is shown as it is.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from data.intake import ncrb
from data.ncrb import sheet
from ui.words import t

TROUBLE = {
    "viewers": (
        "This officer holds this post from this day already, or there is no such force.",
        "The password has at least {number} characters.",
        "There is no local account {name}.",
        "A {role} belongs to a force: say which (--agency RJ).",
        "Subject, officer and post must be given.",
        "The last day lies before the first.",
        "There is no standing viewer number {number}.",
    ),
    "loads": (
        "There is no load {number}.",
        "Load {number} was undone before.",
        "Load {other} changed rows of load {number} later. Undo load {again} first.",
        "Other records refer to rows of load {number}. Withdraw those first.",
        "This database holds forces' records; made-up rows are refused.",
        "This database holds made-up records; forces' records are refused. Set DATABASE_URL to another one and make it:"
        " `python -m data create --real`.",
        "{force} is not a force that takes part. Write its code, such as RJ or NIA.",
        "{force} takes part no longer, since {day}.",
        "{count} lines above the header were passed over.",
        "{count} districts of 2011 have no number of their own today: their territory has changed since.",
        "No state got a number: of which state a refused row is cannot be told.",
        "These states got no number, since rows of theirs were refused: {states}.",
    ),
}
LOGGED = {
    "entry": ("signed in", "holds no post", "sign-in failed", "Local viewer"),
    "lists": (
        "hardcore criminals of {gang}",
        "incidents of {place}",
        "incidents at {border}",
        "messages: waiting",
        "messages: heard",
        "messages: flow",
        "messages: times_{urgency}",
        "messages: channel",
        "messages: kind",
        "messages: outcome",
        "decisions {keys}",
        "action taken report of {meeting}",
        "requests of the search",
        "desk: decisions",
        "desk: requests",
        "new decisions of {meeting}",
        "search {number}",
        "gaps: first",
        "gaps: list",
        "gaps: opened",
        "rejected rows of load {load}",
        "flagged rows of load {load}",
    ),
    "written": (
        "request",
        "load of {dataset}",
        "undo of load {load}",
        "nil report of {dataset}",
        "names of columns for {dataset}",
        "viewers: {said}",
        "answered {request}: {outcome}",
        "disclosed {record} to {force}",
        "gap_remark/{gap}",
        "gap_kept_off/{gap}",
        "gap_put_back/{gap}",
        "purge {table} {key}",
    ),
    "records": (
        "offender/{key}",
        "incident/{key}",
        "message/{key}",
        "operation/{key}",
        "action_item/{key}",
        "seizure/{key}",
        "minutes/{key}",
        "request/{key}",
        "agenda_step/{key}",
        "meeting_figure/{key}",
        "brief.{format}",
        "state.{format}",
        "minutes.{format}",
        "reminders.{format}",
        "deck.{format}",
        "tables.{format}",
    ),
}


@lru_cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    ours = [text for texts in (*TROUBLE.values(), *LOGGED.values()) for text in texts]
    every = [*ours, *sheet.SENTENCES.values(), *ncrb.SENTENCES.values()]
    return tuple((_pattern(text), text) for text in every)


def _pattern(text: str) -> re.Pattern[str]:
    """`text` with anything in its places; what is quoted there is taken without its marks."""
    parts = re.split(r"\{(\w+)(?:![rs])?\}", text)
    fixed = [re.escape(part) for part in parts[::2]]
    places = [f"(?P<{name}>.+?)" for name in parts[1::2]] + [""]
    return re.compile("".join(part + place for part, place in zip(fixed, places, strict=True)), re.DOTALL)


def retold(text: str, say: Callable[[str], str] = str) -> str:
    """`text` in the reader's language; `say` tells what stands in a place."""
    for pattern, english in _patterns():
        if found := pattern.fullmatch(text):
            return (
                t(english).replace("!r}", "}").format(**{name: say(part) for name, part in found.groupdict().items()})
            )
    return text
