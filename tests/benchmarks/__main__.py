"""`python -m tests.benchmarks`: the road of an answer in figures. Nothing here passes or fails."""

import asyncio
import tempfile
from pathlib import Path

from tests.benchmarks import answers, boards, flood, judging
from tests.benchmarks.measured import show


def main() -> None:
    show("The judge of typed answers", judging.measure())
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:  # a disk, not a memory file system
        show("Answers to the ledger", asyncio.run(answers.measure(Path(name))))
        show(f"A board of {boards.MEMBERS:,} members", asyncio.run(boards.measure(Path(name))))
        show("One member floods", asyncio.run(flood.measure(Path(name))))


if __name__ == "__main__":
    main()
