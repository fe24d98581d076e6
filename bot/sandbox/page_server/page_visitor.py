"""One open browser tab: whom it plays, what it is told, and what it asks for."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from bot.errors import SandboxError
from bot.sandbox.page_server import page_view
from bot.sandbox.players.hand import PATIENCE, Hand
from bot.sandbox.world.changes import (
    BotPresence,
    Change,
    InteractionAnswered,
    InteractionFailed,
    InteractionSent,
    MessageCreated,
    MessageDeleted,
    MessageEdited,
    ModalClosed,
    ModalOpened,
)
from bot.sandbox.world.guilds import Channel, User
from bot.sandbox.world.interactions import FIRST_RESPONSE_SECONDS, Interaction
from bot.sandbox.world.languages import choose_language, choose_server_language
from bot.sandbox.world.locales import LOCALES
from bot.sandbox.world.messages import Json, Message, walk
from bot.sandbox.world.refusals import ApiError
from bot.sandbox.world.world import World

log = logging.getLogger(__name__)

WITHIN = f"within {FIRST_RESPONSE_SECONDS:g} seconds"
NOT_UNDERSTOOD = "The sandbox did not understand the page. Try loading it again."
NO_ANSWER = f"This interaction failed: no answer came {WITHIN}."


class Visitor:
    """Turns changes of the world into what its tab is told, in order, through `outbox`.

    A tab says who it is with `be`, and gets a snapshot; after that it hears of single messages.
    Changes that are rare (channels, permissions, commands) are told by a whole new snapshot.
    """

    def __init__(self, world: World, bot_view: Callable[[], Json]) -> None:
        self.world = world
        self.bot_view = bot_view
        self.user: User | None = None
        self.outbox: asyncio.Queue[Json] = asyncio.Queue()
        self._snapshot_is_due = False

    async def next_told(self) -> Json:
        """Return what to tell next; several due snapshots become one."""
        told = await self.outbox.get()
        if told["tell"] != "snapshot":
            return told
        self._snapshot_is_due = False
        user = self.user or page_view.playable(self.world)[0]
        return told | page_view.snapshot(self.world, user) | {"bot": self.bot_view()}

    def notice(self, change: Change) -> None:
        """Take in one change of the world."""
        match change:
            case MessageCreated(message) | MessageEdited(message):
                if self.user and page_view.sees(self.world, self.user, message):
                    view = page_view.message_view(self.world, message, self.user.locale)
                    self._tell("message", message=view)
            case MessageDeleted(message):
                if self.user and page_view.sees(self.world, self.user, message):
                    self._tell("gone", channel=str(message.channel_id), message=str(message.id))
            case ModalClosed(modal):
                if self.user and modal.user_id == self.user.id:
                    self._tell("closed", interaction=str(modal.interaction_id))
            case InteractionSent() | InteractionAnswered() | InteractionFailed():
                pass
            case BotPresence() | ModalOpened():
                pass  # The page hears of the bot by itself, of a modal in the reply to what it did.
            case _:
                self._show_everything()

    def notice_bot(self) -> None:
        """Tell how the bot is doing now."""
        self._tell("bot", bot=self.bot_view())

    async def answer(self, asked: Json) -> None:
        """Do what the tab asks; the reply, or the problem in words, carries the same number."""
        reply: Json = {"tell": "reply", "reply_to": asked.get("number")}
        try:
            reply |= await self._deed(str(asked.get("ask")))(asked) or {}
        except SandboxError as problem:
            reply["problem"] = str(problem)
        except ApiError as refused:
            reply["problem"] = f"{refused.message}."
        except Exception as odd:  # noqa: BLE001 - whatever the page sends, the talk goes on
            log.info("the page asked for what cannot be done: %r", odd)
            reply["problem"] = NOT_UNDERSTOOD
        if reply["reply_to"] is not None:
            self.outbox.put_nowait(reply)

    def answer_nonsense(self) -> None:
        """Answer a message that is not a request."""
        self._tell("reply", reply_to=None, problem=NOT_UNDERSTOOD)

    def _deed(self, ask: str) -> Callable[[Json], Awaitable[Json | None]]:
        deeds = {
            "be": self._be,
            "speak": self._speak,
            "set_server": self._set_server,
            "use": self._use,
            "propose": self._propose,
            "press": self._press,
            "choose": self._choose,
            "submit": self._submit,
            "dismiss": self._dismiss,
        }
        return deeds[ask]

    async def _be(self, asked: Json) -> None:
        people = {str(one.id): one for one in page_view.playable(self.world)}
        self.user = people.get(str(asked.get("member"))) or next(iter(people.values()))
        locale = str(asked.get("locale"))  # what this tab chose before, in another sandbox perhaps
        if locale in LOCALES and locale != self.user.locale:
            choose_language(self.world, self.user, locale)
        self._show_everything()

    async def _speak(self, asked: Json) -> None:
        choose_language(self.world, self._hand().user, str(asked["locale"]))

    async def _set_server(self, asked: Json) -> None:
        guild = self.world.guilds[int(asked["guild"])]
        if not page_view.manages(guild, self._hand().user):
            raise SandboxError(f"Only who manages {guild.name} can change its language.")
        choose_server_language(self.world, guild, str(asked["locale"]))

    async def _use(self, asked: Json) -> Json:
        path = asked["path"]
        sent = self._hand().send_command(self._place(asked), path, dict(asked["options"]))
        return await self._settle(sent, f"The application did not respond to /{path} {WITHIN}.")

    async def _propose(self, asked: Json) -> Json:
        """Ask the bot for the choices of the option that is being typed."""
        others: dict[str, Any] = dict(asked["options"])
        option = asked["option"]
        others.pop(option, None)
        typed = str(asked["typed"])
        place = self._place(asked)
        return {
            "choices": await self._hand().autocomplete(
                place, asked["path"], option, typed, **others
            )
        }

    async def _press(self, asked: Json) -> Json:
        sent = self._hand().send_tap(self._tapped(asked), asked["custom_id"])
        return await self._settle(sent, NO_ANSWER)

    async def _choose(self, asked: Json) -> Json:
        values = [str(one) for one in asked["values"]]
        sent = self._hand().send_choice(self._tapped(asked), asked["custom_id"], values)
        return await self._settle(sent, NO_ANSWER)

    async def _submit(self, asked: Json) -> Json:
        """Send the open modal; it stays open, with what was written, when no answer comes."""
        hand = self._hand()
        modal = hand.modal
        if modal is None or modal.interaction_id != int(asked["interaction"]):
            raise SandboxError("This form is not open any more. Close it and open it again.")
        sent = hand.send_submit(modal, dict(asked["values"]))
        return await self._settle(sent, f"No answer came {WITHIN}. You can send it again.")

    async def _dismiss(self, asked: Json) -> None:
        hand = self._hand()
        if hand.modal and hand.modal.interaction_id == int(asked["interaction"]):
            hand.dismiss(hand.modal)

    async def _settle(self, sent: Interaction, failure: str) -> Json:
        """Wait for the first response; a modal that it opened goes into the reply."""
        await self.world.feed.until(lambda: sent.settled, PATIENCE, "the bot's answer")
        if sent.failure:
            raise SandboxError(failure)
        modal = self.world.modals.get(sent.user.id)
        if modal is None or modal.interaction_id != sent.id:
            return {}
        return {"modal": page_view.modal_view(self.world, modal)}

    def _hand(self) -> Hand:
        if self.user is None:
            raise SandboxError("The page has not said yet who is playing.")
        return Hand(self.world, self.user)

    def _place(self, asked: Json) -> Channel:
        return self.world.channel(int(asked["channel"]))

    def _tapped(self, asked: Json) -> Message:
        """Return the message with the control that is used; it may have changed meanwhile."""
        message = self.world.message(int(asked["channel"]), int(asked["message"]))
        if all(one.get("custom_id") != asked["custom_id"] for one in walk(message.components)):
            raise SandboxError("The card has just changed, so that did nothing.")
        return message

    def _show_everything(self) -> None:
        if not self._snapshot_is_due:
            self._snapshot_is_due = True
            self._tell("snapshot")

    def _tell(self, tell: str, **told: Any) -> None:
        self.outbox.put_nowait({"tell": tell, **told})
