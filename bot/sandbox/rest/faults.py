"""Faults on demand: error responses, cut connections and delays, as bots meet them."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

CREATE_MESSAGE = ("POST", "/channels/{channel_id}/messages")
EDIT_MESSAGE = ("PATCH", "/channels/{channel_id}/messages/{message_id}")
RESPOND = ("POST", "/interactions/{interaction_id}/{interaction_token}/callback")
GATEWAY = ("GET", "/gateway/bot")
LOG_IN = ("GET", "/users/@me")


class FaultKind(Enum):
    """What can go wrong with one request."""

    STATUS = "an answer with that status, and nothing done"
    STATUS_AFTER = "done, but answered with that status"
    RESET = "the connection is cut, and nothing done"
    RESET_AFTER = "done, but the connection is cut before the answer"
    PAGE = "Cloudflare's page in HTML instead of Discord's JSON, and nothing done"
    DELAY = "done and answered, but only after so many seconds"


@dataclass(slots=True)
class Fault:
    """A fault that applies to requests to come; `met` counts those it has applied to."""

    kind: FaultKind
    method: str
    path: str
    left: int = 1
    status: int = 0
    seconds: float = 0.0
    when: Callable[[object], bool] | None = None
    met: int = 0

    def catches(self, method: str, path: str, body: object) -> bool:
        """Tell whether the fault applies to this request."""
        if self.left == 0 or (method, path) != (self.method, self.path):
            return False
        return self.when is None or self.when(body)


class Faults:
    """The faults to come. Routes are (method, path) as in Discord's document.

    Each method makes the next `times` requests to the route fail, those for whose JSON body `when`
    holds if it is given, and returns the Fault.
    """

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def answer(
        self,
        route: tuple[str, str],
        status: int,
        *,
        times: int = 1,
        retry_after: float = 0.2,
        when: Callable[[object], bool] | None = None,
    ) -> Fault:
        """Answer with 429 (wait `retry_after` seconds), 500, 502 … and do nothing."""
        return self._add(
            Fault(FaultKind.STATUS, *route, times, status, seconds=retry_after, when=when)
        )

    def answer_after_effect(
        self,
        route: tuple[str, str],
        status: int = 502,
        *,
        times: int = 1,
        when: Callable[[object], bool] | None = None,
    ) -> Fault:
        """Do it, and answer with 502 all the same."""
        return self._add(Fault(FaultKind.STATUS_AFTER, *route, times, status, when=when))

    def page(
        self, route: tuple[str, str], status: int, *, times: int = 1, retry_after: float = 0.0
    ) -> Fault:
        """Answer with the HTML of Cloudflare, which stands before Discord, and do nothing."""
        return self._add(Fault(FaultKind.PAGE, *route, times, status, seconds=retry_after))

    def reset(self, route: tuple[str, str], *, times: int = 1, after_effect: bool = False) -> Fault:
        """Cut the connection instead of answering."""
        kind = FaultKind.RESET_AFTER if after_effect else FaultKind.RESET
        return self._add(Fault(kind, *route, times))

    def delay(self, route: tuple[str, str], seconds: float, *, times: int = 1) -> Fault:
        """Hold the request back for so long before it has any effect."""
        return self._add(Fault(FaultKind.DELAY, *route, times, seconds=seconds))

    def clear(self) -> None:
        """Remove all faults."""
        self._waiting.clear()

    def _add(self, fault: Fault) -> Fault:
        self._waiting.append(fault)
        return fault

    def meet(self, method: str, path: str, body: object) -> Fault | None:
        """Return the fault that applies to this request, and count it."""
        for fault in self._waiting:
            if fault.catches(method, path, body):
                fault.left -= 1
                fault.met += 1
                return fault
        return None
