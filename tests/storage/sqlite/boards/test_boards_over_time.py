"""Whatever is played: the boards are what the ledger adds up to, and every rank is exact."""

import asyncio
import sqlite3
import tempfile
from collections import defaultdict
from contextlib import closing
from pathlib import Path

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    precondition,
    rule,
)

from bot.ports.boards import BoardRow, OwnRank
from bot.storage.sqlite.members.erasure import NAMELESS
from bot.storage.sqlite.store import SqliteStore
from bot.storage.sqlite.upkeep.audit import differences
from tests.storage.building import a_game, a_round, a_settlement, an_answer

GUILDS = (1, 2)
USERS = range(1, 26)
PARTLY = range(1, 26, 3)
"""These are right in part whenever they earn something."""
DAYS = ("2026-11-21", "2026-11-22")
# Ties at the low end, and both sides of every edge of the spans that ranks are counted in.
POINTS = st.integers(0, 3) | st.sampled_from([100, 255, 256, 257, 600, 65_535, 65_536, 65_537])


class Evenings(RuleBasedStateMachine):
    """Games in two servers, mirrored in plain dictionaries."""

    open_rounds = Bundle("open_rounds")
    settled_rounds = Bundle("settled_rounds")

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "trivia.db"
        self.store = self.runner.run(SqliteStore.open(self.path))
        self.channel = 0
        self.totals: dict[tuple[int, str], dict[int, BoardRow]] = defaultdict(dict)
        self.met: list[tuple[int, int]] = []  # in the order of their ids
        self.hidden: set[tuple[int, int]] = set()

    def teardown(self) -> None:
        self.runner.run(self.store.close())
        with closing(sqlite3.connect(self.path)) as connection:
            assert differences(connection) == []
        self.runner.close()
        self.folder.cleanup()

    @rule(target=open_rounds, guild=st.sampled_from(GUILDS))
    def open_round(self, guild: int) -> tuple[int, int]:
        self.channel += 1
        self.meet(guild, 1)
        game = a_game(guild=guild, channel=self.channel)
        game_id = self.runner.run(self.store.ledger.open_game(game))
        return guild, self.runner.run(self.store.ledger.open_round(a_round(game_id)))

    @rule(
        target=settled_rounds,
        opened=consumes(open_rounds),
        day=st.sampled_from(DAYS),
        earned=st.dictionaries(st.sampled_from(USERS), POINTS),
    )
    def answer_and_settle(
        self, opened: tuple[int, int], day: str, earned: dict[int, int]
    ) -> tuple[int, int]:
        guild, round_id = opened
        for user in earned:
            self.meet(guild, user)
            answer = an_answer(round_id, user, guild=guild)
            self.runner.run(self.store.ledger.record(answer))
        settlement = a_settlement(
            round_id,
            earned,
            guild=guild,
            periods=("all", day),
            partly={user for user in PARTLY if earned.get(user)},
        )
        assert self.runner.run(self.store.ledger.settle(settlement)) is True
        for period in ("all", day):
            for user, points in earned.items():
                self.add(self.totals[guild, period], user, points)
        return opened

    @rule(settled=settled_rounds, earned=st.dictionaries(st.sampled_from(USERS), POINTS))
    def settle_again(self, settled: tuple[int, int], earned: dict[int, int]) -> None:
        guild, round_id = settled
        settlement = a_settlement(round_id, earned, guild=guild)
        assert self.runner.run(self.store.ledger.settle(settlement)) is False

    @rule(guild=st.sampled_from(GUILDS), user=st.sampled_from(USERS), hidden=st.booleans())
    def hide(self, guild: int, user: int, hidden: bool) -> None:  # noqa: FBT001 - hypothesis gives it by name
        self.meet(guild, user)
        work = self.store.members.hide(guild, user, f"Member {user}", hidden=hidden)
        self.runner.run(work)
        (self.hidden.add if hidden else self.hidden.discard)((guild, user))

    @rule(guild=st.sampled_from(GUILDS), user=st.sampled_from(USERS))
    def erase(self, guild: int, user: int) -> None:
        self.runner.run(self.store.members.erase(guild, user))
        if (guild, user) not in self.met:
            return
        index = self.met.index((guild, user))
        former = -1 - index  # ids count from 1, in the order of meeting
        self.met[index] = (guild, former)
        if (guild, user) in self.hidden:
            self.hidden.remove((guild, user))
            self.hidden.add((guild, former))
        for (of_guild, _), board in self.totals.items():
            if of_guild == guild and user in board:
                row = msgspec.structs.replace(board.pop(user), user=former, name=NAMELESS)
                board[former] = row

    @precondition(lambda self: self.channel)
    @rule()
    def restart(self) -> None:
        self.runner.run(self.store.close())
        self.store = self.runner.run(SqliteStore.open(self.path))

    @invariant()
    def every_page_and_rank_is_exact(self) -> None:
        for (guild, period), board in self.totals.items():
            rows = self.naively_ranked(guild, board)
            self.compare_pages(guild, period, rows)
            for user in USERS:
                rank = self.runner.run(self.store.boards.rank(guild, period, user))
                assert rank == self.naive_rank(rows, user)

    def compare_pages(self, guild: int, period: str, rows: list[BoardRow]) -> None:
        for number, start in enumerate(range(0, len(rows), 10), start=1):
            page = self.runner.run(self.store.boards.page(guild, period, number))
            assert page.rows == tuple(rows[start : start + 10])
            assert page.members == len(rows)

    def naively_ranked(self, guild: int, board: dict[int, BoardRow]) -> list[BoardRow]:
        shown = (row for row in board.values() if (guild, row.user) not in self.hidden)
        lines = sorted(shown, key=lambda row: (-row.points, self.met.index((guild, row.user))))
        return [
            BoardRow(
                1 + sum(other.points > row.points for other in lines),
                row.user,
                row.name,
                row.points,
                row.right,
                row.answered,
                row.partly,
            )
            for row in lines
        ]

    def naive_rank(self, rows: list[BoardRow], user: int) -> OwnRank | None:
        for row in rows:
            if row.user == user:
                better = [other.points for other in rows if other.points > row.points]
                return OwnRank(row, gap=min(better) - row.points if better else 0)
        return None

    def meet(self, guild: int, user: int) -> None:
        if (guild, user) not in self.met:
            self.met.append((guild, user))

    def add(self, board: dict[int, BoardRow], user: int, points: int) -> None:
        old = board.get(user, BoardRow(0, user, f"Member {user}", 0, 0, 0, 0))
        board[user] = BoardRow(
            0,
            user,
            old.name,
            old.points + points,
            old.right + (points > 0 and user not in PARTLY),
            old.answered + 1,
            old.partly + (points > 0 and user in PARTLY),
        )


Evenings.TestCase.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
TestEvenings = Evenings.TestCase
