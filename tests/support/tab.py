"""The page's end of the live connection, spoken by hand."""

from typing import Any

from aiohttp import ClientWebSocketResponse


class Tab:
    """One open browser tab, without the browser."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self.socket = socket

    async def ask(self, **words: Any) -> None:
        await self.socket.send_json(words)

    async def told(self, kind: str) -> dict[str, Any]:
        """Return the next thing told of this kind."""
        while True:
            told: dict[str, Any] = await self.socket.receive_json(timeout=5)
            if told["tell"] == kind:
                return told

    async def be(self, user_id: int) -> dict[str, Any]:
        await self.ask(ask="be", member=str(user_id))
        return await self.told("snapshot")
