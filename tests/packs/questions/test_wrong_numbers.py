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


STORY = """
[[facts]]
id = "tour"
slots = { song = "gone" }
statement = "{song} was sung on tour."
when = 1996
[[facts]]
id = "award"
slots = { song = "gone" }
statement = "{song} got an award."
when = "2004-03"
[[facts]]
id = "cover"
slots = { song = "gone" }
statement = "{song} was sung by others."
when = 2009
"""


def years(year: int, more: str = "", story: str = STORY) -> Draft:
    fact = f'[[facts]]\nid="f"\nrelation="released_in"\nslots={{work="gone", year={year}}}\n'
    return drafts_of(SONG + fact + more + story)["f/year/choice"]


def number(value: float, more: str = "") -> Draft:
    fact = f'[[facts]]\nid="f"\nrelation="moons"\nslots={{of="gone", count={value}}}\n'
    return drafts_of(SONG + fact + more)["f/count/choice"]


def wrong(draft: Draft) -> list[float]:
    return [
        offer.value
        for offer in draft.wrong_offers
        if isinstance(offer.value, int | float) and offer.standing is not Standing.RIGHT
    ]


def test_wrong_years_are_those_of_the_same_story() -> None:
    assert set(wrong(years(2001))) == {1996, 2004, 2009}


def test_years_that_mean_nothing_are_not_made_up() -> None:
    without_one = STORY.replace("1996", "1896")
    drafts = drafts_of(
        f'{SONG}[[facts]]\nid="f"\nrelation="released_in"\nslots={{work="gone", year=2001}}\n'
        + without_one
    )
    assert "f/year/choice" not in drafts
    assert "f/year/number" in drafts


def test_the_first_and_last_year_of_what_it_is_about_are_offered() -> None:
    active = SONG.replace('kind = "song"', 'kind = "song"\nactive = [1992, 2012]')
    fact = '[[facts]]\nid="f"\nrelation="released_in"\nslots={work="gone", year=2001}\n'
    draft = drafts_of(active + fact + STORY.replace("1996", "1896"))["f/year/choice"]
    assert set(wrong(draft)) <= {1992, 2004, 2009, 2012}


def test_years_of_the_same_thing_come_before_those_of_others() -> None:
    others = "".join(
        f'[entities.o{n}]\nname="Other {n}"\ntype="song"\nkind="song"\n'
        f'[[facts]]\nid="o{n}"\nrelation="released_in"\nslots={{work="o{n}", year={1990 + n}}}\n'
        for n in range(24)
    )
    assert set(wrong(years(2001, others))) == {1996, 2004, 2009}


@settings(deadline=None)
@given(st.integers(1000, 2014), st.lists(st.integers(1000, 2014), max_size=12))
def test_wrong_years_are_apart_the_further_the_longer_ago_and_never_in_the_future(
    year: int, told: list[int]
) -> None:
    story = "".join(
        f'[[facts]]\nid="t{n}"\nslots={{song="gone"}}\nwhen={each}\nstatement="{{song}} ran."\n'
        for n, each in enumerate(told)
    )
    fact = f'[[facts]]\nid="f"\nrelation="released_in"\nslots={{work="gone", year={year}}}\n'
    draft = drafts_of(SONG + fact + story).get("f/year/choice")
    offered = wrong(draft) if draft else []
    assert len(offered) in {0, 3}
    assert set(offered) <= set(told)
    apart = max(2, round((2014 - year) / 20))
    assert all(after - before >= apart for before, after in pairwise(sorted([year, *offered])))


def test_a_year_known_to_be_true_is_not_offered_as_wrong() -> None:
    known = '[[known]]\nrelation="released_in"\nslots={work="gone", year=[1996, 1998]}\n'
    also = STORY.replace("tour", "gala").replace("1996", "1998")
    also = also.replace("award", "prize").replace("2004-03", "2007").replace("cover", "echo")
    assert set(wrong(years(2001, known + also))) == {2004, 2007, 2009}


def test_no_wrong_year_lies_before_those_it_is_about_began() -> None:
    early = SONG.replace('kind = "song"', 'kind = "song"\nactive = [1999]')
    fact = '[[facts]]\nid="f"\nrelation="released_in"\nslots={work="gone", year=2002}\n'
    story = STORY + STORY.replace('id = "', 'id = "again-').replace("1996", "2013")
    assert set(wrong(drafts_of(early + fact + story)["f/year/choice"])) <= {1999, 2004, 2009, 2013}


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


def test_made_up_numbers_are_such_that_a_player_can_weigh_them() -> None:
    values = sorted([12_500, *wrong(number(12_500))])
    assert all(after >= 1.5 * before for before, after in pairwise(values))


def test_small_counts_differ_by_steps_of_one() -> None:
    assert set(wrong(number(5))) <= {2, 3, 4, 6, 7, 8}


def test_numbers_of_other_facts_come_before_made_up_ones() -> None:
    others = "".join(
        f'[entities.o{n}]\nname="Other {n}"\ntype="song"\nkind="song"\n'
        f'[[facts]]\nid="o{n}"\nrelation="moons"\nslots={{of="o{n}", count={count}}}\n'
        for n, count in enumerate((7_700, 9_900, 14_700, 15_000))
    )
    offered = set(wrong(number(12_500, others)))
    assert offered in ({7_700, 9_900, 14_700}, {7_700, 9_900, 15_000})


def test_numbers_of_another_kind_of_thing_are_not_offered() -> None:
    towers = "".join(
        f'[entities.o{n}]\nname="Other {n}"\ntype="song"\nkind="anthem"\n'
        f'[[facts]]\nid="o{n}"\nrelation="moons"\nslots={{of="o{n}", count={count}}}\n'
        for n, count in enumerate((7_700, 9_900, 14_700, 15_000))
    )
    assert not {7_700, 9_900, 14_700, 15_000} & set(wrong(number(12_500, towers)))


def test_the_right_number_is_not_always_in_the_middle() -> None:
    numbered = "".join(
        f'[entities.o{n}]\nname="Other {n}"\ntype="song"\nkind="song"\n'
        f'[[facts]]\nid="f{n}"\nrelation="released_in"\nslots={{work="o{n}", year={1930 + n}}}\n'
        for n in range(0, 60, 3)
    )
    drafts = drafts_of(SONG + numbered)
    below = {
        sum(each < 1930 + n for each in wrong(drafts[f"f{n}/year/choice"]))
        for n in range(0, 60, 3)
        if f"f{n}/year/choice" in drafts
    }
    assert below == {0, 1, 2, 3}


def test_a_number_in_the_stem_is_not_offered() -> None:
    stem = '[[facts.questions]]\nasks="year"\nstem="If not in 2004 or 1998, when was {work} out?"\n'
    more = '[[facts]]\nid="new"\nslots={song="gone"}\nstatement="{song} was sung."\nwhen=%d\n'
    offered = set(
        wrong(years(2001, stem, STORY + more % 1998 + more.replace("new", "newer") % 2011))
    )
    assert offered == {1996, 2009, 2011}


def test_a_curated_number_is_offered_first() -> None:
    assert {"2007", "1990"} <= shown(years(2001, "distractors = { year = [2007, 1990] }\n"))


def test_a_number_question_carries_its_unit_and_value() -> None:
    body = SONG.replace("low = 0", 'low = 0, unit = "km"')
    fact = '[[facts]]\nid="f"\nrelation="moons"\nslots={of="gone", count=12500}\n'
    drafts = drafts_of(body + fact)
    question = drafts["f/count/number"].question
    assert (question.answer, getattr(question, "unit", None)) == (12500, "km")
    assert "12,500 km" in shown(drafts["f/count/choice"])
