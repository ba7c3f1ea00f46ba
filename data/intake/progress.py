"""A bar on the error stream, where a person looks at it, for anything that takes longer than two seconds."""

import sys
from time import monotonic

AFTER_SECONDS = 2.0
WIDTH = 30


class Progress:
    """Call `step(what, done)` with `done` from 0 to 1 of what is being done; `close` ends the line."""

    def __init__(self, quiet: bool = False) -> None:
        self._quiet, self._since, self._shown = quiet or not sys.stderr.isatty(), monotonic(), False

    def step(self, what: str, done: float = 0.0) -> None:
        if self._quiet or monotonic() - self._since < AFTER_SECONDS:
            return
        full = round(min(done, 1.0) * WIDTH)
        sys.stderr.write(f"\r[{'#' * full}{'.' * (WIDTH - full)}] {what:<60.60}")
        sys.stderr.flush()
        self._shown = True

    def rows(self, what: str, done: int, of: int) -> None:
        """As `step`, in rows."""
        self.step(f"{what}: {min(done, of):,} of {of:,} rows", done / max(of, 1))

    def close(self) -> None:
        if self._shown:
            sys.stderr.write("\n")
