"""Messages, and the components that they are drawn with."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum, IntFlag
from itertools import count
from typing import Any, TypeAlias

from bot.sandbox.snowflakes import born_at

Json: TypeAlias = dict[str, Any]


class MessageFlag(IntFlag):
    """Discord's message flags that matter here."""

    SUPPRESS_EMBEDS = 1 << 2
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    SUPPRESS_NOTIFICATIONS = 1 << 12
    IS_COMPONENTS_V2 = 1 << 15


class ComponentType(IntEnum):
    """Discord's component types that the sandbox draws."""

    ACTION_ROW = 1
    BUTTON = 2
    SECTION = 9
    TEXT_DISPLAY = 10
    SEPARATOR = 14
    CONTAINER = 17


class ButtonStyle(IntEnum):
    """Discord's button styles; a link button opens `url` and sends nothing."""

    PRIMARY = 1
    SECONDARY = 2
    SUCCESS = 3
    DANGER = 4
    LINK = 5


@dataclass(slots=True)
class Message:
    """One message; `visible_to` is the only user who sees it when it is private (ephemeral).

    `components` is Discord's own JSON tree, with an `id` in every component. `thinking` tells that
    a deferred answer has not been filled yet. `interaction_id` names the command or tap it answers.
    """

    id: int
    channel_id: int
    author_id: int
    content: str = ""
    components: list[Json] = field(default_factory=list)
    flags: int = 0
    visible_to: int | None = None
    interaction_id: int | None = None
    reply_to: int | None = None
    mention_ids: tuple[int, ...] = ()
    nonce: str | int | None = None
    edited_at: float | None = None

    @property
    def sent_at(self) -> float:
        """The Unix seconds at which it was sent."""
        return born_at(self.id)

    @property
    def thinking(self) -> bool:
        """Whether a deferred answer is still to come."""
        return bool(self.flags & MessageFlag.LOADING)

    @property
    def private(self) -> bool:
        """Whether only one member sees it."""
        return self.visible_to is not None

    def buttons(self) -> list[Json]:
        """Return the buttons in reading order, dead ones included."""
        return [one for one in walk(self.components) if one["type"] == ComponentType.BUTTON]

    def button(self, label_or_custom_id: str) -> Json:
        """Return the button with this custom_id or label; KeyError names those there are."""
        for key in ("custom_id", "label"):
            for button in self.buttons():
                if button.get(key) == label_or_custom_id:
                    return button
        labels = [button.get("label") for button in self.buttons()]
        raise KeyError(f"no button {label_or_custom_id!r} among {labels}")


def walk(components: Iterable[Json]) -> Iterator[Json]:
    """Yield every component of the trees, depth first, in reading order."""
    for component in components:
        yield component
        yield from walk(component.get("components") or ())
        if accessory := component.get("accessory"):
            yield from walk([accessory])


DEFAULTS: dict[int, Json] = {
    ComponentType.CONTAINER: {"accent_color": None, "spoiler": False},
    ComponentType.SEPARATOR: {"divider": True, "spacing": 1},
}


def completed(components: list[Json]) -> list[Json]:
    """Fill in what Discord fills in: defaults, and for each component without it the next id."""
    taken = {one["id"] for one in walk(components) if one.get("id")}
    upcoming = (number for number in count(1) if number not in taken)
    for component in walk(components):
        for name, value in DEFAULTS.get(component["type"], {}).items():
            component.setdefault(name, value)
        if not component.get("id"):
            component["id"] = next(upcoming)
    return components
