"""Text files that people write: read within bounds, and named in messages whatever their bytes."""

import codecs
import os
import stat
from pathlib import Path

_NONBLOCK = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class NotText(Exception):
    """A file that cannot be read as text; `place` is a line of it, or empty for the whole file."""

    def __init__(self, wrong: str, fix: str, place: str = "") -> None:
        super().__init__(f"{wrong} {fix}")
        self.wrong = wrong
        self.fix = fix
        self.place = place


def read_text(path: Path, most: int) -> str:
    """Read a regular file of at most so many bytes; raises NotText for anything else.

    A pipe, a device, or a file that grows meanwhile can neither block it nor fill the memory.
    """
    return text_of(_bytes_of(path, most))


def text_of(content: bytes) -> str:
    """Decode UTF-8, with or without a byte order mark; raises NotText with the line at fault."""
    if is_utf16(content):
        raise NotText("This is UTF-16.", "Save it as UTF-8.")
    try:
        return content.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise NotText("This is not UTF-8.", "Save it as UTF-8.", f"line {line}") from None


def is_utf16(content: bytes) -> bool:
    """Return whether a text begins as UTF-16 does: with its mark, or every other byte zero."""
    head = content[:64]
    empty = any(not any(head[start::2]) and any(head[1 - start :: 2]) for start in (0, 1))
    return content.startswith(_UTF16) or (len(head) > 3 and empty)


def _bytes_of(path: Path, most: int) -> bytes:
    try:
        descriptor = os.open(path, os.O_RDONLY | _NONBLOCK)
        try:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode):
                raise _not_a_file()
            if found.st_size > most:
                raise _too_large(f"{found.st_size:,}", most)
            with open(descriptor, "rb", closefd=False) as file:
                content = file.read(most + 1)
        finally:
            os.close(descriptor)
    except OSError as error:
        if path.is_dir():  # which some systems do not even open
            raise _not_a_file() from None
        raise NotText(
            f"The file cannot be read: {error.strerror or error}.",
            "Check that it exists and that the bot may read it.",
        ) from error
    if len(content) > most:
        raise _too_large(f"more than {most:,}", most)
    return content


def _not_a_file() -> NotText:
    return NotText("This is not a file.", "Put a text file in its place, or take it away.")


def _too_large(size: str, most: int) -> NotText:
    return NotText(f"The file has {size} bytes; {most:,} is the most.", "Split it into several.")


def shown(path: Path | str) -> str:
    r"""Return a file's name in a form that can be printed and sent, whatever bytes it is made of.

    A byte that is not UTF-8 reads `\xe9`; so does a character that would move a terminal's cursor.
    """
    return "".join(map(_printable, str(path)))


def _printable(char: str) -> str:
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:  # how Python carries a byte that it could not decode
        return f"\\x{code - 0xDC00:02x}"
    if char.isprintable():
        return char
    return char.encode("unicode_escape", "surrogatepass").decode("ascii")
