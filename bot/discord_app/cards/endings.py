"""The words for how a game ended, and for what has to be said before one begins or goes on."""

from bot.discord_app.cards.lines import refusal
from bot.discord_app.cards.writing import count
from bot.discord_app.words.markdown import name_of
from bot.game.ending import Ending, EndingKind
from bot.ports.stage import EndUnseen, HadToEnd, Interrupted, News, Opening, Shortened

_WORDS = {
    EndingKind.FINISHED: "",
    EndingKind.QUIET: "Nobody answered twice in a row, so the game ends here.",
    EndingKind.AWAY: "The bot was away for too long.",
    EndingKind.UNSHOWN: "The game could not be shown any more.",
    EndingKind.UNSAVED: "The points could not be saved any more, so the game ends here.",
    EndingKind.UNREADABLE: "The game could not go on.",
    EndingKind.BROKEN: "Something went wrong inside the bot. The points so far are kept.",
    EndingKind.UNKNOWN: "The game ended early.",
}


def ending_words(ending: Ending | None) -> str:
    """Return in one line why a game ended before its last question; nothing if it did not."""
    if ending is None:
        return ""
    if ending.kind is EndingKind.STOPPED:
        return f"{name_of(ending.name)} stopped the game."
    return _WORDS[ending.kind]


def opening_words(opening: Opening) -> str:
    """Return the line above a card before a game starts, or after it was interrupted."""
    match opening:
        case Shortened(found, wanted):
            fit = "1 question fits" if found == 1 else f"{found} questions fit"
            return f"Only {fit} what you asked for, so this game has {found} instead of {wanted}."
        case Interrupted(seconds):
            if seconds < 1:
                return "The game goes on."
            return f"The game was interrupted for {_how_long(seconds)} and goes on."


def news_words(news: News) -> str:
    """Return the private line to who started a game that did not come to its end in order."""
    match news:
        case HadToEnd(ending, trouble):
            why = refusal(trouble) if trouble is not None else ending_words(ending)
            return f"Your game had to end. {why}"
        case EndUnseen(trouble):
            return f"The end of your game could not be shown. {refusal(trouble)}"


def _how_long(seconds: int) -> str:
    if seconds == 1:
        return "a second"
    return count(seconds, "second") if seconds < 120 else count(seconds // 60, "minute")
