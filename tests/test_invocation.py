"""The commands that people are told can be typed as they stand."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from bot import invocation
from bot.invocation import ROOT, called

SOURCES = sorted((ROOT / "bot").rglob("*.py"))


def test_in_the_bots_own_environment_its_python_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "prefix", str(ROOT / ".venv"))
    assert called("db check") == ".venv/bin/python -m bot db check"


def test_on_windows_it_is_where_windows_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "prefix", str(ROOT / ".venv"))
    monkeypatch.setattr(invocation, "ON_WINDOWS", True)
    assert called("run") == r".venv\Scripts\python -m bot run"


@pytest.mark.parametrize(
    ("executable", "name"),
    [("/usr/bin/python3.11", "python3.11"), ("/opt/v/bin/python", "python"), ("", "python3")],
)
def test_elsewhere_it_is_the_python_that_runs(
    monkeypatch: pytest.MonkeyPatch, executable: str, name: str
) -> None:
    monkeypatch.setattr(sys, "prefix", "/usr")
    monkeypatch.setattr(sys, "executable", executable)
    assert called() == f"{name} -m bot"


def test_the_usage_line_names_the_same_command() -> None:
    helped = subprocess.run(
        [sys.executable, "-m", "bot", "--help"], capture_output=True, text=True, check=True
    )
    assert f"Usage: {called()} " in helped.stdout


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_other_place_words_a_command_for_people(source: Path) -> None:
    tree = ast.parse(source.read_text(encoding="utf-8"))
    told = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    docs = {
        ast.get_docstring(node, clean=False)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert not [text for text in told if "python -m bot" in text and text not in docs]
