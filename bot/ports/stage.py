"""The stage: where a game is shown. A game hands over values; the stage draws them."""

from typing import Protocol, TypeAlias

import msgspec

from bot.errors import StoreTrouble
from bot.game.ending import Ending
from bot.game.highlights import Highlights
from bot.game.kinds import ShownOpen, ShownSettled
from bot.game.question import Image, Kind, Source
from bot.game.saying import Saying
from bot.game.standing import Place
from bot.ports.stage_errors import StageTrouble


class Previous(msgspec.Struct, frozen=True):
    """The round before: its right answer, and a link to its card."""

    answer: Saying
    link: str


class Shortened(msgspec.Struct, frozen=True):
    """A game has fewer questions than were asked for, because no more fit."""

    found: int
    wanted: int


class Interrupted(msgspec.Struct, frozen=True):
    """A game goes on after the bot was away for so many seconds."""

    seconds: int


Opening: TypeAlias = Shortened | Interrupted


class QuestionCard(msgspec.Struct, frozen=True, kw_only=True):
    """An open round as everybody sees it; which option is right is not in it.

    `asked` is what its kind alone has to show by now, `opening` what must be said above the card.
    """

    game: int
    round: int
    number: int
    total: int
    pack: str
    title: str
    difficulty: int
    kind: Kind
    stem: str
    asked: ShownOpen
    deadline_ms: int
    answered: int = 0
    solved: int = 0
    image: Image | None = None
    opening: Opening | None = None
    previous: Previous | None = None


class Scorer(msgspec.Struct, frozen=True, kw_only=True):
    """One member who scored in a round; `streak` counts right answers in a row, this one too.

    `share` is the part that was right; `answer` is theirs where the kind tells it, as of a number.
    """

    name: str
    points: int
    elapsed_ms: int
    streak: int
    share: float = 1.0
    answer: Saying | None = None


class RevealCard(msgspec.Struct, frozen=True, kw_only=True):
    """A settled round: the same card, now with what is right, the spread and the footnote.

    `settled` is what its kind alone has to show: what is right, and what was chosen. `standing`
    holds the first places of the game so far (empty in a game of one round);
    `offers_more` asks for the buttons to play on; `ending` is there where the game ends with it.
    """

    question: QuestionCard
    settled: ShownSettled
    scorers: tuple[Scorer, ...]
    explanation: str
    source: Source
    standing: tuple[Place, ...] = ()
    offers_more: bool = False
    ending: Ending | None = None


class PodiumCard(msgspec.Struct, frozen=True, kw_only=True):
    """The end of a game of several rounds, with the buttons to play on.

    `ending` tells why it ended before its last question, and is None if it did not.
    """

    game: int
    rounds_played: int
    standing: tuple[Place, ...]
    ending: Ending | None = None


class FootnotesCard(msgspec.Struct, frozen=True):
    """“Tonight’s footnotes”: what is worth remembering of a game."""

    game: int
    highlights: Highlights


class InterruptedCard(msgspec.Struct, frozen=True):
    """A game that was cut off for too long to go on by itself; its starter may continue it."""

    game: int
    starter_name: str
    rounds_left: int


class LostCard(msgspec.Struct, frozen=True):
    """A game that cannot go on after a restart, because its record cannot be read any more."""

    game: int


ClosingCard: TypeAlias = PodiumCard | FootnotesCard | InterruptedCard | LostCard


class HadToEnd(msgspec.Struct, frozen=True):
    """A game could not go on; `trouble` is what kept it from that, unless it was a bug."""

    ending: Ending
    trouble: StageTrouble | StoreTrouble | None = None


class EndUnseen(msgspec.Struct, frozen=True):
    """The end of a game could not be shown."""

    trouble: StageTrouble


News: TypeAlias = HadToEnd | EndUnseen
"""What only the starter of a game is told."""


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

    async def find(self, game: int, round_id: int) -> Shown | None:
        """Look for the card of a round that was posted before a restart, in recent history."""
        ...

    async def redraw(self, shown: Shown, card: QuestionCard) -> None:
        """Show an open round anew after a restart; the error tells when its card is gone."""
        ...

    def refresh(self, shown: Shown, card: QuestionCard) -> None:
        """Show the newest counts and hints, soon: best effort, never after the reveal."""
        ...

    def shown(self, message: int) -> Shown:
        """Return a card that is known to stand, from its message."""
        ...

    async def reveal(self, shown: Shown, card: RevealCard) -> Shown:
        """Turn an open card into its reveal, or post the reveal if the card is gone."""
        ...

    async def close(self, card: ClosingCard) -> None:
        """Post what ends a game: the podium, Tonight’s footnotes, or that it was cut off."""
        ...

    async def tell_starter(self, news: News) -> None:
        """Say one private line to who started the game while that is possible; never raises."""
        ...


class Stages(Protocol):
    """Where stages come from when no command asked for the game, as after a restart."""

    def stage_in(self, guild: int, channel: int) -> Stage:
        """Return the stage of a channel."""
        ...
