"""What the bot says in English, word for word, for tests that wait for it or look for it."""

from bot.discord_app.cards import lines
from bot.discord_app.cards.denials import NotInThread, TimedOut, denial_line
from bot.discord_app.words.languages import words_for
from bot.game.saying import Saying

ENGLISH = words_for("en-US")

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
NO_NUMBER = "That is not a number, so no try was used. Digits alone do best."
NO_ANSWER = "That cannot be an answer here; no try was used."
MAY_CHANGE = "You can change it until the round closes."
NOTHING_SAVED = (
    "I cannot reach the place where I keep scores at the moment, so that did not happen. "
    "What was confirmed before is safe. Please try again in a minute."
)
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
NOT_ERASED_YET = "Nothing is erased yet: something that you sent before is still on its way."
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
FORMER_STARTER = "Only who started it can continue it."
TROUBLE = "Something went wrong on my side. Every point is safe; please try again."
CHANGED = "This command has changed. Wait a minute or reload Discord, then try it again."
SECOND_BOT = (
    "Footnote seems to run twice at the moment: games can start double, and a tap can meet "
    "“This round is over”. Please tell whoever runs this bot that one of the two has to be stopped."
)


def not_saved(earlier: Saying | None) -> str:
    return lines.not_saved(earlier, ENGLISH)


def on_its_way(answer: Saying) -> str:
    return lines.on_its_way(answer, ENGLISH)


def asked_at(link: str) -> str:
    return f"Here is your question: {link}"


def answer_stands(answer: Saying | None) -> str:
    return lines.answer_stands(answer, ENGLISH)


def changes_left(number: int) -> str:
    return lines.changes_left(number, ENGLISH)


def not_in_thread(bot: int) -> str:
    return denial_line(NotInThread(bot), ENGLISH)


def timed_out(until: int) -> str:
    return denial_line(TimedOut(until), ENGLISH)
