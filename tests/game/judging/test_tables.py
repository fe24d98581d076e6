"""What the judge's tables have to hold for their lookups to mean what they say."""

import pytest

from bot.game.judging.scripts.han import same_characters, with_traditional_forms
from bot.game.judging.scripts.kana import same_length
from bot.game.judging.tables import lines
from bot.game.judging.words.homophones import namesakes, sound_alike
from bot.game.judging.words.spellings import is_other_spelling, same_by_rule


@pytest.mark.parametrize(
    "table", ["homophones", "namesakes", "spellings", "not_spellings", "plurals"]
)
def test_every_line_says_that_at_least_two_words_belong_together(table: str) -> None:
    alone = [words for words in lines(table) if len(set(words)) < 2]
    assert alone == []


@pytest.mark.parametrize("table", ["homophones", "namesakes", "given_names", "family_first"])
def test_no_word_stands_in_two_places(table: str) -> None:
    words = [word for line in lines(table) for word in line]
    assert sorted(words) == sorted(set(words))


def test_every_table_is_folded() -> None:
    tables = (
        "homophones",
        "namesakes",
        "spellings",
        "not_spellings",
        "given_names",
        "family_first",
    )
    words = {word for table in tables for line in lines(table) for word in line}
    assert [
        word for word in words if not (word.isascii() and word.isalpha() and word.islower())
    ] == []


def test_what_is_no_spelling_is_what_the_rules_alone_would_take_for_one() -> None:
    pairs = [(one, other) for one, *others in lines("not_spellings") for other in others]
    assert all(not same_by_rule(one, other) for one, other in pairs)
    assert not any(is_other_spelling(one, other) for one, other in pairs)


def test_what_belongs_together_does_so_in_both_directions() -> None:
    for table, belong in (
        ("homophones", sound_alike),
        ("namesakes", namesakes),
        ("spellings", is_other_spelling),
    ):
        pairs = [(words[0], words[-1]) for words in lines(table)]
        assert [pair for pair in pairs if not (belong(*pair) and belong(*reversed(pair)))] == []


def test_a_form_of_several_characters_does_not_make_them_one() -> None:
    assert same_characters("发", "發")
    assert same_characters("发", "髮")
    assert not same_characters("發", "髮")
    assert with_traditional_forms("龙竜龍") == "龍龍龍"
    assert with_traditional_forms("发") == "发"


def test_folding_to_traditional_forms_comes_to_rest() -> None:
    forms = "".join(char for line in lines("han") for word in line for char in word)
    folded = with_traditional_forms(forms)
    assert with_traditional_forms(folded) == folded


def test_a_long_vowel_may_be_written_in_two_ways_but_not_left_out() -> None:
    assert same_length("コーヒー", "コウヒイ")
    assert not same_length("ビール", "ビル")
    assert not same_length("コオリ", "コウリ")
