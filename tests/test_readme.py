"""The README tells the truth: its commands are the Makefile's, and its files are there."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli.main import cli

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TABLE = dict(re.findall(r"^\| `make (\w+)` \| `(.+)` \|$", README, re.MULTILINE))
COMMANDS = sorted(set(re.findall(r"python -m bot ([a-z]+(?: [a-z]+)?)", README)))


def recipe(target: str) -> str:
    """Return a make target's one line with its variables filled in."""
    found = re.search(rf"^{target}:[^\n]*\n\t([^\n]+)", MAKEFILE, re.MULTILINE)
    assert found, f"the Makefile has no {target}"
    return found[1].replace("$(PYTHON)", "python3").replace("$(BIN)", ".venv/bin")


def test_every_target_that_people_use_is_in_the_table() -> None:
    assert set(TABLE) == {"setup", "play", "demo", "run", "test", "check", "words", "bench"}


@pytest.mark.parametrize("target", sorted(TABLE))
def test_the_line_by_hand_is_the_line_of_make(target: str) -> None:
    assert TABLE[target] == recipe(target)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_that_is_named_exists(command: str) -> None:
    result = CliRunner().invoke(cli, [*command.split(), "--help"])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(((?!https?:)[^)#]+)\)", README))))
def test_every_link_within_the_repository_leads_somewhere(target: str) -> None:
    assert (ROOT / target).exists()
