"""Who may load, undo and see refused rows: asked by the Data page, answered here alone."""

from queries.roles import may_write
from queries.visible import Viewer


def may_load(viewer: Viewer, agency: str | None) -> bool:
    """Whether he may send files, nil reports and undoings for `agency` (None: published statistics, of no force)."""
    if viewer.is_local:
        return True
    return may_write(viewer, "intake", agency) if agency is not None else viewer.role == "administrator"


def may_see_rows(viewer: Viewer, agency: str | None) -> bool:
    """Whether he may see the refused and doubtful rows of a load themselves: only the force that sent them. Of published
    statistics, which hold no person, everyone may."""
    return agency is None or (viewer.sees_for is not None and viewer.sees_for == agency)
