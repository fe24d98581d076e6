"""What holds of every formula, unit, time and range, however it is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.game.judging import Answer, Verdict, judge

OPERATORS = {"+": "plus", "-": "minus", "/": "over", "=": "equals", "<": "is less than",
             ">": "is greater than", "≤": "<=", "≥": ">=", "≠": "!=", "→": "->", "∪": "union",
             "∩": "intersection", "∧": "and", "∨": "or"}  # fmt: skip
VARIABLES = st.sampled_from("bcdfghjkmnpqrtuvwyz")
PREFIXES = {"k": "kilo", "M": "mega", "G": "giga", "m": "milli", "μ": "micro", "n": "nano"}
UNITS = {"W": "watt", "V": "volt", "Hz": "hertz", "Pa": "pascal", "J": "joule"}
PERIODS = {"s": "second", "h": "hour", "min": "minute"}


def is_right(given: str, accepted: str) -> bool:
    return judge(given, Answer(accepted=(accepted,))) is Verdict.RIGHT


@given(VARIABLES, VARIABLES, st.permutations(list(OPERATORS)), st.sampled_from(["", " "]))
def test_an_operator_passes_written_or_spoken_and_no_other_does(
    left: str, right: str, signs: list[str], space: str
) -> None:
    sign, other = signs[:2]
    between = space + sign + space
    accepted = f"{left}{sign}{right}"
    assert is_right(f"{left}{between}{right}", accepted)
    assert is_right(f"I think it's {left} {OPERATORS[sign]} {right}", accepted)
    assert not is_right(f"{left}{other}{right}", accepted)
    assert not is_right(f"{left} {OPERATORS[other]} {right}", accepted)
    assert not is_right(f"{left}{right}", accepted)
    assert left == right or not is_right(f"{left}{right}", f"{left}{sign}{left}")


@given(
    st.integers(1, 999),
    st.permutations(list(PREFIXES)),
    st.sampled_from(list(UNITS)),
    st.sampled_from(["", *PERIODS]),
)
def test_a_prefix_and_a_compound_pass_written_out_and_no_other_prefix_does(
    number: int, prefixes: list[str], unit: str, period: str
) -> None:
    prefix, other = prefixes[:2]
    below, spoken_below = (f"/{period}", f" per {PERIODS[period]}") if period else ("", "")
    accepted = f"{number} {prefix}{unit}{below}"
    spoken = f"{number} {PREFIXES[prefix]}{UNITS[unit]}s{spoken_below}"
    assert is_right(spoken, accepted)
    assert is_right(accepted, spoken)
    assert is_right(str(number), accepted)
    assert not is_right(f"{number} {other}{unit}{below}", accepted)
    assert not is_right(f"{number} {PREFIXES[other]}{UNITS[unit]}s{spoken_below}", accepted)
    assert not is_right(f"{number} {UNITS[unit]}s{spoken_below}", accepted)


@given(st.integers(0, 1439), st.integers(0, 1439))
def test_a_time_is_one_however_its_hours_are_counted(wanted: int, typed: int) -> None:
    hour, minute = divmod(wanted, 60)
    half = "am" if hour < 12 else "pm"
    accepted = f"{hour:02}:{minute:02}"
    assert is_right(f"{(hour - 1) % 12 + 1}:{minute:02} {half}", accepted)
    assert is_right(f"{(hour - 1) % 12 + 1}.{minute:02}{half[0]}.m.", accepted)
    assert is_right(accepted, f"{(hour - 1) % 12 + 1}:{minute:02} {half.upper()}")
    assert is_right(f"{typed // 60:02}:{typed % 60:02}", accepted) is (typed == wanted)


@given(st.integers(1000, 1999), st.integers(1, 900), st.integers(-5, 5))
def test_a_range_passes_as_it_is_said_and_neither_end_of_it_does(
    start: int, length: int, off: int
) -> None:
    end = start + length
    accepted = f"{start}–{end}"
    for said in (f"{start}-{end}", f"{start} to {end}", f"between {start} and {end}"):
        assert is_right(said, accepted)
    assert not is_right(str(start), accepted)
    assert not is_right(str(end), accepted)
    assert not is_right(accepted, str(start))
    assert is_right(f"{start} to {end + off}", accepted) is (off == 0)


@given(st.integers(100, 205).map(lambda tens: tens * 10), st.integers(100, 205))
def test_a_decade_is_no_year(decade: int, other: int) -> None:
    accepted = f"{decade}s"
    assert is_right(f"the {decade}'s", accepted)
    assert not any(is_right(str(decade + year), accepted) for year in range(10))
    assert is_right(f"{other * 10}s", accepted) is (other * 10 == decade)


@pytest.mark.parametrize("stroke", ["\u0338", "\u20d2"])
@given(st.sampled_from("∈∋⊂⊃=≡≤≥<>∃∥"))
def test_a_stroke_through_a_sign_is_never_lost(stroke: str, sign: str) -> None:
    assert is_right(f"A{sign}{stroke}B", f"A{sign}{stroke}B")
    assert not is_right(f"A{sign}B", f"A{sign}{stroke}B")
    assert not is_right(f"A{sign}{stroke}B", f"A{sign}B")
    assert not is_right(sign, sign + stroke)
    assert not is_right(sign + stroke, sign)
