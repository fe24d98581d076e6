"""The fact file as it is written: its tables, before any name in them is looked up.

Every table refuses fields it does not know. `reader` fills these from TOML, `resolver` looks up
what they refer to.
"""

from collections.abc import Mapping
from functools import cache
from typing import TypeAlias

import msgspec
from msgspec.structs import FieldInfo

from bot.game.judging.answer import Strictness
from bot.game.question import Kind

Scalar: TypeAlias = str | int | float
"""A slot's value as written: the id of an entity, a year or a number."""


class Table(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What all tables have in common: named fields only, and no unknown ones."""


@cache
def fields_of(table: type[Table]) -> Mapping[str, FieldInfo]:
    """Return the fields of a table by their names; looking them up takes longer than reading."""
    return {each.name: each for each in msgspec.structs.fields(table)}


class PackTable(Table, frozen=True, kw_only=True):
    """What players and moderators see of the pack; `id` is the file's name without `.toml`.

    `description` is one line for lists, `blurb` a paragraph for who chooses a pack. `language` is
    what its questions are written in, as a tag such as `en`; `license` says who may use them how.
    """

    id: str
    title: str
    description: str = ""
    blurb: str = ""
    language: str = "en"
    license: str = ""
    author: str = ""


class SourceTable(Table, frozen=True, kw_only=True):
    """Where the facts stand.

    `as_of` (YYYY, YYYY-MM or YYYY-MM-DD) is when the source spoke; `paragraphs` holds the first
    16 hex digits of the sha256 of each non-empty paragraph, white space normalised.
    """

    title: str
    as_of: str
    publisher: str = ""
    url: str = ""
    paragraphs: tuple[str, ...] = ()


class PictureTable(Table, frozen=True, kw_only=True):
    """A picture shown with a stem: an https `url`, or a `file` inside the fact file's folder.

    `alt` tells what is to be seen, for who cannot see it.
    """

    alt: str
    url: str = ""
    file: str = ""


class EntityTable(Table, frozen=True, kw_only=True):
    """A person, work, place or thing that facts speak of.

    `type` is coarse (person, song) and must fit the slots it fills; `kind` is fine (singer) and is
    shared by all options of a question. `article` is put before the name in sentences. `quoted`
    puts the name in “quotes” in sentences (the default for titles of works). `active` holds the
    first and, when over, the last year. `closed` is False where the name is a description that many
    wordings fit. `wider` is the kind that the kind belongs to (a European country is a country),
    under which a set may mix kinds. `plural` marks a name that takes “are”.

    For wrong options: `region` is the ring of what players confuse it with, in free words;
    `prominence` how well known it is, from 1 (to specialists) to 5 (to everybody), 0 where that is
    not said; `near` the ids of what it is most confused with. `note` is one sentence that says what
    it is, for the reveal of a question to which it was a tempting wrong answer.

    For typed answers: `ambiguous` names are borne by others too and `refused` ones are plainly
    wrong, so that neither is right alone; `strictness` says how many slips pass.
    """

    name: str
    type: str
    kind: str
    wider: str = ""
    aliases: tuple[str, ...] = ()
    article: str = ""
    quoted: bool | None = None
    traits: tuple[str, ...] = ()
    active: tuple[int, ...] = ()
    plural: bool = False
    region: str = ""
    prominence: int = 0
    near: tuple[str, ...] = ()
    note: str = ""
    ambiguous: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    strictness: Strictness = Strictness.NORMAL
    closed: bool = True


class MemberTable(Table, frozen=True, kw_only=True):
    """An entity inside a pool; what it leaves out it takes from its pool.

    `id` defaults to the name in lower case with hyphens (“Elton John” → `elton-john`).
    """

    name: str
    id: str = ""
    aliases: tuple[str, ...] = ()
    article: str = ""
    traits: tuple[str, ...] = ()
    active: tuple[int, ...] = ()
    plural: bool | None = None
    region: str = ""
    prominence: int = 0
    near: tuple[str, ...] = ()
    note: str = ""
    ambiguous: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


class PoolTable(Table, frozen=True, kw_only=True):
    """Entities of one kind that serve as wrong options; `traits` hold for every member."""

    type: str
    kind: str
    members: tuple[MemberTable, ...]
    wider: str = ""
    article: str = ""
    quoted: bool | None = None
    traits: tuple[str, ...] = ()
    active: tuple[int, ...] = ()
    plural: bool = False
    region: str = ""
    prominence: int = 0
    strictness: Strictness = Strictness.NORMAL
    closed: bool = True


class Slot(Table, frozen=True, kw_only=True):
    """What may fill a slot of a relation: `type = "person|group"`, `any`, `year` or `number`.

    A slot that says no more than its type may be written as the bare string. `low` and `high` bound
    wrong numbers, `unit` follows the number wherever it is written. In a number question an answer
    earns nothing from a distance of `scale` on. Where the number is typed, `unit_synonyms` may
    stand for the unit and `tolerance` is how far off it may be.
    """

    type: str
    unit: str = ""
    unit_synonyms: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    scale: float | None = None
    tolerance: float = 0


class QuestionTemplate(Table, frozen=True, kw_only=True):
    """A way to ask for one slot.

    `kinds` limits it to some kinds (default: choice, typed and number where the slot allows them,
    though a number is typed only when that is named). Order, several and list are named, each in a
    template of its own: `several` and `list` ask for all the values of the slot. `traits`
    are the adjectives that the stem uses of the answer: every option must have them. `id` takes
    the slot's place in question ids, for a second question about one slot. `harder` is added to the
    fact's difficulty. For `kinds = ["order"]`, `asks` is the year or number that orders and `of`
    the slot whose entities are put in order, lowest first (`descending = true`: highest first).
    `image` is shown with the stem, instead of the fact's.
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
    image: PictureTable | None = None


class RelationTable(Table, frozen=True, kw_only=True):
    """How facts of one sort are built, stated and asked.

    `unique` names the slots that always have one true value given the others. `changes` marks what
    is true only for a time: stems then need a date, for instance `{as_of}`.
    """

    slots: dict[str, str | Slot]
    statement: str
    unique: tuple[str, ...] = ()
    changes: bool = False
    questions: tuple[QuestionTemplate, ...] = ()


class TrapTable(Table, frozen=True, kw_only=True):
    """A wrong value of a slot that people really believe; `why` tells what is wrong with it."""

    slot: str
    value: Scalar
    why: str = ""


class FalseTable(Table, frozen=True, kw_only=True):
    """A sentence that is certainly false and that people believe; `why` tells what is so."""

    statement: str
    why: str = ""


class RemarkTable(Table, frozen=True, kw_only=True):
    """An explanation for the questions that ask for one of these slots."""

    text: str
    slots: tuple[str, ...]


class FactTable(Table, frozen=True, kw_only=True):
    """One thing that the source says.

    Without a `relation` the fact stands for itself: it brings its own `statement` (and, if slots
    are to be asked, its own `questions`). `unique` is asserted of the world: no other value of that
    slot is true. `several` takes back a relation's `unique`. `ask` limits the kinds, `asks` the
    slots that are asked for and falsified.
    `distractors` are certainly wrong values, by slot; `false_statements` certainly false sentences.
    `traps` are certainly wrong values that people believe: they are offered first, and only they
    make a false statement. `surprising` marks a statement that sounds false though it is true.
    `more` are explanations that take the place of `explanation` where one of their slots is asked.
    Without a `difficulty` it follows from the prominence of what fills the slots. `topic` is what
    the fact has in common with others, `source` the title of another source than the file's.
    `when` is the fact's time (2001 or "2001-09"), `event` a short label for putting facts in order.
    Own `questions` replace the relation's for the same slot. `refused` are answers that are not
    taken when typed. `scale` is, by slot, the distance at which a number earns nothing. `image` is
    shown with every stem of this fact.
    """

    id: str
    relation: str = ""
    slots: dict[str, Scalar] = {}
    paragraph: int | None = None
    unique: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    difficulty: int | None = None
    topic: str = ""
    ask: tuple[Kind, ...] = ()
    asks: tuple[str, ...] = ()
    distractors: dict[str, tuple[Scalar, ...]] = {}
    traps: tuple[TrapTable, ...] = ()
    surprising: bool = False
    when: int | str | None = None
    event: str = ""
    changes: bool | None = None
    statement: str = ""
    false_statements: tuple[str | FalseTable, ...] = ()
    explanation: str = ""
    more: tuple[RemarkTable, ...] = ()
    source: str = ""
    url: str = ""
    refused: tuple[str, ...] = ()
    scale: dict[str, float] = {}
    image: PictureTable | None = None
    questions: tuple[QuestionTemplate, ...] = ()


class SetTable(Table, frozen=True, kw_only=True):
    """All that fills one slot of a relation: the five members of a band, the rivers of a country.

    `asks` is that slot and `slots` gives the others. What facts and known truths say belongs to the
    set; `members` adds to them. `complete` vouches that nothing else of this kind with these
    `traits` belongs to it: only then is it listed, and only then is everything else wrong; else
    `wrong` holds what certainly is. `kind` is what all options share, fine or wider (by itself the
    members' fine kind). `wanted` members are enough for the full points of a list (by itself all).
    `source` names where the set stands, if that is not the file's own source.
    """

    id: str
    relation: str
    asks: str
    statement: str
    slots: dict[str, Scalar] = {}
    members: tuple[str, ...] = ()
    complete: bool = False
    wrong: tuple[str, ...] = ()
    kind: str = ""
    traits: tuple[str, ...] = ()
    wanted: int = 0
    paragraph: int | None = None
    source: str = ""
    url: str = ""
    difficulty: int | None = None
    topic: str = ""
    ask: tuple[Kind, ...] = ()
    when: int | str | None = None
    changes: bool | None = None
    explanation: str = ""
    refused: tuple[str, ...] = ()
    image: PictureTable | None = None
    questions: tuple[QuestionTemplate, ...] = ()


class KnownTable(Table, frozen=True, kw_only=True):
    """A truth that only keeps true things from being offered as wrong; it is never asked.

    A slot may hold a list (each of them is true); a slot left out stands for everything. `unique`
    is asserted as for a fact: it lets this truth prove other values wrong.
    """

    relation: str
    slots: dict[str, Scalar | tuple[Scalar, ...]]
    unique: tuple[str, ...] = ()
    several: tuple[str, ...] = ()


class SequenceTable(Table, frozen=True, kw_only=True):
    """Events whose order the writer vouches for: facts with an `event`, first to last."""

    id: str
    stem: str
    facts: tuple[str, ...]
    explanation: str
    difficulty: int = 3
    topic: str = ""


class CsvTable(Table, frozen=True, kw_only=True):
    """A CSV `file` inside the fact file's folder, each row of which makes what the mappings say.

    `<column>` in a mapping becomes the row's cell. `entities` are by their role in the row; a fact
    names them by id or by name. A field whose cell is empty is left out; where it is needed, so is
    what it belongs to.
    """

    file: str
    entities: dict[str, dict[str, object]] = {}
    facts: tuple[dict[str, object], ...] = ()
    known: tuple[dict[str, object], ...] = ()
    sets: tuple[dict[str, object], ...] = ()


class FactFile(Table, frozen=True, kw_only=True):
    """One subject's source, entities, relations and facts.

    What the rows of `tables` make is among the others once it is read.
    """

    pack: PackTable
    source: SourceTable
    entities: dict[str, EntityTable] = {}
    pools: dict[str, PoolTable] = {}
    relations: dict[str, RelationTable] = {}
    facts: tuple[FactTable, ...] = ()
    known: tuple[KnownTable, ...] = ()
    sets: tuple[SetTable, ...] = ()
    sequences: tuple[SequenceTable, ...] = ()
    tables: tuple[CsvTable, ...] = ()
