"""Who scored in a round, and for which part of the answer."""

from bot.discord_app.kinds import drawing_of
from bot.discord_app.words.markdown import Markdown
from bot.discord_app.words.words import Words
from bot.ports.stage import RevealCard, Scorer

SCORERS_SHOWN = 5


def who_scored(card: RevealCard, words: Words) -> Markdown:
    """Return the best of those who scored, each with points and what they are for."""
    if not card.question.answered:
        return words.say("Nobody answered this one.")
    if not card.scorers:
        return words.say("Nobody had it this time.")
    names = [_scored(card, scorer, words) for scorer in card.scorers[:SCORERS_SHOWN]]
    more = len(card.scorers) - len(names)
    if more:
        names.append(words.count("{n} more", "{n} more", more))
    all_right = all(scorer.share >= 1 for scorer in card.scorers)
    drawing = drawing_of(card.question.kind)
    return drawing.who_scored(words.listed(names), words, all_right=all_right)


def _scored(card: RevealCard, scorer: Scorer, words: Words) -> Markdown:
    how = (
        *_part(card, scorer, words),
        words.seconds(scorer.elapsed_ms),
        *((_in_a_row(scorer.streak, words),) if scorer.streak >= 2 else ()),
    )
    name, points = words.name_of(scorer.name), words.number(scorer.points)
    return Markdown(f"**{name}** +{points} ({words.side_by_side(how)})")


def _in_a_row(streak: int, words: Words) -> Markdown:
    return words.count(
        "{number} in a row", "{number} in a row", streak, number=words.number_word(streak)
    )


def _part(card: RevealCard, scorer: Scorer, words: Words) -> tuple[Markdown, ...]:
    part = drawing_of(card.question.kind).part(card.settled, scorer, words)
    return () if part is None else (part,)
