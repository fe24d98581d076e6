"""Two spellings of one word or name: British and American by rule, and those that are listed."""

import re
from functools import lru_cache

from bot.game.judging.tables import lines

_LONGEST_SHORT = 4
_RULES = tuple(
    (re.compile(pattern), spelling)
    for pattern, spelling in (
        ("our(?!s?$)|(?<=[a-z]{2})our(?=s?$)", "or"),
        ("(?<=[bcdghptv])re(?=s?$)", "er"),
        ("(?<=practi)s(?=[ei])", "c"),
        (
            "is(?=(?:e|es|ed|er|ers|ing|ingly|ations?|ational|ationally|able|ably|ement|an[ct]e?)$)",
            "iz",
        ),
        ("ys(?=(?:e|ed|er|ing)$)", "yz"),
        ("ogue(?=s?$)", "og"),
        ("(?<=[b-df-hj-np-tv-z])ae(?=[a-z]{2})|^ae(?=[st])", "e"),
        ("oeuvre|oeuvr(?=[ai])", "euver"),
        ("(?<![a-z])oe(?=[a-z]{3})|(?<=[b-df-hj-np-tv-z])oe(?=[a-z]{3})|(?<=[hn])oe(?=as?$)", "e"),
        ("ph(?=[aeiouylr])", "f"),
        ("(?<=[a-z]{6})or(?=s?$)", "er"),
        ("(?<=[a-z]{5})an(?=(?:ce|t)s?$)", "en"),
        ("(?<=[a-z]{5})ibl(?=[ey]$)", "abl"),
        ("ence(?=s?$|less)", "ense"),
        ("^mac(?=[b-df-hj-np-tv-z])", "mc"),
        ("(?<=[aeiouy][b-z][aeiou]l)l(?=(?:ed|er|ers|ing|or|ors|ist|ists|ous|ously|able)$)", ""),
        (
            "(?<=[aeiouy][b-z][a-z][aeiou]l)l(?=(?:ed|er|ers|ing|or|ors|ist|ists|ous|ously|able)$)",
            "",
        ),
        ("(?<=[aeiou][aeiou]l)l(?=(?:ed|er|ers|ing|ist|ists)$)", ""),
        ("(?<=[a-z]{3}[aio]l)l(?=(?:s?|ments?|ful|fully|ity|iz[a-z]+)$)", ""),
        ("(?<=dg)e(?=ments?$)", ""),
        ("(?<=[bklmnprtvz])e(?=abl[ey]$)", ""),
        ("(?<=mo)u(?=l[dt])", ""),
        ("^grey", "gray"),
        (
            "^(cent|theat|fib|scept|louv|meag|somb|lust|reconnoit)r(?:e(?![ds]))?(?=ed|[a-z]{2})",
            r"\1er",
        ),
        ("^catalogu(?=e[dr]|i)", "catalog"),
        ("^sceptic", "skeptic"),
        ("^baulk", "balk"),
        ("^chequ(?=er)", "check"),
        ("(?<=worship)p|(?<=kidnap)p", ""),
        ("plough", "plow"),
        ("(?<=[ael])xion", "ction"),
        ("(?<=am)me(?=s?$)", ""),
        ("(?<=licen)c(?=[ei])", "s"),
        ("(?<=focus)s(?=[ei])", ""),
        ("^artef", "artif"),
        ("^despatch", "dispatch"),
        ("^highjack", "hijack"),
        ("^doughnut", "donut"),
    )
)
_CHANGED_FIRST = frozenset("aeofp")
"""First letters that a rule can take off or turn into one another: aesthetic, phantasy."""
_ANY_RULE = re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in _RULES))


def _listed(table: str) -> dict[str, tuple[str, ...]]:
    """Return the other spellings of every word of a table."""
    found: dict[str, tuple[str, ...]] = {}
    for words in lines(table):
        for word in words:
            others = (*found.get(word, ()), *words)
            found[word] = tuple(dict.fromkeys(other for other in others if other != word))
    return found


_SAME = _listed("spellings")
_DIFFERENT = _listed("not_spellings")


def is_other_spelling(one: str, other: str) -> bool:
    """Return whether two folded words, or two plurals, are listed as spellings of one."""
    if one in _SAME and other in _SAME[one]:
        return True
    return one[-1] == "s" == other[-1] and other[:-1] in _SAME.get(one[:-1], ())


def same_by_rule(one: str, other: str) -> bool:
    """Return whether two words differ only as British and American spellings do."""
    if one[0] != other[0] and not _CHANGED_FIRST.issuperset((one[0], other[0])):
        return False  # so are most guesses, and the rules take their time
    if min(len(one), len(other)) <= _LONGEST_SHORT or american(one) != american(other):
        return False
    return other not in _DIFFERENT.get(one, ())


@lru_cache(maxsize=8192)
def american(word: str) -> str:
    """Return a word in the spelling that the rules make of every other one."""
    if _ANY_RULE.search(word):
        for pattern, spelling in _RULES:
            word = pattern.sub(spelling, word)
    return word


def spellings_of(word: str) -> tuple[str, ...]:
    """Return the listed spellings of a word, and of the one that it may be the plural of."""
    plurals = (f"{other}s" for other in _SAME.get(word[:-1], ())) if word.endswith("s") else ()
    return (*_SAME.get(word, ()), *plurals)
