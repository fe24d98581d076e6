"""Files that were meant as fact files, and whose names keep them from being one."""

import re
from pathlib import Path

_NEARLY = re.compile(
    r"(?P<stem>[^.].*?)\.(?:toml|tml)(?P<more>(?:\.(?:txt|text|md|rtf|docx?|odt|toml))*)\s*",
    re.IGNORECASE,
)
_NOT_PLAIN = re.compile(r"\.(rtf|docx?|odt)\b", re.IGNORECASE)


def intended_name(path: Path) -> str:
    """Return what a file should be called to be a fact file; empty where it never was meant so.

    Notepad adds `.txt`, old cameras and Windows write `.TOML`, and Word its own ending. What is set
    aside on purpose (`x.toml.bak`, `x.toml~`) is left alone.
    """
    found = _NEARLY.fullmatch(path.name)
    return f"{found['stem'].lower()}.toml" if found and not path.name.endswith(".toml") else ""


def how_to_rename(path: Path) -> str:
    """Return what to do about such a file."""
    if _NOT_PLAIN.search(path.name):
        return f"Save it as plain text, and call it {intended_name(path)}."
    return f"Call it {intended_name(path)}."
