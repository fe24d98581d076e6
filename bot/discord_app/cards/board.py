"""The card of a board: ten places in words, and where its reader stands."""

from typing import assert_never

from bot.discord_app.cards import palette
from bot.discord_app.cards.page_buttons import page_buttons
from bot.discord_app.controls.custom_ids import BoardButton
from bot.discord_app.drawing.elements import Card, Text
from bot.discord_app.words.markdown import Markdown, dotted, heading, in_lines, small
from bot.discord_app.words.words import Words, begun
from bot.game.periods import Period
from bot.ports.boards import BoardPage, BoardRow, OwnRank


def board_card(
    page: BoardPage, period: Period, reader: str, own: OwnRank | None, words: Words
) -> Card:
    """Draw a page of a board. `reader` is who asked for it, by name, because everybody sees it."""
    if not page.rows:
        return _empty(period, words)
    return Card(
        parts=(
            Text(heading(_title(period, words))),
            Text(in_lines(*(_line(row, words) for row in page.rows))),
            Text(_own(reader, own, words)),
            Text(small(_foot(page, period, words))),
            *page_buttons(page.page, page.pages, lambda at: BoardButton(period.name, at), words),
        ),
        accent=palette.FINISHED,
    )


def period_words(period: Period, words: Words) -> str:
    """Return a period as it is chosen."""
    match period:
        case Period.ALL:
            return words.plain("all time")
        case Period.MONTH:
            return words.plain("this month")
        case Period.WEEK:
            return words.plain("this week")
        case Period.TODAY:
            return words.plain("today")
        case _:
            assert_never(period)


def _title(period: Period, words: Words) -> Markdown:
    match period:
        case Period.ALL:
            return words.say("Scores of all time")
        case Period.MONTH:
            return words.say("Scores of this month")
        case Period.WEEK:
            return words.say("Scores of this week")
        case Period.TODAY:
            return words.say("Scores of today")
        case _:
            assert_never(period)


def _empty(period: Period, words: Words) -> Card:
    return Card(
        parts=(
            Text(heading(_title(period, words))),
            Text(
                words.say("Nobody has points here yet. The first question is one {/trivia} away.")
            ),
        ),
        accent=palette.FINISHED,
    )


def _line(row: BoardRow, words: Words) -> Markdown:
    return dotted(
        words.count(
            "{place}: **{name}** — {n} point",
            "{place}: **{name}** — {n} points",
            row.points,
            place=begun(words.ordinal(row.place)),
            name=words.name_of(row.name),
        ),
        _right(row, words),
    )


def _right(row: BoardRow, words: Words) -> Markdown:
    """Return how many answers were right; what was right in part is told as such."""
    if not row.partly:
        return words.say("{right} of {answered} right", right=row.right, answered=row.answered)
    if not row.right:
        return words.say(
            "{partly} of {answered} right in part", partly=row.partly, answered=row.answered
        )
    return words.say(
        "{right} right, {partly} in part, of {answered}",
        right=row.right,
        partly=row.partly,
        answered=row.answered,
    )


def _own(reader: str, own: OwnRank | None, words: Words) -> Markdown:
    name = words.name_of(reader)
    if own is None:
        return words.say("**{name}** is not on this board.", name=name)
    row = own.row
    if row.place == 1:
        return words.count(
            "**{name}** is first with {n} point.",
            "**{name}** is first with {n} points.",
            row.points,
            name=name,
        )
    return words.count(
        "**{name}** is {place} with {n} point, {gap} short of the next place.",
        "**{name}** is {place} with {n} points, {gap} short of the next place.",
        row.points,
        name=name,
        place=words.ordinal(row.place),
        gap=words.count("{n} point", "{n} points", own.gap),
    )


def _foot(page: BoardPage, period: Period, words: Words) -> Markdown:
    pages = words.say("Page {page} of {pages}", page=page.page, pages=page.pages)
    zone = words.say("by the calendar in UTC")
    return dotted(
        *((pages,) if page.pages > 1 else ()),
        words.count("{n} member", "{n} members", page.members),
        *(() if period is Period.ALL else (zone,)),
    )
