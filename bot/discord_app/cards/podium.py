"""The card that ends a game of several rounds."""

from bot.discord_app.cards import palette
from bot.discord_app.cards.endings import ending_words
from bot.discord_app.cards.play_on import play_on
from bot.discord_app.drawing.elements import Card, Row, Text
from bot.discord_app.words.markdown import Markdown, heading, in_lines, small
from bot.discord_app.words.words import Words, begun
from bot.game.standing import Place
from bot.ports.stage import PodiumCard

SHOWN = 10
MOST_WINNERS = 3
"""More who share first place are counted, not named."""
MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}
"""Ornament only: the places stand beside them in words."""


def podium_card(card: PodiumCard, words: Words) -> Card:
    """Draw the end of a game: who won, everybody's place, and the way to play on."""
    reason = ending_words(card.ending, words)
    scored = any(place.points for place in card.standing)
    end = words.count(
        "The end, after {n} question", "The end, after {n} questions", card.rounds_played
    )
    return Card(
        parts=(
            Text(small(end)),
            Text(heading(_headline(card.standing, words))),
            *((Text(reason),) if reason is not None else ()),
            *((Text(in_lines(*_lines(card.standing, words))),) if scored else ()),
            Row(play_on(card.game, words)),
        ),
        accent=palette.FINISHED,
    )


def _headline(standing: tuple[Place, ...], words: Words) -> Markdown:
    if not standing:
        return words.say("Nobody played this time")
    best = standing[0].points
    if best == 0:
        return words.say("Nobody scored this time")
    winners = [words.name_of(place.name) for place in standing if place.points == best]
    if len(winners) == 1:
        return words.count(
            "{name} wins with {n} point", "{name} wins with {n} points", best, name=winners[0]
        )
    if len(winners) > MOST_WINNERS:
        return words.count(
            "{winners} members share first place with {n} point each",
            "{winners} members share first place with {n} points each",
            best,
            winners=len(winners),
        )
    return words.count(
        "{names} share first place with {n} point each",
        "{names} share first place with {n} points each",
        best,
        names=words.listed(winners),
    )


def _lines(standing: tuple[Place, ...], words: Words) -> list[Markdown]:
    lines = [_line(place, words) for place in standing[:SHOWN]]
    more = len(standing) - len(lines)
    if not more:
        return lines
    return [*lines, small(words.count("and {n} more", "and {n} more", more))]


def _line(place: Place, words: Words) -> Markdown:
    medal = MEDALS.get(place.place, "") if place.points else ""
    line = words.count(
        "{place}: **{name}** — {n} point",
        "{place}: **{name}** — {n} points",
        place.points,
        place=begun(words.ordinal(place.place)),
        name=words.name_of(place.name),
    )
    return Markdown(f"{medal} {line}") if medal else line
