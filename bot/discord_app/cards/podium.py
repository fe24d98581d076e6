"""The card that ends a game of several rounds."""

from bot.discord_app.cards import palette
from bot.discord_app.cards.elements import Card, Row, Text
from bot.discord_app.cards.endings import ending_words
from bot.discord_app.cards.play_on import play_on
from bot.discord_app.cards.writing import count, listed, ordinal
from bot.discord_app.words.markdown import name_of
from bot.game.standing import Place
from bot.ports.stage import PodiumCard

SHOWN = 10
MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}
"""Ornament only: the places stand beside them in words."""


def podium_card(card: PodiumCard) -> Card:
    """Draw the end of a game: who won, everybody's place, and the way to play on."""
    words = ending_words(card.ending)
    reason = (Text(words),) if words else ()
    scored = any(place.points for place in card.standing)
    places = (Text("\n".join(_lines(card.standing))),) if scored else ()
    return Card(
        parts=(
            Text(f"-# The end, after {count(card.rounds_played, 'question')}"),
            Text(f"### {_headline(card.standing)}"),
            *reason,
            *places,
            Row(play_on(card.game)),
        ),
        accent=palette.FINISHED,
    )


def _headline(standing: tuple[Place, ...]) -> str:
    if not standing:
        return "Nobody played this time"
    best = standing[0].points
    if best == 0:
        return "Nobody scored this time"
    winners = [name_of(place.name) for place in standing if place.points == best]
    if len(winners) == 1:
        return f"{winners[0]} wins with {count(best, 'point')}"
    if len(winners) > 3:
        return f"{len(winners)} members share first place with {count(best, 'point')} each"
    return f"{listed(winners)} share first place with {count(best, 'point')} each"


def _lines(standing: tuple[Place, ...]) -> list[str]:
    lines = [_line(place) for place in standing[:SHOWN]]
    more = len(standing) - len(lines)
    return [*lines, f"-# and {more:,} more"] if more else lines


def _line(place: Place) -> str:
    medal = MEDALS.get(place.place, "") if place.points else ""
    words = f"{ordinal(place.place).capitalize()}: **{name_of(place.name)}**"
    return f"{medal} {words} — {count(place.points, 'point')}".lstrip()
