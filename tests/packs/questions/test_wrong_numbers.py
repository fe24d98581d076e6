from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.packs.questions.drafts import Draft, Standing
from tests.support.fact_files import drafts_of, shown

SONG = """
[entities.gone]
name = "Gone"
type = "song"
kind = "song"
[entities.hot]
name = "Hot 100"
type = "chart"
kind = "chart"
[relations.moons]
slots = { of = "song", count = { type = "number", low = 0 } }
unique = ["count"]
statement = "{of} has {count}."
[[relations.moons.questions]]
asks = "count"
stem = "How many of them does {of} have by now?"
"""


def years(year: int, more: str = "") -> Draft:
    fact = f'[[facts]]\nid="f"\nrelation="released_in"\nslots={{work="gone", year={year}}}\n'
    return drafts_of(SONG + fact + more)["f/year/choice"]


def number(value: float, more: str = "") -> Draft:
    fact = f'[[facts]]\nid="f"\nrelation="moons"\nslots={{of="gone", count={value}}}\n'
    return drafts_of(SONG + fact + more)["f/count/choice"]


def wrong(draft: Draft) -> list[float]:
    return [
        offer.value
        for offer in draft.wrong_offers
        if isinstance(offer.value, int | float) and offer.standing is not Standing.RIGHT
    ]


@settings(deadline=None)
@given(st.integers(1000, 2014))
def test_wrong_years_are_two_away_from_the_right_one_and_each_other_and_never_in_the_future(
    year: int,
) -> None:
    values = sorted([year, *wrong(years(year))])
    assert len(values) >= 3
    assert all(after - before >= 2 for before, after in pairwise(values))
    assert values[-1] <= 2014


def test_a_year_known_to_be_true_is_not_offered_as_wrong() -> None:
    known = '[[known]]\nrelation="released_in"\nslots={work="gone", year=[%s]}\n'
    true = [year for year in range(1985, 2015) if year not in {2001, 2004, 2006}]
    assert set(wrong(years(2001, known % ", ".join(map(str, true))))) == {2004, 2006}


def test_no_wrong_year_lies_before_those_it_is_about_began() -> None:
    early = SONG.replace('kind = "song"', 'kind = "song"\nactive = [2008]')
    fact = '[[facts]]\nid="f"\nrelation="released_in"\nslots={work="gone", year=2010}\n'
    assert min(wrong(drafts_of(early + fact)["f/year/choice"])) >= 2008


def test_a_year_that_may_be_one_of_several_is_asked_in_no_way() -> None:
    fact = '[[facts]]\nid="f"\nrelation="released_in"\nslots={work="gone", year=2001}\n'
    drafts = drafts_of(SONG + fact + 'several=["year"]\n')
    assert not drafts


@settings(deadline=None)
@given(st.integers(0, 2_000_000))
def test_wrong_numbers_stay_in_bounds_and_apart(value: int) -> None:
    values = [value, *wrong(number(value))]
    assert len(set(values)) == len(values) >= 3
    assert all(each >= 0 and isinstance(each, int) for each in values)
    assert all(each == value or abs(each - value) >= 0.1 * value for each in values)


def test_wrong_numbers_respect_the_slots_bounds() -> None:
    fact = '[[facts]]\nid="f"\nrelation="peaked_at"\nslots={song="gone",chart="hot",position=92}\n'
    assert max(wrong(drafts_of(SONG + fact)["f/position/choice"])) <= 100


def test_wrong_numbers_are_as_round_as_the_right_one() -> None:
    assert all(each % 1000 == 0 for each in wrong(number(57_000)))
    assert all(round(each, 2) == each for each in wrong(number(4.2)))


def test_the_right_number_is_not_always_in_the_middle() -> None:
    facts = "".join(
        f'[[facts]]\nid="f{n}"\nrelation="released_in"\nslots={{work="gone", year={1900 + n}}}\n'
        for n in range(0, 90, 3)
    )
    drafts = drafts_of(SONG + facts)
    below = {
        sum(each < 1900 + n for each in wrong(drafts[f"f{n}/year/choice"])) for n in range(0, 90, 3)
    }
    assert below == {0, 1, 2, 3}


def test_a_number_in_the_stem_is_not_offered() -> None:
    stem = '[[facts.questions]]\nasks="year"\nstem="If not in 2004 or 1998, when was {work} out?"'
    for year in range(1999, 2004):
        assert not {2004, 1998} & set(wrong(years(year, stem)))


def test_a_curated_number_is_offered_first() -> None:
    assert {"2007", "1990"} <= shown(years(2001, "distractors = { year = [2007, 1990] }\n"))


def test_a_number_question_carries_its_unit_and_value() -> None:
    body = SONG.replace("low = 0", 'low = 0, unit = "km"')
    fact = '[[facts]]\nid="f"\nrelation="moons"\nslots={of="gone", count=12500}\n'
    drafts = drafts_of(body + fact)
    question = drafts["f/count/number"].question
    assert (question.answer, getattr(question, "unit", None)) == (12500, "km")
    assert "12,500 km" in shown(drafts["f/count/choice"])
