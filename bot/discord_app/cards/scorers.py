"""Who scored in a round, and for which part of the answer."""

from bot.discord_app.cards.writing import in_a_row, listed, seconds
from bot.discord_app.kinds import drawing_of
from bot.discord_app.words.catalogue import SOURCE
from bot.discord_app.words.languages import words_for
from bot.discord_app.words.markdown import Markdown, name_of
from bot.ports.stage import RevealCard, Scorer

SCORERS_SHOWN = 5


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
    all_right = all(scorer.share >= 1 for scorer in card.scorers)
    drawing, words = drawing_of(card.question.kind), words_for(SOURCE)
    return drawing.who_scored(Markdown(listed(names)), words, all_right=all_right)


def _scored(card: RevealCard, scorer: Scorer) -> str:
    streak = (in_a_row(scorer.streak),) if scorer.streak >= 2 else ()
    how = ", ".join((*_part(card, scorer), seconds(scorer.elapsed_ms), *streak))
    return f"**{name_of(scorer.name)}** +{scorer.points:,} ({how})"


def _part(card: RevealCard, scorer: Scorer) -> tuple[str, ...]:
    part = drawing_of(card.question.kind).part(card.settled, scorer, words_for(SOURCE))
    return () if part is None else (part,)
