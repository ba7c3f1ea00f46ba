"""Every page's queries, by the page (and its view) and by name, as the page asks them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import polars as pl

from data.facts import Facts
from queries import (
    actions,
    activity,
    answers,
    borders,
    borders_pair,
    busiest,
    cadence,
    changed,
    decisions,
    desk,
    exchange,
    exchange_figures,
    freshness,
    gang_profile,
    gang_profile_persons,
    gangs,
    headlines,
    home_counts,
    meeting_figures,
    meetings,
    minutes,
    operation_board,
    operation_results,
    practices,
    records_changed,
    room,
    silence,
    ways,
)
from queries.activity import Question
from queries.disclosures import addressed
from queries.exchange import Traffic
from queries.filters import Filters
from queries.gaps import found as gaps
from queries.gaps import shots
from queries.visible import LOCAL, Viewer, visible

Queries = dict[str, Callable[[], object]]


def situation(held: Facts, filters: Filters) -> Queries:
    asked: Queries = {
        "headlines": lambda: headlines.as_seen(held, filters, LOCAL),
        "their months": lambda: headlines.trends_seen(held, filters, LOCAL),
        "counts kept at home": lambda: home_counts.by_force(held, filters),
    }
    for of in ("gangs", "districts", "borders"):
        asked[f"busiest {of}"] = lambda what=of: busiest.as_seen(held, filters, what, LOCAL)  # type: ignore[misc]
    return asked | {
        "largest changes": lambda: busiest.changed_seen(held, filters, LOCAL),
        "answers past their limit": lambda: answers.overdue_count(held, filters),
        "operations past their plan": lambda: operation_board.late_count(held, filters, LOCAL),
        "decisions past their due date": lambda: actions.overdue_count(held, filters, held.moment[0]),
        "the map": lambda: activity.as_seen(held, filters, Question(), LOCAL),
        "nothing to report": lambda: freshness.nil_states(held, filters.dates(held)),
        "freshness of feeds": lambda: freshness.feeds(held),
        "all rules": lambda: gaps.all_gaps(held, filters, LOCAL, held.as_of),
    }


def for_decision(held: Facts, filters: Filters) -> Queries:
    return {
        "all rules": lambda: gaps.all_gaps(held, filters, LOCAL, held.as_of),
        "shootings without a point": lambda: shots.not_judged_count(held, filters, None),
    }


def what_changed(held: Facts, filters: Filters) -> Queries:
    """All but what is read from the database: the night's record of gaps, and what was corrected or withdrawn."""
    since = changed.since(held, filters, str(changed.last_meeting(held)))
    return {
        "since the last meeting": lambda: records_changed.told_while_away(held, since, LOCAL),
        "largest changes": lambda: busiest.changed_seen(held, since.filters, LOCAL),
        "headlines since": lambda: headlines.as_seen(held, since.filters, LOCAL),
        "all rules": lambda: gaps.all_gaps(held, Filters(period="90d"), LOCAL, held.as_of),
        "counts kept at home": lambda: home_counts.by_force(held, since.filters),
    }


def good_practice(held: Facts, filters: Filters) -> Queries:
    return {
        "shared and taken up": lambda: practices.shared(held, filters),
        "worked next door": lambda: practices.not_yet_adopted(held, filters, held.moment[0]),
    }


def all_gangs(held: Facts, filters: Filters) -> Queries:
    return {
        "every gang": lambda: gangs.counts(held, filters, None),
        "where active": lambda: gangs.active(held),
        "persons": lambda: gang_profile_persons.by_gang(held, None),
        "where they are": lambda: gang_profile_persons.by_standing(held, None),
    }


def one_gang(held: Facts, filters: Filters) -> Queries:
    of_it = gang_profile.of_gang(filters, "G01")
    return {
        "its numbers": lambda: gangs.counts(held, of_it, None),
        "time line": lambda: gang_profile.by_month(held, filters, "G01", None),
        "map": lambda: activity.as_seen(held, of_it, Question(), LOCAL),
        "where active": lambda: gangs.active(held),
        "persons": lambda: gang_profile_persons.by_gang(held, None),
        "where they are": lambda: gang_profile_persons.by_standing(held, None),
        "allies and rivals": lambda: gang_profile.links(held, "G01", held.moment[0]),
        "terror links": lambda: gang_profile.terror_incidents(held, filters, "G01"),
        "nothing to report": lambda: freshness.nil_states(held, filters.dates(held)),
        "dossiers": lambda: gang_profile_persons.dossiers(held, None),
        "notices": lambda: gang_profile_persons.by_notice(held, "G01", None),
        "arrests and releases": lambda: gang_profile.custody_counts(held, filters, "G01", None),
        "helpers": lambda: gang_profile.helpers(held, filters, "G01"),
        "operations": lambda: operation_board.board(held, of_it, LOCAL),
    }


def inter_state_border(held: Facts, filters: Filters) -> Queries:
    return {
        "every border": lambda: borders.as_seen(held, filters, 10, None),
        "without a point": lambda: borders.not_judged_count(held, filters, None),
    }


def one_border(held: Facts, filters: Filters) -> Queries:
    """With Haryana among the states asked for, as its page has it."""
    return {
        "every border": lambda: borders.as_seen(held, filters, 10, None),
        "districts": lambda: borders_pair.by_district(held, filters, "HR-RJ", 10, None),
        "kinds": lambda: borders_pair.by_kind(held, filters, "HR-RJ", 10, None),
        "without a point": lambda: borders_pair.not_judged(held, filters, "HR-RJ", None),
        "gangs on both sides": lambda: borders_pair.gangs(held, filters, "HR-RJ", 10, None),
        "deliveries between the two": lambda: borders_pair.deliveries(held, filters, "HR-RJ", None),
        "their meetings": lambda: borders_pair.meetings(held, filters, "HR-RJ"),
    }


def the_map(held: Facts, filters: Filters) -> Queries:
    asked: Queries = {}
    for level in activity.LEVELS:
        asked[f"by {level}"] = lambda at=level: activity.as_seen(held, filters, Question(level=at), LOCAL)  # type: ignore[misc]
    return asked | {
        "by month": lambda: activity.by_month_seen(held, filters, Question(), LOCAL),
        "belt of 10 km": lambda: activity.near_borders_seen(held, filters, Question(), 10, LOCAL),
        "counts kept at home": lambda: home_counts.by_force(held, filters),
        "nothing to report": lambda: freshness.nil_states(held, filters.dates(held)),
        "freshness of feeds": lambda: freshness.feeds(held),
    }


def sharing(held: Facts, filters: Filters, views: tuple[str, ...]) -> Queries:
    """What stands above every view of the page, and the parts of one. `Traffic` keeps what it worked out for all of them."""
    traffic = Traffic(held, filters)
    of: Queries = {
        "requests without an answer": lambda: _readable(held, answers.unanswered(held, filters)),
        "requests past their limit, by pair": lambda: answers.overdue_pairs(held, filters),
        "nothing recorded since, by pair": lambda: silence.by_pair(held),
        "the matrix: pairs that are few": lambda: exchange.few_pairs(held, filters, None),
        "the matrix": lambda: exchange.matrix(held, filters, traffic.pairs, traffic.pairs_then),
        "given against received": lambda: exchange.given_and_received(held, traffic.rows, traffic.pairs),
        "answer times by pair and urgency": lambda: answers.times(
            _requests(held, filters), "agency", "to_agency", "urgency"
        ),
        "answer times: pairs that are few": lambda: exchange.few_between(held, _requests(held, filters), None),
        "answer times by urgency": lambda: answers.times(_requests(held, filters), "urgency"),
        "by kind": lambda: ways.by_kind(traffic.rows),
        "by channel": lambda: ways.by_channel(traffic.rows),
        "outcomes": lambda: ways.outcomes(traffic.rows),
        "from knowing to telling": lambda: ways.telling_times(ways.told(held, traffic.rows)),
        "from knowing to telling, by force": lambda: ways.telling_times(ways.told(held, traffic.rows), "agency"),
    }
    above: Queries = {
        "the five figures": lambda: exchange_figures.as_seen(traffic, LOCAL),
        "nothing recorded since, by force": lambda: silence.by_force(held),
        "who owes an answer": lambda: answers.owed_now(held, filters),
        "limits": lambda: answers.limits(held),
    }
    return above | {name: work for name, work in of.items() if name.startswith(views)}


def _readable(held: Facts, rows: pl.DataFrame) -> pl.DataFrame:
    """As the list of them needs them."""
    return exchange.of_messages(held, visible(addressed(held, rows), LOCAL), "reference")


def _requests(held: Facts, filters: Filters) -> pl.DataFrame:
    return answers.requests(held, filters, held.as_of, filters.dates(held))


def operations(held: Facts, filters: Filters) -> Queries:
    def concluded() -> object:
        board = operation_board.board(held, filters, LOCAL)
        done = operation_results.concluded(board.seen)
        return operation_results.by(done, "gang"), operation_results.by_lead(held, done)

    return {
        "the board": lambda: operation_board.board(held, filters, LOCAL),
        "results by gang and by lead force": concluded,
    }


def meetings_decisions(held: Facts, filters: Filters) -> Queries:
    dates = filters.dates(held)
    day, months = dates.last, decisions.month_ends(headlines.full_months(dates.last, 12))
    return {
        "cadence": lambda: cadence.cadence(held, filters, dates),
        "open decisions": lambda: decisions.standing(held, filters, day),
        "open then": lambda: actions.standing_then(held, filters, filters.comparison_dates(held).last),
        "by force that must act": lambda: decisions.standing_by_owner(held, filters, day),
        "by series and month": lambda: decisions.by_series_and_month(held, filters, months),
        "decisions of the period": lambda: decisions.taken(held, filters, dates),
    }


def meetings_sittings(held: Facts, filters: Filters) -> Queries:
    dates, then = filters.dates(held), filters.comparison_dates(held)
    return {
        "cadence": lambda: cadence.cadence(held, filters, dates),
        "open decisions": lambda: decisions.standing(held, filters, dates.last),
        "open then": lambda: actions.standing_then(held, filters, filters.comparison_dates(held).last),
        "cadence in the comparison": lambda: cadence.cadence(held, filters, then),
        "sittings": lambda: meetings.sittings(held, filters, dates),
    }


def meetings_attendance(held: Facts, filters: Filters) -> Queries:
    dates = filters.dates(held)
    return {
        "cadence": lambda: cadence.cadence(held, filters, dates),
        "open decisions": lambda: decisions.standing(held, filters, dates.last),
        "open then": lambda: actions.standing_then(held, filters, filters.comparison_dates(held).last),
        "attendance": lambda: meetings.attendance(held, filters, dates),
        "attendance in the comparison": lambda: meetings.attendance(held, filters, filters.comparison_dates(held)),
    }


def meeting_room(held: Facts, filters: Filters) -> Queries:
    """What the wall adds to the pages that it shows: its plan, the last decisions, the gaps by kind."""
    coming = str(room.sittings(held)["reference"][0])
    before = str(room.sitting_before(held, coming))
    wall = Viewer(role="meeting_room")
    return {
        "the plan": lambda: room.usual_plan(room.presenting(held, coming)),
        "last decisions": lambda: decisions.of_meeting(held, filters, before, held.moment[0]),
        "gaps by kind": lambda: room.several_rules(gaps.all_gaps(held, filters, wall, held.as_of).rows),
        "what came since": lambda: room.came_since(held, replace(held, incidents=held.incidents.head(-1))),
    }


def opening(held: Facts, filters: Filters) -> Queries:
    """What the button that opens a sitting asks once: the figures of several pages, to be kept as they stand."""
    wall = Viewer(role="meeting_room")
    return {"figures as shown": lambda: meeting_figures.shown(held, filters, "", wall)}


def the_minutes(held: Facts, filters: Filters) -> Queries:
    day = held.moment[0]
    return {
        "sittings near today": lambda: minutes.nearest(held, day),
        "who may own": lambda: minutes.owners(held, day),
    }


def my_desk(held: Facts, filters: Filters) -> Queries:
    day, officer = held.moment[0], Viewer("RJ", "nodal_officer")
    return {
        "requests waiting": lambda: desk.requests(held, "RJ", held.as_of),
        "decisions to act on": lambda: desk.items(held, "RJ", day),
        "gaps that concern us": lambda: desk.gaps_of(held, "RJ", officer),
        "reviews due": lambda: desk.reviews(held, "RJ", day),
    }


PAGES: Mapping[str, Callable[[Facts, Filters], Queries]] = {
    "Situation": situation,
    "For decision": for_decision,
    "What changed": what_changed,
    "Good practice": good_practice,
    "Gang activity map": the_map,
    "Gangs": all_gangs,
    "One gang": one_gang,
    "Inter-state border": inter_state_border,
    "One border": one_border,
    "Sharing: answers owed": partial(sharing, views=("requests",)),
    "Sharing: who heard from whom": partial(sharing, views=("nothing recorded since, by pair",)),
    "Sharing: who sends how much": partial(sharing, views=("the matrix", "given")),
    "Sharing: answer times": partial(sharing, views=("answer times",)),
    "Sharing: channels, kinds, outcomes": partial(sharing, views=("by ", "outcomes", "from knowing")),
    "Joint operations": operations,
    "Meetings: decisions": meetings_decisions,
    "Meetings: sittings": meetings_sittings,
    "Meetings: attendance": meetings_attendance,
    "Meeting room": meeting_room,
    "Meeting room: opening a sitting": opening,
    "Minutes": the_minutes,
    "My desk": my_desk,
}
