"""The architecture page leads to what there is: every path in “Where do I find …” exists."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
_PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)*/?\Z")
_NAME = re.compile(r"[A-Za-z_]\w*\Z")


def _rows() -> list[str]:
    section = PAGE.partition("### Where do I find")[2].partition("\n#")[0]
    return [line for line in section.splitlines() if line.startswith("|")][2:]


def _in_code(row: str) -> list[str]:
    """Return what the last column says in `code`."""
    return re.findall(r"`([^`]+)`", row.strip().strip("|").rpartition("|")[2])


def _found(path: str, before: Path | None) -> Path | None:
    """Return a path of bot/, of the repository, or of a folder that the one before it is in."""
    above = [folder for folder in before.parents if folder.is_relative_to(ROOT)] if before else []
    folders = [ROOT / "bot", ROOT, *above]
    return next((folder / path for folder in folders if (folder / path).exists()), None)


def test_the_section_is_there() -> None:
    assert len(_rows()) > 20


@pytest.mark.parametrize("row", _rows())
def test_every_path_exists_and_every_name_stands_in_a_file_beside_it(row: str) -> None:
    code = _in_code(row)
    paths = [each for each in code if "/" in each or "." in each]
    files: list[Path] = []
    for path in paths:
        assert _PATH.match(path), path
        found = _found(path, files[-1] if files else None)
        assert found is not None, path
        files.append(found)
    assert files, row
    texts = [file.read_text("utf-8") for file in files if file.is_file()]
    for name in (each for each in code if each not in paths and _NAME.match(each)):
        assert any(re.search(rf"\b{name}\b", text) for text in texts), name
