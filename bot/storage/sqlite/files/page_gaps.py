"""Overwrites what SQLite leaves in the unused middle of a page.

`secure_delete` overwrites what is deleted, but not what is moved: when the rows of a full page are
spread over its neighbours, their old bytes stay between its index and its rows, where nothing reads
them any more and an erasure does not find them. The layout of a page is part of SQLite's file
format (https://www.sqlite.org/fileformat2.html#b_tree_pages), and that gap is free by definition.
"""

import os
import sqlite3
from collections.abc import Iterator
from typing import IO

SLICE = 4 << 20
"""Bytes that are looked through while no answer is saved: some milliseconds."""

_HEADER = 100
"""The file's own header, before that of its first page."""
_SIZE_OF_PAGE_HEADER = {2: 12, 5: 12, 10: 8, 13: 8}
"""By the first byte of a page that holds rows or an index; other pages have no gap."""


def scrub(connection: sqlite3.Connection, file: IO[bytes], start: int) -> int | None:
    """Overwrite the gaps of one slice of the file; return where the next begins, None at the end.

    The connection must be the only one that writes, its log empty, and the file open until all
    connections are closed. Nobody writes meanwhile, and what the connection had in mind of the
    pages is forgotten, or it would put the old bytes back.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        file.seek(0)
        header = file.read(_HEADER)
        page_size = int.from_bytes(header[16:18], "big")
        page_size = 65_536 if page_size == 1 else page_size
        if len(header) < _HEADER or header[52:56] != bytes(4):  # empty, or a layout not made here
            return None
        file.seek(start)
        content = file.read(SLICE // page_size * page_size)
        gaps = list(_dirty_gaps(content, start, page_size))
        for gap_start, gap_end in gaps:
            file.seek(gap_start)
            file.write(bytes(gap_end - gap_start))
        if gaps:
            os.fsync(file.fileno())
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA shrink_memory").fetchall()
    return start + len(content) if content else None


def _dirty_gaps(content: bytes, start: int, page_size: int) -> Iterator[tuple[int, int]]:
    """Yield where in the file there are gaps that are not empty."""
    for page in range(0, len(content) - page_size + 1, page_size):
        header = page + (_HEADER if start + page == 0 else 0)
        size = _SIZE_OF_PAGE_HEADER.get(content[header])
        if size is None:
            continue
        cells = int.from_bytes(content[header + 3 : header + 5], "big")
        rows = int.from_bytes(content[header + 5 : header + 7], "big") or 65_536
        begin, end = header + size + 2 * cells, page + rows
        if begin < end <= page + page_size and content.count(0, begin, end) < end - begin:
            yield start + begin, start + end
