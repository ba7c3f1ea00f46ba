"""Who has not told, met, answered or done what, and who must act: what needs a decision, worst first?"""

import polars as pl
import streamlit as st

from queries.gaps import found as gaps
from ui import asked, feeds, links
from ui import gaps_list as look
from ui.words import t, tn

facts, filters = asked.facts(), asked.filters()
st.title(t("For decision"))
found = gaps.all_gaps(facts, filters, asked.viewer(), facts.as_of)
st.html(look.answer(facts, found))
look.apart(facts, found)
rule = look.by_rule(found.rows)
shown = found.rows if rule is None else found.rows.filter(pl.col("rule") == rule)
if len(filters.states) == 1 and not filters.forces:
    ours, others = gaps.two_lists(facts, shown, filters)
    left, right = st.columns(2, gap="medium")
    with left:
        st.subheader(t("This state must act ({count})", count=ours.height))
        look.listed(facts, ours, "ours")
    with right:
        st.subheader(t("Others must act for this state ({count})", count=others.height))
        look.listed(facts, others, "others")
else:
    st.subheader(tn("{count} gap, worst first", "{count} gaps, worst first", shown.height))
    look.listed(facts, shown, "all")
look.reasons()
links.listen()
feeds.foot(facts)
