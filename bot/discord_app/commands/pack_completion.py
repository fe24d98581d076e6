"""The completion of a pack's name while it is typed into an option of a command."""

from discord.app_commands import Choice

from bot.discord_app.words.markdown import label
from bot.game.pack_names import plainly
from bot.ports.library import PacksInPlay

OFFERED = 25
"""Choices that Discord shows at most."""
NAME_LENGTH = 100


def pack_choices(in_play: PacksInPlay, typed: str) -> list[Choice[str]]:
    """Return the packs that match what was typed, whatever its case, accents and quotes."""
    wanted = plainly(typed)
    infos = [pack.info for pack in in_play.packs()]
    found = [info for info in infos if wanted in f"{plainly(info.title)} {plainly(info.id)}"]
    return [Choice(name=label(info.title, NAME_LENGTH), value=info.id) for info in found[:OFFERED]]
