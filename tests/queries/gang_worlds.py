"""Worlds with hardcore criminals: entries of several forces about one person, arrests, notices, dossiers, helpers, allies."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import strategies as st

from data.schema import vocabulary as v
from queries.filters import Filters
from queries.visible import Viewer
from tests.queries.drawn import Drawer
from tests.queries.usual import Row
from tests.queries.worlds import World, filters, worlds

Key = tuple[str, str]


class GangDrawer(Drawer):
    """Adds to the rows of `Drawer` what hangs on offenders and gangs."""

    def offender(self, rnd: Random, n: int) -> Row:
        return {
            "agency": rnd.choice(self.agencies),
            "reference": f"P{n}",
            "gang": self.maybe(rnd, rnd.choice(self.gangs), 0.8),
            "gang_until": self.maybe(rnd, self.today + timedelta(days=rnd.choice([-1, 0, 1])), 0.3),
            "label": rnd.choice(v.OFFENDER_LABELS),
            "label_since": self.day(rnd),
            "whereabouts": self.maybe(rnd, rnd.choice(v.WHEREABOUTS), 0.8),
            "whereabouts_since": self.maybe(rnd, self.today - timedelta(days=rnd.randint(0, 3)), 0.8),
            "is_child": rnd.random() < 0.1,
            "review_by": self.today + timedelta(days=rnd.choice([-1, 0, 300, 300])),
            "handling": rnd.choice(v.HANDLING),
        }

    def link(self, rnd: Random, one: Key, other: Key) -> Row:
        answered = self.instant(rnd)
        confirmed, refused = rnd.choice(
            [(answered, None), (answered, None), (None, answered), (None, None), (answered, answered)]
        )
        keys = {"agency": one[0], "reference": one[1], "other_agency": other[0], "other_reference": other[1]}
        return keys | {"confirmed_at": confirmed, "refused_at": refused}

    def custody(self, rnd: Random, n: int, key: Key) -> Row:
        about = {"offender_agency": key[0], "offender_reference": key[1], "kind": rnd.choice(v.CUSTODY_EVENTS)}
        day = self.today - timedelta(days=rnd.choice([0, 1, 40, 40, 300]))
        return about | {"agency": rnd.choice(self.agencies), "reference": f"E{n}", "day": day}

    def notice(self, rnd: Random, n: int, key: Key) -> Row:
        about = {"offender_agency": key[0], "offender_reference": key[1], "kind": rnd.choice(v.NOTICE_KINDS)}
        start = self.today - timedelta(days=rnd.choice([-1, 0, 50]))
        until = self.maybe(rnd, self.today + timedelta(days=rnd.choice([-1, 0, 5])), 0.4)
        return about | {
            "agency": key[0],
            "reference": f"N{n}",
            "from_on": start,
            "until_on": until,
            "reward_inr": n * 1000,
        }

    def helper(self, rnd: Random, n: int) -> Row:
        return {
            "agency": rnd.choice(self.agencies),
            "reference": f"H{n}",
            "day": self.day(rnd),
            "district": rnd.choice(self.all_districts),
            "gang": self.maybe(rnd, rnd.choice(self.gangs), 0.9),
            "help_kind": rnd.choice(v.HELP_KINDS[:2]),
            "action": rnd.choice(v.HELPER_ACTIONS[-2:]),
            "dealt_with_count": rnd.randint(0, 5),
        }

    def gang_link(self, rnd: Random, a: str, b: str) -> Row:
        around = [-1, 0, 1]
        return {
            "gang_a": a,
            "gang_b": b,
            "kind": rnd.choice(v.GANG_LINK_KINDS),
            "from_on": self.maybe(rnd, self.today + timedelta(days=rnd.choice(around)), 0.5),
            "until_on": self.maybe(rnd, self.today + timedelta(days=rnd.choice(around)), 0.5),
            "review_by": self.today,
        }

    def told(self, rnd: Random, row: Row, keys: list[Key]) -> Row:
        named = rnd.sample(keys, min(len(keys), rnd.randint(0, 2)))
        kind = rnd.choice(["dossier", "dossier", row["kind"]])
        return row | {"kind": kind, "handling": rnd.choice(v.HANDLING), "names_offenders": named}


@st.composite
def gangs(draw: st.DrawFn) -> tuple[World, Filters, Viewer]:
    world = draw(worlds())
    rnd = Random(draw(st.integers(0, 2**32 - 1)))
    drawer = GangDrawer(world.rows, (world.as_of + timedelta(minutes=330)).date())
    people = [drawer.offender(rnd, n) for n in range(1, draw(st.integers(0, 12)) + 1)]
    keys: list[Key] = [(row["agency"], row["reference"]) for row in people]
    linked = {tuple(rnd.sample(keys, 2)) for _ in range(rnd.randint(0, 6))} if len(keys) > 1 else set()
    codes = sorted(world.codes("gangs"))
    pairs = [(a, b) for a in codes for b in codes if a < b and rnd.random() < 0.5]
    rows = world.rows | {
        "offenders": people,
        "offender_links": [drawer.link(rnd, *pair) for pair in sorted(linked)],
        "offender_statuses": [
            {"agency": key[0], "reference": key[1], "force": force, "status": rnd.choice(v.OFFENDER_STATUSES)}
            for key in keys
            for force in rnd.sample(drawer.agencies, 1)
        ],
        "custody_events": [drawer.custody(rnd, n, rnd.choice(keys)) for n in range(10)] if keys else [],
        "notices": [drawer.notice(rnd, n, rnd.choice(keys)) for n in range(6)] if keys else [],
        "helper_actions": [drawer.helper(rnd, n) for n in range(draw(st.integers(0, 12)))],
        "gang_links": [drawer.gang_link(rnd, *pair) for pair in pairs],
        "gang_presences": [{"gang": gang, "state": rnd.choice(world.codes("states"))} for gang in codes[::2]],
        "messages": [drawer.told(rnd, row, keys) for row in world.rows["messages"]],
    }
    viewer = draw(st.sampled_from([Viewer(), Viewer("RJ"), Viewer("HR"), Viewer("NIA")]))
    return replace(world, rows=rows), draw(filters(world)), viewer
