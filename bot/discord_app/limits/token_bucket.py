"""Token buckets: so much at once and so much a second, for each member by themselves."""

import time
from collections.abc import Callable
from dataclasses import dataclass

MOST_KNOWN = 10_000
"""Members whose allowance is remembered; who was quiet longest is forgotten first."""


@dataclass(slots=True)
class _Account:
    left: float
    at: float
    told: bool = False


class TokenBuckets:
    """Refills while its member is quiet; what it costs is the same however much it is used."""

    def __init__(
        self, burst: float, per_second: float, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._burst = burst
        self._per_second = per_second
        self._now = now
        self._accounts: dict[int, _Account] = {}

    def __len__(self) -> int:
        return len(self._accounts)

    def use(self, user: int, cost: float = 1) -> float:
        """Return 0 for what is granted, else the seconds until it would be; that costs nothing."""
        account = self._account(user)
        if account.left >= cost:
            account.left -= cost
            return 0.0
        return (cost - account.left) / self._per_second

    def is_news(self, user: int) -> bool:
        """Tell once that a member went too far; again only after they have held back for a while.

        That is when half of the allowance is there again.
        """
        account = self._account(user)
        was_told, account.told = account.told, True
        return not was_told

    def _account(self, user: int) -> _Account:
        now = self._now()
        account = self._accounts.pop(user, None) or _Account(self._burst, now)
        account.left = min(self._burst, account.left + (now - account.at) * self._per_second)
        account.at = now
        if account.left >= self._burst / 2:
            account.told = False
        self._accounts[user] = account  # now the last of all
        if len(self._accounts) > MOST_KNOWN:
            del self._accounts[next(iter(self._accounts))]
        return account
