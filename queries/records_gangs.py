"""What is written about gangs and their hardcore criminals: names and sources, read when asked for, page by page, never kept."""

from typing import Any

import polars as pl
from sqlalchemy import case, null, select, true

from data.schema.people import gang, gang_alias, gang_link, offender
from queries.records import KEY, _engine, _fetched, _today, one_of
from queries.records_gate import may, opened
from queries.roles import may_see_names
from queries.visible import LOCAL, Viewer

PERSON = (*KEY, "name", "name_hi", "jail")


def persons(keys: pl.DataFrame, viewer: Viewer) -> pl.DataFrame:
    """One row per entry of `keys` that `viewer` may see: the columns of PERSON. A child is never named, and nobody is to a viewer
    without names: there name and name_hi are null. Raises NotReady while the database is away."""
    unnamed = offender.c.is_child if may_see_names(viewer) else true()
    names = [case((unnamed, null()), else_=offender.c[name]).label(name) for name in ("name", "name_hi")]
    query = select(*[offender.c[name] for name in KEY], *names, offender.c.jail)
    return _fetched(query.where(may(offender, viewer, _today()), one_of(offender, KEY)), keys, viewer)


def texts(code: str) -> dict[str, Any]:
    """Of one gang of the register: aliases, terror_link_source, sources (the other gang -> where the link is known from). Open to
    all participating forces. Raises as `persons`."""
    aliases = select(gang_alias.c.alias).where(gang_alias.c.gang == code).order_by(gang_alias.c.alias)
    links = select(gang_link.c.gang_a, gang_link.c.gang_b, gang_link.c.source)
    links = links.where((gang_link.c.gang_a == code) | (gang_link.c.gang_b == code))
    with opened(_engine(), LOCAL) as connection:
        source = connection.scalar(select(gang.c.terror_link_source).where(gang.c.code == code))
        return {
            "aliases": list(connection.scalars(aliases)),
            "terror_link_source": source,
            "sources": {b if a == code else a: text for a, b, text in connection.execute(links)},
        }
