"""The card of an open round."""

from bot.discord_app.cards import palette
from bot.discord_app.cards.controls import controls
from bot.discord_app.cards.elements import Card, Text
from bot.discord_app.cards.endings import opening_words
from bot.discord_app.cards.hint import hint_line
from bot.discord_app.cards.picture import picture_parts
from bot.discord_app.cards.writing import count, letter, relative, unbroken
from bot.discord_app.controls import custom_ids
from bot.discord_app.controls.custom_ids import AnswerButton, OrderButton, TickMenu, WriteButton
from bot.discord_app.words.markdown import STEM_ROOM, TITLE_ROOM, option_room, said
from bot.game.question import Kind, number_text
from bot.game.round import CLOSEST_SHARE
from bot.ports.stage import QuestionCard

PREVIOUS_ROOM = 80
UNIT_ROOM = 40
CLOSEST_GETS = {0.5: "half"}.get(CLOSEST_SHARE, f"{CLOSEST_SHARE:.0%}")


def question_card(card: QuestionCard) -> Card:
    """Draw an open round: what is asked, how to answer, and until when."""
    return Card(
        above=lines_above(card),
        parts=(
            *head(card),
            *picture_parts(card.image),
            *_options(card),
            *_help(card),
            controls(card),
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
        answer = said(card.previous.answer, PREVIOUS_ROOM)
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


def option_lines(card: QuestionCard) -> list[str]:
    """Return the options as lines, lettered unless they are True and False."""
    texts = [said(option, option_room(len(card.options))) for option in card.options]
    if card.kind is Kind.TRUE_FALSE:
        return [*texts]
    return [f"{letter(position)}. {text}" for position, text in enumerate(texts)]


def with_unit(value: float, unit: str) -> str:
    """Return a number as members read it, with its unit if it has one."""
    return unbroken(number_text(value, said(unit, UNIT_ROOM) if unit else ""))


def _options(card: QuestionCard) -> tuple[Text, ...]:
    if not card.options or card.kind is Kind.TRUE_FALSE:
        return ()
    return (Text("\n".join(option_lines(card))),)


def _help(card: QuestionCard) -> tuple[Text, ...]:
    """Return the line that says how points come to be, or how far a hint goes."""
    if card.hint:
        return (Text(hint_line(card.hint)),)
    match card.kind:
        case Kind.NUMBER:
            off = with_unit(card.scale, card.unit)
            line = (
                f"The nearer, the more: all on the spot, none from {off} off; "
                f"the closest gets at least {CLOSEST_GETS}."
            )
        case Kind.SEVERAL:
            line = "A right tick counts for you, a wrong one against."
        case Kind.LIST:
            line = f"Name as many as you can: {count(card.wanted, 'name')} for the full points."
        case Kind.ORDER:
            line = "Put them in order: every pair in the right order counts."
        case _:
            return ()
    return (Text(f"-# {line}"),)


def _foot(card: QuestionCard) -> list[str]:
    """Return until when, how many have solved it where that gives nothing away, and answered."""
    solved = card.solved if card.kind in (Kind.TYPED, Kind.LIST) else 0
    have = "has" if solved == 1 else "have"
    return [
        f"Closes {relative(card.deadline_ms)}",
        *([f"{solved:,} {have} solved it"] if solved else []),
        f"{card.answered:,} answered" if card.answered else "no answers yet",
    ]
