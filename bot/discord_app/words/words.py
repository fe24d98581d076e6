"""Words: what the bot says in one language. Every card and every line is given one.

The English stands in the code, next to its use; a catalogue has its translations. The names of
the methods that say something are known to `make words`, which finds every message by them.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import localcontext
from functools import cached_property
from gettext import NullTranslations

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, get_decimal_symbol

from bot.discord_app.words.catalogue import SOURCE
from bot.discord_app.words.markdown import NAME_ROOM, Markdown, said
from bot.discord_app.words.plain_text import tidy

_FORMATS = {SOURCE: "en_GB"}
"""The lists and dates of the language in the code: “a, b and c”, “3 May 2014”."""
_DECIMALS = 6
_DIGITS = 320
"""Digits with which numbers are written; Babel's own 28 do not even hold the Sun's kilograms."""
_WRITTEN_BELOW = 1_000
"""Numbers below this are written alike in every language that has a catalogue."""


class Words:
    """The words of one language. What it returns is safe on a card if its fields were."""

    def __init__(self, language: str, translations: NullTranslations) -> None:
        self.language = language
        self._one = translations.gettext
        self._many = translations.ngettext
        self._locale = Locale.parse(_FORMATS.get(language, language.replace("-", "_")))
        self._decimal = get_decimal_symbol(self._locale)

    def say(self, message: str, /, **fields: Markdown | int) -> Markdown:
        """Return a message of ours; its fields are safe already, or numbers.

        A field such as {/trivia-stop} is a command, as its reader types it.
        """
        return Markdown(self._filled(self._one(message), fields))

    def count(self, singular: str, plural: str, n: int, /, **fields: Markdown | int) -> Markdown:
        """Return the message that fits the number `n`, which it may name as {n}."""
        return Markdown(self._filled(self._many(singular, plural, n), {"n": n, **fields}))

    def plain(self, message: str, /, **fields: str | int) -> str:
        """Return a message where Discord reads no markdown: on buttons, in forms, of commands."""
        return self._filled(self._one(message), fields)

    def command(self, name: str) -> Markdown:
        """Return a command as a member types it: “/trivia-packs list”."""
        return Markdown("/" + " ".join(map(self._one, name.split())))

    def name_of(self, name: str) -> Markdown:
        """Return a member's display name for the middle of a line."""
        if not name:
            return self.say("A former member")
        return said(tidy(name), NAME_ROOM) if tidy(name) else self.say("someone")

    def number(self, number: int) -> Markdown:
        """Return “2,300”."""
        if -_WRITTEN_BELOW < number < _WRITTEN_BELOW:
            return Markdown(str(number))
        return Markdown(format_decimal(number, locale=self._locale))

    def amount(self, value: float, *, grouped: bool) -> Markdown:
        """Return a number with all its decimals; “1,984.5” where `grouped`, for a year is not."""
        exact = int(value) if value == int(value) else round(value, _DECIMALS)
        with localcontext(prec=_DIGITS):
            text = format_decimal(
                exact, locale=self._locale, group_separator=grouped, decimal_quantization=False
            )
        return Markdown(text)

    def number_word(self, number: int, *, begins: bool = False) -> Markdown:
        """Return “two” to “ten”, then figures; with a capital where it `begins` a sentence."""
        word = self._number_words.get(number)
        if word is None:
            return self.number(number)
        return begun(word) if begins else word

    def ordinal(self, place: int) -> Markdown:
        """Return “first” to “tenth”, then “11th”."""
        word = self._ordinal_words.get(place)
        if word is not None:
            return word
        match self._locale.ordinal_form(place):
            case "one":
                return self.say("{place}st", place=place)
            case "two":
                return self.say("{place}nd", place=place)
            case "few":
                return self.say("{place}rd", place=place)
        return self.say("{place}th", place=place)

    def seconds(self, milliseconds: int) -> Markdown:
        """Return “3.2 s”."""
        tenths = f"{milliseconds / 1000:.1f}".replace(".", self._decimal)
        return self.say("{seconds} s", seconds=Markdown(tenths))

    def date(self, written: str) -> str:
        """Return “2014-05” as “May 2014”; anything that is not such a date comes back as it is."""
        year, *rest = written.split("-")
        try:
            month, *day = map(int, rest)
            meant = date(int(year), month, *(day or (1,)))
        except (TypeError, ValueError):
            return written
        if day:
            return format_date(meant, "long", locale=self._locale)
        return format_skeleton("yMMMM", meant, locale=self._locale)

    def language_name(self, language: str) -> Markdown:
        """Return how a language is called: “German” for “de”."""
        return said(Locale.parse(language, sep="-").get_display_name(self._locale) or language)

    def listed(self, items: Sequence[Markdown]) -> Markdown:
        """Return “a, b and c”."""
        return Markdown(format_list(items, locale=self._locale))

    def side_by_side(self, items: Sequence[Markdown]) -> Markdown:
        """Return “a, b”; where numbers have a comma, as in “2,5 km; 3,2 s”, “a; b”."""
        return Markdown(("; " if self._decimal == "," else ", ").join(items))

    def alternatives(self, items: Sequence[Markdown]) -> Markdown:
        """Return “a, b or c”."""
        return Markdown(format_list(items, style="or", locale=self._locale))

    def _filled(self, text: str, fields: Mapping[str, str | int]) -> str:
        return text.format_map(_Fields(self, fields)) if "{" in text else text

    @cached_property
    def _number_words(self) -> Mapping[int, Markdown]:
        words = (
            *(self.say("two"), self.say("three"), self.say("four"), self.say("five")),
            *(self.say("six"), self.say("seven"), self.say("eight"), self.say("nine")),
            self.say("ten"),
        )
        return dict(enumerate(words, 2))

    @cached_property
    def _ordinal_words(self) -> Mapping[int, Markdown]:
        words = (
            *(self.say("first"), self.say("second"), self.say("third"), self.say("fourth")),
            *(self.say("fifth"), self.say("sixth"), self.say("seventh"), self.say("eighth")),
            *(self.say("ninth"), self.say("tenth")),
        )
        return dict(enumerate(words, 1))


def begun(text: Markdown) -> Markdown:
    """Return text with a capital where it begins a line."""
    return Markdown(text[:1].upper() + text[1:])


class _Fields(dict[str, str | int]):
    """Looked up while a text is filled: commands by themselves, numbers as they are written."""

    def __init__(self, words: Words, fields: Mapping[str, str | int]) -> None:
        super().__init__(fields)
        self._words = words

    def __getitem__(self, name: str) -> str:
        if name.startswith("/"):
            return self._words.command(name[1:])
        value = super().__getitem__(name)
        return self._words.number(value) if isinstance(value, int) else value
