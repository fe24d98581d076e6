"""What is told after a question: a sentence on what was asked, and what a tempting answer is."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from bot.packs.facts.plain_words import content_words
from bot.packs.facts.resolved import Entity, ResolvedFact
from bot.packs.facts.templates import placeholders
from bot.packs.questions.distractors import names_value
from bot.packs.questions.knowledge import Knowledge
from bot.packs.questions.statements import claim, sentence, statement_of, wording_of
from bot.packs.questions.temptations import Temptation, temptations

FEWEST_NEW = 2
"""Words that a sentence must add to question and answer, to be worth telling."""


class Told(NamedTuple):
    """What is told after a question; `borrowed` is what in it another fact says, and may ask."""

    text: str
    borrowed: str = ""


def explained(
    knowledge: Knowledge,
    fact: ResolvedFact,
    asked: str,
    stem: str,
    own: str = "",
    offered: Collection[str] | None = None,
) -> Told:
    """Return what is told after a question for one slot; `own` is what its template says.

    Of a trap that stood among the options it says what that is. Without options (None) nobody was
    tempted, so that a trap is only told where there is nothing else to tell; and the fact's
    statement where there is not even that.
    """
    told = remark(knowledge, fact, asked, stem, own)
    for tempting in temptations(knowledge, fact, asked) if asked in fact.slots else ():
        shown = not told.text if offered is None else tempting.offer.text in offered
        if shown and tempting.why and (tempting.is_given or not told.text):
            return with_reason(told, tempting)
    return told if told.text else Told(statement_of(knowledge.file, fact))


def with_reason(told: Told, tempting: Temptation) -> Told:
    """Return what is told, and why what tempted is wrong, unless that was told already."""
    if not tempting.why or tempting.is_told_in(told.text):
        return told
    borrowed = "" if tempting.is_given else tempting.why
    return Told(f"{told.text} {tempting.why}".strip(), f"{told.borrowed} {borrowed}".strip())


def remark(
    knowledge: Knowledge, fact: ResolvedFact, asked: str, stem: str = "", own: str = ""
) -> Told:
    """Return what the file has to tell of a slot of a fact, empty where there is nothing.

    That is the template's own sentence, else the fact's for this slot, else its explanation; else
    the note of what fills the slot, or another fact about that, where it says something new.
    """
    given = written(knowledge, fact, asked, own)
    if given:
        return Told(given)
    known = content_words(f"{stem} {statement_of(knowledge.file, fact)}")
    value = fact.slots.get(asked)
    if isinstance(value, Entity):
        for told in _of_entity(knowledge, fact, value):
            if len(content_words(told.text) - known) >= FEWEST_NEW:
                return told
    return Told("")


def written(knowledge: Knowledge, fact: ResolvedFact, asked: str, own: str = "") -> str:
    """Return the explanation that the file gives for this slot, or nothing."""
    fitting = (each.text for each in fact.more if asked in each.slots)
    given = own or next(fitting, "") or fact.explanation
    return sentence(claim(wording_of(knowledge.file, fact), given)) if given else ""


def _of_entity(knowledge: Knowledge, fact: ResolvedFact, entity: Entity) -> Iterator[Told]:
    if entity.note:
        yield Told(sentence(entity.note))
    for other in knowledge.facts.about(entity):
        if other is not fact and _stands_alone(other, entity):
            text = statement_of(knowledge.file, other)
            yield Told(text, text)


def _stands_alone(fact: ResolvedFact, entity: Entity) -> bool:
    """Return whether a fact's statement names the entity, and is true on any day."""
    timeless = any(each.slot == "when" for each in placeholders(fact.statement))
    slots = (slot for slot, value in fact.slots.items() if value == entity)
    named = any(names_value(fact.statement, slot) for slot in slots)
    return named and not fact.changes and (fact.time is not None or not timeless)
