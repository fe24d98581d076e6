"""A fact file whose every reference has been looked up."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.game.question import Kind
from bot.packs.model import PackInfo, QuestionTemplate, Sequence, Slot, SourceInfo


@dataclass(frozen=True)
class Thing:
    """An entity or a pool's member; `active` is (first, last) with None for an open end."""

    id: str
    name: str
    type: str
    kind: str
    aliases: tuple[str, ...] = ()
    article: str = ""
    quoted: bool = False
    traits: frozenset[str] = frozenset()
    active: tuple[int | None, int | None] = (None, None)
    ambiguous: tuple[str, ...] = ()
    closed: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """The name and every alias."""
        return (self.name, *self.aliases)

    @property
    def label(self) -> str:
        """The name as an option shows it: a description begins with a large letter."""
        return self.name if self.closed else self.name[:1].upper() + self.name[1:]

    def active_in(self, year: int | None) -> bool:
        """Return whether it existed in that year; an unknown year excludes nothing."""
        first, last = self.active
        return year is None or ((first is None or first <= year) and (last is None or year <= last))


Value: TypeAlias = Thing | int | float
"""What fills a slot: a thing, or a year or number."""


@dataclass(frozen=True)
class Moment:
    """A date of a stated precision: (2001,), (2001, 9) or (2001, 9, 6)."""

    parts: tuple[int, ...]

    @property
    def year(self) -> int:
        """The year, which every moment has."""
        return self.parts[0]


@dataclass(frozen=True)
class ResolvedRelation:
    """A relation of the file or of the bot's library, its slots spelled out."""

    id: str
    slots: dict[str, Slot]
    statement: str
    unique: frozenset[str]
    changes: bool
    questions: tuple[QuestionTemplate, ...]


@dataclass(frozen=True)
class ResolvedFact:
    """A fact with things in its slots; `unique` already includes what its relation says.

    `time` is its `when`, or else the year in one of its slots, or None.
    """

    id: str
    relation: ResolvedRelation
    slots: dict[str, Value]
    paragraph: int | None
    unique: frozenset[str]
    difficulty: int
    kinds: frozenset[Kind]
    asks: tuple[str, ...]
    distractors: dict[str, tuple[Value, ...]]
    time: Moment | None
    event: str
    changes: bool
    statement: str
    false_statements: tuple[str, ...]
    explanation: str
    url: str
    questions: tuple[QuestionTemplate, ...]


@dataclass(frozen=True)
class Truth:
    """A true combination of values; a slot that is missing stands for every value."""

    relation: str
    slots: dict[str, Value]
    unique: frozenset[str]


@dataclass(frozen=True)
class ResolvedSequence:
    """A curated order of events, with the facts in their right order."""

    table: Sequence
    facts: tuple[ResolvedFact, ...]


@dataclass(frozen=True)
class ResolvedFile:
    """A fact file ready for the generator and the lints; `path` is how problems name it."""

    path: str
    pack: PackInfo
    source: SourceInfo
    as_of: Moment
    things: dict[str, Thing]
    facts: tuple[ResolvedFact, ...]
    truths: tuple[Truth, ...]
    sequences: tuple[ResolvedSequence, ...]
