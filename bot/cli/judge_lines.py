"""The judge on the command line: one guess, or JSON lines in and out."""

import codecs
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from bot.game.judging import Answer, Verdict, answer_of, judge
from bot.text_files import is_utf16

REMEDY = 'Write each line as {"accepted": ["Paris"], "given": "paris"}.'

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(dict[str, Any])


class _Given(msgspec.Struct):
    """What a line holds beside its `Answer`."""

    given: str


class JudgedLine(NamedTuple):
    """What became of one line: the line with its verdict, or an error that names the line."""

    text: str
    ok: bool


def judge_lines(lines: Iterable[str | bytes]) -> Iterator[JudgedLine]:
    """Yield each line with its `verdict`; every other field stays, blank lines are left out.

    A byte order mark at the beginning does no harm; nothing is read of UTF-16.
    """
    for number, line in enumerate(lines, 1):
        text = _without_mark(line) if number == 1 else line
        if text is None:
            yield JudgedLine(
                "The lines cannot be judged: this is UTF-16. Save it as UTF-8.", ok=False
            )
            return
        if text.strip():
            yield _judged(number, text)


def _without_mark(line: str | bytes) -> str | bytes | None:
    """Return a first line without a byte order mark, or None where it is UTF-16."""
    if isinstance(line, str):
        return line.removeprefix("\ufeff")
    return None if is_utf16(line) else line.removeprefix(codecs.BOM_UTF8)


def _judged(number: int, line: str | bytes) -> JudgedLine:
    try:
        fields = _decoder.decode(line)
        verdict = _verdict(fields)
    except (msgspec.DecodeError, UnicodeError) as error:
        return JudgedLine(f"Line {number} cannot be judged: {error}. {REMEDY}", ok=False)
    return JudgedLine(_encoder.encode({**fields, "verdict": verdict}).decode(), ok=True)


def _verdict(fields: dict[str, Any]) -> Verdict:
    """Judge what was given by whatever else a line says: it is an `Answer`, field by field."""
    known = {**fields, "type": _type_of(fields.get("type", ""))}
    return judge(msgspec.convert(fields, _Given).given, msgspec.convert(known, Answer))


def _type_of(written: object) -> object:
    """Return a type by its name, which may be one from elsewhere."""
    return answer_of((), written).type if isinstance(written, str) else written


def judge_one(accepted: Sequence[str], given: str, type_name: str = "text") -> Verdict:
    """Return the verdict on one guess at the answer that has these accepted strings."""
    return judge(given, answer_of(accepted, type_name))
