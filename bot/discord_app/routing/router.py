"""The router: every button, menu and form that was used finds what takes it."""

from bot.discord_app.api.interactions import Interaction
from bot.discord_app.commands.error_replies import explain
from bot.discord_app.outgoing.sender import Sender
from bot.discord_app.routing.origin import Origin
from bot.discord_app.routing.routes import Routes


class Router:
    """Routes by the kind of control, once it is certain where it came from."""

    def __init__(self, sender: Sender, origin: Origin, routes: Routes) -> None:
        self._sender = sender
        self._origin = origin
        self._routes = routes

    async def press(self, interaction: Interaction) -> None:
        """Do what a control is for; whatever goes wrong is said in one private line."""
        try:
            await self._routes.take(interaction, self._origin.admit(interaction))
        except Exception as error:  # noqa: BLE001 - the one place where a tap's trouble is told
            await explain(self._sender, interaction, error)
