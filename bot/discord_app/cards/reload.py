"""The private card after a reload: what changed, and every problem with its place."""

from collections.abc import Sequence

from bot.discord_app.cards import palette
from bot.discord_app.cards.elements import Card, Text
from bot.discord_app.cards.fitting import as_fits
from bot.discord_app.cards.troubles import CHECK, trouble_parts
from bot.discord_app.cards.writing import count
from bot.discord_app.words.markdown import said
from bot.ports.library import PackChange, PackInfo, ReloadReport

CHANGES_ROOM = 2000
TITLE_ROOM = 80


def reload_card(report: ReloadReport) -> Card:
    """Draw the difference a reload made. Games that are running finish as they began."""
    changes = _changes(report) or ["Nothing changed."]
    clean = () if report.troubles else (Text("No problems in any file."),)
    return Card(
        parts=(
            Text("### Packs reloaded"),
            Text("\n".join(as_fits(changes, str, CHANGES_ROOM, _more))),
            *trouble_parts(report.troubles),
            *clean,
            Text("-# Games that are running finish with the questions they began with."),
        ),
        accent=palette.PLAIN,
    )


def _changes(report: ReloadReport) -> list[str]:
    return [
        *(f"**Added:** {_title(pack)}, {_questions(pack)}." for pack in report.added),
        *(f"**Changed:** {_title(each.info)}: {_difference(each)}." for each in report.changed),
        *(f"**Removed:** {_title(pack)}." for pack in report.removed),
        *(
            f"**Kept:** {_title(pack)}. Its file has an error now, so its last good version "
            f"({_questions(pack)}) stays in play."
            for pack in report.kept
        ),
    ]


def _difference(change: PackChange) -> str:
    """Return the numbers that are not nothing; a change may also be to title or source alone."""
    counted: Sequence[tuple[int, str]] = (
        (change.added, "new"),
        (change.reworded, "reworded"),
        (change.removed, "removed"),
    )
    told = ", ".join(f"{number:,} {what}" for number, what in counted if number)
    return f"{told or 'no question differs'}; {_questions(change.info)} now"


def _title(pack: PackInfo) -> str:
    return said(pack.title, TITLE_ROOM)


def _questions(pack: PackInfo) -> str:
    return count(pack.questions, "question")


def _more(number: int) -> str:
    return f"-# and {count(number, 'more pack')}: {CHECK} shows all."
