"""Which of our columns the columns of a file are: by code, English or Hindi title, or the force's own mapping."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, select

from data.dialects import upsert
from data.intake.columns import Dataset
from data.intake.refusals import Refused
from data.intake.texts import plain_name
from data.schema.running import column_mapping


@dataclass(frozen=True)
class Names:
    """What columns of files may be called: `known` gives our column for each spelling."""

    dataset: str
    known: dict[str, str]

    def __call__(self, cells: list[str]) -> int:
        """How many cells of a line name a column."""
        return len({self.known[name] for name in map(plain_name, cells) if name in self.known})

    def meaning(self, received: str) -> str | None:
        return self.known.get(plain_name(received))


def names_of(dataset: Dataset, mapped: dict[str, str] | None = None) -> Names:
    known: dict[str, str] = {}
    for column in dataset.columns:
        both = f"{column.title} / {column.title_hi}"
        for spelled in (column.name, column.title, column.title_hi, both):
            known.setdefault(plain_name(spelled), column.name)
    known |= {plain_name(received): means for received, means in (mapped or {}).items()}
    return Names(dataset.name, known)


def placed(dataset: Dataset, names: Names, header: tuple[str, ...]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Our column and the cell (`c3`) that holds it, and the columns of the file nobody knows. Raises Refused."""
    places: dict[str, str] = {}
    unknown = []
    for number, received in enumerate(header):
        means = names.meaning(received)
        if means is None:
            unknown.append(received or f"column {number + 1} (without a name)")
        elif means in places:
            first = header[int(places[means][1:])]
            raise Refused("column_twice", first=first, second=received, meaning=dataset.column(means).title)
        else:
            places[means] = f"c{number}"
    missing = [column.title for column in dataset.columns if column.required and column.name not in places]
    if missing:
        said = ", ".join(repr(title) for title in missing)
        raise Refused("column_missing", unknown_columns=tuple(unknown), columns=said)
    return places, tuple(unknown)


def mapping(connection: Connection, agency: str, dataset: str) -> dict[str, str]:
    """What a force's own system calls our columns, as saved."""
    own = (column_mapping.c.agency == agency) & (column_mapping.c.dataset == dataset)
    rows = connection.execute(select(column_mapping.c.received, column_mapping.c.means).where(own))
    return {row.received: row.means for row in rows}


def save_mapping(connection: Connection, agency: str, dataset: Dataset, given: dict[str, str]) -> None:
    """Add to the force's mapping; a name that means '' is taken out. Raises ValueError for columns that are not ours."""
    for received, means in given.items():
        if means and means not in {column.name for column in dataset.columns}:
            known = ", ".join(column.name for column in dataset.columns)
            raise ValueError(f"{dataset.name} has no column {means!r}. It has: {known}.")
        own = {"agency": agency, "dataset": dataset.name, "received": received}
        if means:
            upsert(connection, column_mapping, [{**own, "means": means}])
        else:
            where = [column_mapping.c[name] == value for name, value in own.items()]
            connection.execute(delete(column_mapping).where(*where))
