import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.game.pack_names import PackName, match_pack

GONE = PackName("story-of-gone", "The story of “Gone”")
MOON = PackName("moon-landing", "The first Moon landing")
MOONS = PackName("moons", "Moons of Jupiter")
SEAS = PackName("meere", "Die Meere: Öresund & Kattegat")
PACKS = (GONE, MOON, MOONS, SEAS)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("story-of-gone", GONE),
        ("The story of “Gone”", GONE),
        ('the story of "gone"', GONE),
        ("gone", GONE),
        ("GONE", GONE),
        ("“Gone”", GONE),
        ("of gone", GONE),
        ("story of gone", GONE),
        ("storyofgone", GONE),
        ("  Gone  ", GONE),
        ("g\u00f3ne", GONE),
        ("landing", MOON),
        ("moon landing", MOON),
        ("moons", MOONS),  # an id, though it is no part of another
        ("jupiter", MOONS),
        ("oresund", SEAS),
        ("ÖRESUND", SEAS),
    ],
)
def test_an_id_a_title_or_a_part_of_one_pack_alone_is_that_pack(
    written: str, meant: PackName
) -> None:
    assert match_pack(written, PACKS).meant == meant


def test_a_part_of_several_is_none_of_them_and_all_are_told() -> None:
    found = match_pack("moon", PACKS)
    assert (found.meant, found.fitting) == (None, (MOON, MOONS))


def test_a_whole_name_goes_before_a_part_of_others() -> None:
    short, long = PackName("moon", "Moon"), PackName("moon-2", "Moon 2")
    assert match_pack("moon", [long, short]).meant == short
    assert match_pack("MOON", [long, short]).meant == short
    assert match_pack("oon", [long, short]).fitting == (long, short)


def test_of_two_with_one_title_the_id_decides() -> None:
    one, two = PackName("a", "Planets"), PackName("b", "Planets")
    assert match_pack("planets", [one, two]).fitting == (one, two)
    assert match_pack("b", [one, two]).meant == two


@pytest.mark.parametrize(
    ("written", "near"), [("jupitr", (MOONS,)), ("story-of-gome", (GONE,)), ("zebra", ())]
)
def test_what_fits_none_comes_near_some(written: str, near: tuple[PackName, ...]) -> None:
    found = match_pack(written, PACKS)
    assert found.meant is None
    assert found.fitting == ()
    assert found.near == near


@pytest.mark.parametrize("written", ["", " ", "“”", "-", "\x00", "…"])
def test_what_names_nothing_fits_nothing(written: str) -> None:
    found = match_pack(written, PACKS)
    assert (found.meant, found.fitting) == (None, ())


@given(st.text(max_size=6000))
def test_whatever_is_typed_is_answered(written: str) -> None:
    found = match_pack(written, PACKS)
    assert found.meant is None or not found.fitting
    assert set(found.near) <= set(PACKS)
