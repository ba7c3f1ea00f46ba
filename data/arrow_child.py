"""A process that reads one query from SQLite with Arrow's driver: `python -m data.arrow_child FILE`, query in, Arrow stream out.

The driver brings its own copy of SQLite, and two copies in one process undo each other's file locks: a writer in the server
then spoils the database ("How To Corrupt An SQLite Database File", section 2.2.1, on sqlite.org). So it runs apart.
"""

import sys

import pyarrow as pa
from adbc_driver_sqlite import dbapi

from data.apart import SEEN

ROWS_AT_A_TIME = "65536"


def main() -> None:
    query = sys.stdin.read()
    with dbapi.connect(f"file:{sys.argv[1]}?mode=ro") as connection, connection.cursor() as cursor:
        cursor.execute(SEEN)  # begins the transaction that the query then reads in
        ((seen,),) = cursor.fetchall()
        cursor.adbc_statement.set_options(**{"adbc.sqlite.query.batch_rows": ROWS_AT_A_TIME})
        cursor.execute(query)
        rows = cursor.fetch_record_batch()
        schema = rows.schema.with_metadata({"seen": str(seen)})
        with pa.ipc.new_stream(sys.stdout.buffer, schema) as out:
            for batch in rows:
                out.write_batch(batch.replace_schema_metadata(schema.metadata))


if __name__ == "__main__":
    main()
