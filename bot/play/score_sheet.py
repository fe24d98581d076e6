"""The score sheet of a running game: points, streaks and what to look back on."""

from collections import Counter
from collections.abc import Mapping

from bot.game.given import Picked
from bot.game.highlights import Highlights, PlayedRound, highlights
from bot.game.kinds import Question
from bot.game.round import Result, Round
from bot.game.saying import Saying
from bot.game.standing import Place, ranked


class ScoreSheet:
    """What a game has come to so far; every member who answered once has a line."""

    def __init__(self) -> None:
        self._names: dict[int, str] = {}
        self._points: dict[int, int] = {}
        self._played: list[PlayedRound] = []
        self.streaks: Mapping[int, int] = {}

    @property
    def rounds_played(self) -> int:
        """Return the number of rounds that were settled."""
        return len(self._played)

    def add(self, rules: Round, results: tuple[Result, ...]) -> None:
        """Enter a settled round; who did not answer right loses the streak."""
        for result in results:
            self._names[result.user] = result.name
            self._points[result.user] = self._points.get(result.user, 0) + result.points
        self.streaks = {result.user: result.streak for result in results if result.right}
        self._played.append(_look_back(rules, results))

    def forget(self, user: int) -> None:
        """Know no more what a member is called."""
        if user in self._names:
            self._names[user] = ""

    def standing(self) -> tuple[Place, ...]:
        """Return everybody's place so far."""
        return ranked((user, self._names[user], points) for user, points in self._points.items())

    def highlights(self) -> Highlights | None:
        """Return what is worth remembering, if anything is."""
        return highlights(self._played, self.standing())


def _look_back(rules: Round, results: tuple[Result, ...]) -> PlayedRound:
    question = rules.question
    wrong = [result for result in results if not result.right]
    trap, trapped = _trap(
        [question.said(result.given) for result in wrong if isinstance(result.given, Picked)]
    )
    return PlayedRound(
        stem=question.stem,
        answer=question.right_answer(),
        difficulty=question.difficulty,
        explanation=_told(question),
        source=question.source,
        right=tuple(result.user for result in results if result.right),
        wrong=tuple(result.user for result in wrong),
        trap=trap,
        trapped=trapped,
    )


def _trap(wrong: list[Saying]) -> tuple[Saying | None, int]:
    """Return the wrong option that most members picked, the first of them where several tie."""
    return max(Counter(wrong).items(), key=lambda item: item[1], default=(None, 0))


def _told(question: Question) -> str:
    """Return the fact with its explanation, which alone may make no sense at the end of a game."""
    if question.explanation.startswith(question.statement):
        return question.explanation
    return f"{question.statement} {question.explanation}"
