"""Workbooks as text: refused by their first bytes where they are something else, else read in a child process."""

import json
import subprocess
import sys
from pathlib import Path

from data.intake.read_workbook import MEMORY_MB, SECONDS
from data.intake.refusals import Refused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
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


def cells(path: Path) -> bytes:
    """The cells of the first visible sheet as CSV in UTF-8, every row of it. Raises Refused."""
    command = [sys.executable, "-I", str(_CHILD), str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise Refused("too_slow", seconds=SECONDS) from None
    verdict = _verdict(done.stderr)
    if verdict is None:  # the process was ended by its limits, or by a fault of the parser
        raise (
            Refused("too_slow", seconds=SECONDS) if done.returncode == -24 else Refused("too_much", limit_mb=MEMORY_MB)
        )
    if verdict:
        raise Refused(verdict.pop("reason"), **verdict)
    return done.stdout


def _verdict(stream: bytes) -> dict | None:
    lines = stream.decode(errors="replace").strip().splitlines()
    try:
        return json.loads(lines[-1])
    except (IndexError, ValueError):
        return None
