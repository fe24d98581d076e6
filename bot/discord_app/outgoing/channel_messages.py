"""Messages in a channel, with the bot's own token: posted, redrawn, and looked through."""

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import discord
import msgspec

from bot.discord_app.api.errors import as_stage_errors
from bot.discord_app.drawing.elements import Card, Upload
from bot.discord_app.outgoing.views import SILENT, put_instead, sent
from bot.ports.stage_errors import Obstacle, StageError

CHANNEL_SECONDS = 10.0


class ChannelMessages:
    """Writes to channels and reads them; every method raises StageError, nothing else."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def send(self, channel: int, card: Card, nonce: str, upload: Upload | None = None) -> int:
        """Post a card; within minutes the same nonce shows one card, not two.

        `nonce` is at most 25 characters.
        """
        place = self._client.get_partial_messageable(channel)
        shown = sent(card, upload)
        try:
            with self._stage_errors_of(channel):
                async with asyncio.timeout(CHANNEL_SECONDS):
                    message = await place.send(nonce=nonce, allowed_mentions=SILENT, **shown)
        except StageError as error:
            if error.trouble.is_archived:  # a message would have woken the thread unless locked
                raise StageError(Obstacle.THREAD_LOCKED) from error
            raise
        return message.id

    async def edit(
        self,
        channel: int,
        message: int,
        card: Card,
        *,
        upload: Upload | None = None,
        seconds: float = CHANNEL_SECONDS,
    ) -> None:
        """Redraw one of the bot's own messages, whatever its age.

        Files that were sent along stay, unless there is an upload to take their place.
        """
        place = self._client.get_partial_messageable(channel)
        shown = put_instead(card, upload)
        with self._stage_errors_of(channel):
            async with asyncio.timeout(seconds):
                await place.get_partial_message(message).edit(allowed_mentions=SILENT, **shown)

    async def recent(self, channel: int, limit: int) -> list[tuple[int, list[str]]]:
        """Return the newest messages of the bot, newest first: each id with its custom_ids.

        `limit` counts the messages of everybody.
        """
        me = self._client.user
        with self._stage_errors_of(channel):
            async with asyncio.timeout(CHANNEL_SECONDS):
                found: list[Any] = list(await self._client.http.logs_from(channel, limit))
        try:
            messages = msgspec.convert(found, list[_Message], strict=False)
        except msgspec.ValidationError as odd:
            raise StageError(Obstacle.UNREADABLE_ANSWER, detail=str(odd)) from odd
        return [
            (one.id, list(_custom_ids(one.components)))
            for one in messages
            if me is not None and one.author.id == me.id
        ]

    def _stage_errors_of(self, channel: int) -> AbstractContextManager[None]:
        place = self._client.get_channel(channel)
        if not isinstance(place, discord.Thread):
            return as_stage_errors()
        return as_stage_errors(in_thread=True, private=place.is_private())


def _custom_ids(components: Iterable[Any]) -> Iterator[str]:
    """Yield the custom_ids of a message's components, however deep they lie."""
    for component in components:
        if isinstance(component, dict):
            if "custom_id" in component:
                yield str(component["custom_id"])
            yield from _custom_ids(component.get("components") or ())


class _Author(msgspec.Struct):
    id: int


class _Message(msgspec.Struct):
    id: int
    author: _Author
    components: list[Any] = []
