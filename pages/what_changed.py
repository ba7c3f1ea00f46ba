"""What changed since the last meeting, or any other: as reported then, as the same days are known today, and now?"""

import streamlit as st

from queries import changed, headlines
from ui import asked, feeds, gaps_then, home_counts
from ui import changed as look
from ui.words import heading, t

facts, filters, viewer = asked.facts(), asked.filters(), asked.viewer()


def since_the(meeting: str) -> None:
    since = changed.since(facts, filters, meeting)
    told = look.told(facts, since, viewer)
    st.html(look.answer(facts, since, told.total) + home_counts.html(facts, since.filters))
    left, right = st.columns(2, gap="medium")
    with left:
        st.header(t("The largest changes"))
        st.html(look.sentences(facts, since, told.largest))
        st.header(t("None before the meeting"))
        st.html(look.sentences(facts, since, told.from_zero))
    with right:
        st.header(t("Persons killed"))
        st.html(look.sentences(facts, since, told.killed))
        st.header(t("The five numbers"))
        st.html(look.in_all(since, headlines.as_seen(facts, since.filters, viewer)))
        gaps(meeting)


def gaps(meeting: str) -> None:
    """Which coordination gaps stood at the meeting, and have closed since."""
    st.header(t("Coordination gaps"))
    found = gaps_then.since_meeting(facts, filters, meeting)
    if found is None:
        st.markdown(t("Which gaps stood at this meeting was not written down, or a gang is asked for."))
        return
    st.html(gaps_then.about(found) + gaps_then.closed(facts, found))


st.title(heading("What changed"))
meeting = look.chosen(facts)
if meeting is None:
    st.info(t("No meeting has been held yet."))
else:
    since_the(meeting)
feeds.foot(facts)
