"""The fact file as it is written: its tables, before any name in them is looked up.

Every table refuses fields it does not know. `reading` fills these from TOML, `resolving` looks up
what they refer to.
"""

from typing import TypeAlias

import msgspec

from bot.game.question import Kind

Scalar: TypeAlias = str | int | float
"""A slot's value as written: the id of an entity, a year or a number."""


class Table(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What all tables have in common: named fields only, and no unknown ones."""


class PackInfo(Table, frozen=True, kw_only=True):
    """What players and moderators see of the pack; `id` is the file's name without `.toml`."""

    id: str
    title: str
    description: str = ""


class SourceInfo(Table, frozen=True, kw_only=True):
    """Where the facts stand.

    `as_of` (YYYY, YYYY-MM or YYYY-MM-DD) is when the source spoke; `paragraphs` holds the first
    16 hex digits of the sha256 of each non-empty paragraph, white space normalised.
    """

    title: str
    as_of: str
    publisher: str = ""
    url: str = ""
    paragraphs: tuple[str, ...] = ()


class Entity(Table, frozen=True, kw_only=True):
    """A person, work, place or thing that facts speak of.

    `type` is coarse (person, song) and must fit the slots it fills; `kind` is fine (singer) and is
    shared by all options of a question. `article` is put before the name in sentences. `quoted`
    puts the name in “quotes” in sentences (the default for titles of works). `active` holds the
    first and, when over, the last year. `ambiguous` aliases name others too, so that a typed answer
    may not be that alone. `closed` is False where the name is a description that many wordings fit.
    """

    name: str
    type: str
    kind: str
    aliases: tuple[str, ...] = ()
    article: str = ""
    quoted: bool | None = None
    traits: tuple[str, ...] = ()
    active: tuple[int, ...] = ()
    ambiguous: tuple[str, ...] = ()
    closed: bool = True


class Member(Table, frozen=True, kw_only=True):
    """An entity inside a pool; what it leaves out it takes from its pool.

    `id` defaults to the name in lower case with hyphens (“Elton John” → `elton-john`).
    """

    name: str
    id: str = ""
    aliases: tuple[str, ...] = ()
    article: str = ""
    traits: tuple[str, ...] = ()
    active: tuple[int, ...] = ()
    ambiguous: tuple[str, ...] = ()


class Pool(Table, frozen=True, kw_only=True):
    """Entities of one kind that serve as wrong options; `traits` hold for every member."""

    type: str
    kind: str
    members: tuple[Member, ...]
    article: str = ""
    quoted: bool | None = None
    traits: tuple[str, ...] = ()
    active: tuple[int, ...] = ()
    closed: bool = True


class Slot(Table, frozen=True, kw_only=True):
    """What may fill a slot of a relation: `type = "person|group"`, `any`, `year` or `number`.

    A slot that says no more than its type may be written as the bare string. `low` and `high` bound
    wrong numbers, `unit` follows the number wherever it is written.
    """

    type: str
    unit: str = ""
    low: float | None = None
    high: float | None = None


class QuestionTemplate(Table, frozen=True, kw_only=True):
    """A way to ask for one slot.

    `kinds` limits it to some kinds (default: all that the slot allows, order excepted). `traits`
    are the adjectives that the stem uses of the answer: every option must have them. `id` takes
    the slot's place in question ids, for a second question about one slot. `harder` is added to the
    fact's difficulty. For `kinds = ["order"]`, `asks` is the year or number that orders and `of`
    the slot whose entities are put in order, lowest first (`descending = true`: highest first).
    """

    asks: str
    stem: str
    id: str = ""
    kinds: tuple[Kind, ...] = ()
    traits: tuple[str, ...] = ()
    harder: int = 0
    explanation: str = ""
    of: str = ""
    descending: bool = False


class Relation(Table, frozen=True, kw_only=True):
    """How facts of one sort are built, stated and asked.

    `unique` names the slots that always have one true value given the others. `changes` marks what
    is true only for a time: stems then need a date, for instance `{as_of}`.
    """

    slots: dict[str, str | Slot]
    statement: str
    unique: tuple[str, ...] = ()
    changes: bool = False
    questions: tuple[QuestionTemplate, ...] = ()


class Fact(Table, frozen=True, kw_only=True):
    """One thing that the source says.

    Without a `relation` the fact stands for itself: it brings its own `statement` (and, if slots
    are to be asked, its own `questions`). `unique` is asserted of the world: no other value of that
    slot is true. `several` takes back a relation's `unique`. `ask` limits the kinds, `asks` the
    slots that are asked for and falsified.
    `distractors` are certainly wrong values, by slot; `false_statements` certainly false sentences.
    `when` is the fact's time (2001 or "2001-09"), `event` a short label for putting facts in order.
    Own `questions` replace the relation's for the same slot.
    """

    id: str
    relation: str = ""
    slots: dict[str, Scalar] = {}
    paragraph: int | None = None
    unique: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    difficulty: int = 2
    ask: tuple[Kind, ...] = ()
    asks: tuple[str, ...] = ()
    distractors: dict[str, tuple[Scalar, ...]] = {}
    when: int | str | None = None
    event: str = ""
    changes: bool | None = None
    statement: str = ""
    false_statements: tuple[str, ...] = ()
    explanation: str = ""
    url: str = ""
    questions: tuple[QuestionTemplate, ...] = ()


class Known(Table, frozen=True, kw_only=True):
    """A truth that only keeps true things from being offered as wrong; it is never asked.

    A slot may hold a list (each of them is true); a slot left out stands for everything. `unique`
    is asserted as for a fact: it lets this truth prove other values wrong.
    """

    relation: str
    slots: dict[str, Scalar | tuple[Scalar, ...]]
    unique: tuple[str, ...] = ()
    several: tuple[str, ...] = ()


class Sequence(Table, frozen=True, kw_only=True):
    """Events whose order the writer vouches for: facts with an `event`, first to last."""

    id: str
    stem: str
    facts: tuple[str, ...]
    explanation: str
    difficulty: int = 3


class FactFile(Table, frozen=True, kw_only=True):
    """One subject's source, entities, relations and facts."""

    pack: PackInfo
    source: SourceInfo
    entities: dict[str, Entity] = {}
    pools: dict[str, Pool] = {}
    relations: dict[str, Relation] = {}
    facts: tuple[Fact, ...] = ()
    known: tuple[Known, ...] = ()
    sequences: tuple[Sequence, ...] = ()
