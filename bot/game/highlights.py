"""The highlights of a game, for the card “Tonight’s footnotes”."""

from collections.abc import Mapping, Sequence

import msgspec

from bot.game.question import Source
from bot.game.saying import Saying
from bot.game.standing import Place

FACTS = 3
FOOLED_AT_LEAST = 2
CLOSE_FINISH = 1.1
"""A finish is close when the winner has at most this many times the runner-up's points."""


class PlayedRound(msgspec.Struct, frozen=True, kw_only=True):
    """A settled round, as the highlights need it.

    `right` and `wrong` hold the members whose answer counted; `trap` is the wrong option that most
    of the wrong ones chose, None when nobody was wrong.
    """

    stem: str
    answer: Saying
    difficulty: int
    explanation: str
    source: Source
    right: tuple[int, ...]
    wrong: tuple[int, ...]
    trap: Saying | None = None
    trapped: int = 0


class LoneRight(msgspec.Struct, frozen=True):
    """The question that only one member got, although others tried."""

    stem: str
    answer: Saying
    name: str
    others: int


class Fooled(msgspec.Struct, frozen=True):
    """The question whose wrong option drew the most members."""

    stem: str
    answer: Saying
    trap: Saying
    members: int


class CloseFinish(msgspec.Struct, frozen=True):
    """A small gap between the winner and the runner-up."""

    first: str
    second: str
    gap: int


class Learned(msgspec.Struct, frozen=True):
    """A fact of the game with its source."""

    explanation: str
    source: Source


class Highlights(msgspec.Struct, frozen=True):
    """Each highlight of a game; None or empty where the game had none of that sort."""

    lone_right: LoneRight | None
    fooled: Fooled | None
    close_finish: CloseFinish | None
    learned: tuple[Learned, ...]


def highlights(rounds: Sequence[PlayedRound], standing: Sequence[Place]) -> Highlights | None:
    """Return the highlights of a game, None if there are none; `standing` has all who answered."""
    names = {place.user: place.name for place in standing}
    found = Highlights(
        _lone_right(rounds, names), _fooled(rounds), _close(standing), _learned(rounds)
    )
    return found if found != Highlights(None, None, None, ()) else None


def _lone_right(rounds: Sequence[PlayedRound], names: Mapping[int, str]) -> LoneRight | None:
    lone = [played for played in rounds if len(played.right) == 1 and played.wrong]
    if not lone:
        return None
    hardest = max(lone, key=lambda played: len(played.wrong))
    return LoneRight(hardest.stem, hardest.answer, names[hardest.right[0]], len(hardest.wrong))


def _fooled(rounds: Sequence[PlayedRound]) -> Fooled | None:
    most = max(rounds, key=lambda played: played.trapped, default=None)
    if most is None or most.trap is None or most.trapped < FOOLED_AT_LEAST:
        return None
    return Fooled(most.stem, most.answer, most.trap, most.trapped)


def _close(standing: Sequence[Place]) -> CloseFinish | None:
    if len(standing) < 2:
        return None
    first, second = standing[:2]
    if second.points == 0 or first.points > second.points * CLOSE_FINISH:
        return None
    return CloseFinish(first.name, second.name, first.points - second.points)


def _learned(rounds: Sequence[PlayedRound]) -> tuple[Learned, ...]:
    """Return the facts that most members did not know, each explanation once."""
    by_surprise = sorted(
        rounds, key=lambda played: (len(played.right) - len(played.wrong), -played.difficulty)
    )
    facts = dict.fromkeys(Learned(played.explanation, played.source) for played in by_surprise)
    return tuple(facts)[:FACTS]
