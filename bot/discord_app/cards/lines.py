"""The private one-liners, already safe as Discord markdown."""

from bot.discord_app.cards.sayings import worded
from bot.discord_app.cards.writing import number_word
from bot.discord_app.words.catalogue import SOURCE
from bot.discord_app.words.languages import words_for
from bot.discord_app.words.markdown import OPTION_ROOM
from bot.game.saying import Saying

TOO_LATE = "Too late for this one: the time was up when your answer arrived."
ROUND_OVER = "This round is over. The next question takes your answer, or start one with /trivia."
OLD_BUTTON = "This button is from long ago and does nothing any more. Start afresh with /trivia."
MISPLACED = (
    "That button is not part of this message, so nothing happened. "
    "Use the newest card, or start afresh with /trivia."
)
UNREADABLE = "That did not arrive as this card asks for it, so nothing was saved. Please try again."
SERVERS_ONLY = "This works in servers only."
NOT_YOURS_TO_REVEAL = (
    "Only the member who started the game can reveal early, and only while nobody else plays."
)
REVEALED = "Here it comes."
SOLVED_ALREADY = "You have solved this one already."
NO_TRIES = "You have no tries left; the answer comes with the reveal."
MAY_CHANGE = "You can change it until the round closes."
TOO_FAST = (
    "That was faster than I can follow, so the last of it was not taken. "
    "Whatever I confirmed stands. Give it a few seconds, then go on."
)
RESTARTING = "I am about to restart, and every game goes on after it. Try again in a minute."
EXPORTED = "This is all that I keep of you on this server."
EXPORTING = "I am at it already: it comes as a message of its own, as soon as it is ready."
EXPORT_TOO_LARGE = (
    "What I keep of you is more than Discord takes in one file. "
    "Ask whoever runs this bot for it; they can read it from the database."
)
ERASED = "It is done: nothing of what I keep on this server points to you any more."
ERASING = (
    "I am on it: what you sent before is finished first, and the disk takes its time. "
    "I say here when it is done."
)
NOT_ERASED_YET = (
    "Nothing is erased yet: something that you sent before is still on its way. "
    "Try again in a minute."
)
ERASED_SO_FAR = (
    "You are erased: nothing that I show or use points to you any more. The last old bytes go from "
    "the disk in a moment, or as soon as it lets me: a backup may be running."
)
HIDDEN = (
    "You are off this server's boards. Your points are kept: /trivia-privacy show brings you back."
)
SHOWN = "You are on this server's boards."
CHOOSE_ALL = "Place all of them, each once, then submit."
STOPPED = "The game is stopped; every point so far counts."
SOURCE_LATER = "The source is shown once the round is over."
NEEDS_MANAGE_SERVER = (
    "That is for moderators: it takes the Manage Server permission, which your roles do not give."
)
OPERATORS_ONLY = (
    "Several servers share these packs, so their answers, and reloading them, are for those who "
    "run this bot. /trivia-packs list shows what is in play."
)
OPERATORS_UNKNOWN = (
    "Discord did not say just now who runs this bot, and until it does the answers of its packs "
    "stay closed. Please try again in a minute."
)
NO_PLACE = "I cannot post questions in this kind of channel. Start in a text channel or a thread."
THREAD_LOCKED = (
    "This thread is locked, so I could post no second question. "
    "Somebody who manages threads can unlock it, or start in another channel."
)
TROUBLE = "Something went wrong on my side. Every point is safe; please try again."


def not_saved(earlier: Saying | None) -> str:
    """Tell that an answer does not count because it could not be saved, and what does."""
    if earlier is None:
        return "That answer could not be saved, so it does not count. Please give it again."
    kept = worded(earlier, words_for(SOURCE), OPTION_ROOM)
    return f"That answer could not be saved. Your earlier one still counts: {kept}. Try again."


def on_its_way(answer: Saying) -> str:
    """Tell that an answer has arrived and that nobody knows yet whether it is saved."""
    given = worded(answer, words_for(SOURCE), OPTION_ROOM)
    return (
        f"Not saved yet: {given}. Saving takes longer than usual; "
        "this line changes as soon as it is done. What counts is when you gave it."
    )


def asked_at(link: str) -> str:
    """Tell where the question stands that a command had to wait for."""
    return f"Here is your question: {link}"


def answer_stands(answer: Saying | None) -> str:
    """Tell who has changed their answer as often as they may which one counts."""
    if answer is None:
        return "No more changes are taken for this question."
    stands = worded(answer, words_for(SOURCE), OPTION_ROOM)
    return f"Your answer stands: {stands}. It cannot be changed any more."


def changes_left(number: int) -> str:
    """Tell how often an answer may still be changed, once that is not often."""
    if number == 0:
        return "That was the last change, so it stands."
    return f"You can change it {number_word(number)} more {'time' if number == 1 else 'times'}."


def not_in_thread(bot: int) -> str:
    """Tell what lets the bot into a private thread, which no permission for its channel does."""
    return (
        "I am not in this private thread, so I could post no second question. "
        f"Mention me here (<@{bot}>), which brings me in, then start again."
    )


def timed_out(until: int) -> str:
    """Tell until when the bot may post nothing in this server."""
    return (
        "I am timed out in this server, so I could post no second question. "
        f"That ends <t:{until}:R>, or when a moderator removes the timeout."
    )
