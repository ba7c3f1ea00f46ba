"""Each coordination gap as one sentence that can be read aloud, neutral, with its numbers; and the page that shows it."""

from collections.abc import Callable, Mapping
from html import escape

from data.facts import Facts
from queries.gaps.shape import address_of
from ui import gaps_books, gaps_exchange, gaps_told, gaps_work, links, words
from ui.gaps_say import Row, Say, numbers
from ui.words import t

TITLES = {
    "border_shooting_untold": "Shooting or extortion near the line, neighbour not told",
    "operations_in_conflict": "Operations that run into each other",
    "untold_gang": "Gang in two states, neither told the other",
    "slow_answers": "Answers past their limit",
    "nothing_sent": "No message recorded since",
    "border_meetings_missed": "Border meetings missed",
    "untold_offender": "Hardcore criminal, neighbour never told",
    "no_border_meeting": "No border meeting agreed on",
    "operations_not_started": "Operation past its planned start",
    "operations_not_ended": "Operation past its planned end",
    "messages_fell": "Much less sent than before",
    "actions_overdue": "Decision past its due date",
    "feed_late": "Promised file has not come",
    "feed_fell": "Much less reported than before",
    "given_and_received": "One gives, the other does not",
    "actions_unreported": "No report on a decision for a month",
    "actions_not_accepted": "Reported complied, not yet accepted",
    "review_passed": "Entries past their review date",
    "unproven_over_a_year": "Unproven associate for over a year",
}
"""Rule -> what it finds."""

SHORT = {
    "border_shooting_untold": "Border crime not told",
    "operations_in_conflict": "Operations in conflict",
    "untold_gang": "Gang not told of",
    "slow_answers": "Answers past limit",
    "nothing_sent": "No message recorded",
    "border_meetings_missed": "Border meetings missed",
    "untold_offender": "Criminal not told of",
    "no_border_meeting": "No border meeting",
    "operations_not_started": "Operation not started",
    "operations_not_ended": "Operation not ended",
    "messages_fell": "Fewer messages",
    "actions_overdue": "Decision past due date",
    "feed_late": "File has not come",
    "feed_fell": "Fewer reports",
    "given_and_received": "Gives more than it gets",
    "actions_unreported": "Decision without report",
    "actions_not_accepted": "Decision not accepted",
    "review_passed": "Reviews past their date",
    "unproven_over_a_year": "Unproven over a year",
}
"""Rule -> what it finds, where there is room for a line only."""

SENTENCES: Mapping[str, Callable[[Say, Row], str]] = {
    "untold_gang": gaps_told.untold_gang,
    "untold_offender": gaps_told.untold_offender,
    "border_meetings_missed": gaps_told.meetings_missed,
    "no_border_meeting": gaps_told.no_meeting,
    "slow_answers": gaps_exchange.slow,
    "nothing_sent": gaps_exchange.nothing_sent,
    "messages_fell": gaps_exchange.fell,
    "given_and_received": gaps_exchange.one_way,
    "operations_in_conflict": gaps_work.conflict,
    "operations_not_started": gaps_work.not_started,
    "operations_not_ended": gaps_work.not_ended,
    "actions_overdue": gaps_work.item,
    "actions_unreported": gaps_work.item,
    "actions_not_accepted": gaps_work.not_accepted,
    "review_passed": gaps_books.review,
    "unproven_over_a_year": gaps_books.unproven,
    "feed_late": gaps_books.feed_late,
    "feed_fell": gaps_books.feed_fell,
    "border_shooting_untold": gaps_told.shooting,
}


def title(rule: str) -> str:
    return t(TITLES[rule])


def sentence(facts: Facts, row: Row) -> str:
    """One gap in one sentence; where its numbers were not kept, what it was and whom it concerned."""
    found = numbers(row)
    return SENTENCES[row["rule"]](Say(facts), found) if found else line(facts, row)


def line(facts: Facts, row: Row) -> str:
    """One gap in a few words: what it is, and between whom."""
    say = Say(facts)
    forces = words.listing([say.force(code) for code in row["concerns"].split()], 3)
    return t("{what}: {forces}", what=title(row["rule"]), forces=forces)


def short(facts: Facts, row: Row) -> str:
    """One gap in the fewest words, with the day since when it stands."""
    say = Say(facts)
    forces = words.listing([say.force(code) for code in row["concerns"].split()], 2)
    said = {"what": t(SHORT[row["rule"]]), "forces": forces}
    if row["since_on"] is None:
        return t("{what}: {forces}", **said)
    this_year = row["since_on"].year == facts.moment[0].year
    return t("{day} {what}: {forces}", day=row["since_on"].strftime("%d.%m." if this_year else "%m.%Y"), **said)


def opened_at(row: Row) -> str:
    """The address of the page of gaps, opened at this one."""
    return links.address("decisions", gap=address_of(row["gap_key"]))


def open_link(row: Row, said: str) -> str:
    """A link to this gap, as HTML."""
    return links.anchor(opened_at(row), f"<span>{escape(said)}</span>")


def home(row: Row) -> str:
    """The address of the page that shows the records of a gap, filtered."""
    found = numbers(row)
    both = ",".join(sorted({found[name] for name in ("state", "other") if found.get(name)}))
    match row["rule"]:
        case "untold_gang":
            return links.address("map", gangs=found["gang"], states=both)
        case "untold_offender":
            return links.address("sharing", gangs=found["gang"], view="flow")
        case "border_meetings_missed":
            return links.address("meetings", view="sittings", series=found["series"])
        case "no_border_meeting":
            return links.address("map", states=both, belt="10")
        case "border_shooting_untold":
            return links.address("map", states=both, belt="5", gangs=found["gangs"].replace(" ", ","))
        case "slow_answers":
            return links.address("sharing", pair=f"{found['asks']}-{found['answers']}")
        case "nothing_sent" | "messages_fell":
            return links.address("sharing", view="heard", pair=f"{found['force']}-any")
        case "given_and_received":
            return links.address("sharing", view="flow", pair=f"{found['gives']}-{found['receives']}")
        case "operations_in_conflict":
            return links.address("operations", operation=found["first"])
        case "operations_not_started" | "operations_not_ended":
            return links.address("operations", operation=f"{found['agency']}/{found['reference']}")
        case "actions_overdue" | "actions_unreported" | "actions_not_accepted":
            return links.address("meetings", meeting=found["meeting"])
    return links.address("data")
