"""Is this person, or this FIR, known to anyone? One search over the books of all forces.

A hit the viewer may see comes with its key. Of a hit he may not he learns which force to ask, and nothing else: not how many,
not which name matched, not what sort of entry. Every search reads every entry and gives the same two frames, found or not.

Names are compared as `data.spelling` says. The books of all forces hold thousands of entries, not millions: all are read.
"""

from datetime import UTC, date, datetime
from typing import Any

import polars as pl
from sqlalchemy import Connection, Engine, select

from data.engine import reading
from data.facts import ist_date
from data.schema.events import incident
from data.schema.people import offender, offender_alias
from data.schema.running import disclosure
from data.spelling import fir, spelled
from queries.roles import may_see_names
from queries.visible import Viewer, may_see

SHORTEST = 2
"""Consonants of a folded name; shorter searches would match half the register."""
HITS = ("table", "agency", "reference", "name", "name_hi")


def known(engine: Engine, wanted: str, viewer: Viewer, on: date | None = None) -> tuple[pl.DataFrame, pl.DataFrame]:
    """(what the viewer may see: one row per record, HITS; which forces to ask: one row per force, in alphabetical order).

    A person by name or alias, a case by its FIR number. Raises as `data.engine.reading`.
    """
    name, number = spelled(wanted), fir(wanted)
    with reading(engine) as connection:
        hits = _cases(connection, number) if number else _people(connection, name)
    may = may_see(hits.columns, viewer, on or ist_date(datetime.now(UTC))) & ~pl.col("is_child")
    seen, others = hits.filter(may), hits.filter(~may)
    if not may_see_names(viewer):
        seen = seen.with_columns(pl.col("reference").alias("name"), pl.col("reference").alias("name_hi"))
    ask = others.filter(pl.col("agency") != (viewer.sees_for or "")).select("agency").unique().sort("agency")
    return seen.select(HITS).sort("agency", "reference"), ask


def _matches(wanted: str, names: str) -> bool:
    """Whether every word searched is, in whatever order, a word of one of the names."""
    parts = set(wanted.split())
    return any(parts <= set(spelled(one).split()) for one in names.split("\n"))


ROW: dict[str, Any] = {
    "table": pl.String,
    "agency": pl.String,
    "reference": pl.String,
    "name": pl.String,
    "name_hi": pl.String,
    "handling": pl.String,
    "review_by": pl.Date,
    "is_child": pl.Boolean,
    "named_to": pl.String,
}


def _people(connection: Connection, wanted: str) -> pl.DataFrame:
    if len(wanted.replace(" ", "")) < SHORTEST:
        return pl.DataFrame(schema=ROW)
    aliases = _joined(connection, select(offender_alias.c.agency, offender_alias.c.reference, offender_alias.c.alias))
    named = _named(connection, "offender")
    texts = [offender.c[name] for name in ("agency", "reference", "name", "name_hi", "name_received")]
    query = select(*texts, offender.c.handling, offender.c.review_by, offender.c.is_child)
    rows = []
    for row in connection.execute(query.where(offender.c.withdrawn_at.is_(None))):
        key = row.agency, row.reference
        names = "\n".join(text for text in (row.name, row.name_hi, row.name_received, aliases.get(key)) if text)
        told = (row.handling, row.review_by, row.is_child, named.get(key))
        if _matches(wanted, names):
            rows.append(("offender", *key, row.name, row.name_hi, *told))
    return pl.DataFrame(rows, schema=ROW, orient="row")


def _cases(connection: Connection, wanted: str) -> pl.DataFrame:
    named = _named(connection, "incident")
    query = select(incident.c.agency, incident.c.reference, incident.c.fir_number, incident.c.handling)
    near = incident.c.withdrawn_at.is_(None), incident.c.fir_number.contains(wanted.split("/")[0], autoescape=True)
    rows = []
    for row in connection.execute(query.where(*near)):
        key = row.agency, row.reference
        told = (row.handling, None, False, named.get(key))
        if fir(row.fir_number) == wanted:
            rows.append(("incident", *key, row.fir_number, row.fir_number, *told))
    return pl.DataFrame(rows, schema=ROW, orient="row")


def _named(connection: Connection, table: str) -> dict[tuple[str, str], str]:
    columns = select(disclosure.c.agency, disclosure.c.reference, disclosure.c.to_agency)
    return _joined(connection, columns.where(disclosure.c.record_table == table), " ")


def _joined(connection: Connection, query, between: str = "\n") -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], list[str]] = {}
    for agency, reference, text in connection.execute(query):
        found.setdefault((agency, reference), []).append(text)
    return {key: between.join(sorted(texts)) for key, texts in found.items()}
