"""What commands, their options and their choices are called in each language of a catalogue."""

from discord import Locale
from discord.app_commands import TranslationContextTypes, Translator, locale_str

from bot.discord_app.words.languages import words_for


class CommandTranslator(Translator):
    """Discord shows each member the texts of their language, and the English where there is none.

    What arrives when a command is used bears the English names, whatever the language.
    """

    async def translate(
        self,
        string: locale_str,
        locale: Locale,
        context: TranslationContextTypes,  # noqa: ARG002 - discord.py's own
    ) -> str | None:
        """Return a text in a language; None where it is the same."""
        text = words_for(locale.value).plain(string.message)
        return None if text == string.message else text
