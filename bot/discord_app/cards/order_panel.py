"""The private panel on which things are put in order, its whole state in its buttons."""

from bot.discord_app.cards import lines, palette
from bot.discord_app.controls import custom_ids
from bot.discord_app.controls.custom_ids import PlaceButton, SubmitOrderButton
from bot.discord_app.drawing.elements import Button, Card, Look, Row, Text
from bot.discord_app.kinds.options import are_short, lettered, option_buttons
from bot.discord_app.kinds.order import in_places
from bot.discord_app.words.markdown import (
    STEM_ROOM,
    Markdown,
    in_lines,
    said,
    small,
)
from bot.discord_app.words.words import Words
from bot.game.kinds.order import OpenOrder
from bot.ports.stage import QuestionCard

BUTTONS_IN_A_ROW = 5


def panel_card(
    card: QuestionCard, placed: tuple[int, ...], words: Words, note: Markdown | None = None
) -> Card:
    """Draw the things, the order so far, and what may be tapped next; `note` is said first."""
    return Card(
        above=(() if note is None else (Text(note),)),
        parts=(
            Text(small(said(card.stem, STEM_ROOM))),
            *_still_to_place(card, placed),
            Text(in_lines(*_order_lines(card, placed, words))),
            *_option_rows(card, placed),
            Row((_clear(card, placed, words), _submit(card, placed, words))),
        ),
        accent=palette.OPEN,
    )


def locked_panel(
    card: QuestionCard,
    placed: tuple[int, ...],
    words: Words,
    *more: Button,
    left: int | None = None,
) -> Card:
    """Draw what is left of the panel once an order is on record; few changes `left` are told."""
    again = () if left == 0 else (_place(card, words.plain("Change it"), ()),)
    told = () if left is None else (lines.changes_left(left, words),)
    text = Text(in_lines(locked_lines(card, placed, words), *told))
    buttons = (*again, *more)
    return Card(parts=(text, Row(buttons)) if buttons else (text,), accent=palette.OPEN)


def locked_lines(card: QuestionCard, placed: tuple[int, ...], words: Words) -> Markdown:
    """Return an order that is on record, one thing a line."""
    return in_lines(words.say("Locked in:"), *_placed_lines(card, placed))


def places(written: str) -> tuple[int, ...]:
    """Return the shown positions that a button carries."""
    return tuple(map(int, written))


def things_of(card: QuestionCard) -> tuple[str, ...]:
    """Return what is to be put in order; nothing where a card asks for something else."""
    return card.asked.options if isinstance(card.asked, OpenOrder) else ()


def is_order_of(card: QuestionCard, placed: tuple[int, ...]) -> bool:
    """Tell whether these are things of the card, each at most once."""
    return len(set(placed)) == len(placed) and set(placed) <= set(range(len(things_of(card))))


def _still_to_place(card: QuestionCard, placed: tuple[int, ...]) -> tuple[Text, ...]:
    """Return what the letters on the buttons stand for; texts need no such list."""
    if are_short(things_of(card)):
        return ()
    left = [line for at, line in enumerate(lettered(things_of(card))) if at not in placed]
    return (Text(in_lines(*left)),) if left else ()


def _order_lines(card: QuestionCard, placed: tuple[int, ...], words: Words) -> list[Markdown]:
    if len(placed) == len(things_of(card)):
        return _placed_lines(card, placed)
    here = words.say("{number}. … (tap what comes here)", number=len(placed) + 1)
    return [*_placed_lines(card, placed), here]


def _placed_lines(card: QuestionCard, placed: tuple[int, ...]) -> list[Markdown]:
    return in_places([things_of(card)[position] for position in placed])


def _option_rows(card: QuestionCard, placed: tuple[int, ...]) -> list[Row]:
    def meaning(position: int) -> PlaceButton:
        return PlaceButton(card.game, card.round, _written((*placed, position)))

    buttons = option_buttons(things_of(card), meaning, dead=placed)
    starts = range(0, len(buttons), BUTTONS_IN_A_ROW)
    return [Row(buttons[start : start + BUTTONS_IN_A_ROW]) for start in starts]


def _clear(card: QuestionCard, placed: tuple[int, ...], words: Words) -> Button:
    return _place(card, words.plain("Clear"), (), disabled=not placed)


def _place(
    card: QuestionCard, text: str, placed: tuple[int, ...], *, disabled: bool = False
) -> Button:
    meaning = PlaceButton(card.game, card.round, _written(placed))
    return Button(label=text, custom_id=custom_ids.write(meaning), disabled=disabled)


def _submit(card: QuestionCard, placed: tuple[int, ...], words: Words) -> Button:
    meaning = SubmitOrderButton(card.game, card.round, _written(placed))
    return Button(
        label=words.plain("Submit"),
        custom_id=custom_ids.write(meaning),
        look=Look.GOOD,
        disabled=len(placed) < len(things_of(card)),
    )


def _written(placed: tuple[int, ...]) -> str:
    return "".join(map(str, placed))
