"""Every reason for which a file or a row is refused or marked, and its sentence in English.

What is stored is the name of the rule and its parameters; sentences are made from them when somebody reads.
"""

from typing import Any

FILES = {
    "empty": "The file is empty.",
    "too_large": "The file is larger than {limit_mb} MB. Send it in parts.",
    "binary": "This is neither text nor a workbook. Send a CSV file or an XLSX workbook.",
    "old_excel": "This is an old XLS workbook. Open it and save it as XLSX or as CSV UTF-8.",
    "encrypted": "The workbook is protected by a password. Save it without one.",
    "html": "This is a web page that is called a workbook. Open it in a spreadsheet program and save it as XLSX.",
    "old_xml": "This is an old XML spreadsheet. Open it and save it as XLSX.",
    "not_xlsx": "This is an archive or a document, but not an XLSX workbook. Save the table as XLSX or as CSV UTF-8.",
    "damaged": "The workbook is damaged and cannot be read. Save it again as XLSX.",
    "macros": "The workbook contains macros. Save it as XLSX without macros.",
    "bomb": "The workbook unpacks to more than {limit_mb} MB. Send the table as CSV UTF-8.",
    "entities": "The workbook contains declarations that no spreadsheet program writes. Save the table anew.",
    "far_cell": "Cell {cell} lies far outside the table. Delete everything outside the table, or save it as CSV UTF-8.",
    "formula": "Cell {cell} holds a formula without a value. Open the workbook, let it calculate, save it; or paste values.",
    "too_slow": "The workbook could not be read within {seconds} seconds. Send the table as CSV UTF-8.",
    "too_much": "The workbook needs more memory than {limit_mb} MB. Send the table as CSV UTF-8.",
    "long_cell": "Row {row_number} has a cell of {length:,} characters; no cell may have more than {limit:,}.",
    "encoding": "The text can be read neither as UTF-8 nor as UTF-16 nor as Windows-1252. Save it as CSV UTF-8.",
    "broken_utf8": "Line {line}: the UTF-8 text is damaged. Save the table again as CSV UTF-8.",
    "old_font": "Column {column!r} holds text in an old Hindi font such as Kruti Dev ({value!r}). Convert it to Unicode"
    " (Mangal, Nirmala) and send it again.",
    "not_a_table": "No line of the file names the columns of {dataset!r}. Compare it with the template"
    " (`python -m data template {dataset}`).",
    "too_wide": "The file has more than {limit:,} columns. No dataset has a tenth of that: send the columns of the template.",
    "column_missing": "There is no column for {columns}. Add it, or save a mapping for your own name of it.",
    "column_twice": "The columns {first!r} and {second!r} both mean {meaning!r}. Remove one of them.",
    "no_rows": "The file names columns and has no rows.",
    "published": "{text}",
    "not_csv": "The file is not a table of separated values: {detail}",
}

ROWS = {
    "cell_count": "The row has {found} cells; the header has {expected}.",
    "same_key_twice": "Row {other} has the same number and other contents. Keep one.",
    "required": "The cell is empty; it must be given.",
    "spreadsheet_error": "{value!r} is an error of the spreadsheet, not a value.",
    "too_long": "{value!r} is longer than 60 signs.",
    "not_a_day": "{value!r} is not a day. Write it as 21/11/2026, with the day first and the year in four digits.",
    "not_a_time": "{value!r} is not a time. Write it as 21/11/2026 22:30, with the day first and the year in four digits.",
    "too_early": "{value!r} lies before 1950.",
    "in_future": "{value!r} lies in the future.",
    "not_a_count": "{value!r} is not a whole number.",
    "too_large": "{value!r} is too large to be true.",
    "below_zero": "{value!r} is below zero.",
    "not_money": "{value!r} is not a sum of rupees. Write it as 12,34,567.",
    "not_whole_rupees": "{value!r} is not a whole number of rupees.",
    "not_a_number": "{value!r} is not a number.",
    "not_a_year": "{value!r} is not a year of four digits.",
    "not_yes_or_no": "{value!r} is neither yes nor no.",
    "unknown_word": "{value!r} is not a permitted value. See the template for what may stand here.",
    "unknown_force": "{value!r} is not a force that takes part.",
    "unknown_state": "{value!r} is not a state.",
    "unknown_series": "{value!r} is not a standing meeting of the register.",
    "unknown_unit": "{value!r} is not a police unit of your state that Sajha knows. Write its code or its usual name.",
    "ambiguous_unit": "{value!r} may be several police units. Write its code.",
    "unknown_district": "{value!r} is not a district. Write its LGD code, or its name with the state in brackets.",
    "ambiguous_district": "{value!r} may be several districts. Write its LGD code, or the state in brackets.",
    "ambiguous_name": "{value!r} may mean several. Write its code.",
    "unknown_record": "{value!r} is no record that is here.",
    "refers_to_refused": "{value!r} is a row of this file that was refused.",
    "part_count": "{value!r} has too many parts.",
    "listed_twice": "{value!r} stands twice in the list.",
    "not_owner": "The row belongs to {value!r}. A force sends only its own records.",
    "not_sent_to_you": "No delivery of {value!r} to your force is recorded.",
    "not_your_action": "Your force is not among those who must act on {value!r}.",
    "report_changed": "A report of that time is there already, and reports are never changed. Send a new one.",
    "purged": "A record of this number was removed for good and cannot come back.",
    "ends_before_it_begins": "{value!r} lies before {earlier}.",
    "known_before_told": "{value!r} lies before the time since which it was known, {earlier}.",
    "before_received": "{value!r} lies before it was received, {earlier}.",
    "before_sent": "{value!r} lies before the message was sent.",
    "due_before_first": "{value!r} lies before the due date as first set, {earlier}.",
    "same_as_without_reason": "'Same case as' and the reason for it must be given together.",
    "same_as_itself": "A record cannot be the same case as itself.",
    "answers_itself": "A message cannot answer itself.",
    "to_itself": "A force cannot send a message to itself.",
    "refused_without_reason": "A refusal must say why.",
    "nothing_answered": "The row says nothing: give a time or an outcome.",
    "planned_open_to_all": "A planned or approved operation cannot be open to all. Write 'named' or 'originator'.",
    "one_lead": "An operation has exactly one lead force.",
    "measure_missing": "A result must say what was measured.",
    "only_the_chair": "A force reports 'in_progress' or 'reported_complied'; anything else is the chair's decision.",
    "nothing_reported": "The report says nothing.",
    "gang_without_source": "Membership of a gang must name its source.",
    "review_too_late": "{value!r} lies more than five years ahead.",
    "review_past": "{value!r} is past: review the entry first.",
    "child_not_flagged": "Born in {earlier}: the person is or may be a child and must be marked as one.",
    "child_too_old": "Born in {earlier}: the person is not a child.",
    "child_open_to_all": "A child's entry stays with its owner: write 'originator'.",
    "jail_without_prison": "A jail is named, so the whereabouts must be 'in_jail'.",
    "reward_without_sum": "A reward must name its sum.",
    "band_without_scorer": "A threat band must name who scored it and when.",
    "terror_link_without_source": "A terror link must name its source.",
    "none_counted": "A count is 1 or more. Where there is nothing to count, send a nil report.",
    "not_your_district": "{value!r} lies in another state. A force counts only what it keeps of its own districts.",
    "reserved_code": "This code is reserved.",
    "number_taken": "{value!r} is already the number of a meeting of {other}; numbers of meetings are given once.",
    "unknown_gang": "{value!r} is not in the register of gangs. Enter the gang first.",
    "linked_to_itself": "The link must join two.",
    "not_linked_by_you": "The link was entered by {other}. Ask that force to change it.",
    "not_your_link": "A link between entries of other forces. The force that proposes sends it, and the other answers.",
    "not_yours_to_confirm": "Only the other force confirms or refuses what you propose.",
    "not_proposed": "The other force has not proposed this link.",
    "confirmed_and_refused": "A link is confirmed or refused, not both.",
    "answered_before_proposed": "{value!r} lies before the proposal.",
    "total_twice": "The total of {state} for {year} was printed before, in row {first}. Remove one.",
    "stands_before": "{value!r} stands before, in row {first}. Remove one.",
    "not_in_census": "{value!r} is not a district of that state in the Census of 2011.",
    "closed_by_chair": "Only the chair of the sitting, in Sajha, closes a decision that stands open, or takes up a closed one.",
    "approved_by_chair": "Only the chair of the sitting, in Sajha, approves minutes that stand as a draft or circulated.",
    "not_registered_by_you": "The gang was entered by {other}. Ask that force to change it.",
}

FLAGS = {
    "point_zero": "The point is 0, 0. The row was taken without it.",
    "point_swapped": "Latitude and longitude are exchanged. The row was taken without the point.",
    "point_half": "Only one of latitude and longitude is given. The row was taken without the point.",
    "point_outside_india": "The point lies outside India. The row was taken without it.",
    "point_outside_state": "The point does not lie in {state}. The row was taken without it.",
    "time_not_given": "{value!r} has no time of day; midnight was taken.",
    "names_a_person": "The text names a person of the registers of hardcore criminals. On the wall the name is left out.",
    "gang_not_registered": "{value!r} is not in the register of gangs; the row counts as 'not in the register'.",
}


class Refused(ValueError):
    """A file that cannot be read; `reason` is a key of FILES, `details` what its sentence needs; `unknown_columns` those that
    nobody knows, where that is why."""

    def __init__(self, reason: str, *, unknown_columns: tuple[str, ...] = (), **details: Any) -> None:
        super().__init__(FILES[reason].format(**details))
        self.reason, self.details, self.unknown_columns = reason, details, unknown_columns


def sentence(rule: str, value: str | None, parameters: dict[str, Any]) -> str:
    """What a rule says about one row, in English."""
    return {**ROWS, **FLAGS}[rule].format(value=shortened(value), **parameters)


def shortened(value: str | None, longest: int = 60) -> str | None:
    return value if value is None or len(value) <= longest else f"{value[:longest]}…"
