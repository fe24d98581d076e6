"""Options on a card: lettered lines, buttons, and how many chose each."""

from collections.abc import Callable, Sequence

from bot.discord_app.controls import custom_ids
from bot.discord_app.controls.custom_ids import Control
from bot.discord_app.drawing.elements import Button
from bot.discord_app.kinds.kind_drawing import PACK_ANSWER_ROOM, right
from bot.discord_app.words.markdown import (
    Markdown,
    bold,
    dotted,
    in_lines,
    joined,
    label,
    letter,
    option_room,
    said,
    unbroken,
)
from bot.discord_app.words.plain_text import size
from bot.discord_app.words.words import Words

LABEL_FITS = 20
"""Buttons carry the options' texts when all are this short; a row of them still fits a phone."""
BAR = 5


def lettered(options: Sequence[str]) -> list[Markdown]:
    """Return the options as lines with letters."""
    room = option_room(len(options))
    return [
        joined(". ", (letter(place), said(option, room))) for place, option in enumerate(options)
    ]


def block(options: Sequence[str]) -> Markdown:
    """Return the lettered options as one text."""
    return in_lines(*lettered(options))


def are_short(options: Sequence[str]) -> bool:
    """Tell whether buttons carry the options' texts, so that no list need explain letters."""
    return all(0 < size(label(option)) <= LABEL_FITS for option in options)


def option_buttons(
    options: Sequence[str], meaning: Callable[[int], Control], *, dead: tuple[int, ...] = ()
) -> tuple[Button, ...]:
    """Return a button an option, labelled by the texts when all are short, else by letters."""
    short = are_short(options)
    return tuple(
        Button(
            label=label(option) if short else letter(position),
            custom_id=custom_ids.write(meaning(position)),
            disabled=position in dead,
        )
        for position, option in enumerate(options)
    )


def marked(
    lines: Sequence[Markdown],
    places: Sequence[int],
    counts: Sequence[int],
    answered: int,
    words: Words,
) -> list[Markdown]:
    """Return option lines with the right ones marked, and the spread of the answers."""
    whole = max(answered, *counts)
    shown = []
    for place, line in enumerate(lines):
        parts = [_right(line, len(places), words) if place in places else line]
        if any(counts):
            blocks = bar(counts[place], whole)
            parts.append(unbroken(joined(" ", (blocks, words.number(counts[place])))))
        shown.append(dotted(*parts))
    return shown


def bar(part: int, whole: int) -> Markdown:
    """Return `part` of `whole` as blocks; what is not nothing fills at least one."""
    filled = max(1, round(BAR * part / whole)) if part else 0
    return Markdown("▰" * filled + "▱" * (BAR - filled))


def right_first(right_ones: Sequence[str], options: Sequence[str]) -> Markdown:
    """Return the options on one line as moderators read them, the right ones first and marked."""
    wrong = [option for option in options if option not in right_ones]
    room = PACK_ANSWER_ROOM // max(4, len(right_ones) + len(wrong))
    shown = (right(said(option, room - 2)) for option in right_ones)
    return dotted(*shown, *(said(option, room) for option in wrong))


def _right(line: Markdown, right_ones: int, words: Words) -> Markdown:
    text = right(bold(line))
    if right_ones == 1:
        return words.say("{right} — right answer", right=text)
    return words.say("{right} — right", right=text)
