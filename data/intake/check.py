"""What is refused of a file's rows once it is known what they say and what stands already."""

import hashlib
from collections.abc import Iterable, Iterator

import polars as pl
from sqlalchemy import Connection, select

from data.intake.columns import OWNER, Column, Dataset, Rule
from data.intake.merge import Merged
from data.intake.stored import there
from data.intake.times import today
from data.intake.values import Values, problems
from data.schema import metadata
from data.schema.running import purged


def check_required(dataset: Dataset, raw: pl.DataFrame, values: Values) -> None:
    for column in dataset.columns:
        if column.required and column.name in raw.columns:
            missing = raw.filter(pl.col(column.name).is_null())
            if missing.height:
                values.refused.append(problems(missing, column.name, "required"))


def check_owner(dataset: Dataset, raw: pl.DataFrame, values: Values, sender: str) -> None:
    """A force sends only its own records."""
    if (
        not any(column.name == OWNER and column.kind == "agency" for column in dataset.columns)
        or OWNER not in raw.columns
    ):
        return
    other = raw.hstack([values.rows[OWNER].alias("__owner")]).filter(pl.col("__owner") != sender)
    if other.height:
        values.refused.append(problems(other, OWNER, "not_owner", OWNER))


def check_rules(dataset: Dataset, merged: Merged, raw: pl.DataFrame, values: Values) -> None:
    """Rules over whole rows, on what each row would become."""
    rows = with_lists(dataset, merged.rows).with_columns(pl.lit(today()).alias("today"))
    broken = rows.select(
        "row_number", *(rule.bad.fill_null(False).alias(str(n)) for n, rule in enumerate(dataset.rules))
    )
    for number, rule in enumerate(dataset.rules):
        bad = rows.filter(broken[str(number)])
        if bad.height:
            values.refused.append(_broken(rule, bad, raw))


def with_lists(dataset: Dataset, rows: pl.DataFrame) -> pl.DataFrame:
    """With a column for everything a rule may ask for, empty where the file has none."""
    asked = {name for rule in dataset.rules for name in rule.bad.meta.root_names()} - set(rows.columns) - {"today"}
    lists = {column.name for column in dataset.columns if column.is_list}
    kinds = {name: pl.List(pl.String) if name in lists else pl.Boolean for name in asked}
    return rows.with_columns(pl.lit(None, kind).alias(name) for name, kind in kinds.items())


def _broken(rule: Rule, bad: pl.DataFrame, raw: pl.DataFrame) -> pl.DataFrame:
    beside = bad.select("row_number", *(_shown(bad, name).alias(f"__{name}") for name in rule.parameters))
    shown = raw.select("row_number", *([rule.column] if rule.column in raw.columns else []))
    rows = beside.join(shown, on="row_number", how="left", maintain_order="left")
    for name in rule.parameters:
        if name in raw.columns:
            as_sent = raw.select("row_number", pl.col(name).alias("__sent"))
            rows = rows.join(as_sent, on="row_number", how="left", maintain_order="left")
            rows = rows.with_columns(pl.coalesce("__sent", f"__{name}").alias(f"__{name}")).drop("__sent")
    more = {"earlier": f"__{rule.parameters[0]}"} if rule.parameters else {}
    return problems(rows, rule.column, rule.name, rule.column if rule.column in rows.columns else None, **more)


def _shown(rows: pl.DataFrame, name: str) -> pl.Expr:
    if isinstance(rows.schema[name], pl.Datetime):
        return pl.col(name).dt.convert_time_zone("Asia/Kolkata").dt.strftime("%d/%m/%Y %H:%M")
    return pl.col(name).dt.strftime("%d/%m/%Y") if rows.schema[name] == pl.Date else pl.col(name).cast(pl.String)


def check_records(connection: Connection, dataset: Dataset, values: Values, raw: pl.DataFrame, sender: str) -> None:
    """Records that are referred to must stand in the database, or be good rows of the same file."""
    for column in dataset.columns:
        if column.kind in ("record", "records") and column.name in raw.columns and not _is_key(dataset, column):
            _check_references(connection, dataset, column, values, raw)


def _is_key(dataset: Dataset, column: Column) -> bool:
    return dataset.name == "answer" and set(column.targets) <= set(dataset.key)


def _check_references(
    connection: Connection, dataset: Dataset, column: Column, values: Values, raw: pl.DataFrame
) -> None:
    named = references(column, values)
    if named.is_empty():
        return
    target = metadata.tables[column.refers]
    known = there(connection, target, named.select("agency", "reference"))
    if target is dataset.table:
        known = pl.concat([known, values.rows.select("agency", "reference").drop_nulls()]).unique()
    missing = named.join(known, on=["agency", "reference"], how="anti").unique(
        "row_number", keep="first", maintain_order=True
    )
    if missing.height:
        shown = missing.join(raw.select("row_number", pl.col(column.name).alias("value")), on="row_number", how="left")
        values.refused.append(problems(shown, column.name, "unknown_record", "value"))


def references(column: Column, values: Values) -> pl.DataFrame:
    """row_number, agency, reference of every record a column names."""
    if column.kind == "records":
        return values.lists[column.name].select("row_number", "agency", "reference").drop_nulls()
    agency, reference = column.targets
    named = values.rows.select("row_number", pl.col(agency).alias("agency"), pl.col(reference).alias("reference"))
    return named.drop_nulls()


def check_links_to_refused(dataset: Dataset, values: Values, raw: pl.DataFrame, standing: pl.DataFrame) -> None:
    """A row that names a row of this file that was refused, and that is not in the database already, is refused too."""
    own = [c for c in dataset.columns if c.kind in ("record", "records") and c.name in raw.columns]
    for column in [c for c in own if c.refers == dataset.table.name and not set(c.targets) & set(dataset.key)]:
        named = references(column, values)
        while True:
            bad = set(values.refusals()["row_number"].to_list())
            gone = values.rows.filter(pl.col("row_number").is_in(bad)).select("agency", "reference")
            gone = gone.join(standing, on=["agency", "reference"], how="anti")
            hit = named.filter(~pl.col("row_number").is_in(bad)).join(gone, on=["agency", "reference"], how="semi")
            if hit.is_empty():
                break
            shown = hit.join(raw.select("row_number", pl.col(column.name).alias("value")), on="row_number", how="left")
            values.refused.append(problems(shown, column.name, "refers_to_refused", "value"))


def check_same_key(dataset: Dataset, values: Values, raw: pl.DataFrame) -> None:
    """Rows that name one record in two spellings, such as a gang by its code and by its name; they are all taken out."""
    keys = list(dataset.key)
    whole = values.rows.drop_nulls(keys)
    again = whole.filter(pl.struct(keys).is_duplicated())
    if again.is_empty():
        return
    shown = dataset.key_columns[0].name
    first, second = (pl.col("row_number").get(place).over(keys) for place in (0, 1))
    hit = again.with_columns(__other=pl.when(pl.col("row_number") == first).then(second).otherwise(first))
    hit = hit.select("row_number", "__other").join(raw.select("row_number", value=shown), on="row_number")
    values.refused.append(problems(hit, shown, "same_key_twice", "value", other="__other"))
    values.rows = values.rows.join(hit, on="row_number", how="anti", maintain_order="left")


def key_hash(table: str, agency: str, reference: str) -> str:
    """What stands in `purged` for a record."""
    return next(key_hashes(table, agency, [reference])).hex()


def key_hashes(table: str, agency: str, references: Iterable[str]) -> Iterator[bytes]:
    """`key_hash` of many records of one agency, as bytes."""
    begun = hashlib.sha256(f"{table}/{agency}/".encode())
    for reference in references:
        one = begun.copy()
        one.update(reference.encode())
        yield one.digest()


def check_purged(connection: Connection, dataset: Dataset, values: Values, sender: str) -> None:
    """A record that was removed for good does not come back."""
    if "reference" not in values.rows.columns or dataset.sender != "agency":
        return
    of_table = select(purged.c.key_hash).where(purged.c.record_table == dataset.table.name)
    gone = {bytes.fromhex(one) for one in connection.execute(of_table).scalars()}
    if not gone:
        return
    rows = values.rows.select("row_number", "reference").drop_nulls()
    hashes = key_hashes(dataset.table.name, sender, rows["reference"].to_list())
    back = rows.filter(pl.Series([one in gone for one in hashes], dtype=pl.Boolean))
    if back.height:
        values.refused.append(problems(back, "reference", "purged", "reference"))
