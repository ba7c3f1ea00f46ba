"""The parts of the brief, each made of the frames and sentences of its page."""

from collections.abc import Sequence

import polars as pl

from data.facts import Facts
from queries import activity, answers, busiest, headlines, silence
from queries.activity import Question
from queries.exchange import Traffic
from queries.exchange_figures import as_seen
from queries.filters import Filters
from ui import activity as map_look
from ui import exchange, feeds, home_counts, rows, situation, words
from ui.exports.asking import Asking, text_of
from ui.exports.drawing import activity_map
from ui.exports.paper import Block, Figures, Heading, Points, Table, Text
from ui.words import t

MOST = {"gangs": 5, "districts": 10}


def situation_part(asking: Asking) -> list[Block]:
    """The answer, the five numbers, and what stands out."""
    facts = asking.facts
    blocks: list[Block] = [Heading(t("Situation")), *situation_figures(asking)]
    if late := list(feeds.late(facts).values()):
        blocks.append(Text("\n".join(late), "small"))
    return [*blocks, *_busiest(asking)]


def situation_figures(asking: Asking) -> list[Block]:
    """The answer, what forces count and keep at home, and the five numbers."""
    found = headlines.as_seen(asking.facts, asking.filters, asking.viewer)
    numbers = tuple(_figure(item) for item in found)
    return [Text(text_of(situation.answer(found)), "lead"), *beside(asking), Figures(numbers)]


def beside(asking: Asking) -> list[Block]:
    """The incidents of which forces send counts only; nothing where there are none."""
    said = home_counts.sentence(asking.facts, asking.filters)
    return [Text(said)] if said else []


def _figure(item: headlines.Headline) -> tuple[str, str, str]:
    change = words.change(item.now, item.then, item.now_few, item.then_few)
    compared = t("{change} against {then}", change=change, then=words.count(item.then, item.then_few))
    return words.measure(item.measure)[0], words.count(item.now, item.now_few), compared


def _busiest(asking: Asking) -> list[Block]:
    """Gangs, and states, with most incidents."""
    facts = asking.facts
    parts = (("gangs", t("Busiest gangs"), t("Gang"), facts.gangs), ("states", t("By state"), t("State"), facts.states))
    blocks: list[Block] = []
    for what, title, head, register in parts:
        found = busiest.as_seen(facts, asking.filters, what, asking.viewer)
        if what == "states" and asking.filters.states:
            found = found.filter(pl.col("code").is_in(asking.filters.states))
        found = found.head(MOST["gangs"] if what == "gangs" else 20).filter(pl.col("incident_count") > 0)
        if found.height:
            blocks += [Heading(title), counted(facts, head, words.names(register), found)]
    return blocks


def counted(facts: Facts, head: str, names: dict, found: pl.DataFrame) -> Table:
    """Rows of `busiest` with their comparison."""
    lines = []
    for row in found.to_dicts():
        few = row["incident_count_few"], row["compared_count_few"]
        now, then = words.count(row["incident_count"], few[0]), words.count(row["compared_count"], few[1])
        change = words.change(row["incident_count"], row["compared_count"], *few)
        lines.append((str(names.get(row["code"], row["code"])), now, then, change))
    return Table((head, t("Incidents"), t("Comparison"), t("Change")), tuple(lines), (4, 1.3, 1.3, 2), (1, 2, 3))


def map_part(asking: Asking) -> list[Block]:
    """The map in vectors, its rest in words, and its table twin."""
    facts, filters, question = asking.facts, asking.filters, Question()
    found = activity.as_seen(facts, filters, question, asking.viewer)
    table = map_look.table(facts, question, found).head(MOST["districts"])
    blocks: list[Block] = [
        Heading(t("Gang activity map")),
        Text(text_of(map_look.answer(question, found)), "lead"),
        *beside(asking),
        activity_map(asking, question),
        Text(map_look.off_the_map(question, found), "small"),
    ]
    if few := map_look.few_hidden(found):
        blocks.append(Text(few, "small"))
    return [*blocks, Heading(t("Districts with most incidents")), framed(table)] if table.height else blocks


def framed(found: pl.DataFrame, wide: Sequence[float] = ()) -> Table:
    """A table of the screen as it is read there."""
    lines = tuple(tuple(shown(value) for value in row) for row in found.iter_rows())
    numbers = tuple(place for place, kind in enumerate(found.dtypes) if kind.is_numeric())
    counts = tuple(
        place
        for place in range(found.width)
        if place not in numbers and lines and all(line[place].replace(",", "").isdigit() for line in lines)
    )
    shares = tuple(wide) or tuple(1.4 if place in (*numbers, *counts) else 3.0 for place in range(found.width))
    return Table(tuple(found.columns), lines, shares, (*numbers, *counts))


def shown(value: object) -> str:
    """A value of a table as readers see it; what is not known is a dash."""
    if value is None:
        return "–"
    if hasattr(value, "strftime"):
        return value.strftime("%d.%m.%Y")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return words.number(value, 0 if isinstance(value, int) else 1)
    return str(value)


def sharing_part(asking: Asking) -> list[Block]:
    """Who owes an answer, who has not been heard, and how information goes."""
    facts, filters = asking.facts, asking.filters
    traffic, waiting = Traffic(facts, filters), answers.unanswered(facts, filters)
    found = as_seen(traffic, asking.viewer)
    numbers = []
    for item in found:
        value, compared, _ = exchange.ratio(item) if item.of is not None else exchange.count(item)
        numbers.append((words.measure(item.measure)[0], value, compared))
    said = text_of(exchange.answer(traffic, found, waiting, asking.viewer))
    blocks: list[Block] = [Heading(t("Information sharing")), Text(said, "lead"), Figures(tuple(numbers))]
    return [*blocks, *_owed(facts, filters), *_quiet(facts, filters)]


def _owed(facts: Facts, filters: Filters) -> list[Block]:
    owed = rows.in_order(facts, answers.owed_now(facts, filters), "agency")
    if owed.is_empty():
        return []
    names = exchange.force_names(facts)
    lines = tuple(
        (
            names[row["agency"]],
            *map(words.number, (row["waiting_count"], row["overdue_count"])),
            words.day(row["oldest_on"]),
        )
        for row in owed.to_dicts()
    )
    heads = (t("Owes the answer"), t("Waiting"), t("Past the limit"), t("Oldest of"))
    return [Heading(t("Answers owed, by force")), Table(heads, lines, (4, 1.4, 1.6, 1.6), (1, 2))]


def _quiet(facts: Facts, filters: Filters) -> list[Block]:
    late = silence.by_force(facts, filters).filter(pl.col("days_over") > 0)
    names = exchange.force_names(facts)
    said = tuple(f"{names[row['agency']]}: {exchange.nothing_since(row)}{t('.')}" for row in late.to_dicts())
    return [Heading(t("No message recorded since")), Points(said)] if said else []
