"""What an answer's fields change, when a guess is close, and what a pack's other answers change."""

import msgspec
import pytest

from bot.game.judging import Answer, AnswerType, Judge, PackAnswers, Strictness, Verdict, judge

PARIS = Answer(accepted=("Paris",))


@pytest.mark.parametrize(
    ("given", "accepted"),
    [
        ("Einstein", "Albert Einstein"),
        ("Oxford", "University of Oxford"),
        ("i think it's oxford", "University of Oxford"),
        ("misisipi", "Mississippi"),
        ("tyranosorus rex", "Tyrannosaurus Rex"),
        ("apollo", "Apollo 11"),
    ],
)
def test_a_similar_word_or_a_part_of_the_answer_is_close(given: str, accepted: str) -> None:
    assert judge(given, Answer(accepted=(accepted,))) is Verdict.CLOSE


@pytest.mark.parametrize(
    ("given", "accepted"),
    [
        ("Iceland", "Ireland"),
        ("London", "Paris"),
        ("not Paris", "Paris"),
        ("of", "University of Oxford"),
        ("1968", "1969"),
        ("Apollo 12", "Apollo 11"),
        ("Henry VII", "Henry VIII"),
        ("July 3", "July 4"),
        ("41", "42 km"),
        ("forty-one", "42"),
    ],
)
def test_another_word_and_every_wrong_number_is_wrong_without_a_hint(
    given: str, accepted: str
) -> None:
    assert judge(given, Answer(accepted=(accepted,))) is Verdict.WRONG


def test_a_refused_string_is_wrong_although_a_rule_lets_it_pass() -> None:
    williams = Answer(accepted=("Serena Williams",), type=AnswerType.PERSON, refused=("Williams",))
    assert judge("Williams", williams) is Verdict.WRONG
    assert judge("I think it's Williams", williams) is Verdict.WRONG
    assert judge("Serena Williams", williams) is Verdict.RIGHT
    assert judge("S. Williams", williams) is Verdict.RIGHT


def test_a_strict_answer_allows_no_slip_and_a_lenient_one_one_more() -> None:
    strict = Answer(accepted=("Photosynthesis",), strictness=Strictness.STRICT)
    lenient = Answer(accepted=("Paris",), strictness=Strictness.LENIENT)
    assert judge("photosyntesis", strict) is not Verdict.RIGHT
    assert judge("PHOTO-SYNTHESIS", strict) is Verdict.RIGHT
    assert judge("parrys", PARIS) is not Verdict.RIGHT
    assert judge("parrys", lenient) is Verdict.RIGHT


@pytest.mark.parametrize(
    "given", ["8", "eight", "8 planets", "8 worlds", "8 world", "eight Planets!"]
)
def test_a_number_may_carry_its_unit_or_a_synonym(given: str) -> None:
    planets = Answer(accepted=("8",), unit="planets", unit_synonyms=("worlds",))
    planet = Answer(accepted=("8",), unit="planet", unit_synonyms=("world",))
    assert Verdict.RIGHT in {judge(given, planets), judge(given, planet)}
    assert judge("8 apples", planet) is Verdict.WRONG


@pytest.mark.parametrize(
    ("given", "verdict"),
    [
        ("5000", Verdict.RIGHT),
        ("5 km", Verdict.RIGHT),
        ("5,000 metres", Verdict.RIGHT),
        ("5 mm", Verdict.WRONG),
        ("5000 km", Verdict.WRONG),
        ("5000 kg", Verdict.WRONG),
    ],
)
def test_a_known_unit_is_converted(given: str, verdict: Verdict) -> None:
    assert judge(given, Answer(accepted=("5000",), unit="m")) is verdict


def test_a_tolerance_is_how_far_a_number_may_be_off_in_the_answers_unit() -> None:
    height = Answer(accepted=("8849 m",), type=AnswerType.NUMBER, tolerance=50)
    assert judge("8800", height) is Verdict.RIGHT
    assert judge("8.8 km", height) is Verdict.RIGHT
    assert judge("8798", height) is Verdict.WRONG
    assert judge("8.7 km", height) is Verdict.WRONG


def test_no_other_answer_of_the_pack_passes_as_a_slip() -> None:
    alone = Judge(Answer(accepted=("Vermithor",)))
    in_pack = Judge(Answer(accepted=("Vermithor",)), PackAnswers(["Vermithar", "Vermithor"]))
    assert alone.verdict("Vermithar") is Verdict.RIGHT
    assert in_pack.verdict("Vermithar") is Verdict.WRONG
    assert in_pack.verdict("is it vermithar?") is Verdict.WRONG
    assert in_pack.verdict("Vermitor") is Verdict.RIGHT
    assert (
        Judge(Answer(accepted=("Vermithor",)), ["Vermithar"]).verdict("vermithar") is Verdict.WRONG
    )


def test_a_surname_is_right_although_it_is_another_answer_too() -> None:
    newton = Answer(accepted=("Isaac Newton",), type=AnswerType.PERSON)
    assert Judge(newton, ["Newton", "Joule"]).verdict("Newton") is Verdict.RIGHT


def test_an_answer_longer_than_a_guess_is_read_is_right_word_for_word() -> None:
    long = "ab " * 200
    assert judge(long, Answer(accepted=(long,))) is Verdict.RIGHT
    assert judge(long + "c", Answer(accepted=(long,))) is Verdict.WRONG


def test_an_answer_without_a_usable_alias_accepts_nothing() -> None:
    for accepted in ((), ("",), ("  ",), ("\u200b",)):
        for given in ("", " ", "Paris", "\u200b", "?"):
            assert judge(given, Answer(accepted=accepted)) is Verdict.WRONG


def test_who_refuses_one_person_does_not_refuse_the_surname_of_another() -> None:
    jackson = Answer(
        accepted=("Michael Jackson",), type=AnswerType.PERSON, refused=("Janet Jackson", "Jaxon")
    )
    assert judge("Jackson", jackson) is Verdict.RIGHT
    assert judge("Janet Jackson", jackson) is Verdict.WRONG
    assert judge("jaxon", jackson) is Verdict.WRONG
    both = msgspec.structs.replace(jackson, refused=("Jackson",))
    assert judge("Jackson", both) is Verdict.WRONG
