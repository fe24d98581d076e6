"""Signs that are never punctuation: of mathematics, logic and music, also as people type them."""

import re
import unicodedata

_LEFT_OUT = frozenset("∕∗∙∶∞∣−∼≻⋅→⇒←⇐⋆⋄∎⋯⋮⋰⋱↵↳↪↩")
"""What is folded to other signs or letters, what stands in lists too, and what is decoration."""


def _signs() -> str:
    """Return every sign of mathematics that has no other use in a text."""
    blocks = (range(0x2190, 0x2300), range(0x27C0, 0x27F0), range(0x2980, 0x2B00))
    found = [chr(code) for block in blocks for code in block]
    return "".join(
        each
        for each in (*found, *"¬±÷♮‰‱⌈⌉⌊⌋⟨⟩⟦⟧𝄪𝄫")
        if unicodedata.category(each) in {"Sm", "So", "Po", "Ps", "Pe"} and each not in _LEFT_OUT
    )


SIGNS = _signs()
NEGATIONS = "\u0338\u0337\u20d2\u20e5\u20e0"
"""Strokes through a sign that say not; through a letter they are decoration."""

_TYPED = {
    "<==>": "⇔", "<=>": "⇔", "<-->": "↔", "<->": "↔", "-->": "→", "->": "→", "==>": "⇒", "=>": "⇒",
    "!==": "!==", "===": "===", "=/=": "≠", "!=": "≠", "==": "==", ">>=": ">>=", "<<=": "<<=",
    ">=": "≥", "=<": "≤", "<=": "≤", "+/-": "±", "-/+": "∓", "~=": "≈", "=~": "≈",
    "/\\": "∧", "\\/": "∨",
}  # fmt: skip
_DIGRAPH = re.compile("|".join(map(re.escape, sorted(_TYPED, key=len, reverse=True))))
DIGRAPHS = _DIGRAPH.pattern
"""The pattern of signs that are typed with several characters."""


def sign_typed(text: str) -> str:
    """Return the sign that is meant by the characters on a keyboard: >= is ≥."""
    return _TYPED.get(text, text)


def with_signs(text: str) -> str:
    """Return a text whose typed signs are written as one character each."""
    return _DIGRAPH.sub(lambda match: _TYPED[match[0]], text)
