"""Prefixes that only their case tells apart, spelled out before case is folded: mW is no MW."""

import re

_PREFIXES = {
    "m": "milli", "M": "mega", "p": "pico", "P": "peta", "k": "kilo", "K": "kilo", "G": "giga",
    "T": "tera",
}  # fmt: skip
_BITS = {"b": "bit", "B": "byte"}
_SYMBOL = re.compile(
    r"(?:(?<=\d)|(?<=\d )|(?<=/)|(?<=^))"
    r"(?:(?P<prefix>[mM](?=Wh|W|V|A|Hz|J|Pa|N|Ω|Sv|eV)|M(?=[mgls](?![A-Za-z]))|[pP](?=W|F|J|Hz))"
    r"|(?P<size>[kKMGTP])(?P<bits>[bB])(?=ps\b|s\b|\W|$))"
)
_AFTER_NUMBER = re.compile(r"\d ?[mMpPkKGT][A-ZΩabeglms]")


def with_prefixes_spelled(text: str) -> str:
    """Return a text in which mW behind a number is milliW, and Mb megabit."""
    if text.islower() or _AFTER_NUMBER.search(text) is None:
        return text
    return _spelled(text)


def spelled_alone(text: str) -> str:
    """Return a unit without a number, its prefix spelled out."""
    return text if text.islower() else _spelled(text.strip())


def _spelled(text: str) -> str:
    return _SYMBOL.sub(_written_out, text)


def _written_out(match: re.Match[str]) -> str:
    if match["prefix"]:
        return _PREFIXES[match["prefix"]]
    return _PREFIXES[match["size"]] + _BITS[match["bits"]]
