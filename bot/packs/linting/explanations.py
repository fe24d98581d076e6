"""Lints of what is told after a question."""

from collections.abc import Sequence

from bot.game.question import Kind
from bot.packs.facts.plain_words import content_words
from bot.packs.facts.problems import Problem, Severity
from bot.packs.linting.context import Found, LintContext
from bot.packs.linting.phrases import COUNTED, OF_ANOTHER_FORM, ONE_OF_SOME, occurring
from bot.packs.questions.drafts import Draft

MOST_NAMED = 6
"""Facts that are named where many have the same problem."""


def explanation_adds_something(draft: Draft, context: LintContext) -> Found:
    """Forbid an explanation that a writer gave and whose every word was read already."""
    told = _told(draft)
    question = draft.question
    answer = (*draft.key_names, *(question.all_options() if draft.members else ()))
    known = content_words(" ".join((question.stem, question.statement, *answer)))
    if told and not content_words(told) - known:
        yield context.error(
            draft,
            f"The explanation {told!r} says nothing that question and answer do not.",
            "Tell something new, or leave it out.",
        )


def explanation_fits_its_question(draft: Draft, context: LintContext) -> Found:
    """Warn of an explanation that speaks of “the others”, “all three” or “also” out of nowhere."""
    told = _told(draft)
    for words, phrase in occurring(OF_ANOTHER_FORM, told):
        before = told.partition(words)[0]
        named = draft.kind is Kind.LIST and any(each.name in before for each in draft.members)
        if named or ONE_OF_SOME.search(before):
            continue
        yield context.warning(draft, f"“{words}” in {told!r}: {phrase.harm}.", phrase.instead)
    for words, phrase in occurring((COUNTED,), told):
        is_counted = words.split()[-1] in draft.question.stem.lower().split()
        if not is_counted and not _named_there(draft, told):
            yield context.warning(draft, f"“{words}” in {told!r}: {phrase.harm}.", phrase.instead)


def every_reveal_tells_something(drafts: Sequence[Draft], context: LintContext) -> Found:
    """Warn of facts after whose questions nothing is told but the fact again."""
    silent = list(dict.fromkeys(draft.fact.place for draft in drafts if not _told(draft)))
    if silent:
        named = ", ".join(silent[:MOST_NAMED])
        more = f" and {len(silent) - MOST_NAMED} more" if len(silent) > MOST_NAMED else ""
        yield Problem(
            context.file.path,
            "",
            f"Nothing is told after the questions of {named}{more}.",
            "Write an explanation, or a note for what answers them.",
            Severity.WARNING,
        )


def _told(draft: Draft) -> str:
    """Return what is told beside the fact itself."""
    question = draft.question
    return question.explanation.removeprefix(question.statement).strip()


def _named_there(draft: Draft, told: str) -> bool:
    """Return whether an explanation names the members of which it gives the number."""
    if draft.kind is Kind.CLUES:
        return False
    return sum(member.name in told for member in draft.members) >= len(draft.members) > 0
