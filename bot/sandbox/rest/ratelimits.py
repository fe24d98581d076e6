"""Rate limits, as Discord counts them: by route and place, and over all requests of the bot."""

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

GLOBAL = (50, 1.0)
MAJOR = ("channel_id", "guild_id", "webhook_id", "webhook_token", "interaction_id")
LIMITS: dict[tuple[str, str], tuple[int, float]] = {
    ("POST", "/channels/{channel_id}/messages"): (5, 5.0),
    ("PATCH", "/channels/{channel_id}/messages/{message_id}"): (5, 5.0),
    ("DELETE", "/channels/{channel_id}/messages/{message_id}"): (5, 1.0),
    ("POST", "/webhooks/{webhook_id}/{webhook_token}"): (5, 2.0),
    ("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/@original"): (5, 2.0),
    ("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"): (5, 2.0),
}
"""Requests and seconds. Discord publishes none of these; they are what bots have met."""
OTHERWISE = (20, 1.0)
MOST_WINDOWS = 1000


@dataclass(slots=True)
class Window:
    """A number of requests in a number of seconds; the count starts again when they are over."""

    limit: int
    seconds: float
    used: int = 0
    ends: float = 0.0

    def take(self, now: float) -> bool:
        """Count a request; False when there were too many already."""
        if now >= self.ends:
            self.used, self.ends = 0, now + self.seconds
        self.used += 1
        return self.used <= self.limit


@dataclass(frozen=True, slots=True)
class RateLimitResult:
    """Whether a request is within its limits: the headers of its answer, and how long to wait.

    `retry_after` is 0.0 for a request that may go on.
    """

    headers: dict[str, str]
    retry_after: float = 0.0
    everywhere: bool = False


class RateLimits:
    """Counts requests in windows of real time."""

    def __init__(self) -> None:
        self._windows: dict[tuple[str, ...], Window] = {}
        self._global = Window(*GLOBAL)

    def take(
        self, method: str, path: str, params: Mapping[str, str], *, exempt: bool
    ) -> RateLimitResult:
        """Count one request; those to interactions are exempt from the global limit."""
        now = time.monotonic()
        if not exempt and not self._global.take(now):
            headers = {"X-RateLimit-Global": "true", "X-RateLimit-Scope": "global"}
            return _refusal(headers, self._global.ends - now, everywhere=True)
        window = self._window(method, path, params)
        granted = window.take(now)
        headers = _headers(window, blake2b(f"{method} {path}".encode(), digest_size=8), now)
        if granted:
            return RateLimitResult(headers)
        return _refusal({**headers, "X-RateLimit-Scope": "user"}, window.ends - now)

    def _window(self, method: str, path: str, params: Mapping[str, str]) -> Window:
        self._forget_old()
        place = [value for name, value in params.items() if name in MAJOR]
        limit, seconds = LIMITS.get((method, path), OTHERWISE)
        return self._windows.setdefault((method, path, *place), Window(limit, seconds))

    def _forget_old(self) -> None:
        """Drop windows that ended; every interaction opens one that is never used again."""
        if len(self._windows) > MOST_WINDOWS:
            now = time.monotonic()
            self._windows = {key: one for key, one in self._windows.items() if one.ends > now}


def refusal_headers(retry_after: float) -> dict[str, str]:
    """Return the headers of any 429; without `Via` discord.py takes it for a ban."""
    return {"Retry-After": str(math.ceil(retry_after)), "Via": "1.1 sandbox"}


def _refusal(
    headers: dict[str, str], retry_after: float, *, everywhere: bool = False
) -> RateLimitResult:
    wait = max(round(retry_after, 3), 0.001)
    return RateLimitResult({**headers, **refusal_headers(wait)}, wait, everywhere)


def _headers(window: Window, bucket: "blake2b", now: float) -> dict[str, str]:
    left = max(window.ends - now, 0.0)
    return {
        "X-RateLimit-Limit": str(window.limit),
        "X-RateLimit-Remaining": str(max(window.limit - window.used, 0)),
        "X-RateLimit-Reset": f"{time.time() + left:.3f}",
        "X-RateLimit-Reset-After": f"{left:.3f}",
        "X-RateLimit-Bucket": bucket.hexdigest(),
    }
