"""The owner: which process keeps a game going, and answers for a server."""

from typing import TypeAlias

Owner: TypeAlias = str
"""A short string that stays the same over restarts, since a process takes up what it owns."""

SOLO: Owner = "solo"
"""The one process of a bot that is not divided."""
