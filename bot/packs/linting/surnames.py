"""The surnames of people, found where the whole name was not given before."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.game.judging import short_names
from bot.packs.facts.empty_words import EMPTY_WORDS
from bot.packs.facts.resolved import Entity

KNOWN_BY_SURNAME = 5
"""Whoever is as prominent as this needs no first name: Einstein."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_POSSESSIVE = re.compile(r"[’']s?$")
_END = re.compile(r"[.,;:!?“”()]")


class Surnames:
    """Who has which surname; what other things of the file are called by, too, is none."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        everything = tuple(entities)
        people = [each for each in everything if each.type == "person" and " " in each.name]
        others = {
            _bare(word)
            for entity in everything
            if entity.type != "person" or " " not in entity.name
            for name in entity.names
            for word in _WORD.findall(name)
        }
        self._bearers: dict[str, list[Entity]] = {}
        for person in people:
            last = person.name.split()[-1]
            if last in short_names(person.name) and last not in others:
                self._bearers.setdefault(last, []).append(person)

    def bare_in(self, text: str, beside: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield each surname in a text with a whole name, where that stands nowhere in view.

        `beside` is what else was read by then. A part of a longer name (Nobel Prize, John Landis)
        is no surname.
        """
        view = " ".join((text, *beside))
        for surname in dict.fromkeys(_lonely(text)):
            people = self._bearers.get(surname, ())
            known = any(each.prominence == KNOWN_BY_SURNAME for each in people)
            if people and not known and not any(each.name in view for each in people):
                yield surname, people[0].name


def _lonely(text: str) -> Iterator[str]:
    """Yield the capitalised words of a text that stand beside no other one."""
    found = [*_WORD.finditer(text)]
    for at, word in enumerate(found):
        before, after = found[at - 1] if at else None, found[at + 1 : at + 2]
        joined_before = before and _joins(text[before.end() : word.start()]) and _is_name(before)
        joined_after = after and _joins(text[word.end() : after[0].start()]) and _is_name(after[0])
        is_possessive = _POSSESSIVE.search(word.group()) is not None
        if _is_name(word) and not joined_before and (is_possessive or not joined_after):
            yield _bare(word.group())


def _joins(between: str) -> bool:
    return not _END.search(between)


def _is_name(word: re.Match[str]) -> bool:
    return word.group()[0].isupper() and word.group().lower() not in EMPTY_WORDS


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word)
