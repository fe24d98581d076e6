"""The gateway: a websocket that speaks Discord's version 10 in JSON."""

import asyncio
from contextlib import suppress

from aiohttp import WSMsgType, web

from bot.sandbox.gateway.compression import STREAMS
from bot.sandbox.gateway.gateway_events import PRIVILEGED, event_of
from bot.sandbox.gateway.gateway_session import (
    HEARTBEAT_ACK,
    HELLO,
    INVALID_SESSION,
    RECONNECT,
    Session,
    frame,
)
from bot.sandbox.wire import Unreadable, read_json
from bot.sandbox.world import changes
from bot.sandbox.world.messages import Json
from bot.sandbox.world.payloads import guild_create_payload, user_payload
from bot.sandbox.world.world import BOT_TOKEN, World

HEARTBEAT, IDENTIFY, PRESENCE, VOICE_STATE, RESUME, REQUEST_MEMBERS = 1, 2, 3, 4, 6, 8
UNKNOWN_OPCODE, UNDECODABLE, NOT_IDENTIFIED, BAD_TOKEN, IDENTIFIED_TWICE = range(4001, 4006)
ACK_SECONDS = 0.1
LARGEST_FRAME = 4096
"""What Discord takes from a bot at once."""
TIMED_OUT, INVALID_INTENTS, DISALLOWED_INTENTS = 4009, 4013, 4014


class Closed(Exception):
    """The gateway ends the connection with this close code."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class Gateway:
    """Serves the bot's connection and tells its sessions what happens in the world.

    `drop`, `ask_to_reconnect` and `invalidate` make the trouble that real connections meet.
    """

    def __init__(self, world: World, heartbeat_seconds: float = 41.25) -> None:
        self.world = world
        self.url = ""
        self.heartbeat_seconds = heartbeat_seconds
        self.identified = 0
        self.resumed = 0
        self._sessions: dict[str, Session] = {}
        self._connections: list[GatewayConnection] = []
        self._refusals: list[int] = []
        world.feed.listen(self._on_change)

    def _on_change(self, change: changes.Change) -> None:
        if not self._sessions or isinstance(change, changes.BotPresence):
            return
        if event := event_of(self.world, change):
            for session in self._sessions.values():
                session.tell(event)

    @property
    def online(self) -> bool:
        """Whether the bot is connected and identified."""
        return any(session.connected for session in self._sessions.values())

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Serve one websocket until it closes."""
        if self._refusals:
            return web.Response(status=self._refusals.pop(0))
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        connection = GatewayConnection(self, request, socket)
        self._connections.append(connection)
        try:
            await connection.serve()
        finally:
            self._connections.remove(connection)
        return socket

    def open_session(self, intents: int, outbox: "asyncio.Queue[bytes]") -> Session:
        """Answer IDENTIFY: READY, then every server."""
        session = Session(intents)
        # Whoever else is connected with this token stays so, as at Discord.
        self._sessions = {key: one for key, one in self._sessions.items() if one.connected}
        self._sessions[session.id] = session
        session.attach(outbox)
        guilds = [guild for guild in self.world.guilds.values() if guild.bot_is_in]
        session.dispatch("READY", self._ready(session, [str(guild.id) for guild in guilds]))
        for guild in guilds:
            data = guild_create_payload(guild, self.world.bot) | {"unavailable": False}
            session.dispatch("GUILD_CREATE", data)
        self.identified += 1
        self.world.feed.publish(changes.BotPresence(online=True))
        return session

    def resume_session(self, asked: Json, outbox: "asyncio.Queue[bytes]") -> Session | None:
        """Answer RESUME by a replay; None when the session is unknown or too far behind."""
        session = self._sessions.get(asked["session_id"])
        if session is None or not session.can_resume_from(asked["seq"] or 0):
            return None
        session.resume(outbox, asked["seq"] or 0)
        self.resumed += 1
        self.world.feed.publish(changes.BotPresence(online=True))
        return session

    def lost(self, session: Session, outbox: "asyncio.Queue[bytes]", *, for_good: bool) -> None:
        """Note that a connection ended; when the bot said goodbye, its session ends too."""
        session.detach(outbox)
        if for_good:
            self._sessions.pop(session.id, None)
        self.world.feed.publish(changes.BotPresence(online=self.online))

    def refuse(self, status: int, times: int = 1) -> None:
        """Answer the next connections with a status instead of a websocket."""
        self._refusals += [status] * times

    async def drop(self, code: int = 1006) -> None:
        """Close the bot's connections; 1006 cuts them without a close frame."""
        for connection in list(self._connections):
            await connection.end(code)

    def ask_to_reconnect(self) -> None:
        """Send RECONNECT: the bot should resume on a new connection."""
        for connection in self._connections:
            connection.outbox.put_nowait(frame(RECONNECT))

    def invalidate(self, *, resumable: bool = False) -> None:
        """Send INVALID SESSION; unless it is resumable, the session's events are lost."""
        if not resumable:
            self._sessions.clear()
        for connection in self._connections:
            connection.outbox.put_nowait(frame(INVALID_SESSION, resumable))

    def _ready(self, session: Session, guild_ids: list[str]) -> Json:
        return {
            "v": 10,
            "user": user_payload(self.world.bot)
            | {"email": None, "mfa_enabled": False, "verified": True},
            "guilds": [{"id": one, "unavailable": True} for one in guild_ids],
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": self.url,
            "shard": [0, 1],
            "application": {"id": str(self.world.application_id), "flags": 0},
            "private_channels": [],
            "relationships": [],
            "_trace": ["sandbox"],
        }


class GatewayConnection:
    """One websocket, from HELLO to its end."""

    def __init__(
        self, gateway: Gateway, request: web.Request, socket: web.WebSocketResponse
    ) -> None:
        self._gateway = gateway
        self._request = request
        self._socket = socket
        compression = request.query.get("compress", "")
        self._compress = STREAMS[compression]() if compression in STREAMS else None
        self._session: Session | None = None
        self._said_goodbye = False
        self.outbox: asyncio.Queue[bytes] = asyncio.Queue()

    async def serve(self) -> None:
        """Exchange frames until either side closes."""
        milliseconds = int(self._gateway.heartbeat_seconds * 1000)
        self.outbox.put_nowait(frame(HELLO, {"heartbeat_interval": milliseconds, "_trace": []}))
        writing = asyncio.create_task(self._write())
        try:
            await self._read()
        except Closed as closed:
            await self._socket.close(code=closed.code, message=closed.reason.encode())
        finally:
            writing.cancel()
            if self._session:
                self._gateway.lost(self._session, self.outbox, for_good=self._said_goodbye)

    async def end(self, code: int) -> None:
        """Close with the code, or cut the line for 1006, which is never sent."""
        if code != 1006:
            await self._socket.close(code=code)
        elif self._request.transport:
            self._request.transport.abort()

    async def _write(self) -> None:
        with suppress(ConnectionError):
            while True:
                sent = await self.outbox.get()
                if self._compress:
                    await self._socket.send_bytes(self._compress(sent))
                else:
                    await self._socket.send_str(sent.decode())

    async def _read(self) -> None:
        patience = self._gateway.heartbeat_seconds * 2
        while True:
            try:
                received = await self._socket.receive(timeout=patience)
            except TimeoutError:
                raise Closed(TIMED_OUT, "Session timed out.") from None
            if received.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
                closed_by_bot = received.type is WSMsgType.CLOSE
                self._said_goodbye = closed_by_bot and received.data in (1000, 1001)
                return
            try:
                if len(received.data) > LARGEST_FRAME:
                    raise Closed(UNDECODABLE, "Payload is too large.")
                payload = read_json(received.data)
                self._take(payload["op"], payload.get("d"))
            except (AttributeError, KeyError, TypeError, Unreadable):
                raise Closed(UNDECODABLE, "Error while decoding payload.") from None

    def _take(self, op: int, data: Json) -> None:
        if op == HEARTBEAT:
            # discord.py notes a heartbeat as sent a moment after it went out; an answer within
            # that moment, which the way to Discord rules out, it takes for one 41 seconds late.
            later = asyncio.get_running_loop().call_later
            later(ACK_SECONDS, self.outbox.put_nowait, frame(HEARTBEAT_ACK))
        elif op in (IDENTIFY, RESUME):
            self._log_in(op, data)
        elif op not in (PRESENCE, VOICE_STATE, REQUEST_MEMBERS):
            raise Closed(UNKNOWN_OPCODE, "Unknown opcode.")
        elif self._session is None:
            raise Closed(NOT_IDENTIFIED, "Not authenticated.")

    def _log_in(self, op: int, data: Json) -> None:
        if self._session:
            raise Closed(IDENTIFIED_TWICE, "Already authenticated.")
        if data["token"].removeprefix("Bot ") != BOT_TOKEN:
            raise Closed(BAD_TOKEN, "Authentication failed.")
        if op == RESUME:
            self._session = self._gateway.resume_session(data, self.outbox)
            if self._session is None:
                self.outbox.put_nowait(frame(INVALID_SESSION, data=False))
            return
        intents = data.get("intents")
        if not isinstance(intents, int) or intents < 0:
            raise Closed(INVALID_INTENTS, "Invalid intent(s).")
        if not self._gateway.world.log_ins.take():
            # Discord makes the token invalid then, and writes to its owner.
            raise Closed(BAD_TOKEN, "Authentication failed.")
        if intents & PRIVILEGED:
            raise Closed(DISALLOWED_INTENTS, "Disallowed intent(s).")
        self._session = self._gateway.open_session(intents, self.outbox)
