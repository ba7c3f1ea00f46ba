"""What stands out, what is overdue and how fresh the data is, as lists of links within HTML."""

from collections.abc import Callable
from html import escape

import polars as pl

from data.facts import Facts, ist_date
from queries import actions, answers, busiest, freshness, operation_board
from queries import changed as since_meeting
from queries.exchange_figures import overdue_few
from queries.filters import Filters
from queries.gaps import found as gap_rules
from ui import asked, drawn, feeds, gaps_wall, links, rows, words
from ui import gaps as gaps_look
from ui.exchange import force_names
from ui.words import t, tn

BAR_PCT = 78
"""Of its place, for the longest bar: the number stands beyond it."""
MOST = {"gangs": 5, "districts": 5, "borders": 4, "gaps": 5}


@drawn.once_a_moment
def gangs(facts: Facts, filters: Filters) -> str:
    names = words.names(facts.gangs)

    def say(code: str) -> str:
        return str(names.get(code, code))

    found = busiest.as_seen(facts, filters, "gangs", asked.viewer()).head(MOST["gangs"])
    return _busiest(t("Busiest gangs"), found, say, lambda code: links.address("map", gangs=code))


@drawn.once_a_moment
def districts(facts: Facts, filters: Filters) -> str:
    names = words.names(facts.districts)

    def say(code: str) -> str:
        return str(names.get(int(code), code))

    found = busiest.as_seen(facts, filters, "districts", asked.viewer()).head(MOST["districts"])
    return _busiest(t("Busiest districts"), found, say, lambda code: links.address("map", place=code))


@drawn.once_a_moment
def borders(facts: Facts, filters: Filters) -> str:
    title = t("Busiest borders, within {km} km", km=busiest.BORDER_KM)
    found = busiest.as_seen(facts, filters, "borders", asked.viewer()).head(MOST["borders"])

    def to(code: str) -> str:
        return links.address("border", border=code, belt=str(busiest.BORDER_KM))

    return _busiest(title, found, lambda code: pair_name(facts, code), to)


def _busiest(title: str, found: pl.DataFrame, say: Callable[[str], str], to: Callable[[str], str]) -> str:
    """Bars of those with most incidents, as HTML; the upright mark at each is the comparison. Each opens its page."""
    found = found.filter(pl.col("incident_count") > 0)
    if found.is_empty():
        return f"<h2>{escape(title)}</h2><p>{escape(t('None in this period.'))}</p>"
    most = int(found.select(pl.max_horizontal(pl.max("incident_count", "compared_count"))).item())
    bars = [_bar(say(row["code"]), to(row["code"]), row, most) for row in found.to_dicts()]
    return f'<h2>{escape(title)}</h2><div class="sajha-bars">{"".join(bars)}</div>'


def _bar(name: str, to: str, row: dict, most: int) -> str:
    now, then = row["incident_count"], row["compared_count"]
    few, few_then = row.get("incident_count_few", False), row.get("compared_count_few", False)
    change = words.change(now, then, few, few_then)
    told = t("{then} in the comparison, {change}", then=words.count(then, few_then), change=change)
    widths = f"--now:{BAR_PCT * now / most:.0f}%;--then:{BAR_PCT * then / most:.0f}%"
    inner = f'<span>{escape(name)}</span><i style="{widths}"><b>{words.count(now, few)}</b></i>'
    return links.anchor(to, inner, f"{name}: {words.count(now, few)}; {told}")


def pair_name(facts: Facts, code: str) -> str:
    """Two states with a border, from `HR-RJ`."""
    names = words.names(facts.states)
    return " – ".join(str(names.get(state, state)) for state in code.split("-"))


@drawn.once_a_moment
def changed(facts: Facts, filters: Filters) -> str:
    """The three counts that changed most against the comparison, as HTML, and the way to what changed since the last
    meeting."""
    registers = {"state": facts.states, "district": facts.districts, "gang": facts.gangs}
    own = {"state": "states", "district": "place", "gang": "gangs"}
    lines = []
    for row in busiest.changed_seen(facts, filters, asked.viewer()).to_dicts():
        code = int(row["code"]) if row["what"] == "district" else row["code"]
        name = str(words.names(registers[row["what"]]).get(code, code))
        lines.append(links.anchor(links.address("map", **{own[row["what"]]: row["code"]}), _change(name, row)))
    told = "".join(f"<li>{line}</li>" for line in lines) or f"<li>{escape(t('None in this period.'))}</li>"
    head = escape(t("Incidents: what changed most"))
    return f'<h2>{head}</h2><ul class="sajha-lines">{told}</ul>{_since_meeting(facts, filters)}'


def _change(name: str, row: dict) -> str:
    few, few_then = row["incident_count_few"], row["compared_count_few"]
    now, then = row["incident_count"], row["compared_count"]
    numbers = {"now": words.count(now, few), "then": words.count(then, few_then)}
    change = words.change(now, then, few, few_then)
    said = t("{now} against {then}, {change}", change=change, **numbers)
    return f"<span>{escape(name)}: {escape(said)}</span>"


def _since_meeting(facts: Facts, filters: Filters) -> str:
    """A link to this page for the days since the last meeting at the highest level, against as many days before; and one to all
    that changed since."""
    reference = since_meeting.last_meeting(facts)
    if reference is None:
        return ""
    name, told = words.meeting(facts, reference), []
    if filters.period != f"since-{reference}":
        since = since_meeting.since(facts, filters, reference)
        said = t("since the meeting of {day}", day=words.day(since.now.first))
        to = links.address("situation", period=since.filters.period, compare=since.filters.comparison)
        told.append(links.anchor(to, f"<span>{escape(said)}</span>", name))
    every = t("What changed since the last meeting")
    told.append(links.anchor(links.address("changed"), f"<span>{escape(t('all that changed'))}</span>", every))
    return f'<p class="sajha-more">{" · ".join(told)}</p>'


@drawn.once_a_look
def decide(facts: Facts, filters: Filters) -> str:
    """The gaps that stand highest on the page of gaps, each the way to itself, and what is overdue; as HTML."""
    found = gap_rules.all_gaps(facts, filters, asked.viewer(), facts.as_of)
    on, _ = gaps_wall.shown(facts, found.rows)
    lines = [_gap(facts, row) for row in on.head(MOST["gaps"]).to_dicts()]
    told = "".join(lines) or f"<li>{escape(t('No coordination gap is found.'))}</li>"
    head = links.anchor(links.address("decisions"), f"<span>{escape(_gap_count(on.height))}</span>")
    return f'<h2>{head}</h2><ul class="sajha-lines">{told}</ul>{overdue(facts, filters)}'


def _gap_count(count: int) -> str:
    return tn("For decision: {count} gap", "For decision: {count} gaps", count)


def _gap(facts: Facts, row: dict) -> str:
    to, said = gaps_look.opened_at(row), f"<span>{escape(gaps_look.short(facts, row))}</span>"
    return f"<li>{links.anchor(to, said, gaps_look.sentence(facts, row))}</li>"


def overdue(facts: Facts, filters: Filters) -> str:
    """What should have happened and has not, as HTML in one line, each with the way to its page."""
    waiting = answers.overdue_count(facts, filters)
    late = operation_board.late_count(facts, filters, asked.viewer())
    items = actions.overdue_count(facts, filters, ist_date(facts.as_of))
    requests = tn("{count} request past its limit", "{count} requests past their limit", waiting)
    if filters.gangs and overdue_few(facts, answers.unanswered(facts, filters), asked.viewer()):
        requests = t("{few} requests past their limit", few=words.FEW)
    lines = (
        ("sharing", waiting, requests),
        ("operations", late, tn("{count} operation past its plan", "{count} operations past their plan", late)),
        ("meetings", items, tn("{count} decision past its due date", "{count} decisions past their due date", items)),
    )
    return f'<p class="sajha-overdue">{" · ".join(_overdue(page, count, said) for page, count, said in lines)}</p>'


def _overdue(page: str, count: int, said: str) -> str:
    marked = f"<em>{escape(said)}</em>" if count else f"<span>{escape(said)}</span>"
    return links.anchor(links.address(page), marked)


@drawn.once_a_moment
def fresh(facts: Facts) -> str:
    """How old each force's last incident record or nil report is, as HTML, in the readers' order; late ones are marked."""
    every = freshness.feeds(facts)
    in_time = every.filter(pl.col("days_late") == 0).height
    said = t("{fresh} of {all} forces sent incident records in time", fresh=in_time, all=every.height)
    states = dict(facts.agencies.select("code", "state").iter_rows())
    names = force_names(facts)
    ordered = rows.in_order(facts, every, "agency").to_dicts()
    told = [_fresh(names.get(row["agency"], row["agency"]), states.get(row["agency"]), row) for row in ordered]
    head = f'<h2 title="{escape(said)}">{escape(t("Last incident record of"))}</h2>'
    return f'{head}<div class="sajha-fresh" style="--rows:{-(-len(told) // 2)}">{"".join(told)}</div>'


def _fresh(name: str, state: str | None, row: dict) -> str:
    said = feeds.sentence(name, row) if row["days_late"] else t("{force}: in time", force=name)
    day = t("none yet") if row["last_on"] is None else row["last_on"].strftime("%d.%m.")
    kind = "late" if row["days_late"] else ""
    mark = f"{day} ⚠" if row["days_late"] else day
    to = links.address("map", states=state) if state else links.address("map")
    return links.anchor(to, f"<span>{escape(name)}</span><b>{escape(mark)}</b>", said, kind)
