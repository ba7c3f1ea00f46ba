"""The dashboard with a part of every page that fails, on purpose: the test of what a viewer is told then."""

from pathlib import Path

import streamlit as st

from ui import papers
from ui.server import parts


def fails(*_: object) -> None:
    raise ValueError("hunter2")


papers.button = fails
FRAME = Path(__file__).resolve().parents[2] / "ui" / "frame.py"
app = st.App(str(FRAME), **parts())
