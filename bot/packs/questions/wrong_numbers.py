"""Wrong years and numbers: certainly wrong, believable, and such that a player can weigh them."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from bot.packs.facts.names import number_text
from bot.packs.facts.resolved import Entity, ResolvedFact
from bot.packs.facts.tables import Slot
from bot.packs.facts.templates import value_text
from bot.packs.facts.truths import value_key
from bot.packs.questions.chance import draw, shuffled
from bot.packs.questions.distractors import standing
from bot.packs.questions.drafts import Offer
from bot.packs.questions.knowledge import Knowledge
from bot.packs.questions.wrong_years import wrong_years, years_apart

WEIGHABLE = 1.5
"""Made-up numbers differ by this factor from all others: who does not know can still reckon."""
FEW = 10
"""Below it, each whole number is a possible count."""
_STEPS = (-3, -2, -1, 1, 2, 3)
_FACTORS = (0.25, 0.4, 0.62, 1.6, 2.5, 4)
_PEERS_APART = 0.12
_WRONG = 3

_AreApart: TypeAlias = Callable[[float, float], bool]


def wrong_numbers(
    knowledge: Knowledge, fact: ResolvedFact, slot: str, sentence: str
) -> list[Offer]:
    """Return up to three wrong values for a year or number slot, the best first.

    What other facts say comes before what is made up, and no year is made up. None of them stands
    in the sentence that the player reads.
    """
    truth = fact.slots[slot]
    if isinstance(truth, Entity):
        return []
    spec = fact.relation.slots[slot]
    seed = (knowledge.file.pack.id, fact.id, slot)
    stated = set(knowledge.mentions(sentence))
    traps = {value_key(trap.value): trap for trap in fact.traps.get(slot, ())}
    choice = _Choice(truth, wanted_below=int(draw(*seed, "below") * (_WRONG + 1)))
    for numbers, are_apart in _sources(knowledge, fact, slot, truth):
        offers = []
        for value in numbers:
            why, key = standing(knowledge, fact, slot, value), value_key(value)
            if why is not None and key.removeprefix("=") not in stated:
                offers.append(Offer(value_text(value, spec), value, why, traps.get(key)))
        choice.fill(offers, are_apart)
    return choice.chosen


def _sources(
    knowledge: Knowledge, fact: ResolvedFact, slot: str, truth: float
) -> Iterator[tuple[Sequence[int | float], _AreApart]]:
    """Yield the numbers of each sort, the best sort first, with when two of them are far enough."""
    spec = fact.relation.slots[slot]
    seed = (knowledge.file.pack.id, fact.id, slot)
    curated = [each for each in fact.distractors.get(slot, ()) if not isinstance(each, Entity)]
    yield curated, _differ
    if spec.type == "year":
        apart = years_apart(truth, knowledge.file.as_of.year)
        for years in wrong_years(knowledge, fact, slot, int(truth)):
            yield years, lambda one, other: abs(one - other) >= apart
        return
    peers = knowledge.peers(fact, slot).near(truth, *seed)
    counts = isinstance(truth, int) and not spec.unit and spec.high is not None
    yield _mixed(peers, truth, spec, seed), _differ if counts else _by_peers
    yield _mixed(_made(truth), truth, spec, seed), _weighable


def _mixed(
    numbers: Iterable[float], truth: float, spec: Slot, seed: tuple[str, ...]
) -> list[int | float]:
    """Return by chance those within the slot's bounds but the truth, each as whole as that is."""
    low = spec.low if spec.low is not None else (0 if truth >= 0 else -math.inf)
    high = spec.high if spec.high is not None else math.inf
    whole = isinstance(truth, int)
    likened = dict.fromkeys(round(each) if whole else float(each) for each in numbers)
    fitting = [each for each in likened if low <= each <= high and each != truth]
    return shuffled(fitting, number_text, *seed)


def _made(truth: float) -> list[float]:
    """Return numbers made up: small counts by steps of one, others as round as the truth."""
    if isinstance(truth, int) and abs(truth) < FEW:
        return [truth + step for step in _STEPS]
    return [_as_round_as(truth, truth * factor) for factor in _FACTORS]


def _as_round_as(truth: float, value: float) -> float:
    """Round to as many leading digits as the truth shows, two at least."""
    digits = f"{abs(truth):.12g}".replace(".", "").strip("0")
    leading = max(2, len(digits))
    if not value:
        return value
    return round(value, leading - 1 - math.floor(math.log10(abs(value))))


def _differ(one: float, other: float) -> bool:
    return one != other


def _by_peers(one: float, other: float) -> bool:
    """Return whether two numbers differ by more than what a later count would change."""
    return _few(one, other) or abs(one - other) >= _PEERS_APART * max(abs(one), abs(other))


def _weighable(one: float, other: float) -> bool:
    if _few(one, other):
        return True
    small, large = sorted((abs(one), abs(other)))
    return one * other < 0 or large >= WEIGHABLE * small


def _few(one: float, other: float) -> bool:
    """Return whether both are different counts so small that each can be thought of."""
    whole = float(one).is_integer() and float(other).is_integer()
    return whole and one != other and max(abs(one), abs(other)) < FEW


@dataclass
class _Choice:
    """Up to three wrong numbers that stand apart, so many of them below the truth as is wanted.

    So the truth is not always in the middle, and not always an end.
    """

    truth: int | float
    wanted_below: int
    chosen: list[Offer] = field(default_factory=list)

    def fill(self, offers: Sequence[Offer], are_apart: _AreApart) -> None:
        """Choose among some more, first those that come on the wanted side."""
        for strict in (True, False):
            for offer in offers:
                if len(self.chosen) == _WRONG:
                    return
                if not (strict and self._full(offer)) and self._fits(offer, are_apart):
                    self.chosen.append(offer)

    def _fits(self, offer: Offer, are_apart: _AreApart) -> bool:
        others = (self.truth, *map(_number, self.chosen))
        return all(are_apart(_number(offer), other) for other in others)

    def _full(self, offer: Offer) -> bool:
        below = sum(_number(each) < self.truth for each in self.chosen)
        if _number(offer) < self.truth:
            return below >= self.wanted_below
        return len(self.chosen) - below >= _WRONG - self.wanted_below


def _number(offer: Offer) -> float:
    return offer.value if isinstance(offer.value, int | float) else 0
