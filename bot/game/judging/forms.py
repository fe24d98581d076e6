"""An accepted string, read once: its words, and what kind of thing its shape says it is."""

import re
from functools import cached_property

from bot.game.judging.answer import AnswerType
from bot.game.judging.guess import Reading, has_letters, items_of, signs_of, turned_at_of
from bot.game.judging.names.nicknames import names_around_nickname
from bot.game.judging.names.people import HONORIFICS, Person, person_named, untitled, without_titles
from bot.game.judging.names.surnames import stands_first, tied_by_hyphen
from bot.game.judging.scripts.folding import fold
from bot.game.judging.tokens import (
    Token,
    canonical,
    initials_joined,
    joined,
    spoken_digits,
    tokenize,
)
from bot.game.judging.values.clock import read_time
from bot.game.judging.values.dates import Date, other_names, read_date, read_digits
from bot.game.judging.values.formulas import (
    formulas,
    is_equation,
    is_factorial,
    is_formula,
    operators,
)
from bot.game.judging.values.prefixes import with_prefixes_spelled
from bot.game.judging.values.quantities import Quantity, is_unreduced, read_quantity
from bot.game.judging.values.spans import Span, read_span, spans_said
from bot.game.judging.values.unit_alone import unit_alone
from bot.game.judging.values.units import Unit
from bot.game.judging.words.lead_ins import begins_as_lead_in, is_lead_in
from bot.game.judging.words.respellings import generic_word_moved, respelled

_COUNTED = frozenset({AnswerType.TEXT, AnswerType.NUMBER, AnswerType.YEAR})
_DATED = frozenset({AnswerType.TEXT, AnswerType.DATE})
_NAMED = frozenset({AnswerType.TEXT, AnswerType.PERSON})
_NEVER_SIGNS = frozenset({AnswerType.ORDERING, AnswerType.LIST, AnswerType.PERSON, AnswerType.DATE})
_IN_ORDER = frozenset({AnswerType.TITLE, AnswerType.ORDERING, AnswerType.PERSON})
_UNIT_IS_NAME = re.compile(r"\d[a-zA-Z]\W*$|\d\s+[A-Z][a-z]{2,}\W*$")
_CAPITAL_BEHIND = re.compile(r"\s*\d+[DGHMSBT]\s*")
"""3D and 5G: no days and no grams, whose symbols are small letters."""
_CODE = re.compile(r"0\d+$")
_TIMED = re.compile(
    r"\d:\d\d|\d ?[ap]\.? ?m\b|clock|noon|midday|midnight|\b[ap]\.? ?m\b|past|quarter|\dh|hours"
)
"""What an answer has that is a time of the day."""
_LONGEST_SYMBOL = 2
"""Letters up to which everything around a + can be a formula: n + 1."""
_SECONDS = re.compile(r"\d\ds")
"""What can be seconds as well as a decade: 60s."""
_VULGAR = re.compile("[¼-¾⅐-⅞]")
_OTHER_BREAKS = frozenset("/|<>→⇒")
"""What separates without making a list whose order is free."""
_NUMBERED_ITEM = re.compile(r"\d{1,2}")


class AcceptedForm:
    """One accepted string. `words` are canonical and leave out `the` and a leading article."""

    def __init__(self, text: str, kind: AnswerType) -> None:
        self.text = text
        self.kind = kind
        self.folded = fold(with_prefixes_spelled(text) if kind in _COUNTED else text)
        found = tokenize(self.folded) if has_letters(self.folded) else ()
        tokens = tuple(each for each in found if each.text != "the") or found
        self.by_epithet = len(tokens) < len(found) and found[0].text != "the"
        self.tokens = self._without_article(tokens)
        self._written = found
        self.words = canonical([each.text for each in self.tokens])
        self.signs = "" if found else signs_of(text)

    def _without_article(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        if len(tokens) < 2 or tokens[0].text not in {"a", "an"}:
            return tokens
        after = self.folded[tokens[0].end : tokens[0].end + 1]
        return tokens[1:] if after.isspace() else tokens

    @property
    def quantity(self) -> Quantity | None:
        """The number that this is, if it is nothing else."""
        return next(iter(self.quantities), None)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The number that this is, in every unit that can be meant: 5 t are tonnes or teslas."""
        if self.kind not in _COUNTED or _CODE.match(self.folded) or is_factorial(self.text):
            return ()
        if self.time is not None or (self.kind is AnswerType.TEXT and is_unreduced(self.folded)):
            return ()
        found = read_quantity(self.folded)
        if found and self.span and not _SECONDS.fullmatch(self.folded):
            return ()
        if _CAPITAL_BEHIND.fullmatch(self.text):
            found = tuple(each for each in found if each.unit is None)
        return tuple(each for each in found if each.value == found[0].value)

    @cached_property
    def formulas(self) -> frozenset[str]:
        """The spellings of a formula, each sign of which counts; empty for all else."""
        if self.kind in _NEVER_SIGNS or not is_formula(self.text):
            return frozenset()
        if self.quantity is not None or self.unit is not None:
            return frozenset()
        return frozenset(formulas(self.text))

    @cached_property
    def equation(self) -> frozenset[str]:
        """The spellings of an equation in words, which may be typed with slips too."""
        return (
            frozenset(formulas(self.text)) if self.operators and not self.formulas else frozenset()
        )

    @property
    def by_signs(self) -> bool:
        """Whether its signs count, so that it is never judged by its words alone."""
        if self.unit is not None and "/" in self.text:
            return True
        return bool(self.formulas or (_VULGAR.search(self.text) and self.quantity))

    @cached_property
    def operators(self) -> str:
        """The signs of an equation in words, which a guess must have too."""
        return operators(self.text) if is_equation(self.text) else ""

    @cached_property
    def unit(self) -> Unit | None:
        """The unit that this is, if it is nothing else."""
        return unit_alone(self.text) if self.kind is AnswerType.TEXT else None

    @cached_property
    def needs_unit(self) -> bool:
        """Whether the number alone is not enough: 3D, 21 Grams."""
        return self.kind is AnswerType.TEXT and bool(_UNIT_IS_NAME.search(self.text))

    @cached_property
    def time(self) -> int | None:
        """The second of the day that this is, if it is nothing else."""
        return (
            read_time(self.folded) if self.kind in _DATED and _TIMED.search(self.folded) else None
        )

    @cached_property
    def span(self) -> Span | None:
        """The decade, century or range that this is, if it is nothing else."""
        return read_span(self.folded) if self.kind in _COUNTED | _DATED else None

    @cached_property
    def date(self) -> Date | None:
        """The date that this is, if it is nothing else."""
        if self.kind not in _DATED:
            return None
        if self.quantity is not None and self.kind is AnswerType.TEXT:
            return None
        return read_date(self.words) or self._date_in_digits()

    def _date_in_digits(self) -> Date | None:
        found = read_digits(self.folded)
        return found if found and (found.year > 31 or self.kind is AnswerType.DATE) else None

    @cached_property
    def has_value(self) -> bool:
        """Whether this is a number, a date, a time or a span, and so never nearly right."""
        values = (self.quantity, self.date, self.span, self.time)
        return any(value is not None for value in values)

    @property
    def is_value_in_a_word(self) -> bool:
        """Whether this is a time or a span in one word: midnight, sixties."""
        return self.folded.isalpha() and self.quantity is None and self.date is None

    @cached_property
    def items(self) -> tuple[tuple[str, ...], ...]:
        """The items of a list whose order is free."""
        if self.kind in _IN_ORDER:
            return ()
        if "n" in (each.text for each in self.tokens):
            return ()
        if self.kind is not AnswerType.LIST and not _OTHER_BREAKS.isdisjoint(self.folded):
            return ()  # AC/DC is not DC/AC
        found = items_of(self.tokens)
        is_initials = "&" in self.folded and min(map(len, map("".join, found))) == 1
        if is_initials and self.kind is not AnswerType.LIST:
            return ()  # S&M is a name, and no list of S and M
        return found if len(found) > 1 else ()

    @cached_property
    def person(self) -> Person | None:
        """The name taken apart, where the type says that this is a person."""
        if not self._is_person:
            return None
        name = next(iter(self._without_nickname), self.text)
        words = _words_of(fold(name))
        return person_named(
            words,
            by_epithet=self.by_epithet,
            tied=tied_by_hyphen(fold(name)),
            surname_first=stands_first(name, words),
        )

    @property
    def is_titled(self) -> bool:
        """Whether a title stands before the name, so that no other one fits: Queen Victoria."""
        return self.words[0] in HONORIFICS

    @property
    def _is_person(self) -> bool:
        return self.kind is AnswerType.PERSON

    @cached_property
    def begins_as_lead_in(self) -> bool:
        """Whether a lead-in may end in the answer's own first words."""
        return begins_as_lead_in([each.text for each in self.tokens])

    @cached_property
    def is_lead_in(self) -> bool:
        """Whether the answer is made of words that others say before one: It, What Is Love."""
        return is_lead_in([each.text for each in self.tokens])

    @cached_property
    def phrases(self) -> tuple[Reading, ...]:
        """The words, and every other way to say them that counts as the same."""
        found = [self.words]
        if spoken := spoken_digits([each.text for each in self.tokens]):
            found.append(spoken)
        words = self.words
        found.append(initials_joined([each.text for each in self.tokens]))
        found.append(without_titles(words))
        if len(words) == 1:
            found.extend((name,) for name in other_names(words[0], self.text))
        found.extend(spans_said(self.folded))
        if self._is_joined_by_plus:
            found.append(tuple("and" if word == "+" else word for word in words))
            found.append(tuple(word for word in words if word != "+"))
        if self._is_person:
            found.append(untitled(words))
        found.extend(map(_words_of, respelled(self.text, self.folded)))
        for name in self._without_nickname:
            plain = _words_of(fold(name))
            found.extend((plain, without_titles(plain)))
        if self.kind is not AnswerType.TITLE:
            found.append(turned_at_of(words))
            found.append(generic_word_moved(words, self.text))
        return tuple(map(Reading, dict.fromkeys(filter(None, found))))

    @property
    def _is_joined_by_plus(self) -> bool:
        """Whether + is said as and, or not at all: Mike + The Mechanics, but not UTC+5:30."""
        words = self.words
        inside = [place for place in range(1, len(words) - 1) if words[place] == "+"]
        if not inside or words[-1] == "+" or max(map(len, words)) <= _LONGEST_SYMBOL:
            return False
        return not any(words[place + 1][0].isdecimal() for place in inside)

    @cached_property
    def _without_nickname(self) -> tuple[str, ...]:
        """A name without the nickname in it, then with that alone before the surname."""
        if self.kind not in _NAMED:
            return ()
        return names_around_nickname(self.text, is_person=self._is_person)

    @cached_property
    def whole_keys(self) -> frozenset[str]:
        """Every phrase without its spaces; nothing that is only a part of a name."""
        return frozenset(phrase.key for phrase in self.phrases)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Every phrase without its spaces, and the short forms of a person's name."""
        keys = set(self.whole_keys)
        if len(self.tokens) < len(self._written):  # thegreatgatsby
            keys.add(joined(canonical([each.text for each in self._written])))
        if "and" in self.words[1:-1]:
            keys.add(joined(["n" if word == "and" else word for word in self.words]))
        if self.person:
            keys |= {joined(names) for names in self.person.short_names()}
        return frozenset(keys)


def _words_of(folded: str) -> tuple[str, ...]:
    """Return the canonical words of a folded text."""
    return canonical([each.text for each in tokenize(folded) if each.text != "the"])


_BETWEEN_ITEMS = frozenset({"and", "then", "to", "before", "next", "<", ">", "→", "⇒"})


def in_order(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of an ordering without what stands between its items."""
    numbers = [word for word in words if _NUMBERED_ITEM.fullmatch(word)]
    if numbers == [str(place) for place in range(1, len(numbers) + 1)] and len(numbers) > 1:
        words = tuple(word for word in words if not _NUMBERED_ITEM.fullmatch(word))
    return tuple(word for word in words if word not in _BETWEEN_ITEMS)
