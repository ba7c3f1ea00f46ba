"""Loaders in processes of their own that begin at once: forked from one that has read our modules already."""

from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from sqlalchemy import Engine

from data.engine import connect
from data.intake import load_file

_context = get_context("forkserver")
_context.set_forkserver_preload([__name__])


def loading(engine: Engine, path: Path, agency: str = "RJ") -> ForkServerProcess:
    """The process that loads a file of incidents, on its way."""
    process = _context.Process(target=_load, args=(engine.url.render_as_string(hide_password=False), path, agency))
    process.start()
    return process


def _load(address: str, path: Path, agency: str) -> None:
    load_file(connect(address), path, "incident", agency, "test")
