"""Small hand-written stand-ins for the ports, for tests of a live game's timing."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from bot.errors import PackError, StoreError, StoreTrouble
from bot.game.ending import Ending
from bot.game.kinds import Question
from bot.game.question import kind_of
from bot.game.refusals import ChannelBusy, RequestRefused, StartersOnly
from bot.game.selection import Entry, entry_of
from bot.packs.facts.pictures import picture_bytes
from bot.ports.ledger import (
    NewAnswer,
    NewGame,
    NewRound,
    SavedAnswer,
    SavedGame,
    SavedRound,
    Settlement,
    UnreadableGame,
)
from bot.ports.library import Pack, PackInfo, ReloadReport, Trouble
from bot.ports.stage import ClosingCard, News, QuestionCard, RevealCard, Shown
from bot.ports.stage_errors import StageError

START_MS = 1_800_000_000_000


class FakeClock:
    """A clock that moves only when the test says so."""

    def __init__(self) -> None:
        self._now = START_MS
        self._sleepers: list[tuple[int, asyncio.Event]] = []

    def now_ms(self) -> int:
        return self._now

    async def sleep_until(self, at_ms: int) -> None:
        if at_ms > self._now:
            alarm = asyncio.Event()
            self._sleepers.append((at_ms, alarm))
            await alarm.wait()

    async def pass_time(self, ms: int) -> None:
        """Let time pass in small steps, giving everybody their turn at each."""
        end = self._now + ms
        while self._now < end:
            self._now = min(end, self._now + 250)
            for at_ms, alarm in self._sleepers:
                if at_ms <= self._now:
                    alarm.set()
            await take_turns()


async def take_turns() -> None:
    """Let every task run until all of them wait."""
    for _ in range(30):
        await asyncio.sleep(0)


class FakeStage:
    """A stage that remembers what it was shown; `fail_next` makes the next calls fail."""

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self.asked: list[QuestionCard] = []
        self.refreshed: list[QuestionCard] = []
        self.redrawn: list[QuestionCard] = []
        self.reveals: list[RevealCard] = []
        self.closings: list[ClosingCard] = []
        self.told: list[News] = []
        self.messages: dict[int, Shown] = {}
        self.fail_next: deque[StageError] = deque()
        self.on_show: Callable[[], None] = lambda: None

    async def ask(self, card: QuestionCard) -> Shown:
        self._maybe_fail()
        if card.round in self.messages:
            return self.messages[card.round]
        self.asked.append(card)
        message = 1000 + len(self.asked)
        self.messages[card.round] = shown = self._stands(message, self._clock.now_ms())
        return shown

    async def find(self, game: int, round_id: int) -> Shown | None:
        return self.messages.get(round_id)

    async def redraw(self, shown: Shown, card: QuestionCard) -> None:
        self._maybe_fail()
        self.redrawn.append(card)

    def refresh(self, shown: Shown, card: QuestionCard) -> None:
        self.refreshed.append(card)

    def shown(self, message: int) -> Shown:
        known = [one for one in self.messages.values() if one.message == message]
        return known[0] if known else self._stands(message, self._clock.now_ms())

    async def reveal(self, shown: Shown, card: RevealCard) -> Shown:
        self._maybe_fail()
        self.reveals.append(card)
        return shown

    async def close(self, card: ClosingCard) -> None:
        self._maybe_fail()
        if card not in self.closings:
            self.closings.append(card)

    async def tell_starter(self, news: News) -> None:
        self.told.append(news)

    def stage_in(self, guild: int, channel: int) -> "FakeStage":
        return self

    def _stands(self, message: int, at_ms: int) -> Shown:
        return Shown(message, at_ms, f"https://example.org/{message}")

    def _maybe_fail(self) -> None:
        self.on_show()
        if self.fail_next:
            raise self.fail_next.popleft()


class FakeLedger:
    """Ledger, bag and liveness in memory.

    `hold` delays saves until it is set, `broken` refuses them.
    """

    def __init__(self) -> None:
        self.games: dict[int, NewGame] = {}
        self.ended: dict[int, Ending] = {}
        self.rounds: dict[int, NewRound] = {}
        self.posted: dict[int, tuple[int, int]] = {}
        self.deadlines: dict[int, tuple[int, int]] = {}
        self.answers: list[NewAnswer] = []
        self.settlements: dict[int, Settlement] = {}
        self.revealed: set[int] = set()
        self.bag: dict[str, int] = {}
        self.alive_ms: int | None = None
        self.broken = False
        self.lost: list[UnreadableGame] = []
        self.hold = asyncio.Event()
        self.hold.set()

    async def open_game(self, game: NewGame) -> int:
        self._check()
        if any(self.games[one].channel == game.channel for one in self._unfinished()):
            raise RequestRefused(ChannelBusy())
        self.games[len(self.games) + 1] = game
        self.bag.update(game.laps)
        return len(self.games)

    async def open_round(self, new: NewRound) -> int:
        self._check()
        self.rounds[len(self.rounds) + 1] = new
        return len(self.rounds)

    async def round_posted(self, round_id: int, message: int, posted_ms: int) -> None:
        self._check()
        self.posted[round_id] = (message, posted_ms)

    async def round_revealed(self, round_id: int) -> None:
        self._check()
        self.revealed.add(round_id)

    async def postpone(self, round_id: int, deadline_ms: int, away_ms: int) -> None:
        self._check()
        self.deadlines[round_id] = (deadline_ms, away_ms)

    async def record(self, answer: NewAnswer) -> None:
        await self.hold.wait()
        self._check()
        self.answers.append(answer)

    async def settle(self, settlement: Settlement) -> bool:
        self._check()
        return self.settlements.setdefault(settlement.round, settlement) is settlement

    async def end_game(self, game: int, ending: Ending, ended_ms: int) -> None:
        self._check()
        self.ended.setdefault(game, ending)

    async def unfinished(self, owner: str) -> tuple[SavedGame, ...]:
        lost = {game.id for game in self.lost}
        return tuple(
            self._saved(game)
            for game in self._unfinished()
            if game not in lost and self.games[game].owner == owner
        )

    async def unreadable(self, owner: str) -> tuple[UnreadableGame, ...]:
        return tuple(self.lost)

    async def reopen(
        self, guild: int, channel: int, game: int, user: int, owner: str
    ) -> SavedGame | None:
        self._check()
        saved = self._saved(game)
        if (
            channel != saved.channel
            or len(saved.rounds) == len(saved.plan)
            or game not in self.ended
        ):
            return None
        if user != saved.starter:
            raise RequestRefused(StartersOnly(saved.starter_name))
        del self.ended[game]
        self.games[game] = msgspec.structs.replace(self.games[game], owner=owner)
        return saved

    async def alive(self, owner: str, now_ms: int) -> None:
        self._check()
        self.alive_ms = now_ms

    async def last_alive_ms(self, owner: str) -> int | None:
        return self.alive_ms

    async def laps(self, guild: int) -> dict[str, int]:
        return dict(self.bag)

    async def settled_question(self, guild: int, channel: int, round_id: int) -> bytes | None:
        return self.rounds[round_id].content if round_id in self.settlements else None

    async def request_of(self, guild: int, channel: int, game: int) -> bytes | None:
        return self.games[game].request if game in self.games else None

    def _unfinished(self) -> list[int]:
        return [game for game in self.games if game not in self.ended]

    def _saved(self, game: int) -> SavedGame:
        new = self.games[game]
        return SavedGame(
            id=game,
            guild=new.guild,
            channel=new.channel,
            starter=new.starter,
            starter_name=new.starter_name,
            request=new.request,
            plan=new.plan,
            rounds=tuple(
                self._saved_round(number, one)
                for number, one in self.rounds.items()
                if one.game == game
            ),
        )

    def _saved_round(self, round_id: int, new: NewRound) -> SavedRound:
        message, posted_ms = self.posted.get(round_id, (None, None))
        deadline_ms, away_ms = self.deadlines.get(round_id, (new.deadline_ms, 0))
        return SavedRound(
            id=round_id,
            number=new.number,
            content=new.content,
            option_order=new.option_order,
            deadline_ms=deadline_ms,
            message=message,
            posted_ms=posted_ms,
            away_ms=away_ms,
            settled=round_id in self.settlements,
            revealed=round_id in self.revealed,
            answers=tuple(
                SavedAnswer(
                    user=one.user,
                    name=one.name,
                    seq=one.seq,
                    given=one.given,
                    at_ms=one.at_ms,
                    elapsed_ms=one.elapsed_ms,
                )
                for one in self.answers
                if one.round == round_id
            ),
        )

    def _check(self) -> None:
        if self.broken:
            raise StoreError("The disk is full.", trouble=StoreTrouble.FULL)


class FakePack:
    """A pack made of the questions it is given."""

    def __init__(self, pack_id: str, questions: Iterable[Question]) -> None:
        self._questions = {question.id: question for question in questions}
        kinds = [kind_of(question).value for question in self._questions.values()]
        self.info = PackInfo(
            id=pack_id,
            title=f"The pack {pack_id}",
            description="",
            revision="1",
            source="The planets",
            kinds={kind: kinds.count(kind) for kind in kinds},
        )

    @property
    def index(self) -> tuple[Entry, ...]:
        return tuple(entry_of(question) for question in self._questions.values())

    def get(self, ids: Iterable[str]) -> list[Question]:
        return [self._questions[question_id] for question_id in ids]

    def picture(self, path: str) -> bytes:
        raise PackError(f"This pack has no picture {path}.")


class FakeLibrary:
    """A library of packs that never changes by itself; every picture is in one folder."""

    def __init__(self, *packs: Pack, folder: Path = Path()) -> None:
        self._packs = {pack.info.id: pack for pack in packs}
        self._folder = folder

    def for_server(self, guild: int) -> "FakeLibrary":
        return self

    def picture(self, pack_id: str, path: str) -> bytes:
        return picture_bytes(self._folder, path)

    def packs(self) -> tuple[Pack, ...]:
        return tuple(self._packs.values())

    def pack(self, pack_id: str) -> Pack | None:
        return self._packs.get(pack_id)

    def troubles(self) -> tuple[Trouble, ...]:
        return ()

    async def reload(self) -> ReloadReport:
        return ReloadReport((), (), (), (), ())
