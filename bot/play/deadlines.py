"""Deadlines: the instants at which rounds close, as they are printed."""


def deadline_after(now_ms: int, seconds: int) -> int:
    """Return a deadline that many seconds from now, a whole second because it is printed so."""
    return (-(-now_ms // 1000) + seconds) * 1000
