"""Whether typed words count as an answer's words, allowing for slips and other spellings."""

from collections.abc import Sequence
from functools import lru_cache

from bot.game.judging.answer import Strictness
from bot.game.judging.scripts.han import same_characters
from bot.game.judging.scripts.kana import same_length
from bot.game.judging.scripts.romanized import same_by_letters, same_in_latin_letters
from bot.game.judging.values.dates import SHORT_NAMES
from bot.game.judging.words.homophones import namesakes, sound_alike
from bot.game.judging.words.plurals import same_number, singulars
from bot.game.judging.words.slips import alphabetic, slip_allowance, slips_between
from bot.game.judging.words.spellings import is_other_spelling, same_by_rule
from bot.game.judging.words.vocabulary import is_known

_TURNED = ("un", "in", "im", "il", "ir", "dis", "non", "mis", "anti", "de", "pre", "post", "sub")
_OPPOSED = (
    ("hyper", "hypo"),
    ("inter", "intra"),
    ("macro", "micro"),
    ("endo", "exo"),
    ("ante", "anti"),
)
_MOST_APART = 3
"""Letters by which the forms of a word differ at most: child, children."""
_LONG = 9
"""Letters from which on two slips pass, so that both ends of a word may be wrong."""
_MOST_TRIES = 200
"""Comparisons after which a list is taken as wrong: repeated items could cost billions."""


@lru_cache(maxsize=65_536)
def word_alike(right: str, typed: str, strictness: Strictness, *, inside: bool = False) -> bool:
    """Return whether a typed word passes for the right one; numbers must be exact.

    `inside` a longer name, where another word is right too, a name passes for its namesake.
    """
    if right == typed or typed in SHORT_NAMES.get(right, ()):
        return True
    if not right.isascii() and _is_written_alike(right, typed):
        return True
    if strictness is Strictness.STRICT:
        return False
    if is_other_spelling(right, typed) or (inside and _is_heard(right, typed)):
        return True
    if abs(len(right) - len(typed)) > _MOST_APART or _both_ends_differ(right, typed):
        return False
    return alphabetic(right) and alphabetic(typed) and _is_form(right, typed, strictness)


def _is_written_alike(right: str, typed: str) -> bool:
    """Return whether words of signs that are no alphabet's letters are one word."""
    return same_characters(right, typed) or same_length(right, typed)


def _is_form(right: str, typed: str, strictness: Strictness) -> bool:
    return (
        same_number(right, typed)
        or same_by_rule(right, typed)
        or _is_slip(right, typed, strictness)
    )


def _is_heard(right: str, typed: str) -> bool:
    """Return whether a word of a longer name is a misspelling by ear: Isle of White.

    Words of up to four letters are exact even so.
    """
    if not slip_allowance(len(right)):
        return False
    return sound_alike(right, typed) or namesakes(right, typed)


def _both_ends_differ(right: str, typed: str) -> bool:
    """Return whether no form of a short word can be the other; rules most guesses out quickly."""
    return right[0] != typed[0] and right[-1] != typed[-1] and len(right) < _LONG


def _is_slip(right: str, typed: str, strictness: Strictness) -> bool:
    allowance = slip_allowance(len(right))
    if not allowance:
        return False
    if strictness is Strictness.LENIENT:
        allowance += 1
    slips = min(slips_between(right, form, allowance) for form in singulars(typed))
    if slips > allowance and not same_in_latin_letters(right, typed):
        return False
    if is_known(typed):
        return slips <= allowance and (sound_alike(right, typed) or same_by_letters(right, typed))
    return not _means_the_opposite(right, typed)


def _means_the_opposite(right: str, typed: str) -> bool:
    """Return whether one is the other with a prefix that turns it around."""
    longer, shorter = (right, typed) if len(right) > len(typed) else (typed, right)
    if longer.endswith(shorter) and longer.removesuffix(shorter) in _TURNED:
        return is_known(shorter)
    return any(
        {right.removeprefix(one), right.removeprefix(other)}
        & {typed.removeprefix(one), typed.removeprefix(other)} - {right, typed}
        and (right.startswith((one, other)) and typed.startswith((one, other)))
        for one, other in _OPPOSED
    )


def name_alike(right: str, typed: str, strictness: Strictness, *, inside: bool) -> bool:
    """Return whether a typed word passes for a name, whose last s is its own: Jobs is not Job."""
    if len(typed) < len(right) and same_number(right, typed) and is_known(typed):
        return False
    return word_alike(right, typed, strictness, inside=inside)


def words_alike(right: Sequence[str], typed: Sequence[str], strictness: Strictness) -> bool:
    """Return whether the typed words pass one by one, in this order."""
    inside = len(right) > 1
    return len(right) == len(typed) and all(
        word_alike(one, other, strictness, inside=inside)
        for one, other in zip(right, typed, strict=True)
    )


def run_alike(
    right: Sequence[str], typed: str, strictness: Strictness, *, inside: bool = False
) -> bool:
    """Return whether words written without their spaces pass: tyranosaurusrex."""
    word, rest = right[0], right[1:]
    inside = inside or bool(rest)
    if not typed:
        return False
    if not rest:
        return word_alike(word, typed, strictness, inside=inside)
    spare = slip_allowance(len(word)) if strictness is not Strictness.STRICT else 0
    least = sum(len(each) - slip_allowance(len(each)) for each in rest) - 1
    for size in range(len(word) - spare, min(len(word) + spare, len(typed) - least) + 1):
        start = typed[:size]
        if word_alike(word, start, strictness, inside=inside) and run_alike(
            rest, typed[size:], strictness, inside=inside
        ):
            return True
    return False


def items_alike(
    items: Sequence[Sequence[str]], typed: Sequence[str], strictness: Strictness
) -> bool:
    """Return whether the typed words are all items of a list, each once, in any order."""
    if sum(map(len, items)) != len(typed):
        return False
    tries = [0]
    return _items_alike(items, typed, strictness, tries)


def _items_alike(
    items: Sequence[Sequence[str]], typed: Sequence[str], strictness: Strictness, tries: list[int]
) -> bool:
    if not items:
        return True
    for place, item in enumerate(items):
        tries[0] += 1
        if tries[0] > _MOST_TRIES:
            return False
        if words_alike(item, typed[: len(item)], strictness):
            others = [*items[:place], *items[place + 1 :]]
            if _items_alike(others, typed[len(item) :], strictness, tries):
                return True
    return False
