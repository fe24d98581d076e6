"""Chooses wrong options as a set, so that no option is the odd one, least of all the right one."""

from collections.abc import Sequence
from itertools import combinations

from bot.packs.facts.resolved import Entity
from bot.packs.questions.drafts import Offer, Standing
from bot.packs.questions.odd_ones import Apart, OddOne, SeenOption, lone_in_words, odd_ones
from bot.packs.questions.profiles import Profiles

WEIGHED = 10
"""Candidates, the nearest ones, of which every set is looked at."""
_GIVES_AWAY = 100
_STANDS_APART = 30
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
        is_trap=offer.trap is not None,
    )


def best_set(
    right: Sequence[Offer],
    candidates: Sequence[Offer],
    count: int,
    stem: str,
    profiles: Profiles,
) -> list[Offer]:
    """Return so many of the candidates, which come best first, or all where there are fewer.

    The first set of near ones in which nothing stands apart; else that in which it matters least,
    with one of them changed for a farther one where that helps.
    """
    if len(candidates) <= count:
        return list(candidates)
    looks = [look_of(offer, profiles) for offer in candidates]
    true = [look_of(offer, profiles) for offer in right]

    def faults_of(chosen: Sequence[int]) -> float:
        return _faults([*true, *(looks[at] for at in chosen)], len(true), stem)

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


def right_one_apart(
    right: Sequence[Offer], wrong: Sequence[Offer], stem: str, profiles: Profiles
) -> bool:
    """Return whether a right option stands apart by its region, or by how well known it is."""
    looks = [look_of(offer, profiles) for offer in (*right, *wrong)]
    return any(odd.at < len(right) and odd.by in _WEIGHTY for odd in odd_ones(looks, stem))


def _faults(looks: Sequence[SeenOption], right: int, stem: str) -> float:
    faults = sum(_weight(odd, right) for odd in odd_ones(looks, stem))
    lone = lone_in_words(looks)
    return faults + (0 if lone is None else _LONE)


def _weight(odd: OddOne, right: int) -> float:
    if odd.at < right:
        return _GIVES_AWAY
    return _STANDS_APART * (2 if odd.by in _WEIGHTY else 1)
