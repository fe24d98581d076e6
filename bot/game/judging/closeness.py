"""When a wrong guess is close: similar words, or a part of a longer answer."""

from collections.abc import Iterable, Sequence

from bot.game.judging.answer import Strictness
from bot.game.judging.likeness import word_alike
from bot.game.judging.words.slips import slips_between
from bot.game.judging.words.vocabulary import is_known

_SIGNS = frozenset({"minus", "flat"})
"""Words that stand for a sign."""
_SHORTEST = 4
"""Letters of a part that is worth a hint, and of a word that can resemble another."""


def is_close(phrases: Iterable[Sequence[str]], words: Sequence[str]) -> bool:
    """Return whether the words resemble an answer's or are a part of them; digits never do."""
    typed = "".join(words)
    if not typed.isalpha():
        return False
    for phrase in phrases:
        is_shorter = len(words) < len(phrase)
        if (is_shorter and _is_part(phrase, words)) or _is_similar(phrase, words, typed):
            return True
    return False


def _is_part(phrase: Sequence[str], words: Sequence[str]) -> bool:
    """Return whether the words stand together in a longer answer."""
    if not any(len(word) >= _SHORTEST and word not in _SIGNS for word in words):
        return False
    return any(
        all(
            word_alike(right, typed, Strictness.NORMAL)
            for right, typed in zip(phrase[start:], words, strict=False)
        )
        for start in range(len(phrase) - len(words) + 1)
    )


def _letters_alone(words: Sequence[str]) -> list[str]:
    """Return the single letters and signs, which decide: S and M is not close to H and M."""
    return [word for word in words if len(word) == 1 or word in _SIGNS]


def _is_similar(phrase: Sequence[str], words: Sequence[str], typed: str) -> bool:
    """Return whether at most a third of the letters differ, and no typed word is another's."""
    right = "".join(phrase)
    most = len(right) // 3
    if abs(len(right) - len(typed)) > most or len(right) <= _SHORTEST or not right.isalpha():
        return False
    if slips_between(right, typed, most) > most or _letters_alone(phrase) != _letters_alone(words):
        return False
    return not all(is_known(word) or word in phrase for word in words)
