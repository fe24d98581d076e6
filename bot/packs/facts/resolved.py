"""A fact file whose every reference has been looked up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from bot.game.judging.answer import Strictness
from bot.game.question import Kind
from bot.packs.facts.tables import (
    FalseTable,
    PackTable,
    PictureTable,
    QuestionTemplate,
    RemarkTable,
    SequenceTable,
    SetTable,
    Slot,
    SourceTable,
)


@dataclass(frozen=True)
class Entity:
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
    wider: str = ""
    refused: tuple[str, ...] = ()
    strictness: Strictness = Strictness.NORMAL
    plural: bool = False
    region: str = ""
    prominence: int = 0
    near: tuple[str, ...] = ()
    note: str = ""

    @property
    def kinds(self) -> frozenset[str]:
        """Its fine kind and, where it has one, the wider kind that this belongs to."""
        return frozenset((self.kind, self.wider)) - {""}

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


Value: TypeAlias = Entity | int | float
"""What fills a slot: an entity, or a year or number."""


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
class Trap:
    """A wrong value that people believe, with the reason why it is wrong, if the file gives one."""

    value: Value
    why: str = ""


@dataclass(frozen=True)
class ResolvedFact:
    """A fact with entities in its slots; `unique` already includes what its relation says.

    `time` is its `when`, or else the year in one of its slots, or None. `table` is the table of the
    file in which it stands: a set is a fact too, with one member in the slot that it asks for.
    `words` are what templates can say beside the slots. `source` is the title of another source
    than the file's, or empty. `traps` are by slot; their values are among the `distractors`.
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
    false_statements: tuple[FalseTable, ...]
    explanation: str
    url: str
    questions: tuple[QuestionTemplate, ...]
    refused: tuple[str, ...] = ()
    scale: Mapping[str, float] = field(default_factory=dict)
    image: PictureTable | None = None
    table: str = "facts"
    words: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    topic: str = ""
    traps: Mapping[str, tuple[Trap, ...]] = field(default_factory=dict)
    surprising: bool = False
    more: tuple[RemarkTable, ...] = ()

    @property
    def place(self) -> str:
        """Where it stands in its file, as problems name it."""
        return f"{self.table}.{self.id}"


@dataclass(frozen=True)
class Truth:
    """A true combination of values; a slot that is missing stands for every value.

    `place` is where the file says it. `sentence` is the statement of a fact without a relation.
    """

    relation: str
    slots: dict[str, Value]
    unique: frozenset[str]
    place: str
    sentence: str = ""


@dataclass(frozen=True)
class ResolvedSequence:
    """A curated order of events, with the facts in their right order."""

    table: SequenceTable
    facts: tuple[ResolvedFact, ...]


@dataclass(frozen=True)
class ResolvedSet:
    """A set with all its members, those of facts and known truths included, in the file's order.

    `fact` is the set as something to ask; `kind` is what all its members and options are.
    """

    table: SetTable
    fact: ResolvedFact
    kind: str
    members: tuple[Entity, ...]

    @property
    def asks(self) -> str:
        """The slot that the members fill."""
        return self.table.asks


@dataclass(frozen=True)
class ResolvedFile:
    """A fact file ready for the generator and the lints; `path` is how problems name it."""

    path: str
    pack: PackTable
    source: SourceTable
    as_of: Moment
    entities: dict[str, Entity]
    facts: tuple[ResolvedFact, ...]
    truths: tuple[Truth, ...]
    sequences: tuple[ResolvedSequence, ...]
    sets: tuple[ResolvedSet, ...] = ()

    @property
    def all_facts(self) -> tuple[ResolvedFact, ...]:
        """The facts and, after them, the sets as facts."""
        return (*self.facts, *(each.fact for each in self.sets))
