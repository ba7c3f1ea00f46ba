"""The figures that stood on the wall at the last meeting, beside what the same ones are now."""

from urllib.parse import parse_qsl

from queries import changed, meeting_figures, records_room
from queries.filters import read_address
from queries.measures import measures
from queries.records_room import Figure
from ui import rows, words
from ui.exports.asking import Asking
from ui.exports.paper import Block, Heading, Table, Text
from ui.words import number, t


def shown_part(asking: Asking) -> list[Block]:
    """Of this state where the wall showed it alone or among others, else of all; nothing where no figure was kept."""
    facts, reference = asking.facts, asking.meeting or changed.last_meeting(asking.facts)
    if reference is None:
        return []
    try:
        kept = records_room.figures(reference, asking.viewer)
    except rows.AWAY:
        return [Text(t("The figures shown at the last meeting cannot be read while the database is away."), "small")]
    address = _address(kept, asking.filters.states[0])
    if address is None:
        return []
    filters, _ = read_address(dict(parse_qsl(address)), facts)
    now = {item.measure: item for item in meeting_figures.shown(facts, filters, address, asking.viewer)}
    then = {item.measure: item for item in kept if item.filters == address}
    lines = [(_title(name), _said(then[name]), _said(now.get(name))) for name in then if not name.endswith("_compared")]
    head = Heading(t("As shown at the meeting: {meeting}", meeting=words.meeting(facts, reference)))
    table = Table((t("Number"), t("Shown then"), t("Now")), tuple(lines), (4, 2, 2), (1, 2))
    return [head, Text(words.said(filters, facts), "small"), table]


def _address(kept: list[Figure], state: str) -> str | None:
    """The filters under which this state was shown: the fewer states beside it, the better; none named means all."""
    named = {item.filters: dict(parse_qsl(item.filters)).get("states", "").split(",") for item in kept}
    mine = [address for address, states in named.items() if state in states or states == [""]]
    return min(mine, key=lambda address: (named[address] == [""], len(named[address]), address), default=None)


def _title(name: str) -> str:
    return words.measure(name)[0] if name in measures() else t("Coordination gaps")


def _said(item: Figure | meeting_figures.Shown | None) -> str:
    """`12 of 30` for a part; a dash where the number is not to be said."""
    if item is None:
        return "–"
    if item.denominator is None:
        return number(item.numerator)
    return t("{count} of {of}", count=number(item.numerator), of=number(item.denominator))
