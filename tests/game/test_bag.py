from collections import Counter
from random import Random

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from bot.game.bag import draw
from bot.game.question import Kind
from bot.game.selection import Entry, Relaxed


def bank(size: int, start: int = 0) -> list[Entry]:
    return [
        Entry(f"q{n}", Kind.CHOICE, 1, f"f{n}", f"k{n}", frozenset())
        for n in range(start, start + size)
    ]


def evening(entries: list[Entry], laps: dict[str, int], wanted: int, rng: Random) -> list[str]:
    drawn = draw([entries], wanted, laps, rng)
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


@given(
    st.lists(st.integers(0, 12), min_size=1, max_size=4),
    st.integers(1, 6),
    st.integers(1, 30),
    st.integers(0, 99),
)
def test_every_question_of_every_pack_comes_once_before_any_comes_again(
    sizes: list[int], wanted: int, games: int, seed: int
) -> None:
    shelves = [bank(size, 100 * pack) for pack, size in enumerate(sizes)]
    every = [entry.id for shelf in shelves for entry in shelf]
    laps: dict[str, int] = {}
    asked = Counter(dict.fromkeys(every, 0))
    for game in range(games):
        drawn = draw(shelves, wanted, laps, Random(seed + game))
        laps.update(drawn.laps)
        asked.update(entry.id for entry in drawn.pick.entries)
        assert len(drawn.pick.entries) == min(wanted, len(every))
        assert not every or max(asked.values()) - min(asked.values()) <= 1
    assert laps == {name: count for name, count in asked.items() if count}


def test_within_a_lap_packs_are_drawn_evenly_until_one_is_through() -> None:
    shelves = [bank(30), bank(300, 100)]
    first = Counter[bool]()
    for seed in range(200):
        laps: dict[str, int] = {}
        for _ in range(4):
            drawn = draw(shelves, 5, laps, Random(seed))
            laps.update(drawn.laps)
            first.update(int(entry.id[1:]) < 30 for entry in drawn.pick.entries)
    assert 1800 < first[True] < 2200  # of 4,000
    rest = {entry.id for entry in shelves[1]}
    through = {entry.id: 1 for entry in shelves[0]}
    drawn = draw(shelves, 10, through, Random(1))
    assert {entry.id for entry in drawn.pick.entries} <= rest


def test_the_next_lap_gives_nothing_away_of_the_end_of_this_one() -> None:
    last = Entry("last", Kind.CHOICE, 1, "moon", "mars", frozenset())
    teller = Entry("teller", Kind.CHOICE, 1, "sun", "pluto", frozenset({"mars"}))
    other = Entry("other", Kind.CHOICE, 1, "star", "venus", frozenset())
    for seed in range(20):
        drawn = draw([[last, teller, other]], 2, {"teller": 1, "other": 1}, Random(seed))
        assert [entry.id for entry in drawn.pick.entries] == ["last", "other"]


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


def test_each_game_takes_of_the_topics_on_which_much_is_left() -> None:
    topics = {"call": 8, "album": 5, "award": 3, **{f"t{n}": 1 for n in range(64)}}
    entries = [
        msgspec.structs.replace(entry, topic=topic)
        for n, (topic, size) in enumerate(topics.items())
        for entry in bank(size, 100 * n)
    ]
    laps: dict[str, int] = {}
    rng = Random(3)
    games = [draw([entries], 10, laps, rng)]
    for _ in range(7):
        laps.update(games[-1].laps)
        games.append(draw([entries], 10, laps, rng))
    for game in games:
        asked = [entry.topic for entry in game.pick.entries]
        assert game.pick.relaxed is Relaxed.NOT_AT_ALL
        assert len(set(asked)) == 10
        assert "call" in asked
