"""What the pages for decision, on joint operations and on meetings and actions ask for, to be measured."""

from collections.abc import Callable

from data.facts import Facts
from queries import actions, decisions, meetings, operation_board, operation_results
from queries.cadence import cadence
from queries.filters import Filters
from queries.gaps import found as gaps
from queries.headlines import full_months
from queries.visible import LOCAL


def queries(held: Facts, asked: dict[str, Filters]) -> dict[str, dict[str, Callable[[], object]]]:
    """Every query of the three pages, by name, as they ask them."""
    of_operations: dict[str, Callable[[], object]] = {}
    of_meetings: dict[str, Callable[[], object]] = {}
    for name, filters in asked.items():
        of_operations |= {f"{what}, {name}": work for what, work in _operations(held, filters).items()}
        of_meetings |= {f"{what}, {name}": work for what, work in _meetings(held, filters).items()}
    of_gaps: dict[str, Callable[[], object]] = {
        f"all rules, {name}": lambda f=filters: gaps.all_gaps(held, f, LOCAL, held.as_of)  # type: ignore[misc]
        for name, filters in asked.items()
    }
    return {"For decision": of_gaps, "Joint operations": of_operations, "Meetings and actions": of_meetings}


def _operations(held: Facts, filters: Filters) -> dict[str, Callable[[], object]]:
    dates = filters.dates(held)
    rows = operation_board.seen(held, filters, LOCAL)
    concluded = operation_results.concluded(operation_board.on_board(rows, dates))
    return {
        "operations one may see": lambda: operation_board.seen(held, filters, LOCAL),
        "operations one may count": lambda: operation_board.unseen(held, filters, LOCAL, dates),
        "results by gang": lambda: operation_results.by(concluded, "gang"),
        "results by lead force": lambda: operation_results.by_lead(held, concluded),
    }


def _meetings(held: Facts, filters: Filters) -> dict[str, Callable[[], object]]:
    dates = filters.dates(held)
    day, months = dates.last, decisions.month_ends(full_months(dates.last, 12))
    standing = decisions.standing(held, filters, day)
    return {
        "open decisions": lambda: decisions.standing(held, filters, day),
        "all decisions described": lambda: decisions.described(held, actions.owned(held, filters), day),
        "by force that must act": lambda: decisions.by_owner(held, filters, standing),
        "by series and month": lambda: decisions.by_series_and_month(held, filters, months),
        "decisions of the period": lambda: decisions.taken(held, filters, dates),
        "cadence": lambda: cadence(held, filters, dates),
        "sittings": lambda: meetings.sittings(held, filters, dates),
        "attendance": lambda: meetings.attendance(held, filters, dates),
    }
