"""Words that sound alike, of which people type the one they know better: Isle of White."""

from bot.game.judging.tables import lines


def _numbered(table: str) -> dict[str, int]:
    """Return the number of the line that a word stands in; no word stands in two."""
    return {word: number for number, line in enumerate(lines(table)) for word in line}


_WORDS = _numbered("homophones")
_NAMES = _numbered("namesakes")


def sound_alike(one: str, other: str) -> bool:
    """Return whether two folded words are spoken alike, both in the plural if they are."""
    if one in _WORDS:
        return _WORDS[one] == _WORDS.get(other)
    return one[-1] == other[-1] == "s" and _is_in_one_line(_WORDS, one[:-1], other[:-1])


def namesakes(one: str, other: str) -> bool:
    """Return whether two names are spoken alike, which alone may still be two people or places."""
    return _is_in_one_line(_NAMES, one, other)


def _is_in_one_line(numbered: dict[str, int], one: str, other: str) -> bool:
    number = numbered.get(one)
    return number is not None and number == numbered.get(other)


def lines_of(word: str) -> tuple[str, ...]:
    """Return names for the lines in which a word stands, its singular's included."""
    numbers = {
        f"word {_WORDS.get(word)}",
        f"word {_WORDS.get(word[:-1])}",
        f"name {_NAMES.get(word)}",
    }
    return tuple(numbers - {"word None", "name None"})
