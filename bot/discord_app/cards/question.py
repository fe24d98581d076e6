"""The card of an open round."""

from bot.discord_app.cards import palette
from bot.discord_app.cards.endings import opening_words
from bot.discord_app.cards.picture import picture_parts
from bot.discord_app.controls import custom_ids
from bot.discord_app.controls.custom_ids import AnswerButton, OrderButton, TickMenu, WriteButton
from bot.discord_app.drawing.elements import Card, Text
from bot.discord_app.drawing.sayings import worded
from bot.discord_app.kinds import drawing_of
from bot.discord_app.words.markdown import (
    STEM_ROOM,
    TITLE_ROOM,
    Markdown,
    dotted,
    heading,
    linked,
    relative,
    said,
    small,
    unbroken,
)
from bot.discord_app.words.words import Words
from bot.ports.stage import QuestionCard

PREVIOUS_ROOM = 80


def question_card(card: QuestionCard, words: Words) -> Card:
    """Draw an open round: what is asked, how to answer, and until when."""
    drawing = drawing_of(card.kind)
    return Card(
        above=lines_above(card, words),
        parts=(
            *head(card, words),
            *picture_parts(card.image),
            *map(Text, drawing.lines(card.asked, words)),
            drawing.controls(card, card.asked, words),
            Text(small(_foot(card, words))),
        ),
        accent=palette.OPEN,
    )


def is_asked_by(custom_id: str, game: int, round_id: int) -> bool:
    """Tell whether a control stands on the open card of this round."""
    pressed = custom_ids.read(custom_id)
    if not isinstance(pressed, AnswerButton | WriteButton | TickMenu | OrderButton):
        return False
    return (pressed.game, pressed.round) == (game, round_id)


def lines_above(card: QuestionCard, words: Words) -> tuple[Text, ...]:
    """Return what stands above the frame: what had to be said first, or the last answer."""
    lines: list[Text] = []
    if card.opening is not None:
        lines.append(Text(opening_words(card.opening, words)))
    if card.previous is not None:
        answer = worded(card.previous.answer, words, PREVIOUS_ROOM)
        last = words.say("Last answer: {answer}", answer=answer)
        look = linked(words.say("look back"), card.previous.link)
        lines.append(Text(small(dotted(last, look))))
    return tuple(lines)


def head(card: QuestionCard, words: Words) -> tuple[Text, Text]:
    """Return the small head line and the question as the heading."""
    title = said(card.title, TITLE_ROOM)
    hard = unbroken(words.say("difficulty {difficulty} of 5", difficulty=card.difficulty))
    return (
        Text(small(dotted(which_question(card, words), title, hard))),
        Text(heading(said(card.stem, STEM_ROOM))),
    )


def which_question(card: QuestionCard, words: Words) -> Markdown:
    """Return “Question 3 of 10”, or “One question” where there is no other."""
    if card.total == 1:
        return unbroken(words.say("One question"))
    return unbroken(words.say("Question {number} of {total}", number=card.number, total=card.total))


def _foot(card: QuestionCard, words: Words) -> Markdown:
    """Return until when, how many have solved it where that gives nothing away, and answered."""
    solved = card.solved if drawing_of(card.kind).tells_solved else 0
    return dotted(
        words.say("Closes {when}", when=relative(card.deadline_ms)),
        *((words.count("{n} has solved it", "{n} have solved it", solved),) if solved else ()),
        words.count("{n} answered", "{n} answered", card.answered)
        if card.answered
        else words.say("no answers yet"),
    )
