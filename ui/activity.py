"""How gang activity looks: the answer in a sentence, the paint of the map, its legend and its table."""

from dataclasses import replace
from html import escape

import polars as pl

from data.facts import Facts
from queries import activity
from queries.activity import Activity, Question
from queries.belt import Belt
from queries.filters import Filters
from ui import asked, drawn, feeds, maps, words
from ui import rows as row_tables
from ui.maps import Paint
from ui.words import t, tn


def answer(question: Question, found: Activity) -> str:
    """The answer first, as HTML: how many, against when, and where most."""
    said = tn("{count} incident", "{count} incidents", found.total)
    if found.total_few:
        said = t("{few} incidents", few=words.FEW)
    if question.layer == "published":
        said = tn("{count} case registered", "{count} cases registered", found.total)
    parts = [f"<b>{escape(said)}</b>"]
    if found.compared is not None:
        change = words.change(found.total, found.compared, found.total_few, found.compared_few)
        then = words.count(found.compared, found.compared_few)
        parts.append(escape(t("{then} in the comparison, {change}", then=then, change=change)))
    if most := _most(question, found):
        parts.append(escape(t("most in {places}", places=most)))
    return f'<p class="sajha-answer">{"; ".join(parts)}{t(".")}</p>'


def _most(question: Question, found: Activity) -> str:
    ranked = found.by_rate() if question.rate == "per_lakh" else found.places
    rated = pl.col("per_lakh").is_not_null() if question.rate == "per_lakh" else True
    top = ranked.filter((pl.col("incident_count") > 0) & rated).head(3)
    number = _per_lakh if question.rate == "per_lakh" else _count
    return ", ".join(f"{place_name(row)} ({number(row)})" for row in top.to_dicts())


def place_name(row: dict) -> str:
    return (row["name_hi"] if words.language() == "hi" else row["name"]) or row["name"]


def _count(row: dict) -> str:
    return words.FEW if row.get("few") else words.number(row["incident_count"])


def compared(row: dict) -> str:
    return words.FEW if row.get("compared_few") else words.number(row["compared_count"])


def _per_lakh(row: dict) -> str:
    if row.get("few"):
        return t("{few} incidents", few=words.FEW)
    return t("not available") if row["per_lakh"] is None else words.number(row["per_lakh"], 2)


def off_the_map(question: Question, found: Activity) -> str:
    """Always there: how many the map does not show, and why."""
    if found.total_few:
        return t("Map + not on the map = total {few}.", few=words.FEW)
    why = {
        "district": t("no district is stated, or it lies outside the states shown"),
        "unit": t("no police unit is stated, or it has no territory, or lies outside the states shown"),
        "state": t("no state is known, or it is not one of those shown"),
    }[question.level]
    if question.layer == "published":
        why = t("units without territory, such as railway police, or on no single district of today")
    return t(
        "Map {shown} + not on the map {missing} = total {total}. Not on the map: {why}.",
        shown=words.number(found.total - found.not_on_map),
        missing=words.number(found.not_on_map),
        total=words.number(found.total),
        why=why,
    )


def few_hidden(found: Activity) -> str:
    """What 1–2 stands for, where it stands; else nothing."""
    hidden = (
        "few" in found.places.columns and found.places.select(pl.any_horizontal("few", "compared_few").any()).item()
    )
    if not (hidden or found.total_few or found.compared_few):
        return ""
    return t(
        "{few} stands for fewer than three incidents whose owners have not opened them to you; what is counted for a state"
        " and a month is exact.",
        few=words.FEW,
    )


def belt_answer(found: Belt) -> str:
    """How much lies near a border, against what its area would lead one to expect."""
    said = t("Within {km} km of an inter-state border: {count} of {judged} incidents with a point")
    parts = [
        said.format(km=found.km, count=_of_belt(found, "inside_count"), judged=_of_belt(found, "with_point_count"))
    ]
    if found.inside_pct is not None and found.inside_count >= 10:
        parts[0] += f" ({words.percent(found.inside_pct)})"
    if found.expected_pct is not None:
        parts.append(t("an even spread over the area would give {percent}", percent=words.percent(found.expected_pct)))
    parts.append(t("{count} without a point cannot be judged", count=_of_belt(found, "unknown_count")))
    return "; ".join(parts) + t(".")


def _of_belt(found: Belt, name: str) -> str:
    return words.count(getattr(found, name), name in found.few)


def paint(
    facts: Facts,
    filters: Filters,
    question: Question,
    found: Activity,
    late: dict[str, str],
    nil: frozenset[str],
    chosen: str,
) -> tuple[Paint, list[float]]:
    """The paint of the map, and the upper ends of its classes."""
    value = "per_lakh" if question.rate == "per_lakh" else "incident_count"
    ends = maps.breaks(found.places[value].drop_nulls().to_list())
    units = question.level == "unit"
    painted = Paint(
        by="state" if question.level == "state" else "district",
        language=words.language(),
        cells={} if units else _cells(found, value, ends, nil),
        unit=_unit(question),
        states={str(code): name for code, name in words.names(facts.states).items()},
        late=late,
        unreporting=t("no police reporting"),
        unasked="" if units else t("not asked for"),
        circles=_circles(facts, found) if units else (),
        chosen=chosen,
        view=",".join(filters.states),
    )
    return painted, ends


@drawn.once_a_moment
def picture(facts: Facts, filters: Filters, question: Question, chosen: str = "", view: str = "") -> tuple[str, str]:
    """The paint of the map as it is sent, and the legend as HTML; `view`: the states to look at, by default those asked for."""
    found = activity.as_seen(facts, filters, question, asked.viewer())
    late = feeds.late_states(facts) if question.layer == "ours" else {}
    nil = feeds.nil_states(facts, filters, question)
    painted, ends = paint(facts, filters, question, found, late, nil, chosen)
    ready = maps.ready(replace(painted, view=view or painted.view))
    return ready, legend(ends, question, bool(late), bool(nil))


def _unit(question: Question) -> str:
    if question.rate == "per_lakh":
        return t("per lakh")
    return t("cases") if question.layer == "published" else t("incidents")


def _cells(found: Activity, value: str, ends: list[float], nil: frozenset[str]) -> dict[str, tuple[int, str]]:
    """Class and number of each place; a zero that the force itself reported has a look of its own."""
    say = _per_lakh if value == "per_lakh" else _count
    cells = {}
    for row in found.places.to_dicts():
        cells[row["code"]] = (_class(row, row[value], ends, nil), say(row))
    return cells


def _class(row: dict, value: float | None, ends: list[float], nil: frozenset[str]) -> int:
    if value is None:
        return maps.UNKNOWN_CLASS
    shade = maps.shade(value, ends)
    return maps.NIL_CLASS if shade == 0 and row["state"] in nil else shade


def _circles(facts: Facts, found: Activity) -> list[tuple[float, float, float, str, str]]:
    """A circle per police unit at its first district; units of one district stand beside each other."""
    homes = facts.unit_districts.group_by("unit").agg(pl.col("district").min())
    places = facts.districts.select("code", "latitude", "longitude")
    placed = (
        found.places.filter((pl.col("incident_count") > 0) & pl.col("on_map"))
        .join(homes, left_on="code", right_on="unit", maintain_order="left")
        .join(places, left_on="district", right_on="code", maintain_order="left")
        .with_columns(pl.int_range(pl.len()).over("district").alias("beside"))
    )
    largest = max(placed["incident_count"].to_list(), default=0)
    return [
        (
            round(row["latitude"], 3),
            round(row["longitude"] + 0.14 * row["beside"], 3),
            maps.radius(row["incident_count"], largest),
            place_name(row),
            _count(row),
        )
        for row in placed.to_dicts()
    ]


def legend(ends: list[float], question: Question, late: bool, nil: bool) -> str:
    """The legend as HTML: what each look means. Colour is never the only cue: the map says the number at each place."""
    marks = _circle_mark() if question.level == "unit" else _shade_marks(ends, 2 if question.rate == "per_lakh" else 0)
    if question.rate == "per_lakh":
        marks.append(_mark(f'style="background:{maps.UNKNOWN}"', t("population not known")))
    looks = [("hatched", t("no police reporting")), ("unasked", t("not asked for, or not participating"))]
    looks += [("late", t("data late"))] if late else []
    looks += [("dotted", t("nil report: nothing to report"))] if nil else []
    marks += [_mark(f'class="{look}"', said) for look, said in looks]
    return f'<div class="sajha-legend">{"".join(marks)}</div>'


def _mark(look: str, said: str) -> str:
    return f"<span><i {look}></i>{escape(said)}</span>"


def _circle_mark() -> list[str]:
    return [_mark('class="circle"', t("one police unit: the larger the circle, the more incidents"))]


def _shade_marks(ends: list[float], digits: int) -> list[str]:
    """From each class's lower end to its upper end, as whole numbers or rates."""
    marks = [_mark(f'style="background:{maps.ZERO}"', t("none"))]
    low = 0.0 if digits else 1.0
    for colour, end in zip(maps.SHADES, ends, strict=False):
        one = words.number(end, digits)
        said = one if low == end else f"{words.number(low, digits)}–{one}"
        marks.append(_mark(f'style="background:{colour}"', said))
        low = end if digits else end + 1
    return marks


def listed(question: Question, found: Activity) -> pl.DataFrame:
    """The places of the table: those with an incident now or in the comparison."""
    rows = found.by_rate() if question.rate == "per_lakh" else found.places
    return rows.filter((pl.col("incident_count") > 0) | (pl.col("compared_count") > 0).fill_null(False))


def table(facts: Facts, question: Question, found: Activity) -> pl.DataFrame:
    """The table twin of the map, as readers see it: the rows of `listed`."""
    states = words.names(facts.states)
    rows = listed(question, found).to_dicts()
    columns: dict[str, list] = {t("Place"): [place_name(row) for row in rows]}
    if question.level != "state":
        columns[t("State")] = [str(states.get(row["state"], row["state"])) for row in rows]
    columns[t("Incidents") if question.layer == "ours" else t("Cases")] = row_tables.counts(
        rows, "incident_count", "few"
    )
    if found.compared is not None:
        columns[t("Comparison")] = row_tables.counts(rows, "compared_count", "compared_few")
    if any(row["population"] for row in rows):
        columns[t("Per lakh")] = [_per_lakh(row) for row in rows]
    return pl.DataFrame(columns)
