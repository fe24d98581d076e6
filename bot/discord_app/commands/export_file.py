"""The file of an export: JSON, packed where Discord would not take it otherwise."""

import io
import zipfile
from typing import Any

import msgspec

from bot.discord_app.drawing.elements import Upload

NAME = "footnote-export"
LARGEST = 8_000_000
"""Discord takes 10 MiB with an answer (discord-api-docs, pull request 7312); the rest is margin."""


def exported(kept: dict[str, Any]) -> Upload | None:
    """Return what is kept as a file, or None for more than Discord takes even when packed."""
    content = msgspec.json.encode(kept)
    if len(content) <= LARGEST:
        return Upload(f"{NAME}.json", content)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{NAME}.json", content)
    return Upload(f"{NAME}.zip", packed.getvalue()) if packed.tell() <= LARGEST else None
