"""The routes of Discord's API that the sandbox serves, one family a file."""

from bot.sandbox.rest.rest import Route
from bot.sandbox.rest.routes import account, channels, commands, guilds, interactions, messages

ALL: tuple[Route, ...] = (
    *account.ROUTES,
    *commands.ROUTES,
    *interactions.ROUTES,
    *channels.ROUTES,
    *messages.ROUTES,
    *guilds.ROUTES,
)
