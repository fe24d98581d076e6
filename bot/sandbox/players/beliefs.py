"""What a member believes to be the answer: the right one, or a plausible wrong one."""

from collections.abc import Sequence
from random import Random
from typing import TypeAlias

from bot.sandbox.players.known_questions import KnownQuestion, KnownQuestions, plain

Belief: TypeAlias = tuple[str, ...]
"""The answers as a member would give them, in their order; empty for no idea at all."""

YEARS = range(1000, 2101)
MISSED_YEARS = 9


def right(question: KnownQuestion, random: Random) -> Belief:
    """Return the answer of a member who knows it."""
    if question.kind in ("several", "list"):
        return tuple(random.sample(question.answers, len(question.answers)))
    return question.answers


def wrong(question: KnownQuestion, known: KnownQuestions, random: Random) -> Belief:
    """Return a plausible answer of a member who does not know, partly right where that counts."""
    match question.kind:
        case "several":
            return _ticked(question, random)
        case "order":
            return _misplaced(question.answers, random)
        case "number":
            return (_missed(question.answers[0], random),)
        case "list":
            return (random.choice(question.answers), *_others(question, known, random)[:1])
    others = [one for one in question.options if one not in question.answers]
    return (random.choice(others),) if others else _others(question, known, random)[:1]


def _ticked(question: KnownQuestion, random: Random) -> Belief:
    ticks = set(question.answers)
    ticks ^= {random.choice(question.options)}
    return tuple(one for one in question.options if one in ticks) or question.options[:1]


def _misplaced(order: Sequence[str], random: Random) -> Belief:
    """Return an order in which two neighbours have changed places."""
    if len(order) < 2:
        return tuple(order)
    at = random.randrange(len(order) - 1)
    return (*order[:at], order[at + 1], order[at], *order[at + 2 :])


def _missed(number: str, random: Random) -> str:
    """Return a number near the right one."""
    value = float(number)
    if value in YEARS:
        return str(int(value) + random.choice((-1, 1)) * random.randint(1, MISSED_YEARS))
    near = value * random.uniform(0.6, 1.4) or 1.0
    if not value.is_integer():
        return f"{near:.3g}"
    return str(round(near) if round(near) != value else int(value) + 1)


def _others(question: KnownQuestion, known: KnownQuestions, random: Random) -> Belief:
    """Return answers that are wrong here: best the options where the same is asked with options."""
    same = [
        option
        for each in known.questions
        if each.kind == "choice" and not question.accepted.isdisjoint(each.accepted)
        for option in each.options
    ]
    typed = [each.answers[0] for each in known.questions if each.kind == "typed"]
    for pool in (same, typed):
        names = [one for one in dict.fromkeys(pool) if plain(one) not in question.accepted]
        if names:
            return tuple(random.sample(names, len(names)))
    return ()
