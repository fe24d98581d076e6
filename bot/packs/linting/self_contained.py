"""Lints of what a stem needs so that it can be understood alone, on any day."""

import re

from bot.packs.facts.names import plain
from bot.packs.facts.plain_words import stem_of, words
from bot.packs.facts.resolved import Entity
from bot.packs.linting.context import Found, LintContext
from bot.packs.questions.drafts import Draft

_QUOTED = re.compile(r"“[^”]*”")
_NEVER_ALONE = re.compile(
    r"\b(the same|yesterday|tomorrow|tonight|(the|this|that) (article|text|story above|passage|"
    r"paragraph|(?P<role>author|writer)(?! of\b)|interview|piece)|mentioned above|"
    r"the (former|latter)|as above)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b((?P<one>he|she|him|his|her|hers|himself|herself)|they|them|their|theirs|themselves)\b",
    re.IGNORECASE,
)
_ASKS_WHO = re.compile(r"\b(who|whose|whom)\b", re.IGNORECASE)
_ASKS_WHAT = re.compile(r"\b(which|what|these)\b", re.IGNORECASE)
_BARE_NOUN = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat) "
    r"(?P<noun>group|band|singer|song|album|star|duo|city|country|planet|moon|film|book)s?\b"
    r"(?P<next>’s?|\s+\S+)?"
)
"""A small letter, since “the Moon” is a name."""
_AFTERWARDS = "that which who whose in on of from with by behind around"
_SAYS_WHICH = frozenset(_AFTERWARDS.split())
_CHANGES = re.compile(
    r"\b(current(ly)?|now|today|nowadays|these days|at present|present-day|recent(ly)?|latest|"
    r"newest|upcoming|so far|to date|this (year|month|week|season)|"
    r"last (year|month|week|season|sunday)|next (year|month|week|sunday)|(?<!as )soon|still|"
    r"the moment|is about to)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(1\d{3}|20\d{2})\b")


def self_contained(draft: Draft, context: LintContext) -> Found:
    """Require a stem that is understood by somebody who has read nothing else."""
    stem = draft.question.stem
    for what in (_never_alone(stem), *_unresolved(draft, context), _bare_noun(stem, context)):
        if what:
            yield context.error(
                draft,
                f"“{what.group().strip()}” in {stem!r} means nothing by itself.",
                "Name who or what is meant.",
            )


def _never_alone(stem: str) -> re.Match[str] | None:
    """Return what points at another text; “this writer” does not where that is what is asked."""
    for found in _NEVER_ALONE.finditer(stem):
        if not found.group("role") or not _is_asked(found.group("role"), stem[found.end() :]):
            return found
    return None


def _is_asked(noun: str, text: str) -> bool:
    return bool(re.search(rf"\bwhich (?:[\w’-]+ ){{0,3}}{noun} ", text.lower()))


def _unresolved(draft: Draft, context: LintContext) -> tuple[re.Match[str], ...]:
    """Return the first pronoun, if there is nothing before it that it can stand for."""
    stem = draft.question.stem
    found = _PRONOUN.search(_QUOTED.sub(lambda match: "x" * len(match.group()), stem))
    if not found:
        return ()
    before = stem[: found.start()]
    may_be_asked = not found.group("one") or _asks_for_somebody(draft)
    asked = _ASKS_WHO.search(before) or (may_be_asked and _ASKS_WHAT.search(before))
    return () if asked or _speaks_of_people(before, context) else (found,)


def _asks_for_somebody(draft: Draft) -> bool:
    """Return whether the stem opens with the sort of person asked for: “Which painter …”."""
    asks_who = isinstance(draft.answer, Entity) and draft.answer.type in {"person", "group"}
    return asks_who and draft.question.stem.startswith("Which ")


def _speaks_of_people(text: str, context: LintContext) -> bool:
    """Return whether a text names somebody, or says what sort of person it asks for."""
    nouns = map(stem_of, words(text))
    return not context.people.nouns.isdisjoint(nouns) or context.people.names.stand_in(text)


def _bare_noun(stem: str, context: LintContext) -> re.Match[str] | None:
    """Return “the group” and its like where no name says which one, and no one asks which it is."""
    for found in _BARE_NOUN.finditer(stem):
        after = (found.group("next") or "").strip()
        rest = stem[found.end("noun") :]
        says_which = after[:1] == "“" or after[:1].isupper() or plain(after) in _SAYS_WHICH
        asked_for = _is_asked(found.group("noun"), rest)
        if not (says_which or asked_for or _opens_with_name(rest, context)) and not _named_before(
            found.group("noun"), stem[: found.start()], context
        ):
            return found
    return None


def _opens_with_name(text: str, context: LintContext) -> bool:
    """Return whether a text begins with the name of an entity."""
    return context.reader.opens(text)


def _named_before(noun: str, text: str, context: LintContext) -> bool:
    """Return whether a text names an entity that the noun can stand for."""
    synonyms = (noun, "group") if noun == "band" else (noun,)
    return any(context.names_by_noun[each].stand_in(text) for each in synonyms)


def dated_if_it_changes(draft: Draft, context: LintContext) -> Found:
    """Require a year where something changes with time."""
    stem = draft.question.stem
    if _YEAR.search(stem):
        return
    found = _CHANGES.search(_QUOTED.sub(" ", stem))
    if found:
        yield context.error(
            draft, f"“{found.group()}” in {stem!r} changes with time.", "Say at what date."
        )
    elif draft.fact.changes:
        yield context.error(
            draft,
            f"The truth of this changes with time, and {stem!r} has no date.",
            "Write {as_of} or a year into the stem.",
        )
