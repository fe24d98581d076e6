from dataclasses import replace

import pytest

from bot.packs.facts.problems import Severity
from bot.packs.linting.kinds import true_false
from bot.packs.questions.drafts import Draft
from tests.support.drafts import found, true_or_false, with_question


def test_a_false_statement_needs_something_false_in_it() -> None:
    for answer in (True, False):
        good = true_or_false(answer=answer)
        assert not found(true_false.something_false, good)
        assert found(true_false.something_false, with_question(good, answer=not answer))


@pytest.mark.parametrize(
    ("telling", "plain"),
    [
        ("Titan is the only moon with thick air.", "Titan has thicker air than the Earth."),
        ("Nobody has ever seen Titan.", "Few people have seen Titan."),
        ("He wrote it for the band from the very start.", "He wrote it for the band in 2001."),
        ("His songs were just like the band’s.", "His songs were as long as the band’s."),
        ("Apart from a phone call, the two had met.", "The two had met before that phone call."),
        ("Titan is usually hidden by haze.", "Titan is hidden by haze."),
        ("The sky of Titan is not blue.", "The sky of Titan is blue."),
        ("Titan doesn’t turn.", "Titan turns once in sixteen days."),
    ],
)
def test_words_that_tell_whether_a_statement_is_true_are_a_warning(
    telling: str, plain: str
) -> None:
    problems = found(true_false.nothing_telling, _stating(telling))
    assert {each.severity for each in problems} == {Severity.WARNING}
    assert not found(true_false.nothing_telling, _stating(plain))


def _stating(text: str) -> Draft:
    return with_question(true_or_false(answer=True), stem=f"True or false: {text}")


def test_words_that_the_truth_has_too_tell_nothing() -> None:
    false = true_or_false(answer=False)
    assert false.asked
    said = with_question(false, stem="True or false: Titan only goes around Jupiter.")
    assert not found(true_false.nothing_telling, said)


def test_a_true_statement_of_what_everybody_knows_is_a_warning() -> None:
    for answer, difficulty, wrong in ((True, 1, 1), (True, 2, 0), (False, 1, 0)):
        one = true_or_false(answer=answer)
        known = replace(one, fact=replace(one.fact, difficulty=difficulty))
        assert len(found(true_false.surprises_somebody, known)) == wrong
