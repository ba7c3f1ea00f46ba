"""The server: `streamlit run dashboard.py`.

An ASGI app around the script `ui/frame.py`, with our own routes (assets, boundaries, health), security headers, and the
task that keeps the facts fresh.
"""

import streamlit as st

from ui.server import HEADERS, keep_fresh, routes

app = st.App("ui/frame.py", routes=routes(), middleware=HEADERS, lifespan=keep_fresh)
