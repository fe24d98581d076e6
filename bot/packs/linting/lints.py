"""The lints, in the order in which their problems are told.

Each lint is one function, its docstring its promise. Those of `EACH` look at one draft of any kind,
those of `kinds` at one of their kind, those of `WHOLE` at all drafts of a file together. A new lint
is a function, its line in one of these, its test, and its row in docs/writing-packs.md.
"""

from collections.abc import Iterator, Sequence

from bot.packs.facts.boundary import noting_place
from bot.packs.facts.problems import Problem
from bot.packs.facts.resolved import ResolvedFile
from bot.packs.linting import (
    explanations,
    odd_one_out,
    options,
    pictures,
    rings,
    self_contained,
    style,
    truth,
    typed_answers,
    unasked,
    whole_file,
    wording,
)
from bot.packs.linting.context import EachLint, LintContext, WholeLint
from bot.packs.linting.kinds import lints_of
from bot.packs.questions.drafts import Draft, place_of

EACH: tuple[EachLint, ...] = (
    options.key_not_in_stem,
    options.no_word_of_key_in_stem,
    options.names_disjoint,
    options.one_kind,
    options.adjectives_hold,
    options.option_not_in_stem,
    odd_one_out.odd_one_out,
    truth.members_known,
    truth.certainly_wrong,
    truth.active_at_the_time,
    truth.wrong_years_far_enough,
    typed_answers.accepted_not_refused,
    wording.tidy,
    wording.indefinite_article,
    wording.ends_with_its_mark,
    wording.stem_length,
    wording.option_length,
    wording.no_all_or_none,
    self_contained.self_contained,
    self_contained.dated_if_it_changes,
    style.plainly_said,
    style.worth_asking,
    style.nothing_stranded,
    style.full_names_first,
    style.as_of_where_it_changes,
    explanations.explanation_adds_something,
    explanations.explanation_fits_its_question,
    pictures.picture_told_in_words,
    pictures.key_not_in_picture,
    wording.shares_no_run,
)
WHOLE: tuple[WholeLint, ...] = (
    whole_file.paragraph_exists,
    whole_file.source_unchanged,
    whole_file.questions_differ,
    rings.rings_are_large_enough,
    unasked.all_that_is_told_is_asked,
    whole_file.keys_spread_evenly,
    whole_file.true_and_false_balanced,
    whole_file.few_statements,
    explanations.every_reveal_tells_something,
)


def without_faulty_unasked(
    drafts: Sequence[Draft], file: ResolvedFile, source_text: str | None = None
) -> tuple[Draft, ...]:
    """Return the drafts but those that nobody asked for and that have a problem.

    Else a pack would fall out of play for questions that its author never had in mind.
    """
    context = LintContext(file, source_text)
    return tuple(
        draft for draft in drafts if not (draft.is_unasked and [*_problems(draft, context)])
    )


def lint(
    drafts: Sequence[Draft], file: ResolvedFile, source_text: str | None = None
) -> list[Problem]:
    """Return every problem of a file's drafts.

    With `source_text`, the source's own text, the drafts are also compared with its wording and
    its paragraphs with the hashes that the file has noted.
    """
    context = LintContext(file, source_text)
    found = [problem for draft in drafts for problem in _problems(draft, context)]
    found += [problem for check in WHOLE for problem in check(drafts, context)]
    return found


def _problems(draft: Draft, context: LintContext) -> Iterator[Problem]:
    with noting_place(place_of(draft)):
        for check in (*EACH, *lints_of(draft.kind)):
            yield from check(draft, context)
