"""The errors that people read.

TriviaError
├── ConfigError        a setting is missing or wrong           (operator)
├── PackError          packs could not be read at all          (moderator)
├── StoreError         the scores could not be read or written (operator)
│   └── StoreUnusable  the store cannot be opened              (operator)
└── SandboxError       the local Discord cannot start          (operator)

What a member reads is never a sentence of these: a refusal is a value (`game/refusals.py`), and so
is what keeps a card from being shown (`ports/stage_errors.py`) or a point from being saved.
"""

from enum import Enum, auto


class TriviaError(Exception):
    """Anything that went wrong in a way a person can be told about in one line.

    `message` says what happened and where; `remedy`, when there is one, what to do next.
    """

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class ConfigError(TriviaError):
    """A setting is missing or wrong; names the variable, its value and the fix."""


class PackError(TriviaError):
    """The packs could not be read at all (a single bad file is a Problem, not this)."""


class StoreTrouble(Enum):
    """What a member can be told of a store that does not save."""

    FULL = auto()
    """The disk is full."""
    CHANGED = auto()
    """The database was changed or taken away while the bot ran, which therefore stops."""
    OTHER = auto()


class StoreError(TriviaError):
    """Something was not saved or could not be read; nothing already saved is lost.

    The message is for the log and the command line; `trouble` is what a member is told by.
    """

    def __init__(
        self, message: str, remedy: str = "", *, trouble: StoreTrouble = StoreTrouble.OTHER
    ) -> None:
        super().__init__(message, remedy)
        self.trouble = trouble


class StoreUnusable(StoreError):
    """The store cannot be opened: locked, read-only, corrupt or from a newer version."""


class SandboxError(TriviaError):
    """The local Discord cannot start or its page cannot be served."""
