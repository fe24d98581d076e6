"""The pictures of rounds: served by their packs, sent once, kept by later edits."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from msgspec.structs import replace

from bot.discord_app.cards.picture import file_name
from bot.discord_app.drawing.elements import Upload
from bot.errors import TriviaError
from bot.ports.library import PacksInPlay
from bot.ports.stage import QuestionCard
from bot.ports.stage_errors import StageError

log = logging.getLogger(__name__)
T = TypeVar("T")


class Pictures:
    """What a stage knows of its rounds' pictures; a round never waits for one that is missing."""

    def __init__(self, packs: PacksInPlay) -> None:
        self._packs = packs
        self._sent: set[int] = set()
        self._left_out: set[int] = set()

    async def drawn_with(
        self,
        card: QuestionCard,
        draw: Callable[[QuestionCard, Upload | None], Awaitable[T]],
        *,
        anew: bool = False,
    ) -> T:
        """Draw a card with its picture, or without where files may not be sent."""
        prepared, upload = await self._prepared(card, anew=anew)
        try:
            drawn = await draw(prepared, upload)
        except StageError as error:
            if upload is None or not error.trouble.takes_a_person:
                raise
            log.warning("round %d goes without its picture: %s", card.round, error)
            return await draw(self._leave_out(card), None)
        self._sent.add(card.round)
        return drawn

    async def _prepared(
        self, card: QuestionCard, *, anew: bool
    ) -> tuple[QuestionCard, Upload | None]:
        """Return the card as it can be drawn, and the file that has to be sent along.

        `anew` is a new message. An edit needs no file, unless the message is from before a restart.
        """
        image = card.image
        if image is None or image.url:
            return card, None
        if card.round in self._left_out:
            return replace(card, image=None), None
        if card.round in self._sent and not anew:
            return card, None
        try:
            content = await asyncio.to_thread(self._packs.picture, card.pack, image.path)
        except TriviaError as trouble:
            log.warning("round %d goes without its picture: %s", card.round, trouble)
            return self._leave_out(card), None
        return card, Upload(file_name(image), content)

    def _leave_out(self, card: QuestionCard) -> QuestionCard:
        """Draw this round without its picture from now on."""
        self._left_out.add(card.round)
        return replace(card, image=None)
