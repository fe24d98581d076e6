"""Whatever becomes of a fact file, reading it ends in questions or in problems.

A quick part runs always. For a long run by hand: FOOTNOTE_MUTATIONS=50000 pytest -s on this file.
"""

import os
import re
import shutil
import sys
import time
from pathlib import Path
from random import Random

import pytest

from bot.game.kinds import Question
from bot.packs.library.compiler import frames_of
from bot.packs.library.loader import LoadedFile, load_file
from tests.packs.mutations import mutated
from tests.packs.test_writing_packs_doc import example
from tests.support.drafts import TITAN

ROOT = Path(__file__).parents[2]
MOST_FACTS = 20
MUTATIONS = int(os.environ.get("FOOTNOTE_MUTATIONS", "240"))
SEED = int(os.environ.get("FOOTNOTE_SEED", "7"))
SLOWEST = 20.0
"""Seconds that the processor itself spends on one file, however busy it is with others.

None without a table took longer than 0.1.
"""
SLOWER_WITH_TABLES = 6
"""By so much fewer are the mutations of a file with tables, of which every row is read."""


def files() -> dict[str, str]:
    """Return every fact file there is, the shipped ones cut to a part that is quick to read."""
    shipped = {
        path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "questions").glob("*.toml")
    }
    return {
        "moon-landing": example(),
        "titan": TITAN,
        **{name: beginning(text) for name, text in shipped.items()},
    }


def beginning(text: str) -> str:
    """Return a fact file with its first facts, and what does not hang on the others."""
    kept: list[str] = []
    facts, keep = 0, True
    for block in re.split(r"(?m)^(?=\[)", text):
        facts += block.startswith("[[facts]]")
        if block.startswith("[[facts]]"):
            keep = facts <= MOST_FACTS
        elif block.startswith("[[sets]]"):
            keep = "members" in block
        elif not block.startswith(("[[facts.", "[[sets.")):
            keep = not block.startswith("[[sequences]]")
        kept += [block] if keep else []
    return "".join(kept)


def spoiled(folder: Path, name: str, content: bytes) -> LoadedFile:
    path = folder / f"{name}.toml"
    path.write_bytes(content)
    loaded, took = timed(path)
    if took >= SLOWEST:  # once may be the machine's doing
        loaded, took = timed(path)
    assert took < SLOWEST, f"{took:.1f} s"
    return loaded


def timed(path: Path) -> tuple[LoadedFile, float]:
    before = time.thread_time()
    return load_file(path), time.thread_time() - before


@pytest.mark.parametrize("name", sorted(files()))
def test_a_spoiled_file_gives_questions_or_problems(name: str, tmp_path: Path) -> None:
    text = files()[name]
    counts = {"questions": 0, "problems": 0}
    shutil.copytree(ROOT / "questions" / "tables", tmp_path / "tables")
    share = SLOWER_WITH_TABLES if "[[tables]]" in text else 1
    for number in range(MUTATIONS // len(files()) // share):
        content = mutated(text, Random(f"{SEED} {name} {number}")) if number else text.encode()
        loaded = spoiled(tmp_path, name, content)
        told = "\n".join(map(str, loaded.problems))
        if "bug of Footnote" in told:
            kept = tmp_path.parent / f"{name}-{number}.toml"
            kept.write_bytes(content)
            pytest.fail(f"{kept}: {told}")
        assert loaded.pack or loaded.problems
        counts["questions" if loaded.pack else "problems"] += 1
        assert told.replace("\n", "").isprintable()
        for question in loaded.pack.questions if loaded.pack else ():
            playable(question)
        assert list(frames_of(loaded))
    sys.stdout.write(f"{name}: {counts}\n")
    assert counts["questions"]
    assert counts["problems"]


def playable(question: Question) -> None:
    """Make what a round makes of a question."""
    question.marker()
