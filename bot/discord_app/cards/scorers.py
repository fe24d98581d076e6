"""Who scored in a round, and for which part of the answer."""

from bot.discord_app.cards.writing import in_a_row, listed, seconds
from bot.discord_app.words.markdown import name_of, said
from bot.game.question import Kind
from bot.ports.stage import RevealCard, Scorer

SCORERS_SHOWN = 5
SAID_ROOM = 40


def who_scored(card: RevealCard) -> str:
    """Return the best of those who scored, each with points and what they are for."""
    if not card.question.answered:
        return "Nobody answered this one."
    if not card.scorers:
        return "Nobody had it this time."
    names = [_scored(card, scorer) for scorer in card.scorers[:SCORERS_SHOWN]]
    more = len(card.scorers) - len(names)
    if more:
        names.append(f"{more:,} more")
    return f"{_headed(card)}: {listed(names)}."


def _headed(card: RevealCard) -> str:
    if card.question.kind is Kind.NUMBER:
        return "Closest"
    return "Right" if all(scorer.share >= 1 for scorer in card.scorers) else "Scored"


def _scored(card: RevealCard, scorer: Scorer) -> str:
    streak = (in_a_row(scorer.streak),) if scorer.streak >= 2 else ()
    how = ", ".join((*_part(card, scorer), seconds(scorer.elapsed_ms), *streak))
    return f"**{name_of(scorer.name)}** +{scorer.points:,} ({how})"


def _part(card: RevealCard, scorer: Scorer) -> tuple[str, ...]:
    """Return the number that was guessed, or how much of the answer was there; else nothing."""
    if scorer.said:
        return (said(scorer.said, SAID_ROOM),)
    if scorer.share >= 1:
        return ()
    options = len(card.question.options)
    match card.question.kind:
        case Kind.ORDER:
            return (_of(scorer, options * (options - 1) // 2, " pairs"),)
        case Kind.SEVERAL:
            return (_of(scorer, len(card.right)),)
        case Kind.LIST:
            return (_of(scorer, card.question.wanted),)
    return ()


def _of(scorer: Scorer, whole: int, things: str = "") -> str:
    return f"{round(scorer.share * whole)} of {whole}{things}"
