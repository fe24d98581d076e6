"""The completion of a pack's name while it is typed into an option of a command."""

from collections.abc import Iterable

from discord.app_commands import Choice

from bot.discord_app.words.markdown import label
from bot.game.pack_names import plainly
from bot.ports.library import PackInfo

OFFERED = 25
"""Choices that Discord shows at most."""
NAME_LENGTH = 100


def pack_choices(packs: Iterable[PackInfo], typed: str) -> list[Choice[str]]:
    """Return the packs that match what was typed, whatever its case, accents and quotes."""
    wanted = plainly(typed)
    found = [info for info in packs if wanted in f"{plainly(info.title)} {plainly(info.id)}"]
    return [Choice(name=label(info.title, NAME_LENGTH), value=info.id) for info in found[:OFFERED]]
