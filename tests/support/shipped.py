"""The packs that come with the bot, and the fact files that they are made of."""

from functools import cache
from pathlib import Path

from bot.packs.facts.reader import read_fact_file
from bot.packs.facts.resolved import ResolvedFile
from bot.packs.facts.resolver import resolve
from bot.packs.facts.rows import Rows
from bot.packs.library.loader import LoadedFile, load_file
from bot.packs.library.pack import FilePack

FOLDER = Path(__file__).parents[2] / "questions"
NAMES = sorted(file.stem for file in FOLDER.glob("*.toml"))


@cache
def loaded(name: str) -> LoadedFile:
    """Return what came of a shipped file."""
    return load_file(FOLDER / f"{name}.toml")


def pack(name: str) -> FilePack:
    """Return a shipped pack, which has no error."""
    found = loaded(name)
    assert found.pack, "\n".join(map(str, found.problems))
    return found.pack


@cache
def resolved(name: str) -> ResolvedFile:
    """Return a shipped fact file with the rows of its tables, its references looked up."""
    path = FOLDER / f"{name}.toml"
    rows = Rows(path.parent, path.name)
    found, problems = read_fact_file(path.read_text(encoding="utf-8"), path.name, rows)
    assert found, "\n".join(map(str, problems))
    return resolve(found, path.name)[0]
