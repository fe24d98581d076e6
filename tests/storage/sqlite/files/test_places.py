"""Odd places for a database: one clear line each, and no advice that gives away what is not its."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.doctor.data import check_database
from bot.doctor.second_bot import check_second_bot
from bot.errors import ConfigError, StoreUnusable
from bot.storage.sqlite.database import make_folder
from bot.storage.sqlite.files.places import check_place, is_its_own, nearest_folder, new_folder
from bot.storage.sqlite.files.rights import check_rights
from bot.storage.sqlite.upkeep.checkup import check
from tests.storage.sqlite.children import NOBODY
from tests.storage.sqlite.played import make_played

ROOT = Path(__file__).parents[4]

on_posix = pytest.mark.skipif(os.name == "nt", reason="these are folders of other systems")
as_root = pytest.mark.skipif(
    os.name == "nt" or os.geteuid() != 0, reason="only root can act as another user"
)


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that every user can look into, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def told_to_nobody(path: str, folder: Path) -> str:
    """Return what a start and a check say about a database to a user without special rights."""
    return subprocess.run(  # noqa: S603 - our own command line
        [sys.executable, "-c", _AS_NOBODY],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "DATABASE_URL": f"sqlite:///{path}"},
        capture_output=True,
        check=False,
        text=True,
    ).stderr


_AS_NOBODY = f"""
import os, sys
from bot.storage.sqlite.address import path_of
from bot.storage.sqlite.upkeep.checkup import check
from bot.storage.sqlite.database import open_for_writing
from bot.storage.sqlite.files.lock import StoreLock
from bot.errors import TriviaError
os.setuid({NOBODY})
path = path_of(os.environ["DATABASE_URL"])
for attempt in (lambda: open_for_writing(path, StoreLock(path)), lambda: check(path)):
    try:
        attempt()
    except TriviaError as error:
        print(error, file=sys.stderr)
"""


@as_root
@pytest.mark.parametrize(
    "path",
    [
        "/trivia.db",
        "/etc/trivia.db",
        "/root/trivia.db",
        "/root/data/trivia.db",
        "/usr/lib/trivia.db",
        "/srv/trivia.db",
        "/opt/trivia.db",
        "/var/lib/trivia.db",
        "/home/trivia.db",
        "/mnt/trivia.db",
        "/etc/passwd",
    ],
)
def test_no_folder_of_the_system_is_given_away(path: str, home: Path) -> None:
    said = told_to_nobody(path, home)
    assert "Traceback" not in said
    assert "chown" not in said
    assert "sudo install -d -o nobody -m 700 /srv/footnote, and name a file in it:" in said
    assert f"DATABASE_URL=sqlite:////srv/footnote/{Path(path).name}" in said


@as_root
def test_a_checkout_is_not_given_away(home: Path) -> None:
    (home / "bot").mkdir()
    (home / "README.md").touch()
    said = told_to_nobody("trivia.db", home)
    assert "its folder . cannot be written to by nobody" in said
    assert "chown" not in said
    assert "/srv/footnote" in said


@as_root
def test_a_folder_that_the_user_cannot_make_comes_with_the_command_that_makes_it(
    home: Path,
) -> None:
    said = told_to_nobody("data/trivia.db", home)
    assert f"Make a folder for it: sudo install -d -o nobody -m 700 {home / 'data'}" in said
    assert "by hand" not in said


@as_root
@pytest.mark.parametrize("name", ["data", "scores"])
def test_a_folder_of_the_database_alone_is_given_with_it(home: Path, name: str) -> None:
    make_played(home / name / "trivia.db")
    (home / name / "backups").mkdir()
    (home / name).chmod(0o755)
    said = told_to_nobody(str(home / name / "trivia.db"), home)
    assert f"give all of it to nobody: sudo chown nobody {home / name} " in said
    assert "-R" not in said


@on_posix
def test_a_folder_with_anything_else_in_it_is_not_the_databases(tmp_path: Path) -> None:
    for name in ("scores", "data"):
        database = tmp_path / name / "trivia.db"
        database.parent.mkdir()
        database.touch()
        assert is_its_own(database.parent, database)
        (database.parent / "photos").mkdir()
        assert not is_its_own(database.parent, database)
    assert not is_its_own(Path("/etc"), Path("/etc/trivia.db"))
    assert not is_its_own(Path("/srv"), Path("/srv/trivia.db"))
    assert not is_its_own(Path("/"), Path("/trivia.db"))


@on_posix
def test_the_advice_never_names_a_folder_that_is_there(tmp_path: Path) -> None:
    assert f"-m 700 {tmp_path / 'new'}" in new_folder(tmp_path / "new" / "trivia.db", "ada")
    assert "-m 700 /srv/footnote," in new_folder(tmp_path / "trivia.db", "ada")
    assert "-m 700 /srv/footnote," in new_folder(Path("/etc/new/trivia.db"), "ada")


def make_loop(folder: Path) -> str:
    (folder / "loop.db").symlink_to("loop.db")
    return "loop.db"


def make_link_to_nowhere(folder: Path) -> str:
    (folder / "far.db").symlink_to(folder / "not mounted" / "trivia.db")
    return "far.db"


def make_folder_link_to_nowhere(folder: Path) -> str:
    (folder / "data").symlink_to(folder / "not mounted")
    return "data/trivia.db"


def make_file_as_folder(folder: Path) -> str:
    (folder / "README.md").touch()
    return "README.md/trivia.db"


def make_dir(folder: Path) -> str:
    (folder / "trivia.db").mkdir()
    return "trivia.db"


@on_posix
@pytest.mark.parametrize(
    ("make", "words"),
    [
        (make_loop, "leads in a circle"),
        (make_link_to_nowhere, "whose folder is not there"),
        (make_folder_link_to_nowhere, "whose folder is not there"),
        (make_file_as_folder, "that is a file"),
        (make_dir, "a folder or a device"),
        (lambda _: f"{'n' * 256}.db", "name longer than"),
        (lambda _: "/".join(["long"] * 900) + "/t.db", "path longer than"),
        (lambda _: "/dev/null", "not on a disk"),
        (lambda _: "/proc/foo.db", "not on a disk"),
        (lambda _: "/sys/kernel/foo.db", "not on a disk"),
    ],
)
def test_a_place_where_no_database_can_be_is_one_line_everywhere(
    tmp_path: Path, make: Callable[[Path], str], words: str
) -> None:
    path = tmp_path / make(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    looks: tuple[Callable[[], object], ...] = (
        lambda: make_folder(path),
        lambda: check_rights(path),
        lambda: check(path),
        lambda: check_database(f"sqlite:///{path}"),
    )
    for look in looks:
        with pytest.raises(StoreUnusable, match=words) as caught:
            look()
        assert "DATABASE_URL" in caught.value.remedy
        assert "chmod" not in caught.value.remedy
        assert len(str(caught.value)) < 700
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("url", ["sqlite:////", "sqlite:///.", "sqlite:////.", "sqlite:///a/.."])
def test_an_address_without_a_name_is_refused_in_words(url: str) -> None:
    for look in (check_database, check_second_bot):
        with pytest.raises(Exception, match="names no file") as caught:
            look(url)
        assert not isinstance(caught.value, ValueError)
    with pytest.raises(ConfigError):
        check_database(url)


@on_posix
def test_a_link_to_a_file_yet_to_be_made_is_fine(tmp_path: Path) -> None:
    (tmp_path / "trivia.db").symlink_to(tmp_path / "real.db")
    check_place(tmp_path / "trivia.db")


def test_the_space_of_a_folder_yet_to_be_made_is_that_of_the_one_above(tmp_path: Path) -> None:
    assert nearest_folder(tmp_path / "a" / "b") == tmp_path
    assert nearest_folder(Path("no-such-folder/deeper")) == Path.cwd()
