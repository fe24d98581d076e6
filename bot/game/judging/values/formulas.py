"""Formulas are compared sign by sign: n-1 is not n+1, and V=I/R is not V=IR.

Elsewhere punctuation is ignored, so the first question is whether an answer is a formula at all.
"""

import re
from collections.abc import Iterator

from bot.game.judging.scripts.folding import fold
from bot.game.judging.scripts.symbols import SIGNS, with_signs
from bot.game.judging.values.number_words import CARDINAL_WORDS
from bot.game.judging.values.spoken import digits_for_words

_SIGN = re.escape(SIGNS)
_STRONG = re.compile(
    rf"[=^{_SIGN}\u2212∗×·→⇒⟶⟹←⇐⁺⁻]|\w\s?<(?!/?\w+>)\s?[\w(-]|[\w)]\s?>\s?[\w(-]|^\s*[<>]\s?-?\d|->"
    r"|\|[^|]*\w\||\w\|\w|&&|\|\||\b[a-z] & [a-z]\b"
)
"""Signs that make a formula of short names and numbers."""
_RELATED = re.compile(r"\w\s*(?:=|[<>](?==)|[≠≤≥≈≡∝])")
"""Signs that make a formula of words: speed = distance / time."""
_WITHOUT_SIGNS = re.compile(r"[A-Za-z0-9 ,.?:]*")
_MARKUP = re.compile(r"</?\w+\s?/?>")
_RUN = re.compile(r"[^\W\d_²³¹\u2070-\u209f]+")
LONGEST = 100
"""Characters of a formula; what is longer is prose."""
_LONGEST_NAME = 3
"""Letters of a product such as mgh or nRT; what is longer is a word."""
_ELEMENTS = (
    "H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se "
    "Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Nd Sm Eu Gd W Re Os "
    "Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu"
)
_ATOM = "(?:" + "|".join(sorted(_ELEMENTS.split(), key=len, reverse=True)) + ")"
_ATOMS = re.compile(f"{_ATOM}+")
_NAMES = frozenset(
    {"sqrt", "sinh", "cosh", "tanh", "asin", "acos", "atan", "arcsin", "arccos", "arctan", "area"}
)  # fmt: skip
_FUNCTION = r"(?:sin|cos|tan|log|ln|exp|abs|max|min|mod)"
_OPERAND = rf"(?:\d*[A-Za-z](?![^\W\d_])|\d+(?:\.\d+)?(?![^\W_])|{_FUNCTION}\b)"
_EXPRESSION = re.compile(
    rf"\s*[-~!*&]?\(?\s*{_OPERAND}(?:\s*(?:[-+*/%~]|\+\+|--|'(?=\s*(?:$|[(=+-]))|!|[()]|{_OPERAND}))*\s*"
)
"""Single letters, numbers and what can stand between them."""
_HAS_VARIABLE = re.compile(r"(?<![^\W_])\d*[a-z](?![^\W_])")
_ADDED = re.compile(r"\w\)?\s*\+\s*\(?\w")
_OPERATED = re.compile(
    r"[\w)]\s*[-+*/%]\s*[\w(]|^\s*[-~!*&]|\+\+|--|\w'(?=\s*(?:$|[(=+-]))|[a-z0-9)]!|[a-z]\s*[-*/]"
)
_FACTORIAL = re.compile(r"\s*\d{1,4}!\s*")
_ION = re.compile(rf"\s*(?:{_ATOM}\d*|\((?:{_ATOM}\d*)+\)\d*)+\s?\d?[-+]\s*")
_GRADE = re.compile(r"\s*(?:[A-Z]|AB)\s?[-+]\s*")

_SPOKEN = (
    (r"(?:is )?not equal(?: to)?|doesn'?t equal|does not equal|isn'?t equal to", "≠"),
    (r"(?:is )?(?:greater|more|larger) than or equal(?: to)?|at least", "≥"),
    (r"(?:is )?(?:less|smaller) than or equal(?: to)?|at most", "≤"),
    (r"(?:is )?(?:greater|more|larger) than", ">"),
    (r"(?:is )?(?:less|smaller) than", "<"),
    (r"(?:is )?approximately equal(?: to)?", "≈"),
    (r"(?:is )?proportional to", "∝"),
    (r"(?:is )?equal(?: to)?|equals", "="),
    (r"plus or minus|plus minus", "±"),
    ("plus", "+"),
    ("minus|negative", "-"),
    ("times|multiplied by", "*"),
    ("divided by|over", "/"),
    ("(?:raised )?to power(?: of)?|to the power(?: of)?", "^"),
    ("squared", "^2"),
    ("cubed", "^3"),
    ("cube root(?: of)?|cuberoot|cbrt", "∛"),
    ("square root(?: of)?|squareroot|root(?: of)?|sqrt", "√"),
    ("factorial", "!"),
    ("union", "∪"),
    ("intersection|intersect", "∩"),
    ("(?:is )?not (?:an )?element of|not in", "∉"),
    ("(?:is )?(?:an )?element of|in", "∈"),
    ("(?:is )?(?:a )?subset of", "⊂"),
    ("(?:is )?(?:a )?superset of", "⊃"),
    ("if and only if|iff", "↔"),
    ("implies|yields", "→"),
    ("not", "¬"),
    ("and", "∧"),
    ("or", "∨"),
    ("for all", "∀"),
    ("there exists|exists", "∃"),
    ("by", "*"),
)
_SPEECH = re.compile(
    r"(?<![^\W\d_])(?:" + "|".join(f"({words})" for words, _ in _SPOKEN) + r")(?![^\W\d_])"
)
_LETTERS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "theta": "θ",
    "lambda": "λ", "mu": "μ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ",
    "psi": "ψ", "omega": "ω", "infinity": "∞",
}  # fmt: skip
_GREEK = re.compile(rf"(?<![^\W\d_]{{2}})(?:{'|'.join(_LETTERS)})(?![^\W\d_])")
_NUMBER_WORD = rf"(?:{'|'.join(sorted(CARDINAL_WORDS, key=len, reverse=True))})(?![^\W\d_])"
_NUMBER = re.compile(rf"(?<![^\W\d_]){_NUMBER_WORD}(?:[\s-]{_NUMBER_WORD})*")
_POINT = re.compile(r"(?<=[^\W_])\.(?=\d*[a-z])")
"""A point where a formula has one in the middle: CuSO4.5H2O."""
_CROSS = re.compile(r"(?<=[\w)])\s+x\s+(?=[\w(])|(?<=\d)x(?=\d)")
_WRITTEN = str.maketrans(
    {"&": "∧", "÷": "/", "·": "*", "[": "(", "{": "(", "]": ")", "}": ")", "_": None, "∗": "*"}
)
_ROUND_ONE = re.compile(r"(?<=[\^√∛])\((\w+)\)")
_IMPLIED = re.compile(r"(?<=[\w)])\*(?=[^\W\d_]|[(√])")
_SPACES = re.compile(r"\s+")
_END = re.compile(r"[?.,;]+$")
_LETTERED_POWER = re.compile(r"(?<=[^\W\d_])\^(?=\d)|(?<=\))\^(?=\d)")
_CHARGE = re.compile(r"\^(?=[-+](?:$|[-+=→)]))|(?<=\d)\^(?=\d?[-+]$)")
_CHARGED = re.compile(r"(?<=^[a-z])\d[-+]$|(?<=^[a-z]{2})\d[-+]$")
_ISOTOPE = re.compile(r"^\^(?=\d+[a-z])")


def is_formula(text: str) -> bool:
    """Return whether an accepted string is a formula, so that each of its signs counts."""
    if len(text) > LONGEST or _WITHOUT_SIGNS.fullmatch(text) or _MARKUP.fullmatch(text.strip()):
        return False
    if (_STRONG.search(text) or "^" in fold(text)) and any(map(str.isalnum, text)):
        return all(map(_is_name, _RUN.findall(text)))
    if is_factorial(text):
        return True
    if _ION.fullmatch(text) and not _GRADE.fullmatch(text):
        return True
    if not _EXPRESSION.fullmatch(text) or not _OPERATED.search(text):
        return False
    return bool(_HAS_VARIABLE.search(text) or _ADDED.search(text))


def is_factorial(text: str) -> bool:
    """Return whether an accepted string is a number with a mark that multiplies: 5!."""
    return _FACTORIAL.fullmatch(text) is not None


def is_equation(text: str) -> bool:
    """Return whether an accepted string relates words: speed = distance / time."""
    return len(text) <= LONGEST and _RELATED.search(text) is not None


def _is_name(run: str) -> bool:
    return len(run) <= _LONGEST_NAME or run in _NAMES or _ATOMS.fullmatch(run) is not None


def formulas(text: str) -> Iterator[str]:
    """Yield a formula in one spelling, and as it is typed where signs cannot be raised."""
    written = formula(text)
    yield written
    yield _CHARGED.sub(r"^\g<0>", written)
    for pattern in (_LETTERED_POWER, _CHARGE, _ISOTOPE):
        if plainer := pattern.sub("", written):
            yield plainer
            written = plainer


def formula(text: str) -> str:
    """Return a text as a formula: spoken signs written, without spaces and what goes unsaid."""
    bare = _SPACES.sub("", _END.sub("", _in_signs(text).translate(_WRITTEN).strip()))
    return _IMPLIED.sub("", _ROUND_ONE.sub(r"\1", bare))


def _in_signs(text: str) -> str:
    """Return the folded text with typed and spoken signs written."""
    folded = with_signs(fold(text.replace("**", "^") if "**" in text else text))
    folded = _POINT.sub("*", _CROSS.sub("*", folded))
    if all(len(run) == 1 for run in _RUN.findall(folded)):
        return folded
    folded = _SPEECH.sub(_sign_spoken, folded)
    folded = _NUMBER.sub(lambda match: digits_for_words(match[0]), folded)
    return _GREEK.sub(lambda match: _LETTERS[match[0]], folded)


def _sign_spoken(match: re.Match[str]) -> str:
    return _SPOKEN[(match.lastindex or 1) - 1][1]


_OPERATORS = re.compile(rf"[=<>^*/+%{_SIGN}→⇒]|(?<=\s)-(?=\s)")


def operators(text: str) -> str:
    """Return only the signs of a formula in words, in their order."""
    return "".join(_OPERATORS.findall(_in_signs(text).translate(_WRITTEN)))
