"""Settings for other work with pip neither keep .venv empty nor stop the set-up."""

import os
import sys
from pathlib import Path

import pytest

from setup.contents import missing
from setup.environment import set_up
from setup.pip_settings import pip_environ
from setup.progress import Progress
from setup.trouble import Trouble
from tests.setup.conftest import Project

ELSEWHERE = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT")
SAID = {
    "PIP_DRY_RUN": "1",
    "PIP_USER": "1",
    "PIP_NO_BINARY": ":all:",
    "PIP_QUIET": "2",
    "PIP_ONLY_BINARY": "nothing",
    "PIP_PYTHON_VERSION": "2.7",
    "PIP_IGNORE_INSTALLED": "1",
}


@pytest.mark.parametrize("name", sorted(SAID))
def test_a_variable_does_not_change_whether_packages_are_installed(
    project: Project, name: str
) -> None:
    project.environ[name] = SAID[name]
    code, _, complained = project.set_up("play")
    assert (code, complained) == (0, "")
    assert (project.holds("glass"), project.holds("sugar")) == ("1.0", "1.0")


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_variable_does_not_change_where_packages_are_installed(
    project: Project, tmp_path: Path, name: str
) -> None:
    project.environ[name] = str(tmp_path / "elsewhere")
    assert project.set_up("play")[0] == 0
    assert (project.holds("glass"), project.holds("sugar")) == ("1.0", "1.0")
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("name", ["PIP_CONSTRAINT", "PIP_REQUIREMENT"])
def test_a_variable_does_not_add_to_the_lock(project: Project, tmp_path: Path, name: str) -> None:
    (tmp_path / "more.txt").write_text("sugar==2.0\n")
    project.environ[name] = str(tmp_path / "more.txt")
    assert project.set_up("play")[0] == 0
    assert project.holds("sugar") == "1.0"


@pytest.mark.parametrize(
    "setting", ["user = true", "dry-run = true", "target = elsewhere", "prefix = elsewhere"]
)
def test_nor_does_a_configuration_file_whose_index_counts(
    project: Project, tmp_path: Path, setting: str
) -> None:
    index = project.environ.pop("PIP_INDEX_URL")
    file = tmp_path / "pip.conf"
    file.write_text(f"[global]\nindex-url = {index}\nquiet = 1\n[install]\n{setting}\n")
    project.environ["PIP_CONFIG_FILE"] = str(file)
    code, _, complained = project.set_up("play")
    assert (code, complained) == (0, "")
    assert (project.holds("glass"), project.holds("sugar")) == ("1.0", "1.0")
    assert project.leftovers() == [".venv"]


def test_what_leads_to_the_index_is_kept_from_files_and_variables(tmp_path: Path) -> None:
    file = tmp_path / "pip.conf"
    file.write_text(
        "[global]\nproxy = http://proxy:3128\ncert = C:\\file.pem\ntimeout = 7\nuser = true\n"
        "extra-index-url =\n    http://one/simple\n    http://two/simple\n"
        "[install]\nindex-url = http://three/simple\n"
    )
    given = {"PIP_CONFIG_FILE": str(file), "PIP_TIMEOUT": "9", "PIP_USER": "1", "HOME": "/h"}
    found = pip_environ(Path(sys.executable), tmp_path, given)
    assert found["PIP_PROXY"] == "http://proxy:3128"
    assert found["PIP_CERT"] == "C:\\file.pem"
    assert found["PIP_EXTRA_INDEX_URL"].split() == ["http://one/simple", "http://two/simple"]
    assert found["PIP_INDEX_URL"] == "http://three/simple"
    assert found["PIP_TIMEOUT"] == "9"
    assert found["HOME"] == "/h"
    assert "PIP_USER" not in found
    assert found["PIP_CONFIG_FILE"] == os.devnull


def test_a_configuration_file_that_pip_cannot_read_is_one_line(
    project: Project, tmp_path: Path
) -> None:
    (tmp_path / "pip.conf").write_text("index-url\n")
    project.environ["PIP_CONFIG_FILE"] = str(tmp_path / "pip.conf")
    code, _, complained = project.set_up("play")
    assert code == 1
    assert len(complained.splitlines()) == 1
    assert f"settings in {tmp_path / 'pip.conf'}. Mend" in complained


def test_what_pip_only_says_to_have_installed_is_not_put_on_record(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def promised(*_: object) -> dict[str, str]:
        return {"sugar": "1.0", "glass": "1.0"}

    monkeypatch.setattr("setup.environment.install", promised)
    with pytest.raises(Trouble, match=r"lacks sugar 1\.0, glass 1\.0"):
        set_up(project.folder, "play", Progress(sys.stdout))
    monkeypatch.undo()
    assert project.set_up("play")[0] == 0
    assert project.holds("sugar") == "1.0"


def test_packages_that_went_away_are_noticed_at_the_next_start(project: Project) -> None:
    project.set_up("play")
    (found,) = (project.folder / ".venv").rglob("glass-1.0.dist-info")
    found.rename(found.with_name("gone"))
    code, said, complained = project.set_up("play")
    assert (code, complained) == (0, "")
    assert "Ready" in said
    assert project.holds("glass") == "1.0"


def test_a_version_is_the_same_however_it_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "lib" / "python3.11" / "site-packages" / "Certi.Fi-2026.02.01.dist-info"
    if os.name == "nt":
        folder = tmp_path / "Lib" / "site-packages" / folder.name
    folder.mkdir(parents=True)
    (folder / "METADATA").write_text("")
    assert missing({"certi-fi": "2026.2.1"}, tmp_path) == []
    assert missing({"certi-fi": "2026.2.10"}, tmp_path) == ["certi-fi 2026.2.10"]
