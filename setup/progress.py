"""Progress on the terminal: a line for each step, and a count where somebody looks at it."""

from typing import Protocol

WIDTH = 79


class Stream(Protocol):
    """Where progress is printed: a terminal, a file, a pipe."""

    @property
    def encoding(self) -> str:
        """The encoding of the stream."""
        ...

    def write(self, text: str, /) -> object:
        """Write a text."""
        ...

    def flush(self) -> object:
        """Send what was written."""
        ...

    def isatty(self) -> bool:
        """Tell whether it is a terminal."""
        ...


class Progress:
    """Prints steps; a count stays on the line of its step."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._step = ""
        self._worry = ""
        self._open = False

    def step(self, line: str) -> None:
        """Print the step that begins now."""
        self.leave()
        self._step, self._open = line, self._stream.isatty()
        self._write(f"{line} …" if self._open else f"{line} …\n")

    def say(self, line: str) -> None:
        """Print how it ended."""
        self.leave()
        self._write(f"{line}\n")

    def count(self, so_far: str) -> None:
        """Show how far the step is; nothing in a file or a log."""
        if self._open:
            self._write(f"\r{f'{self._step}: {so_far}'[:WIDTH]:{WIDTH}}")

    def worry(self, line: str) -> None:
        """Show what holds the step up; once in a file or a log."""
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
