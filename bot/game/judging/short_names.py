"""The parts of a person's name that the judge accepts for the whole, as written in it."""

from bot.game.judging.answer import AnswerType
from bot.game.judging.forms import AcceptedForm
from bot.game.judging.names.surnames import SUFFIXES
from bot.game.judging.scripts.folding import LONGEST, fold

_MOST_WORDS = 12
"""Words of a name; what has more of them is none."""


def short_names(name: str) -> tuple[str, ...]:
    """Return the surnames by which a person is right: Doyle and Conan Doyle of the whole name."""
    if len(name) > LONGEST or len(name.split()) > _MOST_WORDS:
        return ()
    person = AcceptedForm(name, AnswerType.PERSON).person
    if person is None:
        return ()
    keys = {"".join(words) for words in person.short_names()}
    return tuple(part for part in _parts(name) if _key(part) in keys)


def _parts(name: str) -> list[str]:
    """Return every end of a name that can be a surname, the shortest first, and its beginning."""
    pieces = name.split()
    while len(pieces) > 1 and _key(pieces[-1]) in SUFFIXES:
        pieces.pop()
    parts: list[str] = []
    for start in range(len(pieces) - 1, 0, -1):
        end = " ".join(pieces[start:]).strip(",")
        _, _, behind_hyphen = end.partition("-")
        parts += [behind_hyphen, end] if behind_hyphen else [end]
    return [*parts, pieces[0]]


def _key(part: str) -> str:
    return "".join(AcceptedForm(fold(part), AnswerType.TEXT).words)
