"""What a simulated member writes and picks: a belief, or guesses from what is displayed."""

import re
from collections.abc import Iterable
from random import Random

from bot.sandbox.players.beliefs import Belief
from bot.sandbox.players.component_data import Filled
from bot.sandbox.validation.component_rules import choice_limits
from bot.sandbox.validation.modal_rules import text_limits
from bot.sandbox.world.messages import ComponentType, Json
from bot.sandbox.world.modals import Modal

LONGEST_GUESS = 40
DAYDREAMS = ("banana", "no idea", "Elvis", "forty-two", "Paris", "the moon", "something blue")
_NAME = re.compile(r"[A-Z][\w’'-]+(?: (?:of |the )?[A-Z][\w’'-]+)*")
_MARKUP = re.compile(r"<t:\d+(?::\w)?>|\]\([^)]*\)|[*_`~|#>\\\[\]]")
_NUMBER = re.compile(r"(?<![\w.])\d+(?![\w.]*\w)")
NUMBER_ROOM = 40
"""Characters of a field that is too short for anything but a number."""
_ASKS_NUMBER = re.compile(
    r"\b(how (many|much|long|far|old|high)|(which|what|in) year|what number)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\byear\b", re.IGNORECASE)


def filled_in(
    modal: Modal, question: str, seen: Iterable[str], random: Random, *, believed: Belief = ()
) -> dict[str, Filled]:
    """Return something for every field, by custom_id; `seen` are texts that the channel showed."""
    guesses = names_in(seen)
    filled: dict[str, Filled] = {}
    labels = modal.labels()
    for custom_id, field in modal.fields().items():
        if field["type"] == ComponentType.STRING_SELECT:
            filled[custom_id] = some_options(field, random)
        elif believed:
            filled[custom_id] = fitted(field, ", ".join(believed))
        else:
            hint = f"{labels[custom_id]} {field.get('placeholder') or ''}"
            is_number = text_limits(field)[1] <= NUMBER_ROOM or bool(_NUMBER.search(hint))
            if is_number or _ASKS_NUMBER.search(question):
                guess = str(_number(hint, question, random))
            else:
                guess = _guess(guesses, random)
            filled[custom_id] = fitted(field, guess)
    return filled


def some_options(select: Json, random: Random) -> list[str]:
    """Return as many values of a select as it wants, at random."""
    fewest, most = choice_limits(select)
    values = [one["value"] for one in select["options"]]
    return random.sample(values, random.randint(max(fewest, 1), min(most, len(values))))


def names_in(texts: Iterable[str]) -> list[str]:
    """Return the names and capitalised words of the texts, each once, in order of appearance."""
    plain = (_MARKUP.sub(" ", text) for text in texts)
    names = (name for text in plain for name in _NAME.findall(text) if len(name) > 2)
    return list(dict.fromkeys(name for name in names if len(name) <= LONGEST_GUESS))


def _guess(guesses: list[str], random: Random) -> str:
    if guesses and random.random() < 0.8:
        return random.choice(guesses)
    return random.choice(DAYDREAMS)


def _number(hint: str, question: str, random: Random) -> int:
    """Return a number between those that the field names, near the one, or anything likely."""
    named = [int(one) for one in _NUMBER.findall(hint)]
    if len(named) > 1:
        return random.randint(min(named), max(named))
    if named:
        return max(0, round(named[0] * random.uniform(0.9, 1.1)))
    return random.randint(1950, 2020) if _YEAR.search(question) else random.randint(1, 100)


def fitted(field: Json, guess: str) -> str:
    """Return the guess as long as the text input wants it."""
    shortest, longest = text_limits(field)
    return guess[:longest].ljust(shortest, ".")
