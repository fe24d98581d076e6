from collections import Counter
from itertools import pairwise
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.game.kinds import question_type
from bot.game.question import Kind
from bot.game.selection import SAME_ANSWER_LIMIT, Entry, Relaxed, entry_of, pick
from tests.support.questions import choice, true_false

NAMES = ("mars", "venus", "earth", "pluto")


def entry(
    name: str,
    *,
    fact: str = "",
    key: str = "",
    mentions: tuple[str, ...] = (),
    kind: Kind = Kind.CHOICE,
    topic: str = "",
) -> Entry:
    repeats = question_type(kind).answer_repeats
    return Entry(
        name, kind, 1, fact or name, key or name, frozenset(mentions), repeats, topic=topic
    )


banks = st.lists(
    st.builds(
        lambda fact, key, mentions, kind: (f"f{fact}", key, tuple(mentions), kind),
        st.integers(0, 8),
        st.sampled_from(NAMES),
        st.sets(st.sampled_from(NAMES), max_size=2),
        st.sampled_from([Kind.CHOICE, Kind.TRUE_FALSE]),
    ),
    max_size=25,
).map(
    lambda rows: [
        entry(f"q{number}", fact=fact, key=key, mentions=mentions, kind=kind)
        for number, (fact, key, mentions, kind) in enumerate(rows)
    ]
)


def clues(entries: tuple[Entry, ...]) -> list[tuple[Entry, Entry]]:
    return [
        (teller, asked)
        for teller in entries
        for asked in entries
        if teller is not asked
        and asked.kind is not Kind.TRUE_FALSE
        and asked.key in teller.mentions
    ]


def test_a_game_asks_each_fact_once() -> None:
    bank = [entry(f"q{n}", fact=f"f{n % 5}") for n in range(20)]
    picked = pick([bank], 5, Random(1))
    assert len({chosen.fact for chosen in picked.entries}) == 5
    assert picked.relaxed is Relaxed.NOT_AT_ALL


def test_a_question_that_tells_several_facts_stands_for_all_of_them() -> None:
    both = msgspec.structs.replace(entry("both", fact="f1"), more_facts=frozenset({"f2", "f3"}))
    for first, second in (([both], [entry("q", fact="f3")]), ([entry("q", fact="f2")], [both])):
        picked = pick([[*first, *second]], 2, Random(1))
        assert picked.relaxed is Relaxed.FACTS_REPEAT


def test_no_answer_comes_more_than_twice_but_true_and_false_may() -> None:
    bank = [entry(f"q{n}", key="mars") for n in range(9)]
    bank += [entry(f"t{n}", key="true", kind=Kind.TRUE_FALSE) for n in range(4)]
    picked = pick([bank], 6, Random(1))
    assert picked.relaxed is Relaxed.NOT_AT_ALL
    assert Counter(chosen.key for chosen in picked.entries) == {"mars": 2, "true": 4}


def test_a_game_asks_on_each_topic_once_where_the_bank_allows_it() -> None:
    bank = [entry(f"q{n}", topic=f"t{n % 5}") for n in range(20)]
    picked = pick([[*bank, entry("free"), entry("other")]], 7, Random(1))
    assert Counter(one.topic for one in picked.entries) == {"": 2, **{f"t{n}": 1 for n in range(5)}}
    assert picked.relaxed is Relaxed.NOT_AT_ALL


@given(st.integers(0, 99))
def test_a_topic_that_has_to_repeat_does_not_follow_itself(seed: int) -> None:
    bank = [entry(f"q{n}", topic="call") for n in range(3)]
    bank += [entry("a", topic="album"), entry("free"), entry("award", topic="award")]
    before = [entry("b", topic="award")]
    topics = [one.topic for one in pick([bank], 6, Random(seed), after=before).entries]
    assert topics[0] != "award"
    assert all(one != other or not one for one, other in pairwise(topics))


def test_no_stem_names_the_answer_of_another_question() -> None:
    bank = [entry("teller", mentions=("mars",)), entry("asked", key="mars"), entry("other")]
    picked = pick([bank], 2, Random(1))
    assert {chosen.id for chosen in picked.entries} != {"teller", "asked"}


@pytest.mark.parametrize(
    ("bank", "relaxed"),
    [
        ([entry(f"q{n}", topic="sky") for n in range(3)], Relaxed.TOPICS_REPEAT),
        ([entry(f"q{n}", key="mars") for n in range(3)], Relaxed.ANSWERS_REPEAT),
        ([entry(f"q{n}", fact="one") for n in range(3)], Relaxed.FACTS_REPEAT),
        ([entry(f"q{n}", key="mars", mentions=("mars",)) for n in range(3)], Relaxed.CLUES_ALLOWED),
    ],
)
def test_the_rules_relax_only_as_far_as_the_bank_demands(
    bank: list[Entry], relaxed: Relaxed
) -> None:
    picked = pick([bank], 3, Random(1))
    assert (len(picked.entries), picked.relaxed) == (3, relaxed)


def test_a_bank_that_is_too_small_gives_what_it_has() -> None:
    assert len(pick([[entry("only")]], 10, Random(1)).entries) == 1
    assert pick([], 10, Random(1)).entries == ()


def test_the_same_dice_pick_the_same_game() -> None:
    bank = [entry(f"q{n}") for n in range(50)]
    assert pick([bank], 10, Random(7)) == pick([bank], 10, Random(7))


def test_packs_take_turns_by_chance_however_many_questions_they_hold() -> None:
    small = [entry(f"s{n}") for n in range(20)]
    large = [entry(f"l{n}") for n in range(600)]
    drawn: Counter[str] = Counter()
    for seed in range(400):
        drawn.update(one.id[0] for one in pick([small, large, []], 5, Random(seed)).entries)
    assert 900 < drawn["s"] < 1100  # of 2,000: 1,000 within 4.5 standard deviations


def test_a_pack_whose_questions_share_a_fact_is_drawn_as_evenly() -> None:
    narrow = [entry(f"n{n}", fact=f"f{n % 4}") for n in range(40)]
    wide = [entry(f"w{n}") for n in range(40)]
    drawn: Counter[str] = Counter()
    for seed in range(400):
        drawn.update(one.id[0] for one in pick([narrow, wide], 2, Random(seed)).entries)
    assert 335 < drawn["n"] < 465  # of 800


def test_a_game_goes_on_with_what_the_other_packs_have() -> None:
    shelves = [[entry("a")], [entry(f"b{n}") for n in range(9)]]
    assert len(pick(shelves, 10, Random(1)).entries) == 10


def test_what_was_asked_before_is_not_given_away_nor_asked_again() -> None:
    before = [entry("b", fact="moon", key="mars")]
    bank = [entry("x", fact="moon"), entry("y", mentions=("mars",)), entry("z")]
    picked = pick([bank], 1, Random(1), after=before)
    assert ([one.id for one in picked.entries], picked.relaxed) == (["z"], Relaxed.NOT_AT_ALL)


@settings(max_examples=150)
@given(st.lists(banks, max_size=4), st.integers(1, 30), st.integers(0, 99))
def test_the_rules_hold_across_packs(shelves: list[list[Entry]], wanted: int, seed: int) -> None:
    shelves = [
        [msgspec.structs.replace(one, id=f"{pack}/{one.id}") for one in shelf]
        for pack, shelf in enumerate(shelves)
    ]
    picked = pick(shelves, wanted, Random(seed))
    assert len({one.id for one in picked.entries}) == len(picked.entries)
    assert len(picked.entries) == min(wanted, sum(map(len, shelves)))
    if picked.relaxed < Relaxed.CLUES_ALLOWED:
        assert clues(picked.entries) == []
    if picked.relaxed < Relaxed.FACTS_REPEAT:
        assert len({one.fact for one in picked.entries}) == len(picked.entries)


@settings(max_examples=150)
@given(banks, st.integers(1, 30), st.integers(0, 99))
def test_what_is_picked_keeps_every_rule_that_was_not_relaxed(
    bank: list[Entry], wanted: int, seed: int
) -> None:
    picked = pick([bank], wanted, Random(seed))
    chosen = picked.entries
    assert len({entry.id for entry in chosen}) == len(chosen) <= wanted
    if len(bank) >= wanted:
        assert len(chosen) == wanted
    if picked.relaxed < Relaxed.CLUES_ALLOWED:
        assert clues(chosen) == []
    if picked.relaxed < Relaxed.FACTS_REPEAT:
        assert len({entry.fact for entry in chosen}) == len(chosen)
    if picked.relaxed < Relaxed.ANSWERS_REPEAT:
        answers = Counter(entry.key for entry in chosen if entry.kind is not Kind.TRUE_FALSE)
        assert all(count <= SAME_ANSWER_LIMIT for count in answers.values())


def test_the_index_knows_what_picking_needs() -> None:
    assert entry_of(choice("moon", key="earth", mentions=("mars",))) == Entry(
        "planets/moon/choice", Kind.CHOICE, 2, "moon", "earth", frozenset({"mars"})
    )
    assert entry_of(true_false()).kind is Kind.TRUE_FALSE
