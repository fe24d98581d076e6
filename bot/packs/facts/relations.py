"""The relation library: ways to state and ask what articles on any subject say.

The relations stand in `relations.toml` beside this file, in the shape of a fact file's own.
"""

from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TypeAlias

from bot.packs.facts.reader import read_table
from bot.packs.facts.tables import RelationTable, Table
from bot.packs.facts.toml import parse

Relations: TypeAlias = MappingProxyType[str, RelationTable]


class RelationsFile(Table, frozen=True, kw_only=True):
    """The library's file: nothing but relations."""

    relations: dict[str, RelationTable]


@cache
def shipped_relations() -> Relations:
    """Return the bot's own relations by id; they ship with it, so a mistake in them is a bug."""
    text = (files("bot.packs.facts") / "relations.toml").read_text(encoding="utf-8")
    raw, problems = parse(text, "relations.toml")
    found, more = read_table(raw, RelationsFile, "relations.toml")
    if problems or more:
        raise ValueError("\n".join(map(str, (*problems, *more))))
    relations: dict[str, RelationTable] = found.relations
    return MappingProxyType(relations)
