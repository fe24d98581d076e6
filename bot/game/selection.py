"""Selecting a game's questions: none gives another away, no answer or topic comes too often."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import chain
from random import Random
from typing import TypeAlias

import msgspec

from bot.game.question import Asked, Kind, kind_of
from bot.game.topic_order import apart

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
    topic: str = ""


Shelf: TypeAlias = Sequence[Entry]
"""The index of one pack."""


class Relaxed(IntEnum):
    """How far the rules were relaxed to reach the number of questions asked for."""

    NOT_AT_ALL = 0
    TOPICS_REPEAT = 1
    ANSWERS_REPEAT = 2
    FACTS_REPEAT = 3
    CLUES_ALLOWED = 4


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
        question.topic,
    )


def pick(
    shelves: Sequence[Shelf],
    wanted: int,
    rng: Random,
    *,
    after: Iterable[Entry] = (),
    pressing: Collection[str] = (),
) -> Pick:
    """Pick up to `wanted` questions; never the same question twice.

    Each comes from a shelf that is drawn evenly among those that still have one to give, however
    many they hold, and there one on a `pressing` topic goes before others. The rules are: no two
    questions on one topic or one fact, no answer more than twice (unless it repeats), no stem that
    names another's answer; they hold towards what it comes `after`, too. They relax from the topic
    over the answer count and the fact to the clue, and only where the packs hold too few questions
    to keep them. Even then one topic comes twice in a row only where there is no other.
    """
    before = tuple(after)
    best: list[Entry] = []
    relaxed = Relaxed.NOT_AT_ALL
    for level in Relaxed:
        for _ in range(ATTEMPTS):
            mixed = [_mixed(shelf, rng, pressing) for shelf in shelves]
            chosen = _greedy(mixed, wanted, level, rng, before)
            if len(chosen) > len(best):
                best, relaxed = chosen, level
            if len(best) >= wanted:
                return Pick(_in_order(best, rng, before), relaxed)
    return Pick(_in_order(best, rng, before), relaxed)


def _in_order(chosen: Sequence[Entry], rng: Random, before: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the chosen ones in the order of asking, which tells nothing of how they were found."""
    mixed = tuple(_shuffled(chosen, rng))
    return apart(mixed, lambda entry: entry.topic, before[-1].topic if before else "")


def _mixed(shelf: Shelf, rng: Random, pressing: Collection[str]) -> Iterator[Entry]:
    if not pressing:
        return _shuffled(shelf, rng)
    first = [entry for entry in shelf if entry.topic in pressing]
    return chain(
        _shuffled(first, rng),
        _shuffled([entry for entry in shelf if entry.topic not in pressing], rng),
    )


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
        self._topics: set[str] = set()
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
        if level < Relaxed.ANSWERS_REPEAT and self._worn_out(entry):
            return False
        return level >= Relaxed.TOPICS_REPEAT or entry.topic not in self._topics

    def add(self, entry: Entry) -> None:
        self.entries.append(entry)
        self._facts.add(entry.fact)
        self._facts.update(entry.more_facts)
        self._named.update(entry.mentions)
        if entry.topic:
            self._topics.add(entry.topic)
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
