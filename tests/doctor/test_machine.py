import tomllib
from pathlib import Path

import pytest

from bot.doctor.findings import CheckOutcome
from bot.doctor.machine import (
    DISCORD_PY,
    judge_discord_py,
    judge_disk,
    read_what_can_be,
    readable,
)

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("installed", "outcome"),
    [
        ("2.7.1", CheckOutcome.OK),
        ("2.8.0", CheckOutcome.OK),
        ("2.7.0", CheckOutcome.PROBLEM),
        ("3.0.0", CheckOutcome.PROBLEM),
    ],
)
def test_a_release_of_discord_py_is_judged(installed: str, outcome: CheckOutcome) -> None:
    found = judge_discord_py(installed)
    assert found.outcome is outcome
    assert f"discord.py {installed}" in found.found


def test_the_judged_releases_are_those_of_the_project() -> None:
    first, last = (".".join(map(str, each)) for each in DISCORD_PY)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"discord.py[speed]>={first},<{last}" in project["dependencies"]


@pytest.mark.parametrize(
    ("free", "outcome"),
    [
        (19_000_000, CheckOutcome.PROBLEM),
        (199_000_000, CheckOutcome.WARNING),
        (201_000_000, CheckOutcome.OK),
    ],
)
def test_free_space_is_judged(free: int, outcome: CheckOutcome) -> None:
    assert judge_disk(free, Path("data")).outcome is outcome


def test_settings_that_are_right_are_kept_beside_wrong_ones() -> None:
    settings, found = read_what_can_be({"LOG_LEVEL": "LOUD", "QUESTIONS_DIR": "here"})
    assert (settings.log_level, settings.questions_dir) == ("INFO", Path("here"))
    assert found.outcome is CheckOutcome.PROBLEM
    assert "Choose one of DEBUG" in found.found


def test_what_was_given_is_named_without_its_value() -> None:
    _, found = read_what_can_be({"DISCORD_TOKEN": "s3cret"})
    assert "DISCORD_TOKEN" in found.found
    assert "s3cret" not in found.found


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 bytes"), (999, "999 bytes"), (61_440, "61.4 kB"), (1.4e9, "1.4 GB"), (2e12, "2.0 TB")],
)
def test_sizes_are_told_in_units_that_people_read(number: float, words: str) -> None:
    assert readable(number) == words
