"""The card of a board: ten places in words, and where its reader stands."""

from bot.discord_app.cards import palette
from bot.discord_app.cards.elements import Card, Text
from bot.discord_app.cards.paging import page_buttons
from bot.discord_app.cards.writing import count, ordinal
from bot.discord_app.controls.custom_ids import BoardButton
from bot.discord_app.words.markdown import name_of
from bot.game.periods import Period
from bot.ports.boards import BoardPage, BoardRow, OwnRank

TITLES = {
    Period.ALL: "Scores of all time",
    Period.MONTH: "Scores of this month",
    Period.WEEK: "Scores of this week",
    Period.TODAY: "Scores of today",
}


def board_card(page: BoardPage, period: Period, reader: str, own: OwnRank | None) -> Card:
    """Draw a page of a board. `reader` is who asked for it, by name, because everybody sees it."""
    if not page.rows:
        return _empty(period)
    return Card(
        parts=(
            Text(f"### {TITLES[period]}"),
            Text("\n".join(map(_line, page.rows))),
            Text(_own(reader, own)),
            Text(f"-# {_foot(page, period)}"),
            *page_buttons(page.page, page.pages, lambda at: BoardButton(period.name, at)),
        ),
        accent=palette.FINISHED,
    )


def _empty(period: Period) -> Card:
    return Card(
        parts=(
            Text(f"### {TITLES[period]}"),
            Text("Nobody has points here yet. The first question is one /trivia away."),
        ),
        accent=palette.FINISHED,
    )


def _line(row: BoardRow) -> str:
    place = ordinal(row.place).capitalize()
    return f"{place}: **{name_of(row.name)}** — {count(row.points, 'point')} · {_right(row)}"


def _right(row: BoardRow) -> str:
    """Return how many answers were right; what was right in part is told as such."""
    if not row.partly:
        return f"{row.right:,} of {row.answered:,} right"
    if not row.right:
        return f"{row.partly:,} of {row.answered:,} right in part"
    return f"{row.right:,} right, {row.partly:,} in part, of {row.answered:,}"


def _own(reader: str, own: OwnRank | None) -> str:
    if own is None:
        return f"**{name_of(reader)}** is not on this board."
    row = own.row
    standing = f"**{name_of(reader)}** is {ordinal(row.place)} with {count(row.points, 'point')}"
    if row.place == 1:
        return f"{standing}."
    return f"{standing}, {count(own.gap, 'point')} short of the next place."


def _foot(page: BoardPage, period: Period) -> str:
    pages = (f"Page {page.page:,} of {page.pages:,}",) if page.pages > 1 else ()
    zone = () if period is Period.ALL else ("by the calendar in UTC",)
    return " · ".join((*pages, count(page.members, "member"), *zone))
