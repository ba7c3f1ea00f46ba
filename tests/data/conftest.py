"""A small scene that many tests change: made and read once for each engine, and copied for every test."""

from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import Engine

from data.engine import connect
from data.facts import Facts, read_all
from tests.conftest import POSTGRES_SLOWLY, Make
from tests.data.writers import NOVEMBER, add, delivery, force, gang, incident, message, write

SCENE = (
    *[force(code) for code in ("RJ", "HR", "PB", "DL")],
    *[gang(code) for code in ("G1", "G2")],
    *[incident(f"I{day}", day) for day in (18, 19, 20)],
    *[message(f"M{day}", day) for day in (18, 19, 20)],
    *[delivery(f"M{day}", to) for day in (18, 19, 20) for to in ("HR", "PB")],
    add("incident_gang", agency="RJ", reference="I20", gang="G1"),
    add("message_gang", agency="RJ", reference="M20", gang="G1"),
    add("feed", agency="RJ", dataset="incident", every_days=7, from_on="2026-01-01"),
    add("meeting", agency="RJ", reference="S1", status="planned", meets_at=NOVEMBER.format(28), mode="video"),
    add("attendance", agency="RJ", reference="S1", force="HR", rank_invited="DGP"),
    add("police_unit", code="HR-X", state="HR", name="X", kind="district", has_territory=True),
    incident("IU", 17, unit="HR-X"),
    incident("ID", 17, district=86),
)


@dataclass(frozen=True)
class Scene:
    """A database with SCENE in it, and the facts as they stood then."""

    engine: Engine
    before: Facts


@pytest.fixture(scope="session")
def sqlite_scene(sqlite_template: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Facts]:
    path = tmp_path_factory.mktemp("scene") / "sajha.db"
    path.write_bytes(sqlite_template.read_bytes())
    return path, _read(connect(f"sqlite:///{path}"))


@pytest.fixture(scope="session")
def postgres_scene(postgres_template: str, postgres_admin: Any, postgres_url: Any) -> tuple[str, Facts]:
    postgres_admin(f"CREATE DATABASE scene TEMPLATE {postgres_template}")
    return "scene", _read(connect(postgres_url("scene")))


def _read(engine: Engine) -> Facts:
    write(engine, *SCENE)
    facts = read_all(engine)
    engine.dispose()
    return facts


@pytest.fixture
def scene_of(new_sqlite: Make, request: pytest.FixtureRequest) -> Any:
    """Makes a Scene on the engine named."""

    def make(kind: str) -> Scene:
        if kind == "sqlite":
            path, facts = request.getfixturevalue("sqlite_scene")
            return Scene(new_sqlite("scene", source=path), facts)
        name, facts = request.getfixturevalue("postgres_scene")
        return Scene(request.getfixturevalue("new_postgres")("copy", source=name), facts)

    return make


@pytest.fixture(params=POSTGRES_SLOWLY)
def scene(request: pytest.FixtureRequest, scene_of: Any) -> Scene:
    return scene_of(request.param)
