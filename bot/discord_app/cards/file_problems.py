"""Problems of question files on a moderator's card: the file, the place, what, and the fix."""

from collections.abc import Sequence

from bot.discord_app.cards.long_lists import as_fits
from bot.discord_app.drawing.elements import Text
from bot.discord_app.words.markdown import Markdown, bold, code, in_lines, joined, said, small
from bot.discord_app.words.words import Words, begun
from bot.invocation import called
from bot.ports.library import Trouble

TROUBLES_ROOM = 1300
CHECK = code(Markdown(called("packs check")))


def trouble_parts(troubles: Sequence[Trouble], words: Words) -> tuple[Text, ...]:
    """Return the problems that fit, errors first, and how to see the others."""
    if not troubles:
        return ()
    ordered = sorted(troubles, key=lambda each: (not each.is_error, each.file, each.place))
    lines = as_fits(
        ordered, lambda each: _line(each, words), TROUBLES_ROOM, lambda left: _more(left, words)
    )
    return (Text(in_lines(bold(begun(trouble_counts(troubles, words))), *lines)),)


def trouble_counts(troubles: Sequence[Trouble], words: Words) -> Markdown:
    """Return “2 errors, 1 warning” or “no problems”."""
    errors = sum(each.is_error for each in troubles)
    warnings = len(troubles) - errors
    counts = (
        *((words.count("{n} error", "{n} errors", errors),) if errors else ()),
        *((words.count("{n} warning", "{n} warnings", warnings),) if warnings else ()),
    )
    return joined(", ", counts) if counts else words.say("no problems")


def _line(trouble: Trouble, words: Words) -> Markdown:
    what = (said(trouble.what, 400), *((said(trouble.fix, 250),) if trouble.fix else ()))
    where = (
        said(trouble.file, 100),
        *((said(trouble.place, 100),) if trouble.place else ()),
    )
    fields = {"where": joined(", ", where), "what": joined(" ", what)}
    if trouble.is_error:
        return words.say("Error in {where}: {what}", **fields)
    return words.say("Warning in {where}: {what}", **fields)


def _more(number: int, words: Words) -> Markdown:
    return small(
        words.count(
            "and {n} more problem: {check} shows all.",
            "and {n} more problems: {check} shows all.",
            number,
            check=CHECK,
        )
    )
