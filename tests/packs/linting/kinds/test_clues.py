from dataclasses import replace

import pytest

from bot.packs.facts.problems import Severity
from bot.packs.linting.kinds import clues as lints
from bot.packs.linting.kinds.clues import LINTS
from bot.packs.questions.kinds.clues import Clue, CluesDraft
from tests.support.drafts import TITAN, clues_draft, context, found, with_question

GOOD = clues_draft()


def with_clues(*clues: Clue) -> CluesDraft:
    """Return the draft with other clues, in its question too."""
    texts = tuple(clue.text for clue in clues)
    stem = f"{texts[0]} Which moon is it?"
    return replace(with_question(GOOD, clues=texts, stem=stem), clues=clues)


def with_text(place: int, text: str) -> CluesDraft:
    clues = list(GOOD.clues)
    clues[place] = replace(clues[place], text=text)
    return with_clues(*clues)


def test_good_clues_pass() -> None:
    assert [problem for lint in LINTS for problem in found(lint, GOOD)] == []


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("name", ["Titan", "Saturn VI"])
def test_a_name_or_alias_of_the_answer_in_any_clue_is_an_error(place: int, name: str) -> None:
    bad = with_text(place, f"The rings of Saturn can be seen from {name} itself.")
    problems = found(lints.no_clue_names_the_answer, bad)
    assert Severity.ERROR in {problem.severity for problem in problems}


def test_a_harder_clue_after_an_easier_one_is_an_error() -> None:
    assert found(lints.from_hard_to_easy, with_clues(*reversed(GOOD.clues)))


def test_clues_of_which_the_first_is_hardly_harder_than_the_last_are_an_error() -> None:
    alike = [replace(clue, fact=replace(clue.fact, difficulty=2)) for clue in GOOD.clues]
    (problem,) = found(lints.from_hard_to_easy, with_clues(*alike))
    assert "hardly harder" in problem.wrong


def test_a_word_that_is_made_of_the_answers_name_is_an_error() -> None:
    assert found(lints.no_clue_names_the_answer, with_text(1, "Titanian storms cross this moon."))


def test_a_clue_that_is_not_its_facts_statement_is_an_error() -> None:
    assert found(lints.every_clue_is_true, with_text(1, "This moon has lakes of water."))


def test_a_clue_about_something_else_is_an_error() -> None:
    first, second, third = GOOD.clues
    fact = replace(second.fact, slots={**second.fact.slots, second.slot: 1655})
    assert found(lints.every_clue_is_true, with_clues(first, replace(second, fact=fact), third))


def test_clues_that_nothing_proves_to_fit_one_thing_alone_are_an_error() -> None:
    shared = [replace(clue, fact=replace(clue.fact, unique=frozenset())) for clue in GOOD.clues]
    (problem,) = found(lints.together_they_fit_one, with_clues(*shared))
    assert "fit nothing else" in problem.wrong


def test_clues_that_are_known_to_fit_another_thing_too_are_an_error() -> None:
    rhea = '[entities.rhea]\nname = "Rhea"\ntype = "body"\nkind = "moon"\n'
    known = '[[known]]\nrelation = "orbits"\nslots = { body = "rhea", centre = "saturn" }\n'
    orbit = next(fact for fact in context().file.facts if fact.id == "orbit")
    clue = Clue("This moon orbits Saturn.", replace(orbit, unique=frozenset({"body"})), "body")
    problems = found(
        lints.together_they_fit_one, with_clues(clue), context(f"{TITAN}\n{rhea}\n{known}")
    )
    assert [problem.wrong for problem in problems] == ["Every clue fits Rhea too."]
    assert not found(lints.together_they_fit_one, with_clues(clue))


def test_a_clue_that_leans_on_another_text_or_changes_with_time_is_an_error() -> None:
    assert found(lints.every_clue_stands_alone, with_text(1, "They saw this moon the same year."))
    assert found(lints.every_clue_stands_alone, with_text(2, "This moon is currently visited."))


def test_there_are_three_to_five_clues_and_the_first_is_the_stem() -> None:
    assert found(lints.three_to_five, with_clues(*GOOD.clues[:2]))
    assert found(lints.three_to_five, with_clues(*GOOD.clues, *GOOD.clues))
    assert found(lints.three_to_five, with_question(GOOD, stem="Which moon is it, after all?"))
