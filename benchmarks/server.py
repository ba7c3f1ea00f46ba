"""A real server on a database of some scale, for as long as a `with` lasts."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

ROOT = Path(__file__).resolve().parent.parent
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Server:
    port: int
    process: subprocess.Popen

    def cpu_s(self) -> float:
        """Seconds of processor time the server has used."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rsplit(") ", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def resident_mb(self) -> float:
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGESIZE") / 1e6


@contextmanager
def serving(script: Path, var: Path, port: int, health: str, patience_s: int = 120) -> Iterator[Server]:
    """`streamlit run script` with its database under `var`, once `health` answers."""
    command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}"]
    environment = os.environ | {"SAJHA_VAR": str(var)}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(f"http://localhost:{port}{health}", process, patience_s)
        yield Server(port, process)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(address: str, process: subprocess.Popen, patience_s: int) -> None:
    for _ in range(patience_s * 5):
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except (URLError, OSError):
            if process.poll() is not None:
                raise RuntimeError("The server ended before it answered.") from None
            time.sleep(0.2)
    raise RuntimeError(f"{address} did not answer within {patience_s} s.")
