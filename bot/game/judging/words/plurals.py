"""Singular and plural of a word are one answer."""

from functools import lru_cache

from bot.game.judging.tables import lines
from bot.game.judging.words.vocabulary import is_known

_SINGULAR = {plural: words[0] for words in lines("plurals") for plural in words[1:]}
_COMPOUNDS = ("men", "women", "children", "teeth", "feet", "mice")
_NOT_PLURAL = frozenset(
    {"https", "gps", "ios", "bios", "sos", "mars", "news", "james", "mercedes", "hermes", "ares",
     "hades", "laos", "lucas", "nicholas", "dumas", "jonas", "elias", "judas", "silas", "thomas",
     "wales", "hans", "lens", "bass", "boss",
     "brass", "class", "glass", "grass", "yes", "this", "does", "has", "was", "moses", "julius",
     "mathematics", "physics", "politics", "economics", "ethics", "gymnastics", "athletics",
     "electronics", "genetics", "linguistics", "statistics", "acoustics", "optics", "aerobics",
     "mechanics", "dynamics", "thermodynamics", "hydraulics", "phonetics", "semantics", "logistics"}
)  # fmt: skip


def same_number(one: str, other: str) -> bool:
    """Return whether two folded words are one word, in singular or plural."""
    return one == other or (
        abs(len(one) - len(other)) <= 3 and not singulars(one).isdisjoint(singulars(other))
    )


def plurals_of(word: str) -> list[str]:
    """Return how a folded word can be written in the plural: country, countries; foot, feet."""
    regular = word[:-1] + "ies" if word.endswith("y") else word + "s"
    ends_in_hiss = word.endswith(("s", "x", "z", "ch", "sh", "o"))
    irregular = [plural for plural, one in _SINGULAR.items() if one == word]
    return [regular, *irregular] + ([word + "es"] if ends_in_hiss else [])


@lru_cache(maxsize=8192)
def singulars(word: str) -> frozenset[str]:
    """Return the word and everything that it can be the plural of."""
    found = {word}
    if word in _SINGULAR:
        found.add(_SINGULAR[word])
    if len(word) >= 4 and word not in _NOT_PLURAL:
        found.update(_regular(word) if word[-1] == "s" else _compound(word))
    return frozenset(found)


def _compound(word: str) -> set[str]:
    return {
        word.removesuffix(ending) + _SINGULAR[ending]
        for ending in _COMPOUNDS
        if word.endswith(ending) and len(word) > len(ending) + 1
    }


def _regular(word: str) -> set[str]:
    stem = word[:-1]
    if stem[-1] == "s":
        return set()
    if stem[-1] in "aiou" and not is_known(stem):
        return set()
    found = {stem}
    if stem.endswith("ie") and len(stem) > 3:
        found.add(stem[:-2] + "y")
    elif stem.endswith("ve"):
        found |= {stem[:-2] + "f", stem[:-2] + "fe"}
    elif stem.endswith(("che", "she", "xe", "ze", "se", "oe")):
        found.add(stem[:-1])
    if stem.endswith("se") and len(stem) > 4:
        found.add(stem[:-1] + "is")  # analyses, oases
    return found
