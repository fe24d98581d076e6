"""Answers that the stem sounds like: Algeria, where Algiers is named."""

import re
from difflib import SequenceMatcher

from bot.packs.facts.empty_words import EMPTY_WORDS
from bot.packs.facts.names import plain
from bot.packs.facts.resolved import Entity, ResolvedFact, ResolvedFile
from bot.packs.facts.tables import QuestionTemplate
from bot.packs.questions.statements import wording_of

_NAME = re.compile(r"\b[^\W\d_a-z][\w’]*")
"""A word that begins with a capital letter, as names do."""
_SAME_LETTERS = 3
_SIMILAR = 0.65


def echoes(stem: str, answer: Entity) -> bool:
    """Return whether a name in the stem is a word of the answer's name, or made like one.

    Words of the kind of thing that is asked for do not count, as they stand in all options.
    """
    kinds = {*plain(answer.kind).split(), *plain(answer.wider).split()}
    parts = [
        part for word in _NAME.findall(answer.name) for part in plain(word).split()
        if part not in kinds | EMPTY_WORDS
    ]  # fmt: skip
    said = [part for word in _NAME.findall(stem) for part in plain(word).split()]
    return any(_sound_alike(one, other) for one in parts for other in said)


def tells_answer(file: ResolvedFile, fact: ResolvedFact, template: QuestionTemplate) -> bool:
    """Return whether a template, put to a fact, sounds like what it asks for."""
    answer = fact.slots[template.asks]
    if not isinstance(answer, Entity):
        return False
    return echoes(wording_of(file, fact).fill(template.stem), answer)


def _sound_alike(one: str, other: str) -> bool:
    if len(one) <= _SAME_LETTERS or len(other) <= _SAME_LETTERS:
        return False
    same = one[:_SAME_LETTERS] == other[:_SAME_LETTERS]
    return same and SequenceMatcher(None, one, other).ratio() >= _SIMILAR
