"""A typed guess, read once and cached: its words, and every other way to read them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from bot.game.judging.names.people import without_titles
from bot.game.judging.names.surnames import SUFFIXES
from bot.game.judging.scripts.folding import MARKS_OF_TRADE, fold, shortened, spelled_by_flags
from bot.game.judging.scripts.symbols import with_signs
from bot.game.judging.scripts.umlauts import spelled_out
from bot.game.judging.tokens import (
    Token,
    canonical,
    initials_joined,
    is_canonical,
    joined,
    plain_words,
    spoken_digits,
    tokenize,
)
from bot.game.judging.values.dates import read_date
from bot.game.judging.values.formulas import LONGEST as LONGEST_FORMULA
from bot.game.judging.values.formulas import formula, operators
from bot.game.judging.values.prefixes import spelled_alone, with_prefixes_spelled
from bot.game.judging.values.spoken import SPOKEN
from bot.game.judging.values.units import Unit, units_named
from bot.game.judging.words.lead_ins import barest, less_bare
from bot.game.judging.words.vocabulary import is_known

_MARKED_UP = frozenset("*_~|`<>[#\\")
_DECORATION = re.compile(
    r"<a?:\w+:\d+>|<[@#][!&]?\d+>|```(?:[a-z]+\n)?|(?m:^\s*(?:>{1,3}|#{1,3}|-#|[-*])\s)"
)
_LINK = re.compile(r"\[([^\]]{1,200})\]\(<?https?://[^)\s]{1,300}\)")
_PAIRED = re.compile(r"(\*{1,3}|_{1,3}|~~|\|\||``?)(?=\S)(.+?)(?<=\S)\1")
_ARTICLES = frozenset({"a", "an"})
_LETTER = re.compile(r"[^\W_]")
_DIGIT = re.compile(r"\d")
_ONLY_SPACES = re.compile(r"\s+")


class Reading:
    """One way to take a guess: canonical words and those words without spaces."""

    __slots__ = ("key", "words")

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words
        self.key = joined(words)


class Guess:
    """A guess in folded form, its tokens without `the`, and every way to take its words.

    `signs` is what was typed where no letter or digit is in it.
    `readings` are the whole as it is, then without article or as digits that were spelled out;
    `bare` is what is left without lead-in, without hedges behind, or without both.
    """

    def __init__(self, text: str) -> None:
        self._typed = text
        bare = without_markup(text) if not _MARKED_UP.isdisjoint(text) else text
        self.folded = fold(bare if bare.islower() else with_prefixes_spelled(bare))
        self.signs = ""
        self.words = self._words(text)
        self._is_canonical = is_canonical(self.words)
        self.whole = Reading(self.words if self._is_canonical else canonical(self.words))
        self.readings = (self.whole, *self._variants(0, len(self.words)))
        self.bare = () if self._is_in_may() else self._stripped(barest(self.words))

    def _words(self, text: str) -> tuple[str, ...]:
        plain = plain_words(self.folded)
        if plain:
            return tuple(plain if "the" not in plain else without_the(plain))
        if not has_letters(self.folded):
            self.signs = signs_of(text)
            self.folded = fold(spelled_by_flags(text))
        return tuple([each.text for each in self.tokens])

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens that the words come from, for their places in the text."""
        if not has_letters(self.folded):
            return ()
        tokens = tokenize(self.folded)
        return tuple([each for each in tokens if each.text != "the"]) or tokens

    @cached_property
    def barer(self) -> tuple[Reading, ...]:
        """What is left when only a part of the lead-in is taken off: what is | what is love."""
        return self._stripped(less_bare(self.words))

    def _stripped(self, found: Iterable[tuple[int, int]]) -> tuple[Reading, ...]:
        return tuple(
            [
                reading
                for start, end in found
                if not self._is_next_letter(start, end)
                for reading in self._readings(start, end)
            ]
        )

    @cached_property
    def wordings(self) -> tuple[Reading, ...]:
        """Every list of words that can be meant, the words as they are first."""
        words = self.whole.words
        others: tuple[tuple[str, ...], ...] = ()
        if len(words) > 1:
            others = (without_titles(words), self._surname_first(), turned_at_of(words))
        others = (*others, *self._with_umlauts_spelled())
        found = (*self.readings, *[Reading(each) for each in others if each])
        return found if not self.bare or self.is_a_word else (*found, *self.bare)

    @cached_property
    def is_a_word(self) -> bool:
        """Whether the words make one known word, as in: in visible."""
        return is_known("".join(self.words))

    @cached_property
    def may_be_number(self) -> bool:
        """Whether it has a digit or a number in words; most guesses have none."""
        return _DIGIT.search(self.folded) is not None or not SPOKEN.isdisjoint(self.words)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The folded text, whole and without what is said around a number."""
        if self._is_in_may():
            return (self.folded,)
        return (self.folded, *self._between(barest(self.words, number=True)))

    def _is_in_may(self) -> bool:
        """Return whether this is a day of May, and so not 5 with a word before it."""
        return "may" in self.words and read_date(self.whole.words) is not None

    @cached_property
    def formulas(self) -> frozenset[str]:
        """What was typed, whole and without what is said around it, as formulas."""
        if len(self.folded) > LONGEST_FORMULA:
            return frozenset()
        bare = self._between((*barest(self.words), *less_bare(self.words)))
        return frozenset(map(formula, {self._typed, self.folded, *bare}))

    @cached_property
    def units(self) -> frozenset[Unit]:
        """What is meant where a unit alone was typed."""
        texts = (fold(spelled_alone(self._typed)), *self.texts)
        return frozenset(
            unit for text in texts if len(text.strip()) > 1 for unit in units_named(text)
        )

    @cached_property
    def operators(self) -> str:
        """The signs of an equation in words, in their order."""
        return operators(self._typed) if len(self._typed) <= LONGEST_FORMULA else ""

    def _between(self, found: Iterable[tuple[int, int]]) -> Iterator[str]:
        """Yield the text between places among the words."""
        for start, end in found:
            begin = self.tokens[start - 1].end if start else 0
            stop = self.tokens[end].start if end < len(self.tokens) else len(self.folded)
            yield self.folded[begin:stop]

    def _with_umlauts_spelled(self) -> list[tuple[str, ...]]:
        """Return the words, bare ones too, as keyboards without umlauts have them."""
        if self._typed.isascii():
            return []
        found = read_guess(fold(spelled_out(self._typed)))
        return [each.words for each in (*found.readings, *found.bare)] if found else []

    def _surname_first(self) -> tuple[str, ...]:
        """Return the words of `Surname, Name` in the usual order; empty without just one comma.

        Jr. stands behind all the others, with a comma of its own or without.
        """
        if "," not in self.folded:
            return ()
        end = len(self.words) - (self.words[-1] in SUFFIXES)
        commas = [at for at, token in enumerate(self.tokens) if token.breaks and 0 < at < end]
        if len(commas) != 1:
            return ()
        comma = commas[0]
        return canonical(self.words[comma:end] + self.words[:comma] + self.words[end:])

    def _readings(self, start: int, end: int) -> Iterator[Reading]:
        words = self.words[start:end]
        yield Reading(words if self._is_canonical else canonical(words))
        yield from self._variants(start, end)

    def _variants(self, start: int, end: int) -> Iterator[Reading]:
        """Yield the readings that leave an article out, or take digits or initials together."""
        words = self.words[start:end]
        if len(words) > 1 and words[0] in _ARTICLES and self._is_article(start, end):
            yield Reading(canonical(words[1:]))
        if self._is_canonical:
            return
        if spoken := spoken_digits(words):
            yield Reading(spoken)
        if initials := initials_joined(words):
            yield Reading(initials)

    def _is_article(self, start: int, end: int) -> bool:
        """Return whether this `a` belongs to the next word: a cat, but not A-ha and not a b."""
        after = self.folded[self.tokens[start].end : self.tokens[start].end + 1]
        return after.isspace() and not self._is_next_letter(start + 1, end)

    def _is_next_letter(self, start: int, end: int) -> bool:
        """Return whether the words are one letter after another: nobody means b by "a b"."""
        letter = end - start == 1 and len(self.words[start]) == 1
        return letter and start > 0 and self.words[start - 1] in {"a", "i"}


@lru_cache(maxsize=8192)
def read_guess(text: str) -> Guess | None:
    """Return a guess, from the cache if it was read before; None when it is too long."""
    short = shortened(text)
    return None if short is None else Guess(short)


def without_markup(text: str) -> str:
    """Return the text without Discord's markdown, mentions and custom emoji."""
    linked = _LINK.sub(r"\1", text) if "](" in text else text
    plain = _DECORATION.sub(" ", linked)
    before = None
    while before != plain:
        before, plain = plain, _PAIRED.sub(r"\2", plain)
    return plain.replace("\\", "")


def signs_of(text: str) -> str:
    """Return a text of signs alone in one form: without spaces and hidden characters."""
    signs = fold(text) or "".join(char for char in text if char in MARKS_OF_TRADE)
    return with_signs(_ONLY_SPACES.sub("", signs))


def items_of(tokens: Sequence[Token]) -> tuple[tuple[str, ...], ...]:
    """Return the items of a list that and, a comma or a sign of order separates."""
    items: list[list[str]] = [[]]
    for token in tokens:
        if token.breaks or token.text == "and":
            items.append([])
        if token.text != "and":
            items[-1].append(token.text)
    return tuple(canonical(without_article(item)) for item in items if item)


def without_article(item: list[str]) -> list[str]:
    """Return the words of a list's item without a or an before others."""
    return item[1:] if len(item) > 1 and item[0] in _ARTICLES else item


def without_the(words: list[str]) -> list[str]:
    """Return the words without `the`, unless nothing else is there."""
    return [word for word in words if word != "the"] or words


def turned_at_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return University of Oxford as Oxford University; empty without just one of."""
    if words.count("of") != 1 or not 0 < words.index("of") < len(words) - 1:
        return ()
    place = words.index("of")
    return words[place + 1 :] + words[:place]


def has_letters(folded: str) -> bool:
    """Return whether a text is more than signs."""
    return _LETTER.search(folded) is not None
