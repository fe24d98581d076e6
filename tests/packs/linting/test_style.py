"""Each turn of phrase that no quizmaster reads out, and one like it that is fine."""

from dataclasses import replace

import pytest

from bot.game.question import Kind
from bot.packs.facts.problems import Severity
from bot.packs.linting import style
from bot.packs.questions.drafts import Draft
from tests.support.drafts import Lint, draft, found, order_draft, with_question

CHOICE = draft(Kind.CHOICE, "person")


def with_stem(stem: str) -> Draft:
    return with_question(CHOICE, stem=stem)


@pytest.mark.parametrize(
    ("lint", "refused", "fine"),
    [
        (
            style.plainly_said,
            "In which year did Rome become the capital of its country?",
            "In which year did Rome become the capital of Italy?",
        ),
        (
            style.plainly_said,
            "In what order did these cities become the capitals that they are, earliest first?",
            "Which of these cities is the capital that they are proud of in Ankara?",
        ),
        (
            style.plainly_said,
            "Whose name does the series bear in which the story was told?",
            "After whom is the series named in which the story was told?",
        ),
        (
            style.plainly_said,
            "Which song had first been turned down by Michael Jackson’s side?",
            "On which of the city’s sides of the river does the palace stand?",
        ),
        (
            style.plainly_said,
            "Which song was it that it took a few months until people bought?",
            "Which astronomer took four years to find the moon Titan?",
        ),
        (
            style.plainly_said,
            "Which of these countries belong to the Nordic countries (tick all that apply)?",
            "Which of these islands belong to the United Kingdom (tick all that apply)?",
        ),
        (
            style.worth_asking,
            "Which singer says that the song felt more personal than others?",
            "Which metal was used in making felt for “Love Never Felt So Good”?",
        ),
        (
            style.worth_asking,
            "Which singer, telling the story, spoke of memories of a friend?",
            "Which singer spoke of a friend’s part in the story of 2001?",
        ),
        (
            style.worth_asking,
            "Which astronomer may not have seen the moon Titan by then?",
            "Which astronomer was born in May and may be seen on a coin?",
        ),
        (
            style.worth_asking,
            "How many years after the flight to Titan did a probe land there?",
            "How many years does Saturn take for its way around the Sun?",
        ),
        (
            style.nothing_stranded,
            "Which singer’s album is “Xscape”, with the song “Gone”?",
            "After “Gone”, which album of songs did the singer make in 2014?",
        ),
        (
            style.nothing_stranded,
            "Whose name does the award bear that an astronomer received in 1655?",
            "Which award that bears the name of Huygens did an astronomer receive?",
        ),
        (
            style.full_names_first,
            "Which of these moons of Saturn did Galilei look for in 1612?",
            "Which of these did Galileo Galilei see in 1612, says Galilei’s Galilei Prize?",
        ),
        (
            style.as_of_where_it_changes,
            "Which astronomer, as of May 2014, had discovered the moon Titan?",
            "Which astronomer discovered the moon Titan as one of many?",
        ),
    ],
)
def test_a_turn_of_phrase_that_nobody_reads_out_is_a_warning(
    lint: Lint, refused: str, fine: str
) -> None:
    (problem,) = found(lint, with_stem(refused))
    assert problem.severity is Severity.WARNING
    assert not found(lint, with_stem(fine))


def test_explanations_and_events_are_read_out_too() -> None:
    assert found(
        style.plainly_said, with_question(CHOICE, explanation="It is its country’s pride.")
    )
    order = order_draft()
    event = "A probe may have landed"
    shown = with_question(order, options=(event, *order.question.all_options()[1:]))
    assert found(style.worth_asking, shown)


def test_a_title_among_the_options_speaks_of_no_feelings() -> None:
    options = ("Love Never Felt So Good", "Gone", "Pop")
    assert not found(style.worth_asking, with_question(CHOICE, options=options))


def test_a_surname_alone_in_an_explanation_is_fine_after_the_whole_name() -> None:
    told = "Hooke drew the surface of the Moon."
    seen = "Which astronomer besides Robert Hooke saw the moon Titan in 1655?"
    bare = replace(with_question(CHOICE, explanation=told, options=("A", "B", "C")))
    assert found(style.full_names_first, bare)
    assert not found(style.full_names_first, with_question(bare, stem=seen))


def test_a_surname_is_found_behind_a_little_word_and_in_the_possessive() -> None:
    for stem in ("When Galilei looked up, which moon did he see?", "What was Galilei’s Moon like?"):
        assert found(style.full_names_first, with_stem(stem))


def test_what_changes_needs_its_as_of() -> None:
    stem = "Which astronomer, as of May 2014, had found the most moons?"
    changing = replace(with_stem(stem), fact=replace(CHOICE.fact, changes=True))
    assert not found(style.as_of_where_it_changes, changing)
