"""The card of an open round."""

from bot.discord_app.cards import palette
from bot.discord_app.cards.elements import Card, Text
from bot.discord_app.cards.endings import opening_words
from bot.discord_app.cards.picture import picture_parts
from bot.discord_app.cards.sayings import worded
from bot.discord_app.cards.writing import relative, unbroken
from bot.discord_app.controls import custom_ids
from bot.discord_app.controls.custom_ids import AnswerButton, OrderButton, TickMenu, WriteButton
from bot.discord_app.kinds import drawing_of
from bot.discord_app.words.catalogue import SOURCE
from bot.discord_app.words.languages import words_for
from bot.discord_app.words.markdown import STEM_ROOM, TITLE_ROOM, said
from bot.ports.stage import QuestionCard

PREVIOUS_ROOM = 80


def question_card(card: QuestionCard) -> Card:
    """Draw an open round: what is asked, how to answer, and until when."""
    drawing, words = drawing_of(card.kind), words_for(SOURCE)
    return Card(
        above=lines_above(card),
        parts=(
            *head(card),
            *picture_parts(card.image),
            *map(Text, drawing.lines(card.asked, words)),
            drawing.controls(card, card.asked, words),
            Text(f"-# {' · '.join(_foot(card))}"),
        ),
        accent=palette.OPEN,
    )


def is_asked_by(custom_id: str, game: int, round_id: int) -> bool:
    """Tell whether a control stands on the open card of this round."""
    pressed = custom_ids.read(custom_id)
    if not isinstance(pressed, AnswerButton | WriteButton | TickMenu | OrderButton):
        return False
    return (pressed.game, pressed.round) == (game, round_id)


def lines_above(card: QuestionCard) -> tuple[Text, ...]:
    """Return what stands above the frame: what had to be said first, or the last answer."""
    lines: list[Text] = []
    if card.opening is not None:
        lines.append(Text(opening_words(card.opening)))
    if card.previous is not None:
        answer = worded(card.previous.answer, words_for(SOURCE), PREVIOUS_ROOM)
        lines.append(Text(f"-# Last answer: {answer} · [look back]({card.previous.link})"))
    return tuple(lines)


def head(card: QuestionCard) -> tuple[Text, Text]:
    """Return the small head line and the question as the heading."""
    title = said(card.title, TITLE_ROOM)
    hard = unbroken(f"difficulty {card.difficulty} of 5")
    return (
        Text(f"-# {which_question(card)} · {title} · {hard}"),
        Text(f"### {said(card.stem, STEM_ROOM)}"),
    )


def which_question(card: QuestionCard) -> str:
    """Return “Question 3 of 10”, or “One question” where there is no other."""
    one_of = f"Question {card.number} of {card.total}"
    return unbroken("One question" if card.total == 1 else one_of)


def _foot(card: QuestionCard) -> list[str]:
    """Return until when, how many have solved it where that gives nothing away, and answered."""
    solved = card.solved if drawing_of(card.kind).tells_solved else 0
    have = "has" if solved == 1 else "have"
    return [
        f"Closes {relative(card.deadline_ms)}",
        *([f"{solved:,} {have} solved it"] if solved else []),
        f"{card.answered:,} answered" if card.answered else "no answers yet",
    ]
