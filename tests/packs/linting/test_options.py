from dataclasses import replace

import pytest

from bot.game.kinds.choice import Choice
from bot.game.question import Kind
from bot.packs.facts.problems import Severity
from bot.packs.facts.resolved import Entity
from bot.packs.facts.tables import QuestionTemplate
from bot.packs.linting import options
from bot.packs.questions.drafts import Offer, Standing
from tests.support.drafts import context, draft, found, true_or_false, with_offers, with_question

CHOICE = draft(Kind.CHOICE, "person")
YEAR = draft(Kind.CHOICE, "year")


def entity(name: str, kind: str = "astronomer", **more: object) -> Entity:
    return Entity(id=name.lower(), name=name, type="person", kind=kind, **more)  # type: ignore[arg-type]


def wrong(name: str, kind: str = "astronomer", **more: object) -> Offer:
    return Offer(name, entity(name, kind, **more), Standing.CURATED)


def right() -> Offer:
    return next(each for each in CHOICE.offers if each.standing is Standing.RIGHT)


@pytest.mark.parametrize("name", ["Christiaan Huygens", "christiaan HUYGENS", "Huygens"])
def test_a_stem_that_names_its_answer_by_any_name_is_an_error(name: str) -> None:
    bad = with_question(CHOICE, stem=f"Which astronomer, called {name}, discovered Titan?")
    (problem,) = {each.severity for each in found(options.key_not_in_stem, bad)}
    assert problem is Severity.ERROR


def test_a_stem_that_holds_the_right_year_is_an_error() -> None:
    bad = with_question(YEAR, stem="In which year, 1655 or so, was Titan discovered?")
    assert found(options.key_not_in_stem, bad)
    assert not found(options.key_not_in_stem, YEAR)


def test_a_name_inside_a_longer_word_is_no_name() -> None:
    pop = replace(CHOICE, answer=entity("Pop"))
    stem = "Which popular kind of music did they play in the afternoon?"
    assert not found(options.key_not_in_stem, with_question(pop, stem=stem))
    assert found(options.key_not_in_stem, with_question(pop, stem="Who is the King of Pop?"))


def test_accents_and_case_do_not_hide_a_name() -> None:
    city = replace(CHOICE, answer=entity("Brasília"))
    stem = "Since when has BRASILIA been the capital of Brazil?"
    assert found(options.key_not_in_stem, with_question(city, stem=stem))


def test_a_content_word_shared_with_the_key_is_a_warning() -> None:
    prize = replace(CHOICE, answer=entity("Video Vanguard Prize"))
    bad = with_question(prize, stem="Which prize did the singer get for the best videos of all?")
    (problem,) = found(options.no_word_of_key_in_stem, bad)
    assert problem.severity is Severity.WARNING
    assert "prize, video" in problem.wrong


def test_a_word_that_every_option_has_gives_nothing_away() -> None:
    bad = with_offers(
        replace(CHOICE, answer=entity("Nobel Prize")),
        Offer("Nobel Prize", entity("Nobel Prize"), Standing.RIGHT),
        wrong("Turner Prize"),
        wrong("Booker Prize"),
    )
    stem = "Which of these is the prize that she received?"
    assert not found(options.no_word_of_key_in_stem, with_question(bad, stem=stem))


def test_the_word_for_the_kind_of_entity_gives_nothing_away() -> None:
    show = replace(CHOICE, answer=entity("Grammy Awards", "award show"))
    stem = "At which award show did the two sing together?"
    assert not found(options.no_word_of_key_in_stem, with_question(show, stem=stem))


def test_options_that_share_an_alias_are_an_error() -> None:
    assert not found(options.names_disjoint, CHOICE)
    twin = wrong("Constantijn", aliases=("HUYGENS",))
    (problem,) = found(options.names_disjoint, with_offers(CHOICE, right(), twin, wrong("Hooke")))
    assert "huygens" in problem.wrong


def test_options_that_read_the_same_are_an_error() -> None:
    same = (wrong("Robert Hooke"), wrong("Róbert Hooke"))
    assert found(options.names_disjoint, with_offers(CHOICE, right(), *same))


def test_options_of_different_kinds_are_an_error() -> None:
    assert not found(options.one_kind, CHOICE)
    bad = with_offers(CHOICE, right(), wrong("Saturn", "planet"), wrong("Hooke"))
    (problem,) = found(options.one_kind, bad)
    assert "Saturn is a planet, the answer a astronomer" in problem.wrong


def test_a_false_statement_keeps_the_kind_of_what_it_replaces() -> None:
    good = true_or_false(answer=False)
    assert not found(options.one_kind, good)
    assert found(options.one_kind, replace(good, false_offer=wrong("Bach", "composer")))


def test_an_adjective_of_the_stem_must_hold_for_every_option() -> None:
    template = replace_stem("Which Dutch astronomer discovered {body} in {year}?")
    bad = replace(CHOICE, template=template)
    assert len(found(options.adjectives_hold, bad)) == 3
    assert not found(options.adjectives_hold, CHOICE)


def test_an_adjective_named_by_the_template_must_hold_too() -> None:
    assert CHOICE.template
    bad = replace(CHOICE, template=replace_stem(CHOICE.template.stem, "Dutch"))
    held = with_offers(bad, right(), wrong("Hartsoeker", traits=frozenset({"Dutch"})))
    assert found(options.adjectives_hold, bad)
    assert not found(options.adjectives_hold, held)


def replace_stem(stem: str, *traits: str) -> QuestionTemplate:
    return QuestionTemplate(asks="person", stem=stem, traits=traits)


def test_a_wrong_option_named_in_the_stem_is_an_error() -> None:
    assert not found(options.option_not_in_stem, CHOICE)
    bad = with_question(CHOICE, stem="Which friend of Robert Hooke discovered the moon Titan?")
    assert found(options.option_not_in_stem, bad)


def test_the_title_of_a_work_counts_as_named_only_in_quotes() -> None:
    work = with_offers(CHOICE, right(), wrong("Gone", quoted=True), wrong("Hooke"))
    bare = with_question(work, stem="Which astronomer had gone out to discover the moon Titan?")
    quoted = with_question(work, stem="Which astronomer named in “Gone” discovered the moon Titan?")
    assert not found(options.option_not_in_stem, bare)
    assert found(options.option_not_in_stem, quoted)


def test_the_faultless_choice_is_what_the_tests_take_it_for() -> None:
    assert isinstance(CHOICE.question, Choice)
    assert CHOICE.question.answer == "Christiaan Huygens"
    assert context().file.pack.id == "titan"
