"""Templates: `{song}`, `{artist.kind}`, `{as_of}` and what they become in a sentence."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from babel.dates import get_month_names

from bot.packs.facts.english import capitalised, ordinal, with_unit
from bot.packs.facts.entity_wording import entity_text, in_sentence
from bot.packs.facts.names import grouped_text
from bot.packs.facts.resolved import Entity, Moment, Value
from bot.packs.facts.tables import Slot

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
KIND_FORMS = ("kind", "kinds", "a_kind", "in")
"""The forms that do not give the name away, so that a stem may use them of the answer."""
VERB_FORMS = ("is", "was", "has", "does", "s")
"""What agrees with a name: the Alps are, the Great Lakes do, but the Nile is, and flows."""
NUMBER_FORMS = ("ordinal", "words")
"""What only a number has: “fourth” and “four”."""
NAME_FORMS = ("", "name", "names", "bare", "full", "possessive", *NUMBER_FORMS)
"""The forms that tell what is in the slot."""
FORMS = (*NAME_FORMS[1:], *KIND_FORMS, *VERB_FORMS)
SENTENCE_NAMES = ("as_of", "when")
SET_NAMES = ("count", "members")
"""What sets can say beside: how many they hold, and which."""
_LAST_AD = 499
"""Years up to here are told as AD 79: a bare 79 could be a number of anything."""
_YEAR = re.compile(r"\b\d{4}\b")
_SENTENCE_ENDS = re.compile(r"(?<![A-Z])(?<!\b(?:Mt|No|St|ca|vs|Dr))[.!?][”’)]? $")
_COUNTS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
)  # fmt: skip


@dataclass(frozen=True)
class Placeholder:
    """`{slot.form}` of a template; the form of `{slot}` is empty."""

    slot: str
    form: str


def placeholders(template: str) -> list[Placeholder]:
    """Return the placeholders of a template in their order."""
    return [Placeholder(*_split(found)) for found in PLACEHOLDER.findall(template)]


def _split(inner: str) -> tuple[str, str]:
    slot, _, form = inner.partition(".")
    return slot, form


@cache
def month_names() -> Mapping[int, str]:
    """Return the months by their number, in the language that questions are written in."""
    return dict(get_month_names("wide", locale="en"))


def moment_text(moment: Moment) -> str:
    """Return a date as it is read: 2014, May 2014, 3 May 2014."""
    year, *rest = moment.parts
    words = [_year_text(year)]
    if rest:
        words.insert(0, month_names()[rest[0]])
    if len(rest) > 1:
        words.insert(0, str(rest[1]))
    return " ".join(words)


def value_text(value: Value, slot: Slot) -> str:
    """Return a value as an option shows it: a bare name, a year, a number with its unit."""
    if isinstance(value, Entity):
        return value.label
    if slot.type == "year":
        return _year_text(int(value))
    return with_unit(grouped_text(value), slot.unit)


def _year_text(year: int) -> str:
    if year < 0:
        return f"{-year} BC"
    return f"AD {year}" if year <= _LAST_AD else str(year)


def listed(entities: Sequence[Entity]) -> str:
    """Return entities as a sentence enumerates them: Mercury, Venus and Mars."""
    *others, last = map(in_sentence, entities)
    return f"{', '.join(others)} and {last}" if others else last


def count_text(count: int) -> str:
    """Return a number as a sentence counts: three, but 27."""
    return _COUNTS[count] if count < len(_COUNTS) else str(count)


@dataclass(frozen=True)
class Wording:
    """Fills templates for one combination of values."""

    slots: Mapping[str, Slot]
    values: Mapping[str, Value]
    as_of: Moment
    when: Moment | None = None
    words: Mapping[str, str] = field(default_factory=dict)

    def fill(self, template: str) -> str:
        """Return the template with every placeholder replaced, as tidy sentences.

        Placeholders were checked when the file was resolved; an unknown one stays as it is, for the
        lints to find.
        """
        text, done = "", 0
        for match in PLACEHOLDER.finditer(template):
            text += template[done : match.start()]
            found = self._replacement(match.group(0), *_split(match.group(1)), text)
            if text.endswith(" in ") and found in _YEAR.findall(text):
                # “at the 2001 Video Music Awards in 2001”
                text, found = text.removesuffix(" in "), ""
            text += capitalised(found) if _SENTENCE_ENDS.search(text) else found
            done = match.end()
        return capitalised(" ".join((text + template[done:]).split()))

    def _replacement(self, written: str, slot: str, form: str, before: str) -> str:
        if slot == "as_of":
            return moment_text(self.as_of)
        if slot == "when" and self.when:
            return moment_text(self.when)
        if slot in self.words and not form:
            return self.words[slot]
        value = self.values.get(slot)
        if isinstance(value, Entity):
            text = entity_text(value, form, before)
            return written if text is None else text
        if value is None:
            return written
        return _number_text(value, self.slots[slot], form)


def _number_text(value: float, slot: Slot, form: str) -> str:
    if form == "ordinal":
        return ordinal(value)
    small = form == "words" and value in range(2, len(_COUNTS))
    return f"{count_text(int(value))} {slot.unit}".strip() if small else value_text(value, slot)
