import asyncio
from random import Random
from typing import Any

import pytest

from bot.game.given import Given, Picked
from bot.game.kinds import Question
from bot.game.kinds.choice import OpenChoice
from bot.play.game_request import GameRequest
from bot.play.live_game import LiveGame
from bot.play.live_round import SAVING
from bot.play.pace import Pace
from bot.play.running_games import RunningGames
from bot.play.services import Services
from bot.play.tap import Tap, TapOutcome
from bot.play.venue import Venue
from bot.ports.owner import SOLO
from tests.support.fakes import FakeClock, FakeLedger, FakeLibrary, FakePack, FakeStage, take_turns
from tests.support.questions import questions

GUILD, CHANNEL, ANN, BOB = 10, 20, 1, 2
NAMES = {ANN: "Ann", BOB: "Bob"}


async def forever(*_: Any) -> Any:
    """Do what never comes to an end."""
    await asyncio.Event().wait()


def venue(user: int, channel: int = CHANNEL) -> Venue:
    return Venue(guild=GUILD, channel=channel, starter=user, starter_name=NAMES[user])


class Evening:
    """A game or two at once, and a clock that the test moves."""

    def __init__(self, bank: list[Question]) -> None:
        self.clock = FakeClock()
        self.ledger = FakeLedger()
        self.stage = FakeStage(self.clock)
        self._bank = bank
        self.games = self._games()

    async def start(
        self, rounds: int = 1, *, seconds: int = 20, channel: int = CHANNEL, starter: int = ANN
    ) -> LiveGame:
        request = GameRequest(questions=rounds, seconds=seconds)
        game = await self.games.start(venue(starter, channel), request, self.stage)
        await take_turns()
        return game

    async def tap(self, user: int, *, right: bool = True, late_ms: int = 0) -> TapOutcome:
        """Tap an option of the newest card."""
        shown = self.stage.asked[-1]
        assert isinstance(shown.asked, OpenChoice)
        position = shown.asked.options.index("Earth")
        given = Picked(position if right else (position + 1) % 4)
        return await self.answer(user, given, late_ms=late_ms)

    async def answer(self, user: int, given: Given, *, late_ms: int = 0) -> TapOutcome:
        """Give an answer to the newest card."""
        shown = self.stage.asked[-1]
        return await self.games.tap(
            Tap(
                guild=GUILD,
                channel=CHANNEL,
                message=1000 + len(self.stage.asked),
                game=shown.game,
                round=shown.round,
                given=given,
                user=user,
                name=NAMES[user],
                at_ms=self.clock.now_ms() + late_ms,
            )
        )

    async def crash(self) -> None:
        """Let the process die at once: nothing more is saved, and a new one starts afterwards."""
        self.ledger.broken = True
        for task in asyncio.all_tasks():
            if task.get_name() == SAVING:
                task.cancel()
        await self.games.close()
        self.ledger.broken = False
        self.games = self._games()

    async def restart(self, after_ms: int = 0) -> None:
        """Die, be away for a while, and take the games up again."""
        await self.crash()
        await self.clock.pass_time(after_ms)
        await self.games.resume_games(self.stage)
        await take_turns()

    def _games(self) -> RunningGames:
        services = Services(
            owner=SOLO,
            ledger=self.ledger,
            bag=self.ledger,
            liveness=self.ledger,
            clock=self.clock,
            pace=Pace(),
            rng=Random(5),
        )
        return RunningGames(FakeLibrary(FakePack("a", self._bank)), services)


@pytest.fixture
def evening() -> Evening:
    return Evening(questions(20))
