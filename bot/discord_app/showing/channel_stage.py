"""The stage of one game: the channel in which it is played."""

import asyncio
import hashlib
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar, assert_never

from msgspec.structs import replace

from bot.background import in_background
from bot.discord_app.api.clock import DiscordClock, born_ms
from bot.discord_app.api.interactions import Interaction
from bot.discord_app.cards.endings import news_words
from bot.discord_app.cards.footnotes import footnotes_card
from bot.discord_app.cards.interrupted import interrupted_card, lost_card
from bot.discord_app.cards.podium import podium_card
from bot.discord_app.cards.question import is_asked_by, question_card
from bot.discord_app.cards.reveal import reveal_card
from bot.discord_app.drawing.elements import Card, Text, Upload
from bot.discord_app.outgoing.channel_messages import CHANNEL_SECONDS, ChannelMessages
from bot.discord_app.outgoing.response_state import awaits_answer
from bot.discord_app.outgoing.second_bot import AnsweredElsewhere
from bot.discord_app.outgoing.sender import Sender
from bot.discord_app.showing.count_edits import CountEdits
from bot.discord_app.showing.pictures import Pictures
from bot.discord_app.showing.private_lines import PrivateLines
from bot.discord_app.words.languages import ServerLanguages, for_member
from bot.discord_app.words.markdown import Markdown, small
from bot.discord_app.words.words import Words
from bot.ports.library import Library
from bot.ports.stage import (
    ClosingCard,
    FootnotesCard,
    InterruptedCard,
    LostCard,
    News,
    PodiumCard,
    QuestionCard,
    RevealCard,
    Shown,
)
from bot.ports.stage_errors import StageError

log = logging.getLogger(__name__)
T = TypeVar("T")

TOKEN_MS = 14 * 60_000
"""An interaction's token lives fifteen minutes; one is left for the way."""
COUNT_SECONDS = 2.5
SECOND_LOOK_SECONDS = 3.0
"""From a reveal after a lost count edit to the second time it is drawn."""
LOOKED_THROUGH = 50
"""Messages among which the card of a round is looked for."""


class ChannelStage:
    """Shows one game in one channel.

    `opening` is the interaction that started or continued the game, if there was one; with
    `answers` the first card is the answer to it.
    """

    def __init__(
        self,
        stages: "ChannelStages",
        guild: int,
        channel: int,
        opening: Interaction | None = None,
        *,
        answers: bool = False,
    ) -> None:
        self._sender = stages.sender
        self._messages = stages.messages
        self._clock = stages.clock
        self._private = stages.private
        self._languages = stages.languages
        self._pictures = Pictures(stages.library.for_server(guild))
        self._guild = guild
        self._channel = channel
        self._opening = opening
        self._may_answer = answers
        self._woken = 0
        self._counts: dict[int, CountEdits] = {}
        self._second_look: asyncio.Task[None] | None = None

    async def ask(self, card: QuestionCard) -> Shown:
        """Post a question: the first as the answer to the command, the others by themselves."""
        return await self._pictures.drawn_with(card, self._ask, anew=True)

    async def find(self, game: int, round_id: int) -> Shown | None:
        """Look for the card of a round among the newest messages of the channel."""
        for message, custom_ids in await self._messages.recent(self._channel, LOOKED_THROUGH):
            if any(is_asked_by(one, game, round_id) for one in custom_ids):
                return self.shown(message)
        return None

    async def redraw(self, shown: Shown, card: QuestionCard) -> None:
        """Show an open round anew; the error tells when its card is gone."""
        edits = self._counts.pop(shown.message, None)
        if edits is not None:
            await edits.close()
        await self._awake(lambda: self._draw(shown.message, card))

    def refresh(self, shown: Shown, card: QuestionCard) -> None:
        """Show the newest counts and hint, soon."""
        edits = self._counts.get(shown.message)
        if edits is None:
            edits = CountEdits(partial(self._draw, shown.message, seconds=COUNT_SECONDS))
            self._counts = {shown.message: edits}
        edits.show(card)

    def shown(self, message: int) -> Shown:
        """Return a card that is known to stand, from its message."""
        link = f"https://discord.com/channels/{self._guild}/{self._channel}/{message}"
        return Shown(message, born_ms(message), link)

    async def reveal(self, shown: Shown, card: RevealCard) -> Shown:
        """Turn an open card into its reveal, as the last of its edits, or post it anew."""
        try:
            return await self._reveal(shown, card)
        finally:
            self._private.round_over(card.question.round)

    async def _reveal(self, shown: Shown, card: RevealCard) -> Shown:
        edits = self._counts.get(shown.message)
        certain = await edits.close() if edits else True
        try:
            await self._awake(lambda: self._draw_reveal(shown.message, card))
        except StageError as error:
            if not error.trouble.is_gone:
                raise
            return await self._reveal_anew(card)
        if not certain:
            self._second_look = in_background(
                self._reveal_again(shown.message, card), "a second look"
            )
        return shown

    async def close(self, card: ClosingCard) -> None:
        """Post the podium, Tonight’s footnotes, or that the game was cut off."""
        words = await self._words()
        match card:
            case PodiumCard():
                drawn, name = podium_card(card, words), "podium"
            case FootnotesCard():
                drawn, name = footnotes_card(card, words), "footnotes"
            case InterruptedCard():
                drawn, name = interrupted_card(card, words), "interrupted"
            case LostCard():
                drawn, name = lost_card(words), "lost"
            case _:
                assert_never(card)
        await self._messages.send(self._channel, drawn, self._nonce(card.game, 0, name))

    async def tell_starter(self, news: News) -> None:
        """Say one private line to who started the game, while their command can be answered."""
        opening = self._opening
        if opening is None or self._clock.now_ms() - born_ms(opening.id) > TOKEN_MS:
            log.info("too late to tell the starter in channel %d how it ended", self._channel)
            return
        try:
            await self._sender.reply(opening, news_words(news, for_member(opening)), private=True)
        except AnsweredElsewhere:
            pass  # whoever answered plays the game, and tells how it ends
        except StageError as trouble:
            log.warning("the starter in channel %d was not told: %s", self._channel, trouble)

    async def _ask(self, card: QuestionCard, upload: Upload | None) -> Shown:
        drawn = question_card(card, await self._words())
        message = None
        if self._may_answer:
            message = await self._answer_opening(drawn, upload)
            self._may_answer = False
        if message is None:
            message = await self._post(card, drawn, "question", upload)
            await self._keep_promise(message)
        self._clock.observe(message)
        return self.shown(message)

    async def _answer_opening(self, drawn: Card, upload: Upload | None) -> int | None:
        """Answer the command with the card; None when it has to be posted by itself."""
        if self._opening is None or not await self._sender.may_answer(self._opening):
            return None  # a question never fills a promise: its time would run from that on
        try:
            return await self._sender.reply(self._opening, drawn, private=False, upload=upload)
        except AnsweredElsewhere:
            raise  # a card of its own would be that of a second game
        except StageError as trouble:
            log.info("the first card goes to channel %d by itself: %s", self._channel, trouble)
            return None

    async def _keep_promise(self, message: int) -> None:
        """Tell who was promised an answer to their command where the question stands."""
        if self._opening is None or not awaits_answer(self._opening):
            return
        try:
            line = for_member(self._opening).say(
                "Here is your question: {link}", link=Markdown(self.shown(message).link)
            )
            await self._sender.reply(self._opening, line, private=True)
        except StageError as trouble:
            log.info("the starter in channel %d still waits: %s", self._channel, trouble)

    async def _awake(self, draw: Callable[[], Awaitable[None]]) -> None:
        """Change a card, after a message of its own where the thread was archived in mid-game."""
        try:
            await draw()
        except StageError as error:
            if not error.trouble.is_archived:
                raise
            self._woken += 1
            nonce = self._nonce(self._woken, 0, "woken")
            await self._messages.send(self._channel, _woken(await self._words()), nonce)
            await draw()

    async def _words(self) -> Words:
        return await self._languages.words(self._guild, self._opening)

    async def _draw(
        self, message: int, card: QuestionCard, *, seconds: float = CHANNEL_SECONDS
    ) -> None:
        async def edit(card: QuestionCard, upload: Upload | None) -> None:
            drawn = question_card(card, await self._words())
            await self._messages.edit(self._channel, message, drawn, upload=upload, seconds=seconds)

        await self._pictures.drawn_with(card, edit)

    async def _draw_reveal(self, message: int, card: RevealCard) -> None:
        async def edit(asked: QuestionCard, upload: Upload | None) -> None:
            drawn = reveal_card(replace(card, question=asked), await self._words())
            await self._messages.edit(self._channel, message, drawn, upload=upload)

        await self._pictures.drawn_with(card.question, edit)

    async def _reveal_anew(self, card: RevealCard) -> Shown:
        async def post(asked: QuestionCard, upload: Upload | None) -> int:
            drawn = reveal_card(replace(card, question=asked), await self._words())
            return await self._post(asked, drawn, "reveal", upload)

        return self.shown(await self._pictures.drawn_with(card.question, post, anew=True))

    async def _reveal_again(self, message: int, card: RevealCard) -> None:
        """Draw a reveal once more, in case an edit thought lost came after it."""
        await asyncio.sleep(SECOND_LOOK_SECONDS)
        try:
            await self._draw_reveal(message, card)
        except StageError as trouble:
            log.info("the reveal of round %d was drawn once only: %s", card.question.round, trouble)

    async def _post(self, card: QuestionCard, drawn: Card, name: str, upload: Upload | None) -> int:
        nonce = self._nonce(card.game, card.round, name)
        return await self._messages.send(self._channel, drawn, nonce, upload)

    def _nonce(self, game: int, round_id: int, card: str) -> str:
        """Return the same 24 characters for the same card of the same game, and for no other."""
        name = f"{self._channel}:{game}:{round_id}:{card}"
        return hashlib.blake2b(name.encode(), digest_size=12).hexdigest()


def _woken(words: Words) -> Card:
    line = words.say("This thread was archived during a game, so here it is again.")
    return Card(above=(Text(small(line)),), parts=())


class ChannelStages:
    """Makes the stages of all games, whether a command asked for one or a restart took it up."""

    def __init__(
        self,
        sender: Sender,
        messages: ChannelMessages,
        private: PrivateLines,
        languages: ServerLanguages,
        clock: DiscordClock,
        library: Library,
    ) -> None:
        self.sender = sender
        self.messages = messages
        self.clock = clock
        self.library = library
        self.private = private
        self.languages = languages

    def stage_in(self, guild: int, channel: int) -> ChannelStage:
        """Return the stage of a channel."""
        return ChannelStage(self, guild, channel)

    def stage_for(
        self, guild: int, channel: int, opening: Interaction, *, answers: bool
    ) -> ChannelStage:
        """Return the stage of a channel where a member has asked to play."""
        return ChannelStage(self, guild, channel, opening, answers=answers)
