"""What the person sees meanwhile: a line for each step, and a count where there is a terminal."""

from typing import Protocol

WIDTH = 79


class Stream(Protocol):
    """What it takes to print: a terminal, a file, a pipe."""

    @property
    def encoding(self) -> str:
        """Return how characters become bytes there."""
        ...

    def write(self, text: str, /) -> object:
        """Print a text."""
        ...

    def flush(self) -> object:
        """Let it be seen now."""
        ...

    def isatty(self) -> bool:
        """Tell whether a person looks at it."""
        ...


class Progress:
    """Prints steps; a count stays on the line of its step."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._step = ""
        self._worry = ""
        self._open = False

    def step(self, line: str) -> None:
        """Say what is done now."""
        self.leave()
        self._step, self._open = line, self._stream.isatty()
        self._write(f"{line} …" if self._open else f"{line} …\n")

    def say(self, line: str) -> None:
        """Say how it ended."""
        self.leave()
        self._write(f"{line}\n")

    def count(self, so_far: str) -> None:
        """Say how far the step is; into a file or a log nothing is said."""
        if self._open:
            self._write(f"\r{f'{self._step}: {so_far}'[:WIDTH]:{WIDTH}}")

    def worry(self, line: str) -> None:
        """Say what holds the step up; into a file or a log once."""
        if self._open:
            self.count(line)
        elif line != self._worry:
            self._worry = line
            self._write(f"{self._step}: {line} …\n")

    def leave(self) -> None:
        """End the line that a count left open."""
        if self._open:
            self._write(f"\r{self._step[:WIDTH]:{WIDTH}}\n")
            self._open = False

    def _write(self, text: str) -> None:
        encoding = self._stream.encoding or "utf-8"
        self._stream.write(text.encode(encoding, "replace").decode(encoding))
        self._stream.flush()
