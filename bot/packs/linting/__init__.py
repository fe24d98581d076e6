"""Lints: what every question of a pack must satisfy before anybody is asked it.

Each lint is one function, its docstring its promise. Those of `EACH` look at one draft, those of
`WHOLE` at all drafts of a file together. A new lint is a function, its line here, its test, and
its paragraph in docs/writing-packs.md.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from bot.packs.facts.boundary import standing_at
from bot.packs.facts.problems import Problem
from bot.packs.facts.resolved import ResolvedFile
from bot.packs.linting import (
    answers,
    options,
    pictures,
    self_contained,
    several_answers,
    truth,
    whole_file,
    wording,
)
from bot.packs.linting.context import Found, Ground
from bot.packs.questions.drafts import Draft, place_of

EachLint: TypeAlias = Callable[[Draft, Ground], Found]
WholeLint: TypeAlias = Callable[[Sequence[Draft], Ground], Found]

EACH: tuple[EachLint, ...] = (
    options.key_not_in_stem,
    options.no_word_of_key_in_stem,
    options.one_right_option,
    options.names_disjoint,
    options.one_kind,
    options.adjectives_hold,
    options.option_not_in_stem,
    options.length_not_telling,
    several_answers.some_right_some_wrong,
    several_answers.members_known,
    several_answers.list_is_closed,
    several_answers.list_members_disjoint,
    truth.certainly_wrong,
    truth.active_at_the_time,
    truth.wrong_years_far_enough,
    truth.typed_only_where_closed,
    answers.accepted_not_refused,
    answers.scale_is_positive,
    truth.order_is_clear,
    wording.tidy,
    wording.indefinite_article,
    wording.ends_with_question_mark,
    wording.stem_length,
    wording.option_length,
    wording.no_all_or_none,
    self_contained.self_contained,
    self_contained.dated_if_it_changes,
    pictures.picture_told_in_words,
    pictures.key_not_in_picture,
    wording.shares_no_run,
)
WHOLE: tuple[WholeLint, ...] = (
    whole_file.paragraph_exists,
    whole_file.source_unchanged,
    whole_file.questions_differ,
    whole_file.keys_spread_evenly,
    whole_file.true_and_false_balanced,
)


def lint(
    drafts: Sequence[Draft], file: ResolvedFile, source_text: str | None = None
) -> list[Problem]:
    """Return every problem of a file's drafts.

    With `source_text`, the source's own text, the drafts are also compared with its wording and
    its paragraphs with the hashes that the file has noted.
    """
    ground = Ground(file, source_text)
    found: list[Problem] = []
    for draft in drafts:
        with standing_at(place_of(draft)):
            found += [problem for check in EACH for problem in check(draft, ground)]
    found += [problem for check in WHOLE for problem in check(drafts, ground)]
    return found
