"""Chooses wrong options as a set, so that no option is the odd one, least of all the right one."""

from collections.abc import Sequence
from itertools import combinations

from bot.packs.facts.resolved import Entity
from bot.packs.questions.drafts import Offer, Standing
from bot.packs.questions.odd_ones import (
    Apart,
    OddOne,
    SeenOption,
    lone_in_words,
    odd_ones,
    right_is_longest,
)
from bot.packs.questions.profiles import Profiles

WEIGHED = 10
"""Candidates, the nearest ones, of which every set is looked at."""
_GIVES_AWAY = 100
_PASSES_OVER = 60
"""What counts most after a right option that stands apart: what the writer names is left out."""
_DEAD = 50
_STANDS_APART = 20
_LONE = 5
_FARTHER = 2
"""What each place further down the list of candidates counts against a set."""
_WEIGHTY = frozenset({Apart.PROMINENCE, Apart.REGION})


def look_of(offer: Offer, profiles: Profiles) -> SeenOption:
    """Return what of an offer can make it stand apart."""
    if not isinstance(offer.value, Entity):
        return SeenOption(offer.text, is_right=offer.standing is Standing.RIGHT)
    return SeenOption(
        text=offer.text,
        id=offer.value.id,
        profile=profiles.of(offer.value),
        is_right=offer.standing is Standing.RIGHT,
        is_given=offer.standing is Standing.CURATED,
    )


def best_set(
    right: Sequence[Offer],
    candidates: Sequence[Offer],
    most: int,
    fewest: int,
    stem: str,
    profiles: Profiles,
) -> list[Offer]:
    """Return some of the candidates, which come best first: as many as make a good question.

    They are fewer than `most` only where another one would be of no use, since nobody would pick
    what alone is from elsewhere, or alone unknown.
    """
    largest: list[Offer] = []
    for count in range(min(most, len(candidates)), fewest - 1, -1):
        chosen = _best_of_size(right, candidates, count, stem, profiles)
        if not tells_itself((*right, *chosen), stem, profiles):
            return chosen
        largest = largest or chosen
    return largest or list(candidates[:most])


def tells_itself(offers: Sequence[Offer], stem: str, profiles: Profiles) -> bool:
    """Return whether an option stands apart by its region, or by how well known it is.

    Wrong ones that the writer put there do not count.
    """
    looks = [look_of(offer, profiles) for offer in offers]
    apart = (offers[odd.at] for odd in odd_ones(looks, stem) if odd.by in _WEIGHTY)
    return any(each.standing is not Standing.CURATED for each in apart)


def _best_of_size(
    right: Sequence[Offer],
    candidates: Sequence[Offer],
    count: int,
    stem: str,
    profiles: Profiles,
) -> list[Offer]:
    """Return so many of the candidates.

    The first set of near ones in which nothing stands apart; else that in which it matters least,
    with one of them changed for a farther one where that helps.
    """
    looks = [look_of(offer, profiles) for offer in candidates]
    true = [look_of(offer, profiles) for offer in right]
    given = {at for at, each in enumerate(candidates) if each.standing is Standing.CURATED}

    def faults_of(chosen: Sequence[int]) -> float:
        passed_over = min(count, len(given)) - len(given.intersection(chosen))
        seen = [*true, *(looks[at] for at in chosen)]
        return _faults(seen, len(true), stem) + _PASSES_OVER * passed_over

    costs: dict[tuple[int, ...], float] = {}
    for chosen in combinations(range(min(WEIGHED, len(candidates))), count):
        faults = faults_of(chosen)
        if not faults:
            return [candidates[at] for at in chosen]
        costs[chosen] = faults + _FARTHER * sum(chosen)
    best = min(costs, key=lambda chosen: (costs[chosen], chosen))
    for at in range(WEIGHED, len(candidates)):
        for place in range(count):
            chosen = (*best[:place], *best[place + 1 :], at)
            costs[chosen] = faults_of(chosen) + _FARTHER * sum(chosen)
    best = min(costs, key=lambda chosen: (costs[chosen], chosen))
    return [candidates[at] for at in best]


def _faults(looks: Sequence[SeenOption], right: int, stem: str) -> float:
    faults = sum(_weight(odd, right) for odd in odd_ones(looks, stem))
    return faults + _LONE * (lone_in_words(looks) is not None) + _LONE * right_is_longest(looks)


def _weight(odd: OddOne, right: int) -> float:
    if odd.at < right:
        return _GIVES_AWAY
    return _DEAD if odd.by in _WEIGHTY else _STANDS_APART
