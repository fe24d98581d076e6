"""The card of an open round."""

from bot.discord_app import custom_ids
from bot.discord_app.cards import palette
from bot.discord_app.cards.elements import Button, Card, Row, Text
from bot.discord_app.cards.markdown import (
    OPTION_ROOM,
    STEM_ROOM,
    TITLE_ROOM,
    label,
    said,
)
from bot.discord_app.cards.plain_text import size
from bot.discord_app.cards.writing import letter, relative
from bot.discord_app.custom_ids import AnswerButton
from bot.ports.stage import QuestionCard

LABEL_FITS = 20
"""Buttons carry the options' texts when all are this short; a row of them still fits a phone."""

OPENING_ROOM = 200
PREVIOUS_ROOM = 80


def question_card(card: QuestionCard) -> Card:
    """Draw an open round: what is asked, one button an option, and when it closes."""
    lines = () if is_true_false(card.options) else (Text("\n".join(option_lines(card))),)
    return Card(
        above=lines_above(card),
        parts=(
            *head(card),
            *lines,
            Row(answer_buttons(card)),
            Text(f"-# Closes {relative(card.deadline_ms)} · {_answered(card.answered)}"),
        ),
        accent=palette.OPEN,
    )


def lines_above(card: QuestionCard) -> tuple[Text, ...]:
    """Return what stands above the frame: what had to be said first, or the last answer."""
    lines: list[Text] = []
    if card.opening:
        lines.append(Text(said(card.opening, OPENING_ROOM)))
    if card.previous is not None:
        answer = said(card.previous.answer, PREVIOUS_ROOM)
        lines.append(Text(f"-# Last answer: {answer} · [look back]({card.previous.link})"))
    return tuple(lines)


def head(card: QuestionCard) -> tuple[Text, Text]:
    """Return the small head line and the question as the heading."""
    which = "One question" if card.total == 1 else f"Question {card.number} of {card.total}"
    title = said(card.title, TITLE_ROOM)
    return (
        Text(f"-# {which} · {title} · difficulty {card.difficulty} of 5"),
        Text(f"### {said(card.stem, STEM_ROOM)}"),
    )


def option_lines(card: QuestionCard) -> list[str]:
    """Return the options as lines, lettered unless they are True and False."""
    texts = [said(option, OPTION_ROOM) for option in card.options]
    if is_true_false(card.options):
        return texts
    return [f"{letter(position)}. {text}" for position, text in enumerate(texts)]


def is_true_false(options: tuple[str, ...]) -> bool:
    """Tell whether the options speak for themselves, without letters."""
    return set(options) == {"True", "False"}


def answer_buttons(card: QuestionCard) -> tuple[Button, ...]:
    """Return a button an option, labelled by the texts when all are short, else by letters."""
    short = all(0 < size(label(option)) <= LABEL_FITS for option in card.options)
    return tuple(
        Button(
            label=label(option) if short else letter(position),
            custom_id=custom_ids.write(AnswerButton(card.game, card.round, position)),
        )
        for position, option in enumerate(card.options)
    )


def _answered(number: int) -> str:
    return "no answers yet" if number == 0 else f"{number:,} answered"
