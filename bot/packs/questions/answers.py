"""What a typed answer may be: the names accepted and refused, and by which rules it is judged."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.game.judging import short_names
from bot.game.judging.answer import AnswerType, Strictness
from bot.packs.facts.names import plain
from bot.packs.facts.resolved import Entity
from bot.packs.facts.types import TITLES

_BY_TYPE = {"person": AnswerType.PERSON, "symbol": AnswerType.SYMBOL}
_STRICTEST_FIRST = (Strictness.STRICT, Strictness.NORMAL, Strictness.LENIENT)


class Namesakes:
    """Who shares a name with whom: a name that two entities of one type bear says neither alone."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
        for entity in entities:
            for name in (*entity.names, *_surnames(entity)):
                self._bearers[entity.type, plain(name)].add(entity.id)

    def shared(self, entity: Entity) -> tuple[str, ...]:
        """Return the aliases, and the surnames of a person, that others go by too."""
        return tuple(
            name
            for name in dict.fromkeys((*entity.aliases, *_surnames(entity)))
            if self._bearers[entity.type, plain(name)] - {entity.id}
        )

    def accepted(self, entity: Entity) -> tuple[str, ...]:
        """Return the forms a typed answer may take, the name first, none that names others too."""
        unclear = {plain(name) for name in (*entity.ambiguous, *self.shared(entity))}
        clear = (alias for alias in entity.aliases if plain(alias) not in unclear)
        return _distinct((entity.name, *clear))

    def refused(self, entity: Entity, more: Iterable[str] = ()) -> tuple[str, ...]:
        """Return what is not taken for it although it comes near: `more`, and what names others."""
        own = plain(entity.name)
        unclear = (*entity.ambiguous, *self.shared(entity))
        return _distinct(
            (*entity.refused, *more, *(name for name in unclear if plain(name) != own))
        )

    def spelled_out(self, entity: Entity) -> tuple[str, ...]:
        """Return what is accepted with the surname of a person, which says as much."""
        unclear = {plain(name) for name in (*entity.ambiguous, *self.shared(entity))}
        surnames = (name for name in _surnames(entity) if plain(name) not in unclear)
        return _distinct((*self.accepted(entity), *surnames))


class ListNames(NamedTuple):
    """What the judge goes by in a list: each member's forms, one type and refusals for all."""

    accepted: tuple[tuple[str, ...], ...]
    type: AnswerType
    refused: tuple[str, ...]


def list_names(
    namesakes: Namesakes, members: Sequence[Entity], refused: Iterable[str]
) -> ListNames:
    """Return how the members may be named; `refused` is what the list's writer does not accept.

    What one member's name must not be taken for may be the name of another, and counts for that.
    """
    types = {answer_type(each) for each in members}
    accepted = tuple(namesakes.spelled_out(each) for each in members)
    counted = {plain(form) for each in accepted for form in each}
    near = (name for each in members for name in namesakes.refused(each))
    return ListNames(
        accepted,
        AnswerType.TEXT if len(types) > 1 else types.pop(),
        _distinct((*refused, *(name for name in near if plain(name) not in counted))),
    )


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names without those that read like one before them."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(plain(name), name)
    return tuple(found.values())


def _surnames(entity: Entity) -> tuple[str, ...]:
    """Return the parts of a person's names that the judge takes for the whole."""
    if entity.type != "person":
        return ()
    return _distinct(part for name in entity.names for part in short_names(name))


def answer_type(entity: Entity) -> AnswerType:
    """Return how the judge takes an entity's name: as a person's, a title, a symbol or as it is."""
    if entity.type in TITLES:
        return AnswerType.TITLE
    return _BY_TYPE.get(entity.type, AnswerType.TEXT)


def strictest(entities: Iterable[Entity]) -> Strictness:
    """Return the strictness that does justice to all of these."""
    return min((entity.strictness for entity in entities), key=_STRICTEST_FIRST.index)
