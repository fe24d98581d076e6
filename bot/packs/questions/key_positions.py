"""Keeps the right options of a bank evenly spread over A, B, C and D."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

import msgspec

from bot.game.kinds.choice import Choice
from bot.packs.questions.chance import draw
from bot.packs.questions.drafts import Draft, Standing


def evened(drafts: Iterable[Draft]) -> list[Draft]:
    """Return the drafts with keys moved where one place held more than its share.

    Chance already spreads them; only the overhang moves, so one more fact moves hardly any.
    """
    result = list(drafts)
    groups: dict[int, list[int]] = defaultdict(list)
    for n, draft in enumerate(result):
        if isinstance(draft.question, Choice):
            groups[len(draft.offers)].append(n)
    for size, members in groups.items():
        for n, place in _moves({n: result[n] for n in members}, size).items():
            result[n] = _moved(result[n], place)
    return result


def _moves(drafts: dict[int, Draft], size: int) -> dict[int, int]:
    """Return which drafts get their key moved, and where to."""
    places = {n: _key_place(draft) for n, draft in drafts.items()}
    counted = Counter(places.values())
    counts = {place: counted[place] for place in range(size)}
    allowed = max(1, len(drafts) // 20)
    order = sorted(drafts, key=lambda n: draw("move", drafts[n].question.id))
    moves: dict[int, int] = {}
    waiting = {at: [n for n in reversed(order) if places[n] == at] for at in range(size)}
    while max(counts.values()) - min(counts.values()) > allowed:
        fullest = max(counts, key=lambda place: (counts[place], -place))
        emptiest = min(counts, key=lambda place: (counts[place], place))
        n = waiting[fullest].pop()
        moves[n] = emptiest
        counts[fullest] -= 1
        counts[emptiest] += 1
    return moves


def _key_place(draft: Draft) -> int:
    return next(n for n, each in enumerate(draft.offers) if each.standing is Standing.RIGHT)


def _moved(draft: Draft, place: int) -> Draft:
    """Return the draft with its key changing places with the option at `place`."""
    offers = list(draft.offers)
    key = _key_place(draft)
    offers[key], offers[place] = offers[place], offers[key]
    question = draft.question
    if isinstance(question, Choice):
        question = msgspec.structs.replace(question, options=tuple(each.text for each in offers))
    return replace(draft, offers=tuple(offers), question=question)
