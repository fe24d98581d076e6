"""The tree of errors in which Discord says what is wrong with a body."""

from collections.abc import Sequence

from bot.sandbox.world.messages import Json
from bot.sandbox.world.refusals import ApiError, Why

Place = Sequence[str | int]


class ErrorTree:
    """Collects mistakes by place; `check` raises them all at once."""

    def __init__(self) -> None:
        self.errors: Json = {}

    def add(self, place: Place, code: str, message: str) -> None:
        """Note a mistake at a place such as ("components", 0, "label")."""
        node = self.errors
        for step in place:
            node = node.setdefault(str(step), {})
        node.setdefault("_errors", []).append({"code": code, "message": message})

    def check(self) -> None:
        """Raise ApiError (50035) when there was any mistake."""
        if self.errors:
            raise ApiError(Why.INVALID_FORM, self.errors)
