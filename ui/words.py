"""The only place that makes sentences: translation, numbers, dates and names as readers see them.

English text is the key of the catalogues in `locales/` (gettext). Which language counts is asked of `language` at every call,
so that papers can be made without Streamlit.
"""

import threading
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import lru_cache
from weakref import ref

import polars as pl
import streamlit as st
from babel.dates import format_date
from babel.numbers import format_decimal

from data.engine import NotReady
from data.fact_rows import in_india
from data.facts import Facts
from data.once import once
from queries.filters import Dates, Dropped, Filters
from queries.measures import definition
from ui.translations import translations

LANGUAGES = {"en": "English", "hi": "हिन्दी"}


_run = threading.local()


def speak(code: str) -> None:
    """The language of this page run: every word asks for it, and the session's state is slow to ask (a tenth of a run)."""
    _run.language = code


def _session_language() -> str:
    """Fragments and callbacks may come without the frame: they ask the session."""
    return getattr(_run, "language", None) or st.session_state.get("language", "en")


language: Callable[[], str] = _session_language
"""`en` or `hi`; replaced where there is no session."""


def t(text: str, **values: object) -> str:
    """`text` in the reader's language, with `{names}` filled in."""
    said = translations(language()).gettext(text)
    return said.format(**values) if values else said


def keyed(name: str) -> str:
    """The key of a widget whose choices are said in the reader's language: the browser sends them back as said, and an answer
    in the words before a change of language, still under way, must not be taken for one in the words after it."""
    return name if language() == "en" else f"{name}:{language()}"


def t_in(code: str, text: str) -> str:
    """`text` in the language `code`, where there is no session to ask for it."""
    return translations(code).gettext(text)


def heading(text: str) -> str:
    """A page's title; for a room that reads both languages in both, the reader's first."""
    if st.session_state.get("titles") != "both":
        return t(text)
    return " · ".join(t_in(code, text) for code in sorted(LANGUAGES, key=lambda code: code != language()))


def tn(one: str, many: str, count: int, **values: object) -> str:
    """The form of a text for `count`, which is filled in as `{count}`."""
    return translations(language()).ngettext(one, many, count).format(count=number(count), **values)


def name(register: pl.DataFrame, code: str | int | None, key: str = "code") -> str:
    """The name of a code in a register with `name` and `name_hi`; says so where it is not in it."""
    if code is None:
        return t("not stated")
    return names(register, key).get(code) or t("unknown code {code}", code=code)


_names: dict[tuple[int, str, str], tuple[ref[pl.DataFrame], dict[str | int, str]]] = {}


def names(register: pl.DataFrame, key: str = "code") -> dict[str | int, str]:
    """Code to name, for a whole register, `harmless`; kept as long as the register is."""
    at = (id(register), key, language())
    known = _names.get(at)
    if known is None or known[0]() is not register:
        column = "name_hi" if language() == "hi" else "name"
        rows = register.select(key, pl.coalesce(pl.col(column).replace("", None), "name")).iter_rows()
        said = {code: harmless(text) if isinstance(text, str) else text for code, text in rows}
        known = _names[at] = (ref(register, lambda _: _names.pop(at, None)), said)
    return known[1]


@lru_cache(maxsize=8192)
def number(value: float | int | None, digits: int = 0) -> str:
    """With Indian grouping: 12,34,567. None is a dash."""
    if value is None:
        return "–"
    return format_decimal(
        round(value, digits), format="#,##,##0" + ("." + "0" * digits if digits else ""), locale="en_IN"
    )


def percent(value: float | None) -> str:
    """The sign stays in the line of its number."""
    return "–" if value is None else f"{number(value, 0)}\u00a0%"


def rupees(value: float | None) -> str:
    """Whole rupees; from a lakh on in lakh, from a crore on in crore."""
    if value is None:
        return "–"
    if abs(value) < 1_00_000:
        return f"₹ {number(value)}"
    if abs(value) < 1_00_00_000:
        return t("₹ {amount} lakh", amount=number(value / 1_00_000, 1))
    return t("₹ {amount} crore", amount=number(value / 1_00_00_000, 2))


def against(real: float, expected: float, say: Callable[[float], str] = number) -> str:
    """`14 of 49 (29 %)`: what came of what was expected; no percentage of less than ten."""
    said = t("{real} of {expected}", real=say(real), expected=say(expected))
    return f"{said} ({percent(100 * real / expected)})" if expected >= 10 else said


def harmless(text: str) -> str:
    """A name in which markdown finds no picture to fetch and no link: wherever it is shown, it looks as it was given."""
    return text.replace("![", "!\u2060[").replace("](", "]\u2060(")


FEW = "1–2"
"""Stands for fewer than three records that are all hidden from the viewer."""


def count(value: int, few: bool = False) -> str:
    """A count, or what stands for it where it is so few (`queries.few`)."""
    return FEW if few else number(value)


def change(now: int, then: int, *few: bool) -> str:
    """`difference`, where neither count is so few that it is not said."""
    return t("change not stated") if any(few) else difference(now, then)


def plain(text: str) -> str:
    """A text from the data, where markdown is read: its signs shown, not obeyed."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()#+-.!<>|~:$" else sign for sign in text)


def day(value: date | None) -> str:
    return "–" if value is None else value.strftime("%d.%m.%Y")


def clock(value: datetime) -> str:
    """Day and time in India."""
    return in_india(value).strftime("%d.%m.%Y, %H:%M")


HINDI_MONTHS = ["जन.", "फर.", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अग.", "सित.", "अक्टू.", "नव.", "दिस."]
"""As officers write them; CLDR shortens with a sign (सित॰) that few know."""


def _month(value: date) -> str:
    return HINDI_MONTHS[value.month - 1] if language() == "hi" else _english_month(value.month)


@lru_cache
def _english_month(month: int) -> str:
    return format_date(date(2000, month, 1), "LLL", locale="en_IN")


def short_months(values: Iterable[date]) -> list[str]:
    """Names of months one after the other, the year under the first and under each January."""
    said = []
    for place, value in enumerate(values):
        year = f"<br>{value.year}" if place == 0 or value.month == 1 else ""
        said.append(_month(value) + year)
    return said


def month(value: date) -> str:
    return f"{_month(value)} {value.year}"


def span(dates: Dates) -> str:
    return (
        day(dates.first)
        if dates.first == dates.last
        else t("{first} to {last}", first=day(dates.first), last=day(dates.last))
    )


def listing(items: list[str], most: int = 3) -> str:
    """Items with commas; beyond `most` the rest is counted."""
    if len(items) <= most:
        return ", ".join(items)
    return t("{items} and {count} more", items=", ".join(items[:most]), count=number(len(items) - most))


def difference(now: int, then: int) -> str:
    """How a count changed. Under 10 cases a percentage says nothing: the change is given in counts."""
    change = now - then
    if change == 0:
        return t("unchanged")
    sign = "+" if change > 0 else "−"
    if min(now, then) < 10:
        return f"{sign}{number(abs(change))}"
    return f"{sign}{number(abs(change))} ({sign}{percent(100 * abs(change) / then)})"


PERIODS = {
    "ytd": "This year to date",
    "last-month": "Last month",
    "last-quarter": "Last quarter",
    "30d": "Last 30 days",
    "90d": "Last 90 days",
    "12m": "Last 12 months",
    "fy": "Financial year to date",
}


def period(code: str, facts: Facts) -> str:
    """A period's name: a preset, since a meeting, or two dates."""
    if code in PERIODS:
        return t(PERIODS[code])
    if code.startswith("since-"):
        return t("Since the meeting {meeting}", meeting=meeting(facts, code.removeprefix("since-")))
    first, last = code.split("..")
    return span(Dates(date.fromisoformat(first), date.fromisoformat(last)))


def meeting(facts: Facts, reference: str) -> str:
    """A sitting by its series and day; by its number where its record was withdrawn while a page was open."""
    return _meetings(facts, language()).get(reference) or harmless(reference)


@once
def _meetings(facts: Facts, _language: str) -> dict[str, str]:
    series = names(facts.meeting_series)
    sittings = facts.meetings.select("reference", "series", "day").iter_rows()
    return {reference: f"{series.get(code, reference)}, {day(on)}" for reference, code, on in sittings}


def said(filters: Filters, facts: Facts) -> str:
    """The filters in one line, for every page and paper."""
    dates = span(filters.dates(facts))
    named = dates if ".." in filters.period else f"{period(filters.period, facts)} ({dates})"
    parts = [
        named,
        t("compared with {dates}", dates=span(filters.comparison_dates(facts))),
    ]
    states, forces = names(facts.states), names(facts.agencies)
    places = [str(states.get(code, code)) for code in filters.states] + [
        str(forces.get(code, code)) for code in filters.forces
    ]
    parts.append(listing(places, 13) if places else t("all participating forces"))
    gangs = names(facts.gangs)
    parts.append(
        listing([str(gangs.get(code, code)) for code in filters.gangs], 8) if filters.gangs else t("all gangs")
    )
    parts.append(
        t("counted by day of registration") if filters.basis == "registered" else t("counted by day of occurrence")
    )
    return " · ".join(parts)


ADDRESS_KEYS = {
    "period": "period",
    "compare": "comparison",
    "states": "states",
    "forces": "forces",
    "gangs": "gangs",
    "by": "counting",
}


def not_understood(dropped: list[Dropped]) -> str:
    """The note for parts of an address that mean nothing, for markdown."""
    parts = [f"{t(ADDRESS_KEYS.get(item.key, item.key))} “{plain(item.value[:40])}”" for item in dropped]
    return t("This part of the link was not understood and is left out: {parts}.", parts=listing(parts, 5))


def measure(code: str) -> tuple[str, str]:
    """Title and definition of a measure."""
    found = definition(code)
    return t(found.title), t(found.definition)


KINDS = {
    "murder": "Murder",
    "attempt": "Attempt to murder",
    "abduction_for_ransom": "Abduction for ransom",
    "extortion": "Extortion",
    "robbery_or_dacoity": "Robbery or dacoity",
    "firing": "Firing",
    "harbouring": "Harbouring",
    "online_threat_or_glorification": "Threat or glorification online",
    "firing_for_extortion": "Firing for extortion",
}


STATUSES = {
    "under_investigation": "Under investigation",
    "traced": "Traced",
    "charge_sheeted": "Charge-sheeted",
    "untraced": "Untraced",
    "cancelled": "Cancelled",
    "transferred": "Transferred",
}


def kind(code: str) -> str:
    return t(KINDS[code])


def status(code: str) -> str:
    return t(STATUSES[code])


NOT_READY = {
    "missing": "There is no database yet. On the server, run: python -m data sample (made-up records) or"
    " python -m data create --real (empty, for forces' records).",
    "empty": "The database has no tables of Sajha yet. On the server, run: python -m data sample or"
    " python -m data create --real.",
    "older": "The database is of version {found}; this Sajha needs {needed}. On the server, run: python -m data upgrade.",
    "unknown": "The database is of version {found}, which this Sajha ({needed}) does not know. Use the newer Sajha it was made by.",
    "unexpected": "The last look at the database failed. The server's log says how; it looks again by itself.",
    "unreachable": "The database cannot be reached. This page opens by itself as soon as it can be.",
}


def not_ready(trouble: NotReady) -> str:
    """Why the database cannot be used, and what to do."""
    return t(NOT_READY[trouble.reason], found=trouble.found, needed=trouble.needed)


EXCHANGE = {
    "alert": "Alert",
    "intelligence": "Intelligence",
    "dossier": "Dossier",
    "request": "Request",
    "reply": "Reply",
    "good_practice": "Good practice",
    "most_immediate": "Most immediate",
    "immediate": "Immediate",
    "ordinary": "Ordinary",
    "system": "Through the system",
    "official_mail": "Official e-mail",
    "letter": "Letter",
    "wireless": "Wireless",
    "messaging_group": "Messaging group",
    "phone": "Phone",
    "useful": "Useful",
    "already_known": "Already known",
    "no_trace": "No trace",
    "refused": "Refused",
    "CENTRAL": "Central agencies",
    "PRISONS": "Prisons departments",
    "any": "any force",
}
"""Kinds, urgencies, channels and outcomes of messages, and who is counted together."""


def exchange(code: str) -> str:
    """A word of the exchange of information: a kind, urgency, channel, outcome, or a group of agencies."""
    return t(EXCHANGE[code])


def duration(seconds: float | None) -> str:
    """A span of time as readers say it: minutes under an hour, hours up to two days, then days."""
    if seconds is None:
        return "–"
    if seconds < 3_600:
        return t("{count} min", count=number(seconds // 60))
    hours = seconds / 3_600
    if hours < 48:
        return t("{count} h", count=_short(hours))
    return t("{count} days", count=_short(hours / 24))


def _short(value: float) -> str:
    """One digit after the point under ten, unless it is a zero."""
    digits = 1 if value < 10 and round(value, 1) != round(value) else 0
    return number(value, digits)
