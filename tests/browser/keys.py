"""A page worked by keys alone: what has the focus, whether one sees it, and the way to a named thing."""

from collections.abc import Callable

from playwright.sync_api import Page

AT = """() => {
  const at = document.activeElement, look = getComputedStyle(at);
  const rings = [at, ...at.querySelectorAll(":scope > *")].map(one => getComputedStyle(one));
  return {
    tag: at.tagName,
    name: (at.getAttribute("aria-label") || at.innerText || at.title || "").trim(),
    boxes: [...document.querySelectorAll("[class*=st-key-]")].filter(box => box.contains(at)).map(box => box.className).join(" "),
    seen: rings.some(one => (one.outlineStyle !== "none" && one.outlineWidth !== "0px") || one.boxShadow !== "none"),
  };
}"""
DRAW_THEIR_OWN = ("CANVAS", "TD", "IFRAME", "BODY")
"""Tables and the map draw the mark of the focus themselves; at the end of the page nothing has it."""
MOST = 90


def at(page: Page) -> dict:
    return page.evaluate(AT)


def walk(page: Page, reached: Callable[[dict], bool], key: str = "Tab") -> dict:
    """Press `key` until the focus is where `reached` says; on the way it is always seen."""
    for _ in range(MOST):
        page.keyboard.press(key)
        here = at(page)
        assert here["seen"] or here["tag"] in DRAW_THEIR_OWN, here
        if reached(here):
            return here
    raise AssertionError(f"Not reached by {key}; the focus is at {at(page)}")


def to(page: Page, name: str, key: str = "Tab") -> dict:
    return walk(page, lambda here: here["tag"] != "MAIN" and here["name"].startswith(name), key)
