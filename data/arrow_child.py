"""A process that reads one query from SQLite with Arrow's driver: `python -m data.arrow_child FILE SEEN`, query in, Arrow out.

The driver brings its own copy of SQLite, and two copies in one process undo each other's file locks: a writer in the server
then spoils the database ("How To Corrupt An SQLite Database File", section 2.2.1, on sqlite.org). So it runs apart.
"""

import sys
from contextlib import ExitStack

import adbc_driver_sqlite
import pyarrow as pa
from adbc_driver_manager import AdbcConnection, AdbcStatement

ROWS_AT_A_TIME = "65536"


def main() -> None:
    """SEEN is the query that says which state of the database is seen; its answer goes with the rows."""
    path, seen = sys.argv[1:]
    with ExitStack() as opened:  # the layer above these classes imports pandas and polars: a second for each process
        database = opened.enter_context(adbc_driver_sqlite.connect(f"file:{path}?mode=ro"))
        connection = opened.enter_context(AdbcConnection(database))
        connection.set_autocommit(False)
        state = (
            opened.enter_context(rows_of(connection, seen, opened)).read_all()[0][0].as_py()
        )  # begins the transaction
        rows = opened.enter_context(rows_of(connection, sys.stdin.read(), opened))
        schema = rows.schema.with_metadata({"seen": str(state)})
        with pa.ipc.new_stream(sys.stdout.buffer, schema) as out:
            for batch in rows:
                out.write_batch(batch.replace_schema_metadata(schema.metadata))


def rows_of(connection: AdbcConnection, query: str, opened: ExitStack) -> pa.RecordBatchReader:
    statement = opened.enter_context(AdbcStatement(connection))
    statement.set_options(**{"adbc.sqlite.query.batch_rows": ROWS_AT_A_TIME})
    statement.set_sql_query(query)
    stream, _ = statement.execute_query()
    return pa.RecordBatchReader._import_from_c(stream.address)


if __name__ == "__main__":
    main()
