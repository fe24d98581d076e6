"""What a new server has to play with: all packs together."""

from itertools import pairwise
from random import Random

import pytest

from bot.game.bag import draw
from bot.game.question import Kind, kind_of
from bot.game.selection import entry_of
from tests.support.shipped import NAMES, pack


def test_there_are_weeks_of_play() -> None:
    assert len(NAMES) >= 8
    assert sum(len(pack(name).questions) for name in NAMES) >= 3000


@pytest.mark.parametrize("name", NAMES)
def test_at_most_a_quarter_of_a_pack_is_true_or_false(name: str) -> None:
    kinds = [kind_of(each) for each in pack(name).questions]
    assert kinds.count(Kind.TRUE_FALSE) <= len(kinds) / 4


@pytest.mark.parametrize("name", NAMES)
def test_a_pack_says_who_wrote_it_who_may_use_it_and_what_it_is(name: str) -> None:
    found = pack(name)
    assert all((found.author, found.license, found.language, found.blurb, found.description))


@pytest.mark.parametrize("name", NAMES)
def test_every_question_can_be_looked_up(name: str) -> None:
    unsourced = [
        each.id for each in pack(name).questions if not (each.source.url or each.source.paragraph)
    ]
    assert unsourced == []


@pytest.mark.parametrize("seed", range(5))
def test_an_evening_on_the_article_asks_on_each_topic_once(seed: int) -> None:
    shelf = [entry_of(each) for each in pack("story-of-gone").questions]
    assert all(entry.topic for entry in shelf if entry.kind is not Kind.ORDER)
    laps: dict[str, int] = {}
    rng = Random(seed)
    evenings = len(shelf) // 10
    for evening in range(evenings):
        drawn = draw([shelf], 10, laps, rng)
        laps.update(drawn.laps)
        topics = [entry.topic for entry in drawn.pick.entries]
        assert all(one != other or not one for one, other in pairwise(topics))
        if evening < evenings / 2:  # later, other rules leave too few to choose from
            assert len({*topics}) == len(topics)
