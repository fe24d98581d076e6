import asyncio

import pytest

from bot.log_context import current_log_context, log_context, stay_in_log_context


def test_without_a_context_nothing_is_known() -> None:
    assert current_log_context() == {}


def test_an_inner_context_adds_to_the_outer_one_and_then_is_forgotten() -> None:
    with log_context(server=2, channel=3):
        with log_context(game=1, channel=4):
            assert list(current_log_context().items()) == [
                ("game", 1),
                ("server", 2),
                ("channel", 4),
            ]
        assert current_log_context() == {"server": 2, "channel": 3}
    assert current_log_context() == {}


def test_what_is_none_leaves_what_was_known() -> None:
    with log_context(server=2), log_context(server=None, game=1):
        assert current_log_context() == {"game": 1, "server": 2}


def test_a_failure_leaves_the_context_as_a_return_does() -> None:
    with pytest.raises(ValueError, match="a bug"), log_context(game=1):
        raise ValueError("a bug")
    assert current_log_context() == {}


async def test_games_at_the_same_time_do_not_mix() -> None:
    both_inside = asyncio.Barrier(2)

    async def play(game: int) -> dict[str, int]:
        with log_context(game=game):
            await both_inside.wait()
            return dict(current_log_context())

    first, second = await asyncio.gather(play(1), play(2))
    assert (first, second) == ({"game": 1}, {"game": 2})


async def test_a_task_started_inside_knows_what_its_starter_knew() -> None:
    async def look() -> dict[str, int]:
        return dict(current_log_context())

    with log_context(game=7):
        inside = asyncio.create_task(look())
    assert await inside == {"game": 7}


async def test_staying_lasts_as_long_as_the_task() -> None:
    async def answer() -> dict[str, int]:
        stay_in_log_context(server=2)
        await asyncio.sleep(0)
        return dict(current_log_context())

    assert await asyncio.create_task(answer()) == {"server": 2}
    assert current_log_context() == {}
