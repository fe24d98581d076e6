"""A question: one thing asked, with its kind, its answer and the fact that it came from."""

import hashlib
from enum import StrEnum
from typing import TypeAlias

import msgspec


class Kind(StrEnum):
    """The ways of asking; the values stand in packs, in the store and in commands."""

    CHOICE = "choice"
    TRUE_FALSE = "true_false"
    TYPED = "typed"
    NUMBER = "number"
    ORDER = "order"


class Source(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a fact stands: what the footnote of every reveal shows.

    `as_of` is the date (YYYY, YYYY-MM or YYYY-MM-DD) at which the source spoke.
    """

    title: str
    paragraph: int | None = None
    url: str | None = None
    as_of: str | None = None


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


class Choice(Asked, frozen=True, tag="choice"):
    """One of three or four options is right; `answer` is the text of that option."""

    options: tuple[str, ...]
    answer: str


class TrueFalse(Asked, frozen=True, tag="true_false"):
    """A statement that is true or false."""

    answer: bool


class Typed(Asked, frozen=True, tag="typed"):
    """Answered in the member's own words; `accepted` holds every accepted form, `answer` first."""

    answer: str
    accepted: tuple[str, ...]


class Number(Asked, frozen=True, tag="number"):
    """Answered with a number in `unit` (empty for a bare number)."""

    answer: int | float
    unit: str = ""


class Order(Asked, frozen=True, tag="order"):
    """Things to be put in order; `options` as shown, `answer` in the right order."""

    options: tuple[str, ...]
    answer: tuple[str, ...]


Question: TypeAlias = Choice | TrueFalse | Typed | Number | Order
Tapped: TypeAlias = Choice | TrueFalse
"""Questions that are answered with one tap on one of a few options."""

_encoder = msgspec.json.Encoder(order="deterministic")
_decoder: msgspec.json.Decoder[Question] = msgspec.json.Decoder(Question)


def kind_of(question: Question) -> Kind:
    """Return the kind under which packs, the store and commands know this question."""
    return Kind(str(question.__struct_config__.tag))


def options_of(question: Tapped) -> tuple[str, ...]:
    """Return the options in the pack's order; a round shows them in its own order."""
    return ("True", "False") if isinstance(question, TrueFalse) else question.options


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
