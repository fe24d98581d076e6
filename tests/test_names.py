"""Every public class has a name of its own, and no file is named by a word that says nothing."""

import ast
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BLURRED = frozenset(
    {"asking", "gathering", "posing", "resolving", "resolving_sets", "returning", "things", "rooms"}
)
"""Names of files that did not tell what is in them."""


def _public_classes() -> dict[str, list[str]]:
    places = defaultdict(list)
    for file in sorted((ROOT / "bot").rglob("*.py")):
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(file.relative_to(ROOT).as_posix())
    return places


def test_no_two_public_classes_share_a_name() -> None:
    shared = {name: files for name, files in _public_classes().items() if len(files) > 1}
    assert shared == {}


@pytest.mark.parametrize("folder", ["bot", "setup", "tests"])
def test_no_file_has_a_name_that_blurs(folder: str) -> None:
    names = {
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / folder).rglob("*.py")
        if file.stem.removeprefix("test_") in BLURRED
    }
    assert names == set()
