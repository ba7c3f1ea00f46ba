"""axe-core on a page as it stands: what a screen reader or a keyboard would stumble over. The map's frame is looked at too."""

from functools import cache
from importlib.resources import files

from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
NEVER = ["hidden-content"]
"""It only ever says that it did not look."""
OF_STYLE = ["color-contrast", "target-size", "region"]
"""Two thirds of the time, and the same in every language: the words change, the style sheet does not."""
WITHOUT = [".js-plotly-plot svg"]
"""Of a drawing axe reads the letters' `color`, which is not their colour (`fill`); its numbers stand in the table below it."""
RUN = """async ([rules, off, without]) => {
  const disabled = Object.fromEntries(off.map(rule => [rule, {enabled: false}]));
  const asked = {runOnly: rules, rules: disabled, resultTypes: ["violations"], preload: false};
  const found = await axe.run({include: [document], exclude: without}, asked);
  return found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target} ${node.html.slice(0, 150)}`));
}"""


@cache
def _script() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def findings(page: Page, of_style: bool = True) -> list[str]:
    """One line for each place that breaks a rule of WCAG 2.2 AA or of good practice: rule, selector, element."""
    for frame in page.frames:
        if not frame.evaluate("!!window.axe"):
            frame.evaluate(_script())
    return page.evaluate(RUN, [RULES, NEVER if of_style else NEVER + OF_STYLE, WITHOUT])
