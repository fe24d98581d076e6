"""What a benchmark hands over, and how it is printed."""

from collections.abc import Sequence

import msgspec
from rich.console import Console
from rich.table import Table


class Measured(msgspec.Struct, frozen=True):
    """One line of a table: a figure, and the figure of the floor that it is a ratio to."""

    what: str
    figure: str
    ratio: float | None = None


def percentile(sorted_values: Sequence[float], share: float) -> float:
    """Return the value that `share` (0 to 1) of the sorted values do not exceed."""
    return sorted_values[min(len(sorted_values) - 1, int(len(sorted_values) * share))]


def in_ms(seconds: Sequence[float]) -> str:
    """Return the middle and the slow end of many durations."""
    ordered = sorted(seconds)
    middle, slow = percentile(ordered, 0.5) * 1e3, percentile(ordered, 0.99) * 1e3
    return f"{middle:.2f} ms, p99 {slow:.2f} ms"


def show(title: str, lines: Sequence[Measured]) -> None:
    """Print one benchmark as a small table."""
    table = Table("what", "measured", "ratio to the floor", title=title, title_justify="left")
    for line in lines:
        table.add_row(line.what, line.figure, "" if line.ratio is None else f"{line.ratio:.2f} ×")
    Console().print(table)
