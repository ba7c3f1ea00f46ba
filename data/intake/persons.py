"""Free texts that the wall of a meeting may show: a row is taken with a doubt where its text names a person of the registers.

Neither the text nor the name goes into the doubt: a receipt is seen by others than who wrote the text.
"""

import polars as pl
from sqlalchemy import Connection

from data.intake.columns import Dataset
from data.intake.values import Values, problems
from data.persons_named import of_registers, places

TEXTS = {
    "action_item": ("decision", "decision_hi"),
    "action_update": ("remark", "remark_hi"),
    "agenda_item": ("title", "title_hi"),
    "operation": ("name", "name_hi", "variance_reason", "variance_reason_hi"),
    "practice": ("title", "title_hi", "summary", "summary_hi"),
    "practice_adoption": ("measure",),
}
"""Dataset -> its columns of such text."""


def flag(connection: Connection, dataset: Dataset, values: Values, raw: pl.DataFrame) -> None:
    """A doubt about each text of `raw` that names somebody."""
    columns = [name for name in TEXTS.get(dataset.name, ()) if name in raw.columns]
    if not columns or raw.is_empty():
        return
    names = of_registers(connection)
    for column in columns:
        naming = [text for text in raw[column].unique().drop_nulls() if places(text, names)]
        if naming:
            values.flagged.append(problems(raw.filter(pl.col(column).is_in(naming)), column, "names_a_person"))
