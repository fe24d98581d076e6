"""The tables that people edit: text files in `tables/`, a line for each entry."""

import lzma
from importlib.resources import files

_FOLDER = files(__package__).joinpath("tables")


def lines(name: str) -> list[list[str]]:
    """Return the words of every line of `tables/NAME.txt`, comments left out."""
    text = _FOLDER.joinpath(f"{name}.txt").read_text("utf-8")
    return [line.split() for line in text.splitlines() if not line.startswith("#")]


def sorted_words() -> bytes:
    """Return the word list as one sorted block, a word a line; cat+ stands for cat and cats."""
    return lzma.decompress(_FOLDER.joinpath("words.txt.xz").read_bytes())
