"""The patterns planted in the sample: what leaders look for, and the codes under which each must be found.

The generator reads the plan from here and tests look every case up. Whatever is not planted is plausible and mild. Days
count back from the sample's *today*. Numbers from 9000 on (`I900001`, `M9000001`, `P0901` ...) are planted records.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple


@dataclass(frozen=True)
class Pattern:
    """`rule` is the number of the gap rule that must find every case; None where a picture shows it, not a rule."""

    name: str
    why: str
    cases: tuple[Any, ...]
    rule: int | None = None


class GangBetween(NamedTuple):
    gang: str
    force_a: str
    force_b: str


class UntoldOffender(NamedTuple):
    force: str
    reference: str
    gang: str
    label: str
    whereabouts: str
    never_told: str


class MissedSeries(NamedTuple):
    series: str
    missed_count: int
    recorded: bool
    """Whether the missed sittings stand in the books (postponed), or nothing was recorded at all."""


class StatePair(NamedTuple):
    state_a: str
    state_b: str


class SlowPair(NamedTuple):
    asks: str
    asked: str
    urgency: str
    times_slower: float
    open_references: tuple[str, ...]


class Silence(NamedTuple):
    force: str
    days: int
    broadcast: str | None
    """A broadcast sent meanwhile: alone it ends no silence."""


class Fall(NamedTuple):
    force: str
    days: int
    kept_pct: int


class LateFeed(NamedTuple):
    force: str
    dataset: str
    days: int


class OneWay(NamedTuple):
    gives: str
    receives: str
    kept_back_pct: int


class Conflict(NamedTuple):
    first: "Planned"
    second: "Planned"
    shared: str


class Planned(NamedTuple):
    reference: str
    lead: str
    others: tuple[str, ...]
    gang: str | None
    district: int | None
    target: tuple[str, str] | None
    starts_in: int
    ends_in: int
    status: str


class Action(NamedTuple):
    reference: str
    force: str
    status: str
    due_in: int
    last_report: int | None
    """Days since the last report; None: never one."""


class Overstayed(NamedTuple):
    force: str
    references: tuple[str, ...]


class UntoldShooting(NamedTuple):
    force: str
    reference: str
    district: int
    across: str
    gang: str
    days_ago: int
    kind: str


class Cluster(NamedTuple):
    force: str
    district: int
    across: str
    gang: str
    incident_count: int
    days: int
    first_reference: str


class SameCase(NamedTuple):
    force: str
    reference: str
    reason: str
    stands_under: str
    stands_reference: str
    district: int
    gang: str


class LateReports(NamedTuple):
    force: str
    first_reference: str
    incident_count: int


class NewKind(NamedTuple):
    force: str
    references: tuple[str, ...]
    district: int
    gang: str
    kind: str


class QuietPair(NamedTuple):
    sender: str
    receiver: str
    days: int


class Joined(NamedTuple):
    force: str
    months_ago: int


class ClosedGap(NamedTuple):
    rule: str
    subjects: tuple[str, ...]
    must_act: str
    concerns: str
    severity: int
    numbers: dict[str, Any]
    """Those that end in `_on` are days before the sample's today."""


class Results(NamedTuple):
    gang: str
    of_plan_pct: int


LAST_DGP_MEETING_DAYS = 40

UNTOLD_GANGS = Pattern(
    "untold_gang",
    "A gang acts in two states and neither has told the other anything about it.",
    (GangBetween("G05", "BR", "UP"), GangBetween("G16", "DL", "PB"), GangBetween("G19", "HR", "UK")),
    rule=1,
)
UNTOLD_OFFENDERS = Pattern(
    "untold_offender",
    "A hardcore criminal's gang acts next door, where nobody ever got a dossier or an alert about him.",
    (
        UntoldOffender("HR", "O9001", "G01", "convicted", "in_jail", "RJ"),
        UntoldOffender("PB", "O9002", "G09", "accused", "at_large", "JK"),
        UntoldOffender("DL", "O9003", "G03", "accused", "on_bail", "UP"),
    ),
    rule=2,
)
MISSED_SERIES = Pattern(
    "border_meetings_missed",
    "Districts face each other with incidents on both sides, and their border meeting no longer takes place.",
    (MissedSeries("B-HR-RJ", 3, True), MissedSeries("B-HR-UP", 3, False)),
    rule=3,
)
NO_SERIES = Pattern(
    "no_border_meeting",
    "Two states touch and have no border meeting at all.",
    (StatePair("JH", "UP"), StatePair("HP", "UP")),
    rule=3,
)
SLOW_PAIRS = Pattern(
    "slow_answers",
    "One force waits too long for another's answers; the open requests below are past their limit.",
    (
        SlowPair("PB", "DL", "most_immediate", 7.0, ("M9000001", "M9000002", "M9000003", "M9000004")),
        SlowPair("HR", "UP", "immediate", 5.0, ("M9000011", "M9000012", "M9000013", "M9000014")),
    ),
    rule=4,
)
SILENCES = Pattern(
    "nothing_sent",
    "A force that used to send has sent nothing for longer than it promised.",
    (Silence("UK", 70, "M9000101"), Silence("HP", 45, None)),
    rule=5,
)
MESSAGES_FELL = Pattern(
    "messages_fell",
    "A force sends less than half of what it sent before.",
    (Fall("GJ", 90, 15), Fall("BR", 90, 15)),
    rule=5,
)
ONE_WAY = Pattern(
    "given_and_received",
    "One force gives the other far more than it gets back.",
    (OneWay("PB", "JK", 92), OneWay("RJ", "GJ", 92)),
    rule=6,
)
CONFLICTS = Pattern(
    "operations_in_conflict",
    "Two operations of different forces run into each other, and neither force knows of the other's.",
    (
        Conflict(
            Planned("P0901", "RJ", ("GJ",), "G07", 100, None, 5, 9, "approved"),
            Planned("P0902", "HR", ("DL",), "G07", 79, None, 7, 11, "planned"),
            "gang",
        ),
        Conflict(
            Planned("P0903", "UP", ("UK",), "G17", 140, None, 10, 13, "approved"),
            Planned("P0904", "DL", ("HR",), "G03", 140, None, 15, 18, "approved"),
            "district",
        ),
        Conflict(
            Planned("P0905", "PB", ("HP",), "G13", 678, ("PB", "O9002"), 20, 24, "planned"),
            Planned("P0906", "JK", ("LA",), None, 7, ("PB", "O9002"), 22, 25, "approved"),
            "target",
        ),
    ),
    rule=7,
)
LATE_STARTS = Pattern(
    "operations_not_started",
    "An operation should have started and its status never changed.",
    (
        Planned("P0911", "RJ", ("HR",), "G14", 105, None, -12, -9, "approved"),
        Planned("P0912", "PB", ("HR", "CH"), "G04", 48, None, -25, -20, "approved"),
        Planned("P0913", "BR", ("JH",), "G08", 235, None, -8, 2, "planned"),
    ),
    rule=8,
)
LATE_ENDS = Pattern(
    "operations_not_ended",
    "An operation should have ended and is still said to run.",
    (
        Planned("P0914", "UP", ("BR",), "G12", 193, None, -34, -20, "running"),
        Planned("P0915", "HR", ("PB", "RJ"), "G10", 78, None, -19, -9, "running"),
    ),
    rule=8,
)
ACTIONS_OVERDUE = Pattern(
    "actions_overdue",
    "A decision of the last DGP meetings is past its due date.",
    (
        Action("A9001", "RJ", "in_progress", -15, 12),
        Action("A9002", "HR", "open", -9, 20),
        Action("A9003", "UP", "in_progress", -22, 6),
    ),
    rule=9,
)
ACTIONS_UNREPORTED = Pattern(
    "actions_unreported",
    "Nobody has reported on a decision for a month.",
    (
        Action("A9011", "DL", "in_progress", 30, 38),
        Action("A9012", "PB", "in_progress", 25, 36),
        Action("A9013", "GJ", "open", 40, None),
    ),
    rule=9,
)
ACTIONS_UNACCEPTED = Pattern(
    "actions_not_accepted",
    "A force reported that it complied, and the chair has not looked at it for a month.",
    (
        Action("A9021", "RJ", "reported_complied", 20, 35),
        Action("A9022", "HR", "reported_complied", 10, 37),
        Action("A9023", "PB", "reported_complied", 35, 33),
    ),
    rule=9,
)
REVIEW_PASSED = Pattern(
    "review_passed",
    "Entries about persons stand in the books past the date by which they must be looked at again.",
    (
        Overstayed("HR", ("O9011", "O9012", "O9013", "O9014", "O9015", "O9016")),
        Overstayed("BR", ("O9017", "O9018", "O9019", "O9020")),
    ),
    rule=10,
)
UNPROVEN = Pattern(
    "unproven_over_a_year",
    "Somebody has been called an associate for over a year and nothing was proven.",
    (Overstayed("PB", ("O9021", "O9022", "O9023")), Overstayed("UP", ("O9024", "O9025"))),
    rule=10,
)
LATE_FEEDS = Pattern(
    "feed_late",
    "A promised file has not come: the figures of this force are older than they look.",
    (LateFeed("HP", "incident", 45), LateFeed("JK", "seizure", 75)),
    rule=11,
)
FEEDS_FELL = Pattern(
    "feed_fell",
    "A force reports less than half of the incidents it reported before; the forces next to it do not.",
    (Fall("GJ", 90, 15), Fall("BR", 90, 15)),
    rule=11,
)
UNTOLD_SHOOTINGS = Pattern(
    "border_shooting_untold",
    "Shots or a demand for money within 5 km of the border, and the force across it was not told within a week.",
    (
        UntoldShooting("RJ", "I900001", 100, "HR", "G10", 20, "firing"),
        UntoldShooting("PB", "I900002", 46, "HR", "G04", 32, "extortion"),
        UntoldShooting("UP", "I900003", 140, "DL", "G03", 15, "firing"),
    ),
    rule=12,
)
CLUSTERS = Pattern(
    "border_cluster",
    "Incidents crowd at one stretch of an inter-state border, all by one gang.",
    (
        Cluster("RJ", 100, "HR", "G10", 36, 180, "I910001"),
        Cluster("HR", 76, "DL", "G21", 30, 180, "I920001"),
        Cluster("PB", 673, "RJ", "G24", 24, 180, "I930001"),
    ),
)
SAME_CASES = Pattern(
    "same_case",
    "One case stands in two books (a zero FIR registered again, a case taken over by NIA) and counts once.",
    (
        SameCase("DL", "I900011", "zero_fir", "HR", "I900012", 76, "G21"),
        SameCase("RJ", "I900013", "zero_fir", "PB", "I900014", 673, "G24"),
        SameCase("NIA", "I900015", "taken_over", "PB", "I900016", 46, "G13"),
        SameCase("NIA", "I900017", "taken_over", "RJ", "I900018", 99, "G01"),
    ),
)
LATE_REPORTS = Pattern(
    "late_reports",
    "Incidents from before the last DGP meeting that reached the database only after it.",
    (LateReports("RJ", "I900101", 14), LateReports("JH", "I900121", 9)),
)
FROM_ZERO = Pattern(
    "from_zero",
    "A kind of crime that a force did not have in the two years before.",
    (
        NewKind("CH", ("I900201", "I900202", "I900203"), 55, "G04", "abduction_for_ransom"),
        NewKind("LA", ("I900211", "I900212"), 3, "G23", "murder"),
    ),
)
QUIET_PAIRS = Pattern(
    "quiet_pair",
    "One force has heard nothing from another, apart from broadcasts.",
    (QuietPair("GJ", "HR", 150), QuietPair("BR", "HR", 200)),
)
JOINED_LATER = Pattern(
    "joined_later",
    "Before it took part a force could not send: no silence, no gap.",
    (Joined("LA", 14), Joined("JH", 14)),
)
NIL_REPORTED = Pattern(
    "nil_reported",
    "A force stated that it had nothing to tell: not the same as saying nothing.",
    (Silence("LA", 62, None),),
)
CHANNEL_SHIFT = Pattern(
    "channel_shift",
    "Six in ten messages went over messaging groups and phone; three years later seven in ten go through the system.",
    ("messaging_group", "phone", "system"),
)
RESULTS = Pattern(
    "results_against_plan",
    "Operations against one gang bring much less than was planned, against another more.",
    (Results("G03", 30), Results("G07", 140)),
)

CLOSED_GAPS = Pattern(
    "gap_closed",
    "A gap that stood at the last DGP meeting; what was asked for there was done, and it stands no more.",
    (
        ClosedGap(
            *("slow_answers", ("HR", "PB", "immediate"), "PB", "HR PB", 65),
            {
                "asks": "HR",
                "answers": "PB",
                "urgency": "immediate",
                "overdue_count": 5,
                "oldest_on": 61,
                "limit_hours": 72,
            },
        ),
        ClosedGap(
            *("nothing_sent", ("CH",), "CH", "CH", 65),
            {"force": "CH", "last_on": 78, "quiet_days": 38, "every_days": 30},
        ),
        ClosedGap(
            *("feed_late", ("DL", "seizure"), "DL", "DL", 45),
            {"force": "DL", "dataset": "seizure", "every_days": 30, "last_on": 82, "days_late": 11},
        ),
    ),
)

PATTERNS = tuple(item for item in list(globals().values()) if isinstance(item, Pattern))


def gap_key(rule: str, *subjects: str) -> str:
    """The key of a gap: its rule and the sorted codes of its subjects."""
    return f"{rule}:{'+'.join(sorted(subjects))}"
