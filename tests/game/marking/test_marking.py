import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.game.given import (
    Arranged,
    Given,
    Picked,
    Reckoned,
    Ticked,
    Wrote,
    decode_given,
    encode_given,
)
from bot.game.marking import Marker, marker_for
from bot.game.question import Question
from tests.support.questions import (
    choice,
    listing,
    number,
    order,
    several,
    true_false,
    typed,
)

EVERY_KIND: list[tuple[Question, Given]] = [
    (choice(), Picked(1)),
    (true_false(answer=False), Picked(1)),
    (typed(), Wrote("earth")),
    (number(), Reckoned(95)),
    (order(), Arranged((2, 1, 3, 0))),
    (several(), Ticked((0, 2, 4))),
    (listing(), Wrote("Mars, Venus, Terra")),
]


def share(question: Question, *answers: Given) -> float:
    marker = marker_for(question)
    read = [marker.read(answer) for answer in answers]
    return marker.mark([answer for answer in read if answer is not None]).share


@pytest.mark.parametrize(("question", "right"), EVERY_KIND)
def test_the_right_answer_of_every_kind_earns_everything(question: Question, right: Given) -> None:
    assert share(question, right) == 1


@pytest.mark.parametrize(("question", "right"), EVERY_KIND)
def test_every_kind_refuses_the_form_of_another(question: Question, right: Given) -> None:
    marker = marker_for(question)
    for _, other in EVERY_KIND:
        if type(other) is not type(right) and not isinstance(right, Reckoned):
            assert marker.read(other) is None


@pytest.mark.parametrize(("_question", "right"), EVERY_KIND)
def test_an_answer_survives_being_written_and_read(_question: Question, right: Given) -> None:
    assert decode_given(encode_given(right)) == right


def test_the_last_pick_counts() -> None:
    assert share(choice(), Picked(1), Picked(0)) == 0
    assert share(choice(), Picked(0), Picked(1)) == 1


@pytest.mark.parametrize(
    ("ticked", "part"),
    [((0, 2), 2 / 3), ((0, 2, 4, 1), 2 / 3), ((1, 3), 0), ((0, 1), 0), ((4, 2, 0), 1)],
)
def test_a_wrong_tick_takes_a_right_one_away(ticked: tuple[int, ...], part: float) -> None:
    assert share(several(), Ticked(ticked)) == pytest.approx(part)


@pytest.mark.parametrize(
    ("arranged", "pairs"),
    [((2, 1, 3, 0), 6), ((1, 2, 3, 0), 5), ((0, 3, 1, 2), 0), ((2, 0, 3, 1), 3)],
)
def test_an_order_earns_its_right_pairs(arranged: tuple[int, ...], pairs: int) -> None:
    assert share(order(), Arranged(arranged)) == pytest.approx(pairs / 6)


@pytest.mark.parametrize("arranged", [(0, 1), (0, 1, 2, 2), (0, 1, 2, 4), ()])
def test_an_order_that_is_not_whole_is_no_answer(arranged: tuple[int, ...]) -> None:
    assert marker_for(order()).read(Arranged(arranged)) is None


@pytest.mark.parametrize(("value", "part"), [(95, 1), (90, 0.75), (105, 0.5), (115, 0), (9, 0)])
def test_a_number_earns_the_more_the_nearer_it_is(value: float, part: float) -> None:
    assert share(number(), Reckoned(value)) == pytest.approx(part)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("95", "", 95),
        (" ninety-five ", "", 95),
        ("1,984 km", "km", 1984),
        ("1984000 m", "km", 1984),
        ("-3.5", "", -3.5),
        ("3,5", "", 3.5),
    ],
)
def test_numbers_are_read_in_words_digits_and_units(text: str, unit: str, value: float) -> None:
    assert marker_for(number(unit=unit)).read(Wrote(text)) == Reckoned(value)


@pytest.mark.parametrize("text", ["", "no idea", "12 kg", "9" * 60, "1e999", "12 or 13"])
def test_what_is_no_number_is_no_answer(text: str) -> None:
    assert marker_for(number(unit="km")).read(Wrote(text)) is None


def test_a_typed_answer_has_three_tries_and_the_first_right_one_counts() -> None:
    marker = marker_for(typed())
    tries: list[Given] = [Wrote("mars"), Wrote("the earth"), Wrote("venus")]
    assert [marker.tries_left(tries[:n]) for n in range(4)] == [3, 2, 0, 0]
    assert (marker.mark(tries).counts, marker.mark(tries).share) == (1, 1)
    wrong: list[Given] = [Wrote("mars"), Wrote("venus"), Wrote("pluto")]
    assert marker.tries_left(wrong) == 0
    assert marker.mark(wrong).share == 0


def test_names_of_a_list_count_once_in_any_form_and_add_up() -> None:
    assert share(listing(), Wrote("Mars")) == pytest.approx(1 / 3)
    assert share(listing(), Wrote("Mars; mars\nMARS")) == pytest.approx(1 / 3)
    assert share(listing(), Wrote("Venus, Morning Star")) == pytest.approx(1 / 3)
    assert share(listing(), Wrote("Mars"), Wrote("Pluto"), Wrote("Earth, Venus")) == 1
    assert share(listing(), Wrote("Pluto")) == 0


def test_of_one_message_no_more_is_read_than_twice_the_length_of_the_list() -> None:
    names = len(listing().answer)
    guesses = [f"guess {number}" for number in range(2 * names)]
    assert share(listing(), Wrote(", ".join([*guesses, "Mars"]))) == 0
    assert share(listing(), Wrote(", ".join([*guesses[1:], "Mars"]))) > 0
    assert share(listing(), Wrote(", ".join(["Pluto"] * 20 + ["Mars"]))) > 0


def test_the_answer_that_found_the_last_name_sets_the_time_of_a_list() -> None:
    marker = marker_for(listing())
    answers: list[Given] = [Wrote("Mars"), Wrote("Venus"), Wrote("Pluto")]
    assert marker.mark(answers).counts == 1


def test_nobody_waits_for_who_has_nothing_more_to_give() -> None:
    assert not marker_for(typed()).finished([Wrote("mars")])
    assert marker_for(typed()).finished([Wrote("earth")])
    assert not marker_for(listing()).finished([Wrote("Mars")])
    assert marker_for(listing()).finished([Wrote("Mars, Venus, Earth")])
    assert marker_for(choice()).finished([Picked(0)])
    assert not marker_for(choice()).finished([])


def _markers() -> list[Marker]:
    return [marker_for(question) for question, _ in EVERY_KIND]


@given(
    st.one_of(
        st.builds(Picked, st.integers(0, 3)),
        st.builds(Wrote, st.text(max_size=60)),
        st.builds(Reckoned, st.floats(-1e6, 1e6)),
        st.permutations(range(4)).map(lambda order: Arranged(tuple(order))),
        st.sets(st.integers(0, 4), min_size=1).map(lambda ticks: Ticked(tuple(ticks))),
    )
)
def test_whatever_is_given_is_refused_or_earns_a_part_between_nothing_and_all(given: Given) -> None:
    for marker in _markers():
        read = marker.read(given)
        if read is not None:
            assert 0 <= marker.mark([read]).share <= 1
