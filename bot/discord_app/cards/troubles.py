"""Problems of question files on a moderator's card: the file, the place, what, and the fix."""

from collections.abc import Sequence

from bot.discord_app.cards.elements import Text
from bot.discord_app.cards.fitting import as_fits
from bot.discord_app.cards.writing import count
from bot.discord_app.words.markdown import said
from bot.invocation import called
from bot.ports.library import Trouble

TROUBLES_ROOM = 1300
CHECK = f"`{called('packs check')}`"


def trouble_parts(troubles: Sequence[Trouble]) -> tuple[Text, ...]:
    """Return the problems that fit, errors first, and how to see the others."""
    if not troubles:
        return ()
    ordered = sorted(troubles, key=lambda each: (not each.is_error, each.file, each.place))
    lines = as_fits(ordered, _line, TROUBLES_ROOM, _more)
    return (Text("\n".join((f"**{trouble_counts(troubles).capitalize()}**", *lines))),)


def trouble_counts(troubles: Sequence[Trouble]) -> str:
    """Return “2 errors, 1 warning” or “no problems”."""
    errors = sum(each.is_error for each in troubles)
    warnings = len(troubles) - errors
    counts = [
        *([count(errors, "error")] if errors else []),
        *([count(warnings, "warning")] if warnings else []),
    ]
    return ", ".join(counts) or "no problems"


def _line(trouble: Trouble) -> str:
    severity = "Error" if trouble.is_error else "Warning"
    place = f", {said(trouble.place, 100)}" if trouble.place else ""
    fix = f" {said(trouble.fix, 250)}" if trouble.fix else ""
    return f"{severity} in {said(trouble.file, 100)}{place}: {said(trouble.what, 400)}{fix}"


def _more(number: int) -> str:
    return f"-# and {count(number, 'more problem')}: {CHECK} shows all."
