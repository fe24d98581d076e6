"""What an open round shows to those who answer it in more than one step: forms and order panels."""

import msgspec

from bot.ports.stage import QuestionCard


class OpenCard(msgspec.Struct, frozen=True):
    """The card of an open round, and where it stands; `message` is None before that is known."""

    card: QuestionCard
    guild: int
    channel: int
    message: int | None


class OpenForm(msgspec.Struct, frozen=True):
    """What a form or a panel is opened with; `revision` is how often its member has answered."""

    card: QuestionCard
    revision: int
