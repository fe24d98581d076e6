"""Templates: `{song}`, `{artist.kind}`, `{as_of}` and what they become in a sentence."""

import dataclasses
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from babel.dates import get_month_names

from bot.packs.facts.names import number_text
from bot.packs.facts.resolved import Entity, Moment, Value
from bot.packs.facts.tables import Slot

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
FORMS = ("name", "possessive", "kind", "kinds", "a_kind")
KIND_FORMS = ("kind", "kinds", "a_kind")
"""The forms that do not give the name away, so that a stem may use them of the answer."""
SENTENCE_NAMES = ("as_of", "when")
SET_NAMES = ("count", "members")
"""What sets can say beside: how many they hold, and which."""
_COUNTS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
)  # fmt: skip
_AFTER_HEAD = re.compile(r"( (?:at|for|from|in|of|on|to|with) .*)")
_QUOTED_TYPES = frozenset(
    [
        "song",
        "single",
        "album",
        "film",
        "series",
        "show",
        "book",
        "novel",
        "play",
        "poem",
        "painting",
        "video",
        "game",
        "opera",
    ]
)


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


def quoted_by_default(entity_type: str) -> bool:
    """Return whether names of this coarse type are titles, which stand in quotes."""
    return entity_type in _QUOTED_TYPES


@cache
def month_names() -> Mapping[int, str]:
    """Return the months by their number, in the language that questions are written in."""
    return dict(get_month_names("wide", locale="en"))


def moment_text(moment: Moment) -> str:
    """Return a date as it is read: 2014, May 2014, 3 May 2014."""
    year, *rest = moment.parts
    words = [str(year)]
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
        return number_text(value)
    text = f"{value:,}" if abs(value) >= 10_000 else number_text(value)
    return f"{text} {slot.unit}".strip()


def in_sentence(entity: Entity) -> str:
    """Return an entity's name as a sentence needs it: with its article, a title in quotes."""
    name = f"“{entity.name}”" if entity.quoted else entity.name
    return f"{entity.article} {name}".strip()


def listed(entities: Sequence[Entity]) -> str:
    """Return entities as a sentence enumerates them: Mercury, Venus and Mars."""
    *others, last = map(in_sentence, entities)
    return f"{', '.join(others)} and {last}" if others else last


def count_text(count: int) -> str:
    """Return a number as a sentence counts: three, but 27."""
    return _COUNTS[count] if count < len(_COUNTS) else str(count)


def possessive(name: str) -> str:
    """Return “Jackson’s”, “Mars’s”, and “the Beatles’” of what is plural."""
    plural_name = name.lower().startswith("the ") and name.endswith("s")
    return f"{name}’" if plural_name else f"{name}’s"


def plural(kind: str) -> str:
    """Return the regular plural of a kind, such as boy bands or countries in the Americas."""
    head, *rest = _AFTER_HEAD.split(kind, maxsplit=1)
    return "".join((_plural_noun(head), *rest))


def _plural_noun(kind: str) -> str:
    if re.search(r"[^aeiou]y$", kind):
        return f"{kind[:-1]}ies"
    if re.search(r"(s|x|z|ch|sh)$", kind):
        return kind if kind.endswith("series") else f"{kind}es"
    if kind.endswith("man"):
        return f"{kind[:-3]}men"
    return f"{kind}s"


def with_indefinite(kind: str) -> str:
    """Return the kind with a or an."""
    return f"an {kind}" if kind[:1].lower() in "aeio" else f"a {kind}"


_ENTITY_FORMS: Mapping[str, Callable[[Entity], str]] = {
    "": in_sentence,
    "name": lambda entity: entity.name,
    "possessive": lambda entity: possessive(in_sentence(entity)),
    "kind": lambda entity: entity.kind,
    "kinds": lambda entity: plural(entity.kind),
    "a_kind": lambda entity: with_indefinite(entity.kind),
}


@dataclass(frozen=True)
class Wording:
    """Fills templates for one combination of values."""

    slots: Mapping[str, Slot]
    values: Mapping[str, Value]
    as_of: Moment
    when: Moment | None = None
    words: Mapping[str, str] = field(default_factory=dict)

    def fill(self, template: str) -> str:
        """Return the template with every placeholder replaced, as one tidy sentence.

        Placeholders were checked when the file was resolved; an unknown one stays as it is, for the
        lints to find.
        """
        text, done = "", 0
        for match in PLACEHOLDER.finditer(template):
            text += template[done : match.start()]
            text += self._replacement(match.group(0), *_split(match.group(1)), text)
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
            return _entity_text(value, form, before) if form in _ENTITY_FORMS else written
        return written if value is None else value_text(value, self.slots[slot])


def _entity_text(entity: Entity, form: str, before: str) -> str:
    """Return an entity in the form asked for, fitted to the words before it.

    No second pair of quotes within quotes, and no article after one (“the the …”) or after the
    entity's own kind (“the boy band the Backstreet Boys”).
    """
    if before.endswith("“"):
        return _ENTITY_FORMS[form](dataclasses.replace(entity, quoted=False, article=""))
    lead = before.lower()
    if (
        lead.endswith((f"{entity.kind.lower()} ", f" {entity.article} "))
        or lead == f"{entity.article} "
    ):
        entity = dataclasses.replace(entity, article="")
    return _ENTITY_FORMS[form](entity)


def capitalised(sentence: str) -> str:
    """Return the sentence with its first letter large, unless it opens with a quoted title."""
    return sentence[:1].upper() + sentence[1:]
