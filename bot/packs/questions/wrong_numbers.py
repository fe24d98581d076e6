"""Wrong years and numbers: far enough from the truth to be wrong, near enough to be believed."""

import math
from collections.abc import Iterable

from bot.packs.facts.resolved import Entity, ResolvedFact, Value
from bot.packs.facts.tables import Slot
from bot.packs.facts.templates import value_text
from bot.packs.facts.truths import value_key
from bot.packs.questions.chance import draw, shuffled
from bot.packs.questions.distractors import standing
from bot.packs.questions.drafts import Offer
from bot.packs.questions.knowledge import Knowledge

YEARS_APART = 2
_FACTORS = (0.4, 0.5, 0.6, 0.7, 0.8, 1.25, 1.4, 1.6, 1.8, 2.2)
_WRONG = 3


def wrong_numbers(
    knowledge: Knowledge, fact: ResolvedFact, slot: str, sentence: str
) -> list[Offer]:
    """Return up to three wrong values for a year or number slot, the best first.

    None of them stands in the sentence that the player reads.
    """
    truth = fact.slots[slot]
    if isinstance(truth, Entity):
        return []
    spec = fact.relation.slots[slot]
    seed = (knowledge.file.pack.id, fact.id, slot)
    curated = [each for each in fact.distractors.get(slot, ()) if not isinstance(each, Entity)]
    made = (
        _years(knowledge, fact, int(truth), spec)
        if spec.type == "year"
        else _numbers(knowledge.peers(fact, slot).near(truth, *seed), truth, spec)
    )
    stated = set(knowledge.mentions(sentence))
    offers: dict[str, Offer] = {}
    for value in (*curated, *made):
        why = standing(knowledge, fact, slot, value)
        if why is not None and value_key(value).removeprefix("=") not in stated:
            offers.setdefault(value_key(value), Offer(value_text(value, spec), value, why))
    return _spread(list(offers.values()), truth, spec, curated, seed)


def _years(knowledge: Knowledge, fact: ResolvedFact, truth: int, spec: Slot) -> list[int]:
    """Return believable years: none after the source spoke, none before all of it began.

    The further back, the wider the span.
    """
    last = min(knowledge.file.as_of.year, int(spec.high or 9999))
    span = max(10, (last - truth) // 8)
    first = max((int(spec.low or 0), truth - span, *_beginnings(fact)))
    return [
        year
        for year in range(first, min(last, truth + span) + 1)
        if abs(year - truth) >= YEARS_APART
    ]


def _beginnings(fact: ResolvedFact) -> Iterable[int]:
    entities = (value for value in fact.slots.values() if isinstance(value, Entity))
    return (entity.active[0] for entity in entities if entity.active[0] is not None)


def _numbers(near: list[float], truth: float, spec: Slot) -> list[int | float]:
    """Return believable numbers: what the slot holds in other facts, and made ones.

    Small counts differ by steps of one; larger numbers keep the truth's own roundness.
    """
    low = spec.low if spec.low is not None else (0 if truth >= 0 else -math.inf)
    high = spec.high if spec.high is not None else math.inf
    made = (
        [truth + step for step in range(-4, 5)]
        if isinstance(truth, int) and abs(truth) < 10
        else [_as_round_as(truth, truth * factor) for factor in _FACTORS]
    )
    return [_like(truth, each) for each in (*near, *made) if low <= each <= high and each != truth]


def _as_round_as(truth: float, value: float) -> float:
    """Round to as many leading digits as the truth shows, two at least."""
    digits = f"{abs(truth):.12g}".replace(".", "").strip("0")
    leading = max(2, len(digits))
    if not value:
        return value
    return round(value, leading - 1 - math.floor(math.log10(abs(value))))


def _like(truth: float, value: float) -> int | float:
    return round(value) if isinstance(truth, int) else float(value)


def _spread(
    offers: list[Offer], truth: Value, spec: Slot, curated: list[int | float], seed: tuple[str, ...]
) -> list[Offer]:
    """Choose up to three that stand apart, with a chosen number of them below the truth.

    So the truth is not always in the middle, and not always an end.
    """
    wanted_below = int(draw(*seed, "below") * (_WRONG + 1))
    order = shuffled(offers, lambda offer: offer.text, *seed)
    order.sort(key=lambda offer: offer.value not in curated)
    chosen: list[Offer] = []
    for strict in (True, False):
        for offer in order:
            if len(chosen) == _WRONG:
                break
            below = sum(_number(each) < _raw(truth) for each in chosen)
            full = (
                below >= wanted_below
                if _number(offer) < _raw(truth)
                else (len(chosen) - below >= _WRONG - wanted_below)
            )
            if offer not in chosen and not (strict and full) and _apart(offer, chosen, truth, spec):
                chosen.append(offer)
    return chosen


def _apart(offer: Offer, chosen: list[Offer], truth: Value, spec: Slot) -> bool:
    others = [_raw(truth), *map(_number, chosen)]
    return all(_distinct(_number(offer), other, spec) for other in others)


def _distinct(one: float, other: float, spec: Slot) -> bool:
    if spec.type == "year":
        return abs(one - other) >= YEARS_APART
    small = max(abs(one), abs(other)) < 10 and float(one).is_integer()
    return one != other if small else abs(one - other) >= 0.12 * max(abs(one), abs(other))


def _number(offer: Offer) -> float:
    return _raw(offer.value)


def _raw(value: Value | None) -> float:
    return 0 if value is None or isinstance(value, Entity) else value
