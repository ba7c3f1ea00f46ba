"""Who owes whom an answer, oldest first; who has sent nothing since when."""

import polars as pl
import streamlit as st

from data.facts import Facts
from queries import answers, silence
from queries.exchange import Pair, Traffic, sent_between
from queries.exchange_figures import owing_few
from ui import asked, charts, exchange_matrix, exchange_records, exchange_remarks, words
from ui.exchange import force_names, nothing_since, pair_name
from ui.words import t, tn

WAITING = "#9fb3c8"


def show(traffic: Traffic, waiting: pl.DataFrame, pair: Pair | None) -> None:
    facts = traffic.facts
    quiet = silence.by_force(facts, traffic.filters)
    slow = [exchange_remarks.slow_answers(*pair) for pair in answers.overdue_pairs(facts, traffic.filters)]
    late = [exchange_remarks.nothing_sent(code) for code in quiet.filter(pl.col("days_over") > 0)["agency"]]
    said = exchange_remarks.of(facts, [*late, *slow])
    left, right = st.columns([62, 38], gap="large")
    with left:
        _requests(facts, waiting, pair)
    with right:
        _quiet(facts, quiet, said)
        _owing(facts, {key: said[key] for key in slow if key in said})


def _requests(facts: Facts, waiting: pl.DataFrame, pair: Pair | None) -> None:
    """Oldest first, of whatever period; of the pair in the address only, if there is one."""
    title = t("Requests without an answer, oldest first, whatever the period")
    if pair is None:
        exchange_records.listed(facts, waiting, title, "waiting", brief=True)
        return
    st.button(t("Show all requests"), on_click=exchange_matrix.close)
    title = f"{title}: {pair_name(facts, pair)}"
    exchange_records.listed(facts, sent_between(facts, waiting, pair), title, "waiting", brief=True)


def _owing(facts: Facts, said: exchange_remarks.Remarks) -> None:
    """A bar for each force that owes answers, and the remarks made on those past their limit."""
    st.header(t("Answers owed, by force"), help=words.measure("answers_overdue")[1])
    owed, few = answers.owed_now(facts, asked.filters()), frozenset[str]()
    if asked.filters().gangs:
        few = owing_few(facts, asked.filters(), asked.viewer())
        owed = owed.filter(~pl.col("agency").cast(pl.String).is_in(list(few)))
    if owed.is_empty():
        st.markdown(t("No force owes an answer."))
        return
    names = force_names(facts)
    codes = owed["agency"].to_list()
    figure = _bars([names[code] for code in codes], owed, [f"any-{code}" for code in codes])
    state = f"owing_{asked.own('pair') or ''}"

    def clicked() -> None:
        if points := st.session_state[state].selection.points:
            asked.set_own("message", None)
            asked.set_own("pair", points[0]["customdata"])

    charts.show(
        figure,
        into="pair",
        instead_of=("message",),
        key=state,
        on_select=clicked,
        selection_mode="points",
        alt=t("Answers owed by force: past the limit, and limit not passed."),
    )
    if few:
        st.caption(t("Forces with one or two requests, not open to you, are left out."))
    st.markdown(limits(facts))
    for key in said:
        exchange_remarks.show(said, key)


def _bars(names: list[str], owed: pl.DataFrame, keys: list[str]) -> charts.Figure:
    over = owed["overdue_count"].to_list()
    rest = (owed["waiting_count"] - owed["overdue_count"]).to_list()
    return charts.stacked(
        names, {t("past the limit"): (over, charts.LATE), t("limit not passed"): (rest, WAITING)}, keys
    )


def limits(facts: Facts) -> str:
    """The limits, and whether a meeting adopted them."""
    said = [limit(facts, row) for row in answers.limits(facts).to_dicts()]
    counted = t("counted from receipt, and from sending where no receipt is stated")
    return t("Limits: {limits}; {counted}.", limits=", ".join(said), counted=counted) if said else t("No limit is set.")


def limit(facts: Facts, row: dict) -> str:
    """One row of `answers.limits`."""
    urgency, within = words.exchange(row["urgency"]), words.duration(row["limit_hours"] * 3600)
    return f"{urgency}: {within} ({_adopted(facts, row['adopted_reference'])})"


def _adopted(facts: Facts, reference: str | None) -> str:
    if reference is None:
        return t("suggested limit, not yet adopted")
    known = reference in set(facts.meetings["reference"])
    return t("adopted: {meeting}", meeting=words.meeting(facts, reference)) if known else t("adopted")


def _quiet(facts: Facts, found: pl.DataFrame, said: exchange_remarks.Remarks) -> None:
    """One line for each force past its time, with the remarks made on it; the others are counted."""
    st.header(t("No message recorded since"), help=words.measure("nothing_recorded")[1])
    late = found.filter(pl.col("days_over") > 0)
    names = force_names(facts)
    for row in late.to_dicts():
        promised = t("promised every {days} days", days=words.number(row["every_days"]))
        st.markdown(
            f":orange[:material/schedule:] **{names[row['agency']]}**: {nothing_since(row)}; {promised}{t('.')}"
        )
        exchange_remarks.show(said, exchange_remarks.nothing_sent(row["agency"]))
    for row in found.filter("nil").to_dicts():
        nil = t("nil report up to {day}: nothing to tell", day=words.day(row["nil_on"]))
        st.markdown(f"**{names[row['agency']]}**: {nil}{t('.')}")
    rest = found.height - late.height - int(found["nil"].sum())
    st.markdown(
        tn(
            "{count} other force has sent something, or a nil report, within the time it promised.",
            "{count} other forces have sent something, or a nil report, within the time they promised.",
            rest,
        )
    )
