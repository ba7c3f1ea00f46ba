"""Pages are worked out a few at a time: Python runs one at once whatever we do, and many half-done ones keep everybody waiting."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Semaphore

AT_ONCE = 2
"""One that works, and one that may be waiting for the database."""
LONGEST_WAIT_S = 1.0
_room = Semaphore(AT_ONCE)


@contextmanager
def turn() -> Iterator[None]:
    """Wait for one's turn. Who has waited LONGEST_WAIT_S goes ahead: pages that hang must not keep the others out."""
    has_turn = _room.acquire(timeout=LONGEST_WAIT_S)
    try:
        yield
    finally:
        if has_turn:
            _room.release()
