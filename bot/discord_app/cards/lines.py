"""The private one-liners that are said in more than one place, and the longest of the others."""

from bot.discord_app.drawing.sayings import worded
from bot.discord_app.words.markdown import OPTION_ROOM, Markdown
from bot.discord_app.words.words import Words
from bot.game.saying import Saying


def too_late(words: Words) -> Markdown:
    """Tell that an answer came after the deadline."""
    return words.say("Too late for this one: the time was up when your answer arrived.")


def round_over(words: Words) -> Markdown:
    """Tell that a round takes no answers any more."""
    return words.say(
        "This round is over. The next question takes your answer, or start one with {/trivia}."
    )


def old_button(words: Words) -> Markdown:
    """Tell that a control is from a version or a game that is gone."""
    return words.say(
        "This button is from long ago and does nothing any more. Start afresh with {/trivia}."
    )


def misplaced(words: Words) -> Markdown:
    """Tell that a control does not belong to the message that it was used on."""
    return words.say(
        "That button is not part of this message, so nothing happened. "
        "Use the newest card, or start afresh with {/trivia}."
    )


def unreadable(words: Words) -> Markdown:
    """Tell that what arrived is not what a card asks for."""
    return words.say(
        "That did not arrive as this card asks for it, so nothing was saved. Please try again."
    )


def servers_only(words: Words) -> Markdown:
    """Tell that something works in servers only."""
    return words.say("This works in servers only.")


def restarting(words: Words) -> Markdown:
    """Tell who comes while the bot is leaving."""
    return words.say(
        "I am about to restart, and every game goes on after it. Try again in a minute."
    )


def trouble(words: Words) -> Markdown:
    """Tell of what nobody foresaw."""
    return words.say("Something went wrong on my side. Every point is safe; please try again.")


def not_saved(earlier: Saying | None, words: Words) -> Markdown:
    """Tell that an answer does not count because it could not be saved, and what does."""
    if earlier is None:
        return words.say(
            "That answer could not be saved, so it does not count. Please give it again."
        )
    return words.say(
        "That answer could not be saved. Your earlier one still counts: {answer}. Try again.",
        answer=worded(earlier, words, OPTION_ROOM),
    )


def on_its_way(answer: Saying, words: Words) -> Markdown:
    """Tell that an answer has arrived and that nobody knows yet whether it is saved."""
    return words.say(
        "Not saved yet: {answer}. Saving takes longer than usual; "
        "this line changes as soon as it is done. What counts is when you gave it.",
        answer=worded(answer, words, OPTION_ROOM),
    )


def answer_stands(answer: Saying | None, words: Words) -> Markdown:
    """Tell who has changed their answer as often as they may which one counts."""
    if answer is None:
        return words.say("No more changes are taken for this question.")
    return words.say(
        "Your answer stands: {answer}. It cannot be changed any more.",
        answer=worded(answer, words, OPTION_ROOM),
    )


def changes_left(number: int, words: Words) -> Markdown:
    """Tell how often an answer may still be changed, once that is not often."""
    if number == 0:
        return words.say("That was the last change, so it stands.")
    return words.count(
        "You can change it one more time.",
        "You can change it {number} more times.",
        number,
        number=words.number_word(number),
    )
