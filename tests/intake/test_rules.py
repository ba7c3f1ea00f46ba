"""Every rule with a row that breaks it, and beside it rows that nearly do. The other columns are those of a good row."""

from itertools import chain
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data.intake import load_file
from data.intake.refusals import FLAGS, ROWS
from tests.intake.files import DAY, TIME, csv_file, good
from tests.intake.test_corpus import CORPUS

Case = tuple[str, dict[str, str], str | None]

CASES: dict[str, list[Case]] = {
    "incident": [
        ("as it should be", {}, None),
        ("no number", {"reference": ""}, "required"),
        ("a number of 60 signs", {"reference": "9" * 60}, None),
        ("a number of 61 signs", {"reference": "9" * 61}, "too_long"),
        ("31 February", {"occurred_from": "31/02/2026"}, "not_a_time"),
        ("29 February of a leap year", {"occurred_from": "29/02/2024"}, None),
        ("the month first", {"occurred_from": "11/21/2025"}, "not_a_time"),
        ("a year of two digits", {"occurred_from": "02/11/26"}, "not_a_time"),
        ("ISO", {"occurred_from": "2026-11-02T22:30:00+05:30"}, None),
        ("dots", {"occurred_from": "02.11.2026 22:30"}, None),
        ("dashes", {"occurred_from": "2-11-2026"}, None),
        ("a spreadsheet's number", {"occurred_from": "46328.9375"}, None),
        ("a quarter past twenty-five", {"occurred_from": "02/11/2026 25:15"}, "not_a_time"),
        ("words", {"occurred_from": "last Tuesday"}, "not_a_time"),
        ("a dash for nothing", {"occurred_to": "-"}, "not_a_time"),
        ("before the telephone", {"occurred_from": "02/11/1926"}, "too_early"),
        ("in twenty years", {"occurred_from": "02/11/2046"}, "in_future"),
        ("a day of the register that is none", {"registered_on": "31/06/2026"}, "not_a_day"),
        ("a day of the register with a time", {"registered_on": "02/11/2026 10:00"}, "not_a_day"),
        ("a day as a spreadsheet exports it", {"registered_on": "2026-11-02 00:00:00"}, None),
        ("ended as it began", {"occurred_to": TIME}, None),
        ("ended before it began", {"occurred_to": "02/11/2026 22:29"}, "ends_before_it_begins"),
        ("ended on that day, at no stated time", {"occurred_to": DAY}, "doubt:time_not_given"),
        ("a kind in English words", {"kind": "Attempt to Murder"}, None),
        ("a kind that is none", {"kind": "theft"}, "unknown_word"),
        ("yes in Hindi", {"firing": "हाँ", "extortion": "नहीं"}, None),
        ("perhaps", {"firing": "perhaps"}, "not_yes_or_no"),
        ("one killed", {"victims_killed": "1.0"}, None),
        ("half a victim", {"victims_killed": "1.5"}, "not_a_count"),
        ("one less than none", {"victims_killed": "-1"}, "below_zero"),
        ("more than a city", {"victims_killed": "99,99,999"}, "too_large"),
        ("grouped as in India", {"demand_inr": "₹ 12,34,567/-"}, None),
        ("five lakh", {"demand_inr": "5 लाख"}, None),
        ("grouped as nowhere", {"demand_inr": "12,34"}, "not_money"),
        ("paise", {"demand_inr": "12.50"}, "not_whole_rupees"),
        ("a fortune that no treasury has", {"demand_inr": "99999999999999"}, "not_money"),
        ("a coordinate in words", {"latitude": "north", "longitude": "75.8"}, "not_a_number"),
        ("a coordinate with its sign", {"latitude": "26.9° N", "longitude": "75.8° E"}, None),
        ("a unit by its usual name", {"unit": "jaipur east"}, None),
        ("a unit of another state", {"unit": "Ambala Rural Zone"}, "unknown_unit"),
        ("a district by its LGD code", {"district": "86"}, None),
        ("a district of another state", {"district": "Sirsa (HR)"}, None),
        ("a district that is none", {"district": "Atlantis"}, "unknown_district"),
        ("a district of several states", {"district": "Aurangabad"}, None),
        ("a name that two other states have", {"district": "Hamirpur"}, "ambiguous_district"),
        ("a gang by its other name", {"gangs": "a-company"}, None),
        ("a gang nobody registered", {"gangs": "Zeta"}, "doubt:gang_not_registered"),
        ("its own record", {"agency": "RJ"}, None),
        ("another force's record", {"agency": "HR"}, "not_owner"),
        ("a force nobody knows", {"agency": "XX"}, "unknown_force"),
        ("the same case as a record here", {"same_as": "I0", "same_as_reason": "zero_fir"}, None),
        ("the same case as a record of another force", {"same_as": "HR:HR-I0", "same_as_reason": "taken_over"}, None),
        ("the same case as none", {"same_as": "I999", "same_as_reason": "zero_fir"}, "unknown_record"),
        ("the same case, nobody says why", {"same_as": "I0"}, "same_as_without_reason"),
        ("why, but not which", {"same_as_reason": "zero_fir"}, "same_as_without_reason"),
        ("the same case as itself", {"reference": "X", "same_as": "X", "same_as_reason": "zero_fir"}, "same_as_itself"),
        ("removed for good", {"reference": "GONE"}, "purged"),
        ("refers to a row that is refused", {"same_as": "REFUSED", "same_as_reason": "zero_fir"}, "refers_to_refused"),
        ("that row", {"reference": "REFUSED", "kind": "theft"}, "unknown_word"),
        ("a spreadsheet's error", {"summary": "#N/A"}, "spreadsheet_error"),
    ],
    "seizure": [
        ("as it should be", {}, None),
        ("two kilograms and a half", {"weight_kg": "2.5"}, None),
        ("less than no weight", {"weight_kg": "-2"}, "below_zero"),
        ("a comma for a point", {"weight_kg": "2,5"}, "not_a_number"),
        ("from an incident here", {"incident": "I0"}, None),
        ("from no operation here", {"operation": "OP9"}, "unknown_record"),
        ("a gang nobody registered", {"gang": "Zeta"}, "doubt:gang_not_registered"),
    ],
    "message": [
        ("as it should be", {}, None),
        ("known when told", {"originated_at": TIME}, None),
        ("told before it was known", {"originated_at": "02/11/2026 22:31"}, "known_before_told"),
        ("to nobody", {"to": ""}, "required"),
        ("to a force nobody knows", {"to": "HR; XX"}, "unknown_force"),
        ("to itself", {"to": "HR; RJ"}, "to_itself"),
        ("sent on a day", {"sent_at": DAY}, "doubt:time_not_given"),
        ("in reply to one that is here", {"in_reply_to": "HR:HR-77"}, None),
        ("in reply to none", {"in_reply_to": "HR:HR-78"}, "unknown_record"),
        ("in reply to itself", {"reference": "X", "in_reply_to": "X"}, "answers_itself"),
        ("names an offender", {"offenders": "O-1"}, None),
        ("names an offender nobody has", {"offenders": "O-1; O-9"}, "unknown_record"),
    ],
    "answer": [
        ("as it should be", {}, None),
        ("a message nobody sent", {"message": "HR:HR-78"}, "not_sent_to_you"),
        ("our own message", {"message": "RJ:M0"}, "not_sent_to_you"),
    ],
    "operation": [
        ("as it should be", {}, None),
        ("planned, open to those named", {"status": "planned", "handling": "named"}, None),
        ("planned, open to all", {"status": "planned", "handling": "participants"}, "planned_open_to_all"),
        ("approved, nobody said for whom", {"status": "approved"}, "planned_open_to_all"),
        ("ends before it begins", {"planned_end_on": "01/11/2026"}, "ends_before_it_begins"),
        ("two lead it", {"lead": "RJ; HR"}, "one_lead"),
        ("a target nobody has", {"targets": "O-9"}, "unknown_record"),
    ],
    "meeting": [
        ("as it should be", {}, None),
        ("of a series", {"series": "S1"}, None),
        ("of no series", {"series": "S9"}, "unknown_series"),
        ("a number that another host gave", {"reference": "M1"}, "number_taken"),
        ("who came", {"attendance": "RJ|ADG|IG|3; HR|ADG||0"}, None),
        ("approved here, where it is not", {"reference": "RJ-M0", "minutes": "approved"}, "approved_by_chair"),
        ("approved before it came here", {"minutes": "approved"}, None),
        ("a part too many", {"attendance": "RJ|ADG|IG|3|x"}, "part_count"),
        ("no rank invited", {"attendance": "RJ||IG|3"}, "required"),
        ("a force twice", {"attendance": "RJ|ADG|IG|3; RJ|ADG|SP|1"}, "listed_twice"),
        ("three and a half officers", {"attendance": "RJ|ADG|IG|3.5"}, "not_a_count"),
    ],
    "agenda_item": [
        ("as it should be", {}, None),
        ("of another host's meeting", {"meeting": "HR:M1"}, "unknown_record"),
        ("no Hindi title", {"number": "2", "title_hi": ""}, "required"),
    ],
    "action_item": [
        ("as it should be", {}, None),
        ("of no meeting", {"meeting": "HR:M9"}, "unknown_record"),
        ("a later due date", {"first_due_on": "01/12/2026", "due_on": "01/01/2027"}, None),
        ("closed here, where it stands open", {"reference": "A-5", "status": "accepted"}, "closed_by_chair"),
        ("closed before it came here", {"status": "accepted"}, None),
        ("names a person of another force's book", {"decision": "Find TWO"}, "doubt:names_a_person"),
        ("names nobody", {"decision": "Find twofold"}, None),
        ("due before it was", {"first_due_on": "01/12/2026", "due_on": "30/11/2026"}, "due_before_first"),
    ],
    "action_update": [
        ("as it should be", {}, None),
        ("there already", {"made_at": "03/11/2026 12:00", "remark": "Begun"}, None),
        ("on nothing we know", {"action_item": "HR:A-9"}, "unknown_record"),
        ("accepts itself", {"made_at": "06/11/2026 10:00", "status_after": "accepted"}, "only_the_chair"),
        ("says nothing", {"made_at": "07/11/2026 10:00", "remark": ""}, "nothing_reported"),
    ],
    "offender": [
        ("as it should be", {}, None),
        ("no ground", {"legal_basis": ""}, "required"),
        ("no review", {"review_by": ""}, "required"),
        ("a review in six years", {"review_by": "01/01/2033"}, "review_too_late"),
        ("a review that is past", {"review_by": "01/01/2025"}, "review_past"),
        ("a member on a statement", {"gang": "G07", "gang_source": "statement"}, None),
        ("a member on hearsay", {"gang": "G07"}, "gang_without_source"),
        ("born in a year of two digits", {"birth_year": "90"}, "not_a_year"),
        ("a child, marked, kept", {"birth_year": "2012", "is_child": "yes", "handling": "originator"}, None),
        ("a child, not marked", {"birth_year": "2012", "handling": "originator"}, "child_not_flagged"),
        ("a child for all to see", {"birth_year": "2012", "is_child": "yes"}, "child_open_to_all"),
        (
            "a grown-up marked as a child",
            {"birth_year": "1990", "is_child": "yes", "handling": "originator"},
            "child_too_old",
        ),
        ("in a jail", {"jail": "Jaipur", "whereabouts": "in_jail"}, None),
        ("at large in a jail", {"jail": "Jaipur", "whereabouts": "at_large"}, "jail_without_prison"),
        ("wanted by two", {"statuses": "RJ|wanted|01/03/2025; HR|proclaimed_offender|01/04/2025"}, None),
        ("wanted since nobody knows when", {"statuses": "RJ|wanted|"}, "required"),
        ("wanted since 31 February", {"statuses": "RJ|wanted|31/02/2025"}, "not_a_day"),
    ],
    "notice": [
        ("as it should be", {}, None),
        ("about nobody", {"offender": "O-9"}, "unknown_record"),
        ("a reward", {"kind": "reward", "reward_inr": "50,000"}, None),
        ("a reward of nothing stated", {"kind": "reward"}, "reward_without_sum"),
        ("over before it began", {"until_on": "01/11/2026"}, "ends_before_it_begins"),
    ],
    "custody_event": [
        ("as it should be", {}, None),
        ("in the future", {"happened_at": "01/01/2046"}, "in_future"),
        ("of nobody", {"offender": "HR:O-1"}, "unknown_record"),
    ],
    "gang": [
        ("as it should be", {}, None),
        ("our own", {"code": "G07"}, None),
        ("another force's", {"code": "G08"}, "not_registered_by_you"),
        ("the code for all others", {"code": "UNREGISTERED"}, "reserved_code"),
        ("a band nobody scored", {"band": "high"}, "band_without_scorer"),
        ("a band with its scorer", {"band": "high", "band_by": "RJ", "band_on": DAY}, None),
        ("a terror link on hearsay", {"terror_link": "suspected"}, "terror_link_without_source"),
        ("active in a state", {"active_in": "RJ|FIR 1|01/06/2028"}, None),
        ("active in no state", {"active_in": "XX|FIR 1|01/06/2028"}, "unknown_state"),
    ],
    "helper_action": [
        ("as it should be", {}, None),
        ("nobody", {"dealt_with_count": "0"}, None),
        ("nowhere", {"district": ""}, "required"),
        ("tomorrow", {"day": "01/01/2046"}, "in_future"),
    ],
    "home_count": [
        ("no district told", {}, None),
        ("in a district of ours", {"district": "Jaipur"}, None),
        ("in a district of another state", {"district": "Sirsa (HR)"}, "not_your_district"),
        ("nothing", {"incident_count": "0"}, "none_counted"),
        ("not how many", {"incident_count": ""}, "required"),
        ("tomorrow", {"day": "01/01/2046"}, "in_future"),
        ("a kind nobody counts", {"kind": "theft"}, "unknown_word"),
    ],
    "practice": [("as it should be", {}, None), ("about nothing", {"theme": "cooking"}, "unknown_word")],
    "practice_adoption": [("as it should be", {}, None)],
    "contact": [("as it should be", {}, None), ("no telephone", {"telephone": ""}, "required")],
}

ALONE: list[tuple[str, str, dict[str, str], str | None]] = [
    ("answer", "says nothing", {"received_at": ""}, "nothing_answered"),
    ("answer", "received before it was sent", {"received_at": "02/11/2026 11:59"}, "before_sent"),
    ("answer", "replied before it was received", {"replied_at": "03/11/2026 09:59"}, "before_received"),
    ("answer", "replied on that day", {"replied_at": "03/11/2026"}, "doubt:time_not_given"),
    ("answer", "refused", {"outcome": "refused"}, "refused_without_reason"),
    ("answer", "refused with a reason", {"outcome": "refused", "refusal_reason": "sub judice"}, None),
    ("answer", "not sent to us any more", {}, "not_sent_to_you"),
    ("action_update", "other words", {"made_at": "03/11/2026 12:00", "remark": "Ended"}, "report_changed"),
    ("practice_adoption", "a result of nothing", {"after": "61"}, "measure_missing"),
    ("practice_adoption", "a result", {"measure": "days", "before": "88", "after": "61"}, None),
    ("practice_adoption", "of nothing we know", {"practice": "HR:P-9"}, "unknown_record"),
    ("gang_link", "as it should be", {}, None),
    ("gang_link", "one gang by its other name", {"gang_a": "A-Company", "gang_b": "G09"}, None),
    ("gang_link", "a gang nobody registered", {"gang_a": "Zeta"}, "unknown_gang"),
    ("gang_link", "its own ally", {"gang_a": "G07", "gang_b": "Alpha"}, "linked_to_itself"),
    ("gang_link", "what another force entered", {"gang_a": "G09", "gang_b": "G08"}, "not_linked_by_you"),
    ("gang_link", "over too soon", {"from_on": "02/11/2026", "until_on": "01/11/2026"}, "ends_before_it_begins"),
    ("offender_link", "as it should be", {}, None),
    ("offender_link", "confirms", {"offender": "HR:O-3", "other": "O-1", "confirmed_at": "03/11/2026 10:00"}, None),
    (
        "offender_link",
        "too soon",
        {"offender": "HR:O-3", "other": "O-1", "refused_at": DAY},
        "answered_before_proposed",
    ),
    (
        "offender_link",
        "both",
        {"offender": "HR:O-3", "other": "O-1", "confirmed_at": "03/11/2026 10:00", "refused_at": "04/11/2026 10:00"},
        "confirmed_and_refused",
    ),
    ("offender_link", "its own", {"confirmed_at": "03/11/2026 10:00"}, "not_yours_to_confirm"),
    ("offender_link", "what nobody proposed", {"offender": "HR:O-2", "other": "O-1"}, "not_proposed"),
    ("offender_link", "to itself", {"offender": "O-1", "other": "RJ:O-1"}, "linked_to_itself"),
    ("offender_link", "an entry nobody has", {"other": "HR:O-9"}, "unknown_record"),
    ("offender_link", "never proposed", {"proposed_at": ""}, "required"),
    ("offender_link", "between two others: any more", {"offender": "HR:O-2", "other": "RJ:O-1"}, "not_your_link"),
]
"""Where the key of the row says which record it is about, one row is a file."""


@pytest.mark.parametrize("dataset", CASES)
def test_rows(kept_real: Engine, tmp_path: Path, dataset: str) -> None:
    key = "code" if dataset == "gang" else "reference"
    numbered = (
        {} if key not in good(dataset) else {number: {key: f"N{number}"} for number in range(len(CASES[dataset]))}
    )
    rows = [
        good(dataset, **numbered.get(n, {}), **{k: v for k, v in more.items() if k != key})
        | {k: v for k, v in more.items() if k == key}
        for n, (_, more, _) in enumerate(CASES[dataset])
    ]
    receipt = load_file(kept_real, csv_file(tmp_path / "rows.csv", rows), dataset, "RJ", "test", dry_run=True)
    assert receipt.refused is None, receipt.refused_sentence
    found: dict[int, set[str]] = {}
    for problem in receipt.refusals:
        found.setdefault(problem.row_number, set()).add(problem.rule)
        assert problem.sentence
    for problem in receipt.flags:
        found.setdefault(problem.row_number, set()).add(f"doubt:{problem.rule}")
    said = {why: found.get(number, set()) for number, (why, _, _) in enumerate(CASES[dataset], 2)}
    assert said == {why: {rule} if rule else set() for why, _, rule in CASES[dataset]}
    assert (
        receipt.rows_in
        == len(rows)
        == receipt.new_count + receipt.changed_count + receipt.unchanged_count + receipt.rejected_count
    )


def test_a_doubt_about_a_name_holds_neither_the_name_nor_the_text(kept_real: Engine, tmp_path: Path) -> None:
    rows = [good("action_update", remark="Two was seen at Sirsa")]
    receipt = load_file(kept_real, csv_file(tmp_path / "r.csv", rows), "action_update", "RJ", "test", dry_run=True)
    assert [(problem.rule, problem.column, problem.row_number) for problem in receipt.flags] == [
        ("names_a_person", "remark", 2)
    ]
    assert "Two" not in receipt.to_json() and "Sirsa" not in receipt.to_json()


@pytest.mark.parametrize(("dataset", "why", "changes", "rule"), ALONE, ids=[f"{d}: {w}" for d, w, *_ in ALONE])
def test_row(
    kept_real: Engine, tmp_path: Path, dataset: str, why: str, changes: dict[str, str], rule: str | None
) -> None:
    agency = "PB" if "any more" in why else "RJ"  # a force that the row is not about
    path = csv_file(tmp_path / "row.csv", [good(dataset, **changes)])
    receipt = load_file(kept_real, path, dataset, agency, "test", dry_run=True)
    found = [problem.rule for problem in receipt.refusals] + [f"doubt:{problem.rule}" for problem in receipt.flags]
    wanted = rule
    assert found == ([wanted] if wanted else [])


def test_every_rule_has_a_row_that_breaks_it() -> None:
    rules = {rule for cases in CASES.values() for *_, rule in cases if rule} | {rule for *_, rule in ALONE if rule}
    rules |= set(chain.from_iterable(verdict.values() for _, verdict in CORPUS.values() if isinstance(verdict, dict)))
    named = {rule.removeprefix("doubt:") for rule in rules}
    elsewhere = {"not_your_action", "ambiguous_unit", "ambiguous_name"}  # test_loading
    elsewhere |= {"total_twice", "stands_before", "not_in_census"}  # test_published
    assert set(ROWS) | set(FLAGS) == (named | elsewhere) - {"new", "repeated"}
