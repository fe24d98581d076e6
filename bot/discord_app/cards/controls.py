"""What an open card is answered with: buttons, a menu, or the way to a form or a panel."""

from collections.abc import Callable

from bot.discord_app.cards.elements import Button, Look, Menu, MenuChoice, Row
from bot.discord_app.cards.writing import letter
from bot.discord_app.controls import custom_ids
from bot.discord_app.controls.custom_ids import (
    AnswerButton,
    Control,
    OrderButton,
    TickMenu,
    WriteButton,
)
from bot.discord_app.words.markdown import label
from bot.discord_app.words.plain_text import size
from bot.game.question import Kind
from bot.ports.stage import QuestionCard

LABEL_FITS = 20
"""Buttons carry the options' texts when all are this short; a row of them still fits a phone."""
CHOICE_ROOM = 100


def controls(card: QuestionCard) -> Row | Menu:
    """Return what a card of its kind is answered with."""
    match card.kind:
        case Kind.TYPED | Kind.NUMBER | Kind.LIST:
            return Row((_main("Answer", WriteButton(card.game, card.round)),))
        case Kind.ORDER:
            return Row((_main("Put in order", OrderButton(card.game, card.round)),))
        case Kind.SEVERAL:
            return _menu(card)
    return Row(option_buttons(card, lambda position: AnswerButton(card.game, card.round, position)))


def are_short(card: QuestionCard) -> bool:
    """Tell whether buttons carry the options' texts, so that no list need explain letters."""
    return all(0 < size(label(option)) <= LABEL_FITS for option in card.options)


def option_buttons(
    card: QuestionCard, meaning: Callable[[int], Control], *, dead: tuple[int, ...] = ()
) -> tuple[Button, ...]:
    """Return a button an option, labelled by the texts when all are short, else by letters."""
    short = are_short(card)
    return tuple(
        Button(
            label=label(option) if short else letter(position),
            custom_id=custom_ids.write(meaning(position)),
            disabled=position in dead,
        )
        for position, option in enumerate(card.options)
    )


def _main(words: str, meaning: Control) -> Button:
    return Button(label=words, custom_id=custom_ids.write(meaning), look=Look.MAIN)


def _menu(card: QuestionCard) -> Menu:
    return Menu(
        custom_id=custom_ids.write(TickMenu(card.game, card.round)),
        placeholder="Tick all that apply",
        choices=tuple(
            MenuChoice(label(f"{letter(position)}. {option}", CHOICE_ROOM), str(position))
            for position, option in enumerate(card.options)
        ),
    )
