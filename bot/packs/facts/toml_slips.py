"""From the TOML parser's words and the line at fault to what happened and how to mend it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

LISTS = ("facts", "known", "sets", "sequences", "questions")
"""Tables that are written [[so]], as there may be many of them."""
CURLY = "“”„‟«»‘’‚‛"
_MOST = 40
"""Characters of a line that are repeated to its writer."""
_HEADING = re.compile(r"\s*(?P<open>\[+)(?P<name>[^\]#]*)(?P<close>\]*)\s*(#.*)?")
_PAIR = re.compile(r"""\s*(?P<key>[^=\[\]{}"'#]*?)\s*=""")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_VALUE = re.compile(r"[^,\]}#]*")
_NEXT_PAIR = re.compile(r"\s*[\w\"'-]+\s*=")
_STRAIGHT = 'Write straight quotes: "…".'

Explanation: TypeAlias = tuple[str, str]
"""What is wrong, and what to do."""


@dataclass(frozen=True)
class Slip:
    """Where the parser gave up: its words, the line, and the line before and after that column."""

    said: str
    line: str
    column: int
    at_end: bool = False

    @property
    def before(self) -> str:
        """The line up to what could not be read."""
        return self.line[: self.column]

    @property
    def rest(self) -> str:
        """What could not be read, and all behind it."""
        return self.line[self.column :].strip()


def explain(slip: Slip) -> Explanation:
    """Return what happened in plain words, and the fix."""
    for beginning, tell in _TELLERS:
        if slip.said.startswith(beginning):
            return tell(slip)
    return (
        f"This line cannot be read ({slip.said}).",
        "Look at its quotes, brackets and commas; docs/writing-packs.md has an example.",
    )


def _brief(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _MOST else f"{text[:_MOST]}…"


def _illegal_character(slip: Slip) -> Explanation:
    if slip.rest:
        return "There is an invisible character in this text.", "Delete it, or type the text anew."
    if slip.line.rstrip().endswith(tuple(CURLY)):
        return "The text ends with a curly quote, as Word writes it.", _STRAIGHT
    return "A text is not closed where its line ends.", 'Put " at its end, on the same line.'


def _invisible_character(_: Slip) -> Explanation:
    return "There is an invisible character here.", "Delete it, or type the line anew."


def _open_text(_: Slip) -> Explanation:
    return "A text is not closed.", "Put the quotes that it begins with also at its end."


def _backslash(_: Slip) -> Explanation:
    fix = r"Write two for one: \\. Or put the text in 'single quotes'."
    return "A backslash means something special in a text.", fix


def _inline_table(slip: Slip) -> Explanation:
    if slip.rest and not slip.at_end:
        fix = "Write a comma between two entries: { name = …, active = … }."
        return f"A comma or a }} is missing before {_brief(slip.rest)}", fix
    return "A { is not closed on its line.", "Put } at its end: all of { … } stands on one line."


def _array(slip: Slip) -> Explanation:
    if slip.at_end:
        return "A list is not closed.", "Put ] at its end."
    if _HEADING.fullmatch(slip.line):
        return "A list above this heading is not closed.", "Put ] at its end."
    return (
        f"A comma or a ] is missing before {_brief(slip.rest)}",
        "Write a comma between two entries, and ] at the end of the list.",
    )


def _key_part(slip: Slip) -> Explanation:
    if slip.rest.startswith("}"):
        return "A comma stands before }.", "Take the comma out."
    if not slip.rest:
        return "A { … } goes on in the next line.", "Write all of { … } on one line."
    if _HEADING.fullmatch(slip.line):
        return _heading(slip)
    return _pair(slip)


def _twice(slip: Slip) -> Explanation:
    names = re.findall(r"'([^']*)'", slip.said)
    dotted = ".".join(map(_quoted_if_need_be, names))
    wrong = f"[{dotted}] stands here for the second time."
    if names and names[-1] in LISTS:
        return wrong, f"Write [[{dotted}]], with two brackets, before each of them."
    return wrong, "Give one of the two another name, or put all of it under one heading."


def _overwritten(slip: Slip) -> Explanation:
    heading = _HEADING.fullmatch(slip.line)
    if heading:
        name = heading["name"].strip()
        if name.split(".")[-1] in LISTS:
            wrong = f"Above, {name} is written in another way."
            return wrong, f"Write [[{name}]], with two brackets, before each of them."
        return f"Above, {name} is something else.", "Give one of the two another name."
    pair = _PAIR.match(slip.line)
    key = f"“{pair['key']}”" if pair else "A name"
    fix = "Take one of them out; if another fact begins here, put [[facts]] above it."
    return f"{key} is given twice under one heading.", fix


def _pair(slip: Slip) -> Explanation:
    if slip.line.lstrip().startswith(tuple(CURLY)) or slip.rest.startswith(tuple(CURLY)):
        return "The quotes here are curly ones, as Word writes them.", _STRAIGHT
    if slip.rest.startswith(":"):
        key = slip.before.strip()
        value = _brief(slip.rest[1:]) or "…"
        return "A colon stands where = belongs.", f"Write {key} = {value}"
    pair = _PAIR.match(slip.line)
    if pair is None:
        fix = 'Write name = "…". A remark begins with #.'
        return f"“{_brief(slip.line)}” is neither a heading nor a name with =.", fix
    key = pair["key"]
    if any(each.isspace() and each not in " \t" for each in pair.group()):
        return "There is a special space in this line.", "Type its spaces anew."
    if not key:
        return "There is no name before =.", "Write name = …"
    return _needs_quotes(key, f'"{key}" = …')


def _needs_quotes(name: str, written: str) -> Explanation:
    wrong = f"The name “{_brief(name)}” has more than a–z, digits, - and _."
    return wrong, f"Put it in quotes: {written}; or leave the other characters out."


def _heading(slip: Slip) -> Explanation:
    heading = _HEADING.match(slip.line)
    name = heading["name"].strip() if heading else ""
    if heading is None or len(heading["open"]) != len(heading["close"]):
        first = name.split(".")[-1] in LISTS or slip.line.lstrip().startswith("[[")
        brackets = ("[[", "]]") if first else ("[", "]")
        wrong = "This heading has not as many ] as [."
        return wrong, f"Write {brackets[0]}{_dotted(name)}{brackets[1]}"
    odd = next((part for part in map(str.strip, name.split(".")) if not _is_bare(part)), name)
    return _needs_quotes(odd, f"{heading['open']}{_dotted(name)}{heading['close']}")


def _dotted(name: str) -> str:
    """Return a heading's name with quotes around those of its parts that need them."""
    return ".".join(_quoted_if_need_be(part.strip()) for part in name.split("."))


def _quoted_if_need_be(part: str) -> str:
    return part if _is_bare(part) else f'"{part}"'


def _is_bare(part: str) -> bool:
    return bool(_BARE.fullmatch(part)) or part.startswith(('"', "'"))


def _value(slip: Slip) -> Explanation:  # noqa: PLR0911 - a slip a line
    rest = slip.rest
    if _HEADING.fullmatch(slip.line):
        return "A list above this heading is not closed.", "Put ] at its end."
    if rest.startswith(tuple(CURLY)):
        return "The quotes here are curly ones, as Word writes them.", _STRAIGHT
    if not rest or rest.startswith("#"):
        if slip.at_end and not slip.line.rstrip().endswith("="):
            return "A list is not closed.", "Put ] at its end."
        return "Nothing stands after =.", "Write a value there, or take the line out."
    if rest.startswith(("–", "—", "−")):
        return "A long dash stands where - belongs.", "Write - before the number."
    bare = _VALUE.match(rest)
    word = _brief(bare.group() if bare else rest).rstrip("\"'")
    if word.lower() in {"true", "false", "yes", "no", "on", "off"}:
        return f"“{word}” is no value.", "Write true or false, in small letters without quotes."
    if word.startswith("{") or not word:
        return f"“{_brief(rest)}” is no value.", 'Write a text in quotes ("…"), or a number.'
    return f"“{word}” has no quotes around it.", f'Put it in quotes: "{word}".'


def _left_over(slip: Slip) -> Explanation:  # noqa: PLR0911 - a slip a line
    rest, before = slip.rest, slip.before.rstrip()
    pair = _PAIR.match(slip.line)
    value = slip.line[pair.end() :].strip() if pair else slip.line.strip()
    if rest.startswith((";", ",")) and not rest[1:].strip():
        return f"There is a {rest[0]} behind the value.", "Take it out."
    if re.match(r"\d{4}-\d", value):
        return "A date here has to stand in quotes.", f'Write "{_brief(value)}".'
    if re.match(r"[-+]?\d[\d,]*,\d", value):
        digits = "".join(re.findall(r"[-+\d.]", value))
        return "A number has no commas between its digits.", f"Write {_brief(digits)}."
    if re.match(r"0\d", value):
        return "A number does not begin with 0.", f"Write {_brief(value.lstrip('0'))}."
    if before.endswith(('"', "'")) and ('"' in rest or "'" in rest):
        fix = r"For quotes inside a text write “ and ”, or \"."
        if before.endswith("'"):
            fix = 'Put the text in double quotes: "…".'
        return f"The text ends at the quotes before {_brief(rest)}", fix
    if _NEXT_PAIR.match(rest):
        return "There are two on one line.", "Begin a new line for each name."
    if re.match(r"[-+]?\d", value):
        return f"“{_brief(value)}” is no number.", "Write the digits only, or put it in quotes."
    return f"“{_brief(rest)}” is left over in this line.", "Take it out, or begin a remark with #."


def _statement(slip: Slip) -> Explanation:
    rest = slip.rest
    if rest.startswith(("//", "/*", "--", "%", "<!--")):
        return "A remark does not begin so.", "Begin it with #."
    if rest and not rest[0].isprintable():
        return _invisible_character(slip)
    if rest.startswith("{"):
        return "This is JSON or the like, not a fact file.", "See docs/writing-packs.md."
    return _pair(slip)


def _same_key(_: Slip) -> Explanation:
    return "A name is given twice in one { … }.", "Take one of them out."


_TELLERS: tuple[tuple[str, Callable[[Slip], Explanation]], ...] = (
    ("Illegal character", _illegal_character),
    ("Found invalid character", _invisible_character),
    ("Unterminated string", _open_text),
    ("Expected \"'", _open_text),
    ("Expected '\"", _open_text),
    ("Unescaped '\\'", _backslash),
    ("Invalid hex value", _backslash),
    ("Unclosed inline table", _inline_table),
    ("Unclosed array", _array),
    ("Invalid initial character for a key part", _key_part),
    ("Duplicate inline table key", _same_key),
    ("Cannot declare", _twice),
    ("Cannot overwrite a value", _overwritten),
    ("Cannot mutate immutable namespace", _overwritten),
    ("Expected '=' after a key", _pair),
    ("Expected ']", _heading),
    ("Invalid value", _value),
    ("Invalid statement", _statement),
    ("Expected newline or end of document", _left_over),
)
"""By how the parser's words begin."""
