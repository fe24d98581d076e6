"""Names that sentences stumble over, and whole sentences of every relation filled with them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.packs.facts.entity_wording import in_sentence
from bot.packs.facts.resolved import Entity, Moment, Value
from bot.packs.facts.tables import RelationTable
from bot.packs.facts.template_checks import slots_of
from bot.packs.facts.templates import Wording
from bot.packs.facts.types import fits, quoted_by_default


def thing(
    type_: str, kind: str, name: str, article: str = "", *, is_plural: bool = False
) -> Entity:
    return Entity(
        id=f"{type_}-{name}",
        name=name,
        type=type_,
        kind=kind,
        article=article,
        quoted=quoted_by_default(type_),
        plural=is_plural,
    )


AWKWARD = (
    thing("place", "country", "Netherlands", "the"),
    thing("place", "mountain range", "Alps", "the", is_plural=True),
    thing("place", "group of lakes", "Great Lakes", "the", is_plural=True),
    thing("place", "river", "Thames", "the"),
    thing("place", "river", "River Severn", "the"),
    thing("place", "mountain", "Mount Everest"),
    thing("place", "city", "’s-Hertogenbosch"),
    thing("place", "Canadian city", "St John’s"),
    thing("place", "island", "Java"),
    thing("person", "singer", "k.d. lang"),
    thing("person", "guitarist", "Edge", "the"),
    thing("person", "author", "Charles Dickens"),
    thing("person", "rapper", "50 Cent"),
    thing("group", "band", "Beatles", "the", is_plural=True),
    thing("group", "band", "10cc"),
    thing("group", "broadcaster", "MTV"),
    thing("song", "song", "“Heroes”"),
    thing("song", "song", "7 rings"),
    thing("film", "film", "eXistenZ"),
    thing("novel", "novel", "The Lord of the Rings"),
    thing("album", "album", "A Hard Day’s Night"),
    thing("series", "television series", "Friends"),
    thing("painting", "painting", "Sunflowers"),
    thing("building", "hall", "fish hall", "the"),
    thing("building", "tower", "Eiffel Tower", "the"),
    thing("building", "building", "Houses of Parliament", "the", is_plural=True),
    thing("event", "festival", "Kilbrack Herring Festival"),
    thing("event", "war", "Wars of the Roses", "the", is_plural=True),
    thing("event", "race", "2012 Boston Marathon", "the"),
    thing("award", "award", "MTV award", "an"),
    thing("award", "prize", "Nobel Prize in Physics", "the"),
    thing("body", "star", "Sun", "the"),
    thing("body", "group of stars", "Pleiades", "the", is_plural=True),
    thing("body", "comet", "67P"),
    thing("element", "element", "gold"),
    thing("substance", "drink", "absinthe"),
    thing("craft", "spacecraft", "eROSITA spacecraft", "the"),
    thing("mission", "mission", "Apollo 11"),
    thing("object", "tool", "scissors", is_plural=True),
    thing("instrument", "instrument", "bagpipes", "the", is_plural=True),
    thing("being", "animal", "wolf", "the"),
    thing("being", "bird", "emus", is_plural=True),
    thing("character", "Greek god", "Hermes"),
    thing("office", "office", "President of the United States"),
    thing("language", "language", "isiXhosa"),
    thing("currency", "currency", "yen", "the"),
    thing("flag", "flag", "🇯🇵"),
    thing("symbol", "symbol", "H₂O"),
    thing("chart", "chart", "Billboard Hot 100", "the"),
    thing("name", "name", "New Amsterdam"),
    thing("line", "line", "Call me Ishmael."),
    thing("state", "state", "liquid"),
    thing("unit", "unit", "newton", "the"),
    thing("sport", "sport", "ice hockey"),
    thing("quantity", "quantity", "hours of sunshine", is_plural=True),
)
_ALWAYS_ONE = ("capital", "city", "lake", "moon", "mountain", "neighbour", "planet", "star")
"""Slots for what is never many: no capital is called “the Alps”."""
_AFTER_ITS_VERB = ("group", "sort", "state")
"""Slots that say what something is: “Which of these are the noble gases?”"""


class Filled(NamedTuple):
    """A sentence of a relation, with the entity in it that makes it hard."""

    text: str
    template: str
    slot: str
    entity: Entity


def fillings(relation: RelationTable) -> Iterator[Filled]:
    """Yield every sentence of a relation with every awkward entity in each of its slots."""
    slots = slots_of(relation)
    common: dict[str, Value] = {
        name: 2012 if spec.type in {"year", "number"} else _plain(spec.type)
        for name, spec in slots.items()
    }
    for name, spec in slots.items():
        for entity in AWKWARD:
            unnamed = spec.type in {"year", "number"} or not fits(entity.type, spec.type)
            if unnamed or (entity.plural and name in _ALWAYS_ONE):
                continue
            words = Wording(slots, {**common, name: entity}, Moment((2014, 5)))
            for template in (relation.statement, *(each.stem for each in relation.questions)):
                if f"{{{name}" in template:
                    text = words.fill(template.replace("{count}", "three"))
                    yield Filled(text, template, name, entity)


def _plain(wanted: str) -> Entity:
    first = wanted.partition("|")[0].replace("any", "object")
    return thing(first, first, f"Plain{first}")


_DOUBLED = re.compile(r"\b(?:[Tt]he|[Aa]n?) (?:(?:[a-z-]+ )?the|an?) ")
_TWICE = re.compile(r"\b(\w+) \1\b", re.IGNORECASE)
_SINGULAR = {"is", "was", "has", "does"}
_PLURAL = {"are", "were", "have", "do"}


def faults(filled: Filled) -> Iterator[str]:
    """Yield what a reader would stumble over."""
    text, entity = filled.text, filled.entity
    if _DOUBLED.search(text):
        yield "a doubled article"
    if _TWICE.search(text):
        yield "a doubled word"
    if re.search(r"  |[{}]|““|””|\.\.|\s[.,?]", text):
        yield "untidy"
    if text[0].islower() and not re.match(r"[a-z]\w*[A-Z]", text):
        yield "a small letter at the beginning"
    head = entity.kind.split()[-1].lower()
    if head in entity.name.lower().split() and f"{head} {entity.name.lower()}" in text.lower():
        yield "its kind before a name that says it"
    yield from _agreement(text, filled)


def _agreement(text: str, filled: Filled) -> Iterator[str]:
    entity = filled.entity
    name = re.escape(in_sentence(entity))
    after = re.search(rf"^{name} ([a-z]+)", text, re.IGNORECASE)
    verb = after[1] if after else ""
    is_stem = filled.template.endswith("?") and filled.slot not in _AFTER_ITS_VERB
    before = re.search(rf"\b(\w+) {name}", text) if is_stem else None
    near = {verb, before[1] if before else ""}
    if entity.plural and (near & _SINGULAR or re.search(r"[^s]s$", verb)):
        yield "a plural with the verb of one"
    if not entity.plural and near & _PLURAL:
        yield "one thing with the verb of many"
