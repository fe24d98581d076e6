"""The errors that people read.

TriviaError
├── ConfigError        a setting is missing or wrong           (operator)
├── PackError          packs could not be read at all          (moderator)
├── StoreError         the scores could not be read or written (operator)
│   └── StoreUnusable  the store cannot be opened              (operator)
├── StageError         a card could not be shown               (moderator)
├── PlayError          a request cannot be granted             (player)
│   ├── ChannelBusy    the channel has a game already          (player)
│   └── StartersOnly   somebody else started this game         (player)
└── SandboxError       the local Discord cannot start          (operator)
"""


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


class StoreError(TriviaError):
    """Something was not saved or could not be read; nothing already saved is lost."""


class StoreUnusable(StoreError):
    """The store cannot be opened: locked, read-only, corrupt or from a newer version."""


class StageError(TriviaError):
    """A card could not be shown.

    `gone` is True when the channel or message no longer exists; `missing` names the Discord
    permissions that somebody has to grant; neither means trouble that may pass by itself.
    `archived` is True for a card in a thread that was put away, where nothing can be changed until
    a message takes the thread out again.
    """

    def __init__(
        self,
        message: str,
        remedy: str = "",
        *,
        gone: bool = False,
        missing: tuple[str, ...] = (),
        archived: bool = False,
    ) -> None:
        super().__init__(message, remedy)
        self.gone = gone
        self.missing = missing
        self.archived = archived


class PlayError(TriviaError):
    """What a member asked for cannot be done now; the message is shown to them as it is."""


class ChannelBusy(PlayError):
    """A channel has a game already, and holds one at a time; `link` leads to its newest card."""

    def __init__(self, message: str, remedy: str = "", *, link: str = "") -> None:
        super().__init__(message, remedy)
        self.link = link


class StartersOnly(PlayError):
    """Only who started a game may do this, or (`or_moderator`) whoever may stop any game.

    `name` is what the starter is called, empty if they were erased.
    """

    def __init__(self, name: str, *, or_moderator: bool = False) -> None:
        super().__init__("Only the member who started this game may do that.")
        self.name = name
        self.or_moderator = or_moderator


class SandboxError(TriviaError):
    """The local Discord cannot start or its page cannot be served."""
