"""English as sentences need it: plurals of nouns, “a” or “an”, possessives, units of one."""

import re
from functools import lru_cache


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(words.split())


_AFTER_HEAD = re.compile(
    r"( (?:at|between|by|for|from|in|near|of|on|to|under|with|without) .*|-(?:at|in|of|up|by)\b.*)"
)
_TWO_NOUNS = re.compile(r"([\w’-]+) (and|or) ([\w’-]+)")
_IRREGULAR = {
    "analysis": "analyses",
    "axis": "axes",
    "bacterium": "bacteria",
    "basis": "bases",
    "cactus": "cacti",
    "child": "children",
    "crisis": "crises",
    "criterion": "criteria",
    "die": "dice",
    "foot": "feet",
    "fungus": "fungi",
    "genus": "genera",
    "goose": "geese",
    "hypothesis": "hypotheses",
    "louse": "lice",
    "matrix": "matrices",
    "mongoose": "mongooses",
    "mouse": "mice",
    "nucleus": "nuclei",
    "oasis": "oases",
    "ox": "oxen",
    "person": "people",
    "phenomenon": "phenomena",
    "quiz": "quizzes",
    "thesis": "theses",
    "tooth": "teeth",
    "vertex": "vertices",
    **{
        f"{stem}f": f"{stem}ves"
        for stem in ("cal", "el", "hal", "hoo", "lea", "loa", "shea", "shel", "thie", "whar", "wol")
    },
    **{f"{stem}fe": f"{stem}ves" for stem in ("kni", "li", "wi")},
    **{
        f"{stem}o": f"{stem}oes"
        for stem in ("ech", "her", "mosquit", "potat", "tomat", "tornad", "torped", "vet", "volcan")
    },
}
_IRREGULAR_ENDS = ("child", "foot", "goose", "life", "mouse", "person", "tooth", "wife", "wolf")
"""Irregular nouns that others end in: stepchild, dormouse, werewolf."""
_SAME = word_set(
    "aircraft barracks bison craft crossroads deer elk fish games hovercraft headquarters "
    "means moose offspring rapids salmon scissors sheep series shrimp spacecraft species "
    "squid swine trout trousers watercraft works"
)
_SAME_ENDS = ("craft", "series", "species", "fish", "sheep")
_NO_MAN = word_set("brahman caiman german human norman ottoman roman shaman talisman")
_SOFT_CH = re.compile(r"(?:arch|epoch|eunuch|loch|stomach|tech|czech)$")

_SILENT_H = re.compile(r"(?:heir|honest|honou?r|hour)", re.IGNORECASE)
_SAYS_YOU = re.compile(
    r"(?:eu|ewe|u(?:bi|fo\b|ga|k[er]|n(?:esco|i(?!n|m)|a?nim)|r[aeio]n|ru|s[aeu]|t[aeio])|u\b)",
    re.IGNORECASE,
)
_SAYS_ONE = re.compile(r"on(?:c?e)\b", re.IGNORECASE)
_SAYS_EIGHT = re.compile(r"8|1[18](?:\d\d)?(?!\d)")
_LETTERS_WITH_VOWEL = frozenset("AEFHILMNORSX")
_ACRONYM = re.compile(r"[A-Z]{2,}s?\b|[A-Za-z](?=[-. \d”’]|$)")

_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
)  # fmt: skip
_OWN_SINGULAR = {
    "children": "child",
    "feet": "foot",
    "inches": "inch",
    "men": "man",
    "people": "person",
    "women": "woman",
}


@lru_cache(maxsize=4_000)  # kinds recur in every question
def plural(noun: str) -> str:
    """Return a noun's plural: boy bands, countries in the Americas, runners-up, wolves."""
    pair = _TWO_NOUNS.fullmatch(noun)
    if pair:
        return f"{_plural_word(pair[1])} {pair[2]} {_plural_word(pair[3])}"
    head, *rest = _AFTER_HEAD.split(noun, maxsplit=1)
    return "".join((_plural_word(head), *rest))


def _plural_word(noun: str) -> str:
    before, space, last = noun.rpartition(" ")
    word = last.lower()
    found = _irregular(word)
    if found is None:
        return f"{before}{space}{_regular(last)}"
    kept = next((n for n, (a, b) in enumerate(zip(word, found, strict=False)) if a != b), len(word))
    return f"{before}{space}{last[:kept]}{found[kept:]}"


def _irregular(word: str) -> str | None:
    if word in _SAME or word.endswith(_SAME_ENDS):
        return word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for end in _IRREGULAR_ENDS:
        if word.endswith(end):
            return f"{word.removesuffix(end)}{_IRREGULAR[end]}"
    if word.endswith("man") and word not in _NO_MAN:
        return f"{word.removesuffix('man')}men"
    return None


def _regular(word: str) -> str:
    if re.search(r"[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    if re.search(r"(?:s|x|z|ch|sh)$", word) and not _SOFT_CH.search(word.lower()):
        return f"{word}es"
    return f"{word}s"


def head_noun(kind: str) -> str:
    """Return the noun that says what sort of thing it is: band of “boy band from Ohio”."""
    return _AFTER_HEAD.split(kind, maxsplit=1)[0].rpartition(" ")[2].lower()


def article_for(words: str) -> str:
    """Return “an” before a vowel as it is spoken, else “a”: an hour, a university, an MTV award."""
    first = words.lstrip("“‘\"'’(")
    return "an" if _begins_with_vowel(first) else "a"


def _begins_with_vowel(word: str) -> bool:
    acronym = _ACRONYM.match(word)
    if acronym and _is_spelled(acronym.group().removesuffix("s")):
        return word[0].upper() in _LETTERS_WITH_VOWEL
    if word[:1].isdigit():
        return bool(_SAYS_EIGHT.match(word))
    if _SILENT_H.match(word):
        return True
    return word[:1].lower() in tuple("aeiouáéíóúàèäöüåøæ") and not (
        _SAYS_YOU.match(word) or _SAYS_ONE.match(word)
    )


def _is_spelled(letters: str) -> bool:
    """Tell whether an acronym is said letter by letter, as MTV and FBI are, and NASA is not."""
    return len(letters) <= 3 or not set(letters[:2]) & set("AEIOU")


def with_indefinite(noun: str) -> str:
    """Return the noun with “a” or “an”."""
    return f"{article_for(noun)} {noun}"


def possessive(name: str, *, is_plural: bool = False) -> str:
    """Return “Jackson’s”, “Mars’s”, “McDonald’s”, and “the Beatles’” of what is plural."""
    if re.search(r"['’]s$", name):
        return name
    plural_name = is_plural or name.lower().startswith("the ")
    return f"{name}’" if plural_name and name.endswith("s") else f"{name}’s"


def ordinal(number: float) -> str:
    """Return “fourth” of 4, “21st” of 21."""
    whole = int(number)
    if 1 <= whole <= len(_ORDINALS):
        return _ORDINALS[whole - 1]
    end = "th" if whole % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(whole % 10, "th")
    return f"{whole:,}{end}"


def with_unit(number: str, unit: str) -> str:
    """Return a number with its unit, which agrees with it: 1 metre, 2 metres, 45%, 20 °C."""
    if unit in {"%", "°"}:
        return f"{number}{unit}"
    return f"{number} {singular_unit(unit) if number == '1' else unit}".strip()


def singular_unit(unit: str) -> str:
    """Return a unit as it follows 1: metre, square kilometre, kilometre per hour, km."""
    head, *rest = re.split(r"( (?:per|of|above|below|Celsius|Fahrenheit)\b.*)", unit, maxsplit=1)
    before, space, last = head.rpartition(" ")
    if re.search(r"(?:hundred|thousand|million|billion)$", before):
        return unit
    own = _OWN_SINGULAR.get(last)
    regular = last[:-1] if len(last) > 3 and re.search(r"[^s]s$", last) else last
    single = re.sub(r"ies$", "y", last) if last.endswith("ies") else regular
    return "".join((before, space, own or (last if last in _SAME else single), *rest))


def capitalised(sentence: str) -> str:
    """Return the text with a large first letter, but for names such as iPhone and eBay."""
    return sentence if re.match(r"[a-z]+[A-Z]", sentence) else sentence[:1].upper() + sentence[1:]
