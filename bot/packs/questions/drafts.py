"""A question together with how it came to be, which is what lints look at."""

from dataclasses import dataclass
from enum import StrEnum

from bot.game.kinds import Question
from bot.game.question import Kind, kind_of
from bot.packs.facts.resolved import Entity, ResolvedFact, Trap, Value
from bot.packs.facts.tables import QuestionTemplate


class Standing(StrEnum):
    """Why a value may be shown as right or as wrong."""

    RIGHT = "right"
    """It is the fact's own value."""
    UNIQUE = "unique"
    """Wrong, since the slot has one true value in the world and this is another."""
    CONTRADICTED = "contradicted"
    """Wrong, since a known truth with a unique slot rules it out."""
    LEFT_OUT = "left out"
    """Wrong, since the writer vouches that a set is complete, and it is not among it."""
    CURATED = "curated"
    """Wrong, since the fact's writer says so."""


@dataclass(frozen=True)
class Offer:
    """One value put before the player, as an option or inside a false statement.

    `text` is what is shown; `value` is the entity, year or number behind it (None for a curated
    false sentence). `trap` is what the file says of a wrong value that people believe.
    """

    text: str
    value: Value | None
    standing: Standing
    trap: Trap | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that it goes by: name and aliases of an entity, else the text."""
        return self.value.names if isinstance(self.value, Entity) else (self.text,)

    @property
    def kind(self) -> str:
        """The fine kind of an entity, else empty."""
        return self.value.kind if isinstance(self.value, Entity) else ""

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of an entity, fine and wider; of a number one that all numbers share."""
        return self.value.kinds if isinstance(self.value, Entity) else frozenset(("number",))


@dataclass(frozen=True)
class Draft:
    """A generated question and its provenance; a kind that has more to tell adds it in a subclass.

    `asked` is the slot whose value is the answer; for true/false the slot that was falsified, or
    empty; for a curated sequence empty. `template` is None for true/false and sequences.
    `offers` are the options of a choice or several in the order shown, right ones included.
    `answer` is the value asked for (None: true/false, order), `members` all those asked for
    (several, list). `unique` says that the asked slot has one true value, `closed` that moreover
    the answer is a name or a number rather than a description, and of a list that it is complete.
    """

    question: Question
    fact: ResolvedFact
    asked: str
    template: QuestionTemplate | None = None
    answer: Value | None = None
    members: tuple[Entity, ...] = ()
    offers: tuple[Offer, ...] = ()
    unique: bool = False
    closed: bool = False

    @property
    def facts(self) -> tuple[ResolvedFact, ...]:
        """Every fact that it asks of."""
        return (self.fact,)

    @property
    def kind(self) -> Kind:
        """The question's kind."""
        return kind_of(self.question)

    @property
    def is_unasked(self) -> bool:
        """Whether its facts came together by themselves, and none was written for this kind."""
        return False

    @property
    def key_names(self) -> tuple[str, ...]:
        """Every name of the right answer or answers; none for true/false and order."""
        if self.members:
            return tuple(name for member in self.members for name in member.names)
        if isinstance(self.answer, Entity):
            return self.answer.names
        return () if self.answer is None else (str(self.answer),)

    @property
    def wrong_offers(self) -> tuple[Offer, ...]:
        """The distractors, or what makes a statement false."""
        return tuple(offer for offer in self.offers if offer.standing is not Standing.RIGHT)

    @property
    def options(self) -> tuple[str, ...]:
        """The options as players read them; of a list, what is to be named."""
        return self.question.all_options()

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything of the question that players read."""
        question = self.question
        words = (question.image.alt,) if question.image else ()
        return (question.stem, question.statement, question.explanation, *words, *self.options)


def place_of(draft: Draft) -> str:
    """Return where a problem of this draft is to be mended, as `Problem.place`."""
    return f"{draft.fact.place} ({draft.question.id})"
