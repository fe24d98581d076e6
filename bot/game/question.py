"""A question: one thing asked, with its answer and the fact that it came from.

What every kind has in common; each kind adds its own in `bot/game/kinds/`.
"""

import hashlib
from abc import abstractmethod
from collections.abc import Sequence
from enum import StrEnum
from random import Random
from typing import ClassVar, Self, assert_never

import msgspec

from bot.game.given import Arranged, Given, Picked, Reckoned, Ticked, Wrote
from bot.game.judging import Answer
from bot.game.marking import Marker
from bot.game.saying import Amount, Parts, Saying


class Kind(StrEnum):
    """The ways of asking; the values stand in packs, in the store and in commands."""

    CHOICE = "choice"
    TRUE_FALSE = "true_false"
    TYPED = "typed"
    NUMBER = "number"
    ORDER = "order"
    SEVERAL = "several"
    LIST = "list"
    CLUES = "clues"


class Source(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a fact stands: what the footnote of every reveal shows.

    `as_of` is the date (YYYY, YYYY-MM or YYYY-MM-DD) at which the source spoke.
    """

    title: str
    paragraph: int | None = None
    url: str | None = None
    as_of: str | None = None
    publisher: str | None = None

    @property
    def cited(self) -> str:
        """The title with its publisher, where one is known: The story of “Gone” (The Gazette)."""
        return f"{self.title} ({self.publisher})" if self.publisher else self.title


class Image(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A picture shown with the stem: an https `url`, or a `path` inside the questions folder.

    `alt` says what is to be seen, for who cannot see it; it does not give the answer away.
    """

    alt: str
    url: str = ""
    path: str = ""


class OpenPart(msgspec.Struct, frozen=True):
    """What the card of an open round shows for one kind alone; nothing of the answer is in it."""


class SettledPart(msgspec.Struct, frozen=True):
    """What the reveal of a settled round shows for one kind alone."""


class Asked(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """What every kind of question has in common, and what each has to say for itself.

    `id` survives rewording; `fact` is the id of the fact and `statement` that fact as one sentence;
    `key` is the normalised answer (two questions with one key have the same answer);
    `mentions` are the normalised names in the stem, which would give away questions with that key.
    `difficulty` runs from 1 (easy) to 5 (hard). `topic`, if there is one, is what the questions on
    several facts of a pack have in common; `heading` is what the pack is from, where the question
    itself is from another source.
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
    topic: str = ""
    heading: str = ""
    image: Image | None = None

    @property
    def pack(self) -> str:
        """Return the id of the pack that it is from: its own begins with it."""
        return self.id.partition("/")[0]

    has_stems: ClassVar[bool] = True
    """Whether those who write facts may write stems for it; else it is made of statements."""
    takes_typing: ClassVar[bool] = False
    """A round that takes typing stays open a moment longer than it says."""
    answer_repeats: ClassVar[bool] = False
    """An answer that is one of very few may come again and again, and nothing gives it away."""

    @abstractmethod
    def marker(self) -> Marker:
        """Return what marks the answers to this question."""

    @abstractmethod
    def right_answer(self) -> Saying:
        """Return the right answer."""

    @abstractmethod
    def open_part(self, order: Sequence[int], step: int) -> OpenPart:
        """Return what an open card shows, with the options in this order, after `step` changes."""

    @abstractmethod
    def settled_part(self, order: Sequence[int], answers: Sequence[Given]) -> SettledPart:
        """Return what the reveal shows; `answers` are those that counted, one a member."""

    def recalled(self) -> Saying:
        """Return the answer as a later card recalls it, out of sight of the question."""
        return self.right_answer()

    def more_facts(self) -> tuple[str, ...]:
        """Return the ids of facts that it tells beside its own."""
        return ()

    def all_options(self) -> tuple[str, ...]:
        """Return the options in the pack's order, none for kinds that are answered in words."""
        return ()

    def option_order(self, rng: Random) -> tuple[int, ...]:
        """Return the places of the options in an order to show them in."""
        order = list(range(len(self.all_options())))
        rng.shuffle(order)
        return tuple(order)

    def said(self, given: Given) -> Saying:
        """Return a member's answer, from options by their places in the pack."""
        options = self.all_options()
        match given:
            case Picked(option):
                return options[option]
            case Arranged(order):
                return Parts(tuple(options[option] for option in order), in_order=True)
            case Ticked(ticked):
                return Parts(tuple(options[option] for option in ticked))
            case Reckoned(value):
                return Amount(value)
            case Wrote(text):
                return text
            case _:
                assert_never(given)

    def told_of(self, given: Given) -> Saying | None:
        """Return what the reveal says of an answer that scored, beside how much was right."""
        return None

    def judged(self) -> tuple[Answer, ...]:
        """Return what the judge of typed answers goes by; empty where no judge is asked."""
        return ()

    def refusing(self, names: tuple[str, ...]) -> Self:
        """Return the question with more names that its judge refuses, where one is asked."""
        return self

    def changes_at(self, opens_ms: int, deadline_ms: int) -> tuple[int, ...]:
        """Return the instants at which the open card shows more."""
        return ()

    def worth_at(self, elapsed_ms: int, round_ms: int) -> float:
        """Return the part of the points that a right answer still earns after so much time."""
        return 1.0


_encoder = msgspec.json.Encoder(order="deterministic")


def kind_of(question: Asked) -> Kind:
    """Return the kind under which packs, the store and commands know this question."""
    return Kind(str(question.__struct_config__.tag))


def encode(question: Asked) -> bytes:
    """Return the canonical JSON: the same bytes for the same question on every machine."""
    return _encoder.encode(question)


def content_hash(content: bytes) -> str:
    """Return the name under which a question's canonical JSON is stored, once."""
    return hashlib.sha256(content).hexdigest()
