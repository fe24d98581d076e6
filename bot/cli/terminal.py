"""What is written to a terminal, a file or another program, and what becomes of it there.

People read text in whatever encoding their terminal has; machines read UTF-8 and nothing else.
"""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO, NoReturn

import click

from bot.errors import TriviaError

READER_GONE = 141
"""What a shell expects of a program whose reader went away, as `head` does."""
LONGEST_LINE = 1_000_000


def make_ready() -> None:
    """Let an old terminal show “?” for what it does not know, instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def say(text: str) -> None:
    """Write a text for people."""
    _write(text)


def hand_over(text: str) -> None:
    """Write what machines read, such as JSON: in UTF-8, wherever it goes."""
    _write(text.encode("utf-8", "backslashreplace"))


def complain(text: str) -> None:
    """Write to the standard error; where that is closed or full, nobody can be told."""
    with suppress(OSError):
        click.echo(text, err=True)


def fail(line: str) -> NoReturn:
    """Complain in one line, and end with a non-zero exit."""
    complain(line)
    sys.exit(1)


def _write(content: str | bytes) -> None:
    try:
        click.echo(content)
    except BrokenPipeError:
        _silence()
        sys.exit(READER_GONE)
    except OSError as error:
        _silence()
        raise TriviaError(f"The output could not be written: {error.strerror or error}.") from error


def _silence() -> None:
    """Send what is still to be written nowhere, so that the interpreter's end does not complain."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def lines_given() -> Iterator[bytes]:
    """Yield the lines of the standard input as bytes, one that never ends cut off.

    Raises TriviaError where there is none.
    """
    if sys.stdin is None:
        raise TriviaError("There is nothing to read.", "Give the lines on the standard input.")
    if sys.stdin.isatty():
        complain("Reading lines from the keyboard; end with Ctrl+D (Ctrl+Z on Windows).")
    yield from _lines(sys.stdin.buffer)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    while line := stream.readline(LONGEST_LINE):
        yield line
        while len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE)
