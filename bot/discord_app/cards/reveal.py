"""The card of a settled round: the same shape, now with the answer and where it stands."""

from collections.abc import Sequence

from bot.discord_app.cards import palette
from bot.discord_app.cards.citing import MARKS, footnote
from bot.discord_app.cards.elements import Button, Card, Divider, Row, Text
from bot.discord_app.cards.endings import ending_words
from bot.discord_app.cards.picture import picture_parts
from bot.discord_app.cards.play_on import play_on
from bot.discord_app.cards.question import head, lines_above
from bot.discord_app.cards.scorers import who_scored
from bot.discord_app.cards.writing import ordinal, unbroken
from bot.discord_app.controls import custom_ids
from bot.discord_app.controls.custom_ids import SourceButton
from bot.discord_app.kinds import drawing_of
from bot.discord_app.words.catalogue import SOURCE
from bot.discord_app.words.languages import words_for
from bot.discord_app.words.markdown import name_of, said
from bot.ports.stage import RevealCard


def reveal_card(card: RevealCard) -> Card:
    """Draw a settled round: what is right, the spread, who scored, why, and the footnote."""
    return Card(
        above=lines_above(card.question),
        parts=(
            *head(card.question),
            *picture_parts(card.question.image),
            Text("\n".join(_answer_lines(card))),
            Divider(),
            Text(who_scored(card)),
            Text(said(card.explanation) + MARKS[0]),
            *_standing(card),
            *_ending(card),
            Text(footnote(card.source)),
            Row(_buttons(card)),
        ),
        accent=palette.SETTLED,
    )


def _answer_lines(card: RevealCard) -> Sequence[str]:
    drawing = drawing_of(card.question.kind)
    return drawing.revealed(card.settled, card.question.answered, words_for(SOURCE))


def _standing(card: RevealCard) -> tuple[Text, ...]:
    """Return who leads; who has no point yet has no place either."""
    places = [
        f"{ordinal(place.place)} {name_of(place.name)} {place.points:,}"
        for place in card.standing
        if place.points
    ]
    asked = unbroken(f"After {card.question.number} of {card.question.total}")
    return (Text(f"-# {asked}: {' · '.join(places)}"),) if places else ()


def _ending(card: RevealCard) -> tuple[Text, ...]:
    words = ending_words(card.ending)
    return (Text(words),) if words else ()


def _buttons(card: RevealCard) -> tuple[Button, ...]:
    source = Button(label="Source", custom_id=custom_ids.write(SourceButton(card.question.round)))
    return (source, *play_on(card.question.game)) if card.offers_more else (source,)
