"""Which of several options stands apart from all the others, and by what."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bot.packs.questions.profiles import Profile

NOTICEABLY = 1.5
"""By this factor a right option is longer than the longest other, where that is to be avoided."""
LONGER = {True: 2, False: 2.5}
"""The right option, and a wrong one, stands apart where it is longer by more than this factor …"""
LONGER_BY = {True: 5, False: 10}
"""… and by so many characters."""
SHORTER = 5
"""One is short beside others that all are so many times as long."""
STEPS_APART = 2
WORDS_APART = 4
FEWEST = 3
"""Options of which one can stand apart."""
_UNKNOWN = Profile()


class Apart(StrEnum):
    """By what an option can stand apart."""

    PROMINENCE = "prominence"
    REGION = "region"
    SCRIPT = "script"
    LENGTH = "length"
    FORM = "form"


@dataclass(frozen=True)
class SeenOption:
    """What a player who does not know the answer sees in an option; `id` tells it from others.

    `is_given` says that the writer put it beside the answer, as a trap or as near it.
    """

    text: str
    id: str = ""
    profile: Profile = _UNKNOWN
    is_right: bool = False
    is_given: bool = False


@dataclass(frozen=True)
class OddOne:
    """The place of an option that stands apart, by what, and how, as the end of a sentence."""

    at: int
    by: Apart
    how: str


def odd_ones(looks: Sequence[SeenOption], stem: str = "") -> Iterator[OddOne]:
    """Yield what stands apart among options below a stem; nothing where there are only two.

    What nobody says of an option (no region, no prominence) is not held against it.
    """
    if len(looks) < FEWEST:
        return
    for at, look in enumerate(looks):
        others = [*looks[:at], *looks[at + 1 :]]
        for by, how in (
            (Apart.PROMINENCE, _by_prominence(look, others)),
            (Apart.REGION, _by_region(look, others)),
            (Apart.SCRIPT, _by_script(look, others, stem)),
            (Apart.LENGTH, _by_length(look, others)),
            (Apart.FORM, _by_form(look, others)),
        ):
            if how:
                yield OddOne(at, by, how)


def lone_in_words(looks: Sequence[SeenOption]) -> int | None:
    """Return the place of the only name of one word, or the only one of several, if there is one.

    That is no fault, yet other options are the better choice.
    """
    single = [at for at, look in enumerate(looks) if len(look.text.split()) == 1]
    if len(looks) < FEWEST:
        return None
    if len(single) == 1:
        return single[0]
    if len(single) == len(looks) - 1:
        return next(at for at in range(len(looks)) if at not in single)
    return None


def right_is_longest(looks: Sequence[SeenOption]) -> bool:
    """Return whether a right option is noticeably longer than all others: better avoided."""
    *_, second, first = sorted(looks, key=lambda look: len(look.text))
    return first.is_right and len(first.text) > NOTICEABLY * len(second.text)


def _by_prominence(look: SeenOption, others: Sequence[SeenOption]) -> str:
    own, known = look.profile.prominence, [each.profile.prominence for each in others]
    if not own or not all(known) or look.is_given:
        return ""
    if own >= max(known) + STEPS_APART:
        return f"is far better known ({own}) than the others ({max(known)} at most)"
    if own <= min(known) - STEPS_APART:
        return f"is far less known ({own}) than the others ({min(known)} at least)"
    return ""


def _by_region(look: SeenOption, others: Sequence[SeenOption]) -> str:
    own, regions = look.profile.region, {each.profile.region for each in others}
    if not own or len(regions) != 1 or regions == {own} or "" in regions:
        return ""
    if look.is_given or any(look.id in each.profile.near for each in others):
        return ""
    return f"belongs to {own}, the others to {regions.pop()}"


def _by_script(look: SeenOption, others: Sequence[SeenOption], stem: str) -> str:
    scripts = {_script(each.text) for each in others}
    if len(scripts) == 1 and scripts != {_script(look.text)} and _script(look.text):
        return f"is in {_script(look.text).capitalize()} letters, the others are not"
    rare = _rare_letters(stem) & _rare_letters(look.text)
    if rare and not any(_rare_letters(each.text) & rare for each in others):
        return f"alone has “{min(rare)}”, as the stem does"
    return ""


def _by_length(look: SeenOption, others: Sequence[SeenOption]) -> str:
    if look.is_given:
        return ""
    own, lengths = len(look.text), [len(each.text) for each in others]
    longest, is_right = max(lengths), look.is_right
    if own > LONGER[is_right] * longest and own >= longest + LONGER_BY[is_right]:
        return f"is far longer ({own} characters) than the others ({longest} at most)"
    if own * SHORTER < min(lengths):
        return f"is far shorter ({own} characters) than the others ({min(lengths)} at least)"
    return ""


_FORMS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("a bracket", lambda text: "(" in text),
    ("a small first letter", lambda text: text[:1].islower()),
    ("quotation marks", lambda text: "“" in text),
    ("a full stop at its end", lambda text: text.endswith(".") and " " in text),
)


@lru_cache(maxsize=50_000)  # names recur in question after question
def _form(text: str) -> tuple[tuple[bool, ...], int]:
    """Return which of the forms a text has, and its number of words."""
    return tuple(has(text) for _, has in _FORMS), len(text.split())


def _by_form(look: SeenOption, others: Sequence[SeenOption]) -> str:
    (has, own), forms = _form(look.text), [_form(each.text) for each in others]
    first = forms[0][0]
    if has != first:
        for n, (what, _) in enumerate(_FORMS):
            if all(theirs[n] is not has[n] for theirs, _ in forms):
                return f"alone has {what}" if has[n] else f"alone does not have {what}"
    words = [count for _, count in forms]
    if own >= max(words) + WORDS_APART or own <= min(words) - WORDS_APART:
        return f"has {own} {'word' if own == 1 else 'words'}, the others {_range(words)}"
    return _by_pattern(look, others) if look.is_right else ""


def _by_pattern(look: SeenOption, others: Sequence[SeenOption]) -> str:
    """Tell what all others have that a right option lacks; a wrong one only rules itself out."""
    if not _has_figure(look.text) and all(_has_figure(each.text) for each in others):
        return "alone does not have a figure"
    last = {each.text.split()[-1].casefold() for each in others if " " in each.text}
    phrases = len(others) > 2 and all(" " in each.text for each in others)
    if phrases and len(last) == 1 and look.text.casefold().split()[-1:] != [*last]:
        return f"alone does not end in “{others[0].text.split()[-1]}”"
    return ""


def _has_figure(text: str) -> bool:
    return any(char.isdigit() for char in text)


def _range(numbers: Sequence[int]) -> str:
    low, high = min(numbers), max(numbers)
    return str(low) if low == high else f"{low} to {high}"


@lru_cache(maxsize=50_000)  # names recur in question after question
def _script(text: str) -> str:
    """Return the alphabet of a name, as Unicode calls it; empty where it mixes or has none."""
    found = {unicodedata.name(char, "").partition(" ")[0] for char in text if char.isalpha()}
    return found.pop() if len(found) == 1 else ""


_PLAIN = re.compile(r"[\x00-\x7f‘’“”–—…]")


@lru_cache(maxsize=50_000)
def _rare_letters(text: str) -> frozenset[str]:
    """Return the letters of a text that English does without."""
    return frozenset(char for char in _PLAIN.sub("", text.casefold()) if char.isalpha())
