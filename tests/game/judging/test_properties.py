"""What holds of every text that a member can send."""

import string
import time
import unicodedata
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.game.judging import Answer, AnswerType, Judge, Strictness, Verdict, judge
from bot.game.judging.likeness import word_alike
from bot.game.judging.words.slips import slips_between
from tests.game.judging.cases import KINDS, cases_of

FORMS = sorted(
    {form for kind in KINDS for case in cases_of(kind) for form in case.answer.accepted if form}
)
NAMES = ("Paris", "Photosynthesis", "Albert Einstein", "The Great Gatsby", "New Zealand", "Zürich")
LOWER = st.text(string.ascii_lowercase, min_size=3, max_size=12)
PIECES = st.sampled_from(
    ["i think ", "not ", "the ", "1,000", "½", "10²", "-", "+", "#", "**", "||", "`", "million ",
     "point ", "double ", "oh ", "half ", "first ", "July ", "BC", "°", "$", "km", " and ", "of ",
     "Paris", "C++", "VIII", "🍎", "🇫🇷", "\u200b", "\u0301", "ﷺ", "バ", "ก", "़", "١", "<@1>",
     "\ud800", "[a](http://b)", "\n", ", ", "n", "v", "per cent", "0nd", "①", "/", "^", "e", "'",
     "number ", "√", "≠", "∈\u0338", "->", ">=", "+/-", "**", "7 am", "quarter past ", "1920s",
     "mW", "Mb", "km/s", " per ", "²⁻", "ⁿ", "♭", "&", "°C", " to ", "between ", " century",
     "sqrt(", "Sept. ", "♥", "_", "{", "|"]
)  # fmt: skip
ANYTHING = st.one_of(
    st.text(max_size=80),
    st.text(st.characters(exclude_categories=()), max_size=80),  # lone surrogates too
    st.lists(PIECES, max_size=40).map("".join),
    st.tuples(PIECES, st.integers(1, 12_000)).map(lambda pair: (pair[0] * pair[1])[:20_000]),
)


def test_every_accepted_form_is_right_for_itself() -> None:
    wrong = [form for form in FORMS if judge(form, Answer(accepted=(form,))) is not Verdict.RIGHT]
    assert wrong == []


@pytest.mark.parametrize(
    "before_after", [("I think it's ", ""), ("", "?"), ("**", "**"), ("||", "||")]
)
@pytest.mark.parametrize("name", NAMES)
def test_decoration_changes_nothing(name: str, before_after: tuple[str, str]) -> None:
    before, after = before_after
    assert judge(f"{before}{name}{after}", Answer(accepted=(name,))) is Verdict.RIGHT


@given(st.sampled_from(NAMES), st.randoms(use_true_random=False))
def test_case_spacing_hidden_characters_and_accents_change_nothing(
    name: str, random: Random
) -> None:
    disguised = "".join(
        random.choice((char.upper(), char.lower()))
        + random.choice(("", "", "\u200b", "\u0301" if char.isalpha() else ""))
        for char in name
    )
    spaced = disguised.replace(" ", random.choice((" ", "  ", "-", "", "\u00a0")))
    wide = unicodedata.normalize("NFD", spaced) + random.choice(("", "!", " 🗼", "."))
    assert judge(wide, Answer(accepted=(name,))) is Verdict.RIGHT


@given(LOWER, st.sampled_from(NAMES))
def test_a_word_further_off_than_a_slip_is_not_right(word: str, name: str) -> None:
    wanted = name.lower().replace("ü", "u").removeprefix("the ")
    if slips_between(wanted, word, 4) > 3:
        assert judge(word, Answer(accepted=(name,))) is not Verdict.RIGHT


@given(st.integers(-(10**12), 10**12), st.integers(-(10**12), 10**12))
def test_numbers_are_right_by_value_alone(wanted: int, typed: int) -> None:
    answer = Answer(accepted=(str(wanted),))
    assert judge(f"{wanted:,}", answer) is Verdict.RIGHT
    assert judge(str(typed), answer) is (Verdict.RIGHT if typed == wanted else Verdict.WRONG)


@given(st.sampled_from(["gambia zambia", "ireland iceland", "austria australia", "nitrate nitrite",
                        "mitosis meiosis", "monet manet", "stable unstable", "guinea guyana",
                        "silicon silicone", "desert dessert", "paraguay uruguay"]))  # fmt: skip
def test_no_known_word_is_a_slip_of_another_in_either_direction(pair: str) -> None:
    one, other = pair.split()
    assert not word_alike(one, other, Strictness.NORMAL)
    assert not word_alike(other, one, Strictness.NORMAL)


@settings(max_examples=400)
@given(ANYTHING, ANYTHING, st.sampled_from(list(AnswerType)), st.sampled_from(list(Strictness)))
def test_no_text_raises(
    guess: str, accepted: str, kind: AnswerType, strictness: Strictness
) -> None:
    answer = Answer(accepted=(accepted, "Paris"), type=kind, strictness=strictness)
    assert Judge(answer, ["London", guess]).verdict(guess) in Verdict
    assert judge("Paris", answer) is Verdict.RIGHT


@given(st.text(max_size=40), st.sampled_from(NAMES))
def test_the_same_guess_gets_the_same_verdict(guess: str, name: str) -> None:
    answer = Answer(accepted=(name,))
    assert Judge(answer).verdict(guess) is Judge(answer).verdict(guess)


@pytest.mark.parametrize(
    "guess",
    ["Paris" + "s" * 10_000, " " * 10_000 + "Paris", "\u200b" * 10_000, "é" * 10_000,
     "i think " * 37, "a," * 150, "1 " * 150, "one " * 75, "[" * 300, "*a" * 150, "ﷺ" * 300,
     "\u0301" * 300],
    ids=lambda guess: ascii(guess[:6]),
)  # fmt: skip
def test_no_guess_takes_long(guess: str) -> None:
    """The figure is under one millisecond; ten allow for a machine that is busy elsewhere."""
    judged = [Judge(Answer(accepted=(name,))) for name in ("Paris", "1969", "a, b, c, d and e")]
    fastest = []
    for turn in range(5):
        began = time.process_time()
        for each in judged:
            each.verdict(guess + " " * turn)  # never the text that was read before
        fastest.append(time.process_time() - began)
    assert min(fastest) / len(judged) < 0.01


def test_ten_thousand_spaces_around_a_right_answer_do_not_matter() -> None:
    assert judge(" " * 10_000 + "Paris", Answer(accepted=("Paris",))) is Verdict.RIGHT
