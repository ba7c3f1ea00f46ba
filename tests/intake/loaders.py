"""Loaders in processes of their own that begin at once: forked from one that has read our modules already."""

import sys
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from types import ModuleType
from unittest.mock import patch

from sqlalchemy import Engine

from data.engine import connect
from data.intake import load_file

_context = get_context("forkserver")
_context.set_forkserver_preload([__name__])


def loading(engine: Engine, path: Path, agency: str = "RJ") -> ForkServerProcess:
    """The process that loads a file of incidents, on its way."""
    process = _context.Process(target=_load, args=(engine.url.render_as_string(hide_password=False), path, agency))
    with patch.dict(sys.modules, {"__main__": ModuleType("__main__")}):  # else the page a test ran last would run in it
        process.start()
    return process


def _load(address: str, path: Path, agency: str) -> None:
    load_file(connect(address), path, "incident", agency, "test")
