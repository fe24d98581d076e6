import pytest

from bot.packs.facts.names import mentioned, number_text, plain, readings, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Hague", "hague"),
        ("’N Sync", "n sync"),
        ("*NSYNC", "nsync"),
        ("São Tomé & Príncipe", "sao tome and principe"),
        ("Oprah’s Master Class", "oprahs master class"),
        ("?!", "?!"),
    ],
)
def test_a_plain_name_has_no_case_accent_punctuation_or_article(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Michael Jackson", "Which song was Michael Jackson’s?"),
        ("Oprah’s Master Class", "Who was in Oprah’s Master Class then?"),
        ("The Hague", "The Hague lies in which country?"),
        ("’N Sync", "Which ’N Sync song came first?"),
    ],
)
def test_a_name_is_found_however_it_stands_in_a_sentence(name: str, text: str) -> None:
    assert mentioned(name, text)


def test_the_letters_that_a_flag_is_made_of_are_kept() -> None:
    assert plain("Which flag is this: 🇳🇵?") != plain("Which flag is this: 🇧🇹?")


def test_a_part_of_a_word_is_no_mention() -> None:
    assert not mentioned("Pop", "The most popular of all")


def test_a_text_without_possessives_has_one_reading() -> None:
    assert readings("Plain words") == ("plain words",)


def test_whole_numbers_show_no_decimals() -> None:
    assert (number_text(11), number_text(11.0), number_text(4.5)) == ("11", "11", "4.5")


def test_an_id_keeps_the_article_of_a_name() -> None:
    assert slug("The Girl Is Mine") == "the-girl-is-mine"
