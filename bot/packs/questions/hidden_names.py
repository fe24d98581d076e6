"""Statements with a name hidden: “This city …”, and what in them would give the name away."""

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.packs.facts.empty_words import EMPTY_WORDS
from bot.packs.facts.english import capitalised
from bot.packs.facts.names import mentioned, plain
from bot.packs.facts.resolved import Entity, ResolvedFact, ResolvedFile
from bot.packs.facts.templates import Wording
from bot.packs.questions.statements import claim, sentence

_TELLING = 4
"""Letters from which a word of a name gives the name away."""
_WORD = re.compile(r"\w+")
_DETERMINER = (
    r"\b(?:an?|the|its|his|her|their|every|each|no|one|two|three|any|some|several|many|most|few)"
    r"(?: [\w’-]+)?"
)
_OPENING = (
    "above across after against although among and around as at because before behind below beside "
    "between beyond but by during for from if in inside into like near of on once only outside "
    "over since that through to under until when where while with without"
)
_ADJECTIVE = rf"^(?!(?:{'|'.join(_OPENING.split())}) )[\w’-]+"
"""The one word before a name with which a statement begins, if it is not one of these."""
_TITLE = (
    r"\b(?:King|Queen|Prince|Princess|Pope|Saint|St|Sir|Lord|Lady|Dr|Mr|Mrs|Ms|Lake|Mount|Cape)"
)
_BEFORE_A_NAME = re.compile(rf"(?:{_DETERMINER}|{_TITLE}\.?|{_ADJECTIVE}) $", re.IGNORECASE)
_WITHIN_A_NAME = re.compile(r"[-–]\w| [A-Z]")
"""What follows a name that is only a part of another: “Paris Opera”, “Paris-born”."""


def hidden(file: ResolvedFile, fact: ResolvedFact, entity: Entity) -> str:
    """Return a fact's statement that says “this city” wherever it named the entity."""
    this = f"this {entity.kind}"
    nameless = replace(entity, name=this, quoted=False, article="", plural=False)
    values = {
        slot: nameless if isinstance(value, Entity) and value.id == entity.id else value
        for slot, value in fact.slots.items()
    }
    words = Wording(fact.relation.slots, values, file.as_of, fact.time, fact.words)
    text = claim(words, fact.statement).replace(f"“{this}”", this)
    # “The song this song” was “the song “Gone””.
    sorts = "|".join(re.escape(sort) for sort in (entity.kind, entity.type, entity.wider) if sort)
    once = re.sub(
        rf"\b(?:the )?(?:{sorts}) ({re.escape(this)})\b", r"\1", text, flags=re.IGNORECASE
    )
    return sentence(capitalised(_forward(once, this)))


def reads_well(text: str, entity: Entity) -> bool:
    """Tell whether “this city” can stand where it does, as the name of the city could.

    It cannot after an article or a title (“the this city”, “Lake this lake”), inside quotes, or
    where the name was a part of another one (“this city Opera”).
    """
    places = [*re.finditer(rf"\bthis {re.escape(entity.kind)}\b", text, re.IGNORECASE)]
    return bool(places) and not any(
        _BEFORE_A_NAME.search(text[: place.start()])
        or _WITHIN_A_NAME.match(text[place.end() :])
        or text.count("“", 0, place.start()) > text.count("”", 0, place.start())
        for place in places
    )


def tells(text: str, entity: Entity) -> str:
    """Return what in a text gives away the entity: a name, or a word made of one; else nothing."""
    names = (*entity.names, *entity.ambiguous)
    named = next((name for name in names if mentioned(name, text)), "")
    kinds = {*plain(entity.kind).split(), *plain(entity.wider).split()}
    parts = {word for name in names for word in plain(name).split()} - kinds - EMPTY_WORDS
    words = (word for word in _WORD.findall(text) if plain(word) not in kinds)
    return named or next((word for word in words if _is_made_of(word, parts)), "")


def _forward(text: str, this: str) -> str:
    """Return “This city is the capital of Greece.” for “The capital of Greece is this city.”."""
    inverted = re.fullmatch(rf"The (.+) (is|was) {re.escape(this)}\.?", text)
    if inverted is None or this in inverted[1]:
        return text
    described, verb = inverted.groups()
    return f"{this} {verb} the {described}"


def _is_made_of(word: str, parts: Iterable[str]) -> bool:
    """Tell whether a word begins like a word of a name: “Romans” like Rome, “Parisian” like Paris.

    The last letter may be another where both are names, which capitals show.
    """
    letters = plain(word)
    ends = 1 if word[:1].isupper() else 0
    return any(
        len(part) >= _TELLING and letters.startswith(part[: -ends or None]) for part in parts
    )
