"""TOML text to plain values; whatever the parser cannot take is a problem with its line."""

import re
import tomllib

from bot.packs.facts.problems import Problem
from bot.packs.facts.toml_slips import Slip, explain

DEEPEST_KEY = 20
"""Dots in one key; the parser's time grows with their square."""
_PLACE = re.compile(r"\(at line (?P<line>\d+), column (?P<column>\d+)\)|\(at end of document\)")
_LONG_KEY = re.compile(
    rf"""^\s*\[?\[?\s*(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')\s*\.\s*){{{DEEPEST_KEY},}}""", re.MULTILINE
)
_LONG_NUMBER = re.compile(r"\d[\d_]{999,}")
_BRACKET = re.compile(r"[\[{]|[\]}]|\n")


def parse(text: str, file: str) -> tuple[dict[str, object] | None, list[Problem]]:
    """Read TOML; a mistake is one problem with its line."""
    long_key = _LONG_KEY.search(text)
    if long_key:
        wrong = f"A key with more than {DEEPEST_KEY} dots."
        return None, [Problem(file, _line(text, long_key.end()), wrong, "Write short keys.")]
    try:
        return tomllib.loads(text), []
    except tomllib.TOMLDecodeError as error:
        return None, [_slip(str(error), text, file)]
    except RecursionError:
        wrong, fix = "Brackets are nested too deeply.", "Close them, or write fewer."
        return None, [Problem(file, _deepest_line(text), wrong, fix)]
    except ValueError as error:  # a number that Python itself will not read
        number = _LONG_NUMBER.search(text)
        place = _line(text, number.start()) if number else ""
        wrong = "A number with too many digits." if number else f"This is not TOML: {error}."
        return None, [Problem(file, place, wrong, "Write it as text, or round it.")]


def _slip(said: str, text: str, file: str) -> Problem:
    """Return the problem of a line that the parser could not take, in words for its writer."""
    found = _PLACE.search(said)
    what = _PLACE.sub("", said).strip()
    lines = text.replace("\r\n", "\n").split("\n")
    if found and found["line"]:
        number, column, at_end = int(found["line"]), int(found["column"]) - 1, False
    else:
        number = len(text.rstrip().split("\n"))
        column, at_end = len(lines[number - 1]), True
    # What is never closed is told at the end, but stands where nobody knows.
    is_open = at_end and not what.startswith(("Cannot", "Expected newline"))
    wrong, fix = explain(Slip(what, lines[number - 1], column, at_end))
    return Problem(file, "end of file" if is_open else f"line {number}", wrong, fix)


def _line(text: str, at: int) -> str:
    return f"line {text.count(chr(10), 0, at) + 1}"


def _deepest_line(text: str) -> str:
    """Return the line where most brackets are open; those inside texts do not matter much here."""
    depth, line, deepest, found = 0, 1, 0, 1
    for match in _BRACKET.finditer(text):
        sign = match.group()
        line += sign == "\n"
        depth += (sign in "[{") - (sign in "]}")
        if depth > deepest:
            deepest, found = depth, line
    return f"line {found}"
