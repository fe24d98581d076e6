"""What the log of a start says of the packs."""

import logging
from pathlib import Path

import pytest

from bot.compose import composed
from bot.config import Settings
from bot.packs.library.start_line import log_start
from bot.ports.library import Trouble
from tests.support.tiny_packs import write_pack


async def start(folder: Path, questions: Path, caplog: pytest.LogCaptureFixture) -> tuple[int, str]:
    """Compose a bot over a folder; return the level and the words of the line about its packs."""
    caplog.set_level("INFO")
    settings = Settings(database_url=f"sqlite:///{folder}/trivia.db", questions_dir=questions)
    async with composed(settings):
        pass
    (line,) = [each for each in caplog.records if "in play" in each.getMessage()]
    return line.levelno, line.getMessage()


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    folder = tmp_path / "the questions"
    folder.mkdir()
    return folder


async def test_an_empty_folder_is_a_warning_that_nothing_can_be_played(
    tmp_path: Path, questions: Path, caplog: pytest.LogCaptureFixture
) -> None:
    level, said = await start(tmp_path, questions, caplog)
    assert level == logging.WARNING
    assert said.startswith("no pack is in play, so nothing can be played: put fact files into ")
    assert str(questions) in said


async def test_good_packs_are_counted_and_nothing_is_wrong(
    tmp_path: Path, questions: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_pack(questions, "north")
    level, said = await start(tmp_path, questions, caplog)
    assert level == logging.INFO
    assert said.startswith("1 pack in play with ")
    assert said.endswith("questions")


async def test_broken_files_are_a_warning_with_their_names_and_the_command_that_shows_all(
    tmp_path: Path, questions: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_pack(questions, "north")
    write_pack(questions, "south", broken=True)
    (questions / "west.toml.txt").touch()
    level, said = await start(tmp_path, questions, caplog)
    assert level == logging.WARNING
    assert said.startswith("1 pack in play with ")
    assert "; 8 errors and 1 warning in south.toml, west.toml.txt; see them all: " in said
    assert said.endswith(f"python -m bot packs check '{questions}'")


async def test_only_broken_files_are_told_with_what_cannot_be_done(
    tmp_path: Path, questions: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_pack(questions, "south", broken=True)
    level, said = await start(tmp_path, questions, caplog)
    assert level == logging.WARNING
    assert said.startswith("no pack is in play, so nothing can be played: 8 errors in south.toml; ")


def test_of_very_many_files_the_first_are_named(
    caplog: pytest.LogCaptureFixture,
) -> None:
    log_start((), [Trouble(f"{n}.toml", "", "x", "", is_error=n > 3) for n in range(9)], Path("q"))
    (said,) = caplog.messages
    assert (
        "5 errors and 4 warnings in 4.toml, 5.toml, 6.toml, 7.toml, 8.toml and 4 other files;"
        in said
    )
