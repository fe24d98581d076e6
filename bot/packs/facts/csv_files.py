"""CSV files beside a fact file: found inside its folder, and read within bounds."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.packs.facts.bounds import LONGEST_TEXT, brief
from bot.packs.facts.inside_folder import lies_outside
from bot.text_files import NotText, read_text

LARGEST = 4_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 100
_DELIMITERS = (",", ";", "\t")
_SPACE = re.compile(r"[ \t\r\n]+")
_QUOTED = re.compile(r'"[^"]*"')
_NAMES_DELIMITER = re.compile(r"sep=([,;\t])\r?\n")
"""A first line that spreadsheets write for each other."""


class UnfitCsv(Exception):
    """A CSV file that cannot be used; `place` is a line of it, or empty for the whole file."""

    def __init__(self, wrong: str, fix: str, place: str = "") -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.fix = fix
        self.place = place


@dataclass(frozen=True)
class CsvRow:
    """One row by its columns, white space made single; `line` is where it begins."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class CsvFile:
    """The columns and rows of a file, with the rows that do not fit the columns told apart."""

    columns: tuple[str, ...]
    rows: tuple[CsvRow, ...]
    misfits: tuple[UnfitCsv, ...]


def read_csv(folder: Path, path: str) -> CsvFile:
    """Read a file inside the folder, its columns separated by commas, semicolons or tabs.

    Raises UnfitCsv, in words, for anything that is no such file or lies outside.
    """
    text = _text(folder, path)
    if "\0" in text:
        raise UnfitCsv("There is a NUL character in it.", "Save it as CSV in UTF-8.")
    lines = _lines(text)
    line, head = next(lines, (0, ()))
    if not head:
        raise UnfitCsv("It is empty.", "Its first line names the columns.")
    columns = tuple(head[: _width(head)])  # spreadsheets add blank cells at the end
    _check_columns(columns, line)
    rows: list[CsvRow] = []
    misfits: list[UnfitCsv] = []
    for line, cells in lines:
        misfit = _misfit(cells, columns, line)
        if misfit:
            misfits.append(misfit)
        else:
            rows.append(CsvRow(line, dict(zip(columns, cells, strict=False))))
        if len(rows) + len(misfits) > MOST_ROWS:
            raise UnfitCsv(f"There are more than {MOST_ROWS:,} rows.", "Split it into several.")
    return CsvFile(columns, tuple(rows), tuple(misfits))


def _text(folder: Path, path: str) -> str:
    inside = "Name a file inside the folder of the fact file, as in “tables/rivers.csv”."
    try:
        outside = lies_outside(folder, path)
        if outside:
            raise UnfitCsv(outside, inside)
        if Path(path).suffix.lower() != ".csv":
            raise UnfitCsv("It is no CSV file by its name.", inside)
        return read_text(folder / path, LARGEST)
    except NotText as error:
        raise UnfitCsv(error.wrong, error.fix, error.place) from error
    except (OSError, RuntimeError, ValueError) as error:  # links in a circle, an impossible name
        told = getattr(error, "strerror", None) or "no file can be called so"
        raise UnfitCsv(f"It cannot be read: {told}.", "Check its name and rights.") from error


def _lines(text: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the rows that are not blank with the line in which each begins, the columns first."""
    named = _NAMES_DELIMITER.match(text)
    begins = 2 if named else 1
    text = text[named.end() :] if named else text
    delimiter = named[1] if named else _delimiter_of(text)
    skipped = begins - 1
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, strict=True, skipinitialspace=True
    )
    while True:
        try:
            cells = [_SPACE.sub(" ", cell).strip() for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            raise UnfitCsv(*_not_csv(str(error)), f"line {begins}") from error
        if any(cells):
            yield begins, cells
        begins = reader.line_num + skipped + 1


def _width(cells: Sequence[str]) -> int:
    """Return how many cells there are up to the last that is not blank."""
    return max((n for n, cell in enumerate(cells, start=1) if cell), default=0)


def _delimiter_of(text: str) -> str:
    """Return what stands between the names of the columns."""
    first = text.lstrip().partition("\n")[0]
    return max(_DELIMITERS, key=_QUOTED.sub("", first).count)


def _not_csv(said: str) -> tuple[str, str]:
    """Return what the parser could not take in plain words, and what to do."""
    fix = 'Close each cell that begins with ", and write a quote inside it twice: "".'
    if said.startswith("unexpected end"):
        return "A quoted cell that begins here is never closed.", fix
    if "expected after" in said:
        return "A quoted cell that begins here goes on behind its closing quote.", fix
    if "field larger" in said:
        return "A cell here is too long.", f"Write {LONGEST_TEXT:,} characters at most. {fix}"
    return f"This is not CSV: {said}.", fix


def _check_columns(columns: tuple[str, ...], line: int) -> None:
    place = f"line {line}"
    if len(columns) > MOST_COLUMNS:
        raise UnfitCsv(f"There are more than {MOST_COLUMNS} columns.", "Leave some out.", place)
    for column in columns:
        if not column:
            raise UnfitCsv("A column has no name.", "Name each in the first line.", place)
        if columns.count(column) > 1:
            wrong = f"Two columns are called {brief(column)}."
            raise UnfitCsv(wrong, "Give each its own name.", place)


def _misfit(cells: Sequence[str], columns: Sequence[str], line: int) -> UnfitCsv | None:
    """Return what is wrong with a row as such."""
    if len(cells) < len(columns) or _width(cells) > len(columns):
        wrong = f"This row has {len(cells)} cells; there are {len(columns)} columns."
        fix = 'Put a cell that holds a comma in quotes ("…, …"), and leave no cell out.'
        return UnfitCsv(wrong, fix, f"line {line}")
    for column, cell in zip(columns, cells, strict=False):
        if len(cell) > LONGEST_TEXT:
            wrong = f"This cell has {len(cell):,} characters."
            fix = f"Write {LONGEST_TEXT:,} at most, or close the quotes of the cell before."
            return UnfitCsv(wrong, fix, f"line {line}, column {column}")
    return None
