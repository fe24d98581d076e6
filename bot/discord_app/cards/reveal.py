"""The card of a settled round: the same shape, now with the answer and where it stands."""

from bot.discord_app.cards import palette
from bot.discord_app.cards.citing import MARKS, footnote
from bot.discord_app.cards.elements import Button, Card, Divider, Row, Text
from bot.discord_app.cards.endings import ending_words
from bot.discord_app.cards.picture import picture_parts
from bot.discord_app.cards.play_on import play_on
from bot.discord_app.cards.question import head, lines_above, option_lines
from bot.discord_app.cards.scorers import who_scored
from bot.discord_app.cards.writing import ordinal, unbroken
from bot.discord_app.controls import custom_ids
from bot.discord_app.controls.custom_ids import SourceButton
from bot.discord_app.words.markdown import name_of, option_room, said
from bot.game.question import Kind
from bot.ports.stage import RevealCard

ANSWER_ROOM = 600
BAR = 5


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


def bar(part: int, whole: int) -> str:
    """Return `part` of `whole` as blocks; what is not nothing fills at least one."""
    filled = max(1, round(BAR * part / whole)) if part else 0
    return "▰" * filled + "▱" * (BAR - filled)


def _answer_lines(card: RevealCard) -> list[str]:
    match card.question.kind:
        case Kind.ORDER:
            return _in_order(card)
        case Kind.TYPED | Kind.NUMBER:
            return [f"✓ **{said(card.answer, ANSWER_ROOM)}** — right answer"]
        case Kind.LIST:
            return ["✓ Right answers", f"**{said(card.answer, ANSWER_ROOM)}**"]
    return _marked_lines(card)


def _marked_lines(card: RevealCard) -> list[str]:
    words = "right answer" if len(card.right) == 1 else "right"
    lines = []
    for position, line in enumerate(option_lines(card.question)):
        marked = f"✓ **{line}** — {words}" if position in card.right else line
        lines.append(marked + _spread(card, position))
    return lines


def _in_order(card: RevealCard) -> list[str]:
    options = card.question.options
    texts = [said(options[position], option_room(len(options))) for position in card.right]
    return ["✓ Right order", *(f"{place}. **{text}**" for place, text in enumerate(texts, 1))]


def _spread(card: RevealCard, position: int) -> str:
    if not any(card.counts):
        return ""
    chosen = card.counts[position]
    whole = max(card.question.answered, *card.counts)
    return f" · {unbroken(f'{bar(chosen, whole)} {chosen:,}')}"


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
