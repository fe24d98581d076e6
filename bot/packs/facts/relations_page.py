"""Writes docs/relations.md: `python -m bot.packs.facts.relations_page FILE`, `make relations`."""

import sys
from collections.abc import Iterator
from pathlib import Path

from bot.packs.facts.relation_examples import examples_of, written_examples
from bot.packs.facts.relations import shipped_relations
from bot.packs.facts.resolved import Moment
from bot.packs.facts.tables import QuestionTemplate, RelationTable, Slot
from bot.packs.facts.template_checks import slots_of
from bot.packs.facts.templates import Wording
from bot.packs.facts.types import FAMILIES

_HEAD = """# The bot's own relations

<!-- Written by `make relations` from bot/packs/facts/relations.toml: do not edit by hand. -->

Name one of these as a fact's `relation` and fill its slots ([writing-packs.md](writing-packs.md)
tells how). A slot that is *unique* has one true value in the world when the others are given:
everything else is offered as wrong. Where a relation leaves that open but your fact bears it out,
say `unique = ["slot"]` in the fact; where a relation says it and the world has two, say
`several = ["slot"]`.

Below each relation stand two facts, how it asks of them, and what people take for the truth: give
that as a `trap`, with the reason why it is wrong, and as the subject of the explanation.
"""
_FAMILIES = """
## Types

A slot takes entities of its types. These words stand for whole families, so that an entity of
`type = "museum"` fits a slot that takes `building`:

| type | takes, beside entities of just this type |
| --- | --- |
"""
AS_OF = Moment((2025,))


def page() -> str:
    """Return the page as it has to stand in docs/."""
    relations = shipped_relations()
    families = "".join(
        f"| `{name}` | {', '.join(f'`{each}`' for each in sorted(types))} |\n"
        for name, types in FAMILIES.items()
    )
    told = "\n".join("\n".join(_section(name, each)) for name, each in relations.items())
    return f"{_HEAD}{_FAMILIES}{families}\n## All {len(relations)} relations\n\n{told}"


def examples(name: str, relation: RelationTable) -> list[Wording]:
    """Return what fills a relation's templates in its examples."""
    slots = slots_of(relation)
    words = {"count": "three"}
    return [Wording(slots, values, AS_OF, words=words) for values in examples_of(name, relation)]


def _section(name: str, relation: RelationTable) -> Iterator[str]:
    slots = slots_of(relation)
    wordings = examples(name, relation)
    yield f"### `{name}`\n"
    for wording in wordings:
        yield f"> {wording.fill(relation.statement)}  "
    yield ""
    if relation.changes:
        yield "Changes with time, so its questions say as of when.\n"
    yield "| slot | takes | unique |"
    yield "| --- | --- | --- |"
    for slot, spec in slots.items():
        yield f"| `{slot}` | {_taken(spec)} | {'yes' if slot in relation.unique else ''} |"
    yield ""
    for each in relation.questions:
        kinds = ", ".join(each.kinds) or _by_itself(each, slots[each.asks], relation)
        told = " · ".join(dict.fromkeys(wording.fill(each.stem) for wording in wordings))
        yield f"- `{each.asks}` ({kinds}): {told}"
    yield ""
    trap = written_examples().traps.get(name)
    if trap:
        yield f"What tempts: {trap}.\n"


def _taken(spec: Slot) -> str:
    types = ", ".join(f"`{each}`" for each in spec.type.split("|"))
    return f"{types}, in {spec.unit}" if spec.unit else types


def _by_itself(template: QuestionTemplate, spec: Slot, relation: RelationTable) -> str:
    if spec.type in {"year", "number"}:
        return "choice, number"
    return "choice, typed" if template.asks in relation.unique else "choice, typed where unique"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
