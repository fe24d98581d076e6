"""The answer that a typed question expects, and the verdicts on a guess."""

from collections.abc import Iterable
from enum import StrEnum

import msgspec


class Verdict(StrEnum):
    """The verdict on a guess; `close` is for words only, never for numbers, years or dates."""

    RIGHT = "right"
    CLOSE = "close"
    WRONG = "wrong"


class AnswerType(StrEnum):
    """What kind of answer is expected; `text` finds numbers, dates and lists by their shape."""

    TEXT = "text"
    NUMBER = "number"
    YEAR = "year"
    DATE = "date"
    PERSON = "person"
    TITLE = "title"
    LIST = "list"
    ORDERING = "ordering"
    SYMBOL = "symbol"


class Strictness(StrEnum):
    """How many slips pass: none, the usual number, or one more in every word of five letters."""

    STRICT = "strict"
    NORMAL = "normal"
    LENIENT = "lenient"


class Answer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The right answer to one question, in every form that counts.

    `refused` holds what is wrong although a rule would let it pass, such as a surname that two
    people share. `unit` and `unit_synonyms` say what a bare number is measured in; `tolerance` is
    how far a number may be off.
    """

    accepted: tuple[str, ...]
    type: AnswerType = AnswerType.TEXT
    refused: tuple[str, ...] = ()
    strictness: Strictness = Strictness.NORMAL
    unit: str = ""
    unit_synonyms: tuple[str, ...] = ()
    tolerance: float = 0


def answer_of(accepted: Iterable[str], type_name: str = "text") -> Answer:
    """Return an answer of accepted strings and the name of a type; unknown ones count as text."""
    known = type_name.strip().casefold()
    is_type = known in AnswerType.__members__.values()
    return Answer(accepted=tuple(accepted), type=AnswerType(known) if is_type else AnswerType.TEXT)
