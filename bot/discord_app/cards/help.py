"""The help: what this is, every command, how points come to be, and what is kept."""

from bot.discord_app.cards import palette
from bot.discord_app.cards.elements import Card, Text
from bot.game.scoring import explain

PLAYERS = {
    "trivia": "Ask a question, or play a game of up to 50. Choose pack, kind and difficulty.",
    "trivia-stop": "End the game in this channel, if you started it or moderate; points stay.",
    "trivia-scores": "See who leads, of all time or this month, week or day, and where you stand.",
    "trivia-privacy export": "Get all that is kept of you on this server, as a file.",
    "trivia-privacy delete": "Erase who you are from this server's record, for good.",
    "trivia-privacy hide": "Stay off this server's boards; your points are kept.",
    "trivia-privacy show": "Be on this server's boards again.",
    "trivia-help": "Show this.",
}
MODERATORS = {
    "trivia-packs list": "See every question pack, its source and its problems.",
    "trivia-packs show": "Read a pack's questions and answers, in private.",
    "trivia-packs reload": "Read the questions folder again; running games are not disturbed.",
}
"""Every command by its full name, with the sentence that the help says about it."""

ABOUT = (
    "A quiz in which every answer can be traced to its source. Tap, tick, write or put in order, "
    "as the question asks. Until the time is up you can change your mind, and the last answer "
    "counts; where you write a name there are three tries, and spelling need not be perfect. "
    "Nobody sees what you give. Who was right is told afterwards, and **Source** shows the fact."
)
PRIVACY = (
    "I read no messages. I keep your Discord id, display name, answers and points, for the scores."
)


def help_card() -> Card:
    """Draw the help, the same for everybody."""
    return Card(
        parts=(
            Text("### Footnote, the trivia bot that cites its sources"),
            Text(ABOUT),
            Text(_commands("Commands", PLAYERS)),
            Text(_commands("For moderators (Manage Server)", MODERATORS)),
            Text(f"**Points**\n{explain()} Boards follow the calendar in UTC."),
            Text(f"-# {PRIVACY}"),
        ),
        accent=palette.PLAIN,
    )


def _commands(heading: str, commands: dict[str, str]) -> str:
    lines = (f"`/{name}` {sentence}" for name, sentence in commands.items())
    return "\n".join((f"**{heading}**", *lines))
