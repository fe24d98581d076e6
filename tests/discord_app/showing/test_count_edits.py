import asyncio

import msgspec
import pytest

from bot.discord_app.showing import count_edits
from bot.discord_app.showing.count_edits import CountEdits
from bot.game.kinds.choice import OpenChoice
from bot.game.question import Kind
from bot.ports.stage import QuestionCard
from bot.ports.stage_errors import Obstacle, StageError

CARD = QuestionCard(
    game=1,
    round=2,
    number=1,
    total=1,
    pack="planets",
    title="The planets",
    difficulty=2,
    kind=Kind.CHOICE,
    stem="Which planet is this?",
    asked=OpenChoice(("Earth", "Mars")),
    deadline_ms=0,
)


class Screen:
    """Remembers what was drawn; an edit takes as long as `busy` is not set."""

    def __init__(self) -> None:
        self.drawn: list[int] = []
        self.at_once = 0
        self.most_at_once = 0
        self.busy = asyncio.Event()
        self.busy.set()
        self.trouble: StageError | None = None

    async def redraw(self, card: QuestionCard) -> None:
        self.at_once += 1
        self.most_at_once = max(self.at_once, self.most_at_once)
        await self.busy.wait()
        self.at_once -= 1
        if self.trouble is not None:
            raise self.trouble
        self.drawn.append(card.answered)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(count_edits, "EVERY_SECONDS", 0.02)
    monkeypatch.setattr(count_edits, "LAST_EDIT_SECONDS", 0.05)


def answered(number: int) -> QuestionCard:
    return msgspec.structs.replace(CARD, answered=number)


async def test_of_many_counts_the_first_and_the_newest_are_drawn() -> None:
    screen = Screen()
    edits = CountEdits(screen.redraw)
    edits.show(answered(1))
    await asyncio.sleep(0)
    for number in range(2, 50):
        edits.show(answered(number))
    await asyncio.sleep(0.1)
    assert screen.drawn == [1, 49]


async def test_one_edit_is_in_flight_at_a_time() -> None:
    screen = Screen()
    screen.busy.clear()
    edits = CountEdits(screen.redraw)
    for number in range(1, 4):
        edits.show(answered(number))
        await asyncio.sleep(0.03)
    screen.busy.set()
    await asyncio.sleep(0.1)
    assert screen.most_at_once == 1
    assert screen.drawn == [1, 3]


async def test_counting_starts_again_after_a_quiet_while() -> None:
    screen = Screen()
    edits = CountEdits(screen.redraw)
    edits.show(answered(1))
    await asyncio.sleep(0.1)
    edits.show(answered(2))
    await asyncio.sleep(0.02)
    assert screen.drawn == [1, 2]


async def test_nothing_is_drawn_after_the_close() -> None:
    screen = Screen()
    edits = CountEdits(screen.redraw)
    edits.show(answered(1))
    await asyncio.sleep(0.01)
    edits.show(answered(2))
    assert await edits.close()
    edits.show(answered(3))
    await asyncio.sleep(0.05)
    assert screen.drawn == [1]


async def test_the_close_waits_for_an_edit_on_its_way() -> None:
    screen = Screen()
    screen.busy.clear()
    edits = CountEdits(screen.redraw)
    edits.show(answered(1))
    await asyncio.sleep(0.01)
    asyncio.get_running_loop().call_later(0.01, screen.busy.set)
    assert await edits.close()
    assert screen.drawn == [1]


async def test_the_close_tells_when_an_edit_was_given_up() -> None:
    screen = Screen()
    screen.busy.clear()
    edits = CountEdits(screen.redraw)
    edits.show(answered(1))
    await asyncio.sleep(0.01)
    assert not await edits.close()
    assert not await edits.close()
    assert screen.drawn == []


async def test_trouble_with_a_count_is_no_trouble_of_the_game() -> None:
    screen = Screen()
    screen.trouble = StageError(Obstacle.NOT_TAKEN)
    edits = CountEdits(screen.redraw)
    edits.show(answered(1))
    await asyncio.sleep(0.03)
    screen.trouble = None
    edits.show(answered(2))
    await asyncio.sleep(0.03)
    assert screen.drawn == [2]


async def test_closing_what_never_counted_is_no_mistake() -> None:
    assert await CountEdits(Screen().redraw).close()
