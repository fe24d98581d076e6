"""The local Discord on a port of 127.0.0.1: REST, the gateway and the page in one server."""

import errno
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

from bot.errors import SandboxError
from bot.invocation import called
from bot.sandbox.gateway.gateway import Gateway
from bot.sandbox.local_only import local_only
from bot.sandbox.page_server.page_api import Page
from bot.sandbox.players.hand import Hand
from bot.sandbox.rest import cdn, routes
from bot.sandbox.rest.faults import Faults
from bot.sandbox.rest.rest import PREFIX, Rest
from bot.sandbox.world.default_world import Cast, default_world
from bot.sandbox.world.guilds import Channel, User
from bot.sandbox.world.locales import DEFAULT
from bot.sandbox.world.world import World

ADDRESS = "127.0.0.1"


@dataclass(slots=True, repr=False)
class Sandbox:
    """A running local Discord, with all that a test needs to act in it and to make trouble."""

    world: World
    cast: Cast
    gateway: Gateway
    rest: Rest
    page: Page
    port: int = 0

    @property
    def page_url(self) -> str:
        """Where a person plays."""
        return f"http://{ADDRESS}:{self.port}/"

    @property
    def api_url(self) -> str:
        """What the bot gets as DISCORD_API_URL."""
        return f"http://{ADDRESS}:{self.port}{PREFIX}"

    @property
    def gateway_url(self) -> str:
        """Where the bot's websocket goes."""
        return f"ws://{ADDRESS}:{self.port}/gateway"

    @property
    def faults(self) -> Faults:
        """The troubles to come for REST requests."""
        return self.rest.faults

    @property
    def violations(self) -> list[str]:
        """What the bot asked for that the sandbox does not know; should stay empty."""
        return self.world.violations

    def user(self, name: str) -> User:
        """Return the person with this user or display name."""
        for user in self.world.users.values():
            if name in (user.username, user.display_name):
                return user
        raise KeyError(f"nobody is called {name!r}")

    def hand(self, name: str) -> Hand:
        """Return the hand of the person with this user or display name."""
        return Hand(self.world, self.user(name))

    def channel(self, name: str, guild: str = "The Reading Room") -> Channel:
        """Return a channel by name, of the first server unless another is named."""
        for one in self.world.guilds.values():
            if one.name == guild:
                return one.channel_named(name)
        raise KeyError(f"no server is called {guild!r}")


@asynccontextmanager
async def running(
    port: int = 0, simulated: int = 0, locale: str = DEFAULT
) -> AsyncIterator[Sandbox]:
    """Serve a fresh default world until the block ends; port 0 takes any free one.

    `simulated` members are there for a crowd to play; `locale` is everybody's language. Raises
    SandboxError when the port is taken.
    """
    world, cast = default_world(simulated, locale)
    sandbox = Sandbox(world, cast, Gateway(world), Rest(world), Page(world))
    app = web.Application(middlewares=[local_only])
    app.router.add_get("/gateway", sandbox.gateway.handle)
    sandbox.rest.mount(app, routes.ALL)
    cdn.mount(app, world)
    sandbox.page.mount(app)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        sandbox.port = await _listen(runner, port)
        world.base_url = sandbox.page_url.rstrip("/")
        sandbox.gateway.url = sandbox.rest.gateway_url = sandbox.gateway_url
        yield sandbox
    finally:
        await sandbox.gateway.drop(1001)
        await runner.cleanup()


async def _listen(runner: web.AppRunner, port: int) -> int:
    site = web.TCPSite(runner, ADDRESS, port)
    try:
        await site.start()
    except OSError as problem:
        if problem.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        is_taken = problem.errno == errno.EADDRINUSE
        why = "something else uses it, perhaps another sandbox" if is_taken else "it is not allowed"
        raise SandboxError(
            f"Port {port} cannot be used: {why}.",
            f"Choose another: {called(f'sandbox --members 3 --port {port + 1}')}",
        ) from problem
    return int(runner.addresses[0][1])
