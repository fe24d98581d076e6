"""The form behind “Answer”."""

from bot.discord_app.cards.question import which_question
from bot.discord_app.controls import custom_ids
from bot.discord_app.controls.custom_ids import WrittenForm
from bot.discord_app.drawing.elements import Form
from bot.discord_app.kinds import drawing_of
from bot.discord_app.words.markdown import STEM_ROOM, in_lines, label, relative, said, small
from bot.discord_app.words.words import Words
from bot.ports.stage import QuestionCard

TITLE_ROOM = 45


def answer_form(card: QuestionCard, revision: int, words: Words) -> Form | None:
    """Draw the form; a new revision makes it an empty one on phones too. None for other kinds."""
    drawing = drawing_of(card.kind)
    field = drawing.field(card.asked, words)
    if field is None:
        return None
    closes = words.say("Closes {when}", when=relative(card.deadline_ms))
    return Form(
        custom_id=custom_ids.write(WrittenForm(card.game, card.round, revision)),
        title=label(card.title, TITLE_ROOM) if card.total == 1 else which_question(card, words),
        text=in_lines(
            said(card.stem, STEM_ROOM), *drawing.recalled(card.asked, words), small(closes)
        ),
        label=field.label,
        hint=field.hint,
        longest=drawing.longest,
        many_lines=field.many_lines,
    )


def is_too_long(card: QuestionCard, text: str) -> bool:
    """Tell whether a text is longer than Discord's own form would have let anybody write."""
    return len(text) > drawing_of(card.kind).longest
