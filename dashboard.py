"""The server: `streamlit run dashboard.py`.

An ASGI app around the script `ui/frame.py`, with our own routes (assets, boundaries, health), security headers, and the
task that keeps the facts fresh. Without sign-in it serves a sample to this computer only, and else does not start.
"""

import streamlit as st

from ui.guard import ensure_may_start
from ui.server import parts

ensure_may_start()
app = st.App("ui/frame.py", **parts())
