"""What `python3 -m setup` makes, when it makes it anew, and what is left when it fails."""

import os
import signal
import sys

import pytest

from setup.command import main
from tests.setup.conftest import Project
from tests.setup.tiny_index import HALF_WAY

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and file locks of POSIX")
UNREACHABLE = "http://127.0.0.1:9/simple/"


def test_a_group_installs_its_lock_and_no_more(project: Project) -> None:
    code, said, complained = project.set_up("play")
    assert (code, complained) == (0, "")
    assert (project.holds("glass"), project.holds("sugar")) == ("1.0", "1.0")
    assert project.holds("press") == ""
    assert len(said.splitlines()) == 3
    assert project.leftovers() == [".venv"]


def test_a_second_start_says_and_does_nothing(project: Project) -> None:
    project.set_up("play")
    project.environ["PIP_INDEX_URL"] = UNREACHABLE
    (project.folder / ".venv" / "pyvenv.cfg").write_text(
        ""
    )  # a venv that is made anew would mend it
    assert project.set_up("play") == (0, "", "")
    assert project.set_up("run") == (0, "", "")
    assert (project.folder / ".venv" / "pyvenv.cfg").read_text() == ""


def test_a_larger_group_is_added_to_what_is_there_and_then_serves_the_smaller(
    project: Project,
) -> None:
    project.set_up("play")
    mark = project.folder / ".venv" / "mark"
    mark.write_text("the same environment")
    assert project.set_up("test")[0] == 0
    assert (project.holds("press"), project.holds("juice")) == ("1.0", "1.0")
    assert project.set_up("play") == (0, "", "")
    assert mark.exists()


def test_a_changed_lock_sets_up_anew_and_what_it_no_longer_names_is_gone(project: Project) -> None:
    project.set_up("play")
    project.lock("play", "sugar", version="2.0")
    project.lock("run", "sugar", version="2.0")
    assert project.set_up("play")[0] == 0
    assert (project.holds("sugar"), project.holds("glass")) == ("2.0", "")


def test_another_python_sets_up_anew(project: Project) -> None:
    project.set_up("run")
    record = project.folder / ".venv" / "footnote.json"
    record.write_text(record.read_text().replace('"python": "3.', '"python": "4.'))
    mark = project.folder / ".venv" / "mark"
    mark.write_text("made by the other Python")
    assert project.set_up("run")[0] == 0
    assert not mark.exists()


def test_a_folder_that_was_moved_sets_up_anew(project: Project) -> None:
    project.set_up("run")
    project.folder = project.folder.rename(project.folder.with_name("elsewhere"))
    assert "Ready" in project.set_up("run")[1]
    assert project.set_up("run") == (0, "", "")


@pytest.mark.parametrize("record", ["{", '{"locks": 3}', "nowhere"])
def test_an_environment_without_a_record_of_its_own_is_made_anew(
    project: Project, record: str
) -> None:
    broken = project.folder / ".venv" / "lib"
    broken.mkdir(parents=True)
    if record != "nowhere":
        (project.folder / ".venv" / "footnote.json").write_text(record)
    assert project.set_up("run")[0] == 0
    assert project.holds("sugar") == "1.0"


@posix
def test_a_set_up_that_was_killed_starts_over(project: Project) -> None:
    project.server.flowing.clear()
    killed = project.start("play")
    assert project.server.asked.wait(60)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.communicate()
    assert not (project.folder / ".venv" / "footnote.json").exists()
    project.server.flowing.set()
    code, said, _ = project.set_up("play")
    assert code == 0
    assert "Making .venv" in said
    assert project.holds("glass") == "1.0"


@posix
def test_what_was_there_survives_a_killed_renewal(project: Project) -> None:
    project.set_up("play")
    old = (project.folder / "setup" / "play.lock").read_text()
    project.lock("play", "glass", "sugar", version="2.0")
    project.server.asked.clear()
    project.server.flowing.clear()
    killed = project.start("play")
    assert project.server.asked.wait(60)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.communicate()
    project.server.flowing.set()
    (project.folder / "setup" / "play.lock").write_text(old)
    assert project.set_up("play") == (0, "", "")
    assert (project.holds("glass"), project.leftovers()) == ("1.0", [".venv"])


@posix
@pytest.mark.parametrize("first", ["", "play"])
def test_ctrl_c_is_one_line_and_the_next_start_is_a_whole_one(project: Project, first: str) -> None:
    if first:
        project.set_up(first)
    project.server.asked.clear()
    project.server.flowing.clear()
    stopped = project.start("test")
    assert project.server.asked.wait(60)
    os.killpg(stopped.pid, signal.SIGINT)
    project.server.flowing.set()
    _, complained = stopped.communicate(timeout=60)
    assert (stopped.returncode, len(complained.splitlines())) == (130, 1)
    assert project.holds("glass") == ("1.0" if first else "")
    assert project.set_up("test")[0] == 0
    assert project.holds("press") == "1.0"


@posix
def test_two_at_once_do_not_disturb_each_other(project: Project) -> None:
    project.server.flowing.clear()
    one = project.start("play")
    assert project.server.asked.wait(60)
    other = project.start("test")
    assert other.stdout is not None
    assert "Waiting" in other.stdout.readline()
    project.server.flowing.set()
    one.communicate(timeout=120)
    other.communicate(timeout=120)
    assert (one.returncode, other.returncode) == (0, 0)
    assert (project.holds("glass"), project.holds("press")) == ("1.0", "1.0")


@posix
def test_a_pip_that_was_left_behind_is_waited_for(project: Project) -> None:
    project.server.flowing.clear()
    killed = project.start("play")
    assert project.server.asked.wait(60)
    killed.kill()  # pip goes on by itself
    next_one = project.start("play")
    assert next_one.stdout is not None
    assert "Waiting" in next_one.stdout.readline()
    project.server.flowing.set()
    next_one.communicate(timeout=120)
    killed.communicate()
    assert (next_one.returncode, project.holds("glass")) == (0, "1.0")


def test_without_the_registry_it_is_one_line_and_what_was_there_stays(project: Project) -> None:
    project.set_up("play")
    project.lock("play", "glass", "sugar", version="2.0")
    project.environ["PIP_INDEX_URL"] = UNREACHABLE
    code, _, complained = project.set_up("play")
    assert code == 1
    assert complained.startswith("The package registry cannot be reached. ")
    assert len(complained.splitlines()) == 1
    assert (project.holds("glass"), project.leftovers()) == ("1.0", [".setup.log", ".venv"])


def test_tools_that_cannot_be_fetched_do_not_cost_the_game(project: Project) -> None:
    project.set_up("play")
    project.environ["PIP_INDEX_URL"] = UNREACHABLE
    assert project.set_up("test")[0] == 1
    assert project.set_up("play") == (0, "", "")


@posix
def test_an_addition_that_was_killed_does_not_cost_what_was_there(project: Project) -> None:
    project.set_up("play")
    project.server.asked.clear()
    project.server.flowing.clear()
    killed = project.start("test")
    assert project.server.asked.wait(60)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.communicate()
    project.environ["PIP_INDEX_URL"] = UNREACHABLE
    assert project.set_up("play") == (0, "", "")
    assert project.holds("glass") == "1.0"


def test_an_addition_that_was_cut_short_half_unpacked_does_not_cost_what_was_there(
    project: Project,
) -> None:
    project.set_up("play")
    reachable = project.environ["PIP_INDEX_URL"]
    whole = (project.folder / "setup" / "test.lock").read_text()
    project.lock("test", "glass", "sugar", HALF_WAY)
    assert project.set_up("test")[0] == 1
    assert project.holds(HALF_WAY) == "1.0"  # so some of it came

    project.environ["PIP_INDEX_URL"] = UNREACHABLE
    assert project.set_up("play") == (0, "", "")
    assert project.set_up("test")[0] == 1
    assert project.set_up("play") == (0, "", "")
    assert (project.holds("glass"), project.leftovers()) == ("1.0", [".setup.log", ".venv"])

    project.environ["PIP_INDEX_URL"] = reachable
    (project.folder / "setup" / "test.lock").write_text(whole)
    code, said, _ = project.set_up("test")
    assert code == 0
    assert "Making .venv" in said  # what is half there is not built upon
    assert (project.holds("press"), project.holds(HALF_WAY)) == ("1.0", "")


def test_an_environment_without_a_record_stays_until_there_is_another(project: Project) -> None:
    mark = project.folder / ".venv" / "mark"
    mark.parent.mkdir()
    mark.write_text("made by an older Footnote")
    registry, project.environ["PIP_INDEX_URL"] = project.environ["PIP_INDEX_URL"], UNREACHABLE
    assert project.set_up("run")[0] == 1
    assert mark.exists()
    project.environ["PIP_INDEX_URL"] = registry
    assert project.set_up("run")[0] == 0
    assert not mark.exists()
    assert ".venv.old" not in project.leftovers()


def test_a_package_that_is_not_the_locked_one_is_refused_in_one_line(project: Project) -> None:
    lock = project.folder / "setup" / "run.lock"
    lock.write_text(lock.read_text().replace("sha256:", "sha256:0")[:-2] + "\n")
    code, _, complained = project.set_up("run")
    assert (code, len(complained.splitlines())) == (1, 1)
    assert "is not the one in the lock" in complained


def test_a_package_that_the_index_lacks_is_named(project: Project) -> None:
    lock = project.folder / "setup" / "run.lock"
    lock.write_text(lock.read_text().replace("==1.0", "==9.0"))
    assert "has no sugar==9.0" in project.set_up("run")[2]


@pytest.mark.parametrize("arguments", [[], ["all"], ["play", "test"]])
def test_a_misuse_says_what_there_is(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert "run|play|test" in capsys.readouterr().err
