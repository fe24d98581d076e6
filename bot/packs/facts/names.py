"""How names are compared: the plain form behind keys, mentions and every check of a name."""

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[^\w\U0001F1E6-\U0001F1FF]+")  # the letters that flags are made of stay
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_ARTICLES = ("the ", "a ", "an ")


@lru_cache(maxsize=50_000)  # names recur in every check of every question
def plain(text: str) -> str:
    """Return the text in lower case without accents, punctuation or a leading article."""
    words = _words(text)
    for article in _ARTICLES:
        if words.startswith(article):
            return words.removeprefix(article)
    return words or text.strip().casefold()


def _words(text: str) -> str:
    letters = text.casefold().replace("&", " and ")
    if not letters.isascii():
        decomposed = unicodedata.normalize("NFKD", letters)
        letters = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _NOT_WORD.sub(" ", re.sub(r"['’‘]", "", letters)).strip()


def readings(text: str) -> tuple[str, ...]:
    """Return a text's plain form, and the one without possessives: Jackson’s → jackson.

    Nothing is taken off the front, since a text may open with a name that begins with an article.
    """
    whole, bare = _words(text), _words(_POSSESSIVE.sub("", text))
    return (whole,) if whole == bare else (whole, bare)


def mentioned(name: str, text: str) -> bool:
    """Return whether the name stands in the text as whole words, however it is written."""
    return any(f" {plain(name)} " in f" {reading} " for reading in readings(text))


def number_text(value: float) -> str:
    """Return a number as keys and years hold it: no separators, no trailing `.0`."""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def grouped_text(value: float) -> str:
    """Return a number as it is read: 2,500,000 and −39, without a trailing `.0`."""
    whole = int(value) if float(value).is_integer() else value
    return f"{whole:,}".replace("-", "−")


def slug(name: str) -> str:
    """Return the id that a pool's member gets from its name."""
    return _words(name).replace(" ", "-")
