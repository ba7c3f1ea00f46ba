"""Another database in the place of the one that was read, or an older copy of it: the facts start afresh."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.data.conftest import Scene
from tests.data.writers import caught_up, changed, incident, message, write

pytestmark = pytest.mark.slow

LATER = (incident("later", 21), message("later", 21))


def put_back(scene: Scene, copy: Path) -> None:
    """As an administrator does it: the file of the copy takes the place of the database."""
    place = Path(str(scene.engine.url.database))
    for beside in ("-wal", "-shm"):
        place.with_name(place.name + beside).unlink(missing_ok=True)
    shutil.copyfile(copy, place)


def copied(scene: Scene, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(str(scene.engine.url.database), tmp_path / "backup.db"))


def test_an_older_file_put_back_is_read_from_the_start(scene_of: Any, tmp_path: Path) -> None:
    scene = scene_of("sqlite")
    backup = copied(scene, tmp_path)
    write(scene.engine, *LATER)
    ahead = caught_up(scene.engine, scene.before)
    put_back(scene, backup)
    after = caught_up(scene.engine, ahead)
    assert changed(scene.before, after) == set()
    assert "later" in ahead.incidents["reference"]  # and now no more


def test_another_file_in_its_place_is_read_from_the_start(scene_of: Any, tmp_path: Path) -> None:
    scene = scene_of("sqlite")
    born_later = "UPDATE about SET created_at = '2027-01-01 00:00:00', kind = 'real'"
    write(scene.engine, *LATER, born_later)
    other = copied(scene, tmp_path)
    put_back(scene, other)
    after = caught_up(scene.engine, scene.before)
    assert after.kind == "real"
    assert after.born != scene.before.born


def test_an_older_database_renamed_into_its_place_is_read_from_the_start(scene_of: Any, postgres_admin: Any) -> None:
    scene = scene_of("postgresql")
    name = scene.engine.url.database
    scene.engine.dispose()
    postgres_admin(f"CREATE DATABASE backup TEMPLATE {name}")
    write(scene.engine, *LATER)
    ahead = caught_up(scene.engine, scene.before)
    scene.engine.dispose()
    postgres_admin(f"DROP DATABASE {name} WITH (FORCE)")
    postgres_admin(f"ALTER DATABASE backup RENAME TO {name}")
    assert changed(scene.before, caught_up(scene.engine, ahead)) == set()


@pytest.mark.slow
def test_a_dump_restored_over_it_is_read_from_the_start(scene_of: Any, postgres_server: Any) -> None:
    scene = scene_of("postgresql")
    address = scene.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    dump = tool(postgres_server, "pg_dump", "--clean", address)
    write(scene.engine, *LATER)
    ahead = caught_up(scene.engine, scene.before)
    tool(postgres_server, "psql", "--quiet", "-v", "ON_ERROR_STOP=1", address, given=dump)
    assert changed(scene.before, caught_up(scene.engine, ahead)) == set()


def tool(server: Any, name: str, *arguments: str, given: str = "") -> str:
    done = subprocess.run([server.bin_path / name, *arguments], input=given, capture_output=True, text=True, check=True)
    return done.stdout


def test_a_newer_version_in_its_place_is_refused(scene: Scene) -> None:
    write(scene.engine, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(Exception, match="made by a newer Sajha"):
        caught_up(scene.engine, scene.before)


def test_an_emptied_database_is_told(scene: Scene) -> None:
    write(scene.engine, "DROP TABLE about", "DROP TABLE alembic_version")
    with pytest.raises(Exception, match="has no tables of Sajha"):
        caught_up(scene.engine, scene.before)


def test_a_file_that_is_gone_is_told_and_not_made_anew(scene_of: Any) -> None:
    scene = scene_of("sqlite")
    place = Path(str(scene.engine.url.database))
    place.unlink()
    with pytest.raises(Exception, match="There is no database at"):
        caught_up(scene.engine, scene.before)
    assert not place.exists()
