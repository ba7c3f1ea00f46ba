"""Files are made on the click that asks for them, and only for who was offered them: Streamlit itself would make one for
any session that sends its number."""

from collections.abc import Callable

from queries.visible import Viewer
from ui import entrance, guard, posts, sign_in


class NotHis(Exception):
    """Who asks is not who was offered the file, or does not hold his post any more."""


def only_to(viewer: Viewer, make: Callable[[], bytes]) -> Callable[[], bytes]:
    """`make` for a download button: what it calls raises NotHis for anybody but `viewer`."""

    def made() -> bytes:
        if not (still_held(viewer) and _asked_by(viewer)):
            raise NotHis(viewer.post)
        return make()

    return made


def still_held(viewer: Viewer) -> bool:
    """Whether the viewer may still look: asked when a file is made, which may be long after its page was drawn."""
    if guard.standing().way == "none":
        return viewer.is_local
    return any(sign_in.as_viewer(post) == viewer for post in posts.of(viewer.subject))


def _asked_by(viewer: Viewer) -> bool:
    """Whether the click came over a connection of the viewer's own; where nobody signs in there is only one."""
    return guard.standing().way not in guard.WAYS or entrance.asking() == viewer.subject
