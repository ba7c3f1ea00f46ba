"""Workbooks as text: refused by their first bytes where they are something else, else read in a child process."""

import json
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

from data.intake.read_workbook import MEMORY_MB, SECONDS, allowed
from data.intake.refusals import Refused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
TICKS = 4
"""How often a second a waiting loader looks."""
_CHILD = Path(__file__).with_name("read_workbook.py")


def is_workbook(content: bytes) -> bool:
    """Whether the file is read as a workbook, whatever it is called. Raises Refused for workbooks that are not read."""
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if content.startswith(OLE):
        raise Refused("encrypted" if "EncryptedPackage".encode("utf-16-le") in content else "old_excel")
    if start.startswith((b"<html", b"<!doctype", b"<table", b"<head", b"<meta", b"<style")) or b"<table" in start:
        raise Refused("html")
    if start.startswith(b"<?xml") or b"schemas-microsoft-com:office:spreadsheet" in start:
        raise Refused("old_xml")
    return content.startswith(ZIP)


def cells(path: Path, tick: Callable[[float], None] = lambda done: None) -> bytes:
    """The cells of the first visible sheet as CSV in UTF-8, every row of it; `tick` is told how much of its time has passed.
    Raises Refused."""
    seconds = _allowed(path)
    command = [sys.executable, "-I", str(_CHILD), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        written, said = _waited(child, seconds, tick)
    verdict = _verdict(said)
    if verdict is None:  # the process was ended by its limits, or by a fault of the parser
        slow = child.returncode == -signal.SIGXCPU
        raise Refused("too_slow", seconds=seconds) if slow else Refused("too_much", limit_mb=MEMORY_MB)
    if verdict:
        raise Refused(verdict.pop("reason"), **verdict)
    return written


def _waited(child: subprocess.Popen, seconds: int, tick: Callable[[float], None]) -> tuple[bytes, bytes]:
    """What the child wrote. Its own limit is of processor time; on a busy machine twice that may pass."""
    for passed in range(2 * seconds * TICKS):
        try:
            return child.communicate(timeout=1 / TICKS)
        except subprocess.TimeoutExpired:
            tick(passed / TICKS / seconds)
    child.kill()
    child.communicate()
    raise Refused("too_slow", seconds=seconds)


def _allowed(path: Path) -> int:
    try:
        return allowed(str(path))
    except (zipfile.BadZipFile, OSError, NotImplementedError):
        return SECONDS  # the child says what is wrong with it


def _verdict(stream: bytes) -> dict | None:
    lines = stream.decode(errors="replace").strip().splitlines()
    try:
        return json.loads(lines[-1])
    except (IndexError, ValueError):
        return None
