"""Loads packs in a process of its own: `python -m bot.packs.library.compiler FOLDER` writes frames.

Reading, generating and linting take seconds for large folders, and hold the interpreter all the
while. Here they run apart from the event loop, which receives the result in bites that it can
decode without a noticeable stall.

A frame is a length (4 bytes) and MessagePack. For each file comes first a `BegunFile`, so that it
is known which file ended the process; then a `Header`, then the header's number of questions in
batches of `StoredQuestion`.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import msgspec

from bot.errors import PackError
from bot.game.kinds import Question
from bot.game.question import content_hash, encode, kind_of
from bot.game.selection import Entry, entry_of
from bot.packs.facts.boundary import as_problem
from bot.packs.facts.problems import Problem
from bot.packs.library.loader import LoadedFile, listed, load_listed
from bot.packs.library.pack import FilePack
from bot.text_files import shown

BATCH = 200
LENGTH_BYTES = 4


class BegunFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that is about to be read; `name` is what the system calls it, byte for byte."""

    file: str
    pack_id: str
    name: bytes


class PackSummary(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about a pack but its questions."""

    title: str
    description: str
    revision: str
    source: str
    kinds: dict[str, int]


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one file; without a `summary` it has an error, and `count` is 0."""

    file: str
    pack_id: str
    problems: tuple[Problem, ...]
    summary: PackSummary | None
    count: int


class StoredQuestion(msgspec.Struct, frozen=True):
    """A question as the library keeps it: its index entry, its canonical JSON, and its hash."""

    entry: Entry
    content: bytes
    hash: str


def frames_of(loaded: LoadedFile) -> Iterator[bytes]:
    """Yield the frames of one file."""
    questions = loaded.pack.questions if loaded.pack else ()
    header = Header(
        file=loaded.file,
        pack_id=loaded.pack_id,
        problems=loaded.problems,
        summary=_summary(loaded.pack) if loaded.pack else None,
        count=len(questions),
    )
    yield _framed(header)
    stored = map(_stored, questions)
    while batch := list(islice(stored, BATCH)):
        yield _framed(batch)


def _summary(pack: FilePack) -> PackSummary:
    return PackSummary(
        title=pack.title,
        description=pack.description,
        revision=pack.revision,
        source=pack.source,
        kinds=dict(Counter(str(kind_of(question)) for question in pack.questions)),
    )


def _stored(question: Question) -> StoredQuestion:
    content = encode(question)
    return StoredQuestion(entry_of(question), content, content_hash(content))


def _framed(content: BegunFile | Header | list[StoredQuestion]) -> bytes:
    body = msgspec.msgpack.encode(content)
    return len(body).to_bytes(LENGTH_BYTES) + body


def compile_folder(folder: Path, out: BinaryIO, after: str = "") -> None:
    """Write the frames of every file of the folder, then one empty frame: all came through.

    With `after`, the name of a file, those that are sorted behind it.
    """
    for path in listed(folder):
        if path.name > after:
            begun = BegunFile(
                file=shown(path), pack_id=shown(path.stem), name=os.fsencode(path.name)
            )
            out.write(_framed(begun))
            out.flush()
            out.writelines(_frames_or_problem(path))
    out.write((0).to_bytes(LENGTH_BYTES))
    out.flush()


def _frames_or_problem(path: Path) -> list[bytes]:
    loaded = load_listed(path)
    try:
        return list(frames_of(loaded))
    except Exception as error:  # noqa: BLE001 - the boundary: one file's trouble is that file's
        problem = as_problem(loaded.file, error)
        return list(frames_of(LoadedFile(loaded.file, loaded.pack_id, None, (problem,))))


def main(folder: str, after: str = "") -> int:
    """Compile to the standard output; says in one line why it could not."""
    if hasattr(os, "nice"):  # not on Windows; a reload must not slow running games
        os.nice(5)
    try:
        compile_folder(Path(folder), sys.stdout.buffer, after)
    except PackError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
