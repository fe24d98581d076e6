"""Starts the processes of `children` and listens to them."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

ROOT = Path(__file__).parents[3]


class Child:
    """A process of tests.storage.sqlite.children."""

    def __init__(self, *arguments: str | Path) -> None:
        self.process = subprocess.Popen(  # noqa: S603 - our own script
            [sys.executable, "-m", "tests.storage.sqlite.children", *map(str, arguments)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def rest(self) -> list[str]:
        """Return the whole lines that it still says, once it has ended."""
        assert self.process.stdout is not None
        said = self.process.stdout.read()
        return said[: said.rfind("\n") + 1].splitlines()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(10)

    def end(self) -> None:
        """Kill what still runs and close its pipes."""
        self.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe is not None
            pipe.close()


StartChild: TypeAlias = Callable[..., Child]
