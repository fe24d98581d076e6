"""The archive of a backup: one .zip with the database, the questions and what they must be.

Nothing in an archive is believed: it may have been damaged on its way, or made by somebody else.
"""

import hashlib
import re
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import msgspec

from bot.errors import StoreError
from bot.ports.store_keeper import QUESTIONS, Manifest, StoredFile
from bot.storage.sqlite.files.private_files import make_private_file

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = "trivia.db"

CHUNK = 1 << 20
LARGEST_MANIFEST = 16 << 20
_NO_TEXT = re.compile("[\ud800-\udfff]")
"""Bytes of a name that are no UTF-8, as Python carries them: no archive can hold them."""
SPARE = 64 << 20
"""Bytes that unpacking leaves free on the disk."""


def pack(target: Path, files: dict[str, Path], manifest: Manifest) -> None:
    """Write an archive of these files, readable by its owner only: it holds members' names."""
    make_private_file(target)
    with ZipFile(target, "w", ZIP_DEFLATED, strict_timestamps=False) as archive:
        archive.writestr(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest)))
        for name, file in files.items():
            archive.write(file, name)


def stored(file: Path) -> StoredFile:
    """Return what a file is."""
    with file.open("rb") as content:
        return StoredFile(file.stat().st_size, hashlib.file_digest(content, "sha256").hexdigest())


def unpack(path: Path, folder: Path) -> Manifest:
    """Unpack an archive into an empty folder, with every file checked; return its manifest.

    Raises StoreError for anything that is not a whole backup: strange names, files too many, too
    large or other than the manifest says, or more than the disk can take.
    """
    with _explained(path), ZipFile(path) as archive:
        manifest = _read_manifest(path, archive)
        names = archive.namelist()
        if sorted(names) != sorted({MANIFEST, *manifest.files}):
            raise refused(path, "its files are not those of its manifest")
        if any(not is_safe(name) for name in manifest.files) or DATABASE not in manifest.files:
            raise refused(path, "it has files that no backup has")
        needed = sum(file.size for file in manifest.files.values())
        if needed + SPARE > shutil.disk_usage(folder).free:
            raise StoreError(
                f"There is no room to unpack {path}: it takes {needed / 1e6:,.0f} MB.",
                f"Make room on the disk of {folder.parent}.",
            )
        for name, expected in manifest.files.items():
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(name) as packed, place.open("xb") as unpacked:
                if _copy(packed, unpacked, expected.size) != expected:
                    raise refused(path, f"{name} is not what was saved")
    return manifest


def is_safe(name: str) -> bool:
    """Tell whether a name stays inside of the folder that it is unpacked into."""
    parts = PurePosixPath(name).parts
    return name == DATABASE or (
        len(parts) > 1
        and parts[0] == QUESTIONS
        and "/".join(parts) == name
        and not {".", ".."} & set(parts)
        and not set(name) & set("\\:\0")
        and not _NO_TEXT.search(name)
    )


def refused(path: Path, why: str) -> StoreError:
    """Return the error of an archive that is not restored."""
    return StoreError(f"{path} is not a whole backup: {why}.", "Take another backup.")


def _read_manifest(path: Path, archive: ZipFile) -> Manifest:
    try:
        with archive.open(MANIFEST) as packed:
            content = packed.read(LARGEST_MANIFEST)
        manifest = msgspec.json.decode(content, type=Manifest)
    except (KeyError, msgspec.MsgspecError) as error:
        raise refused(path, "it has no manifest that can be read") from error
    if manifest.format > FORMAT:
        raise StoreError(
            f"{path} was made by a newer Footnote ({manifest.version}).", "Update the bot first."
        )
    return manifest


def _copy(packed: IO[bytes], unpacked: IO[bytes], most: int) -> StoredFile:
    """Copy a file, but no more of it than a byte too many; return what was copied."""
    size, digest = 0, hashlib.sha256()
    while size <= most and (chunk := packed.read(min(CHUNK, most + 1 - size))):
        unpacked.write(chunk)
        digest.update(chunk)
        size += len(chunk)
    return StoredFile(size, digest.hexdigest())


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise StoreError(f"There is no file {path}.", "Name a file that db backup made.") from error
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise refused(path, str(error).rstrip(".").lower() or "it ends too early") from error
    except OSError as error:
        raise StoreError(
            f"{path} could not be unpacked: {error}.", "Look at the disk and its rights."
        ) from error
