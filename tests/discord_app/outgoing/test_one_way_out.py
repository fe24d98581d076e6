"""Whatever Discord is told leaves through `outgoing/`: nobody else answers, posts or encodes."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

APP = Path(__file__).parents[3] / "bot" / "discord_app"
OUTGOING = "outgoing"
ANSWERS = frozenset(
    {"response", "followup", "original_response", "edit_original_response", "send_message"}
)
"""What discord.py answers an interaction and writes to a channel with."""
COMPONENTS = frozenset({"LayoutView", "View", "Modal", "ActionRow", "Container", "TextDisplay"})


def trees() -> Iterator[tuple[str, ast.Module]]:
    for file in sorted(APP.rglob("*.py")):
        yield file.relative_to(APP).as_posix(), ast.parse(file.read_text("utf-8"))


def speaks_to_interactions(tree: ast.Module) -> bool:
    return any(
        isinstance(node, ast.Attribute)
        and node.attr in ANSWERS
        and not (isinstance(node.value, ast.Name) and node.value.id == "error")  # what was refused
        for node in ast.walk(tree)
    )


def draws_components(tree: ast.Module) -> bool:
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    imported = {
        one.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("discord")
        for one in node.names
    }
    return bool((names | imported) & COMPONENTS)


@pytest.mark.parametrize("speaks", [speaks_to_interactions, draws_components])
def test_only_the_one_way_out_speaks_to_discord(speaks: Callable[[ast.Module], bool]) -> None:
    rooms = {path.split("/")[0] for path, tree in trees() if speaks(tree)}
    assert rooms == {OUTGOING}
