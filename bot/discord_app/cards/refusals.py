"""The words for what is not granted, not shown or not saved: one private line each."""

from typing import assert_never

from bot.discord_app.words.markdown import TITLE_ROOM, Markdown, joined, said
from bot.discord_app.words.words import Words
from bot.errors import StoreTrouble
from bot.game.refusals import (
    ChannelBusy,
    GameUnreadable,
    NoGameHere,
    NoPackNamed,
    NoPacks,
    NoQuestionFits,
    NoSuchPack,
    NothingLeft,
    PackGone,
    Refusal,
    Restarting,
    SeveralPacksFit,
    SourceUnreadable,
    StartersOnly,
    TooManyGames,
)
from bot.ports.stage_errors import Grant, Obstacle, StageTrouble

WRITTEN_ROOM = 60


def refusal_line(refusal: Refusal, words: Words) -> Markdown:  # noqa: C901, PLR0911 - a case each
    """Return why a request is not granted, and what to do instead."""
    match refusal:
        case NoGameHere():
            return words.say("No game is running in this channel. Start one with {/trivia}.")
        case ChannelBusy(link):
            return _channel_busy(link, words)
        case StartersOnly():
            return _starters_only(refusal, words)
        case TooManyGames(limit):
            return words.say(
                "You have {limit} games running already. "
                "End one with {/trivia-stop} in its channel, or wait until one is over.",
                limit=limit,
            )
        case Restarting():
            return words.say("The bot is about to restart. Try again in a minute.")
        case NothingLeft():
            return words.say("That game has nothing left to ask. Start another with {/trivia}.")
        case GameUnreadable():
            return words.say("That game cannot be read any more. Start another with {/trivia}.")
        case SourceUnreadable():
            return words.say("The source of this question cannot be read any more.")
        case NoPacks():
            return words.say(
                "There is no question pack to play yet. A moderator can see why: {/trivia-packs}."
            )
        case NoQuestionFits(narrowed):
            if narrowed:
                return words.say("No question fits that. Leave out the kind or the difficulty.")
            return words.say("No question fits that. Choose another pack.")
        case _:
            return _not_one_pack(refusal, words)


def stage_trouble_line(trouble: StageTrouble, words: Words) -> Markdown:  # noqa: C901, PLR0911 - a case each
    """Return why a card was not shown, and who can mend it."""
    match trouble.obstacle:
        case Obstacle.NO_CHANNEL:
            return words.say("This channel no longer exists.")
        case Obstacle.NO_MESSAGE:
            return words.say("The message no longer exists.")
        case Obstacle.NOT_ALLOWED:
            return words.say(
                "I am not allowed to post here any more: I need {permission}. "
                "Somebody who manages this channel can allow it (Edit Channel, Permissions).",
                permission=grant_name(trouble.lacking or Grant.SEND_MESSAGES, words),
            )
        case Obstacle.NOT_IN_THREAD:
            return words.say(
                "I am not in this private thread any more. "
                "Mention me in it, which brings me back, then start again."
            )
        case Obstacle.THREAD_LOCKED:
            return words.say("This thread is locked. Somebody who manages threads can unlock it.")
        case Obstacle.THREAD_ARCHIVED:
            return words.say("This thread is archived.")
        case Obstacle.ANSWERED_ELSEWHERE:
            return words.say("Another bot with the same token has answered.")
        case Obstacle.UNREADABLE_ANSWER:
            return words.say("Discord answered what cannot be read.")
        case Obstacle.NOT_TAKEN:
            return words.say("Discord did not take the message.")
        case Obstacle.NEVER_POSTED:
            return words.say("The card of this round was never posted.")
        case _:
            assert_never(trouble.obstacle)


def store_trouble_line(trouble: StoreTrouble, words: Words) -> Markdown:
    """Return what whoever wanted something saved is told where that could not be."""
    if trouble is StoreTrouble.CHANGED:
        return words.say(
            "Not saved: the bot's database was changed while it ran. "
            "The bot stops now; try again once it is back."
        )
    return words.say(
        "I cannot reach the place where I keep scores at the moment, so that did not happen. "
        "What was confirmed before is safe. Please try again in a minute."
    )


def grant_name(grant: Grant, words: Words) -> Markdown:
    """Return a permission as Discord's own settings call it."""
    match grant:
        case Grant.VIEW_CHANNEL:
            return words.say("View Channel")
        case Grant.SEND_MESSAGES:
            return words.say("Send Messages")
        case Grant.SEND_MESSAGES_IN_THREADS:
            return words.say("Send Messages in Threads")
        case Grant.READ_MESSAGE_HISTORY:
            return words.say("Read Message History")
        case Grant.CONNECT:
            return words.say("Connect")
        case _:
            assert_never(grant)


def _channel_busy(link: str, words: Words) -> Markdown:
    busy = words.say("A game is already running in this channel.")
    where = (words.say("It is here: {link}", link=Markdown(link)),) if link else ()
    return joined(" ", (busy, *where))


def _starters_only(refusal: StartersOnly, words: Words) -> Markdown:
    starter = words.name_of(refusal.name)
    match bool(refusal.name), refusal.or_moderator:
        case True, True:
            return words.say("Only {starter} or a moderator can stop this game.", starter=starter)
        case True, False:
            return words.say("Only {starter}, who started it, can continue it.", starter=starter)
        case False, True:
            return words.say("Only who started it or a moderator can stop this game.")
        case _:
            return words.say("Only who started it can continue it.")


def _not_one_pack(
    refusal: NoPackNamed | NoSuchPack | SeveralPacksFit | PackGone, words: Words
) -> Markdown:
    match refusal:
        case NoPackNamed():
            return words.say(
                "That names no question pack. Choose one from the list that appears while you type."
            )
        case PackGone(pack):
            return words.say(
                "There is no question pack called “{pack}” any more. "
                "Choose one from the list that appears while you type.",
                pack=said(pack, TITLE_ROOM),
            )
        case NoSuchPack(written, ()):
            return words.say(
                "There is no question pack called “{written}”. "
                "Choose one from the list that appears while you type.",
                written=said(written, WRITTEN_ROOM),
            )
        case NoSuchPack(written, near):
            return words.say(
                "There is no question pack called “{written}”. Did you mean {packs}?",
                written=said(written, WRITTEN_ROOM),
                packs=words.alternatives([said(title, TITLE_ROOM) for title in near]),
            )
        case SeveralPacksFit(written, titles, more):
            others = (words.count("{n} more", "{n} more", more),) if more else ()
            return words.say(
                "“{written}” fits several question packs: {packs}. "
                "Type more of its name, or choose one from the list that appears while you type.",
                written=said(written, WRITTEN_ROOM),
                packs=words.listed([*(said(title, TITLE_ROOM) for title in titles), *others]),
            )
        case _:
            assert_never(refusal)
