"""Private lines that carry a button: once their round is over, the button goes."""

import asyncio
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bot.background import in_background
from bot.discord_app.api.interactions import Interaction
from bot.discord_app.controls.custom_ids import InRound
from bot.discord_app.outgoing.quick_replies import QuickReplies
from bot.discord_app.words.markdown import Markdown

LINES_A_ROUND = 50
"""Members of whom the last line is kept; beyond that a tap on an old button is answered kindly."""
TOKEN_SECONDS = 14 * 60.0
"""After this a line cannot be edited any more, and its round is forgotten."""


@dataclass(frozen=True, slots=True)
class PrivateLine:
    """A message that one member sees; `text` is what stays of a card, None where it is a line."""

    application: int
    token: str
    text: Markdown | None


@dataclass(slots=True)
class _RoundLines:
    since: float
    by_member: dict[int, PrivateLine] = field(default_factory=dict)


class PrivateLines:
    """Keeps the last line of each member while a round is open, in memory only.

    `is_open` tells whether a round of a game takes answers. Taking buttons away is best effort,
    one line after the other in the background, so that no reveal and no card waits for it.
    """

    def __init__(
        self,
        quick: QuickReplies,
        is_open: Callable[[int, int], bool],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._quick = quick
        self._is_open = is_open
        self._now = now
        self._rounds: dict[int, _RoundLines] = {}
        self._tidying: set[asyncio.Task[None]] = set()

    def keep(
        self, interaction: Interaction, control: InRound, text: Markdown | None = None
    ) -> None:
        """Take note of what an interaction put before its member; `text` is to stay of a card."""
        line = PrivateLine(interaction.application_id, interaction.token, text)
        if not self._is_open(control.game, control.round):
            self._tidy([line])  # the round ended while the line was on its way
            return
        kept = self._of_round(control.round)
        if interaction.user.id in kept or len(kept) < LINES_A_ROUND:
            kept[interaction.user.id] = line

    def forget(self, control: InRound, user: int) -> None:
        """Leave a member's line as it is: it has been put right already."""
        kept = self._rounds.get(control.round)
        if kept is not None:
            kept.by_member.pop(user, None)

    def round_over(self, round_id: int) -> None:
        """Take the buttons of a round away, soon."""
        kept = self._rounds.pop(round_id, None)
        if kept is not None:
            self._tidy(kept.by_member.values())

    async def close(self) -> None:
        """Leave what is not tidied yet."""
        for task in self._tidying:
            task.cancel()
        await asyncio.gather(*self._tidying, return_exceptions=True)

    def _of_round(self, round_id: int) -> dict[int, PrivateLine]:
        if round_id not in self._rounds:
            old = self._now() - TOKEN_SECONDS  # rounds that trouble cut off are never over
            self._rounds = {key: one for key, one in self._rounds.items() if one.since > old}
            self._rounds[round_id] = _RoundLines(self._now())
        return self._rounds[round_id].by_member

    def _tidy(self, lines: Iterable[PrivateLine]) -> None:
        task = in_background(self._take_buttons(tuple(lines)), "tidying private lines")
        self._tidying.add(task)
        task.add_done_callback(self._tidying.discard)

    async def _take_buttons(self, lines: tuple[PrivateLine, ...]) -> None:
        for line in lines:
            await self._quick.take_buttons(line.application, line.token, line.text)
