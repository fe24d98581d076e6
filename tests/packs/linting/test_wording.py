import pytest

from bot.game.question import Kind
from bot.packs.facts.problems import Severity
from bot.packs.linting import wording
from bot.packs.questions.drafts import Draft
from tests.support.drafts import context, draft, found, true_or_false, with_question

CHOICE = draft(Kind.CHOICE, "person")
SOURCE = "One.\n\nThe probe came down gently on a plain of wet sand and little stones."


def with_stem(stem: str) -> Draft:
    return with_question(CHOICE, stem=stem)


@pytest.mark.parametrize(
    "text",
    [
        "Which {person.kind} discovered the moon Titan in 1655?",
        "Which astronomer discovered the the moon in the year 1655?",
        "Which of these is a an astronomer of the seventeenth century?",
        "Which astronomer  discovered the moon Titan in 1655?",
        "Which astronomer discovered Titan , the moon, in 1655?",
        "Which astronomer wrote ““Titan”” in the year 1655?",
        "Which astronomer was born in Washington, D.C..?",
    ],
)
def test_what_a_template_left_behind_is_an_error(text: str) -> None:
    assert found(wording.tidy, with_stem(text))


def test_explanations_and_options_are_looked_at_too() -> None:
    assert found(wording.tidy, with_question(CHOICE, explanation="He ground  lenses."))
    assert found(wording.tidy, with_question(CHOICE, options=("The the Hague", "Oslo", "Bern")))


def test_ordinary_marks_are_tidy() -> None:
    assert not found(wording.tidy, CHOICE)
    assert not found(wording.tidy, with_stem("Which “Gone” … is, after all, ’N Sync’s own song?"))


@pytest.mark.parametrize(
    "phrase", ["a astronomer", "an moon", "a “Emmy”", "an hundred", "a hour", "an university"]
)
def test_an_indefinite_article_that_reads_wrongly_is_a_warning(phrase: str) -> None:
    (problem,) = found(wording.indefinite_article, with_stem(f"Who of these was {phrase}?"))
    assert problem.severity is Severity.WARNING


@pytest.mark.parametrize(
    "phrase",
    [
        *("an astronomer", "a moon", "a one-man show", "an hour", "an MTV award"),
        *("an ’N Sync song", "a university", "an 80-year-old", "a U2 song", "plan A upon it"),
    ],
)
def test_an_indefinite_article_that_reads_well_is_fine(phrase: str) -> None:
    assert not found(wording.indefinite_article, with_stem(f"Who of these saw {phrase}?"))


def test_a_stem_ends_with_a_question_mark() -> None:
    assert not found(wording.ends_with_its_mark, CHOICE)
    assert found(wording.ends_with_its_mark, with_stem("Name the astronomer of Titan."))


def test_a_statement_ends_with_a_full_stop() -> None:
    statement = true_or_false(answer=True)
    assert not found(wording.ends_with_its_mark, statement)
    asked = with_question(statement, stem="True or false: Titan has lakes of methane?")
    assert found(wording.ends_with_its_mark, asked)


@pytest.mark.parametrize(("words", "wrong"), [(3, 1), (4, 0), (30, 0), (31, 1)])
def test_a_stem_has_four_to_thirty_words(words: int, wrong: int) -> None:
    assert len(found(wording.stem_length, with_stem("so " * (words - 1) + "what?"))) == wrong


@pytest.mark.parametrize(("length", "wrong"), [(80, 0), (81, 1), (0, 1)])
def test_an_option_has_at_most_eighty_characters(length: int, wrong: int) -> None:
    one = with_question(CHOICE, options=("x" * length, "Hooke", "Cassini"))
    assert len(found(wording.option_length, one)) == wrong


@pytest.mark.parametrize(
    "option",
    ["All of the above", "none of these", "Both of them", "A and B", "any of the above"],
)
def test_no_option_speaks_of_the_others(option: str) -> None:
    assert found(wording.no_all_or_none, with_question(CHOICE, options=("Hooke", option)))


def test_titles_may_hold_the_same_words() -> None:
    titles = ("All of Me", "And Then There Were None", "Both Sides Now")
    assert not found(wording.no_all_or_none, with_question(CHOICE, options=titles))


def test_eight_words_in_a_row_from_the_source_are_an_error() -> None:
    here = context(source_text=SOURCE)
    copied = "It came down gently on a PLAIN of wet Sand!"
    (problem,) = found(wording.shares_no_run, with_question(CHOICE, explanation=copied), here)
    assert "came down gently on a plain of wet" in problem.wrong


def test_seven_words_from_the_source_are_fine() -> None:
    here = context(source_text=SOURCE)
    close = "It came down gently on a plain of sand."
    assert not found(wording.shares_no_run, with_question(CHOICE, explanation=close), here)


def test_a_name_counts_as_one_word_of_a_run() -> None:
    source = "One day, long ago, Christiaan Huygens saw Titan through his new telescope."
    stem = "Who, long ago, like Christiaan Huygens saw Titan through his new glass?"
    here = context(source_text=source)
    assert not found(wording.shares_no_run, with_stem(stem), here)
    longer = "Was it long ago that day, long ago, Christiaan Huygens saw Titan through his new"
    assert found(wording.shares_no_run, with_stem(longer), here)


def test_without_the_source_nothing_can_be_copied() -> None:
    assert not found(wording.shares_no_run, CHOICE)
