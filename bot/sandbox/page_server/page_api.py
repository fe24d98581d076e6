"""The page and its live connection, on the sandbox's web application."""

import asyncio
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from aiohttp import WSCloseCode, WSMsgType, web

from bot.sandbox.page_server.page_visitor import Visitor
from bot.sandbox.wire import Unreadable, read_json
from bot.sandbox.world.changes import BotPresence, Change
from bot.sandbox.world.messages import Json
from bot.sandbox.world.world import World

FILES = Path(__file__).parents[1] / "page"
TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
LARGEST_ASK = 64 * 1024


@dataclass(frozen=True, slots=True)
class BotStatus:
    """How the bot is doing, in one of three words and, when it stopped, the reason."""

    name: str
    status: Literal["connecting", "online", "stopped"] = "connecting"
    reason: str = ""


class Page:
    """Serves the page at `/` and tells every open tab what happens, each as its own member."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.status = BotStatus(world.bot.display_name)
        self._visitors: set[Visitor] = set()
        self._sockets: set[web.WebSocketResponse] = set()

    def mount(self, app: web.Application) -> None:
        """Add the page's routes to the application, and listen while it runs."""
        app.router.add_get("/", self._file)
        app.router.add_get("/live", self._live)
        app.router.add_get(r"/{name:[a-z_]+\.(?:css|js|svg)}", self._file)
        app.on_shutdown.append(self._close)
        self.world.feed.listen(self._notice)

    def bot_stopped(self, reason: str) -> None:
        """Show that the bot's process ended; `reason` is the last thing it said."""
        self._set_status(BotStatus(self.world.bot.display_name, "stopped", reason))

    def bot_starting(self) -> None:
        """Show that the bot's process was started."""
        self._set_status(BotStatus(self.world.bot.display_name))

    def _set_status(self, status: BotStatus) -> None:
        self.status = status
        for visitor in self._visitors:
            visitor.notice_bot()

    def _notice(self, change: Change) -> None:
        if isinstance(change, BotPresence) and (change.online or self.status.status == "online"):
            word: Literal["online", "connecting"] = "online" if change.online else "connecting"
            self._set_status(BotStatus(self.world.bot.display_name, word))
        for visitor in self._visitors:
            visitor.notice(change)

    def _bot_view(self) -> Json:
        return {"id": str(self.world.bot.id), **asdict(self.status)}

    async def _file(self, request: web.Request) -> web.Response:
        path = FILES / request.match_info.get("name", "index.html")
        if not path.is_file():
            raise web.HTTPNotFound(text="There is no such file on this page.")
        kind = TYPES[path.suffix]
        body = await asyncio.to_thread(path.read_bytes)
        return web.Response(body=body, content_type=kind, charset="utf-8", headers=HEADERS)

    async def _live(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(heartbeat=20, max_msg_size=LARGEST_ASK)
        await socket.prepare(request)
        visitor = Visitor(self.world, self._bot_view)
        self._visitors.add(visitor)
        self._sockets.add(socket)
        try:
            async with asyncio.TaskGroup() as tasks:
                teller = tasks.create_task(_tell(visitor, socket))
                await _listen(visitor, socket, tasks)
                teller.cancel()
        finally:
            self._visitors.discard(visitor)
            self._sockets.discard(socket)
        return socket

    async def _close(self, _app: web.Application) -> None:
        for socket in tuple(self._sockets):
            await socket.close(code=WSCloseCode.GOING_AWAY, message=b"The sandbox is closing.")


async def _tell(visitor: Visitor, socket: web.WebSocketResponse) -> None:
    while not socket.closed:
        told = await visitor.next_told()
        try:
            await socket.send_json(told)
        except ConnectionError:
            return  # The tab was closed meanwhile; `_listen` hears of it too.


async def _listen(
    visitor: Visitor, socket: web.WebSocketResponse, tasks: asyncio.TaskGroup
) -> None:
    async for received in socket:
        if received.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
            continue
        try:
            asked = read_json(received.data)
        except Unreadable:
            asked = None
        if isinstance(asked, dict):
            tasks.create_task(visitor.answer(asked))
        else:
            visitor.answer_nonsense()
