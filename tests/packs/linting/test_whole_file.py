from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import msgspec
import pytest

from bot.game.kinds.choice import Choice
from bot.game.question import Kind
from bot.packs.facts.problems import Problem
from bot.packs.linting import whole_file
from bot.packs.linting.context import LintContext
from bot.packs.questions.drafts import Draft
from tests.support.drafts import context, draft, drafts, true_or_false, with_question

CHOICE = draft(Kind.CHOICE, "person")


def found(
    lint: Callable[[Sequence[Draft], LintContext], Iterator[Problem]],
    bank: Sequence[Draft] = (),
    on: LintContext | None = None,
) -> list[Problem]:
    return list(lint(bank, on or context()))


def with_paragraph(number: int | None) -> LintContext:
    good = context()
    spoiled = replace(good.file.facts[0], paragraph=number)
    return LintContext(replace(good.file, facts=(spoiled, *good.file.facts[1:])))


@pytest.mark.parametrize("number", [0, 3, -1, None])
def test_a_paragraph_that_the_source_does_not_have_is_an_error(number: int | None) -> None:
    (problem,) = found(whole_file.paragraph_exists, on=with_paragraph(number))
    assert problem.place == "facts.orbit.paragraph"


def test_a_source_without_paragraphs_needs_none() -> None:
    assert not found(whole_file.paragraph_exists)
    general = with_paragraph(None)
    source = msgspec.structs.replace(general.file.source, paragraphs=())
    assert not found(
        whole_file.paragraph_exists, on=LintContext(replace(general.file, source=source))
    )


def noted(*paragraphs: str, source_text: str) -> LintContext:
    file = context().file
    hashes = tuple(map(whole_file.paragraph_hash, paragraphs))
    source = msgspec.structs.replace(file.source, paragraphs=hashes)
    return LintContext(replace(file, source=source), source_text)


def test_a_source_that_was_edited_is_noticed() -> None:
    same = noted("One two.", "Three.", source_text="One  two.\n\n Three.\n")
    assert not found(whole_file.source_unchanged, on=same)
    edited = noted("One two.", "Three.", source_text="One two.\n\nFour.\n")
    (problem,) = found(whole_file.source_unchanged, on=edited)
    assert "paragraph 2 reads differently" in problem.wrong
    longer = noted("One two.", source_text="One two.\n\nThree.\n")
    assert "length" in found(whole_file.source_unchanged, on=longer)[0].wrong


def test_the_hashes_to_note_are_given_ready_to_paste() -> None:
    (problem,) = found(whole_file.source_unchanged, on=noted(source_text="One two.\n\nThree.\n"))
    assert "not noted" in problem.wrong
    hashes = [whole_file.paragraph_hash("One two."), whole_file.paragraph_hash("Three.")]
    assert f'paragraphs = ["{hashes[0]}", "{hashes[1]}"]' in problem.fix


def test_a_source_that_is_not_here_cannot_have_changed() -> None:
    assert not found(whole_file.source_unchanged)


def test_one_id_for_two_questions_is_an_error() -> None:
    reworded = with_question(CHOICE, stem="Who was the discoverer of the moon Titan?")
    assert len(found(whole_file.questions_differ, [CHOICE, reworded])) == 2


def test_a_question_asked_twice_in_one_kind_is_an_error() -> None:
    assert isinstance(CHOICE.question, Choice)
    turned = CHOICE.question.options[::-1]
    again = with_question(CHOICE, id="titan/other/choice", options=turned)
    (problem,) = found(whole_file.questions_differ, [CHOICE, again])
    assert CHOICE.question.id in problem.wrong


def test_a_question_may_be_asked_in_two_kinds() -> None:
    assert not found(whole_file.questions_differ, drafts())


def bank_of_keys(*counts: int) -> list[Draft]:
    assert isinstance(CHOICE.question, Choice)
    others = [each for each in CHOICE.question.options if each != CHOICE.question.answer]
    bank = []
    for place, count in enumerate(counts):
        options = (*others[:place], CHOICE.question.answer, *others[place:])
        bank += [with_question(CHOICE, options=options)] * count
    return bank


def test_keys_that_stand_in_one_place_too_often_are_an_error() -> None:
    (problem,) = found(whole_file.keys_spread_evenly, bank_of_keys(40, 5, 5, 10))
    assert "A 40, B 5, C 5, D 10" in problem.wrong


@pytest.mark.parametrize("counts", [(15, 15, 15, 15), (20, 12, 14, 14), (9, 0, 0, 0)])
def test_keys_spread_as_chance_spreads_them_are_fine(counts: tuple[int, ...]) -> None:
    assert not found(whole_file.keys_spread_evenly, bank_of_keys(*counts))


@pytest.mark.parametrize(
    ("true", "false", "wrong"), [(10, 10, 0), (8, 16, 0), (7, 15, 1), (15, 7, 1), (5, 0, 0)]
)
def test_a_third_of_six_statements_or_more_is_true_and_a_third_false(
    true: int, false: int, wrong: int
) -> None:
    bank = [true_or_false(answer=True)] * true + [true_or_false(answer=False)] * false
    assert len(found(whole_file.true_and_false_balanced, bank)) == wrong


@pytest.mark.parametrize(("statements", "others", "wrong"), [(5, 0, 0), (10, 30, 0), (11, 30, 1)])
def test_a_quarter_of_the_questions_are_statements_at_most(
    statements: int, others: int, wrong: int
) -> None:
    bank = [true_or_false(answer=True)] * statements + [CHOICE] * others
    assert len(found(whole_file.few_statements, bank)) == wrong
