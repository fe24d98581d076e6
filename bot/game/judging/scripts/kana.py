"""Kana as people type them: hiragana for katakana, and a long vowel with its mark or as a vowel.

Voicing marks, small kana and the length of a vowel are the word: バス is not パス,
ビル is not ビール.
"""

import re

AS_KATAKANA = {chr(code): chr(code + 0x60) for code in (*range(0x3041, 0x3097), 0x309D, 0x309E)} | {
    "\u309b": "\u3099",  # the marks that stand alone: typed behind their kana they belong to it
    "\u309c": "\u309a",
    "ゖ": "ケ",
    "ヶ": "ケ",
}
_VOWEL_OF = {
    kana: vowel
    for vowel, row in {
        "ア": "アカサタナハマヤラワガザダバパァャヮ",
        "イ": "イキシチニヒミリギジヂビピィヰ",
        "ウ": "ウクスツヌフムユルグズヅブプゥュ",
        "エ": "エケセテネヘメレゲゼデベペェヱ",
        "オ": "オコソトノホモヨロヲゴゾドボポォョ",
    }.items()
    for kana in row
}
_LENGTHENS = {"ア": "アァ", "イ": "イィ", "ウ": "ウゥ", "エ": "エェイ", "オ": "オォウ"}
"""What is written behind a vowel to make it long: ケエキ and ケイキ, コオヒイ and コウヒイ."""
_WAVE = re.compile("(?<=[ァ-ヺー])[~〜]+(?=[ァ-ヺー])")
_FOREIGN_V = re.compile("ヴ(?:([ァィェォ])|)")
_WITH_B = {"ァ": "バ", "ィ": "ビ", "ェ": "ベ", "ォ": "ボ", None: "ブ"}
_LONG = "ー"


def with_one_spelling(text: str) -> str:
    """Return a folded text with ヴァ as バ and a wave between kana as a long mark."""
    if "ヴ" in text:
        text = _FOREIGN_V.sub(lambda match: _WITH_B[match[1]], text)
    return _WAVE.sub(_LONG, text) if "~" in text or "〜" in text else text


def same_length(right: str, typed: str) -> bool:
    """Return whether two folded words differ only in how their long vowels are written."""
    if _LONG not in right and _LONG not in typed:
        return False  # こおり is ice and こうり retail: without a mark they are two words
    return with_marks(right) == with_marks(typed)


def with_marks(word: str) -> str:
    """Return the word with the long mark for every vowel that lengthens the one before it."""
    written: list[str] = []
    vowel = ""
    for char in word:
        if vowel and (char == _LONG or char in _LENGTHENS[vowel]):
            written.append(_LONG)
        else:
            written.append(char)
            vowel = _VOWEL_OF.get(char, "")
    return "".join(written)
