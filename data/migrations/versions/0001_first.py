"""The first version of the tables.

The statements stand beside this file, one file per engine, as they were when this version was made; later versions change
them by migrations of their own.
"""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    statements = Path(__file__).with_name(f"0001_first.{op.get_bind().dialect.name}.sql").read_text(encoding="utf-8")
    cursor = op.get_bind().connection.cursor()  # the driver's own: SQLAlchemy would read % in a function as a parameter
    for statement in statements.split("\n;;\n"):
        cursor.execute(statement.strip())
