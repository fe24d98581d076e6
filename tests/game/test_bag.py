from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.game.bag import draw
from bot.game.picking import Entry
from bot.game.question import Kind


def bank(size: int, start: int = 0) -> list[Entry]:
    return [
        Entry(f"q{n}", Kind.CHOICE, 1, f"f{n}", f"k{n}", frozenset())
        for n in range(start, start + size)
    ]


def evening(entries: list[Entry], laps: dict[str, int], wanted: int, rng: Random) -> list[str]:
    drawn = draw(entries, wanted, laps, rng)
    laps.update(drawn.laps)
    return [entry.id for entry in drawn.pick.entries]


@given(st.integers(1, 20), st.integers(1, 8), st.integers(1, 40), st.integers(0, 99))
def test_every_question_comes_once_before_any_comes_again(
    size: int, wanted: int, games: int, seed: int
) -> None:
    laps: dict[str, int] = {}
    rng = Random(seed)
    asked: Counter[str] = Counter()
    for _ in range(games):
        game = evening(bank(size), laps, wanted, rng)
        assert len(game) == len(set(game)) == min(wanted, size)
        asked.update(game)
        counts = [asked[entry.id] for entry in bank(size)]
        assert max(counts) - min(counts) <= 1


def test_new_questions_join_the_lap_that_is_under_way() -> None:
    laps: dict[str, int] = {}
    rng = Random(1)
    for _ in range(3):
        evening(bank(4), laps, 4, rng)
    grown = bank(6)
    assert sorted(evening(grown, laps, 2, rng)) == ["q4", "q5"]
    assert set(evening(grown, laps, 6, rng)) == {entry.id for entry in grown}


def test_a_second_lap_has_an_order_of_its_own() -> None:
    laps: dict[str, int] = {}
    rng = Random(1)
    first = evening(bank(20), laps, 20, rng)
    assert evening(bank(20), laps, 20, rng) != first


def test_a_pack_that_was_narrowed_gives_what_it_has() -> None:
    laps = {"q0": 1}
    assert evening(bank(2), laps, 2, Random(1)) == ["q1", "q0"]
    assert laps == {"q0": 2, "q1": 1}
