"""The stage of one game: the channel in which it was started."""

import asyncio
import hashlib
import logging
from functools import partial

from bot.discord_app.cards.footnotes import footnotes_card
from bot.discord_app.cards.markdown import said
from bot.discord_app.cards.podium import podium_card
from bot.discord_app.cards.question import question_card
from bot.discord_app.cards.reveal import reveal_card
from bot.discord_app.clock import DiscordClock, born_ms
from bot.discord_app.count_edits import CountEdits
from bot.discord_app.sender import Interaction, Sender
from bot.errors import StageError
from bot.ports.stage import ClosingCard, PodiumCard, QuestionCard, RevealCard, Shown

log = logging.getLogger(__name__)

TOKEN_MS = 14 * 60_000
"""An interaction's token lives fifteen minutes; one is left for the way."""
COUNT_SECONDS = 2.5
SECOND_LOOK_SECONDS = 3.0
"""From a reveal after a lost count edit to the second time it is drawn."""


class ChannelStage:
    """Shows one game in one channel: its first card answers the command that started it."""

    def __init__(
        self, sender: Sender, clock: DiscordClock, opening: Interaction, guild: int, channel: int
    ) -> None:
        self._sender = sender
        self._clock = clock
        self._opening = opening
        self._guild = guild
        self._channel = channel
        self._may_answer = True
        self._counts: dict[int, CountEdits] = {}
        self._second_look: asyncio.Task[None] | None = None

    async def ask(self, card: QuestionCard) -> Shown:
        """Post a question: the first as the answer to the command, the others by themselves."""
        message = None
        if self._may_answer:
            message = await self._answer_opening(card)
            self._may_answer = False
        if message is None:
            nonce = self._nonce(card.round, "question")
            message = await self._sender.send(self._channel, question_card(card), nonce)
        return self._shown(message)

    def count(self, shown: Shown, card: QuestionCard) -> None:
        """Show how many have answered, soon."""
        edits = self._counts.get(shown.message)
        if edits is None:
            edits = CountEdits(partial(self._redraw, shown.message))
            self._counts = {shown.message: edits}
        edits.show(card)

    async def reveal(self, shown: Shown, card: RevealCard) -> None:
        """Turn an open card into its reveal, as the last of its edits."""
        edits = self._counts.get(shown.message)
        certain = await edits.close() if edits else True
        try:
            await self._sender.edit(self._channel, shown.message, reveal_card(card))
        except StageError as trouble:
            if not trouble.gone:
                raise
            nonce = self._nonce(card.question.round, "reveal")
            await self._sender.send(self._channel, reveal_card(card), nonce)
        if not certain:
            self._second_look = asyncio.create_task(self._reveal_again(shown.message, card))

    async def close(self, card: ClosingCard) -> None:
        """Post the podium or Tonight's footnotes."""
        if isinstance(card, PodiumCard):
            drawn, name = podium_card(card), "podium"
        else:
            drawn, name = footnotes_card(card), "footnotes"
        await self._sender.send(self._channel, drawn, self._nonce(card.game, name))

    async def tell_starter(self, text: str) -> None:
        """Say one private line to who started the game, while their command can be answered."""
        if self._clock.now_ms() - born_ms(self._opening.id) > TOKEN_MS:
            log.info("too late to tell the starter in channel %d: %s", self._channel, text)
            return
        try:
            await self._sender.reply(self._opening, said(text), private=True)
        except StageError as trouble:
            log.warning("the starter in channel %d was not told: %s", self._channel, trouble)

    async def _answer_opening(self, card: QuestionCard) -> int | None:
        """Answer the command with the card; None when it has to be posted by itself."""
        try:
            return await self._sender.reply(self._opening, question_card(card), private=False)
        except StageError as trouble:
            log.info("the first card goes to channel %d by itself: %s", self._channel, trouble)
            return None

    async def _redraw(self, message: int, card: QuestionCard) -> None:
        await self._sender.edit(self._channel, message, question_card(card), seconds=COUNT_SECONDS)

    async def _reveal_again(self, message: int, card: RevealCard) -> None:
        """Draw a reveal once more, in case an edit thought lost came after it."""
        await asyncio.sleep(SECOND_LOOK_SECONDS)
        try:
            await self._sender.edit(self._channel, message, reveal_card(card))
        except StageError as trouble:
            log.info("the reveal of round %d was drawn once only: %s", card.question.round, trouble)

    def _shown(self, message: int) -> Shown:
        self._clock.observe(message)
        link = f"https://discord.com/channels/{self._guild}/{self._channel}/{message}"
        return Shown(message, born_ms(message), link)

    def _nonce(self, number: int, card: str) -> str:
        """Return the same 24 characters for the same card of the same game, and for no other."""
        name = f"{self._opening.id}:{number}:{card}"
        return hashlib.blake2b(name.encode(), digest_size=12).hexdigest()
