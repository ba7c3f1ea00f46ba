"""The sample: its size, its determinism, and every planted pattern, looked up row by row."""

import shutil
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from sqlalchemy import select

from data import geography, sample
from data.engine import connect, reading
from data.migrate import create
from data.sample import planted
from data.sample.agencies import FORCES
from data.sample.gangs import GANGS
from data.schema import metadata
from data.schema.build import Day, UtcTime

TODAY = date(2026, 11, 21)
INDIA = timezone(timedelta(hours=5, minutes=30))
NOW = datetime(2026, 11, 21, tzinfo=INDIA)
# Written by readers, rules or the server, or published: the sample leaves them alone.
LEFT_EMPTY = {
    *(
        "access_log",
        "access_log_head",
        "account",
        "viewer",
        "load_change",
        "changed_day",
        "meeting_figure",
        "gap_daily",
        "statistic",
        "statistic_total",
    ),
}


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


class Rows:
    """All rows of the sample, by table, and a few indexes that many tests share."""

    def __init__(self, engine) -> None:
        with reading(engine) as connection:
            self.table = {
                name: [dict(row) for row in connection.execute(select(table)).mappings()]
                for name, table in metadata.tables.items()
                if name not in ("police_unit_alias", "statistic", "statistic_total")
            }
        self.message = {key(row): row for row in self["message"]}
        self.incident = {key(row): row for row in self["incident"]}
        self.operation = {key(row): row for row in self["operation"]}
        self.gangs_of_message = sets(self["message_gang"], "gang")
        self.gangs_of_incident = sets(self["incident_gang"], "gang")

    def __getitem__(self, name: str) -> list[dict]:
        return self.table[name]

    def sent(self, sender: str | None = None, receiver: str | None = None) -> list[tuple[dict, dict]]:
        """(message, delivery) of every delivery from and to these forces."""
        return [
            (self.message[key(row)], row)
            for row in self["delivery"]
            if (sender is None or row["agency"] == sender) and (receiver is None or row["to_agency"] == receiver)
        ]

    def between(self, a: str, b: str) -> list[tuple[dict, dict]]:
        return self.sent(a, b) + self.sent(b, a)

    def of_gang(self, gang: str, state: str, since: datetime) -> list[dict]:
        state_of = {row["code"]: row["state"] for row in self["district"]}
        return [
            row
            for row in self["incident"]
            if gang in self.gangs_of_incident[key(row)]
            and row["occurred_from"] >= since
            and state_of.get(row["district"], row["agency"]) == state
        ]


pytestmark = pytest.mark.slow


def key(row: dict) -> tuple[str, str]:
    return row["agency"], row["reference"]


def sets(rows: list[dict], column: str) -> dict[tuple[str, str], set]:
    found = defaultdict(set)
    for row in rows:
        found[key(row)].add(row[column])
    return found


@pytest.fixture(scope="module")
def newborn(sqlite_template, tmp_path_factory):
    """A function that gives a new sample database with its registers and nothing else."""
    folder = tmp_path_factory.mktemp("sample")
    return lambda name: connect(f"sqlite:///{shutil.copy(sqlite_template, folder / name)}")


@pytest.fixture(scope="module")
def filled(newborn):
    engine = newborn("sample")
    return engine, sample.fill(engine, today=TODAY)


@pytest.fixture(scope="module")
def rows(filled) -> Rows:
    return Rows(filled[0])


# Size and manners


def test_counts_are_near_the_targets(filled):
    targets = {"incident": 6_000, "message": 20_000, "delivery": 60_000, "operation": 400, "meeting": 300}
    targets |= {"meeting_series": 40, "action_item": 2_500, "offender": 400, "seizure": 1_500, "practice": 40}
    for name, target in targets.items():
        assert target * 0.94 <= filled[1][name] <= target * 1.06, (name, filled[1][name])
    assert 1.1 <= filled[1]["incident_gang"] / filled[1]["incident"] <= 1.25


def test_what_it_says_it_wrote_stands_there(filled, rows):
    registered = {"gang": 1, "time_limit": 3}  # UNREGISTERED and the suggested limits stood there before
    assert {name: len(rows[name]) - registered.get(name, 0) for name in filled[1]} == filled[1]


def test_every_table_a_reader_can_see_has_rows(rows):
    assert not [name for name, found in rows.table.items() if not found and name not in LEFT_EMPTY]


def test_the_seed_decides_every_row(newborn, rows):
    engines = newborn("once"), newborn("twice")
    counts = [sample.fill(engine, seed=7, scale=0.1, today=TODAY) for engine in engines]
    assert counts[0] == counts[1] and counts[0]["incident"] < 1_000 and counts[0]["operation"] == 400
    for name in counts[0]:
        found = []
        for engine in engines:
            with reading(engine) as connection:
                found.append(sorted(map(repr, connection.exec_driver_sql(f"SELECT * FROM {name}"))))
        assert found[0] == found[1], name
    with reading(engines[0]) as connection:
        about = connection.execute(select(metadata.tables["about"])).one()
        parents = [row.parentage for row in connection.execute(select(metadata.tables["offender"].c.parentage))]
    assert (about.sample_seed, about.sample_scale) == (7, 0.1)
    assert sorted(parents) != sorted(row["parentage"] for row in rows["offender"])  # another seed, other rows


def test_postgres_holds_the_same_rows(new_postgres, newborn):
    engines = newborn("small"), new_postgres("sample")
    counts = [sample.fill(engine, seed=3, scale=0.05, today=TODAY) for engine in engines]
    assert counts[0] == counts[1]
    for name in ("incident", "message", "delivery", "load", "action_update", "operation", "meeting"):
        found = []
        for engine in engines:
            with reading(engine) as connection:
                rows = connection.execute(select(metadata.tables[name])).mappings()
                found.append(sorted(repr(sorted(row.items())) for row in rows))
        assert found[0] == found[1], name


def test_a_filled_database_is_refused(filled):
    with pytest.raises(ValueError, match="already holds records"):
        sample.fill(filled[0])


def test_a_real_database_is_refused(tmp_path):
    engine = connect(f"sqlite:///{tmp_path / 'real.db'}")
    create(engine, "real")
    with pytest.raises(ValueError, match="born sample"):
        sample.fill(engine)


def test_nothing_has_happened_after_today(rows):
    ahead = {"meeting.meets_at", "meeting.day", "gap_kept_off.until_at"}  # sittings planned
    ahead |= {f"operation.{which}planned_{end}_on" for which in ("", "first_") for end in ("start", "end")}
    ahead |= {"action_item.due_on", "action_item.first_due_on", "action_update.due_on_after"}
    for name, found in rows.table.items():
        for column in metadata.tables[name].c:
            if not isinstance(column.type, Day | UtcTime):
                continue
            if (
                name == "about"
                or (name == "gang" and column.name == "first_recorded_at")  # UNREGISTERED came just now
                or column.name in ("review_by", "terror_link_review_by")
                or f"{name}.{column.name}" in ahead
            ):
                continue
            for row in found:
                value = row[column.name]
                if isinstance(value, datetime):
                    assert value <= NOW, (name, column.name, row)
                elif isinstance(value, date):
                    assert value <= TODAY, (name, column.name, row)


def test_only_planned_sittings_lie_ahead(rows):
    assert {row["status"] for row in rows["meeting"] if row["meets_at"] > NOW} == {"planned"}
    assert not [row for row in rows["meeting"] if row["status"] == "planned" and row["meets_at"] <= NOW]


def test_nobody_sends_or_receives_before_joining(rows):
    joined = {row["code"]: row["participates_from"] for row in rows["agency"]}
    for message, delivery in rows.sent():
        assert message["day"] >= max(joined[message["agency"]], joined[delivery["to_agency"]])


def test_points_lie_in_their_state(rows):
    state_of = {row["code"]: row["state"] for row in rows["district"]}
    placed = [row for row in rows["incident"] if row["latitude"] is not None]
    inside = geography.is_inside(
        [state_of[row["district"]] for row in placed], [r["latitude"] for r in placed], [r["longitude"] for r in placed]
    )
    assert inside.all()
    assert 0.15 <= 1 - len(placed) / len(rows["incident"]) <= 0.25


def test_times_around_midnight_and_unknown_times(rows):
    local = Counter(
        row["occurred_from"].astimezone(INDIA).strftime("%H:%M") for row in rows["incident"] if row["time_known"]
    )
    assert local["00:10"] > 10 and local["23:50"] > 10
    unknown = [row["occurred_from"].astimezone(INDIA) for row in rows["incident"] if not row["time_known"]]
    assert len(unknown) > 400 and {(when.hour, when.minute) for when in unknown} == {(0, 0)}


def test_hindi_is_there(rows):
    def hindi(text):
        return any("\u0900" <= letter <= "\u097f" for letter in text)

    named = [
        (name, column.name)
        for name, table in metadata.tables.items()
        for column in table.c
        if column.name.endswith("_hi")
    ]
    for name, column in named:
        if name in ("police_unit", "statistic"):
            continue
        given = [row[column] for row in rows[name] if row[column] is not None]
        assert given and all(hindi(text) for text in given if not text.startswith(("SHO,", "DGP", "ADG"))), (
            name,
            column,
        )
    assert any(hindi(row["subject"]) for row in rows["message"])
    assert any("\u0a00" <= letter <= "\u0a7f" for row in rows["gang_alias"] for letter in row["alias"])  # Gurmukhi


def test_records_come_with_the_load_that_brought_them(rows):
    loads = {row["id"]: row for row in rows["load"]}
    brought = Counter()
    for name in (
        "incident",
        "seizure",
        "message",
        "offender",
        "operation",
        "custody_event",
        "helper_action",
        "home_count",
    ):
        for row in rows[name]:
            if row["load"] is not None:
                assert loads[row["load"]]["agency"] == row["agency"] and loads[row["load"]]["dataset"] == name
                brought[row["load"]] += 1
    assert brought == {number: row["accepted_count"] for number, row in loads.items()}


def test_named_records_were_named_to_somebody(rows):
    named = {(row["record_table"], *key(row)) for row in rows["disclosure"]}
    for name in ("incident", "offender", "operation", "action_item"):
        held = [row for row in rows[name] if row["handling"] == "named"]
        alone = [row for row in held if (name, *key(row)) not in named]
        assert len(alone) <= len(held) * 0.05, name


def test_offenders_are_reviewed_within_five_years(rows):
    for row in rows["offender"]:
        assert row["review_by"] <= TODAY + timedelta(days=1826) and row["legal_basis"]
    assert any(row["is_child"] for row in rows["offender"])


# The planted patterns, one by one


@pytest.mark.parametrize("case", planted.UNTOLD_GANGS.cases)
def test_untold_gang(rows, case):
    for force in (case.force_a, case.force_b):
        assert len(rows.of_gang(case.gang, force, ago(90))) >= 3
    named = [m for m, _ in rows.between(case.force_a, case.force_b) if case.gang in rows.gangs_of_message[key(m)]]
    assert named == []
    assert rows.between(case.force_a, case.force_b)  # they do talk, about others


@pytest.mark.parametrize("case", planted.UNTOLD_OFFENDERS.cases)
def test_untold_offender(rows, case):
    person = next(row for row in rows["offender"] if key(row) == (case.force, case.reference))
    assert (person["gang"], person["label"], person["whereabouts"]) == (case.gang, case.label, case.whereabouts)
    assert rows.of_gang(case.gang, case.never_told, ago(365))
    about = sets(
        [r for r in rows["message_offender"] if (r["offender_agency"], r["offender_reference"]) == key(person)],
        "reference",
    )
    told = {d["to_agency"] for m, d in rows.sent() if key(m) in about and m["kind"] in ("dossier", "alert")}
    assert told and case.never_told not in told
    states = {row["state"] for row in rows["gang_presence"] if row["gang"] == case.gang}
    assert told == states - {case.force, case.never_told}


@pytest.mark.parametrize("case", planted.MISSED_SERIES.cases)
def test_border_series_missed(rows, case):
    series = next(row for row in rows["meeting_series"] if row["code"] == case.series)
    sittings = [row for row in rows["meeting"] if row["series"] == case.series]
    last = max(row["day"] for row in sittings if row["status"] == "held")
    assert (TODAY - last).days > case.missed_count * series["cadence_days"]
    later = [row["status"] for row in sittings if row["day"] > last]
    assert later == ["postponed"] * (case.missed_count if case.recorded else 0)
    districts = [row["district"] for row in rows["meeting_series_district"] if row["series"] == case.series]
    recent = Counter(row["district"] for row in rows["incident"] if row["occurred_from"] >= ago(90))
    pairs = [(p["district_a"], p["district_b"]) for p in rows["border_pair"]]
    assert [p for p in pairs if set(p) <= set(districts) and recent[p[0]] and recent[p[1]]]  # incidents on both sides


def test_other_series_kept_their_cadence_lately(rows):
    missed = {case.series for case in planted.MISSED_SERIES.cases}
    for series in rows["meeting_series"]:
        held = sorted(
            row["day"] for row in rows["meeting"] if row["series"] == series["code"] and row["status"] == "held"
        )
        if series["code"] not in missed:
            assert all((b - a).days <= series["cadence_days"] for a, b in pairwise([*held[-3:], TODAY])), series["code"]


def test_states_without_a_border_meeting(rows):
    state_of = {row["code"]: row["state"] for row in rows["district"]}
    touching = {tuple(sorted((state_of[p["district_a"]], state_of[p["district_b"]]))) for p in rows["border_pair"]}
    touching = {pair for pair in touching if set(pair) <= set(FORCES)}
    meeting = {tuple(row["code"].split("-")[1:]) for row in rows["meeting_series"] if row["code"].startswith("B-")}
    assert touching - meeting == {tuple(sorted(case)) for case in planted.NO_SERIES.cases}


@pytest.mark.parametrize("case", planted.SLOW_PAIRS.cases)
def test_slow_answers(rows, case):
    limit = timedelta(hours={"most_immediate": 8, "immediate": 72}[case.urgency])
    asked = [
        (m, d) for m, d in rows.sent(case.asks, case.asked) if m["kind"] == "request" and m["urgency"] == case.urgency
    ]
    due = [(m, d) for m, d in asked if (d["received_at"] or m["sent_at"]) + limit <= NOW]
    late = [
        d for m, d in due if d["replied_at"] is None or d["replied_at"] > (d["received_at"] or m["sent_at"]) + limit
    ]
    assert len(due) >= 20 and len(late) / len(due) > 0.6
    pending = {m["reference"] for m, d in due if d["replied_at"] is None}
    assert set(case.open_references) <= pending


def test_most_other_answers_come_in_time(rows):
    slow = {(case.asks, case.asked) for case in planted.SLOW_PAIRS.cases}
    hours = {"most_immediate": 8, "immediate": 72, "ordinary": 168}
    due = [
        (m, d, (d["received_at"] or m["sent_at"]) + timedelta(hours=hours[m["urgency"]]))
        for m, d in rows.sent()
        if m["kind"] == "request" and (m["agency"], d["to_agency"]) not in slow
    ]
    due = [(d["replied_at"], limit) for m, d, limit in due if limit <= NOW]
    assert sum(replied is not None and replied <= limit for replied, limit in due) / len(due) > 0.88


@pytest.mark.parametrize("case", planted.SILENCES.cases)
def test_nothing_sent(rows, case):
    sent = [row for row in rows["message"] if row["agency"] == case.force]
    last = max(row["sent_at"] for row in sent if not row["broadcast"])
    assert ago(case.days + 15) <= last <= ago(case.days)
    later = [row["reference"] for row in sent if row["sent_at"] > ago(case.days)]
    assert later == ([case.broadcast] if case.broadcast else [])
    promised = next(r["every_days"] for r in rows["feed"] if (r["agency"], r["dataset"]) == (case.force, "message"))
    nil = [r for r in rows["nil_report"] if (r["agency"], r["dataset"]) == (case.force, "message")]
    assert promised < case.days and not [r for r in nil if r["until_on"] > last.date()]


def test_no_other_force_is_silent_longer_than_promised(rows):
    planted_silent = {case.force for case in (*planted.SILENCES.cases, *planted.NIL_REPORTED.cases)}
    for feed in rows["feed"]:
        if feed["dataset"] == "message" and feed["agency"] not in planted_silent:
            sent = [r["sent_at"] for r in rows["message"] if r["agency"] == feed["agency"] and not r["broadcast"]]
            nil = [
                r["until_on"] for r in rows["nil_report"] if (r["agency"], r["dataset"]) == (feed["agency"], "message")
            ]
            assert max(max(sent).date(), *nil, date.min) >= TODAY - timedelta(days=feed["every_days"] + 2), feed[
                "agency"
            ]


def test_a_nil_report_is_not_silence(rows):
    (case,) = planted.NIL_REPORTED.cases
    assert not [r for r in rows["message"] if r["agency"] == case.force and r["sent_at"] > ago(case.days)]
    nil = sorted(
        (r["from_on"], r["until_on"])
        for r in rows["nil_report"]
        if (r["agency"], r["dataset"]) == (case.force, "message") and r["until_on"] > ago(case.days).date()
    )
    assert nil[0][0] <= ago(case.days - 2).date() and nil[-1][1] >= TODAY - timedelta(days=3)


@pytest.mark.parametrize("case", planted.MESSAGES_FELL.cases)
def test_messages_fell(rows, case):
    days = [row["sent_at"] for row in rows["message"] if row["agency"] == case.force]
    before = sum(ago(2 * case.days) <= when < ago(case.days) for when in days)
    after = sum(when >= ago(case.days) for when in days)
    assert before >= 30 and after < before / 2


@pytest.mark.parametrize("case", planted.ONE_WAY.cases)
def test_given_and_received(rows, case):
    given = [m for m, _ in rows.sent(case.gives, case.receives) if m["sent_at"] >= ago(90)]
    received = [m for m, _ in rows.sent(case.receives, case.gives) if m["sent_at"] >= ago(90)]
    assert len(given) >= 20 and len(given) >= 3 * len(received)


@pytest.mark.parametrize("case", planted.CONFLICTS.cases)
def test_operations_in_conflict(rows, case):
    pair = [rows.operation[(plan.lead, plan.reference)] for plan in (case.first, case.second)]
    roles = [sets(rows["operation_agency"], "force")[key(row)] for row in pair]
    assert not roles[0] & {case.second.lead} and not roles[1] & {case.first.lead}
    start, end = max(r["planned_start_on"] for r in pair), min(r["planned_end_on"] for r in pair)
    assert (start - end).days <= 3 and end > TODAY
    assert {row["status"] for row in pair} <= {"planned", "approved"} and {row["handling"] for row in pair} == {"named"}
    shared = {
        "gang": pair[0]["gang"] == pair[1]["gang"] is not None,
        "district": bool(set.intersection(*(sets(rows["operation_district"], "district")[key(r)] for r in pair))),
        "target": bool(set.intersection(*(sets(rows["operation_target"], "offender_reference")[key(r)] for r in pair))),
    }
    assert [name for name, found in shared.items() if found] == [case.shared]


def test_no_other_operations_conflict(rows):
    planned = {frozenset((c.first.reference, c.second.reference)) for c in planted.CONFLICTS.cases}
    live = [row for row in rows["operation"] if row["status"] in ("planned", "approved", "running")]
    forces, places = sets(rows["operation_agency"], "force"), sets(rows["operation_district"], "district")
    found = set()
    for a in live:
        for b in live:
            near = (
                max(a["planned_start_on"], b["planned_start_on"]) - min(a["planned_end_on"], b["planned_end_on"])
            ).days <= 3
            same = (a["gang"] and a["gang"] == b["gang"]) or places[key(a)] & places[key(b)]
            apart = a["agency"] not in forces[key(b)] and b["agency"] not in forces[key(a)]
            if a["reference"] < b["reference"] and near and same and apart:
                found.add(frozenset((a["reference"], b["reference"])))
    assert found <= planned and len(live) >= 25


def test_operations_past_their_plan(rows):
    late = {
        row["reference"]
        for row in rows["operation"]
        if (row["status"] in ("planned", "approved") and row["planned_start_on"] < TODAY)
        or (row["status"] == "running" and row["planned_end_on"] < TODAY)
    }
    assert late == {case.reference for case in (*planted.LATE_STARTS.cases, *planted.LATE_ENDS.cases)}


def test_every_operation_has_one_lead(rows):
    leads = Counter(key(row) for row in rows["operation_agency"] if row["role"] == "lead")
    assert leads == {key(row): 1 for row in rows["operation"]}


def test_results_against_plan(rows):
    for case in planted.RESULTS.cases:
        done = [row for row in rows["operation"] if row["gang"] == case.gang and row["status"] == "concluded"]
        expected, real = (sum(row[f"{which}_arrest_count"] for row in done) for which in ("expected", "real"))
        assert len(done) >= 10 and abs(100 * real / expected - case.of_plan_pct) < 20


@pytest.mark.parametrize("pattern", [planted.ACTIONS_OVERDUE, planted.ACTIONS_UNREPORTED, planted.ACTIONS_UNACCEPTED])
def test_action_items(rows, pattern):
    dgp = {r["reference"] for r in rows["meeting"] if r["series"] == "DGP"}
    for case in pattern.cases:
        item = next(row for row in rows["action_item"] if row["reference"] == case.reference)
        reports = [row["made_at"] for row in rows["action_update"] if key(row) == key(item)]
        owners = [row["force"] for row in rows["action_owner"] if key(row) == key(item) and row["role"] == "lead"]
        assert item["meeting_reference"] in dgp and owners == [case.force] and item["status"] == case.status
        late = item["due_on"] < TODAY
        unreported = max(reports, default=item["first_recorded_at"]) < ago(30)
        unaccepted = item["status"] == "reported_complied" and item["status_changed_at"] < ago(30)
        found = {"actions_overdue": late, "actions_unreported": unreported, "actions_not_accepted": unaccepted}
        assert found[pattern.name]


def test_most_decisions_are_in_order(rows):
    live = [r for r in rows["action_item"] if r["status"] in ("open", "in_progress") and r["reference"] < "A9"]
    overdue = [row for row in live if row["due_on"] < TODAY]
    assert len(live) > 150 and 0 < len(overdue) < 0.12 * len(live)


def test_reviews_and_unproven(rows):
    past, unproven = defaultdict(set), defaultdict(set)
    for row in rows["offender"]:
        if row["review_by"] < TODAY:
            past[row["agency"]].add(row["reference"])
        if row["label"] == "associate_unproven" and row["label_since"] < ago(365).date():
            unproven[row["agency"]].add(row["reference"])
    assert past == {case.force: set(case.references) for case in planted.REVIEW_PASSED.cases}
    assert unproven == {case.force: set(case.references) for case in planted.UNPROVEN.cases}


def test_late_feeds(rows):
    last = {}
    for row in rows["load"]:
        pair = row["agency"], row["dataset"]
        last[pair] = max(row["loaded_at"], last.get(pair, row["loaded_at"]))
    for row in rows["nil_report"]:
        pair = row["agency"], row["dataset"]
        last[pair] = max(row["made_at"], last.get(pair, row["made_at"]))
    late = {
        (feed["agency"], feed["dataset"])
        for feed in rows["feed"]
        if feed["dataset"] != "message" and last[feed["agency"], feed["dataset"]] < ago(feed["every_days"] + 2)
    }
    assert late == {(case.force, case.dataset) for case in planted.LATE_FEEDS.cases}


def test_feeds_fell(rows):
    def count(force, since, until):
        return sum(since <= row["occurred_from"] < until for row in rows["incident"] if row["agency"] == force)

    fallen = {case.force for case in planted.FEEDS_FELL.cases}
    for force in ("GJ", "BR", "RJ", "UP", "JH"):  # GJ touches RJ; BR touches UP and JH
        before, after = count(force, ago(180), ago(90)), count(force, ago(90), NOW)
        assert before >= 15 and (after < before / 2) == (force in fallen), (force, before, after)


@pytest.mark.parametrize("case", planted.UNTOLD_SHOOTINGS.cases)
def test_border_shooting_untold(rows, case):
    shot = rows.incident[(case.force, case.reference)]
    km, across = geography.distance_to_states([shot["latitude"]], [shot["longitude"]], [case.force], FORCES)
    assert km[0] <= 5 and across[0] == case.across and (shot["firing"] or shot["extortion"])
    fir = {key(row) for row in rows["message_incident"] if row["incident_reference"] == case.reference}
    for message, _ in rows.sent(receiver=case.across):
        if shot["occurred_from"] <= message["sent_at"] <= shot["occurred_from"] + timedelta(days=7):
            assert case.gang not in rows.gangs_of_message[key(message)] and key(message) not in fir
    assert case.gang in rows.gangs_of_incident[key(shot)] and shot["occurred_from"] < ago(8)


@pytest.mark.parametrize("case", planted.CLUSTERS.cases)
def test_border_clusters(rows, case):
    first = int(case.first_reference[1:])
    found = [rows.incident[(case.force, f"I{number}")] for number in range(first, first + case.incident_count)]
    points = [row["latitude"] for row in found], [row["longitude"] for row in found]
    km, across = geography.distance_to_states(*points, [case.force] * len(found), FORCES)
    assert all(k <= 5 and other == case.across for k, other in zip(km, across, strict=True))
    assert all(row["occurred_from"] > ago(case.days + 2) for row in found)
    assert {gang for row in found for gang in rows.gangs_of_incident[key(row)]} == {case.gang}


def test_same_cases(rows):
    found = {
        (*key(r), r["same_as_reason"], r["same_as_agency"], r["same_as_reference"])
        for r in rows["incident"]
        if r["same_as_reason"]
    }
    assert found == {tuple(case[:5]) for case in planted.SAME_CASES.cases}


@pytest.mark.parametrize("case", planted.LATE_REPORTS.cases)
def test_late_reports(rows, case):
    meeting = ago(planted.LAST_DGP_MEETING_DAYS)
    first = int(case.first_reference[1:])
    for number in range(first, first + case.incident_count):
        row = rows.incident[(case.force, f"I{number}")]
        assert row["occurred_from"] < meeting and row["first_recorded_at"] > meeting + timedelta(days=1)


@pytest.mark.parametrize("case", planted.FROM_ZERO.cases)
def test_from_zero(rows, case):
    found = {r["reference"]: r for r in rows["incident"] if r["agency"] == case.force and r["kind"] == case.kind}
    assert set(found) == set(case.references)
    assert all(row["occurred_from"] > ago(planted.LAST_DGP_MEETING_DAYS) for row in found.values())


@pytest.mark.parametrize("case", planted.QUIET_PAIRS.cases)
def test_quiet_pairs(rows, case):
    late = [m for m, _ in rows.sent(case.sender, case.receiver) if m["sent_at"] >= ago(case.days)]
    assert {m["broadcast"] for m in late} <= {True}
    assert [m for m, _ in rows.sent(case.sender, case.receiver) if not m["broadcast"]]  # they did before


@pytest.mark.parametrize("case", planted.JOINED_LATER.cases)
def test_joined_later(rows, case):
    force = next(row for row in rows["agency"] if row["code"] == case.force)
    assert 400 < (TODAY - force["participates_from"]).days < 450


def test_channel_shift(rows):
    def pct(channels, since, until):
        sent = [row["channel"] for row in rows["message"] if since <= row["sent_at"] < until]
        return 100 * sum(channel in channels for channel in sent) / len(sent)

    groups, phone, system = planted.CHANNEL_SHIFT.cases
    assert 50 <= pct((groups, phone), ago(1096), ago(900)) <= 65
    assert 60 <= pct((system,), ago(120), NOW) <= 75


def test_replies_follow_requests(rows):
    replies = [row for row in rows["message"] if row["kind"] == "reply"]
    assert len(replies) > 2_000
    for row in replies:
        request = rows.message[(row["in_reply_to_agency"], row["in_reply_to_reference"])]
        assert request["kind"] == "request" and request["sent_at"] < row["sent_at"]
    assert {row["outcome"] for row in rows["delivery"]} == {None, "useful", "already_known", "no_trace", "refused"}


def test_broadcasts_are_a_small_part(rows):
    part = sum(m["broadcast"] for m, _ in rows.sent()) / len(rows["delivery"])
    assert 0.02 < part < 0.15


def test_units_not_on_the_map_and_gangs_not_in_the_register(rows):
    roaming = {row["code"] for row in rows["police_unit"] if not row["has_territory"]}
    assert sum(row["unit"] in roaming and row["district"] is None for row in rows["incident"]) > 50
    unknown = [row for row in rows["incident_gang"] if row["gang"] == "UNREGISTERED"]
    assert len(unknown) > 50 and all(row["name_received"] for row in unknown)
    assert {row["gang"] for row in rows["incident_gang"]} == {item.code for item in GANGS} | {"UNREGISTERED"}


def test_one_limit_was_adopted(rows):
    meetings = {key(row): row for row in rows["meeting"]}
    adopted = [row for row in rows["time_limit"] if row["adopted_reference"]]
    assert [row["urgency"] for row in adopted] == ["immediate"]
    assert meetings[(adopted[0]["adopted_agency"], adopted[0]["adopted_reference"])]["series"] == "DGP"
    assert {row["urgency"] for row in rows["time_limit"]} == {"most_immediate", "immediate", "ordinary"}


def test_every_rule_has_two_cases():
    cases = Counter()
    for pattern in planted.PATTERNS:
        cases[pattern.rule] += len(pattern.cases)
    assert all(cases[rule] >= 2 for rule in range(1, 13))
    assert len({pattern.name for pattern in planted.PATTERNS}) == len(planted.PATTERNS)
    assert all(pattern.why for pattern in planted.PATTERNS)


def test_today_is_the_day_in_india(newborn):
    engine = newborn("now")
    sample.fill(engine, scale=0.05)
    with reading(engine) as connection:
        last = max(row.sent_at for row in connection.execute(select(metadata.tables["message"].c.sent_at)))
    assert datetime.now(UTC) - timedelta(days=3) < last <= datetime.now(UTC)
