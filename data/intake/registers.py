"""What the database knows by name: forces, gangs, police units, districts, series of meetings. Read once per load."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from sqlalchemy import Connection, select

from data.intake.texts import plain_name
from data.ncrb import names as printed
from data.schema.meetings import meeting_series
from data.schema.people import gang, gang_alias
from data.schema.places import agency, district, police_unit, police_unit_alias, police_unit_district, state

UNREGISTERED = "UNREGISTERED"
Names = dict[str, set]

normalise = lru_cache(maxsize=20_000)(printed.normalise)


@dataclass(frozen=True)
class Found:
    """What a name means: a code, or the rule that refuses it."""

    code: str | int | None = None
    refused: str | None = None


class Registers:
    """Codes by name, as one force means them: names of places are looked up in its own state first."""

    def __init__(self, connection: Connection, sender: str) -> None:
        self._connection = connection
        self._districts_of: dict[str | int | None, Names] = {}
        self.sender = sender
        self.agencies = self._rows(select(agency.c.code, agency.c.state, agency.c.name, agency.c.name_hi))
        self.state = next((state for code, state, *_ in self.agencies if code == sender), None)

    def _rows(self, query) -> list:
        return list(self._connection.execute(query).all())

    @property
    def lookups(self) -> dict[str, Callable[[str], Found]]:
        """The reader of each kind of column that means something in a register."""
        return {
            "agency": self.agency,
            "agencies": self.agency,
            "gang": self.gang,
            "gangs": self.gang,
            "unit": self.unit,
            "district": self.district,
            "districts": self.district,
            "state": self.state_code,
            "series": self.series,
        }

    def agency(self, name: str) -> Found:
        return _one(self._agencies.get(plain_name(name)), "unknown_force", "ambiguous_name")

    @cached_property
    def _agencies(self) -> Names:
        named: Names = {}
        for code, _, *names in self.agencies:
            _add(named, code, plain_name, code, *names, *(f"{name} police" for name in names))
        return named

    def gang(self, name: str) -> Found:
        """A gang that is not in the register is never refused: it is UNREGISTERED."""
        found = self._gangs.get(plain_name(name), set())
        return Found(next(iter(found))) if len(found) == 1 else Found(UNREGISTERED)

    @cached_property
    def _gangs(self) -> Names:
        named: Names = {}
        for code, *names in self._rows(select(gang.c.code, gang.c.name, gang.c.name_hi, gang.c.name_received)):
            _add(named, code, plain_name, code, *names)
        for code, alias in self._rows(select(gang_alias.c.gang, gang_alias.c.alias)):
            _add(named, code, plain_name, alias)
        return named

    def state_code(self, name: str) -> Found:
        return _one(self._states.get(plain_name(name)), "unknown_state", "ambiguous_name")

    @cached_property
    def _states(self) -> Names:
        named: Names = {}
        for code, *names in self._rows(select(state.c.code, state.c.name, state.c.name_hi)):
            _add(named, code, plain_name, code, *names)
        return named

    def series(self, name: str) -> Found:
        return _one(self._series.get(plain_name(name)), "unknown_series", "ambiguous_name")

    @cached_property
    def _series(self) -> Names:
        named: Names = {}
        for code, *names in self._rows(select(meeting_series.c.code, meeting_series.c.name, meeting_series.c.name_hi)):
            _add(named, code, plain_name, code, *names)
        return named

    def unit(self, name: str) -> Found:
        """A police unit by its code, its name in either language or a known spelling, within the force's state."""
        if name.upper() in self._unit_states:
            return Found(name.upper())
        return _one(self._units.get(normalise(name)), "unknown_unit", "ambiguous_unit")

    @cached_property
    def _unit_states(self) -> dict[str, str]:
        return dict(self._rows(select(police_unit.c.code, police_unit.c.state)))

    @cached_property
    def _units(self) -> Names:
        """Of the force's state; of all India for a force without a state."""
        named: Names = {}
        units = select(police_unit.c.code, police_unit.c.name, police_unit.c.name_hi)
        aliases = select(police_unit_alias.c.unit, police_unit_alias.c.alias)
        if self.state:
            units = units.where(police_unit.c.state == self.state)
            aliases = aliases.where(police_unit_alias.c.state == self.state)
        for code, *names in (*self._rows(units), *self._rows(aliases)):
            _add(named, code, normalise, *names)
        return named

    def district(self, name: str) -> Found:
        """A district by its LGD code or its name in either language, with its state in brackets where it is another's."""
        if name.isdecimal():
            return Found(int(name)) if int(name) in self._district_states else Found(refused="unknown_district")
        bare, _, where = name.rstrip(") ").partition("(")
        stated = self.state_code(where).code if where else self.state
        found = self._districts(stated).get(normalise(bare)) or (self._by_unit(bare) if not where else None)
        if not found and not where:
            found = self._districts(None).get(normalise(bare))
        return _one(found, "unknown_district", "ambiguous_district")

    def _by_unit(self, name: str) -> set:
        """The district of the police unit of that name, where it covers only one: Gurgaon is Gurugram."""
        unit = self.unit(name).code
        covered = self._rows(select(police_unit_district.c.district).where(police_unit_district.c.unit == unit))
        return {code for (code,) in covered} if len(covered) == 1 else set()

    @cached_property
    def _district_states(self) -> dict[int, str]:
        return dict(self._rows(select(district.c.code, district.c.state)))

    def _districts(self, where: str | int | None) -> Names:
        """Of one state, or of all India."""
        if where not in self._districts_of:
            named: Names = {}
            standing = select(district.c.code, district.c.name, district.c.name_hi).where(
                district.c.valid_until.is_(None)
            )
            for code, *names in self._rows(standing if where is None else standing.where(district.c.state == where)):
                _add(named, code, normalise, *names)
            self._districts_of[where] = named
        return self._districts_of[where]

    def states_of(self) -> tuple[dict[int, str], dict[str, str]]:
        """The state of each district, and of each police unit."""
        return self._district_states, self._unit_states


def _add(named: Names, code: str | int, spelled: Callable[[str], str], *names: str | None) -> None:
    for name in names:
        if name:
            named.setdefault(spelled(name), set()).add(code)


def _one(found: Iterable | None, unknown: str, ambiguous: str) -> Found:
    codes = sorted(found or ())
    if not codes:
        return Found(refused=unknown)
    return Found(codes[0]) if len(codes) == 1 else Found(refused=ambiguous)
