"""Transport compression: one stream for the whole life of a gateway connection."""

import zlib
from collections.abc import Callable
from typing import TypeAlias

import zstandard

Compress: TypeAlias = Callable[[bytes], bytes]


def zstd_stream() -> Compress:
    """Compress as discord.py asks for when zstandard is installed."""
    stream = zstandard.ZstdCompressor(level=1).compressobj()

    def compress(frame: bytes) -> bytes:
        return stream.compress(frame) + stream.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)

    return compress


def zlib_stream() -> Compress:
    """Compress as discord.py asks for otherwise; each frame ends with 00 00 ff ff."""
    stream = zlib.compressobj(level=1)

    def compress(frame: bytes) -> bytes:
        return stream.compress(frame) + stream.flush(zlib.Z_SYNC_FLUSH)

    return compress


STREAMS: dict[str, Callable[[], Compress]] = {
    "zstd-stream": zstd_stream,
    "zlib-stream": zlib_stream,
}
