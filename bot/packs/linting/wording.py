"""Lints of how a question reads."""

import re

from bot.game.question import Kind
from bot.packs.facts.english import article_for
from bot.packs.linting.context import Found, LintContext
from bot.packs.questions.drafts import Draft

FEWEST_STEM_WORDS, MOST_STEM_WORDS = 4, 30
LONGEST_OPTION = 80

_UNTIDY = {
    "a leftover placeholder": re.compile(r"[{}]"),
    "a doubled space": re.compile(r"\s{2,}|^\s|\s$"),
    "a space before a mark": re.compile(r"\s[,.;:?!]"),
    "a doubled mark": re.compile(r"““|””|’’|,,|\?\?|(?<!\.)\.\.(?!\.)|,\."),
    "a doubled article": re.compile(r"\b(the|an?) (the|an?) ", re.IGNORECASE),
}
_ARTICLE = re.compile(r"(?:\b(an?)|(?:^|(?<=[.:?!] ))(An?)) ([“‘(\"’]*\w[^\s,.;:?!]*)")

_ALL_OR_NONE = re.compile(
    r"\b((all|none|any|both|neither) of (the above|these|them|the others)|"
    r"all above|none of it|(a|b) and (b|c))\b",
    re.IGNORECASE,
)


def tidy(draft: Draft, context: LintContext) -> Found:
    """Forbid a leftover placeholder, and doubled articles, spaces and marks."""
    for text in draft.texts:
        for what, pattern in _UNTIDY.items():
            if pattern.search(text):
                yield context.error(draft, f"There is {what} in {text!r}.", "Mend the template.")


def indefinite_article(draft: Draft, context: LintContext) -> Found:
    """Warn of “a” before a vowel and “an” before a consonant."""
    for text in draft.texts:
        for found in _ARTICLE.finditer(text):
            if (found[1] or found[2]).lower() != article_for(found[3]):
                wrong = f"“{found.group()}” reads wrongly."
                yield context.warning(draft, wrong, "Change the article or the template.")
                break


def ends_with_its_mark(draft: Draft, context: LintContext) -> Found:
    """Require a question mark at the end of a stem, and a full stop at the end of a statement."""
    stem = draft.question.stem
    mark, what = (".", "statement") if draft.kind is Kind.TRUE_FALSE else ("?", "question")
    if not stem.endswith(mark):
        wrong = f"The stem {stem!r} does not end with “{mark}”."
        yield context.error(draft, wrong, f"Make it a {what}.")


def stem_length(draft: Draft, context: LintContext) -> Found:
    """Require a stem of 4 to 30 words."""
    count = len(draft.question.stem.split())
    if not FEWEST_STEM_WORDS <= count <= MOST_STEM_WORDS:
        yield context.error(
            draft,
            f"The stem has {count} words: {draft.question.stem!r}.",
            f"Write {FEWEST_STEM_WORDS} to {MOST_STEM_WORDS} words.",
        )


def option_length(draft: Draft, context: LintContext) -> Found:
    """Require options that fit on a phone: 80 characters at most."""
    for option in draft.options:
        if not 0 < len(option) <= LONGEST_OPTION:
            yield context.error(
                draft,
                f"The option {option!r} has {len(option)} characters.",
                f"Write 1 to {LONGEST_OPTION}.",
            )


def no_all_or_none(draft: Draft, context: LintContext) -> Found:
    """Forbid options that speak of the other options."""
    for option in draft.options:
        if _ALL_OR_NONE.search(option):
            yield context.error(
                draft, f"The option {option!r} speaks of other options.", "Offer a thing instead."
            )


def shares_no_run(draft: Draft, context: LintContext) -> Found:
    """Forbid runs of more than 7 words shared with the source, where the source is at hand.

    A name or title counts as one word.
    """
    for text in draft.texts if context.source_runs else ():
        copied = next((run for run in context.runs(text) if run in context.source_runs), None)
        if copied:
            yield context.error(
                draft,
                f"“{' '.join(copied)}” is copied from the source.",
                "Say it in your own words.",
            )
