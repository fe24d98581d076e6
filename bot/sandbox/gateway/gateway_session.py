"""One session of the bot at the gateway: numbered events that outlive its connections."""

import asyncio
import secrets
from collections import deque

import msgspec

from bot.sandbox.gateway.gateway_events import Event
from bot.sandbox.world.messages import Json

DISPATCH, RECONNECT, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 0, 7, 9, 10, 11
KEPT_EVENTS = 1000


def frame(op: int, data: object = None, seq: int | None = None, name: str | None = None) -> bytes:
    """Return one gateway frame, not yet compressed."""
    return msgspec.json.encode({"op": op, "d": data, "s": seq, "t": name})


class Session:
    """Numbers events, keeps them for RESUME, and puts them on the connection when there is one."""

    def __init__(self, intents: int) -> None:
        self.id = secrets.token_hex(16)
        self.intents = intents
        self._seq = 0
        self._kept: deque[tuple[int, bytes]] = deque(maxlen=KEPT_EVENTS)
        self._outbox: asyncio.Queue[bytes] | None = None

    @property
    def connected(self) -> bool:
        """Whether a connection carries this session now."""
        return self._outbox is not None

    def dispatch(self, name: str, data: Json) -> None:
        """Give an event its number, keep it, and send it when connected."""
        self._seq += 1
        sent = frame(DISPATCH, data, self._seq, name)
        self._kept.append((self._seq, sent))
        if self._outbox:
            self._outbox.put_nowait(sent)

    def tell(self, event: Event) -> None:
        """Dispatch an event if the bot asked for its kind."""
        if not event.intent or event.intent & self.intents:
            self.dispatch(event.name, event.data)

    def attach(self, outbox: "asyncio.Queue[bytes]") -> None:
        """Let a connection carry the session from now on."""
        self._outbox = outbox

    def detach(self, outbox: "asyncio.Queue[bytes]") -> None:
        """Forget a connection, unless another took over already."""
        if self._outbox is outbox:
            self._outbox = None

    def can_resume_from(self, seq: int) -> bool:
        """Whether everything after `seq` is still kept."""
        oldest = self._kept[0][0] if self._kept else self._seq + 1
        return oldest - 1 <= seq <= self._seq

    def resume(self, outbox: "asyncio.Queue[bytes]", seq: int) -> None:
        """Replay what the bot missed, then say RESUMED."""
        for number, sent in self._kept:
            if number > seq:
                outbox.put_nowait(sent)
        self.attach(outbox)
        self.dispatch("RESUMED", {"_trace": ["sandbox"]})
