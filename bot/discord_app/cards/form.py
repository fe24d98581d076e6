"""The form behind “Answer”."""

from bot.discord_app.cards.elements import Form
from bot.discord_app.cards.question import which_question
from bot.discord_app.cards.writing import relative
from bot.discord_app.controls import custom_ids
from bot.discord_app.controls.custom_ids import WrittenForm
from bot.discord_app.words.markdown import STEM_ROOM, label, said
from bot.game.question import Kind
from bot.ports.stage import QuestionCard

LONGEST = {Kind.TYPED: 200, Kind.NUMBER: 40, Kind.LIST: 1000}
"""Characters that a member may write; more never came from Discord's own form."""
TITLE_ROOM = LABEL_ROOM = 45


def answer_form(card: QuestionCard, revision: int) -> Form:
    """Draw the form; a new revision makes it an empty one on phones too."""
    words, hint = _asks_for(card)
    return Form(
        custom_id=custom_ids.write(WrittenForm(card.game, card.round, revision)),
        title=label(card.title, TITLE_ROOM) if card.total == 1 else which_question(card),
        text=f"{said(card.stem, STEM_ROOM)}\n-# Closes {relative(card.deadline_ms)}",
        label=words,
        hint=hint,
        longest=longest(card.kind),
        many_lines=card.kind is Kind.LIST,
    )


def longest(kind: Kind) -> int:
    """Return how many characters an answer of this kind may have."""
    return LONGEST.get(kind, LONGEST[Kind.TYPED])


def _asks_for(card: QuestionCard) -> tuple[str, str]:
    match card.kind:
        case Kind.NUMBER if card.unit:
            return label(f"Your number: {card.unit}", LABEL_ROOM), "Closest wins; one number."
        case Kind.NUMBER:
            return "Your number", "Closest wins; one number."
        case Kind.LIST:
            return "As many names as you know", "One a line, or with commas."
    return "Your answer", "Spelling need not be perfect."
