"""Random rows for a random world, one at a time: mostly ordinary, each with the awkward cases now and then."""

from datetime import date, datetime, timedelta
from random import Random

from data.schema import vocabulary as v
from tests.queries import made
from tests.queries.made import Row, Rows


class Drawer:
    """One random row at a time."""

    def __init__(self, registers: Rows, today: date) -> None:
        self.today = today
        self.agencies = [row["code"] for row in registers["agencies"]]
        self.home = {row["code"]: row.get("state") for row in registers["agencies"]}
        self.districts = {row["code"]: row["state"] for row in registers["districts"] if row["police_reporting"]}
        self.units = {row["code"]: row["state"] for row in registers["units"]}
        self.gangs = [row["code"] for row in registers["gangs"]]
        self.all_districts = [row["code"] for row in registers["districts"]]

    def day(self, rnd: Random) -> date:
        """Mostly of late, sometimes two years back, now and then in the future."""
        return self.today - timedelta(days=int(rnd.choice([rnd.expovariate(1 / 60), rnd.uniform(-20, 800)])))

    def instant(self, rnd: Random) -> datetime:
        return made.midday(self.day(rnd)) + timedelta(seconds=rnd.randint(-43_200, 43_199))

    def maybe(self, rnd: Random, value: object, chance: float = 0.6) -> object:
        return value if rnd.random() < chance else None

    def named(self, rnd: Random) -> str:
        return " ".join(sorted(rnd.sample(self.gangs, rnd.randint(0, min(3, len(self.gangs))))))

    def incident(self, rnd: Random, n: int) -> Row:
        agency, day = rnd.choice(self.agencies), self.day(rnd)
        district = self.maybe(rnd, rnd.choice(list(self.districts)))
        unit = self.maybe(rnd, rnd.choice(list(self.units)))
        repeats = rnd.randint(1, 30) if rnd.random() < 0.15 else n
        return {
            "agency": agency,
            "reference": f"I{n}",
            "day": day,
            "registered_on": self.maybe(rnd, day + timedelta(days=rnd.choice([0, 0, 1, 40])), 0.8),
            "first_recorded_at": self.instant(rnd),
            "kind": rnd.choice(v.INCIDENT_KINDS),
            "firing": rnd.random() < 0.5,
            "extortion": rnd.random() < 0.5,
            "victims_killed": rnd.choice([0, 0, 1, 300]),
            "district": district,
            "unit": unit,
            "state": self.districts.get(district) or self.units.get(unit) or self.home[agency],
            "border_km": self.maybe(rnd, rnd.choice([0.0, 5.0, 5.5, 10.0, 19.75, 20.0, 90.0])),
            "gangs": self.named(rnd),
            "handling": rnd.choice(v.HANDLING),
            "same_as_agency": rnd.choice(self.agencies) if repeats != n else None,
            "same_as_reference": f"I{repeats}" if repeats != n else None,
        }

    def message(self, rnd: Random, n: int) -> Row:
        sender = rnd.choice(self.agencies)
        others = [code for code in self.agencies if code != sender]
        told = others if n % 5 == 0 else rnd.sample(others, rnd.randint(0, min(5, len(others))))
        return {
            "agency": sender,
            "reference": f"S{n}",
            "day": self.day(rnd),
            "sent_s": rnd.randint(0, 86_399),
            "kind": rnd.choice(v.MESSAGE_KINDS),
            "broadcast": n % 5 == 0,
            "gangs": self.named(rnd),
            "to": [{"to_agency": code, "replied_s": self.maybe(rnd, rnd.randint(60, 900_000))} for code in told],
        }

    def operation(self, rnd: Random, n: int) -> Row:
        started = self.maybe(rnd, self.day(rnd), 0.8)
        return {
            "agency": rnd.choice(self.agencies),
            "reference": f"O{n}",
            "gang": self.maybe(rnd, rnd.choice(self.gangs)),
            "status": rnd.choice(v.OPERATION_STATUSES),
            "status_changed_at": self.instant(rnd),
            "started_on": started,
            "ended_on": self.maybe(rnd, started + timedelta(days=rnd.randint(0, 90))) if started else None,
            "forces": rnd.sample(self.agencies, rnd.randint(0, 2)),
            "districts": rnd.sample(self.all_districts, rnd.randint(0, 2)),
        }

    def meeting(self, rnd: Random, n: int) -> Row:
        return {
            "agency": rnd.choice(self.agencies),
            "reference": f"M{n}",
            "day": self.day(rnd),
            "status": rnd.choice(v.MEETING_STATUSES),
        }

    def item(self, rnd: Random, n: int, meetings: list[Row]) -> Row:
        of = rnd.choice(meetings) if meetings and rnd.random() < 0.9 else {"agency": "RJ", "reference": "withdrawn"}
        return {
            "reference": f"A{n}",
            "meeting_agency": of["agency"],
            "meeting_reference": of["reference"],
            "status": rnd.choice(v.ACTION_STATUSES),
            "status_changed_at": self.instant(rnd),
            "due_on": self.maybe(rnd, self.day(rnd)),
            "owners": rnd.sample(self.agencies, rnd.randint(0, 2)),
        }

    def nil_report(self, rnd: Random, n: int) -> Row:
        first = self.day(rnd) - timedelta(days=n)  # keeps (agency, dataset, from_on) apart mostly
        span = timedelta(days=rnd.choice([0, 6, 30, 400]))
        dataset = rnd.choice(["incident", "incident", "message"])
        return {
            "agency": rnd.choice(self.agencies),
            "dataset": dataset,
            "from_on": first,
            "until_on": first + span,
            "made_at": self.instant(rnd),
        }

    def load(self, rnd: Random, n: int) -> Row:
        dataset = rnd.choice(["incident", "incident", "message"])
        undone = self.maybe(rnd, self.instant(rnd), 0.2)
        return {
            "agency": rnd.choice(self.agencies),
            "dataset": dataset,
            "loaded_at": self.instant(rnd),
            "undone_at": undone,
        }

    def feed(self, rnd: Random, n: int) -> Row:
        first, every = self.day(rnd), rnd.choice([1, 7, 30])
        until = self.maybe(rnd, first + timedelta(days=rnd.randint(0, 900)), 0.4)
        return {"agency": self.agencies[n - 1], "every_days": every, "from_on": first, "until_on": until}

    def statistic(self, rnd: Random, n: int) -> Row:
        unit = rnd.choice(list(self.units))
        year, head = rnd.choice([2012, 2014]), rnd.choice(["MURDER", "DACOITY"])
        return {
            "unit": unit,
            "state": self.units[unit],
            "year": year,
            "head": head,
            "registered_count": rnd.choice([0, 1, 12, 3000]),
        }
