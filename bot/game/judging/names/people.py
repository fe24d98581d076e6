"""Names of people: the surname is enough, a wrong first name is wrong."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from bot.game.judging.names.surnames import SUFFIXES, belong_to_surname, compounds

HONORIFICS = frozenset(
    {"sir", "dame", "dr", "mr", "mrs", "ms", "miss", "prof", "professor", "lord", "lady", "madame",
     "president", "general", "captain", "reverend", "rev", "st", "queen", "king", "pope", "emperor",
     "empress", "prince", "princess", "chancellor", "senator", "pres", "gen", "capt", "col",
     "colonel", "lt", "lieutenant", "sgt", "sergeant", "adm", "admiral", "sen", "gov", "governor",
     "pm", "prime", "minister", "chairman", "mahatma", "tsar", "czar", "kaiser", "sultan"}
)  # fmt: skip
_OPTIONAL = frozenset({"sir", "dame", "dr", "mr", "mrs", "ms", "prof", "professor"})
_PARTICLES = frozenset(
    {"van", "von", "der", "den", "de", "da", "di", "du", "del", "della", "la", "le", "al", "el",
     "bin", "ibn", "ter", "ten", "dos", "das", "af", "av", "zu", "zur", "mac", "mc", "o"}
)  # fmt: skip
_Alike = Callable[[str, str], bool]


class Person(NamedTuple):
    """A person's name in parts; `tied` is the Baden of Baden-Powell.

    `particles` is the van of van Gogh, `behind` the Zedong of Mao Zedong, whose surname stands
    first.
    """

    first: tuple[str, ...]
    particles: tuple[str, ...]
    surname: str
    tied: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()

    def short_names(self) -> list[tuple[str, ...]]:
        """Return the surname, and with what can stand before it: van Gogh, Conan Doyle."""
        surname = (*self.tied, self.surname)
        if len(self.surname) == 1:
            return []  # Malcolm X is not called X
        found = [surname, (*self.particles, *surname)]
        return found + [(*each, *self.particles, *surname) for each in compounds(self.first)]

    def is_called(self, typed: Sequence[str], alike: _Alike) -> bool:
        """Return whether the typed words name this person by surname, with or without the rest."""
        return any(self._is_named(words, alike) for words in {bare_name(typed), tuple(typed)})

    def _is_named(self, words: tuple[str, ...], alike: _Alike) -> bool:
        if self.behind and len(words) > 1:
            return len(words) == 1 + len(self.behind) and all(
                map(alike, (self.surname, *self.behind), words)
            )
        surname = (*self.tied, self.surname)
        if len(words) < len(surname) or not all(
            map(alike, surname, words[len(words) - len(surname) :])
        ):
            return False
        before = words[: len(words) - len(surname)]
        for size in range(len(self.particles), -1, -1):
            if (
                size <= len(before)
                and before[len(before) - size :] == self.particles[len(self.particles) - size :]
            ):
                before = before[: len(before) - size]
                break
        if not before:
            return len(words[-1]) > 1
        return self._has_first_names(before, alike) or belong_to_surname(self.first, before, alike)

    def _has_first_names(self, typed: Sequence[str], alike: _Alike) -> bool:
        if not self.first:
            return False
        initials = "".join(name[0] for name in self.first)
        if len(typed) == 1 and len(typed[0]) > 1 and initials.startswith(typed[0]):
            return True
        # What is left out is left out from the end: George W. is not George H. W.
        return len(typed) <= len(self.first) and all(
            _fits(name, given, alike) for name, given in zip(self.first, typed, strict=False)
        )


def _fits(name: str, typed: str, alike: _Alike) -> bool:
    if len(typed) == 1 or len(name) == 1:
        return name[0] == typed[0]
    return alike(name, typed)


def without_titles(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a full name without Sir before or Jr. behind it; empty where nothing comes off."""
    if len(words) < 3:
        return ()
    start = int(words[0] in _OPTIONAL)
    end = len(words) - (words[-1] in SUFFIXES)
    if end - start == len(words) or end - start < 2 or "and" in words[:2]:
        return ()
    return words[start:end]


def untitled(words: Sequence[str]) -> tuple[str, ...]:
    """Return a name of several words without its titles; empty where there are none."""
    bare = bare_name(words)
    return bare if 1 < len(bare) < len(words) else ()


def bare_name(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words without honorifics before them and Jr. behind them."""
    start, end = 0, len(words)
    while start < end - 1 and words[start] in HONORIFICS:
        start += 1
    while end > start + 1 and words[end - 1] in SUFFIXES:
        end -= 1
    return tuple(words[start:end])


def person_named(
    words: Sequence[str], *, by_epithet: bool, tied: int = 0, surname_first: bool = False
) -> Person | None:
    """Return a full name in parts; None for a single name, a monarch, or a name with an epithet.

    `tied` words belong to the last one by a hyphen.
    """
    bare = bare_name(words)
    if by_epithet or "of" in bare or any(not word.isalpha() for word in bare):
        return None
    if surname_first:
        return Person((), (), bare[0], behind=bare[1:])
    end = max(len(bare) - 1 - tied, 0)
    while end < len(bare) - 1 and bare[end] in _PARTICLES:  # al-Assad
        end += 1
    if not end:
        return Person((), (), bare[-1], bare[:-1]) if len(words) > len(bare) else None
    start = end
    while start > 1 and bare[start - 1] in _PARTICLES:
        start -= 1
    return Person(bare[:start], bare[start:end], bare[-1], bare[end:-1])
