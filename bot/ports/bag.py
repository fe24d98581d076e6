"""The bag of a server: which of its questions were drawn, and how often."""

from typing import Protocol


class Bag(Protocol):
    """Is read here; a game takes its questions out, or puts them back, in one with its record.

    Two games that draw at the same time may draw the same question, so whoever plans a game keeps
    the server for itself meanwhile. Whatever is drawn twice left the bag all the same.
    """

    async def laps(self, guild: int) -> dict[str, int]:
        """Return how often each question left this server's bag; the others never did."""
        ...
