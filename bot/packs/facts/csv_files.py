"""CSV files beside a fact file: found inside its folder, and read within bounds."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.packs.facts.bounds import brief
from bot.text_files import NotText, read_text

LARGEST = 4_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 100
_DELIMITERS = (",", ";", "\t")


class UnfitCsv(Exception):
    """A CSV file that cannot be used; `place` is a line of it, or empty for the whole file."""

    def __init__(self, wrong: str, fix: str, place: str = "") -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.fix = fix
        self.place = place


@dataclass(frozen=True)
class CsvRow:
    """One row by its columns, white space around cells removed; `line` is where it ends."""

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
    head, *rest = _lines(text)
    columns = tuple(cell.strip() for cell in head[1])
    _check_columns(columns, head[0])
    rows, misfits = [], []
    for line, cells in rest:
        if len(cells) == len(columns):
            stripped = (cell.strip() for cell in cells)
            rows.append(CsvRow(line, dict(zip(columns, stripped, strict=True))))
        elif any(cell.strip() for cell in cells):
            wrong = f"This row has {len(cells)} cells; there are {len(columns)} columns."
            fix = "Put what holds a comma in quotes, and leave no cell out."
            misfits.append(UnfitCsv(wrong, fix, f"line {line}"))
    return CsvFile(columns, tuple(rows), tuple(misfits))


def _text(folder: Path, path: str) -> str:
    inside = "Name a file inside the folder of the fact file, as in “tables/rivers.csv”."
    parts = path.split("/")
    if "\\" in path or "\0" in path or not {"", ".", ".."}.isdisjoint(parts):
        raise UnfitCsv("It does not lie inside the folder.", inside)
    if Path(path).is_absolute() or Path(path).suffix.lower() != ".csv":
        raise UnfitCsv("It is no CSV file by its name.", inside)
    try:
        if not (folder / path).resolve().is_relative_to(folder.resolve()):
            raise UnfitCsv("It leads out of the folder.", inside)
        return read_text(folder / path, LARGEST)
    except NotText as error:
        raise UnfitCsv(error.wrong, error.fix, error.place) from error
    except (OSError, RuntimeError, ValueError) as error:  # links in a circle, an impossible name
        told = getattr(error, "strerror", None) or "no file can be called so"
        raise UnfitCsv(f"It cannot be read: {told}.", "Check its name and rights.") from error


def _lines(text: str) -> list[tuple[int, list[str]]]:
    """Return the rows with the line in which each ends, the columns first."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    found: list[tuple[int, list[str]]] = []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append((reader.line_num, cells))
            if len(found) > MOST_ROWS + 1:
                fix = "Split it into several."
                raise UnfitCsv(f"There are more than {MOST_ROWS:,} rows.", fix)
    except csv.Error as error:
        fix = "A quote inside a quoted cell is written twice, and each quoted cell is closed."
        wrong = f"This is not CSV: {error}."
        raise UnfitCsv(wrong, fix, f"line {reader.line_num}") from error
    if not found:
        raise UnfitCsv("It is empty.", "Its first line names the columns.")
    return found


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
