"""Random worlds whose operations, meetings and action items have all that the pages about them ask for."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import strategies as st

from data.schema import vocabulary as v
from queries.filters import Filters
from queries.operation_results import RESULTS
from queries.visible import Viewer
from tests.queries import made
from tests.queries.drawn import Drawer
from tests.queries.made import Row
from tests.queries.worlds import World, filters, worlds

RANKS = ("DGP", "ADG", "IG", "SP")


class WorkDrawer(Drawer):
    """Adds to the rows of `Drawer`; days crowd around today, where it matters on which side they fall."""

    def near(self, rnd: Random):
        return self.today + timedelta(days=rnd.choice([-200, -31, -30, -2, -1, 0, 0, 1, 2, 40]))

    def full_operation(self, rnd: Random, row: Row) -> Row:
        start = self.near(rnd)
        lead = self.maybe(rnd, rnd.choice(self.agencies), 0.9)
        others = [code for code in row["forces"] if code != lead]
        plan = {"planned_start_on": start, "planned_end_on": start + timedelta(days=rnd.choice([0, 1, 2, 30]))}
        amounts = {
            f"{when}_{code}": self.maybe(rnd, rnd.randint(0, 40)) for when in ("expected", "real") for code in RESULTS
        }
        own = {
            "status": rnd.choice(v.OPERATION_STATUSES),
            "status_changed_at": self.instant(rnd),
            "handling": rnd.choice(v.HANDLING),
        }
        forces = [{"force": code, "role": rnd.choice(["joint", "host"])} for code in others]
        return row | plan | amounts | own | {"forces": forces + ([{"force": lead, "role": "lead"}] if lead else [])}

    def series(self, rnd: Random, n: int) -> Row:
        first = self.today - timedelta(days=rnd.choice([-3, 0, 1, 10, 400]))
        return {
            "code": f"S{n}",
            "name": f"Series {n}",
            "level": rnd.choice(v.MEETING_LEVELS),
            "cadence_days": rnd.choice([0, 1, 10, 30]),
            "from_on": first,
            "until_on": self.maybe(rnd, first + timedelta(days=rnd.choice([0, 30, 390])), 0.3),
            "members": rnd.sample(self.agencies, rnd.randint(0, 2)),
        }

    def full_meeting(self, rnd: Random, row: Row, series: list[Row]) -> Row:
        of = self.maybe(rnd, rnd.choice(series), 0.9) if series else None
        day = self.today - timedelta(days=rnd.choice([-10, 0, 1, 10, 11, 20, 30, 60, 61, 390]))
        status = rnd.choice(["held", "held", "planned", "postponed"])
        return row | {
            "day": day,
            "status": status,
            "series": of and of["code"],
            "mode": rnd.choice(v.MEETING_MODES),
            "minutes": rnd.choice(v.MINUTES_STATUSES),
            "invited": [self.invited(rnd, code) for code in rnd.sample(self.agencies, rnd.randint(0, 3))],
            "points": [{"number": number} for number in range(1, rnd.randint(1, 4))],
        }

    def invited(self, rnd: Random, code: str) -> Row:
        present = self.maybe(rnd, rnd.choice(RANKS), 0.8)
        count = rnd.choice([0, 1, 3])
        return {"force": code, "rank_invited": rnd.choice(RANKS[:2]), "rank_present": present, "present_count": count}

    def full_item(self, rnd: Random, row: Row) -> Row:
        due = self.maybe(rnd, self.near(rnd), 0.8)
        updates = [self.update(rnd, number) for number in range(1, rnd.randint(1, 4))]
        own = {"number": rnd.randint(1, 9), "revision": 0, "handling": rnd.choice(v.HANDLING), "updates": updates}
        return row | own | {"due_on": due, "first_due_on": due}

    def update(self, rnd: Random, number: int) -> Row:
        kind = rnd.choice(v.UPDATE_KINDS)
        moved = (
            self.near(rnd) if kind == "revised_due_date" or rnd.random() < 0.1 else None
        )  # a correction moves it too
        return {"number": number, "made_at": self.near_instant(rnd), "force": "RJ", "kind": kind, "due_on_after": moved}

    def near_instant(self, rnd: Random):
        return made.midday(self.near(rnd)) + timedelta(seconds=rnd.randint(-43_200, 43_199))


@st.composite
def full_worlds(draw: st.DrawFn) -> World:
    world = draw(worlds())
    rnd = Random(draw(st.integers(0, 2**32 - 1)))
    drawer = WorkDrawer(world.rows, made_today(world))
    series = [drawer.series(rnd, n) for n in range(1, draw(st.integers(0, 4)) + 1)]
    rows = world.rows | {
        "operations": [drawer.full_operation(rnd, row) for row in world.rows["operations"]],
        "meeting_series": series,
        "meetings": [drawer.full_meeting(rnd, row, series) for row in world.rows["meetings"]],
        "action_items": [drawer.full_item(rnd, row) for row in world.rows["action_items"]],
    }
    return replace(world, rows=rows)


def made_today(world: World):
    return (world.as_of + timedelta(minutes=330)).date()


@st.composite
def work_questions(draw: st.DrawFn) -> tuple[World, Filters, Viewer]:
    world = draw(full_worlds())
    viewer = draw(st.sampled_from([Viewer(), Viewer("RJ"), Viewer("NIA")]))
    return world, draw(filters(world)), viewer
