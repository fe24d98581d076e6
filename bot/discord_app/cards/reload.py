"""The private card after a reload: what changed, and every problem with its place."""

from bot.discord_app.cards import palette
from bot.discord_app.cards.file_problems import CHECK, trouble_parts
from bot.discord_app.cards.long_lists import as_fits
from bot.discord_app.drawing.elements import Card, Text
from bot.discord_app.words.markdown import Markdown, heading, in_lines, joined, said, small
from bot.discord_app.words.words import Words
from bot.ports.library import PackChange, PackInfo, ReloadReport

CHANGES_ROOM = 2000
TITLE_ROOM = 80


def reload_card(report: ReloadReport, words: Words) -> Card:
    """Draw the difference a reload made. Games that are running finish as they began."""
    changes = _changes(report, words) or [words.say("Nothing changed.")]
    clean = () if report.troubles else (Text(words.say("No problems in any file.")),)
    shown = as_fits(changes, lambda line: line, CHANGES_ROOM, lambda left: _more(left, words))
    running = words.say("Games that are running finish with the questions they began with.")
    return Card(
        parts=(
            Text(heading(words.say("Packs reloaded"))),
            Text(in_lines(*shown)),
            *trouble_parts(report.troubles, words),
            *clean,
            Text(small(running)),
        ),
        accent=palette.PLAIN,
    )


def _changes(report: ReloadReport, words: Words) -> list[Markdown]:
    return [
        *(_added(pack, words) for pack in report.added),
        *(_changed(change, words) for change in report.changed),
        *(words.say("**Removed:** {pack}.", pack=_title(pack)) for pack in report.removed),
        *(_kept(pack, words) for pack in report.kept),
    ]


def _added(pack: PackInfo, words: Words) -> Markdown:
    return words.count(
        "**Added:** {pack}, {n} question.",
        "**Added:** {pack}, {n} questions.",
        pack.questions,
        pack=_title(pack),
    )


def _changed(change: PackChange, words: Words) -> Markdown:
    """Tell the numbers that are not nothing; a change may also be to title or source alone."""
    differences = (
        *((words.count("{n} new", "{n} new", change.added),) if change.added else ()),
        *(
            (words.count("{n} reworded", "{n} reworded", change.reworded),)
            if change.reworded
            else ()
        ),
        *((words.count("{n} removed", "{n} removed", change.removed),) if change.removed else ()),
    )
    return words.count(
        "**Changed:** {pack}: {differences}; {n} question now.",
        "**Changed:** {pack}: {differences}; {n} questions now.",
        change.info.questions,
        pack=_title(change.info),
        differences=(
            joined(", ", differences) if differences else words.say("no question differs")
        ),
    )


def _kept(pack: PackInfo, words: Words) -> Markdown:
    return words.count(
        "**Kept:** {pack}. Its file has an error now, so its last good version ({n} question) "
        "stays in play.",
        "**Kept:** {pack}. Its file has an error now, so its last good version ({n} questions) "
        "stays in play.",
        pack.questions,
        pack=_title(pack),
    )


def _title(pack: PackInfo) -> Markdown:
    return said(pack.title, TITLE_ROOM)


def _more(number: int, words: Words) -> Markdown:
    return small(
        words.count(
            "and {n} more pack: {check} shows all.",
            "and {n} more packs: {check} shows all.",
            number,
            check=CHECK,
        )
    )
