from random import Random

import pytest

from bot.game.question import Question
from bot.play.live_game import LiveGame, Seat
from bot.play.pace import Pace
from bot.play.requests import GameRequest
from bot.play.surroundings import Surroundings
from bot.play.table import Table
from bot.play.tapping import Tap, TapOutcome
from tests.support.fakes import FakeClock, FakeLedger, FakeLibrary, FakePack, FakeStage, take_turns
from tests.support.questions import questions

GUILD, CHANNEL, ANN, BOB = 10, 20, 1, 2
NAMES = {ANN: "Ann", BOB: "Bob"}


class Evening:
    """A table with a game or two on it, and a clock that the test moves."""

    def __init__(self, bank: list[Question]) -> None:
        self.clock = FakeClock()
        self.ledger = FakeLedger()
        self.stage = FakeStage(self.clock)
        around = Surroundings(ledger=self.ledger, clock=self.clock, pace=Pace(), rng=Random(5))
        self.table = Table(FakeLibrary(FakePack("a", bank)), around)

    async def start(
        self, rounds: int = 1, *, seconds: int = 20, channel: int = CHANNEL, starter: int = ANN
    ) -> LiveGame:
        seat = Seat(guild=GUILD, channel=channel, starter=starter, starter_name=NAMES[starter])
        request = GameRequest(questions=rounds, seconds=seconds)
        game = await self.table.start(seat, request, self.stage)
        await take_turns()
        return game

    async def tap(self, user: int, *, right: bool = True, late_ms: int = 0) -> TapOutcome:
        """Tap an option of the newest card."""
        shown = self.stage.asked[-1]
        position = shown.options.index("Earth")
        return await self.table.tap(
            Tap(
                guild=GUILD,
                channel=CHANNEL,
                message=1000 + len(self.stage.asked),
                game=shown.game,
                round=shown.round,
                option=position if right else (position + 1) % 4,
                user=user,
                name=NAMES[user],
                at_ms=self.clock.now_ms() + late_ms,
            )
        )


@pytest.fixture
def evening() -> Evening:
    return Evening(questions(20))
