"""What a fact file says twice and differently: two values where it claims that there is one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from bot.packs.facts.names import number_text
from bot.packs.facts.problems import Problem
from bot.packs.facts.resolved import Entity, Truth, Value
from bot.packs.facts.templates import PLACEHOLDER
from bot.packs.facts.truths import value_key

_Spot: TypeAlias = tuple[str, str, frozenset[tuple[str, str]]]
_NUMBER = "number"


class _Told(NamedTuple):
    slot: str
    value: Value
    place: str
    is_unique: bool


def contradictions(truths: Iterable[Truth], path: str) -> Iterator[Problem]:
    """Yield a problem for each slot of which truths give two values, though it has but one.

    Only values of the same kind contradict each other: the Louvre is in Paris, and in France.
    [[known]] is not looked at: it is there to keep a second true value from being called wrong.
    """
    told: dict[tuple[_Spot, str], dict[str, _Told]] = defaultdict(dict)
    for truth in truths:
        for slot, value in truth.slots.items():
            for kind in value.kinds if isinstance(value, Entity) else {_NUMBER}:
                found = told[_spot(truth, slot), kind]
                this = _Told(slot, value, truth.place, slot in truth.unique)
                known = found.setdefault(value_key(value), this)
                if this.is_unique and not known.is_unique:
                    found[value_key(value)] = this
    seen = set()
    for values in told.values():
        if len(values) > 1 and any(each.is_unique for each in values.values()):
            one, other, *_ = values.values()
            if (one.place, other.place) not in seen:
                seen.add((one.place, other.place))
                yield _problem(one.slot, one, other, path)


def _spot(truth: Truth, slot: str) -> _Spot:
    """Return what truths share that differ in that slot at most.

    Sentences of their own share it where they read the same but for that slot.
    """
    others = {name: value_key(value) for name, value in truth.slots.items() if name != slot}
    if truth.sentence:
        return _filled(truth.sentence, others), "", frozenset()
    return truth.relation, slot, frozenset(others.items())


def _filled(sentence: str, values: Mapping[str, str]) -> str:
    def value_of(match: re.Match[str]) -> str:
        return values.get(match[1].partition(".")[0], "{}")

    return PLACEHOLDER.sub(value_of, sentence)


def _problem(slot: str, one: _Told, other: _Told, path: str) -> Problem:
    said = f"{_shown(one.value)} in {one.place}, and {_shown(other.value)} in {other.place}"
    return Problem(
        path,
        other.place,
        f"The slot {slot!r} has one true value, but it is {said}.",
        f'Correct one of them; where both are true, write several = ["{slot}"] in both.',
    )


def _shown(value: Value) -> str:
    return value.name if isinstance(value, Entity) else number_text(value)
