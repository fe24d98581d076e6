"""The commands that this version has, told without a bot that is running."""

from typing import Any

from bot.discord_app.connection.client import FootnoteClient
from bot.discord_app.routing.bot_parts import BotParts


def command_names() -> frozenset[str]:
    """Return the name of every slash command that this version registers."""
    nobody: Any = None  # the parts behind the commands are not called here
    parts = BotParts(
        games=nobody,
        library=nobody,
        boards=nobody,
        members=nobody,
        servers=nobody,
        settings=nobody,
        clock=nobody,
        owner=nobody,
    )
    client = FootnoteClient(parts)
    return frozenset(command.name for command in client.tree.get_commands())
