"""How a typed unit is judged where the question names its own, and how far off is right."""

import pytest

from bot.game.judging import Answer, AnswerType, Verdict, judge

TOWER = Answer(
    accepted=("1085",),
    type=AnswerType.NUMBER,
    unit="metres",
    unit_synonyms=("m", "meters"),
    tolerance=10,
)


@pytest.mark.parametrize(
    "given",
    [
        "1085",
        "1085 metres",
        "1085 m",
        "1085m",
        "1,085 meters",
        "1080",
        "1095",
        "1075 m",
        "1085 metre",
        "about 1080 metres",
        "1.085 km",
        "1085.5 m",
        "one thousand and eighty-five metres",
        "i think it's 1085 m",
        "108500 cm",
        "1085 M",
    ],
)
def test_a_number_with_the_units_of_the_question_within_its_tolerance_is_right(given: str) -> None:
    assert judge(given, TOWER) is Verdict.RIGHT


@pytest.mark.parametrize(
    "given",
    [
        "1085 km",
        "1085 feet",
        "1050",
        "1096",
        "1074.9 m",
        "1085 m²",
        "1085 m/s",
        "1085 cubic metres",
        "1085 light years",
        "1085 nautical metres",
        "1085 mm",
        "1085 ms",
        "-1085 m",
        "1085 1086",
        "1085 m or 1090 m",
        "1085 kg",
        "1085 million",
        "1085 million m",
        "1085 metres tall",
        "metres",
        "1085 square m",
    ],
)
def test_another_unit_or_a_number_further_off_is_wrong(given: str) -> None:
    assert judge(given, TOWER) is Verdict.WRONG


@pytest.mark.parametrize(
    ("unit", "given"),
    [
        ("country", "8 countries"),
        ("countries", "8 country"),
        ("foot", "8 feet"),
        ("feet", "8 foot"),
        ("people", "8 person"),
        ("person", "8 people"),
        ("box", "8 boxes"),
        ("matches", "8 match"),
        ("film", "eight films"),
        ("gold medals", "8 gold medal"),
        ("km per hour", "8 km/h"),
        ("km per hour", "8 kilometres an hour"),
        ("MW", "8 MW"),
        ("MW", "8 mw"),
        ("MW", "8 megawatts"),
        ("mW", "8 mW"),
        ("°C", "8 degrees"),
        ("%", "8 per cent"),
    ],
)
def test_the_unit_may_be_typed_in_singular_or_plural_and_written_out(unit: str, given: str) -> None:
    assert judge(given, Answer(accepted=("8",), unit=unit)) is Verdict.RIGHT


@pytest.mark.parametrize(
    ("unit", "given"),
    [
        ("country", "8 counties"),
        ("film", "8 firms"),
        ("gold medals", "8 medals"),
        ("gold medals", "8 silver medals"),
        ("MW", "8 mW"),
        ("MW", "8 kW"),
        ("mW", "8 MW"),
        ("mW", "8 W"),
        ("km per hour", "8 km"),
        ("km per hour", "8 miles per hour"),
        ("°C", "8 °F"),
        ("%", "8 degrees"),
        ("people", "8 planets"),
        ("days", "8 hours"),
        ("", "8 films"),
    ],
)
def test_another_thing_than_the_unit_is_wrong(unit: str, given: str) -> None:
    assert judge(given, Answer(accepted=("8",), unit=unit)) is Verdict.WRONG


@pytest.mark.parametrize(("tolerance", "given"), [(0.7, "3.7"), (0.1, "3.1"), (0.1, "2.9")])
def test_a_tolerance_ends_where_it_is_written(tolerance: float, given: str) -> None:
    answer = Answer(accepted=("3",), type=AnswerType.NUMBER, tolerance=tolerance)
    assert judge(given, answer) is Verdict.RIGHT
    assert judge(given + "1" if given > "3" else "2.89", answer) is Verdict.WRONG
