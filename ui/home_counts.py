"""What forces keep at home and send counts of, in one sentence beside the incidents."""

from html import escape

from data.facts import Facts
from queries import home_counts
from queries.activity import Question
from queries.filters import Filters
from ui import rows, words
from ui.exchange import force_names
from ui.words import t, tn

MOST_FORCES = 4


def sentence(facts: Facts, filters: Filters, question: Question = home_counts.EVERYTHING) -> str:
    """Empty where there is nothing to say."""
    found = rows.in_order(facts, home_counts.by_force(facts, filters, question), "agency").rows()
    if not found:
        return ""
    said = _one(facts, *found[0]) if len(found) == 1 else _several(facts, found)
    by_day = t("They are counted by the day they occurred.") if filters.basis == "registered" else ""
    return f"{said} {by_day}".strip()


def _one(facts: Facts, agency: str, count: int) -> str:
    return tn(
        "Beside them {force} reports {count} incident of which it sends counts only.",
        "Beside them {force} reports {count} incidents of which it sends counts only.",
        count,
        force=force_names(facts)[agency],
    )


def _several(facts: Facts, found: list[tuple[str, int]]) -> str:
    names = force_names(facts)
    each = words.listing([f"{names[agency]} {words.number(count)}" for agency, count in found], MOST_FORCES)
    return t(
        "Beside them {count} incidents are reported of which forces send counts only: {forces}.",
        count=words.number(sum(count for _, count in found)),
        forces=each,
    )


def html(facts: Facts, filters: Filters, question: Question = home_counts.EVERYTHING) -> str:
    """The sentence as HTML."""
    said = sentence(facts, filters, question)
    return f'<p class="sajha-beside">{escape(said)}</p>' if said else ""
