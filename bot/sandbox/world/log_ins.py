"""The log-ins at the gateway that Discord grants a bot each day."""

from dataclasses import dataclass


@dataclass(slots=True)
class LogIns:
    """How many are left today, and when the count starts again."""

    total: int = 1000
    left: int = 1000
    reset_after_ms: int = 14_400_000

    def take(self) -> bool:
        """Count one log-in; False when there was none left."""
        self.left -= 1
        return self.left >= 0
