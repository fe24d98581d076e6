"""A question: one thing asked, with its kind, its answer and the fact that it came from."""

import hashlib
from enum import StrEnum
from typing import TypeAlias

import msgspec

from bot.game.judging.answer import AnswerType, Strictness


class Kind(StrEnum):
    """The ways of asking; the values stand in packs, in the store and in commands."""

    CHOICE = "choice"
    TRUE_FALSE = "true_false"
    TYPED = "typed"
    NUMBER = "number"
    ORDER = "order"
    SEVERAL = "several"
    LIST = "list"


class Source(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a fact stands: what the footnote of every reveal shows.

    `as_of` is the date (YYYY, YYYY-MM or YYYY-MM-DD) at which the source spoke.
    """

    title: str
    paragraph: int | None = None
    url: str | None = None
    as_of: str | None = None


class Image(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A picture shown with the stem: an https `url`, or a `path` inside the questions folder.

    `alt` says what is to be seen, for who cannot see it; it does not give the answer away.
    """

    alt: str
    url: str = ""
    path: str = ""


class Asked(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """What every kind of question has in common.

    `id` survives rewording; `fact` is the id of the fact and `statement` that fact as one sentence;
    `key` is the normalised answer (two questions with one key have the same answer);
    `mentions` are the normalised names in the stem, which would give away questions with that key.
    `difficulty` runs from 1 (easy) to 5 (hard).
    """

    id: str
    stem: str
    difficulty: int
    fact: str
    statement: str
    explanation: str
    source: Source
    key: str
    mentions: tuple[str, ...] = ()
    image: Image | None = None


class Choice(Asked, frozen=True, tag="choice"):
    """One of three or four options is right; `answer` is the text of that option."""

    options: tuple[str, ...]
    answer: str


class TrueFalse(Asked, frozen=True, tag="true_false"):
    """A statement that is true or false."""

    answer: bool


class Typed(Asked, frozen=True, tag="typed"):
    """Answered in the member's own words; `accepted` holds every accepted form, `answer` first.

    The other fields are what the judge needs to know; see bot.game.judging.Answer.
    """

    answer: str
    accepted: tuple[str, ...]
    type: AnswerType = AnswerType.TEXT
    refused: tuple[str, ...] = ()
    strictness: Strictness = Strictness.NORMAL
    unit: str = ""
    unit_synonyms: tuple[str, ...] = ()
    tolerance: float = 0


class Number(Asked, frozen=True, tag="number"):
    """Answered with a number in `unit` (empty for a bare number), or in words that stand for it.

    An answer earns less the farther off it is, and nothing from a distance of `scale` on.
    """

    answer: int | float
    unit: str = ""
    unit_synonyms: tuple[str, ...] = ()
    scale: float = 10.0


class Order(Asked, frozen=True, tag="order"):
    """Things to be put in order; `options` as shown, `answer` in the right order."""

    options: tuple[str, ...]
    answer: tuple[str, ...]


class Several(Asked, frozen=True, tag="several"):
    """All options that apply are to be ticked; `answer` holds the texts of the right ones."""

    options: tuple[str, ...]
    answer: tuple[str, ...]


class Listing(Asked, frozen=True, tag="list"):
    """As many of a set as a member can name; `answer` holds the names, `accepted` each one's forms.

    `wanted` of them are enough for the full points. `type`, `refused` and `strictness` are for the
    judge and hold for every name.
    """

    answer: tuple[str, ...]
    accepted: tuple[tuple[str, ...], ...]
    wanted: int
    type: AnswerType = AnswerType.TEXT
    refused: tuple[str, ...] = ()
    strictness: Strictness = Strictness.NORMAL


Question: TypeAlias = Choice | TrueFalse | Typed | Number | Order | Several | Listing
Tapped: TypeAlias = Choice | TrueFalse
"""Questions that are answered with one tap on one of a few options."""

_encoder = msgspec.json.Encoder(order="deterministic")
_decoder: msgspec.json.Decoder[Question] = msgspec.json.Decoder(Question)


def kind_of(question: Question) -> Kind:
    """Return the kind under which packs, the store and commands know this question."""
    return Kind(str(question.__struct_config__.tag))


def options_of(question: Question) -> tuple[str, ...]:
    """Return the options in the pack's order, none for kinds that are answered in words.

    A round shows them in an order of its own.
    """
    match question:
        case TrueFalse():
            return ("True", "False")
        case Choice(options=options) | Order(options=options) | Several(options=options):
            return options
    return ()


def answer_text(question: Question) -> str:
    """Return the right answer as one line of plain text."""
    match question:
        case TrueFalse(answer=answer):
            return str(answer)
        case Number(answer=number, unit=unit):
            return number_text(number, unit)
        case Order(answer=parts):
            return " → ".join(parts)
        case Several(answer=parts) | Listing(answer=parts):
            return ", ".join(parts)
        case Choice(answer=answer) | Typed(answer=answer):
            return answer


def accepted_text(question: Typed) -> str:
    """Return all that is right as one line; of a number its units, and how far off it may be."""
    units = (f"{question.accepted[0]} {name}" for name in question.unit_synonyms)
    forms = (question.answer, *units) if question.unit else question.accepted
    off = f", up to {number_text(question.tolerance, question.unit)} off"
    return " / ".join(forms) + (off if question.tolerance else "")


def number_text(value: float, unit: str) -> str:
    """Return a number with its unit; a bare one, which may be a year, without separators."""
    exact = int(value) if value == int(value) else round(value, 6)
    return f"{exact:,} {unit}" if unit else f"{exact}"


def right_option(question: Tapped) -> int:
    """Return the index of the right option in `options_of(question)`."""
    if isinstance(question, TrueFalse):
        return 0 if question.answer else 1
    return question.options.index(question.answer)


def encode(question: Question) -> bytes:
    """Return the canonical JSON: the same bytes for the same question on every machine."""
    return _encoder.encode(question)


def decode(content: bytes) -> Question:
    """Read what `encode` wrote; raises msgspec.ValidationError on anything else."""
    return _decoder.decode(content)


def content_hash(content: bytes) -> str:
    """Return the name under which a question's canonical JSON is stored, once."""
    return hashlib.sha256(content).hexdigest()
