"""A pack with twice as many facts takes twice the work to check, not four times."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from bot.packs.library.loader import load_file
from tests.support.large_packs import SHAPES

SMALL, LARGE = 150, 300
MOST = 2.8
"""Times the work; all pairs would make it four."""


def calls_of(work: Callable[[], object]) -> int:
    """Return how many functions were called: unlike time, the same on a busy machine."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_facts_are_about_twice_the_work(
    shape: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Up to so many, all are weighed: with fewer, what comes after shows in small files.
    monkeypatch.setattr("bot.packs.questions.kinds.order.MOST_WEIGHED", 40)
    monkeypatch.setattr("bot.packs.questions.peer_numbers.MOST", 40)
    path = tmp_path / "large.toml"
    work = []
    for size in (20, SMALL, LARGE):
        path.write_text(SHAPES[shape](size), encoding="utf-8")
        work.append(calls_of(lambda: load_file(path)))
    _, small, large = work  # the first also read what is kept for all
    assert large / small < MOST
