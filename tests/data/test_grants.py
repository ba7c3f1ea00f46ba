"""PostgreSQL's two roles: the one for facts can read no name, the one for records no hidden row, also in plain SQL."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Engine, select, text
from sqlalchemy.exc import DBAPIError

from data import grants
from data.engine import connect, reading, writing
from data.facts import read_all
from data.schema import metadata
from tests.data.writers import add, force, incident, message, write
from tests.data.writers import delivery as delivered

pytestmark = pytest.mark.slow

PERSONAL = {
    "offender": "name name_hi name_received parentage birth_year jail legal_basis gang_source",
    "offender_alias": "alias",
    "incident": "summary summary_hi police_station fir_number sections",
    "message": "subject body",
    "delivery": "refusal_reason",
    "operation": "name name_hi variance_reason variance_reason_hi",
    "action_item": "decision decision_hi letter_number strike_reason",
    "action_update": "remark remark_hi post letter_number before",
    "gap_remark": "remark post",
    "gap_kept_off": "reason post",
    "custody_event": "place",
    "seizure": "item",
    "contact": "post post_hi telephone hours",
    "incident_gang": "name_received",
    "meeting": "venue chair chair_hi",
    "agenda_item": "title title_hi",
    "practice": "title title_hi summary summary_hi",
    "practice_adoption": "measure",
    "load": "file_name loaded_by",
    "load_change": "before after row_key",
    "rejected_row": "row value",
    "flagged_row": "value",
    "disclosure": "by_post basis",
    "viewer": "subject officer post",
    "account": "subject password_hash totp_secret",
    "access_log": "subject officer post purpose",
    "gang_presence": "source",
    "gang_link": "source",
    "column_mapping": "received",
    "purged": "key_hash",
}
"""Every column in which a person, or a text that somebody wrote, may stand: by hand, not by the rule that is tested."""


def ours(handling: str, reference: str, **more: object) -> tuple:
    return incident(reference, 18, handling=handling, summary=f"text of {reference}", **more)


SCENE = (
    *[force(code) for code in ("RJ", "HR", "PB")],
    ours("participants", "OPEN"),
    ours("named", "NAMED"),
    ours("originator", "OWN"),
    add(
        "disclosure",
        **{"id": 1, "record_table": "incident", "agency": "RJ", "reference": "NAMED", "to_agency": "HR"},
        **{"made_at": "2026-11-18T00:00:00+00:00", "by_post": "Nodal officer"},
    ),
    message("MN", 18, handling="named", subject="to Haryana"),
    delivered("MN", "HR"),
    message("MO", 18, handling="originator", subject="draft"),
    delivered("MO", "HR"),
)


@pytest.fixture
def postgres(new_postgres) -> Engine:
    engine = new_postgres("gates")
    write(engine, *SCENE)
    return engine


@pytest.fixture
def as_role(postgres: Engine) -> Iterator:
    def do(role: str, agency: str | None, sql: str) -> list:
        with reading(postgres, role, agency) as connection:
            return [tuple(row) for row in connection.execute(text(sql))]

    return do


def test_facts_are_read_by_a_role_that_reads_no_names(postgres: Engine) -> None:
    assert read_all(postgres).incidents["reference"].to_list() == ["NAMED", "OPEN", "OWN"]


def test_no_column_with_a_name_or_a_text_can_be_read_for_facts(as_role) -> None:
    for table, columns in PERSONAL.items():
        for column in columns.split():
            with pytest.raises(DBAPIError, match="permission denied"):
                as_role(grants.FACTS, None, f"SELECT {column} FROM {table}")
            with pytest.raises(DBAPIError, match="permission denied"):
                as_role(grants.FACTS, None, f"SELECT count(*) FROM {table} WHERE {column} IS NOT NULL")
    with pytest.raises(DBAPIError, match="permission denied"):
        as_role(grants.FACTS, None, "SELECT * FROM incident")


def test_what_was_written_by_hand_above_is_in_the_schema() -> None:
    for table, columns in PERSONAL.items():
        assert set(columns.split()) <= set(metadata.tables[table].c.keys())


@pytest.mark.parametrize(
    ("agency", "seen"),
    [
        ("RJ", ["NAMED", "OPEN", "OWN"]),  # the owner
        ("HR", ["NAMED", "OPEN"]),  # it was named to him
        ("PB", ["OPEN"]),
        (None, ["OPEN"]),  # a viewer of no agency
        ("' OR true --", ["OPEN"]),
    ],
)
def test_records_that_are_hidden_cannot_be_read_in_plain_sql(as_role, agency: str | None, seen: list[str]) -> None:
    found = as_role(grants.RECORDS, agency, "SELECT reference FROM incident ORDER BY reference")
    assert [row[0] for row in found] == seen
    assert as_role(grants.RECORDS, agency, "SELECT summary FROM incident WHERE reference = 'OWN'") == (
        [("text of OWN",)] if agency == "RJ" else []
    )


@pytest.mark.parametrize(("agency", "seen"), [("RJ", ["MN", "MO"]), ("HR", ["MN"]), ("PB", []), (None, [])])
def test_deliveries_are_seen_with_their_message_alone(as_role, agency: str | None, seen: list[str]) -> None:
    assert [r[0] for r in as_role(grants.RECORDS, agency, "SELECT reference FROM delivery ORDER BY 1")] == seen


@pytest.mark.parametrize("table", sorted(grants.PRIVATE))
def test_who_may_look_and_who_looked_is_read_by_neither(as_role, table: str) -> None:
    for role in (grants.FACTS, grants.RECORDS):
        with pytest.raises(DBAPIError, match="permission denied"):
            as_role(role, "RJ", f"SELECT count(*) FROM {table}")


def test_neither_role_writes(postgres: Engine) -> None:
    for role in (grants.FACTS, grants.RECORDS):
        with pytest.raises(DBAPIError, match="permission denied"), writing(postgres) as connection:
            connection.exec_driver_sql(f"SET LOCAL ROLE {role}")
            connection.execute(text("UPDATE incident SET handling = 'participants'"))


def test_the_role_is_taken_on_for_one_transaction(postgres: Engine) -> None:
    with reading(postgres, grants.RECORDS, "PB"):
        pass
    with reading(postgres) as connection:  # the same connection out of the pool
        assert connection.scalar(text("SELECT current_user")) != grants.RECORDS
        assert connection.scalar(text("SELECT current_setting('sajha.agency', true)")) in (None, "")


def test_a_bypass_shows(postgres: Engine) -> None:
    """Were row-level security switched off, the tests above would see hidden rows: they can fail."""
    with writing(postgres) as connection:
        connection.execute(text("ALTER TABLE incident DISABLE ROW LEVEL SECURITY"))
    with reading(postgres, grants.RECORDS, "PB") as connection:
        assert _references(connection) == ["NAMED", "OPEN", "OWN"]


def _references(connection: Connection) -> list[str]:
    incidents = metadata.tables["incident"]
    return list(connection.execute(select(incidents.c.reference).order_by(incidents.c.reference)).scalars())


def test_another_writer_goes_on_as_his_rights_say(postgres: Engine) -> None:
    with writing(postgres) as connection:
        connection.execute(text("CREATE ROLE exchange_of_a_state"))
        connection.execute(text("GRANT SELECT, INSERT, UPDATE ON incident TO exchange_of_a_state"))
        connection.execute(text("SET LOCAL ROLE exchange_of_a_state"))
        connection.exec_driver_sql(ours("originator", "NEW"))
        assert _references(connection) == ["NAMED", "NEW", "OPEN", "OWN"]
        connection.execute(text("RESET ROLE"))
        connection.execute(text("DROP OWNED BY exchange_of_a_state"))
        connection.execute(text("DROP ROLE exchange_of_a_state"))


def test_applying_again_changes_nothing(postgres: Engine) -> None:
    with writing(postgres) as connection:
        grants.apply(connection)
    with reading(postgres, grants.RECORDS, "PB") as connection:
        assert _references(connection) == ["OPEN"]


def test_where_the_roles_cannot_be_taken_on_the_log_says_so(postgres: Engine, caplog: pytest.LogCaptureFixture) -> None:
    assert not grants.warn_where_missing(postgres)
    assert caplog.text == ""
    with writing(postgres) as connection:
        connection.execute(text("CREATE ROLE plain_user LOGIN"))
    plain = connect(postgres.url.set(username="plain_user"))
    try:
        assert grants.warn_where_missing(plain)
    finally:
        plain.dispose()
        with writing(postgres) as connection:
            connection.execute(text("DROP ROLE plain_user"))
    assert "data grants --show" in caplog.text
