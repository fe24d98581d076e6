"""Lints of a file and its bank of questions as a whole."""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Sequence

from bot.game.kinds.choice import Choice
from bot.game.kinds.true_false import TrueFalse
from bot.packs.facts.names import plain
from bot.packs.facts.problems import Problem
from bot.packs.linting.context import Found, LintContext
from bot.packs.questions.drafts import Draft
from bot.packs.questions.statement_share import most_among, most_beside

FEWEST_FOR_SHARES = 20
# Chi-square at one in a thousand, by the number of options: chance alone hardly ever exceeds it.
UNEVEN = {3: 13.8, 4: 16.3}


def paragraph_exists(drafts: Sequence[Draft], context: LintContext) -> Found:  # noqa: ARG001 - a lint's shape
    """Require of each fact a paragraph that its source has; a set may name another source."""
    count = len(context.file.source.paragraphs)
    for fact in context.file.all_facts:
        if count and not fact.source and not (fact.paragraph and 1 <= fact.paragraph <= count):
            yield context.fact_error(
                fact,
                "paragraph",
                f"The source has {count} paragraphs; this says {fact.paragraph}.",
                f"Write a number from 1 to {count}.",
            )


def source_unchanged(drafts: Sequence[Draft], context: LintContext) -> Found:  # noqa: ARG001 - a lint's shape
    """Compare the paragraphs with those that the facts were taken from, where they are at hand."""
    noted, found = context.file.source.paragraphs, tuple(map(paragraph_hash, context.paragraphs))
    if not found or noted == found:
        return
    changed = [n for n, pair in enumerate(zip(noted, found, strict=False), 1) if pair[0] != pair[1]]
    what = f"paragraph {changed[0]} reads differently" if changed else "its length changed"
    yield Problem(
        context.file.path,
        "source.paragraphs",
        f"The source is not what the facts were taken from: {what}."
        if noted
        else "The source is at hand, but its paragraphs are not noted.",
        f"Check the facts against it, then write paragraphs = {json.dumps(found)}.",
    )


def paragraph_hash(paragraph: str) -> str:
    """Return how a fact file notes a paragraph: 16 hex digits, white space normalised."""
    return hashlib.sha256(" ".join(paragraph.split()).encode()).hexdigest()[:16]


def questions_differ(drafts: Sequence[Draft], context: LintContext) -> Found:
    """Forbid an id given twice, and a question asked twice in one kind."""
    ids = Counter(draft.question.id for draft in drafts)
    for draft in drafts:
        if ids[draft.question.id] > 1:
            yield context.error(draft, "Another question has this id.", "Rename one of them.")
    stems: dict[tuple[str, ...], Draft] = {}
    for draft in drafts:
        picture = draft.question.image
        seen = (picture.url, picture.path) if picture else ()
        words = plain(" ".join((draft.question.stem, *sorted(draft.question.all_options()))))
        mark = (draft.kind, words, *seen)
        first = stems.setdefault(mark, draft)
        if first is not draft:
            yield context.error(
                draft, f"This is asked by {first.question.id} already.", "Reword one of them."
            )


def keys_spread_evenly(drafts: Sequence[Draft], context: LintContext) -> Found:
    """Require the right option in every place about equally often."""
    places: dict[int, Counter[int]] = defaultdict(Counter)
    for question in (draft.question for draft in drafts):
        if isinstance(question, Choice) and question.answer in question.options:
            places[len(question.options)][question.options.index(question.answer)] += 1
    for size, counts in places.items():
        total = counts.total()
        if size in UNEVEN and total >= FEWEST_FOR_SHARES:
            expected = total / size
            strain = sum((counts[place] - expected) ** 2 / expected for place in range(size))
            if strain > UNEVEN[size]:
                told = ", ".join(f"{'ABCD'[place]} {counts[place]}" for place in range(size))
                yield Problem(
                    context.file.path,
                    "",
                    f"The right option is not spread evenly over {size} places: {told}.",
                    "Shuffle the options by each question's id.",
                )


def true_and_false_balanced(drafts: Sequence[Draft], context: LintContext) -> Found:
    """Require that of six statements or more at least a third is true, and a third false."""
    answers = [each.question.answer for each in drafts if isinstance(each.question, TrueFalse)]
    true, false = answers.count(True), answers.count(False)
    if true > most_beside(false) or false > most_beside(true):
        few = "false" if true > false else "true"
        yield Problem(
            context.file.path,
            "",
            f"{true} of {len(answers)} true/false statements are true.",
            f"A third of each is the least: more {few} ones are needed (traps, surprising).",
        )


def few_statements(drafts: Sequence[Draft], context: LintContext) -> Found:
    """Require that at most a quarter of a pack's questions are statements."""
    count = sum(isinstance(draft.question, TrueFalse) for draft in drafts)
    if count > most_among(len(drafts) - count):
        yield Problem(
            context.file.path,
            "",
            f"{count} of {len(drafts)} questions are true/false.",
            "A quarter is the most.",
        )
