"""What holds of every name, in whatever script and with whatever surname."""

import string

from hypothesis import assume, given
from hypothesis import strategies as st

from bot.game.judging import Answer, AnswerType, Verdict, judge, short_names
from bot.game.judging.scripts.han import same_characters, with_traditional_forms
from bot.game.judging.tables import lines
from bot.game.judging.tokens import is_canonical
from bot.game.judging.words.slips import slips_between
from bot.game.judging.words.vocabulary import is_known
from tests.game.judging.test_properties import ANYTHING

HIRAGANA = st.text(
    st.characters(min_codepoint=0x3041, max_codepoint=0x3093), min_size=2, max_size=9
)
FORMS = {
    form: words[0] for words in lines("han") if words[0] != "?" for form in words[1] + words[0]
}
HAN = st.text(st.sampled_from(sorted(FORMS)), min_size=1, max_size=6)
NAME = (
    st.text(string.ascii_lowercase, min_size=5, max_size=9)
    .filter(lambda word: not is_known(word))  # no number, title or maybe
    .map(str.capitalize)
)
SURNAME = st.one_of(
    NAME,
    st.tuples(st.sampled_from(["van", "de", "von der", "al-", "O'"]), NAME).map(
        lambda pair: pair[0] + ("" if pair[0][-1] in "-'" else " ") + pair[1]
    ),
    st.tuples(NAME, NAME).map("-".join),
)


def is_right(given_name: str, accepted: str, kind: AnswerType = AnswerType.TEXT) -> bool:
    return judge(given_name, Answer(accepted=(accepted,), type=kind)) is Verdict.RIGHT


@given(HIRAGANA)
def test_kana_are_right_in_either_script(word: str) -> None:
    katakana = "".join(chr(ord(char) + 0x60) for char in word)
    assert is_right(word, katakana)
    assert is_right(katakana, word)


@given(HAN, st.randoms(use_true_random=False))
def test_a_character_is_right_in_each_of_its_forms_and_no_other_is(
    word: str, random: object
) -> None:
    folded = with_traditional_forms(word)
    assert is_right(word, folded)
    assert is_right(folded, word)
    other = folded[:-1] + ("龍" if folded[-1] != "龍" else "國")
    assert not is_right(other, word)
    assert not same_characters(folded, other)


@given(NAME, NAME, SURNAME)
def test_of_a_person_all_of_the_surname_is_right_and_another_first_name_is_wrong(
    first: str, other: str, surname: str
) -> None:
    name = f"{first} {surname}"
    assert is_right(surname, name, AnswerType.PERSON)
    assert all(is_right(short, name, AnswerType.PERSON) for short in short_names(name))
    assume(slips_between(first.lower(), other.lower(), 4) > 3)
    assume(other.lower() not in surname.lower())
    assert not is_right(f"{other} {surname}", name, AnswerType.PERSON)
    assert not is_right(f"{surname} {other}", name, AnswerType.PERSON)
    assert not is_right(surname, name)


@given(NAME, NAME, NAME)
def test_a_nickname_may_be_there_or_not_and_alone_is_wrong(
    first: str, nickname: str, last: str
) -> None:
    assume(slips_between(nickname.lower(), last.lower(), 4) > 3)
    name = f"{first} “{nickname}” {last}"
    for said in (name, f"{first} {last}", f"{nickname} {last}", f"{first} {nickname} {last}"):
        assert is_right(said, name)
        assert is_right(said, name, AnswerType.PERSON)
    assert not is_right(nickname, name)
    assert not is_right(nickname, name, AnswerType.PERSON)


@given(
    st.sampled_from(
        [
            words
            for words in lines("namesakes")
            if len(words[0]) > 4 and is_canonical(["al", words[0], words[-1]])
        ]
    )
)
def test_namesakes_pass_inside_a_longer_name_and_not_by_that_alone(names: list[str]) -> None:
    right, typed = names[0], names[-1]
    assert is_right(f"wolfgang {typed}", f"Wolfgang {right.capitalize()}")
    assert not is_right(f"hieronymus {typed}", f"Wolfgang {right.capitalize()}")


@given(ANYTHING)
def test_every_text_has_short_names_or_none(text: str) -> None:
    assert all(part in " ".join(text.split()) for part in short_names(text))


def test_two_names_of_quiz_subjects_that_sound_alike_are_two() -> None:
    for pair in ("lenin lennon", "colombia columbia", "horace horus", "juno juneau"):
        one, other = pair.split()
        assert not is_right(one, other)
        assert not is_right(other, one)
