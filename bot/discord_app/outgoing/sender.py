"""The sender: the one way out. It alone builds views, and none of them outlives its message."""

import asyncio
import io
import logging
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Any, TypeAlias, TypeVar

import aiohttp
import discord
import msgspec

from bot.background import in_background
from bot.discord_app.api.errors import (
    NETWORK_TROUBLE,
    as_stage_errors,
    is_ambiguous,
    locked,
    stage_error,
)
from bot.discord_app.cards.elements import Card, Text, Upload
from bot.discord_app.outgoing import deferrals as promises
from bot.discord_app.outgoing.components import build
from bot.discord_app.outgoing.deferrals import is_answered, is_deferred, is_unclear, may_be_thinking
from bot.discord_app.outgoing.second_bot import AnsweredElsewhere, SecondBot
from bot.errors import StageError

log = logging.getLogger(__name__)

FIRST_RESPONSE_SECONDS = 2.5
"""Discord gives up on an interaction after three seconds; the rest is for the way."""
PROMISE_SECONDS = 1.8
"""After this a promise is made of whatever is not answered yet."""
TOO_LATE_SECONDS = 3.2
"""After this no response that is still on its way can take effect any more."""
CHANNEL_SECONDS = 10.0
SILENT = discord.AllowedMentions.none()

T = TypeVar("T")
Content: TypeAlias = Card | str
Interaction: TypeAlias = discord.Interaction[discord.Client]


class Sender:
    """Answers interactions and writes to channels; every method raises StageError, nothing else."""

    def __init__(self, client: discord.Client, second_bot: SecondBot | None = None) -> None:
        self._client = client
        self._second_bot = second_bot or SecondBot()
        self._promising: set[asyncio.Task[None]] = set()

    def promise_in_time(self, interaction: Interaction) -> None:
        """Promise an answer to what takes longer than Discord waits, whatever holds it up.

        A member reads that the bot is thinking, or sees nothing yet after a tap; `reply` and
        `edit_reply` then keep the promise, and what was to be public is private after a command.
        """
        loop = asyncio.get_running_loop()
        loop.call_later(PROMISE_SECONDS, self._promise_unless_begun, interaction)

    async def may_answer(self, interaction: Interaction) -> bool:
        """Tell whether the first answer can still be given, and for everybody to see."""
        await promises.promise_made(interaction)
        return not (is_answered(interaction) or is_deferred(interaction) or is_unclear(interaction))

    async def reply(
        self,
        interaction: Interaction,
        content: Content,
        *,
        private: bool,
        upload: Upload | None = None,
    ) -> int:
        """Answer an interaction and return the message's id, however often it was answered before.

        After an unclear first response the original is read, so that one card stands, not two.
        """
        await promises.begin(interaction)
        if is_deferred(interaction):
            return await self._edit_original(interaction, content, upload)
        if is_answered(interaction):
            return await self._follow_up(interaction, content, upload, private=private)
        begun = time.monotonic()
        try:
            sent = await self._first(
                interaction, lambda: _respond(interaction, content, upload, private=private)
            )
        except AnsweredElsewhere:
            raise
        except Exception as trouble:  # noqa: BLE001 - raised again unless it may stand
            if may_be_thinking(interaction):  # so the original may be that: it is never read
                return await self._edit_original(interaction, content, upload)
            refused = _unclear(trouble)
        else:
            promises.answered(interaction)
            return sent
        late = begun + TOO_LATE_SECONDS if isinstance(refused, TimeoutError) else 0.0
        try:
            return await self._find_original(interaction, late)
        except StageError:
            if not is_unclear(interaction):
                raise
        return await self._follow_up(interaction, content, upload, private=private)

    async def defer(self, interaction: Interaction) -> None:
        """Promise a private answer to a command that takes longer; `reply` then fills it in.

        Raises StageError only when it is certain that no promise stands.
        """
        await promises.begin(interaction)
        if is_answered(interaction) or is_deferred(interaction) or is_unclear(interaction):
            return
        try:
            await self._defer(interaction, thinking=True)
        except NETWORK_TROUBLE as trouble:
            raise stage_error(trouble) from trouble

    async def edit_reply(self, interaction: Interaction, content: Content) -> None:
        """Put new content into the message that was tapped, as the answer to the tap or later."""
        if isinstance(content, str) and _is_card(interaction.message):
            content = Card(above=(Text(content),), parts=())  # a card cannot turn into a line
        shown = content
        await promises.begin(interaction)
        if is_answered(interaction):
            await self._edit_original(interaction, shown)
            return
        try:
            await self._first(interaction, lambda: _respond_in_place(interaction, shown))
        except AnsweredElsewhere:
            raise
        except Exception as trouble:  # noqa: BLE001 - as above
            if not is_unclear(interaction):
                _unclear(trouble)
            await self._edit_original(interaction, shown)

    async def send(self, channel: int, card: Card, nonce: str, upload: Upload | None = None) -> int:
        """Post a card with the bot's token; within minutes the same nonce shows one card, not two.

        `nonce` is at most 25 characters.
        """
        place = self._client.get_partial_messageable(channel)
        view = build(card)
        try:
            with self._stage_errors_of(channel):
                async with asyncio.timeout(CHANNEL_SECONDS):
                    message = await place.send(
                        view=view, nonce=nonce, allowed_mentions=SILENT, **_along(upload)
                    )
        except StageError as trouble:
            if trouble.archived:  # a message would have woken the thread, were it not locked too
                raise locked() from trouble
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
        """Redraw one of the bot's own messages with the bot's token, whatever its age.

        Files that were sent along stay, unless there is an upload to take their place.
        """
        place = self._client.get_partial_messageable(channel)
        view = build(card)
        with self._stage_errors_of(channel):
            async with asyncio.timeout(seconds):
                await place.get_partial_message(message).edit(
                    view=view, allowed_mentions=SILENT, **_instead(upload)
                )

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
            raise StageError(f"Discord answered what cannot be read ({odd}).") from odd
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

    async def whisper(self, interaction: Interaction, line: str) -> None:
        """Say one more private line, whoever has answered before."""
        await self._follow_up(interaction, line, None, private=True)

    def _promise_unless_begun(self, interaction: Interaction) -> None:
        if promises.is_claimed(interaction) or is_answered(interaction):
            return
        promise = in_background(self._promise(interaction), "promising an answer")
        promises.promising(interaction, promise)
        self._promising.add(promise)
        promise.add_done_callback(self._promising.discard)

    async def _promise(self, interaction: Interaction) -> None:
        thinking = interaction.type is discord.InteractionType.application_command
        try:
            await self._defer(interaction, thinking=thinking)
        except AnsweredElsewhere:  # and what stands is not ours to change
            return
        except Exception as trouble:  # noqa: BLE001 - nobody reads what a promise raises
            log.info("an answer could not be promised: %r", trouble)

    async def _defer(self, interaction: Interaction, *, thinking: bool) -> None:
        """Promise an answer; raises what means that for certain no promise stands."""
        try:
            await self._first(
                interaction, lambda: interaction.response.defer(ephemeral=True, thinking=thinking)
            )
        except AnsweredElsewhere:
            raise
        except Exception as trouble:
            if not is_ambiguous(trouble):
                raise
            log.info("whether an answer was promised is not clear: %r", trouble)
            await self._look_for_promise(interaction, thinking=thinking)

    async def _look_for_promise(self, interaction: Interaction, *, thinking: bool) -> None:
        """Find out whether a promise stands of which no news came back."""
        try:
            async with asyncio.timeout(FIRST_RESPONSE_SECONDS):
                await interaction.original_response()
        except Exception as trouble:  # noqa: BLE001 - then it is not known, whatever it was
            log.info("that was not found out: %r", trouble)
            promises.unclear(interaction, thinking=thinking)
        else:
            promises.promised(interaction, thinking=thinking)

    async def _first(self, interaction: Interaction, respond: Callable[[], Awaitable[T]]) -> T:
        """Respond within the time that Discord gives, and once more after a broken connection.

        That is safe: Discord takes one first response only, and says so (40060) to a second.
        """
        async with asyncio.timeout(FIRST_RESPONSE_SECONDS):
            try:
                with self._second_bot.watching(interaction.id):
                    return await respond()
            except (aiohttp.ClientConnectionError, ConnectionError):
                return await respond()

    async def _find_original(self, interaction: Interaction, late: float) -> int:
        """Read the original, and once more at the time when no answer can come up any more."""
        try:
            return await self._read_original(interaction)
        except StageError:
            if not late:
                raise
        await asyncio.sleep(late - time.monotonic())
        return await self._read_original(interaction)

    async def _read_original(self, interaction: Interaction) -> int:
        with as_stage_errors():
            async with asyncio.timeout(FIRST_RESPONSE_SECONDS):
                original = await interaction.original_response()
        if interaction.message is not None and original.id == interaction.message.id:
            raise StageError("Discord did not take the message.")  # the tapped one came back
        promises.answered(interaction)
        return original.id

    async def _edit_original(
        self, interaction: Interaction, content: Content, upload: Upload | None = None
    ) -> int:
        shown = {**_instead_of(content), **_instead(upload)}
        with as_stage_errors():
            async with asyncio.timeout(CHANNEL_SECONDS):
                message = await interaction.edit_original_response(allowed_mentions=SILENT, **shown)
        promises.answered(interaction)
        return message.id

    async def _follow_up(
        self, interaction: Interaction, content: Content, upload: Upload | None, *, private: bool
    ) -> int:
        shown = {**_of(content), **_along(upload)}
        with as_stage_errors():
            async with asyncio.timeout(CHANNEL_SECONDS):
                message: discord.WebhookMessage = await interaction.followup.send(
                    ephemeral=private, allowed_mentions=SILENT, wait=True, **shown
                )
        return message.id


def _unclear(trouble: Exception) -> Exception:
    """Return trouble after which a first response may stand; raise what means that none does."""
    if is_ambiguous(trouble):
        return trouble
    if isinstance(trouble, NETWORK_TROUBLE):
        raise stage_error(trouble) from trouble
    raise trouble  # also of a second bot, which leaves nothing to say


async def _respond(
    interaction: Interaction, content: Content, upload: Upload | None, *, private: bool
) -> int:
    sent = await interaction.response.send_message(
        ephemeral=private, allowed_mentions=SILENT, **_of(content), **_along(upload)
    )
    return sent.message_id or (await interaction.original_response()).id


async def _respond_in_place(interaction: Interaction, content: Content) -> None:
    await interaction.response.edit_message(allowed_mentions=SILENT, **_instead_of(content))


def _of(content: Content) -> dict[str, Any]:
    """Return content as discord.py's senders take it; a view is built anew for each try."""
    return {"content": content} if isinstance(content, str) else {"view": build(content)}


def _instead_of(content: Content) -> dict[str, Any]:
    """Return content as discord.py's editors take it."""
    return {"content": content, "view": None} if isinstance(content, str) else _of(content)


def _along(upload: Upload | None) -> dict[str, Any]:
    return {} if upload is None else {"file": _file(upload)}


def _instead(upload: Upload | None) -> dict[str, Any]:
    return {} if upload is None else {"attachments": [_file(upload)]}


def _file(upload: Upload) -> discord.File:
    return discord.File(io.BytesIO(upload.content), filename=upload.name)


def _is_card(message: discord.Message | None) -> bool:
    return message is not None and message.flags.components_v2


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
