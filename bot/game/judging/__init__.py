"""The judge of typed answers: the package's public names."""

from bot.game.judging.answer import Answer, AnswerType, Strictness, Verdict, answer_of
from bot.game.judging.conflicts import Conflict, conflicts
from bot.game.judging.judge import Judge, PackAnswers, judge
from bot.game.judging.short_names import short_names

__all__ = [
    "Answer",
    "AnswerType",
    "Conflict",
    "Judge",
    "PackAnswers",
    "Strictness",
    "Verdict",
    "answer_of",
    "conflicts",
    "judge",
    "short_names",
]
