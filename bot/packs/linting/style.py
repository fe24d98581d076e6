"""Lints of style: what no quizmaster would read out."""

import re
from collections.abc import Iterable

from bot.game.question import Kind
from bot.packs.linting.context import Found, LintContext
from bot.packs.linting.phrases import COY, NOT_WORTH_ASKING, STRANDED, Phrase, occurring
from bot.packs.questions.drafts import Draft

_AS_OF = re.compile(r"\bas of\b", re.IGNORECASE)


def plainly_said(draft: Draft, context: LintContext) -> Found:
    """Warn of wording that hides what it could name, or that sounds translated."""
    yield from _phrases(draft, context, COY, _sentences(draft))


def worth_asking(draft: Draft, context: LintContext) -> Found:
    """Warn of feelings, memories and guesses, which nobody can know, and of sums of two dates."""
    yield from _phrases(draft, context, NOT_WORTH_ASKING, _sentences(draft))


def nothing_stranded(draft: Draft, context: LintContext) -> Found:
    """Warn of a stem that ends in half a sentence, or in a clause that lost its noun."""
    if draft.kind not in {Kind.TRUE_FALSE, Kind.CLUES}:
        yield from _phrases(draft, context, STRANDED, (draft.question.stem,))


def full_names_first(draft: Draft, context: LintContext) -> Found:
    """Warn of a surname alone where nothing that players read before gave the whole name."""
    shown = (draft.question.stem, *draft.question.all_options(), *draft.key_names)
    for text in dict.fromkeys(_sentences(draft)):
        for surname, name in context.surnames.bare_in(text, beside=shown):
            yield context.warning(
                draft,
                f"“{surname}” in {text!r} could be another than {name}.",
                f"Write {name} at the first mention.",
            )


def as_of_where_it_changes(draft: Draft, context: LintContext) -> Found:
    """Warn of “as of” in a stem about what does not change."""
    if not draft.fact.changes and _AS_OF.search(draft.question.stem):
        yield context.warning(
            draft,
            f"“as of” in {draft.question.stem!r} is not needed: this does not change.",
            "Leave it out; or say changes = true, if it does.",
        )


def _sentences(draft: Draft) -> tuple[str, ...]:
    """Return what players read, but for options that are names: a title speaks of no feelings."""
    question = draft.question
    events = question.all_options() if draft.kind is Kind.ORDER else ()
    return (question.stem, question.statement, question.explanation, *events)


def _phrases(
    draft: Draft, context: LintContext, phrases: Iterable[Phrase], texts: Iterable[str]
) -> Found:
    for text in dict.fromkeys(texts):
        for words, phrase in occurring(phrases, text):
            yield context.warning(draft, f"“{words}” in {text!r}: {phrase.harm}.", phrase.instead)
