"""The cells of a table as values, column by column, with every refusal on the way."""

from collections.abc import Callable
from dataclasses import dataclass, field

import polars as pl

from data.intake.cast import Cast, cast, first, with_parts
from data.intake.columns import Column, Dataset
from data.intake.registers import UNREGISTERED, Found, Registers
from data.intake.texts import DIGITS, by_different, cleaned

TIME_OF = {"incident": "occurred_from", "seizure": "seized_at", "custody_event": "happened_at"}
"""The column beside which a table says whether the time of day is known."""

PROBLEM = {"row_number": pl.Int64, "rule": pl.String, "column": pl.String, "value": pl.String, "parameters": pl.String}


@dataclass
class Values:
    """What was read so far: `rows` has row_number and one column per target (null: empty or refused); `lists` one frame per list
    column (row_number, piece, and its values); refusals and flags as PROBLEM frames."""

    rows: pl.DataFrame
    lists: dict[str, pl.DataFrame] = field(default_factory=dict)
    refused: list[pl.DataFrame] = field(default_factory=list)
    flagged: list[pl.DataFrame] = field(default_factory=list)
    unregistered: list[str] = field(default_factory=list)

    def refusals(self) -> pl.DataFrame:
        return pl.concat([pl.DataFrame(schema=PROBLEM), *self.refused])

    def flags(self) -> pl.DataFrame:
        return pl.concat([pl.DataFrame(schema=PROBLEM), *self.flagged])


def problems(
    rows: pl.DataFrame, column: str, rule: str | pl.Expr, value: str | None = None, **more: str
) -> pl.DataFrame:
    """One problem per row of `rows`; `value` and what the sentence needs `more` are names of its columns."""
    details = (
        pl.struct(pl.col(name).alias(wanted) for wanted, name in more.items()).struct.json_encode() if more else None
    )
    return rows.select(
        pl.col("row_number").cast(pl.Int64),
        (pl.lit(rule) if isinstance(rule, str) else rule).alias("rule"),
        pl.lit(column).alias("column"),
        (pl.col(value).cast(pl.String) if value else pl.lit(None, pl.String)).alias("value"),
        (details if details is not None else pl.lit("{}")).alias("parameters"),
    )


def read_values(
    dataset: Dataset,
    raw: pl.DataFrame,
    registers: Registers,
    progress: Callable[[str, int, int], None] = lambda what, done, of: None,
) -> Values:
    """Values of all columns that `raw` (row_number and text by our names) has."""
    values = Values(raw.select("row_number"))
    given = [column for column in dataset.columns if column.name in raw.columns]
    _plain(values, raw, [column for column in given if cast(column)], dataset)
    for place, column in enumerate(given):
        progress(f"checking {column.title}", raw.height * place // len(given), raw.height)
        if column.is_list:
            _list(values, raw, column, registers)
        elif column.kind == "record":
            _record(values, raw, column, registers)
        elif column.kind in registers.lookups:
            _looked_up(values, raw, column, registers)
    return values


def _plain(values: Values, raw: pl.DataFrame, columns: list[Column], dataset: Dataset) -> None:
    """All columns that need no register; what occurs often is read once."""
    for column in columns:
        done = by_different(raw[column.name], lambda rows, column=column: _cells(rows, column))  # type: ignore[misc]
        wrong = pl.DataFrame({"row_number": raw["row_number"], "value": raw[column.name], "rule": done["refused"]})
        _refuse(values, wrong.drop_nulls("rule"), column.name)
        kept = {"value": column.name, "timed": f"{column.name}__timed"}
        values.rows = values.rows.hstack(
            [done[name].alias(into) for name, into in kept.items() if name in done.columns]
        )
    _timed(values, raw, dataset)


def _cells(texts: pl.DataFrame, column: Column) -> pl.DataFrame:
    """value, refused and, for instants, timed of the texts in the one column of `texts`."""
    reader = _reader(column)
    asked = {"value": reader.value, "refused": reader.reason, "timed": reader.has_time}
    wanted = [expr.alias(name) for name, expr in asked.items() if expr is not None]
    plan = with_parts(texts, [column]).lazy()  # works out once what stands in several of them
    return plan.select(wanted).collect()


def _reader(column: Column) -> Cast:
    reader = cast(column)
    assert reader is not None
    return reader


def _refuse(values: Values, wrong: pl.DataFrame, column: str) -> None:
    if wrong.height:
        values.refused.append(problems(wrong, column, pl.col("rule"), "value"))


def _timed(values: Values, raw: pl.DataFrame, dataset: Dataset) -> None:
    """`time_known` where the table has it; elsewhere a day without a time is marked."""
    main = TIME_OF.get(dataset.table.name)
    for column in [name for name in values.rows.columns if name.endswith("__timed")]:
        name = column.removesuffix("__timed")
        if name == main:
            values.rows = values.rows.with_columns(pl.col(column).alias("time_known"))
            continue
        bare = values.rows.select("row_number", pl.lit(raw[name]).alias("value"), given=name, timed=column)
        bare = bare.filter(pl.col("given").is_not_null() & ~pl.col("timed"))
        if bare.height:
            values.flagged.append(problems(bare, name, "time_not_given", "value"))


def _looked_up(values: Values, raw: pl.DataFrame, column: Column, registers: Registers) -> None:
    code, refused = looked_up(raw[column.name], registers, column.kind)
    values.rows = values.rows.with_columns(code.alias(column.name))
    wrong = pl.DataFrame({"row_number": raw["row_number"], "value": raw[column.name], "rule": refused})
    _refuse(values, wrong.drop_nulls("rule"), column.name)
    if column.kind == "gang":
        _note_unregistered(values, column.name, wrong.filter(code == UNREGISTERED))


def looked_up(texts: pl.Series, registers: Registers, kind: str) -> tuple[pl.Series, pl.Series]:
    """The code each text means, and the rule that refuses it; each different text is looked up once."""
    reader = registers.lookups[kind]
    different = texts.drop_nulls().unique().to_list()
    found = {text: reader(text) for text in different}
    of_type = pl.Int64 if kind in ("district", "districts") else pl.String
    code = texts.replace_strict(different, [one.code for one in found.values()], default=None, return_dtype=of_type)
    refused = texts.replace_strict(
        different, [one.refused for one in found.values()], default=None, return_dtype=pl.String
    )
    return code, refused


def _note_unregistered(values: Values, column: str, rows: pl.DataFrame) -> None:
    if rows.height:
        values.flagged.append(problems(rows, column, "gang_not_registered", "value"))
        values.unregistered += rows["value"].to_list()


def _record(values: Values, raw: pl.DataFrame, column: Column, registers: Registers) -> None:
    parts = record_parts(raw[column.name], registers)
    agency, reference = column.targets
    values.rows = values.rows.with_columns(parts["agency"].alias(agency), parts["reference"].alias(reference))
    wrong = pl.DataFrame({"row_number": raw["row_number"], "value": raw[column.name], "rule": parts["refused"]})
    _refuse(values, wrong.drop_nulls("rule"), column.name)


def record_parts(texts: pl.Series, registers: Registers) -> pl.DataFrame:
    """agency, reference and refused of `RJ:12/2026`; without a force in front it is the sender's own."""
    ascii_text = pl.col("text").str.replace_many(DIGITS)
    split = texts.to_frame("text").select(
        pl.col("text").str.extract(r"^([^:]{1,40}):").alias("force"),
        ascii_text.str.replace(r"^[^:]{1,40}:", "").str.strip_chars().alias("reference"),
    )
    code, refused = looked_up(split["force"], registers, "agency")
    given = split["reference"].is_not_null()
    own = pl.when(pl.lit(given) & pl.col("force").is_null()).then(pl.lit(registers.sender)).otherwise(pl.lit(code))
    too_long = first(("too_long", pl.col("reference").str.len_chars() > 60))
    return split.select(own.alias("agency"), "reference", pl.coalesce(pl.lit(refused), too_long).alias("refused"))


def _list(values: Values, raw: pl.DataFrame, column: Column, registers: Registers) -> None:
    """The pieces of a list column, each with its values; the row is refused for any piece that is."""
    pieces = raw.select("row_number", pl.col(column.name).str.split(";").alias("piece")).explode("piece")
    pieces = pieces.with_columns(cleaned(pl.col("piece"))).drop_nulls("piece").unique(maintain_order=True)
    read = _pieces(values, pieces, column, registers)
    wrong = read.drop_nulls("refused").rename({"piece": "value", "refused": "rule"})
    _refuse(values, wrong, column.name)
    values.lists[column.name] = read.filter(pl.col("refused").is_null()).drop("refused")
    if "code" in read.columns:
        codes = read.group_by("row_number").agg(pl.col("code").alias(column.name))
        values.rows = values.rows.join(codes, on="row_number", how="left", maintain_order="left")


def _pieces(values: Values, pieces: pl.DataFrame, column: Column, registers: Registers) -> pl.DataFrame:
    if column.kind == "groups":
        return _groups(values, pieces, column, registers)
    if column.kind == "texts":
        return pieces.with_columns(code=pl.col("piece"), refused=pl.lit(None, pl.String))
    if column.kind == "records":
        return pieces.hstack(record_parts(pieces["piece"], registers).get_columns())
    code, refused = looked_up(pieces["piece"], registers, column.kind)
    if column.kind == "gangs":
        unknown = pieces.filter(code == UNREGISTERED).rename({"piece": "value"})
        _note_unregistered(values, column.name, unknown)
    return pieces.with_columns(code.alias("code"), refused.alias("refused"))


def _groups(values: Values, pieces: pl.DataFrame, column: Column, registers: Registers) -> pl.DataFrame:
    """Pieces such as `RJ|ADG|IG|3`, each part read as a column of its own."""
    parts = pl.col("piece").str.split("|")
    texts = pieces.select(
        cleaned(parts.list.get(place, null_on_oob=True)).alias(part.name) for place, part in enumerate(column.parts)
    )
    texts = with_parts(texts, column.parts)
    read = {}
    reasons = [pieces.select(first(("part_count", parts.list.len() > len(column.parts)))).to_series()]
    for part in column.parts:
        if part.kind in registers.lookups:
            read[part.name], reason = looked_up(texts[part.name], registers, part.kind)
        else:
            reader = _reader(part)
            read[part.name], reason = texts.select(v=reader.value, r=reader.reason).get_columns()
        missing = first(("required", pl.lit(texts[part.name]).is_null())) if part.required else pl.lit(None, pl.String)
        reasons += [reason, texts.select(missing).to_series()]
    who = column.parts[0].name
    framed = pieces.with_columns(**read).with_columns(refused=pl.coalesce(pl.lit(one) for one in reasons))
    twice = pl.struct("row_number", who).is_duplicated()
    return framed.with_columns(refused=pl.coalesce("refused", first(("listed_twice", twice))))


__all__ = ["Found", "Values", "looked_up", "problems", "read_values"]
