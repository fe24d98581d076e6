"""The help: what this is, every command, how points are earned, and what is kept."""

from collections.abc import Mapping

from bot.discord_app.cards import palette
from bot.discord_app.drawing.elements import Card, Text
from bot.discord_app.words.markdown import Markdown, bold, code, heading, in_lines, small
from bot.discord_app.words.words import Words
from bot.game.scoring import BASE, STREAK_CAP, STREAK_STEP


def help_card(words: Words) -> Card:
    """Draw the help, the same for everybody."""
    return Card(
        parts=(
            Text(heading(words.say("Footnote, the trivia bot that cites its sources"))),
            Text(_about(words)),
            Text(_commands(words.say("Commands"), for_players(words), words)),
            Text(
                _commands(words.say("For moderators (Manage Server)"), for_moderators(words), words)
            ),
            Text(in_lines(bold(words.say("Points")), _points(words))),
            Text(small(_privacy(words))),
        ),
        accent=palette.PLAIN,
    )


def for_players(words: Words) -> Mapping[str, Markdown]:
    """Return every command that anybody may use, with the sentence that the help says about it."""
    return {
        "trivia": words.say(
            "Ask a question, or play a game of up to 50. Choose pack, kind and difficulty."
        ),
        "trivia-stop": words.say(
            "End the game in this channel, if you started it or moderate; points stay."
        ),
        "trivia-scores": words.say(
            "See who leads, of all time or this month, week or day, and where you stand."
        ),
        "trivia-privacy export": words.say(
            "Get all that is kept of you on this server, as a file."
        ),
        "trivia-privacy delete": words.say(
            "Erase who you are from this server's record, for good."
        ),
        "trivia-privacy hide": words.say("Stay off this server's boards; your points are kept."),
        "trivia-privacy show": words.say("Be on this server's boards again."),
        "trivia-help": words.say("Show this."),
    }


def for_moderators(words: Words) -> Mapping[str, Markdown]:
    """Return every command for those who manage the server, likewise."""
    return {
        "trivia-packs list": words.say("See every question pack, its source and its problems."),
        "trivia-packs show": words.say("Read a pack's questions and answers, in private."),
        "trivia-packs reload": words.say(
            "Read the questions folder again; running games are not disturbed."
        ),
        "trivia-settings": words.say("Choose the language of this server's cards."),
    }


def _about(words: Words) -> Markdown:
    return words.say(
        "A quiz in which every answer can be traced to its source. Tap, tick, write or put in "
        "order, as the question asks. Until the time is up you can change your mind, and the last "
        "answer counts; where you write a name there are three tries, and spelling need not be "
        "perfect. Nobody sees what you give. Who was right is told afterwards, and **Source** "
        "shows the fact."
    )


def _points(words: Words) -> Markdown:
    return words.say(
        "A right answer earns {least} to {most} points by difficulty, up to as much again for "
        "speed, and {step} more for each right answer in a row before it (at most {cap}). Where "
        "an answer can be partly right, it earns its part; hints take something off. Boards "
        "follow the calendar in UTC.",
        least=min(BASE.values()),
        most=max(BASE.values()),
        step=STREAK_STEP,
        cap=STREAK_CAP,
    )


def _privacy(words: Words) -> Markdown:
    return words.say(
        "I read no messages. I keep your Discord id, display name, answers and points, for the "
        "scores."
    )


def _commands(title: Markdown, commands: Mapping[str, Markdown], words: Words) -> Markdown:
    lines = (
        Markdown(f"{code(words.command(name))} {sentence}") for name, sentence in commands.items()
    )
    return in_lines(bold(title), *lines)
