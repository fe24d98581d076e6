"""Umlauts and Nordic letters as they are written on keyboards without them: Mueller."""

import re

_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_UMLAUT = re.compile("[äöüøå]")


def spelled_out(text: str) -> str:
    """Return the text in lower case with ae for ä; empty where there is no such letter."""
    lower = text.lower()
    return lower.translate(_SPELLED) if _UMLAUT.search(lower) else ""
