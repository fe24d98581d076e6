"""Two fillings of every relation of the library, for the page that shows how each speaks."""

import re
from functools import cache
from importlib.resources import files
from typing import cast

from bot.packs.facts.english import head_noun
from bot.packs.facts.names import slug
from bot.packs.facts.reader import read_table
from bot.packs.facts.resolved import Entity, Value
from bot.packs.facts.tables import RelationTable, Scalar, Slot, Table
from bot.packs.facts.template_checks import slots_of
from bot.packs.facts.toml import parse
from bot.packs.facts.types import fits, quoted_by_default

_WRITTEN = re.compile(r"(?P<kind>[^:*]+)(?P<plural>\*?): (?:(?P<article>the|an?) )?(?P<name>.+)")
"""“kind: the Name”; a kind with a star is plural."""


class ExamplesFile(Table, frozen=True, kw_only=True):
    """The examples, and what people take for the truth, by relation."""

    examples: dict[str, tuple[dict[str, Scalar], ...]]
    traps: dict[str, str]


@cache
def written_examples() -> ExamplesFile:
    """Return the file of examples; it ships with the bot, so a mistake in it is a bug."""
    name = "relation_examples.toml"
    text = (files("bot.packs.facts") / name).read_text(encoding="utf-8")
    raw, problems = parse(text, name)
    found, more = read_table(raw, ExamplesFile, name)
    if problems or more:
        raise ValueError("\n".join(map(str, (*problems, *more))))
    return cast(ExamplesFile, found)


def examples_of(name: str, relation: RelationTable) -> list[dict[str, Value]]:
    """Return what fills a relation's slots, once for each example of it."""
    slots = slots_of(relation)
    return [
        {slot: _value(each[slot], slots[slot]) for slot in slots}
        for each in written_examples().examples[name]
    ]


def _value(written: Scalar, slot: Slot) -> Value:
    if not isinstance(written, str):
        return written
    match = _WRITTEN.fullmatch(written)
    if match is None:
        raise ValueError(written)
    kind = match["kind"]
    sort = _type(kind, slot.type)
    return Entity(
        id=slug(match["name"]),
        name=match["name"],
        type=sort,
        kind=kind,
        article=match["article"] or "",
        quoted=quoted_by_default(sort),
        plural=bool(match["plural"]),
    )


def _type(kind: str, wanted: str) -> str:
    """Return a kind's noun where that is a type that the slot takes, else the slot's first type."""
    noun = head_noun(kind)
    known = quoted_by_default(noun) or fits(noun, wanted.replace("any", ""))
    return noun if known and fits(noun, wanted) else wanted.partition("|")[0]
