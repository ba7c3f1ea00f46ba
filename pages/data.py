"""How fresh, how complete is what each force sends?"""

import streamlit as st

from queries import feeds
from queries.sharing import agencies_asked
from ui import asked, data_definitions, data_feeds, data_published, data_receipts, data_upload
from ui.words import heading, t

facts, filters, viewer = asked.facts(), asked.filters(), asked.viewer()
VIEWS = {
    "feeds": t("Feeds"),
    "receipts": t("Receipts"),
    "upload": t("Upload"),
    "published": t("Published statistics"),
    "definitions": t("Definitions"),
}

st.title(heading("Data"))
table = feeds.table(facts, filters)
st.html(data_feeds.answer(facts, table))
if filters.gangs:
    st.markdown(t("Feeds and files are of forces: the choice of gangs changes nothing on this page."))
view = asked.choose(
    st.segmented_control, t("Show"), "view", list(VIEWS), VIEWS.__getitem__, required=True, label_visibility="collapsed"
)
if view == "feeds":
    data_feeds.show(facts, filters, table)
elif view == "receipts":
    data_receipts.show(facts, agencies_asked(facts, filters), viewer)
elif view == "upload":
    data_upload.show(facts, viewer)
elif view == "published":
    data_published.show(facts)
else:
    data_definitions.show()
