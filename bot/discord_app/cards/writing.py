"""Numbers, times and dates in the words that players read."""

from collections.abc import Sequence

_ORDINALS = tuple("first second third fourth fifth sixth seventh eighth ninth tenth".split())  # noqa: SIM905 - one line of words reads better
_NUMBERS = tuple("no one two three four five six seven eight nine ten".split())  # noqa: SIM905 - as above
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)


def unbroken(words: str) -> str:
    """Return words that a narrow screen does not tear apart."""
    return words.replace(" ", "\u00a0")


def ordinal(place: int) -> str:
    """Return “first” to “tenth”, then “11th”."""
    if 1 <= place <= len(_ORDINALS):
        return _ORDINALS[place - 1]
    teen = 10 <= place % 100 <= 20
    return f"{place:,}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(place % 10, 'th')}"


def number_word(number: int) -> str:
    """Return “two” to “ten”, then figures."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else f"{number:,}"


def count(number: int, thing: str, things: str = "") -> str:
    """Return “1 question” or “2,300 questions”."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def seconds(milliseconds: int) -> str:
    """Return “3.2 s”."""
    return f"{milliseconds / 1000:.1f} s"


def relative(at_ms: int) -> str:
    """Return a time that counts down (“in 12 seconds”) in each reader's own language."""
    return f"<t:{at_ms // 1000}:R>"


def letter(position: int) -> str:
    """Return the letter of an option."""
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[position]


def in_a_row(streak: int) -> str:
    """Return “three in a row”."""
    return f"{number_word(streak)} in a row"


def listed(items: Sequence[str]) -> str:
    """Return “a, b and c”."""
    return " and ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))


def date_words(date: str) -> str:
    """Return “2014-05” as “May 2014”; anything that is not such a date comes back as it is."""
    year, *rest = date.split("-")
    if not all(part.isdigit() for part in rest) or not rest or not 1 <= int(rest[0]) <= 12:
        return date
    month = f"{_MONTHS[int(rest[0]) - 1]} {year}"
    return month if len(rest) == 1 else f"{int(rest[1])} {month}"
