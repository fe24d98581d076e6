"""What keeps a card from being shown, as values: for a game what waiting helps, for people why."""

from enum import StrEnum

import msgspec


class Grant(StrEnum):
    """What Discord's settings let a bot do in a channel, under Discord's own names."""

    VIEW_CHANNEL = "view_channel"
    SEND_MESSAGES = "send_messages"
    SEND_MESSAGES_IN_THREADS = "send_messages_in_threads"
    READ_MESSAGE_HISTORY = "read_message_history"
    CONNECT = "connect"


class Obstacle(StrEnum):
    """What was in the way of a card; the values are for the log."""

    NO_CHANNEL = "the channel no longer exists"
    NO_MESSAGE = "the message no longer exists"
    NOT_ALLOWED = "the bot lacks a permission"
    NOT_IN_THREAD = "the bot is not in this private thread any more"
    THREAD_LOCKED = "the thread is locked"
    THREAD_ARCHIVED = "the thread is archived"
    ANSWERED_ELSEWHERE = "another bot with the same token has answered"
    UNREADABLE_ANSWER = "Discord answered what cannot be read"
    NOT_TAKEN = "Discord did not take the message"
    NEVER_POSTED = "the card was never posted"


_GONE = {Obstacle.NO_CHANNEL, Obstacle.NO_MESSAGE, Obstacle.ANSWERED_ELSEWHERE}
_FOR_A_PERSON = {Obstacle.NOT_ALLOWED, Obstacle.NOT_IN_THREAD, Obstacle.THREAD_LOCKED}


class StageTrouble(msgspec.Struct, frozen=True):
    """Why a card was not shown: the permission that is lacking; `detail`, for the log alone."""

    obstacle: Obstacle
    lacking: Grant | None = None
    detail: str = ""

    @property
    def is_gone(self) -> bool:
        """Tell whether there is nothing left to show anything on."""
        return self.obstacle in _GONE

    @property
    def takes_a_person(self) -> bool:
        """Tell whether somebody has to grant something; all else may pass by itself."""
        return self.obstacle in _FOR_A_PERSON

    @property
    def is_archived(self) -> bool:
        """Tell whether nothing changes until a message takes the thread out of the archive."""
        return self.obstacle is Obstacle.THREAD_ARCHIVED


class StageError(Exception):
    """A card could not be shown."""

    def __init__(
        self, obstacle: Obstacle, *, lacking: Grant | None = None, detail: str = ""
    ) -> None:
        super().__init__(obstacle)
        self.trouble = StageTrouble(obstacle, lacking, detail)

    def __str__(self) -> str:
        more = self.trouble.lacking or self.trouble.detail
        return f"{self.trouble.obstacle} ({more})" if more else self.trouble.obstacle.value
