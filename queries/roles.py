"""What a role may do: the one table of roles, pages and handling codes. Pages ask it, docs print it, tests walk it.

Everyone signed in sees every page of numbers. Rows one by one depend on the handling code and on whose they are, never on the
rank of the one who looks; a few pages belong to a few roles.
"""

from data.schema.vocabulary import HANDLING, VIEWER_ROLES
from queries.visible import Viewer

ONLY_FOR = {
    "desk": ("nodal_officer",),
    "audit": ("auditor", "leader"),
    "viewers": ("administrator",),
    "search": ("leader", "nodal_officer"),
}
"""Page (its path in the address) -> who may open it. All other pages are open to everyone signed in."""

WRITES = {
    "intake": ("nodal_officer",),
    "answers": ("nodal_officer",),
    "reports": ("nodal_officer",),
    "remarks": ("nodal_officer", "leader"),
    "requests": ("nodal_officer", "leader"),
    "disclosures": ("nodal_officer", "leader"),
    "meetings": ("secretariat",),
    "figures": ("secretariat", "meeting_room"),
    "minutes": ("secretariat",),
    "acceptance": ("leader",),
    "kept_off": ("secretariat",),
    "viewers": ("administrator",),
}
"""What may be written -> by whom; by nodal officers and leaders for their own force only."""
OWN_FORCE_ONLY = ("intake", "answers", "reports", "remarks", "requests", "disclosures")

WITHOUT_NAMES = ("meeting_room",)
"""Roles to which no person's name is shown, and no row that is not open to all participating forces."""
BY_CODE = {
    "participants": "every participating force",
    "named": "its owner, and the forces it is named to",
    "originator": "its owner",
}


def may_open(viewer: Viewer, page: str) -> bool:
    """Whether the viewer may open a page, by its path. The one viewer of a sample without sign-in opens every page."""
    return viewer.is_local or page not in ONLY_FOR or viewer.role in ONLY_FOR[page]


def may_write(viewer: Viewer, what: str, agency: str | None = None) -> bool:
    """Whether the viewer may write `what` (a key of WRITES), for `agency` where it is a force's own."""
    own = what not in OWN_FORCE_ONLY or (viewer.agency is not None and agency == viewer.agency)
    return viewer.role in WRITES[what] and own


def may_see(viewer: Viewer, handling: str, agency: str, named_to: tuple[str, ...] = ()) -> bool:
    """Whether the viewer may see one record: the sentence that `visible` and `queries/records*.py` carry out."""
    if handling == "participants":
        return True
    force = viewer.sees_for
    return force is not None and (force == agency or (handling == "named" and force in named_to))


def may_see_names(viewer: Viewer) -> bool:
    return viewer.role not in WITHOUT_NAMES


def looks_seen(viewer: Viewer) -> str | None:
    """Which lines of the log the viewer may read: `all`, `own` (looks at his own force's records), or none."""
    if viewer.role == "auditor" or viewer.is_local:
        return "all"
    return "own" if viewer.role == "leader" and viewer.agency is not None else None


def table() -> str:
    """The whole table in markdown, for docs/security.md."""
    pages = sorted(ONLY_FOR)
    head = ["role", "pages of numbers", *pages, "writes", *[f"`{code}`" for code in HANDLING], "names", "log of looks"]
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    return "\n".join([*lines, *[_line(role, pages) for role in VIEWER_ROLES]]) + "\n"


def _line(role: str, pages: list[str]) -> str:
    viewer = Viewer("RJ", role)
    writes = ", ".join(what for what in WRITES if role in WRITES[what]) or "–"
    opened = ["yes" if may_open(viewer, page) else "–" for page in pages]
    codes = [_seen(viewer, code) for code in HANDLING]
    names = "yes" if may_see_names(viewer) else "–"
    return f"| {role} | yes | " + " | ".join([*opened, writes, *codes, names, looks_seen(viewer) or "–"]) + " |"


def _seen(viewer: Viewer, code: str) -> str:
    if may_see(viewer, code, "HR"):
        return "all"
    own, named = may_see(viewer, code, "RJ"), may_see(viewer, code, "HR", ("RJ",))
    return "own, and named to it" if own and named else "own" if own else "–"
