"""Two fillings of every relation of the library, for the page that shows how each speaks."""

import re
from functools import cache
from importlib.resources import files

from bot.packs.facts.english import head_noun
from bot.packs.facts.names import slug
from bot.packs.facts.resolved import Entity, Value
from bot.packs.facts.tables import RelationTable, Slot
from bot.packs.facts.template_checks import slots_of
from bot.packs.facts.toml import parse
from bot.packs.facts.types import fits, quoted_by_default

_WRITTEN = re.compile(r"(?P<kind>[^:*]+)(?P<plural>\*?): (?:(?P<article>the|an?) )?(?P<name>.+)")
"""“kind: the Name”; a kind with a star is plural."""


def examples_of(name: str, relation: RelationTable) -> list[dict[str, Value]]:
    """Return what fills a relation's slots, once for each example of it."""
    slots = slots_of(relation)
    written = _written()[name]
    return [{slot: _value(each[slot], slots[slot]) for slot in slots} for each in written]


@cache
def _written() -> dict[str, list[dict[str, str | int | float]]]:
    text = (files("bot.packs.facts") / "relation_examples.toml").read_text(encoding="utf-8")
    found, problems = parse(text, "relation_examples.toml")
    if problems:
        raise ValueError("\n".join(map(str, problems)))
    return found  # type: ignore[return-value]  # the file's shape, which a test holds


def _value(written: str | float, slot: Slot) -> Value:
    match = isinstance(written, str) and _WRITTEN.fullmatch(written)
    if not match:
        return written  # type: ignore[return-value]  # a number
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
