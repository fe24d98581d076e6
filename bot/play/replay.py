"""Replay: a game as the ledger holds it, played over again in the rules."""

import msgspec

from bot.game.attempts import Attempt
from bot.game.given import decode_given
from bot.game.kinds import Question, decode
from bot.game.modes import mode_named
from bot.game.round import Result, Round
from bot.play.active_players import ActivePlayers
from bot.play.game_plan import Plan
from bot.play.game_request import GameRequest
from bot.play.score_sheet import ScoreSheet
from bot.ports.ledger import SavedGame, SavedRound
from bot.ports.stage import Previous, Stage


class ReplayedRound(msgspec.Struct, frozen=True):
    """A round as it was saved, as the rules see it, and what it comes to."""

    saved: SavedRound
    rules: Round
    results: tuple[Result, ...]


class ReplayedGame:
    """Where a game stood: its plan, what every settled round came to, and its last round.

    The rules give the same results for the same answers, so nothing of this is stored twice.
    """

    def __init__(self, saved: SavedGame) -> None:
        self.saved = saved
        self.plan = _plan(saved)
        self.sheet = ScoreSheet()
        self.active_players = ActivePlayers()
        self.previous: SavedRound | None = None
        self.last: ReplayedRound | None = None
        for one in saved.rounds:
            self._take_up(one)

    def previous_line(self, stage: Stage) -> Previous | None:
        """Return the line that recalls the last settled round, if there was one."""
        one = self.previous
        if one is None or one.message is None:
            return None
        return Previous(decode(one.content).recalled(), stage.shown(one.message).link)

    def _take_up(self, one: SavedRound) -> None:
        rules = self._rules(one)
        results = rules.results(self.sheet.streaks)
        self.last = ReplayedRound(one, rules, results)
        if one.settled:
            rules.close()
            self.sheet.add(rules, results)
            self.active_players.add(rules.answered())
            self.previous = one

    def _rules(self, one: SavedRound) -> Round:
        question = decode(one.content)
        if sorted(one.option_order) != list(range(len(question.all_options()))):
            raise ValueError(f"round {one.number} has an order that is not of its options")
        rules = Round(
            number=one.number,
            question=question,
            option_order=one.option_order,
            deadline_ms=one.deadline_ms,
            expected=self.active_players.expected,
            mode=mode_named(self.plan.request.mode),
        )
        rules.postponed(one.deadline_ms, one.away_ms)
        if one.posted_ms is not None:
            rules.opened(one.posted_ms)
        for answer in one.answers:
            attempt = Attempt(
                answer.name,
                answer.seq,
                decode_given(answer.given),
                answer.at_ms,
                answer.elapsed_ms,
            )
            rules.saved(answer.user, attempt)
        return rules


def _plan(saved: SavedGame) -> Plan:
    questions: tuple[Question, ...] = tuple(decode(content) for content in saved.plan)
    request = msgspec.json.decode(saved.request, type=GameRequest)
    return Plan(request=request, questions=questions, packs=(), laps=())
