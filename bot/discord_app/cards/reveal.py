"""The card of a settled round: the same shape, now with the answer and where it stands."""

from bot.discord_app import custom_ids
from bot.discord_app.cards import palette
from bot.discord_app.cards.citing import MARKS, footnote
from bot.discord_app.cards.elements import Button, Card, Divider, Row, Text
from bot.discord_app.cards.markdown import name_of, said
from bot.discord_app.cards.play_on import play_on
from bot.discord_app.cards.question import head, lines_above, option_lines
from bot.discord_app.cards.writing import in_a_row, listed, ordinal, seconds
from bot.discord_app.custom_ids import SourceButton
from bot.ports.stage import RevealCard, Scorer

SCORERS_SHOWN = 5
NOTE_ROOM = 200
BAR = 5


def reveal_card(card: RevealCard) -> Card:
    """Draw a settled round: the right line, the spread, who scored, why, and the footnote."""
    return Card(
        above=lines_above(card.question),
        parts=(
            *head(card.question),
            Text("\n".join(_marked_lines(card))),
            Divider(),
            Text(_who_scored(card)),
            Text(said(card.explanation) + MARKS[0]),
            *_standing(card),
            *_note(card),
            Text(footnote(card.source)),
            Row(_buttons(card)),
        ),
        accent=palette.SETTLED,
    )


def bar(part: int, whole: int) -> str:
    """Return `part` of `whole` as blocks; what is not nothing fills at least one."""
    filled = max(1, round(BAR * part / whole)) if part else 0
    return "▰" * filled + "▱" * (BAR - filled)


def _marked_lines(card: RevealCard) -> list[str]:
    lines = []
    for position, line in enumerate(option_lines(card.question)):
        marked = f"✓ **{line}** — right answer" if position == card.right else line
        lines.append(marked + _spread(card, position))
    return lines


def _spread(card: RevealCard, position: int) -> str:
    answers = sum(card.counts)
    if not answers:
        return ""
    chosen = card.counts[position]
    return f" · {bar(chosen, answers)} {chosen:,}"


def _who_scored(card: RevealCard) -> str:
    if not any(card.counts):
        return "Nobody answered this one."
    if not card.scorers:
        return "Nobody had it this time."
    names = [_scored(scorer) for scorer in card.scorers[:SCORERS_SHOWN]]
    more = len(card.scorers) - len(names)
    if more:
        names.append(f"{more:,} more")
    return f"Right: {listed(names)}."


def _scored(scorer: Scorer) -> str:
    streak = f", {in_a_row(scorer.streak)}" if scorer.streak >= 2 else ""
    how = f"{seconds(scorer.elapsed_ms)}{streak}"
    return f"**{name_of(scorer.name)}** +{scorer.points:,} ({how})"


def _standing(card: RevealCard) -> tuple[Text, ...]:
    if not card.standing:
        return ()
    places = (
        f"{ordinal(place.place)} {name_of(place.name)} {place.points:,}" for place in card.standing
    )
    asked = card.question
    return (Text(f"-# After {asked.number} of {asked.total}: {' · '.join(places)}"),)


def _note(card: RevealCard) -> tuple[Text, ...]:
    return (Text(said(card.note, NOTE_ROOM)),) if card.note else ()


def _buttons(card: RevealCard) -> tuple[Button, ...]:
    source = Button(label="Source", custom_id=custom_ids.write(SourceButton(card.question.round)))
    return (source, *play_on(card.question.game)) if card.offers_more else (source,)
