"""How many slips of the keyboard lie between two words, and how many a word allows."""

import re

_ALPHABETIC = re.compile("[a-z\u00aa-\u024f\u0370-\u052f\u0531-\u06ff\u10a0-\u10ff]+")
"""Scripts in which one character is one letter; in others one character can be a word."""


def slip_allowance(length: int) -> int:
    """Return how many slips pass in a word of this many letters."""
    if length <= 4:
        return 0
    return 1 if length <= 8 else 2 if length <= 14 else 3


def slips_between(right: str, typed: str, most: int) -> int:
    """Return how many letters were missed, added, changed or swapped; `most` + 1 if more."""
    if abs(len(right) - len(typed)) > most:
        return most + 1
    start, end = 0, 0
    shorter = min(len(right), len(typed))
    while start < shorter and right[start] == typed[start]:
        start += 1
    while end < shorter - start and right[-1 - end] == typed[-1 - end]:
        end += 1
    right, typed = right[start : len(right) - end], typed[start : len(typed) - end]
    if not right or not typed:
        return len(right) + len(typed)
    if len(set(right) ^ set(typed)) > 2 * most:
        return most + 1
    return _distance(right, typed, most)


def _distance(right: str, typed: str, most: int) -> int:
    """Return the optimal string alignment distance, or `most` + 1 as soon as it is more."""
    before: list[int] = []
    row = list(range(len(typed) + 1))
    for i, wanted in enumerate(right):
        earlier, before = before, row
        row = [most + 1] * len(before)
        row[0] = i + 1
        for j in range(max(0, i - most), min(len(typed), i + most + 1)):
            char = typed[j]
            cost = min(before[j] + (wanted != char), before[j + 1] + 1, row[j] + 1)
            if i and j and wanted == typed[j - 1] and char == right[i - 1]:
                cost = min(cost, earlier[j - 1] + 1)
            row[j + 1] = cost
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def alphabetic(word: str) -> bool:
    """Return whether every character is a letter of an alphabet, so that a slip is possible."""
    return _ALPHABETIC.fullmatch(word) is not None and word.isalpha()
