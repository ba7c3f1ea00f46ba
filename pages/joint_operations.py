"""Which joint operations are under way, which are late against plan, who leads, and what did they bring?"""

from functools import partial

import polars as pl
import streamlit as st

from data.facts import ist_date
from queries import operation_board, operation_results
from ui import asked, charts, feeds, operations_board, operations_chart, operations_one, operations_results, rows
from ui import operations as look
from ui.asked import choose
from ui.words import heading, t, tn

facts, filters, viewer = asked.facts(), asked.filters(), asked.viewer()
board = operation_board.board(facts, filters, viewer)
seen, hidden = board.seen, board.hidden


def standing() -> None:
    """The board, and every operation on it as a list."""
    operations_board.draw(facts, board)
    st.header(t("Operations, those past their plan first"))
    if seen.is_empty():
        st.markdown(t("No operation that is open to you stands on the board for this choice."))
    else:
        look.listed(facts, seen)


def time_line() -> None:
    """Plan against reality, one line per operation."""
    if seen.is_empty():
        st.markdown(t("No operation that is open to you stands on the board for this choice."))
        return
    st.html(look.legend())
    some = rows.page_of(seen, "operations")
    figure = operations_chart.plan_and_reality(look.lines(facts, some), ist_date(facts.as_of))
    opens = partial(look.line_chosen, some)
    charts.show(figure, t("Plan and reality"), "operation", key="time_line", on_select=opens)
    look.table(facts, some)


def results() -> None:
    """What the concluded ones brought."""
    concluded, concluded_before = (operation_results.concluded(rows) for rows in (seen, board.then))
    operations_results.totals(concluded, concluded_before)
    operations_results.by_gang(facts, concluded, concluded_before)
    if concluded["gang"].n_unique() > 1:
        operations_results.arrests(facts, concluded)
    operations_results.chosen(facts, concluded)
    operations_results.by_lead(facts, concluded, concluded_before)
    if more := int(hidden.filter(pl.col("status") == "concluded")["operation_count"].sum()):
        st.markdown(
            tn(
                "{count} more concluded operation is open only to its forces and is in no row.",
                "{count} more concluded operations are open only to their forces and are in no row.",
                more,
            )
        )


VIEWS = {"board": standing, "time": time_line, "results": results}
st.title(heading("Joint operations"))
if filters.gangs:
    st.html(operations_results.answer(facts, filters.gangs, operation_results.concluded(seen)))
    st.markdown(
        t("Operations open only to their forces are in no number here: a count by gang would tell what they are about.")
    )
else:
    st.html(look.answer(facts, filters, board.statuses, board.statuses_then))
    operations_board.whom_to_ask(facts, hidden)
names = {"board": t("Board"), "time": t("Plan and reality in time"), "results": t("Results")}
view = choose(
    st.segmented_control, t("Show"), "view", list(VIEWS), names.__getitem__, required=True, label_visibility="collapsed"
)
operations_one.opened(facts, board.every)
VIEWS[view]()
feeds.foot(facts)
