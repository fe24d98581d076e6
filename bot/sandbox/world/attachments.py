"""Files that the bot attaches to messages: their names, kinds and addresses."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import urlsplit

LARGEST = 10 * 1024 * 1024
"""Bytes that one file may have."""

REFERENCE = "attachment://"
KINDS = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".pdf": "application/pdf",
    ".json": "application/json",
    ".csv": "text/csv",
    ".txt": "text/plain",
}
"""Written out, because Python's own table depends on the machine."""

_UNNAMEABLE = re.compile(r"[^A-Za-z0-9._-]")


class UploadedFile(NamedTuple):
    """A file that came with a request; `number` is the n of its form field `files[n]`."""

    number: int
    filename: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a message; `url` is where the sandbox serves it."""

    id: int
    filename: str
    url: str
    content: bytes
    description: str = ""

    @property
    def content_type(self) -> str | None:
        """What the name says that it is; None when it says nothing."""
        return content_type(self.filename)


def content_type(name: str) -> str | None:
    """Return the media type of a file name or address."""
    return KINDS.get(PurePosixPath(urlsplit(name).path).suffix.lower())


def stored_name(filename: str) -> str:
    """Return the name that a file gets: Discord keeps plain letters, digits, dots and dashes."""
    return _UNNAMEABLE.sub("_", filename) or "unknown"


def description_of(upload: UploadedFile, body: dict[str, Any]) -> dict[str, Any]:
    """Return what the body's `attachments` say of an uploaded file."""
    for one in body.get("attachments") or ():
        if str(one["id"]) == str(upload.number):
            return dict(one)
    return {}


def name_of(upload: UploadedFile, body: dict[str, Any]) -> str:
    """Return the name that an uploaded file gets, which the body may choose."""
    return stored_name(description_of(upload, body).get("filename") or upload.filename)


def meant(url: str, attachments: Iterable[Attachment]) -> Attachment | None:
    """Return the attachment that an address means: by `attachment://name`, or as it is served."""
    for one in attachments:
        if url in (REFERENCE + one.filename, one.url):
            return one
    return None


def kept(body: dict[str, Any], attachments: Iterable[Attachment]) -> list[Attachment]:
    """Return which of a message's files stay: all, unless the body lists those that do."""
    listed = body.get("attachments")
    if "attachments" not in body:
        return list(attachments)
    ids = {str(one["id"]) for one in listed or ()}
    return [one for one in attachments if str(one.id) in ids]
