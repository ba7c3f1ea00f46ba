"""The brief: what a leader reads the evening before. For all, for one state, one gang or one meeting."""

from queries.headlines import MEASURES
from ui import words
from ui.exports import gaps_part, sections, work_part
from ui.exports.asking import Asking, paper
from ui.exports.paper import Block, Heading, Paper, Text
from ui.words import t

EXCHANGE = ("answers_overdue", "answered_in_time", "messages", "informal_channels")
PARTS = (
    sections.situation_part,
    gaps_part.decision_part,
    gaps_part.changed_part,
    sections.map_part,
    sections.sharing_part,
    work_part.operations_part,
    work_part.meetings_part,
)


def brief(asking: Asking) -> Paper:
    blocks: list[Block] = []
    for part in PARTS:
        blocks += part(asking)
    return paper(asking, title(asking, t("Brief on gang crime across state borders")), [*blocks, *definitions()])


def title(asking: Asking, what: str) -> str:
    """With the state or gang, where one is asked for."""
    facts, filters = asking.facts, asking.filters
    states, gangs = words.names(facts.states), words.names(facts.gangs)
    about = [str(states.get(code, code)) for code in filters.states] + [
        str(gangs.get(code, code)) for code in filters.gangs
    ]
    return f"{what}: {words.listing(about)}" if about else what


def definitions(measures: tuple[str, ...] = (*MEASURES, *EXCHANGE)) -> list[Block]:
    """What is counted, in the words of the screen."""
    told = [words.measure(code) for code in measures]
    return [Heading(t("What is counted")), Text("\n".join(f"{name}: {said}" for name, said in told), "small")]
