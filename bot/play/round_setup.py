"""The set-up of a round: what it is before it is posted, and its card while it is open."""

from random import Random

import msgspec

from bot.game.kinds import Question
from bot.game.modes import Mode
from bot.game.question import encode, kind_of
from bot.game.round import Round
from bot.ports.ledger import NewRound
from bot.ports.stage import Opening, Previous, QuestionCard


class RoundSetup(msgspec.Struct, frozen=True, kw_only=True):
    """What is decided of a round before it is posted."""

    number: int
    question: Question
    option_order: tuple[int, ...]
    deadline_ms: int


def deadline_after(now_ms: int, seconds: int) -> int:
    """Return a deadline that many seconds from now, a whole second because it is printed so."""
    return (-(-now_ms // 1000) + seconds) * 1000


def set_up(number: int, question: Question, seconds: int, now_ms: int, rng: Random) -> RoundSetup:
    """Choose the order of the options and set the deadline."""
    return RoundSetup(
        number=number,
        question=question,
        option_order=question.option_order(rng),
        deadline_ms=deadline_after(now_ms, seconds),
    )


def record_of(setup: RoundSetup, game: int) -> NewRound:
    """Return the round as the ledger keeps it."""
    return NewRound(
        game=game,
        number=setup.number,
        question_id=setup.question.id,
        content=encode(setup.question),
        option_order=setup.option_order,
        deadline_ms=setup.deadline_ms,
    )


def rules_of(setup: RoundSetup, mode: Mode, expected: frozenset[int]) -> Round:
    """Return the round as the rules see it."""
    return Round(
        number=setup.number,
        question=setup.question,
        option_order=setup.option_order,
        deadline_ms=setup.deadline_ms,
        expected=expected,
        mode=mode,
    )


def card_of(
    rules: Round,
    game: int,
    round_id: int,
    total: int,
    *,
    opening: Opening | None,
    previous: Previous | None,
) -> QuestionCard:
    """Return the round as everybody sees it."""
    question = rules.question
    return QuestionCard(
        game=game,
        round=round_id,
        number=rules.number,
        total=total,
        pack=question.pack,
        title=question.heading or question.source.title,
        difficulty=question.difficulty,
        kind=kind_of(question),
        stem=question.stem,
        asked=question.open_part(rules.option_order, 0),
        deadline_ms=rules.deadline_ms,
        image=question.image,
        opening=opening,
        previous=previous,
    )


def as_it_stands(card: QuestionCard, rules: Round, now_ms: int) -> QuestionCard:
    """Return an open card with its newest counts and deadline, and all that it shows by now."""
    return msgspec.structs.replace(
        card,
        deadline_ms=rules.deadline_ms,
        answered=rules.answered_count,
        solved=rules.solved_count,
        asked=rules.shown_at(now_ms),
    )
