"""The number in what a member typed for a number question."""

import pytest

from bot.game.judging.values.figures import Figures

IN_METRES = Figures("metres", ("m", "meters"))
IN_PEOPLE = Figures("people")


@pytest.mark.parametrize("text", ["1085", "1085 m", "1085m", "1085 M", "1.085k", "1.085 km"])
def test_a_number_is_read_in_the_unit_of_the_question(text: str) -> None:
    assert IN_METRES.number_in(text) == 1085


@pytest.mark.parametrize("text", ["1085 ms", "1085ms", "1085 Ms", "1085 seconds"])
def test_a_number_in_a_unit_of_another_kind_is_none_and_not_a_million_times_as_much(
    text: str,
) -> None:
    assert IN_METRES.number_in(text) is None


@pytest.mark.parametrize("text", ["5m", "5 m", "5M", "5 mil", "5 million", "5 millions"])
def test_where_nothing_is_measured_m_is_a_million(text: str) -> None:
    assert IN_PEOPLE.number_in(text) == 5_000_000


@pytest.mark.parametrize("text", ["5 ms", "5 ks", "5 bs", "5 ts"])
def test_a_short_scale_has_no_plural(text: str) -> None:
    assert IN_PEOPLE.number_in(text) is None
