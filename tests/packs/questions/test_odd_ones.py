"""One option that stands apart from all the others, and options of which none does."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.packs.questions.odd_ones import Apart, SeenOption, lone_in_words, odd_ones
from bot.packs.questions.profiles import Profile


def known(*prominences: int) -> list[SeenOption]:
    return [SeenOption(f"N{n}", f"n{n}", Profile("", each)) for n, each in enumerate(prominences)]


def regions(*names: str, near: Sequence[str] = ()) -> list[SeenOption]:
    return [
        SeenOption(f"N{n}", f"n{n}", Profile(each, near=frozenset(near)))
        for n, each in enumerate(names)
    ]


def texts(*names: str) -> list[SeenOption]:
    """Return options by their texts, the first of them the right one."""
    return [SeenOption(each, each, is_right=n == 0) for n, each in enumerate(names)]


def apart(looks: Sequence[SeenOption], stem: str = "") -> list[tuple[str, Apart]]:
    return [(looks[each.at].text, each.by) for each in odd_ones(looks, stem)]


@pytest.mark.parametrize(
    ("prominences", "odd"),
    [
        ((5, 3, 3, 2), ["N0"]),
        ((3, 5, 5, 5), ["N0"]),
        ((4, 4, 4, 1), ["N3"]),
        ((5, 4, 3, 3), []),
        ((5, 5, 2, 2), []),
        ((5, 3, 0, 3), []),
        ((0, 3, 3, 3), []),
        ((5, 2), []),
    ],
)
def test_one_far_better_or_far_less_known_than_all_others(
    prominences: tuple[int, ...], odd: list[str]
) -> None:
    assert apart(known(*prominences)) == [(name, Apart.PROMINENCE) for name in odd]


@pytest.mark.parametrize("looks", [known(5, 3, 3, 3), known(1, 3, 3, 3), regions(*"ABBB")])
def test_what_the_writer_put_beside_the_answer_belongs_there(looks: list[SeenOption]) -> None:
    first, *others = looks
    assert apart(looks) != []
    assert apart([replace(first, is_given=True), *others]) == []


def test_one_of_another_region_than_all_others() -> None:
    assert apart(regions("Asia", "Europe", "Europe", "Europe")) == [("N0", Apart.REGION)]
    assert apart(regions("Asia", "Asia", "Europe", "Europe")) == []
    assert apart(regions("Asia", "Africa", "Europe", "Europe")) == []
    assert apart(regions("", "Europe", "Europe", "Europe")) == []
    assert apart(regions("Asia", "", "Europe", "Europe")) == []


def test_a_neighbour_of_one_of_the_others_belongs_among_them() -> None:
    assert apart(regions("Asia", "Europe", "Europe", "Europe", near=["n0"])) == []


def test_one_in_another_alphabet() -> None:
    assert apart(texts("Ω", "A", "B", "C")) == [("Ω", Apart.SCRIPT)]
    assert apart(texts("Ω", "Σ", "B", "C")) == []


def test_one_with_a_letter_of_the_stem_that_no_other_has() -> None:
    stem = "Which city is the capital of São Filipe?"
    assert apart(texts("Conceição", "Praia", "Bissau"), stem) == [("Conceição", Apart.SCRIPT)]
    assert apart(texts("Conceição", "São Vicente", "Bissau"), stem) == []
    assert apart(texts("Conceição", "Praia", "Bissau"), "Which city is it?") == []


def test_a_right_option_far_longer_than_the_longest_other() -> None:
    assert apart(texts("Christiaan Huygens", "Hooke", "Halley")) == [
        ("Christiaan Huygens", Apart.LENGTH)
    ]
    assert apart(texts("Christiaan Huygens", "Hooke", "Johannes Hevelius")) == []


def test_a_wrong_option_has_to_be_longer_still_to_stand_apart() -> None:
    assert apart(texts("Hooke", "Christiaan Huygens", "Halley")) == [
        ("Christiaan Huygens", Apart.LENGTH)
    ]
    assert apart(texts("O-Town", "Backstreet Boys", "’N Sync", "Westlife")) == []


@pytest.mark.parametrize(
    ("odd", "others"),
    [
        ("by phone", ("By letter", "By e-mail", "At a meeting")),
        ("Mercury (god)", ("Mars the god", "Apollo himself", "Juno herself")),
        ("Skylab", ("Apollo 8", "Apollo 10", "Gemini 8")),
        ("Hollywood Oscar Night", ("Tony Award", "Grammy Award", "Emmy Award")),
        ("Up", ("In the old way of it", "On the far side here", "At the top of it")),
    ],
)
def test_one_of_another_form(odd: str, others: tuple[str, ...]) -> None:
    assert (odd, Apart.FORM) in apart(texts(odd, *others))
    assert apart(texts(*others)) == []


@pytest.mark.parametrize(
    "names",
    [
        ("Apollo 8", "Skylab", "Apollo 10", "Gemini 8"),
        ("Tony Award", "The Oscar", "Emmy Award", "Grammy Award"),
    ],
)
def test_a_wrong_option_that_lacks_what_all_others_have_only_rules_itself_out(
    names: tuple[str, ...],
) -> None:
    assert apart(texts(*names)) == []


def test_the_only_name_of_one_word_or_of_several_is_told_apart_from_faults() -> None:
    assert lone_in_words(texts("Lima", "Buenos Aires", "Quito", "Caracas")) == 1
    assert lone_in_words(texts("Buenos Aires", "La Paz", "Quito", "San José")) == 2
    assert lone_in_words(texts("Buenos Aires", "La Paz", "Quito", "Lima")) is None
    assert lone_in_words(texts("Buenos Aires", "Lima")) is None
    assert apart(texts("Lima", "Buenos Aires", "Quito", "Caracas")) == []
