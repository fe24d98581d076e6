"""The words for how a game ended, and for what has to be said before one begins or goes on."""

from typing import assert_never

from bot.discord_app.cards.refusals import stage_trouble_line
from bot.discord_app.words.markdown import Markdown
from bot.discord_app.words.words import Words
from bot.errors import StoreTrouble
from bot.game.ending import Ending, EndingKind
from bot.ports.stage import EndUnseen, HadToEnd, Interrupted, News, Opening, Shortened
from bot.ports.stage_errors import StageTrouble


def ending_words(ending: Ending | None, words: Words) -> Markdown | None:  # noqa: C901, PLR0911 - one line a kind
    """Return in one line why a game ended before its last question; None if it did not."""
    if ending is None:
        return None
    match ending.kind:
        case EndingKind.FINISHED:
            return None
        case EndingKind.STOPPED:
            return words.say("{name} stopped the game.", name=words.name_of(ending.name))
        case EndingKind.QUIET:
            return words.say("Nobody answered twice in a row, so the game ends here.")
        case EndingKind.AWAY:
            return words.say("The bot was away for too long.")
        case EndingKind.UNSHOWN:
            return words.say("The game could not be shown any more.")
        case EndingKind.UNSAVED:
            return words.say("The points could not be saved any more, so the game ends here.")
        case EndingKind.UNREADABLE:
            return words.say("The game could not go on.")
        case EndingKind.BROKEN:
            return words.say("Something went wrong inside the bot. The points so far are kept.")
        case EndingKind.UNKNOWN:
            return words.say("The game ended early.")
        case _:
            assert_never(ending.kind)


def opening_words(opening: Opening, words: Words) -> Markdown:
    """Return the line above a card before a game starts, or after it was interrupted."""
    match opening:
        case Shortened(found, wanted):
            return words.count(
                "Only {n} question fits what you asked for, so this game has {n} instead of "
                "{wanted}.",
                "Only {n} questions fit what you asked for, so this game has {n} instead of "
                "{wanted}.",
                found,
                wanted=wanted,
            )
        case Interrupted(seconds):
            return _interrupted(seconds, words)
        case _:
            assert_never(opening)


def news_words(news: News, words: Words) -> Markdown:
    """Return the private line to who started a game that did not come to its end in order."""
    match news:
        case HadToEnd(ending, trouble):
            why = ending_words(ending, words) if trouble is None else _why(trouble, words)
            if why is None:
                return words.say("Your game had to end.")
            return words.say("Your game had to end. {why}", why=why)
        case EndUnseen(trouble):
            why = stage_trouble_line(trouble, words)
            return words.say("The end of your game could not be shown. {why}", why=why)
        case _:
            assert_never(news)


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


def _interrupted(seconds: int, words: Words) -> Markdown:
    if seconds < 1:
        return words.say("The game goes on.")
    if seconds < 120:
        return words.count(
            "The game was interrupted for a second and goes on.",
            "The game was interrupted for {n} seconds and goes on.",
            seconds,
        )
    return words.count(
        "The game was interrupted for {n} minute and goes on.",
        "The game was interrupted for {n} minutes and goes on.",
        seconds // 60,
    )
