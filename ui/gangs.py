"""Gangs as a list within HTML: where each is active, its months, its hardcore criminals, its threat band."""

from html import escape

import polars as pl

from data.facts import Facts
from queries import gang_profile_persons, gangs
from queries.filters import Filters
from queries.visible import Viewer
from ui import asked, links, rows, trend, words
from ui import gangs_words as say
from ui.exchange import force_names
from ui.words import t, tn


def answer(facts: Facts, filters: Filters, found: pl.DataFrame) -> str:
    """How many gangs acted, and which most; as HTML."""
    acted = found.filter(pl.col("incident_count") > 0)
    if acted.is_empty():
        said = t("No incident of a gang in the register is recorded for this choice.")
        return f'<p class="sajha-answer">{escape(said)}</p>'
    names = words.names(facts.gangs)
    most = [
        f"{names.get(row['code'], row['code'])} ({words.count(row['incident_count'], row['few'])})"
        for row in acted.head(3).to_dicts()
    ]
    head = tn("{count} gang acted in this period.", "{count} gangs acted in this period.", acted.height)
    rest = t("Most incidents: {gangs}.", gangs=words.listing(most))
    return f'<p class="sajha-answer"><b>{escape(head)}</b> {escape(rest)}</p>'


def below(facts: Facts, filters: Filters) -> str:
    """What the list does not hold, and how it counts."""
    unknown = gangs.not_in_register_count(facts, filters)
    parts = [t("An incident of two gangs is in both lines; entries confirmed to be one person count as one person.")]
    if unknown and not filters.gangs:
        parts.append(
            tn(
                "{count} incident names a gang that is not in the register.",
                "{count} incidents name a gang that is not in the register.",
                unknown,
            )
        )
    return " ".join(parts)


def table(facts: Facts, filters: Filters, viewer: Viewer, found: pl.DataFrame) -> str:
    """The lines of the page turned to, as HTML."""
    heads = [t("Gang"), t("Last 12 full months"), t("Incidents"), t("Comparison"), t("States where active")]
    heads += [t("Hardcore criminals"), t("Threat band"), t("Last incident")]
    months = gangs.months(facts, filters)
    more = _Beside(facts, viewer)
    lines = []
    for row in rows.page_of(found, "gangs").to_dicts():
        cells = _cells(more, row, months)
        marked = zip(heads, cells, strict=True)
        lines.append("<tr>" + "".join(f'<td data-head="{escape(head)}">{cell}</td>' for head, cell in marked) + "</tr>")
    head = "".join(f"<th>{escape(item)}</th>" for item in heads)
    return (
        f'<div class="sajha-feeds sajha-gangs"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


class _Beside:
    """What stands beside the counts, by gang."""

    def __init__(self, facts: Facts, viewer: Viewer) -> None:
        self.facts = facts
        self.names, self.states, self.forces = words.names(facts.gangs), words.names(facts.states), force_names(facts)
        self.register = {row["code"]: row for row in facts.gangs.to_dicts()}
        self.active: dict[str, list[str]] = {}
        for gang, state in gangs.active(facts).iter_rows():
            self.active.setdefault(gang, []).append(str(self.states.get(state, state)))
        counted = gang_profile_persons.by_gang(facts, viewer.sees_for)
        self.persons = {row["gang"]: row for row in counted.to_dicts()}
        self.standing: dict[str, list[dict]] = {}
        for row in gang_profile_persons.by_standing(facts, viewer.sees_for).to_dicts():
            self.standing.setdefault(row["gang"], []).append(row)


def _cells(more: _Beside, row: dict, months: pl.Series) -> list[str]:
    code = row["code"]
    name = str(more.names.get(code, code))
    line = pl.DataFrame({"month": months, "count": row["months"], "count_few": row["months_few"]})
    return [
        links.anchor(links.address("gangs", gang=code), f"<b>{escape(name)}</b>", t("Opens the profile of the gang")),
        trend.line(line),
        f"<b>{words.count(row['incident_count'], row['few'])}</b>",
        words.count(row["compared_count"], row["compared_few"]),
        escape(words.listing(sorted(more.active.get(code, [])), 6) or t("none known")),
        _persons(more.persons.get(code), more.standing.get(code, [])),
        band(more.facts, more.register[code]),
        words.day(row["last_on"]),
    ]


def _persons(counted: dict | None, standing: list[dict]) -> str:
    """Persons, and how many of them are where; as HTML."""
    said = f"<b>{escape(say.persons(counted))}</b>"
    return said if counted is None or counted["few"] else f"{said}<br>{escape(say.standings(standing))}"


def band(facts: Facts, gang: dict) -> str:
    """The threat band with who scored it, when and how sure; as HTML."""
    if gang["band"] is None:
        return escape(t("not scored"))
    sure = f", {t(say.SURE[gang['band_confidence']])}" if gang["band_confidence"] else ""
    by = t(
        "by {force}, {day}",
        force=force_names(facts).get(gang["band_by"], gang["band_by"]),
        day=words.day(gang["band_on"]),
    )
    look = ' class="worst"' if gang["band"] == "high" else ""
    return f"<b{look}>{escape(t(say.BANDS[gang['band']]))}</b><br>{escape(by + sure)}"


def chosen(facts: Facts) -> str | None:
    """The gang in the address, if the register holds it."""
    code = asked.own("gang")
    return code if code in set(facts.gangs["code"]) - {gangs.UNREGISTERED} else None
