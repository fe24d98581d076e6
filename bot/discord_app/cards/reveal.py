"""The card of a settled round: the same shape, now with the answer and where it stands."""

from collections.abc import Sequence

from bot.discord_app.cards import palette
from bot.discord_app.cards.citation import MARKS, footnote
from bot.discord_app.cards.endings import ending_words
from bot.discord_app.cards.picture import picture_parts
from bot.discord_app.cards.play_on import play_on
from bot.discord_app.cards.question import head, lines_above
from bot.discord_app.cards.scorers import who_scored
from bot.discord_app.controls import custom_ids
from bot.discord_app.controls.custom_ids import SourceButton
from bot.discord_app.drawing.elements import Button, Card, Divider, Row, Text
from bot.discord_app.kinds import drawing_of
from bot.discord_app.words.markdown import (
    Markdown,
    dotted,
    in_lines,
    joined,
    said,
    small,
    unbroken,
)
from bot.discord_app.words.words import Words
from bot.ports.stage import RevealCard


def reveal_card(card: RevealCard, words: Words) -> Card:
    """Draw a settled round: what is right, the spread, who scored, why, and the footnote."""
    return Card(
        above=lines_above(card.question, words),
        parts=(
            *head(card.question, words),
            *picture_parts(card.question.image),
            Text(in_lines(*_answer_lines(card, words))),
            Divider(),
            Text(who_scored(card, words)),
            Text(Markdown(said(card.explanation) + MARKS[0])),
            *_standing(card, words),
            *_ending(card, words),
            Text(footnote(card.source, words)),
            Row(_buttons(card, words)),
        ),
        accent=palette.SETTLED,
    )


def _answer_lines(card: RevealCard, words: Words) -> Sequence[Markdown]:
    drawing = drawing_of(card.question.kind)
    return drawing.revealed(card.settled, card.question.answered, words)


def _standing(card: RevealCard, words: Words) -> tuple[Text, ...]:
    """Return who leads; who has no point yet has no place either."""
    places = [
        words.say(
            "{place} {name} {points}",
            place=words.ordinal(place.place),
            name=words.name_of(place.name),
            points=place.points,
        )
        for place in card.standing
        if place.points
    ]
    if not places:
        return ()
    question = card.question
    asked = unbroken(
        words.say("After {number} of {total}", number=question.number, total=question.total)
    )
    return (Text(small(joined(": ", (asked, dotted(*places))))),)


def _ending(card: RevealCard, words: Words) -> tuple[Text, ...]:
    why = ending_words(card.ending, words)
    return () if why is None else (Text(why),)


def _buttons(card: RevealCard, words: Words) -> tuple[Button, ...]:
    source = Button(
        label=words.plain("Source"), custom_id=custom_ids.write(SourceButton(card.question.round))
    )
    return (source, *play_on(card.question.game, words)) if card.offers_more else (source,)
