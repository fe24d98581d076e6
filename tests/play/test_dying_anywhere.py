"""A process may die before or after any call to the ledger or the stage; nobody loses a point."""

import asyncio

import pytest

from bot.game.ending import Ending, EndingKind
from bot.play.tap import LockedIn
from bot.ports.stage import FootnotesCard, PodiumCard
from tests.play.conftest import ANN, BOB, Evening
from tests.support.mortal import Death
from tests.support.questions import questions

SECONDS = 5
AWAY_MS = 7_000
LEDGER_CALLS = (
    "open_round",
    "round_posted",
    "round_revealed",
    "postpone",
    "record",
    "settle",
    "end_game",
)
STAGE_CALLS = ("ask", "redraw", "reveal", "close")
ROUNDS = 2
CALLS = ROUNDS * 7 + 3
"""Of each round: open, ask, posted, two answers, settle, reveal, revealed; then cards and end."""


class Play:
    """Ann and Bob answer every card that they see, until the game is over or the process dead."""

    def __init__(self) -> None:
        self.evening = Evening(questions(8))
        self.acknowledged: set[tuple[int, int]] = set()
        self._death = Death(0)
        self._tried: set[tuple[int, int]] = set()
        self._taps: list[asyncio.Task[None]] = []

    async def begin(self, death: Death) -> None:
        self._await(death)
        await self.evening.start(ROUNDS, seconds=SECONDS)
        await self._go_on()

    async def come_back(self, death: Death) -> None:
        for task in self._taps:
            task.cancel()
        await asyncio.gather(*self._taps, return_exceptions=True)
        self._tried &= self.acknowledged
        await self.evening.crash()
        await self.evening.clock.pass_time(AWAY_MS)
        self._await(death)
        await self.evening.games.resume_games(self.evening.stage)
        await self._go_on()

    def _await(self, death: Death) -> None:
        self._death = death
        death.wait_for(self.evening.ledger, LEDGER_CALLS)
        death.wait_for(self.evening.stage, STAGE_CALLS)

    async def _go_on(self) -> None:
        for _ in range(120):
            await self.evening.clock.pass_time(250)
            if self._death.has_come or (self.evening.ledger.ended and not self._is_live()):
                return
            self._answer()
        raise AssertionError("the game neither ended nor died")

    def _is_live(self) -> bool:
        return bool(self.evening.games.all())

    def _answer(self) -> None:
        for user in (ANN, BOB):
            if not self.evening.stage.asked:
                return
            key = (user, self.evening.stage.asked[-1].round)
            if key not in self._tried:
                self._tried.add(key)
                self._taps.append(asyncio.create_task(self._tap(user, key)))

    async def _tap(self, user: int, key: tuple[int, int]) -> None:
        if isinstance(await self.evening.tap(user, right=user == ANN), LockedIn):
            self.acknowledged.add(key)


@pytest.mark.parametrize("after_effect", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("at", range(1, CALLS + 1))
async def test_a_game_ends_as_if_nothing_had_happened(at: int, *, after_effect: bool) -> None:
    play = Play()
    death = Death(at, after_effect=after_effect)
    await play.begin(death)
    assert death.has_come
    await play.come_back(Death(0))
    await expect_a_whole_game(play)


@pytest.mark.parametrize("second", range(1, 8))
@pytest.mark.parametrize("first", [1, 2, 3, 5, 6, 7])
async def test_dying_again_while_coming_back_changes_nothing(first: int, second: int) -> None:
    play = Play()
    await play.begin(Death(first))
    await play.come_back(Death(second))
    await play.come_back(Death(0))
    await expect_a_whole_game(play)


async def expect_a_whole_game(play: Play) -> None:
    ledger, stage = play.evening.ledger, play.evening.stage
    saved = [(one.user, one.round) for one in ledger.answers]
    assert set(saved) >= play.acknowledged
    assert {card.number for card in stage.asked} == {1, 2}
    assert len(stage.asked) == ROUNDS
    assert list(ledger.settlements) == [1, 2]
    assert {card.question.round for card in stage.reveals} == {1, 2}
    for settlement in ledger.settlements.values():
        assert {one.user for one in settlement.scores} == {
            user for user, round_id in saved if round_id == settlement.round
        }
    podium, footnotes = stage.closings
    assert isinstance(podium, PodiumCard)
    assert isinstance(footnotes, FootnotesCard)
    for place in podium.standing:
        assert place.points == sum(
            score.points
            for settlement in ledger.settlements.values()
            for score in settlement.scores
            if score.user == place.user
        )
    assert ledger.ended == {1: Ending(EndingKind.FINISHED)}
    await play.evening.games.close()
