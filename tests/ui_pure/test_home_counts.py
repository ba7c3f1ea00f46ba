"""What forces send counts of only, in one sentence."""

from dataclasses import replace

from queries.filters import Filters
from tests.queries import made
from tests.queries.test_home_counts import NOVEMBER, WORLD
from ui import home_counts as look


def test_the_sentence() -> None:
    one, two = Filters(period=NOVEMBER, states=("RJ",)), Filters(period=NOVEMBER, states=("HR",))
    assert look.sentence(WORLD, one) == "Beside them Rajasthan reports 6 incidents of which it sends counts only."
    assert look.sentence(WORLD, two) == (
        "Beside them 12 incidents are reported of which forces send counts only: Haryana 5, NIA 7."
    )
    assert look.sentence(WORLD, replace(one, basis="registered")).endswith("They are counted by the day they occurred.")
    assert look.sentence(WORLD, replace(one, gangs=("G01",))) == "" == look.html(made.empty(), Filters())
    single = made.facts(home_counts=[{"reference": "1"}])
    assert "reports 1 incident of which" in look.sentence(single, Filters())
