"""What a server has set, for the moderator who asks or changes it."""

from bot.discord_app.words.markdown import Markdown
from bot.discord_app.words.words import Words
from bot.ports.servers import ServerSettings


def settings_line(settings: ServerSettings, of_cards: str, words: Words) -> Markdown:
    """Say which language the cards of a server are in, and why."""
    language = words.language_name(of_cards)
    if settings.language is None:
        return words.say(
            "The cards on this server are in {language}, which follows the language that Discord "
            "knows for it. What only you see is in your own language.",
            language=language,
        )
    return words.say(
        "The cards on this server are in {language}, as set here. What only you see is in your "
        "own language.",
        language=language,
    )
