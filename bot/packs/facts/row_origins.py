"""Where what rows made comes from, so that its problems are told by line and column."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import msgspec

from bot.packs.facts.problems import Problem
from bot.packs.facts.row_values import columns_in

MOST_TOLD = 20
"""Problems of one sort that the rows of a table are told; where all rows share it, one is."""
_STEP = re.compile(r"[^.\[\]\s(]+")
_ENDS = re.compile(r"[.\[ ]|$")
_KNOWN = re.compile(r"known\[(\d+)\]")
_ROW = re.compile(r"(.+\.csv) line \d+(.*)")
_VARYING = re.compile(r"'[^']*'|\d+")


@dataclass(frozen=True)
class RowOrigin:
    """The row and the mapping that something of a fact file was made from."""

    file: str
    line: int
    template: Mapping[str, object]

    def told(self, rest: str = "") -> str:
        """Return the row, and the columns of a field below it where it has few."""
        return self._with(self.columns(rest) or ())

    def _with(self, columns: tuple[str, ...]) -> str:
        named = f", {'column' if len(columns) == 1 else 'columns'} {' and '.join(columns)}"
        return f"{self.file} line {self.line}{named if 0 < len(columns) < 3 else ''}"

    def cell(self, template: str) -> str:
        """Return the row, and the column of a text of the mapping."""
        columns = dict.fromkeys(columns_in(template))
        return self._with(tuple(columns))

    def columns(self, rest: str) -> tuple[str, ...] | None:
        """Return the columns that fill a field; None where it is not told which field it is."""
        spot: object = self.template
        for step in _STEP.findall(rest.partition(" (")[0]):
            spot = _inside(spot, step)
        return None if spot is self.template else tuple(dict.fromkeys(columns_in(spot)))


def _inside(spot: object, step: str) -> object:
    if isinstance(spot, dict):
        return spot.get(step, spot)
    if isinstance(spot, list) and len(spot) == 1:  # of more, a row may have left out the first
        return spot[0]
    return spot


@dataclass
class RowOrigins:
    """The origins by the places that problems name, such as `facts.fr` or `known[3]`."""

    _by_place: dict[str, RowOrigin] = field(default_factory=dict)

    def add(self, place: str, origin: RowOrigin) -> RowOrigin:
        """Note an origin, and return the first that was noted of this place."""
        return self._by_place.setdefault(place, origin)

    def at(self, place: str) -> RowOrigin | None:
        """Return the origin of something by its place."""
        return self._by_place.get(place)

    def all_told(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return the problems with the row and column that each is about, where it is about one.

        Of those that many rows share, some stand for all.
        """
        found = [self._located(problem) for problem in problems]
        counts = Counter(sort for _, sort in found if sort)
        so_far: Counter[_Sort] = Counter()
        told: list[Problem] = []
        for problem, sort in found:
            if sort is None:
                told.append(problem)
                continue
            so_far[sort] += 1
            more = counts[sort] - sort.most
            if so_far[sort] == sort.most and more > 0:
                wrong = f"{problem.wrong} ({more:,} more problems are like this one.)"
                told.append(msgspec.structs.replace(problem, wrong=wrong))
            elif so_far[sort] <= sort.most:
                told.append(problem)
        return told

    def known_told(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return the problems of a file as it was read, those of known truths with their rows.

        These are named by their numbers, which change since those with problems are left out.
        """
        told = [self._located(each)[0] if _KNOWN.match(each.place) else each for each in problems]
        gone = {int(found[1]) for each in problems if (found := _KNOWN.match(each.place))}
        if gone:
            self._renumber(sorted(gone))
        return told

    def _renumber(self, gone: list[int]) -> None:
        found = {place: _KNOWN.fullmatch(place) for place in self._by_place}
        numbers = sorted(int(each[1]) for each in found.values() if each)
        moved = {number: self._by_place.pop(f"known[{number}]") for number in numbers}
        for number in numbers:
            place = bisect_left(gone, number)
            if number not in gone[place : place + 1]:
                self._by_place[f"known[{number - place}]"] = moved[number]

    def _located(self, problem: Problem) -> tuple[Problem, "_Sort | None"]:
        place, alike = problem.place, _VARYING.sub("…", problem.wrong)
        for end in reversed([match.start() for match in _ENDS.finditer(place)]):
            origin = self._by_place.get(place[:end])
            if origin:
                columns = origin.columns(place[end:])
                about = (origin.file, id(origin.template), columns)
                told = f"{origin.told(place[end:])} ({place})"
                sort = _Sort(alike, about, 1 if columns == () else MOST_TOLD)
                return msgspec.structs.replace(problem, place=told), sort
        found = _ROW.fullmatch(place)
        return problem, _Sort(alike, found.groups(), MOST_TOLD) if found else None


class _Sort(NamedTuple):
    """What problems share of which a few are told: their words, what they are about, how many."""

    alike: str
    about: tuple[object, ...]
    most: int
