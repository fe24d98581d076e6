"""TOML text to plain values; whatever the parser cannot take is a problem with its line."""

import re
import tomllib

from bot.packs.problems import Problem

DEEPEST_KEY = 20
"""Dots in one key; the parser's time grows with their square."""
_LINE = re.compile(r"\(at (line \d+), column \d+\)|\(at end of document\)")
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
        found = _LINE.search(str(error))
        place = (found.group(1) if found else "") or "end of file"
        what = _LINE.sub("", str(error)).strip()
        return None, [Problem(file, place, f"This is not TOML: {what}.", "See https://toml.io.")]
    except RecursionError:
        wrong, fix = "Brackets are nested too deeply.", "Close them, or write fewer."
        return None, [Problem(file, _deepest_line(text), wrong, fix)]
    except ValueError as error:  # a number that Python itself will not read
        number = _LONG_NUMBER.search(text)
        place = _line(text, number.start()) if number else ""
        wrong = "A number with too many digits." if number else f"This is not TOML: {error}."
        return None, [Problem(file, place, wrong, "Write it as text, or round it.")]


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
