"""Words typed around an answer: I think it's …, what is …?, my final answer is …, … I guess."""

from collections.abc import Sequence

from bot.game.judging.tables import lines

_BEFORE = frozenset(word for line in lines("lead_in_words") for word in line)
_NUMBER_BEFORE = frozenset(
    {"about", "around", "approximately", "approx", "roughly", "exactly", "precisely", "circa",
     "ca", "c", "year", "years", "of", "number", "no"}
)  # fmt: skip
_MOST_WORDS = 14
"""Words that are taken off on one side."""
_LONGEST = 40
"""Words of a guess from which anything is taken off; longer ones are essays."""


def _by_edge(table: str, edge: int) -> dict[str, list[tuple[str, ...]]]:
    """Return the phrases of a table under their first or last word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(lines(table), key=len, reverse=True):
        found.setdefault(words[edge], []).append(tuple(words))
    return found


_STARTS = _by_edge("lead_ins", 0)
_ENDS = _by_edge("hedges", -1)
_OPENINGS = _BEFORE | frozenset(_STARTS)


def barest(words: Sequence[str], *, number: bool = False) -> list[tuple[int, int]]:
    """Return where the answer stands once everything typed around it is taken off.

    First without what is before and behind it, then with one of them. A number may have about, in
    or the year before it.
    """
    if not 0 < len(words) <= _LONGEST or (
        words[-1] not in _ENDS and words[0] not in _OPENINGS and not number
    ):
        return []
    start = _first_words(words, number=number)[-1]
    ends = [len(words), *_last_words(words)]
    found = [(start, end) for end in reversed(ends)] + [(0, end) for end in reversed(ends)]
    whole = (0, len(words))
    return [each for each in dict.fromkeys(found) if each[0] < each[1] and each != whole]


def less_bare(words: Sequence[str]) -> list[tuple[int, int]]:
    """Return where an answer stands that begins with words that others say before one."""
    starts = _first_words(words, number=False)
    end = _last_words(words)[-1:] or [len(words)]
    return [(start, end[0]) for start in starts[1:-1] if start < end[0]]


def _first_words(words: Sequence[str], *, number: bool) -> list[int]:
    """Return every place at which the answer can begin, the first of all included."""
    place, stops = 0, [0]
    while place < min(len(words), _MOST_WORDS):
        phrase = _phrase_at(words, place)
        if phrase:
            place += phrase
        elif words[place] in _BEFORE or (number and words[place] in _NUMBER_BEFORE):
            place += 1
        else:
            break
        stops.append(place)
    return stops


def _phrase_at(words: Sequence[str], place: int) -> int:
    for phrase in _STARTS.get(words[place], ()):
        if tuple(words[place : place + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def _last_words(words: Sequence[str]) -> list[int]:
    """Return every place at which the answer can end before words such as: I think."""
    found: list[int] = []
    end = len(words)
    while end > 1 and len(words) - end < _MOST_WORDS:
        phrase = _phrase_before(words, end)
        if not phrase:
            break
        end -= phrase
        found.append(end)
    return found


def _phrase_before(words: Sequence[str], end: int) -> int:
    for phrase in _ENDS.get(words[end - 1], ()):
        size = len(phrase)
        if size < end and tuple(words[end - size : end]) == phrase:
            return size
    return 0


def is_lead_in(words: Sequence[str]) -> bool:
    """Return whether an answer consists of nothing but what others say before one."""
    return _BEFORE.issuperset(words)


def begins_as_lead_in(words: Sequence[str]) -> bool:
    """Return whether an answer begins like a lead-in, so that too much could be taken off."""
    return len(_first_words(words, number=False)) > 1
