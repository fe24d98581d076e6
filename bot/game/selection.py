"""Selecting a game's questions, so that none gives another away and no answer comes too often."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from random import Random
from typing import TypeAlias

import msgspec

from bot.game.question import Asked, Kind, kind_of

SAME_ANSWER_LIMIT = 2
ATTEMPTS = 12
"""Orders tried before a rule is relaxed: a greedy pick in one order can end short by bad luck."""


class Entry(msgspec.Struct, frozen=True):
    """A question in the index: what the selection needs to know of it, without its text.

    `more_facts` are those that it tells beside its own. Where an answer repeats, as True and False
    do, it may come any number of times and is never given away.
    """

    id: str
    kind: Kind
    difficulty: int
    fact: str
    key: str
    mentions: frozenset[str]
    answer_repeats: bool = False
    more_facts: frozenset[str] = frozenset()


Shelf: TypeAlias = Sequence[Entry]
"""The index of one pack."""


class Relaxed(IntEnum):
    """How far the rules were relaxed to reach the number of questions asked for."""

    NOT_AT_ALL = 0
    ANSWERS_REPEAT = 1
    FACTS_REPEAT = 2
    CLUES_ALLOWED = 3


class Pick(msgspec.Struct, frozen=True):
    """The questions of a game in the order of asking; fewer than wanted if the packs hold fewer."""

    entries: tuple[Entry, ...]
    relaxed: Relaxed


def entry_of(question: Asked) -> Entry:
    """Return the index entry of a question."""
    return Entry(
        question.id,
        kind_of(question),
        question.difficulty,
        question.fact,
        question.key,
        frozenset(question.mentions),
        question.answer_repeats,
        frozenset(question.more_facts()),
    )


def pick(
    shelves: Sequence[Shelf], wanted: int, rng: Random, *, after: Iterable[Entry] = ()
) -> Pick:
    """Pick up to `wanted` questions; never the same question twice.

    Each comes from a shelf that is drawn evenly among those that still have one to give, however
    many they hold. The rules are: no two questions on one fact, no answer more than twice
    (unless it repeats), no stem that names another's answer; they hold towards what it comes
    `after`, too. They relax from the answer count over the fact to the clue, and only where the
    packs hold too few questions to keep them.
    """
    before = tuple(after)
    best: list[Entry] = []
    relaxed = Relaxed.NOT_AT_ALL
    for level in Relaxed:
        for _ in range(ATTEMPTS):
            mixed = [_shuffled(shelf, rng) for shelf in shelves]
            chosen = _greedy(mixed, wanted, level, rng, before)
            if len(chosen) > len(best):
                best, relaxed = chosen, level
            if len(best) >= wanted:
                return Pick(tuple(best), relaxed)
    return Pick(tuple(best), relaxed)


def _shuffled(entries: Shelf, rng: Random) -> Iterator[Entry]:
    """Yield the entries in random order, shuffled only as far as needed: a game takes few."""
    order = list(entries)
    for place in range(len(order)):
        drawn = rng.randrange(place, len(order))
        order[place], order[drawn] = order[drawn], order[place]
        yield order[place]


def _greedy(
    shelves: list[Iterator[Entry]],
    wanted: int,
    level: Relaxed,
    rng: Random,
    before: Iterable[Entry],
) -> list[Entry]:
    taken = _Taken(before)
    while shelves and len(taken.entries) < wanted:
        place = rng.randrange(len(shelves))
        # What is passed over now would be later too: whatever is taken only forbids more.
        found = next((entry for entry in shelves[place] if taken.allows(entry, level)), None)
        if found is None:
            del shelves[place]
        else:
            taken.add(found)
    return taken.entries


class _Taken:
    """The questions selected so far, with what the rules need to know of them."""

    def __init__(self, before: Iterable[Entry]) -> None:
        self._facts: set[str] = set()
        self._answers: Counter[str] = Counter()
        self._named: set[str] = set()
        self.entries: list[Entry] = []
        for entry in before:
            self.add(entry)
        self.entries.clear()

    def allows(self, entry: Entry, level: Relaxed) -> bool:
        if level < Relaxed.CLUES_ALLOWED and self._clue(entry):
            return False
        if level < Relaxed.FACTS_REPEAT and self._told(entry):
            return False
        return level >= Relaxed.ANSWERS_REPEAT or not self._worn_out(entry)

    def add(self, entry: Entry) -> None:
        self.entries.append(entry)
        self._facts.add(entry.fact)
        self._facts.update(entry.more_facts)
        self._named.update(entry.mentions)
        if not entry.answer_repeats:
            self._answers[entry.key] += 1

    def _told(self, entry: Entry) -> bool:
        return entry.fact in self._facts or not self._facts.isdisjoint(entry.more_facts)

    def _worn_out(self, entry: Entry) -> bool:
        return not entry.answer_repeats and self._answers[entry.key] >= SAME_ANSWER_LIMIT

    def _clue(self, entry: Entry) -> bool:
        gives_away = not self._answers.keys().isdisjoint(entry.mentions)
        given_away = not entry.answer_repeats and entry.key in self._named
        return gives_away or given_away
