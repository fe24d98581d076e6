"""What `/trivia` asks for."""

import msgspec

from bot.game.modes import ModeName
from bot.game.question import Kind

DEFAULT_SECONDS = 20


class GameRequest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a member asks of a game; None means any, and a pack is named by its id."""

    pack: str | None = None
    questions: int = 1
    kind: Kind | None = None
    difficulty: int | None = None
    seconds: int = DEFAULT_SECONDS
    mode: ModeName = ModeName.EVERYONE
