"""The words for how a game ended, and for what has to be said before one begins or goes on."""

from typing import assert_never

from bot.discord_app.cards.refusals import stage_trouble_line
from bot.discord_app.cards.writing import count
from bot.discord_app.words.markdown import Markdown, name_of
from bot.discord_app.words.words import Words
from bot.errors import StoreTrouble
from bot.game.ending import Ending, EndingKind
from bot.ports.stage import EndUnseen, HadToEnd, Interrupted, News, Opening, Shortened
from bot.ports.stage_errors import StageTrouble

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


def news_words(news: News, words: Words) -> Markdown:
    """Return the private line to who started a game that did not come to its end in order."""
    match news:
        case HadToEnd(ending, trouble):
            why = Markdown(ending_words(ending)) if trouble is None else _why(trouble, words)
            return words.say("Your game had to end. {why}", why=why)
        case EndUnseen(trouble):
            why = stage_trouble_line(trouble, words)
            return words.say("The end of your game could not be shown. {why}", why=why)


def _why(trouble: StageTrouble | StoreTrouble, words: Words) -> Markdown:
    match trouble:
        case StageTrouble():
            return stage_trouble_line(trouble, words)
        case StoreTrouble.FULL:
            return words.say("The disk is full.")
        case StoreTrouble.CHANGED:
            return words.say("The bot's database was changed while it ran.")
        case StoreTrouble.OTHER:
            return words.say("The points could not be saved any more.")
        case _:
            assert_never(trouble)


def _how_long(seconds: int) -> str:
    if seconds == 1:
        return "a second"
    return count(seconds, "second") if seconds < 120 else count(seconds // 60, "minute")
