"""The surnames of people, found where the whole name was not given before."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.game.judging import short_names
from bot.packs.facts.resolved import Entity

_WORD = re.compile(r"[\w’'-]+")
_POSSESSIVE = re.compile(r"[’']s?$")
_WITHIN_A_NAME = re.compile(r"([\w’'-]+)(?= [A-Z])")
"""A word before another name: in “Nobel Prize” and “Scott Kelly” nobody is called by a surname."""


class Surnames:
    """Who has which surname; what other things of the file are called by, too, is none."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        everything = tuple(entities)
        people = [each for each in everything if each.type == "person" and " " in each.name]
        others = {
            word
            for entity in everything
            if entity.type != "person" or " " not in entity.name
            for name in entity.names
            for word in _words(name)
        }
        self._bearers: dict[str, list[str]] = {}
        for person in people:
            last = person.name.split()[-1]
            if last in short_names(person.name) and last not in others:
                self._bearers.setdefault(last, []).append(person.name)

    def bare_in(self, text: str, beside: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield each surname in a text with a whole name, where that stands nowhere in view.

        `beside` is what else was read by then.
        """
        view = " ".join((text, *beside))
        for surname in dict.fromkeys(_words(_WITHIN_A_NAME.sub("", text))):
            names = self._bearers.get(surname, ())
            if names and not any(name in view for name in names):
                yield surname, names[0]


def _words(text: str) -> list[str]:
    return [_POSSESSIVE.sub("", word) for word in _WORD.findall(text)]
