"""One spelling for what looks alike: case, width, styled letters, marks and hidden characters.

What carries meaning stays: superscripts (as ^2), the voicing marks of kana, Thai and Indic signs.
"""

import re
import unicodedata
from functools import lru_cache

from bot.game.judging.scripts import kana
from bot.game.judging.scripts.han import with_traditional_forms
from bot.game.judging.scripts.symbols import NEGATIONS

LONGEST = 300
"""Characters of a guess that are looked at; no answer is longer."""
MOST_PADDED = 20_000
"""Characters up to which spaces and hidden characters are taken out before a guess is measured."""

MARKS_OF_TRADE = "™®©℠"
"""Signs that are left out, unless an answer is nothing else."""
_LETTERS = {
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ŋ": "n", "ß": "ss",
    "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ƒ": "f", "ə": "e", "ɨ": "i",
    "ᴀ": "a", "ʙ": "b", "ᴄ": "c", "ᴅ": "d", "ᴇ": "e", "ꜰ": "f", "ɢ": "g", "ʜ": "h", "ɪ": "i",
    "ᴊ": "j", "ᴋ": "k", "ʟ": "l", "ᴍ": "m", "ɴ": "n", "ᴏ": "o", "ᴘ": "p", "ꞯ": "q", "ʀ": "r",
    "ꜱ": "s", "ᴛ": "t", "ᴜ": "u", "ᴠ": "v", "ᴡ": "w", "ʏ": "y", "ᴢ": "z",
}  # fmt: skip
_SIGNS = {
    **dict.fromkeys("’‘ʼ‛`´ʻʹʿʾ′׳＇", "'"),
    **dict.fromkeys("“”„‟«»″״＂", '"'),
    **dict.fromkeys("‐‑‒–—―−־﹣－", "-"),
    **dict.fromkeys(MARKS_OF_TRADE, ""),
    **dict.fromkeys("→⟶➔➡➜➝➞", "→"), "⟹": "⇒", "⟷": "↔", "⟺": "⇔", "⇌": "⇔", "≻": ">",
    "∑": "σ", "∆": "δ", "∕": "/", "∗": "*", "∙": "·", "∶": ":", "∣": "|", "∼": "~",
    "½": " 1/2", "¼": " 1/4", "¾": " 3/4", "⅓": " 1/3", "⅔": " 2/3", "⅛": " 1/8", "⅜": " 3/8",
    "⅝": " 5/8", "⅞": " 7/8", "⅕": " 1/5", "⅖": " 2/5", "⅗": " 3/5", "⅘": " 4/5", "⅙": " 1/6",
    "⅚": " 5/6", "⁄": "/", "×": " x ", "♯": "#", "♭": " flat ", "…": " ", "ـ": "",
    "∞": " infinity ", "º": "°", "˚": "°", "⋅": "·",
}  # fmt: skip
_ARABIC = {"ی": "ي", "ى": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه"}
"""Letters that other keyboards have in place of one, or that stand for it in haste."""
_SUPERSCRIPTS = {
    sign: f"^{value}" for value, sign in zip("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻", strict=True)
}
_SHEATHED = {
    chr(first + place): chr(ord("a") + place)
    for first in (0x1F150, 0x1F170)  # letters in black circles and squares
    for place in range(26)
}
_REPLACED = str.maketrans(
    {**_LETTERS, **_SIGNS, **_SUPERSCRIPTS, **_SHEATHED, **kana.AS_KATAKANA, **_ARABIC}
)
_POWER = re.compile(r"(?:\^[-\d])+")
_ABOVE = frozenset("ⁿⁱˣʸᵏᵐ")
_LETTER_ABOVE = re.compile(r"(?<=[a-zA-Z0-9)])([ⁿⁱˣʸᵏᵐ])(?![ʰ-ʸᴬ-ᶻⁿⁱ])")
_FLAG_LETTER = {chr(0x1F1E6 + place): chr(ord("a") + place) for place in range(26)}

_HIDDEN = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e0fff]+"
)
_SPACES = re.compile(r"\s+")
_MARKS = re.compile(
    "(?<![\u0400-\u04ff\u3041-\u30ff])[\u0300-\u036f]+"
    "|(?<=\u0435)\u0308|(?<=[\u0400-\u04ff])\u0301"
    "|[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0]+"
)


_STROKE = re.compile(rf"[{NEGATIONS}](?<=[^\w\s\u0300-\u036f].)")
_HELD = {stroke: chr(0xE000 + place) for place, stroke in enumerate(NEGATIONS)}
"""Characters that stand for a stroke while the marks are taken off: nobody types them."""
_FREED = str.maketrans({held: stroke for stroke, held in _HELD.items()})
_UNTYPED = str.maketrans(dict.fromkeys(_HELD.values(), ""))


def shortened(text: str) -> str | None:
    """Return a long guess without padding, or None when it is longer than any answer."""
    if len(text) <= LONGEST:
        return text
    if len(text) <= MOST_PADDED:
        text = _SPACES.sub(" ", _HIDDEN.sub("", text)).strip()
    return text if len(text) <= LONGEST else None


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return the text in lower case and in one spelling for what looks alike."""
    if text.isascii():
        return text.lower()
    visible = _HIDDEN.sub("", text)
    if not _ABOVE.isdisjoint(visible):
        visible = _LETTER_ABOVE.sub(r"^\1", visible)
    visible = visible.translate(_REPLACED)
    composed = unicodedata.normalize("NFKC", visible)[: 2 * LONGEST]  # one sign can be 18 letters
    plain = composed.casefold().translate(_REPLACED)
    folded = unicodedata.normalize("NFC", _without_marks(unicodedata.normalize("NFD", plain)))
    folded = with_traditional_forms(kana.with_one_spelling(folded))
    return _POWER.sub(_one_power, folded) if "^" in folded else folded


def _without_marks(text: str) -> str:
    """Return the text without marks on letters; a stroke through a sign stays, for it says not."""
    if _STROKE.search(text) is None:
        return _MARKS.sub("", text)
    held = _STROKE.sub(lambda match: _HELD[match[0]], text.translate(_UNTYPED))
    return _MARKS.sub("", held).translate(_FREED)


def spelled_by_flags(text: str) -> str:
    """Return a text whose letters are regional indicators in plain letters."""
    return "".join(_FLAG_LETTER.get(char, char) for char in text)


def _one_power(match: re.Match[str]) -> str:
    return "^" + match[0].replace("^", "")
