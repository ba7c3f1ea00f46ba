"""Who has not told, met, answered or done what, and who must act: what needs a decision, worst first?"""

import polars as pl
import streamlit as st

from queries.gaps import found as gaps
from ui import asked, feeds, gaps_one, gaps_then, gaps_wall
from ui import gaps_list as look
from ui.words import heading, t, tn

facts, filters = asked.facts(), asked.filters()
st.title(heading("For decision"))
found = gaps.all_gaps(facts, filters, asked.viewer(), facts.as_of)
on, off = gaps_wall.shown(facts, found.rows)
then = gaps_then.last(facts, filters)
marks = gaps_then.marks(then)
st.html(look.answer(facts, on) + gaps_then.line(facts, then))
look.apart(facts, found)
gaps_one.opened(facts, pl.concat([on, off]), marks)
rule = look.by_rule(on)
shown = on if rule is None else on.filter(pl.col("rule") == rule)
if len(filters.states) == 1 and not filters.forces:
    ours, others = gaps.two_lists(facts, shown, filters)
    left, right = st.columns(2, gap="medium")
    with left:
        st.header(t("This state must act ({count})", count=ours.height))
        look.listed(facts, ours, "ours", marks)
    with right:
        st.header(t("Others must act for this state ({count})", count=others.height))
        look.listed(facts, others, "others", marks)
else:
    st.header(tn("{count} gap, worst first", "{count} gaps, worst first", shown.height))
    look.listed(facts, shown, "all", marks)
gaps_wall.listed(facts, off)
look.reasons()
feeds.foot(facts)
