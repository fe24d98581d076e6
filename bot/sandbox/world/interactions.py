"""Interactions: what a member does, and whether and how the bot answered in time."""

from dataclasses import dataclass, field
from enum import IntEnum

from bot.sandbox.world.guilds import User
from bot.sandbox.world.messages import Json

FIRST_RESPONSE_SECONDS = 3.0
TOKEN_SECONDS = 15 * 60
NO_RESPONSE = "The application did not respond"


class InteractionKind(IntEnum):
    """Discord's interaction types that the sandbox sends."""

    COMMAND = 2
    TAP = 3
    AUTOCOMPLETE = 4
    SUBMIT = 5


class ResponseKind(IntEnum):
    """Discord's first responses that the sandbox takes."""

    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


@dataclass(slots=True)
class Interaction:
    """One command, tap, autocomplete request or submitted modal.

    `data` is Discord's own JSON of it. `message_id` is the message a tap sits on, or that which
    opened the modal; `opened_by` is the command or tap that did. `response_id` is the message that
    `@original` means: the reply, or for taps that update, the tapped message.
    `reply_ids` are all messages that answer it, the first response first. `failure` is what the
    member reads when the bot was too late, else empty.
    """

    id: int
    token: str
    kind: InteractionKind
    user: User
    channel_id: int
    guild_id: int | None
    data: Json
    sent_at: float
    message_id: int | None = None
    opened_by: int | None = None
    response: ResponseKind | None = None
    response_id: int | None = None
    reply_ids: list[int] = field(default_factory=list)
    choices: list[Json] = field(default_factory=list)
    failure: str = ""

    @property
    def settled(self) -> bool:
        """Whether the first response came, or will not come any more."""
        return self.response is not None or bool(self.failure)

    def expired(self, now: float) -> bool:
        """Whether the token's fifteen minutes are over."""
        return now - self.sent_at > TOKEN_SECONDS
