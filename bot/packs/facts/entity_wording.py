"""How sentences name an entity: with its article, its quotes, its kind, and verbs that agree."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.packs.facts.english import head_noun, plural, possessive, with_indefinite, word_set
from bot.packs.facts.resolved import Entity

_COUNTRY_LIKE = word_set("continent country kingdom nation republic state")
"""Kinds whose names need no kind beside them: France, not “the country France”."""
_OF_KINDS = word_set(
    "borough city community commune county district hamlet island isle municipality "
    "peninsula port province region suburb town village"
)
"""Kinds that stand before a name with “of”: the city of Bath, the island of Java."""
_SAYS_NOTHING = word_set(
    "concept event group happening idea item member name object occasion person place "
    "thing term topic word work"
)
"""Kinds that tell a stranger nothing about what is named."""
_TITLED = word_set("emperor empress king pope prince princess queen saint")
"""Kinds of people that stand before a name as a title: Queen Victoria."""
_ON = word_set("coast dwarf island isle islet moon peninsula planet street")
"""Kinds that something is on, not in."""
_SHORTEST_STEM = 4

_OWNER = r"(?!(?:here|it|that|there|what|where|who)[’'])\w+(?:[’']s|s[’'])"
_AFTER_ARTICLE = re.compile(rf"(?:^|[\s“(])(?:the|an?|{_OWNER}) $", re.IGNORECASE)
_AFTER_ADJECTIVE = re.compile(
    rf"(?:^|[\s“(])(?:the|an?|this|its|his|her|their|our|every|{_OWNER}) (?P<word>[\w-]+) $",
    re.IGNORECASE,
)
_NO_ADJECTIVE = re.compile(
    r"(?:after|and|are|as|at|before|by|did|do|does|for|from|had|has|have|if|in|into|is|of|on|or|"
    r"since|than|to|under|was|were|when|where|which|while|who|with|\d+s|[A-Z].*)"
)
"""Words after an article that do not stand before a noun: “in the 1960s the Beatles …”."""


def in_sentence(entity: Entity) -> str:
    """Return an entity's name as a sentence needs it: with its article, a title in quotes."""
    return f"{entity.article} {_bare(entity)}".strip()


def _bare(entity: Entity) -> str:
    if not entity.quoted:
        return entity.name
    return f"“{entity.name.replace('“', '‘').replace('”', '’')}”"


def _full(entity: Entity) -> str:
    """Return the name with its kind for who never heard of it: the film “Jaws”, the city of Bath.

    Not where the name has an article or says its kind: the Eiffel Tower, the Thames, Lake Garda.
    """
    head = head_noun(entity.kind)
    if head in _SAYS_NOTHING or entity.plural or not entity.closed:
        return in_sentence(entity)
    if entity.quoted:
        return f"the {entity.kind} {_bare(entity)}"
    if entity.article or head in _COUNTRY_LIKE or _says(entity.name, head):
        return in_sentence(entity)
    if entity.kind in _TITLED:
        return f"{entity.kind.capitalize()} {entity.name}"
    link = " of" if head in _OF_KINDS else ""
    return f"the {entity.kind}{link} {entity.name}"


def _says(name: str, head: str) -> bool:
    """Return whether a word of the name is the noun, its plural, or the longer or shorter one."""
    words = re.findall(r"[^\W\d_]+", name.lower())
    return any(word in {head, plural(head)} or _akin(word, head) for word in words)


def _akin(one: str, other: str) -> bool:
    """Tell whether one of two words is the beginning of the other: Mount and mountain."""
    long_enough = min(len(one), len(other)) >= _SHORTEST_STEM
    return long_enough and (one.startswith(other) or other.startswith(one))


_FORMS: Mapping[str, Callable[[Entity], str]] = {
    "": in_sentence,
    "name": lambda entity: entity.name,
    "names": lambda entity: entity.name if entity.plural else plural(entity.name),
    "bare": _bare,
    "full": _full,
    "possessive": lambda entity: possessive(in_sentence(entity), is_plural=entity.plural),
    "kind": lambda entity: entity.kind,
    "kinds": lambda entity: plural(entity.kind),
    "a_kind": lambda entity: with_indefinite(entity.kind),
    "in": lambda entity: "on" if head_noun(entity.kind) in _ON else "in",
    "is": lambda entity: "are" if entity.plural else "is",
    "was": lambda entity: "were" if entity.plural else "was",
    "has": lambda entity: "have" if entity.plural else "has",
    "does": lambda entity: "do" if entity.plural else "does",
    "s": lambda entity: "" if entity.plural else "s",
}


def entity_text(entity: Entity, form: str, before: str) -> str | None:
    """Return an entity in the form asked for, fitted to the words before it.

    No second pair of quotes within quotes, and no article after one (“the new the hall”), after a
    possessive (“Paris’s the Louvre”) or after the entity's own kind (“the boy band the Beatles”).
    None for a form that entities do not have.
    """
    if form not in _FORMS:
        return None
    if before.endswith("“"):
        return _FORMS[form](replace(entity, quoted=False, article=""))
    if before.lower().endswith(f"{entity.kind.lower()} "):
        return _FORMS["" if form == "full" else form](replace(entity, article=""))
    text = _FORMS[form](entity)
    if form in {"", "full", "possessive"} and _is_in_a_noun_phrase(before):
        article = "the" if text.startswith("the ") else entity.article
        return text.removeprefix(f"{article} ") if article else text
    return text


def _is_in_a_noun_phrase(before: str) -> bool:
    if _AFTER_ARTICLE.search(before):
        return True
    found = _AFTER_ADJECTIVE.search(before)
    return found is not None and not _NO_ADJECTIVE.fullmatch(found["word"])
