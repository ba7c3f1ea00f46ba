"""Who owes whom an answer, who has sent nothing since when, who sends how much to whom, how fast and which way?"""

import streamlit as st

from queries import answers, exchange
from queries.exchange import Pair, Traffic
from queries.exchange_figures import as_seen
from ui import asked, exchange_flow, exchange_heard, exchange_one, exchange_times, exchange_waiting, exchange_ways
from ui import exchange as look
from ui.exchange_cards import cards
from ui.words import heading, plain, t

facts, filters = asked.facts(), asked.filters()
VIEWS = {
    "waiting": t("Answers owed, and silence"),
    "heard": t("Who has heard from whom"),
    "flow": t("Who sends how much to whom"),
    "times": t("Answer times"),
    "ways": t("Channels, kinds, outcomes"),
}


def pair() -> Pair | None:
    """The pair in the address, with a note where it means nothing."""
    given = asked.own("pair")
    found = exchange.pair_in(given, facts) if given else None
    if given and found is None:
        st.warning(t("The pair “{pair}” in the link was not understood and is left out.", pair=plain(given[:40])))
    return found


traffic = Traffic(facts, filters)
waiting = answers.unanswered(facts, filters)
found = as_seen(traffic, asked.viewer())

st.title(heading("Information sharing"))
st.html(look.answer(traffic, found, waiting) + cards(facts, filters))
view = asked.choose(st.segmented_control, t("Question"), "view", list(VIEWS), VIEWS.__getitem__, required=True)
chosen = pair()
has_list = {"waiting": True, "ways": any(asked.own(key) for key in exchange_ways.OPENS)}
if not has_list.get(view, chosen is not None):
    exchange_one.opened(facts)  # else it stands with the list it was opened from
if view == "waiting":
    exchange_waiting.show(traffic, waiting, chosen)
elif view == "heard":
    exchange_heard.show(traffic, chosen)
elif view == "flow":
    exchange_flow.show(traffic, chosen)
elif view == "times":
    exchange_times.show(traffic, chosen)
else:
    exchange_ways.show(traffic)
if late := look.late_feeds(facts):
    st.markdown(":orange[:material/schedule:] " + "  \n:orange[:material/schedule:] ".join(late.values()))
