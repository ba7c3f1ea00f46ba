"""A real database with a small scene in it: forces, gangs, and one record of each kind that files refer to."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine, text

from data.engine import connect, writing
from data.intake import Receipt, load_file
from data.intake.check import key_hash
from tests.conftest import POSTGRES_SLOWLY, Make
from tests.data.writers import add, delivery, force, gang, incident, message
from tests.intake.files import csv_file

Send = Callable[..., Receipt]

SCENE = (
    *(force(code) for code in ("RJ", "HR", "PB")),
    add("agency", code="NIA", kind="central_agency", name="NIA", name_hi="एनआईए", participates_from="2020-01-01"),
    force("GJ", participates_until="2025-12-31"),
    gang("G07", name="Alpha", name_hi="अल्फा", registered_by="RJ"),
    gang("G08", name="Beta", name_hi="बीटा", registered_by="HR"),
    add("gang_alias", gang="G07", alias="A-Company"),
    add(
        "meeting_series", code="S1", name="Series", name_hi="श्रृंखला", level="dgp", cadence_days=90, from_on="2025-01-01"
    ),
    incident("I0", 2),
    incident("HR-I0", 2, agency="HR"),
    message("M0", 2),
    delivery("M0", "HR"),
    message("HR-77", 2, agency="HR"),
    delivery("HR-77", "RJ", agency="HR"),
    delivery("HR-77", "PB", agency="HR", withdrawn_at="2026-11-03 06:30:00+00:00"),
    add(
        "offender",
        agency="RJ",
        reference="O-1",
        name="One",
        name_hi="एक",
        label="accused",
        label_since="2025-01-01",
        legal_basis="order 1",
        review_by="2027-06-01",
    ),
    *(
        add(
            "offender",
            agency="HR",
            reference=reference,
            name="Two",
            name_hi="दो",
            label="accused",
            label_since="2025-01-01",
            legal_basis="order 2",
            review_by="2027-06-01",
        )
        for reference in ("O-2", "O-3")
    ),
    add(
        "offender_link",
        agency="HR",
        reference="O-3",
        other_agency="RJ",
        other_reference="O-1",
        proposed_at="2026-11-02 06:30:00+00:00",
    ),
    gang("G09", name="Gamma", name_hi="गामा", registered_by="HR"),
    add(
        "gang_link",
        gang_a="G08",
        gang_b="G09",
        kind="ally",
        stated_by="HR",
        source="FIR 2",
        review_by="2028-01-01",
    ),
    add("meeting", agency="RJ", reference="RJ-M0", status="held", meets_at="2026-11-02 06:30:00+00:00", mode="video"),
    add("meeting", agency="HR", reference="M1", status="held", meets_at="2026-11-02 06:30:00+00:00", mode="video"),
    add(
        "action_item",
        agency="HR",
        reference="A-1",
        meeting_agency="HR",
        meeting_reference="M1",
        number=1,
        status_changed_at="2026-11-02 06:30:00+00:00",
    ),
    add(
        "action_item",
        agency="RJ",
        reference="A-5",
        meeting_agency="RJ",
        meeting_reference="RJ-M0",
        number=1,
        status_changed_at="2026-11-02 06:30:00+00:00",
    ),
    add("action_owner", agency="RJ", reference="A-5", force="HR", role="lead"),
    add("action_owner", agency="HR", reference="A-1", force="RJ", role="lead"),
    add(
        "action_update",
        agency="HR",
        reference="A-1",
        number=1,
        made_at="2026-11-03 06:30:00+00:00",
        force="RJ",
        post="SP",
        kind="report",
        remark="Begun",
    ),
    add(
        "practice",
        agency="HR",
        reference="P-1",
        theme="training",
        title="T",
        title_hi="T",
        summary="S",
        summary_hi="S",
        shared_on="2026-10-01",
    ),
    add(
        "purged",
        key_hash=key_hash("incident", "RJ", "GONE"),
        record_table="incident",
        purged_on="2026-10-01",
        rule="review",
    ),
)


def play(engine: Engine) -> Engine:
    """The scene into an empty database that becomes a real one."""
    with writing(engine) as connection:
        connection.execute(text("UPDATE about SET kind = 'real'"))
        for statement in SCENE:
            connection.exec_driver_sql(statement)
    return engine


@pytest.fixture(params=POSTGRES_SLOWLY)
def engine(request: pytest.FixtureRequest) -> Engine:
    """As everywhere, on PostgreSQL only where slow tests run."""
    make: Make = request.getfixturevalue({"sqlite": "new_sqlite", "postgresql": "new_postgres"}[request.param])
    return make()


@pytest.fixture
def real(engine: Engine) -> Engine:
    """A database born real, with the scene; on SQLite and on PostgreSQL."""
    return play(engine)


@pytest.fixture(scope="session", params=POSTGRES_SLOWLY)
def kept_real(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """One such database for all tests that only try files (dry run)."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_template")
        path = tmp_path_factory.mktemp("real") / "sajha.db"
        path.write_bytes(template.read_bytes())
        engine = connect(f"sqlite:///{path}")
    else:
        template_name = request.getfixturevalue("postgres_template")
        name = f"kept_real_{uuid4().hex[:8]}"  # made again where the tests come back to this engine
        request.getfixturevalue("postgres_admin")(f"CREATE DATABASE {name} TEMPLATE {template_name}")
        engine = connect(request.getfixturevalue("postgres_url")(name))
    yield play(engine)
    engine.dispose()


@pytest.fixture
def send(real: Engine, tmp_path: Path) -> Send:
    """Loads rows (by column) of a dataset, as a CSV file of a force."""

    def load(dataset: str, *rows: dict[str, Any], agency: str = "RJ", **options: Any) -> Receipt:
        return load_file(real, csv_file(tmp_path / f"{dataset}.csv", rows), dataset, agency, "test", **options)

    return load
