"""Lints of clues."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import msgspec

from bot.packs.facts.resolved import Entity
from bot.packs.linting import self_contained
from bot.packs.linting.context import Found, LintContext
from bot.packs.linting.typed_answers import typed_only_where_closed
from bot.packs.questions.drafts import Draft
from bot.packs.questions.hidden_names import hidden, tells
from bot.packs.questions.kinds.clues import (
    FALL,
    FEWEST,
    MOST,
    Clue,
    CluesDraft,
    stem_of,
)


def three_to_five(draft: Draft, context: LintContext) -> Found:
    """Require 3 to 5 clues, the first of them in the stem."""
    clues = _clues(draft)
    if not FEWEST <= len(clues) <= MOST:
        wrong = f"There are {len(clues)} clues."
        yield context.error(draft, wrong, f"Offer {FEWEST} to {MOST}.")
    elif not draft.question.stem.startswith(clues[0].text):
        yield context.error(draft, "The stem is not the first clue.", "Begin with the hardest one.")


def no_clue_names_the_answer(draft: Draft, context: LintContext) -> Found:
    """Forbid every name and alias of the answer in every clue, and words made of them."""
    if not isinstance(draft.answer, Entity):
        return
    for clue in _clues(draft):
        if word := tells(clue.text, draft.answer):
            wrong = f"The clue {clue.text!r} gives away its answer: {word}."
            yield context.error(draft, wrong, "Reword the fact, or leave clues out of its `ask`.")


def every_clue_is_true(draft: Draft, context: LintContext) -> Found:
    """Require of each clue that it is its fact's statement, with nothing but the answer hidden."""
    for clue in _clues(draft):
        answer = clue.fact.slots.get(clue.slot)
        told = hidden(context.file, clue.fact, answer) if isinstance(answer, Entity) else ""
        if answer != draft.answer or clue.text != told:
            wrong = f"The clue {clue.text!r} is not what {clue.fact.place} says."
            yield context.error(draft, wrong, "Take the fact’s own statement.")


def every_clue_stands_alone(draft: Draft, context: LintContext) -> Found:
    """Require clues that are understood one by one, on any day."""
    for alone in _each_alone(draft):
        yield from self_contained.self_contained(alone, context)
        yield from self_contained.dated_if_it_changes(alone, context)


def from_hard_to_easy(draft: Draft, context: LintContext) -> Found:
    """Require that no clue is harder than the one before it, and the last easier than the first."""
    clues = _clues(draft)
    if clues and clues[0].fact.difficulty < clues[-1].fact.difficulty + FALL:
        wrong = f"The first clue, {clues[0].text!r}, is hardly harder than the last."
        yield context.error(draft, wrong, f"Begin with one that is harder by {FALL}.")
    for one, other in pairwise(clues):
        if other.fact.difficulty > one.fact.difficulty:
            wrong = f"{other.text!r} is harder than {one.text!r}, and comes after it."
            yield context.error(draft, wrong, "Begin with the hardest clue.")


def together_they_fit_one(draft: Draft, context: LintContext) -> Found:
    """Require a clue that fits nothing else in the world, and nothing known that fits them all."""
    clues = _clues(draft)
    if not any(clue.is_unique for clue in clues):
        yield context.error(
            draft,
            "Nothing shows that the clues fit nothing else.",
            "Mark the slot of one of the facts as unique, if it is.",
        )
    fitting = [_fitting(clue, context) for clue in clues]
    own = draft.answer.id if isinstance(draft.answer, Entity) else ""
    for other in sorted(set.intersection(*fitting) - {own} if fitting else ()):
        name = context.file.entities[other].name
        yield context.error(
            draft, f"Every clue fits {name} too.", "Add a fact that tells them apart."
        )


def _fitting(clue: Clue, context: LintContext) -> set[str]:
    """Return the entities that a clue is known to fit."""
    values = context.truths.values(clue.fact, clue.slot)
    return {value.id for value in values if isinstance(value, Entity)}


def _clues(draft: Draft) -> tuple[Clue, ...]:
    return draft.clues if isinstance(draft, CluesDraft) else ()


def _each_alone(draft: Draft) -> Iterator[Draft]:
    """Yield the draft with each clue in the place of the first."""
    for clue in _clues(draft):
        stem = stem_of(clue.text, draft.answer) if isinstance(draft.answer, Entity) else clue.text
        question = msgspec.structs.replace(draft.question, stem=stem)
        yield replace(draft, question=question, fact=clue.fact)


LINTS = (
    typed_only_where_closed,
    three_to_five,
    no_clue_names_the_answer,
    every_clue_is_true,
    every_clue_stands_alone,
    from_hard_to_easy,
    together_they_fit_one,
)
