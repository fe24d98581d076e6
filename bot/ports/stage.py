"""The stage: where a game is shown. A game hands over values; the stage draws them."""

from typing import Protocol, TypeAlias

import msgspec

from bot.game.highlights import Highlights
from bot.game.question import Source
from bot.game.standing import Place


class Previous(msgspec.Struct, frozen=True):
    """The round before: its right answer, and a link to its card."""

    answer: str
    link: str


class QuestionCard(msgspec.Struct, frozen=True, kw_only=True):
    """An open round as everybody sees it; which option is right is not in it.

    `opening` is what must be said before a game starts, on its first card only.
    """

    game: int
    round: int
    number: int
    total: int
    title: str
    difficulty: int
    stem: str
    options: tuple[str, ...]
    deadline_ms: int
    answered: int = 0
    opening: str = ""
    previous: Previous | None = None


class Scorer(msgspec.Struct, frozen=True):
    """One member who scored in a round; `streak` counts right answers in a row, this one too."""

    name: str
    points: int
    elapsed_ms: int
    streak: int


class RevealCard(msgspec.Struct, frozen=True, kw_only=True):
    """A settled round: the same card, now with the right line, the spread and the footnote.

    `right` and `counts` are by shown position; `standing` holds the first places of the game so far
    (empty in a game of one round); `offers_more` asks for the buttons to play on; `note` is one
    line on anything unusual.
    """

    question: QuestionCard
    right: int
    counts: tuple[int, ...]
    scorers: tuple[Scorer, ...]
    explanation: str
    source: Source
    standing: tuple[Place, ...]
    offers_more: bool = False
    note: str = ""


class PodiumCard(msgspec.Struct, frozen=True, kw_only=True):
    """The end of a game of several rounds, with the buttons to play on.

    `reason` says in words why it ended before its last question, and is empty if it did not.
    """

    game: int
    rounds_played: int
    standing: tuple[Place, ...]
    reason: str = ""


class FootnotesCard(msgspec.Struct, frozen=True):
    """“Tonight's footnotes”: what is worth remembering of a game."""

    game: int
    highlights: Highlights


ClosingCard: TypeAlias = PodiumCard | FootnotesCard


class Shown(msgspec.Struct, frozen=True):
    """A card that stands in a channel: its message, and Discord's instant of it."""

    message: int
    at_ms: int
    link: str


class Stage(Protocol):
    """One game's place in one channel. Every method raises StageError when nothing was shown."""

    async def ask(self, card: QuestionCard) -> Shown:
        """Post a question; asking again with the same game and round shows one card, not two."""
        ...

    def count(self, shown: Shown, card: QuestionCard) -> None:
        """Show how many have answered, soon: best effort, newest wins, never after the reveal."""
        ...

    async def reveal(self, shown: Shown, card: RevealCard) -> None:
        """Turn an open card into its reveal, or post the reveal if the card is gone."""
        ...

    async def close(self, card: ClosingCard) -> None:
        """Post the podium or Tonight's footnotes."""
        ...

    async def tell_starter(self, text: str) -> None:
        """Say one private line to who started the game while that is possible; never raises."""
        ...
