"""What discord.py's own senders take: cards as views, files to be sent along."""

import io
from typing import Any

import discord
from discord import ui

from bot.discord_app.drawing.elements import Card, Upload
from bot.discord_app.outgoing.encoding import Json, components_of

SILENT = discord.AllowedMentions.none()
"""Nothing that this bot posts mentions anybody."""


class EncodedCard(ui.LayoutView):
    """A card that is JSON already, so that discord.py sends it and keeps nothing of it."""

    def __init__(self, card: Card) -> None:
        super().__init__(timeout=None)
        self._json = components_of(card)

    def to_components(self) -> list[Json]:
        """Return what is sent."""
        return self._json

    def has_components_v2(self) -> bool:
        """Tell which flag the message gets."""
        return True

    def is_finished(self) -> bool:
        """Tell that no taps are waited for: they are routed by their custom_id alone."""
        return True


def sent(content: Card | str, upload: Upload | None = None) -> dict[str, Any]:
    """Return content as discord.py's senders take it."""
    shown = {"content": content} if isinstance(content, str) else {"view": EncodedCard(content)}
    return shown if upload is None else {**shown, "file": _file(upload)}


def put_instead(content: Card | str, upload: Upload | None = None) -> dict[str, Any]:
    """Return content as discord.py's editors take it; files stay unless there is an upload."""
    if isinstance(content, str):
        shown: dict[str, Any] = {"content": content, "view": None}
    else:
        shown = {"view": EncodedCard(content)}
    return shown if upload is None else {**shown, "attachments": [_file(upload)]}


def _file(upload: Upload) -> discord.File:
    return discord.File(io.BytesIO(upload.content), filename=upload.name)
