"""The profile of one gang: the answer in a sentence, five numbers, its time line and districts, who sides with it, terror links."""

from html import escape

import polars as pl
import streamlit as st

from data.facts import Facts, ist_date
from queries import activity, gang_profile, gang_profile_persons, gangs, records_gangs
from queries.activity import Question
from queries.filters import Filters, state_choices
from queries.visible import Viewer
from ui import activity as map_look
from ui import activity_twin, asked, links, maps, room_texts, rows, words
from ui import gangs_words as say
from ui.exchange import force_names
from ui.gangs import band
from ui.words import t, tn

MAP_HEIGHT_PX = 430


def written(code: str) -> dict:
    """Aliases and sources; without them while the database is away."""
    try:
        found = records_gangs.texts(code)
    except rows.AWAY:
        st.warning(t("Other names and sources cannot be read while the database is away; the numbers stand."))
        return {"aliases": [], "terror_link_source": None, "sources": {}}
    of = list(found["sources"])
    tie, *known = room_texts.as_seen(asked.viewer(), [found["terror_link_source"] or "", *found["sources"].values()])
    return found | {"terror_link_source": tie or None, "sources": dict(zip(of, known, strict=True))}


def head(facts: Facts, code: str, texts: dict) -> None:
    """The gang's name, other names, standing in the register, and the way back to the list."""
    gang = facts.gangs.filter(pl.col("code") == code).row(0, named=True)
    name, back = st.columns([6, 1], vertical_alignment="center")
    name.header(words.plain(f"{words.name(facts.gangs, code)} ({code})"))
    with back:
        rows.close("gang", t("All gangs"))
    today = ist_date(facts.as_of)
    parts = [t("also known as: {names}", names=", ".join(texts["aliases"]))] if texts["aliases"] else []
    status, review = t(say.GANG_STATUSES[gang["status"]]), say.review(gang["review_by"], today)
    parts.append(t("{status} in the register, {review}", status=status, review=review))
    said = " · ".join(escape(part) for part in parts)
    scored = band(facts, gang).replace("<br>", " ")
    st.html(f'<p class="sajha-beside">{said} · {escape(t("Threat band:"))} {scored}</p>')


def answer(facts: Facts, filters: Filters, viewer: Viewer, code: str) -> str:
    """How many incidents in which states, when last, and where its people are; as HTML."""
    found = gangs.counts(facts, gang_profile.of_gang(filters, code), viewer.sees_for).row(0, named=True)
    names = words.names(facts.states)
    here = gangs.active(facts).filter(pl.col("gang") == code)["state"]
    states = words.listing(sorted(str(names.get(state, state)) for state in here), 6) or t("no state known")
    count = say.incidents(found["incident_count"], found["few"])
    change = words.change(found["incident_count"], found["compared_count"], found["few"], found["compared_few"])
    first = t("{incidents}, {change} against the comparison.", incidents=count, change=change)
    last = t("Last on {day}.", day=words.day(found["last_on"])) if found["last_on"] else t("None recorded before.")
    people = _people(facts, viewer, code)
    return (
        f'<p class="sajha-answer"><b>{escape(first)}</b> {escape(last)} '
        f"{escape(t('Active in {states}.', states=states))} {escape(people)}</p>"
    )


def _people(facts: Facts, viewer: Viewer, code: str) -> str:
    counted = gang_profile_persons.by_gang(facts, viewer.sees_for).filter(pl.col("gang") == code).to_dicts()
    standing = gang_profile_persons.by_standing(facts, viewer.sees_for).filter(pl.col("gang") == code).to_dicts()
    if not counted or counted[0]["few"]:
        return t("Hardcore criminals: {count}.", count=say.persons(counted[0] if counted else None))
    return t("Hardcore criminals: {count}, {where}.", count=say.persons(counted[0]), where=say.standings(standing))


def ways_on(facts: Facts, filters: Filters, code: str) -> None:
    """Links to the other pages, filtered by the gang."""
    ways = {
        "map": (t("On the map"), {}),
        "sharing": (t("What was shared about it"), {"view": "flow"}),
        "operations": (t("Joint operations against it"), {"view": "results"}),
        "decisions": (t("Coordination gaps about it"), {}),
    }
    told = [
        links.anchor(links.address(page, gangs=code, **own), f"<span>{escape(name)}</span>")
        for page, (name, own) in ways.items()
    ]
    st.html(f'<div class="sajha-rules">{"".join(told)}</div>')


def small_map(facts: Facts, filters: Filters, viewer: Viewer, code: str) -> None:
    """Its districts; a click opens the map page at that district."""
    asked_for, question = gang_profile.of_gang(filters, code), Question()
    here = gangs.active(facts).filter(pl.col("gang") == code)["state"]
    paint, legend = map_look.picture(facts, asked_for, question, view=",".join(filters.states or here))
    clicked = maps.draw(state_choices(facts), paint, key="gang_map", height=MAP_HEIGHT_PX, on_change=None)
    st.html(legend + activity_twin.of_map(facts, asked_for, gangs=code))
    st.markdown(map_look.off_the_map(question, activity.as_seen(facts, asked_for, question, viewer)))
    if clicked.get("click") and clicked != st.session_state.get("gang_click"):
        st.session_state["gang_click"] = clicked
        st.switch_page(asked.page("map"), query_params=asked_for.address() | {"place": clicked["code"]})


def sides(facts: Facts, code: str, texts: dict) -> str:
    """Allies and rivals, each with who says so, since when and where it is known from; as HTML."""
    found = gang_profile.links(facts, code, ist_date(facts.as_of))
    lines = [_side(facts, row, texts["sources"].get(row["gang"])) for row in found.to_dicts()]
    told = "".join(f"<li>{line}</li>" for line in lines) or f"<li>{escape(t('None recorded.'))}</li>"
    return f'<h3>{escape(t("Allies and rivals"))}</h3><ul class="sajha-lines">{told}</ul>'


def _side(facts: Facts, row: dict, source: str | None) -> str:
    name = str(words.names(facts.gangs).get(row["gang"], row["gang"]))
    by = force_names(facts).get(row["stated_by"] or "", row["stated_by"])
    parts = [t("stated by {force}", force=by)] if by else []
    parts += [t("since {day}", day=words.day(row["from_on"]))] if row["from_on"] else []
    parts += [t("source: {source}", source=source)] if source else []
    parts.append(say.review(row["review_by"], ist_date(facts.as_of)))
    to = links.anchor(links.address("gangs", gang=row["gang"]), f"<span><b>{escape(name)}</b></span>")
    return f"{to} {escape(t(say.LINKS[row['kind']]).lower())} ({escape('; '.join(parts))})"


def terror(facts: Facts, filters: Filters, code: str, texts: dict) -> str:
    """The tie to a terror group with its source, incidents with one, and arrests by NIA; as HTML."""
    gang = facts.gangs.filter(pl.col("code") == code).row(0, named=True)
    lines = [_tie(facts, gang, texts["terror_link_source"])]
    for row in gang_profile.terror_incidents(facts, filters, code).to_dicts():
        tie = t(say.TIES[row["terror_link"]])
        lines.append(
            tn(
                "{count} incident of the period: terror link {tie}",
                "{count} incidents of the period: terror link {tie}",
                row["incident_count"],
                tie=tie,
            )
        )
    arrests = gang_profile.nia_arrests(facts, filters, code).height
    lines.append(tn("{count} arrest by NIA in the period", "{count} arrests by NIA in the period", arrests))
    told = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<h3>{escape(t('Terror links and NIA'))}</h3><ul>{told}</ul>"


def _tie(facts: Facts, gang: dict, source: str | None) -> str:
    if gang["terror_link"] == "none":
        return t("No terror link of the gang is recorded.")
    parts = [t("source: {source}", source=source)] if source else []
    parts += [t("since {day}", day=words.day(gang["terror_link_from"]))] if gang["terror_link_from"] else []
    parts += [t("until {day}", day=words.day(gang["terror_link_until"]))] if gang["terror_link_until"] else []
    if gang["terror_link_review_by"]:
        parts.append(say.review(gang["terror_link_review_by"], ist_date(facts.as_of)))
    tie = t("Terror link {tie}", tie=t(say.TIES[gang["terror_link"]]))
    return f"{tie} ({'; '.join(parts)})" if parts else tie
