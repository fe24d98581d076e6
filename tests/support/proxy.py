"""A proxy as companies have them, that leads every host to one port of this machine."""

import asyncio
import base64
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

LOGIN = "ann:s3cret"


@dataclass
class Proxy:
    """What it was asked for; `refusal` is a status to answer instead."""

    target: int
    refusal: int = 0
    port: int = 0
    asked: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Its address with user and password."""
        return f"http://{LOGIN}@127.0.0.1:{self.port}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Lead one request, or one websocket, to the target."""
        try:
            await self._serve(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        method, url, _ = head.split(" ", 2)
        self.asked.append(f"{method} {url}")
        login = base64.b64encode(LOGIN.encode()).decode()
        if self.refusal or f"Proxy-Authorization: Basic {login}" not in head:
            writer.write(f"HTTP/1.1 {self.refusal or 407} No\r\nContent-Length: 0\r\n\r\n".encode())
            await writer.drain()
            return
        there, back = await asyncio.open_connection("127.0.0.1", self.target)
        head = re.sub(r"(http|ws)://[^/]+", "", head, count=1)
        head = re.sub(r"Host: [^\r]*", f"Host: 127.0.0.1:{self.target}", head)
        if "Upgrade:" not in head:
            head = head.replace("\r\n", "\r\nConnection: close\r\n", 1)
        back.write(head.encode())
        try:
            await asyncio.gather(_pipe(reader, back), _pipe(there, writer))
        finally:
            back.close()


async def _pipe(source: asyncio.StreamReader, drain: asyncio.StreamWriter) -> None:
    while sent := await source.read(65_536):
        drain.write(sent)
        await drain.drain()
    drain.close()


@asynccontextmanager
async def proxy_to(target: int, refusal: int = 0) -> AsyncIterator[Proxy]:
    """Serve a proxy until the block ends."""
    proxy = Proxy(target, refusal)
    server = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    proxy.port = server.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        server.close()
