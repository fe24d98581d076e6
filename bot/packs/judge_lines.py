"""The judge on the command line: one guess, or JSON lines in and out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from bot.game.judging import Strictness, Verdict, answer_of, judge

REMEDY = 'Write each line as {"accepted": ["Paris"], "given": "paris"}.'

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(dict[str, Any])


class Case(msgspec.Struct):
    """One line: what is accepted and what was given; more about the answer where it matters."""

    accepted: tuple[str, ...]
    given: str
    type: str = "text"
    refused: tuple[str, ...] = ()
    strictness: Strictness = Strictness.NORMAL
    unit: str = ""
    unit_synonyms: tuple[str, ...] = ()
    tolerance: float = 0

    def verdict(self) -> Verdict:
        """Return what the judge says."""
        answer = msgspec.structs.replace(
            answer_of(self.accepted, self.type),
            refused=self.refused,
            strictness=self.strictness,
            unit=self.unit,
            unit_synonyms=self.unit_synonyms,
            tolerance=self.tolerance,
        )
        return judge(self.given, answer)


class Judged(NamedTuple):
    """What became of one line: the line with its verdict, or an error that names the line."""

    text: str
    ok: bool


def judge_lines(lines: Iterable[str | bytes]) -> Iterator[Judged]:
    """Yield each line with its `verdict`; every other field stays, blank lines are left out."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _judged(number, line)


def _judged(number: int, line: str | bytes) -> Judged:
    try:
        fields = _decoder.decode(line)
        verdict = msgspec.convert(fields, Case).verdict()
    except (msgspec.DecodeError, UnicodeError) as error:
        return Judged(f"Line {number} cannot be judged: {error}. {REMEDY}", ok=False)
    return Judged(_encoder.encode({**fields, "verdict": verdict}).decode(), ok=True)


def judge_one(accepted: Sequence[str], given: str, type_name: str = "text") -> Verdict:
    """Return the verdict on one guess at the answer that has these accepted strings."""
    return judge(given, answer_of(accepted, type_name))
