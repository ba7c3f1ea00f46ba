"""What only one dataset needs: answers state who says so, reports get a number and move the action item on, gangs and meetings
belong to whoever entered them."""

import polars as pl
from sqlalchemy import Connection, select

from data.intake.columns import Dataset
from data.intake.merge import Merged
from data.intake.registers import UNREGISTERED
from data.intake.stored import stored
from data.intake.values import Values, problems
from data.intake.write import Writer
from data.schema.events import message
from data.schema.meetings import action_item, action_owner, action_update, meeting
from data.schema.places import agency, district

STEPS = ("received", "acknowledged", "interim", "replied")
CLOSED = ("accepted", "kept_for_monitoring", "withdrawn")


def prepare(connection: Connection, dataset: Dataset, values: Values, sender: str) -> None:
    """Columns that the key or the rules need and no file can give."""
    if dataset.name == "answer":
        keys = values.rows.select("agency", "reference").drop_nulls()
        sent = stored(connection, message, keys).select("agency", "reference", "sent_at")
        values.rows = values.rows.join(sent, on=["agency", "reference"], how="left", maintain_order="left")
    if dataset.name == "action_update":
        _number_reports(connection, values, sender)
    if dataset.name == "gang_link":
        pair = {"gang_a": pl.min_horizontal("gang_a", "gang_b"), "gang_b": pl.max_horizontal("gang_a", "gang_b")}
        values.rows = values.rows.with_columns(**pair)


def _number_reports(connection: Connection, values: Values, sender: str) -> None:
    """The number of a report that is there already (same item, force and time), or the next one of its item."""
    item = ["agency", "reference"]
    there = stored(connection, action_update, values.rows.select(item).drop_nulls())
    own = there.filter(pl.col("force") == sender, pl.col("kind") == "report").select(*item, "made_at", "number")
    last = there.group_by(item).agg(pl.col("number").max().alias("__last"))
    rows = values.rows.join(own, on=[*item, "made_at"], how="left", maintain_order="left")
    rows = rows.join(last, on=item, how="left", maintain_order="left")
    place = pl.col("number").is_null().cum_sum().over(item)
    rows = rows.with_columns(pl.coalesce("number", pl.col("__last").fill_null(0) + place).alias("number"))
    values.rows = rows.drop("__last").with_columns(kind=pl.lit("report"))


def raise_days(dataset: Dataset, rows: pl.DataFrame) -> pl.DataFrame:
    """A day without a time that is also the day of the earlier instant is not before it: it takes that instant's time."""
    for rule in dataset.rules:
        later, earlier = rule.column, rule.parameters[0] if rule.parameters else "sent_at"
        if f"{later}__timed" not in rows.columns or later == earlier or rows.schema.get(earlier) != rows.schema[later]:
            continue
        bare = ~pl.col(f"{later}__timed").fill_null(True) & (_ist_day(later) == _ist_day(earlier))
        rows = rows.with_columns(pl.when(bare).then(pl.max_horizontal(later, earlier)).otherwise(later).alias(later))
    return rows


def _ist_day(name: str) -> pl.Expr:
    return pl.col(name).dt.convert_time_zone("Asia/Kolkata").dt.date()


def check(
    connection: Connection, dataset: Dataset, merged: Merged, values: Values, raw: pl.DataFrame, sender: str
) -> None:
    """Whose record it is, where the key alone does not say so."""
    rows = merged.rows
    shown = dataset.key_columns[0].name
    if dataset.name == "answer":
        unsent = rows.filter(~pl.col("__exists") | pl.col("withdrawn_at").is_not_null())
        _refuse(values, unsent.select("row_number"), raw, shown, "not_sent_to_you")
    if dataset.name == "gang":
        own = pl.col("registered_by").eq_missing(sender) | (pl.col("code") == UNREGISTERED)
        others = merged.before.filter(~own).select("code", other="registered_by")
        hit = rows.select("row_number", "code").join(others, on="code").with_columns(pl.col("other").fill_null("-"))
        _refuse(values, hit, raw, shown, "not_registered_by_you", other="other")
    if dataset.name == "meeting":
        taken = stored(connection, meeting, rows.select("reference").drop_nulls()).filter(pl.col("agency") != sender)
        hit = rows.select("row_number", "reference").join(taken.select("reference", other="agency"), on="reference")
        _refuse(values, hit, raw, shown, "number_taken", other="other")
    if dataset.name == "gang_link":
        others = merged.before.filter(pl.col("stated_by").ne_missing(sender)).select(*dataset.key, other="stated_by")
        hit = rows.select("row_number", *dataset.key).join(others, on=dataset.key).fill_null("-")
        _refuse(values, hit, raw, shown, "not_linked_by_you", other="other")
    if dataset.name == "offender_link":
        _check_links(rows, values, raw, sender)
    if dataset.name == "action_update":
        _check_reports(connection, merged, values, raw, sender)
    if dataset.name == "home_count":
        _check_districts(connection, merged.rows, values, raw, sender)


def _check_districts(
    connection: Connection, rows: pl.DataFrame, values: Values, raw: pl.DataFrame, sender: str
) -> None:
    """A force of a state counts in its own districts; one of no state in any."""
    other = select(district.c.code).join_from(district, agency, district.c.state != agency.c.state)
    foreign = connection.scalars(other.where(agency.c.code == sender)).all()
    _refuse(
        values,
        rows.filter(pl.col("district").is_in(foreign)).select("row_number"),
        raw,
        "district",
        "not_your_district",
    )


def _check_links(rows: pl.DataFrame, values: Values, raw: pl.DataFrame, sender: str) -> None:
    """One force proposes that two entries are the same person, the force of the other entry answers."""
    own, other = pl.col("agency") == sender, pl.col("other_agency") == sender
    said = [name for name in ("confirmed_at", "refused_at") if name in values.rows.columns]
    given = values.rows.filter(pl.any_horizontal(pl.col(name).is_not_null() for name in said)) if said else rows.head(0)
    answers = rows.filter(own & ~other).join(given, on="row_number", how="semi")
    _refuse(values, rows.filter(~own & ~other).select("row_number"), raw, "offender", "not_your_link")
    _refuse(values, answers.select("row_number"), raw, "offender", "not_yours_to_confirm")
    _refuse(
        values, rows.filter(~own & other & ~pl.col("__exists")).select("row_number"), raw, "offender", "not_proposed"
    )


def _check_reports(connection: Connection, merged: Merged, values: Values, raw: pl.DataFrame, sender: str) -> None:
    keys = merged.rows.select("agency", "reference").drop_nulls()
    owners = stored(connection, action_owner, keys).select("agency", "reference", "force")
    own = owners.filter(pl.col("force") == sender)
    there = merged.rows.join(stored(connection, action_item, keys), on=["agency", "reference"], how="semi")
    foreign = there.join(own, on=["agency", "reference"], how="anti").select("row_number")
    _refuse(values, foreign, raw, "action_item", "not_your_action")
    key = ["agency", "reference", "number"]
    said = [name for name in ("post", "remark", "remark_hi", "letter_number", "status_after") if name in raw.columns]
    pairs = merged.rows.filter("__exists").join(merged.before, on=key, suffix="__was")
    other = pairs.filter(pl.any_horizontal(pl.col(name).ne_missing(pl.col(f"{name}__was")) for name in said))
    _refuse(values, other.select("row_number"), raw, "action_item", "report_changed")


def _refuse(values: Values, rows: pl.DataFrame, raw: pl.DataFrame, column: str, rule: str, **more: str) -> None:
    if rows.height:
        shown = rows.join(raw.select("row_number", pl.col(column).alias("value")), on="row_number", how="left")
        values.refused.append(problems(shown, column, rule, "value", **more))


def finish_rows(dataset: Dataset, rows: pl.DataFrame, values: Values, sender: str) -> pl.DataFrame:
    """Who states what, on answers: the sender, for each thing the row gives. A withdrawn answer takes back all it stated."""
    if dataset.name != "answer":
        return rows
    given = values.rows.select(
        "row_number", *(pl.col(name).is_not_null().alias(f"__{name}") for name in _said(values.rows))
    )
    rows = rows.join(given, on="row_number", how="left", maintain_order="left")
    gone = pl.col("withdrawn").fill_null(False) if "withdrawn" in rows.columns else pl.lit(False)
    for name in _said(values.rows):
        by = _stated_by(name)
        stated = pl.when(pl.col(f"__{name}")).then(pl.lit(sender)).otherwise(by)
        rows = rows.with_columns(stated.alias(by))
    for name in (*(f"{step}_at" for step in STEPS), "outcome"):
        by = _stated_by(name)
        own = gone & (pl.col(by).fill_null(sender) == sender)
        taken = [name, by] + (["refusal_reason"] if name == "outcome" else [])
        rows = rows.with_columns(pl.when(~own).then(pl.col(one)).alias(one) for one in taken)
    return rows


def _said(rows: pl.DataFrame) -> list[str]:
    return [name for name in (*(f"{step}_at" for step in STEPS), "outcome") if name in rows.columns]


def _stated_by(name: str) -> str:
    return f"{name.removesuffix('_at')}_stated_by"


def after_reports(writer: Writer, new: pl.DataFrame) -> None:
    """What a report says of its force's part; the item itself is under way from the first report, and reported complied once
    every lead force says so. Only the chair closes it."""
    item = ["agency", "reference"]
    latest = new.sort("made_at").drop_nulls("status_after").unique(item, keep="last")
    owners = stored(writer.connection, action_owner, new.select(item))
    said = latest.select(*item, "force", status="status_after")
    moved = owners.drop("status").join(said, on=[*item, "force"]).select(owners.columns)
    writer.change(action_owner, moved, owners)
    after = pl.concat([moved, owners.join(moved, on=[*item, "force"], how="anti")])
    leads = (
        after.filter(pl.col("role") == "lead")
        .group_by(item)
        .agg((pl.col("status") == "reported_complied").all().alias("all"))
    )
    items = stored(writer.connection, action_item, new.select(item))
    times = new.group_by(item).agg(pl.len().alias("__more"), pl.col("made_at").max().alias("__at"))
    rows = items.join(leads, on=item, how="left").join(times, on=item)
    status = pl.when(pl.col("status").is_in(CLOSED)).then("status").when("all").then(pl.lit("reported_complied"))
    moved_on = status.when(pl.col("status") == "open").then(pl.lit("in_progress")).otherwise("status")
    rows = rows.with_columns(moved_on.alias("__status"), pl.col("revision") + pl.col("__more"))
    since = pl.when(pl.col("__status") != pl.col("status")).then("__at").otherwise("status_changed_at")
    rows = rows.with_columns(since.alias("status_changed_at"), pl.col("__status").alias("status"))
    writer.change(action_item, rows.select(items.columns), items)
