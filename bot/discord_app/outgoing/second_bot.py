"""A second bot with the same token: both get every tap and command, and both answer.

Each plays its own game in the same channel, and says “This round is over” to taps on the other's.
What proves it is an interaction that somebody else has answered at our very first try: Discord
refuses ours with 40060. After a lost reply it says the same of our own answer, so later tries prove
nothing.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import partial

import discord
import msgspec

from bot.background import in_background
from bot.discord_app.api.errors import ALREADY_ACKNOWLEDGED
from bot.discord_app.api.interactions import Interaction
from bot.discord_app.words.languages import for_member
from bot.discord_app.words.markdown import Markdown
from bot.discord_app.words.words import Words
from bot.ports.clock import Clock
from bot.ports.second_bot import FRESH_MS, Sighting, Sightings
from bot.ports.stage_errors import Obstacle, StageError

log = logging.getLogger(__name__)

ONE_TRY_SECONDS = 0.9
"""discord.py waits for a second at least before it tries anything again, and does not say so."""
REMEMBERED = 5_000
"""Interactions that we tried to answer; each is answered within seconds, or never."""
NOTE_EVERY_MS = 60_000
GIVE_WAY_SECONDS = 1.2
"""How long the second bot is let go first: enough to save an answer, and in time for ours."""

Whisper = Callable[[Interaction, Markdown], Awaitable[object]]


class AnsweredElsewhere(StageError):
    """Somebody else has answered an interaction, so there is nothing to say to it any more."""

    def __init__(self) -> None:
        super().__init__(Obstacle.ANSWERED_ELSEWHERE)


class SecondBot:
    """Notices a second bot, and says so once: in the log, to the doctor, to each server's mods."""

    def __init__(self, sightings: Sightings | None = None, clock: Clock | None = None) -> None:
        self._sightings = sightings
        self._clock = clock
        self._tried: dict[int, None] = {}
        self._elsewhere: dict[int, None] = {}
        self._last: Sighting | None = None
        self._noted_ms = 0
        self._is_warned = False
        self._notes: set[asyncio.Task[None]] = set()

    async def open(self) -> None:
        """Remember what an earlier run has noticed."""
        if self._sightings is not None:
            try:
                self._last = await asyncio.to_thread(self._sightings.load)
            except OSError as trouble:
                log.info("the note about a second bot was not read: %s", trouble)

    async def close(self) -> None:
        """Return when what was noticed is noted."""
        await asyncio.gather(*self._notes, return_exceptions=True)

    def is_about(self) -> bool:
        """Tell whether a second bot was noticed within a day."""
        return self._is_fresh(self._now_ms())

    async def give_way(self) -> None:
        """Let the second bot answer first what is no business of ours.

        A tap on its card finds no game here, and we would be the quicker to say that it is over.
        """
        await asyncio.sleep(GIVE_WAY_SECONDS)

    def begin(self, interaction: int) -> Callable[[], bool]:
        """Take note of a try; call what this returns when Discord says 40060 to that very try.

        It tells whether a second bot has answered: only the first try that we make proves that.
        """
        if interaction in self._tried:
            return lambda: False
        _add(self._tried, interaction)
        return partial(self._noticed, interaction)

    @contextmanager
    def watching(self, interaction: int) -> Iterator[None]:
        """Watch a try of discord.py's; raises AnsweredElsewhere once a second bot has answered."""
        if interaction in self._elsewhere:
            raise AnsweredElsewhere
        taken, begun = self.begin(interaction), time.monotonic()
        try:
            yield
        except discord.HTTPException as refused:
            in_one_try = time.monotonic() - begun < ONE_TRY_SECONDS
            if in_one_try and refused.code == ALREADY_ACKNOWLEDGED:
                taken()
            if interaction in self._elsewhere:
                raise AnsweredElsewhere from refused
            raise

    async def tell_moderator(self, interaction: Interaction, whisper: Whisper) -> None:
        """After a command: tell its member, if they are the first here who can do something."""
        guild = interaction.guild_id
        last = self._last
        if guild is None or last is None or guild in last.told:
            return
        if not (self.is_about() and interaction.permissions.manage_guild):
            return
        self._last = msgspec.structs.replace(last, told=(*last.told, guild))
        try:
            await whisper(interaction, for_moderators(for_member(interaction)))
        except StageError as trouble:
            log.info("no moderator of server %d was told of the second bot: %s", guild, trouble)
            self._last = msgspec.structs.replace(last, told=last.told)
        else:
            self._note()

    def _noticed(self, interaction: int) -> bool:
        _add(self._elsewhere, interaction)
        if not self._is_warned:
            self._is_warned = True
            log.warning(
                "another bot answers with this bot's token, so games start twice and answers get "
                "lost: stop one of the two. If you know of none, the token was stolen: reset it "
                "(Developer Portal, your application, Bot, Reset Token)"
            )
        now_ms = self._now_ms()
        told = self._last.told if self._is_fresh(now_ms) and self._last else ()
        self._last = Sighting(last_ms=now_ms, told=told)
        if now_ms - self._noted_ms >= NOTE_EVERY_MS:
            self._note()
        return True

    def _now_ms(self) -> int:
        return int(time.time() * 1000) if self._clock is None else self._clock.now_ms()

    def _is_fresh(self, now_ms: int) -> bool:
        return self._last is not None and now_ms - self._last.last_ms < FRESH_MS

    def _note(self) -> None:
        """Keep the sighting, beside whatever else is going on."""
        if self._sightings is None or self._last is None:
            return
        self._noted_ms = self._last.last_ms
        task = in_background(self._keep(self._sightings, self._last), "noting a second bot")
        self._notes.add(task)
        task.add_done_callback(self._notes.discard)

    async def _keep(self, sightings: Sightings, sighting: Sighting) -> None:
        try:
            await asyncio.to_thread(sightings.keep, sighting)
        except OSError as trouble:
            log.info("the second bot was not noted for the doctor: %s", trouble)


def for_moderators(words: Words) -> Markdown:
    """Return what a moderator is told of a second bot."""
    return words.say(
        "Footnote seems to run twice at the moment: games can start double, and a tap can meet "
        "“This round is over”. Please tell whoever runs this bot that one of the two has to be "
        "stopped."
    )


def _add(ids: dict[int, None], id_: int) -> None:
    ids[id_] = None
    if len(ids) > REMEMBERED:
        del ids[next(iter(ids))]
