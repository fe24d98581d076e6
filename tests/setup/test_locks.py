"""The locks in setup/ are complete and agree with pyproject.toml and with one another."""

import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from setup.environment import GROUPS

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pins(group: str) -> dict[str, Requirement]:
    """Return what a lock names, by name."""
    text = (ROOT / "setup" / f"{group}.lock").read_text(encoding="utf-8")
    lines = re.findall(r"^([A-Za-z].+?) \\$", text, re.MULTILINE)
    return {canonicalize_name(each.name): each for each in map(Requirement, lines)}


def asked_for(group: str) -> Iterator[Requirement]:
    """Yield what pyproject.toml asks for, for a group and those before it."""
    yield from map(Requirement, PROJECT["project"]["dependencies"])
    groups = PROJECT["dependency-groups"]
    for name in GROUPS[1 : GROUPS.index(group) + 1]:
        yield from (Requirement(each) for each in groups[name] if isinstance(each, str))


@pytest.mark.parametrize("group", GROUPS)
def test_a_lock_holds_all_that_its_group_asks_for(group: str) -> None:
    locked = pins(group)
    for wanted in asked_for(group):
        pin = locked[canonicalize_name(wanted.name)]
        (exact,) = pin.specifier
        assert exact.operator == "=="
        assert wanted.specifier.contains(exact.version), wanted


@pytest.mark.parametrize("group", GROUPS)
def test_every_pin_is_exact_and_has_its_hashes(group: str) -> None:
    text = (ROOT / "setup" / f"{group}.lock").read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[A-Za-z])", text, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(pins(group)) > 20
    for block in blocks:
        assert re.match(r"[\w.-]+(\[[\w,-]+\])?==\S+", block), block
        assert "--hash=sha256:" in block


@pytest.mark.parametrize(("smaller", "larger"), list(pairwise(GROUPS)))
def test_a_larger_group_holds_the_smaller_one_with_the_same_pins(smaller: str, larger: str) -> None:
    few, many = pins(smaller), pins(larger)
    assert few.keys() < many.keys()
    assert {name: many[name].specifier for name in few} == {
        name: pin.specifier for name, pin in few.items()
    }


def test_an_extra_that_is_asked_for_stays_in_the_lock() -> None:
    assert pins("run")["discord-py"].extras == {"speed"}
    assert pins("test")["coverage"].extras == {"toml"}


def test_tools_are_for_tests_only() -> None:
    tools = {"mypy", "playwright", "pytest", "ruff", "hypothesis", "coverage", "import-linter"}
    assert tools <= pins("test").keys()
    assert not tools & pins("play").keys()
    assert "rich" not in pins("run")
