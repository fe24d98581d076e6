"""Messages, and the components that they are drawn with."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum, IntFlag
from itertools import count
from typing import Any, TypeAlias

from bot.sandbox.world.attachments import Attachment
from bot.sandbox.world.snowflakes import born_at

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
    STRING_SELECT = 3
    TEXT_INPUT = 4
    SECTION = 9
    TEXT_DISPLAY = 10
    THUMBNAIL = 11
    MEDIA_GALLERY = 12
    FILE = 13
    SEPARATOR = 14
    CONTAINER = 17
    LABEL = 18


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

    `components` and `embeds` are Discord's own JSON, with an `id` in every component. `thinking`
    tells that a deferred answer has not been filled yet. `interaction_id` names the command, tap or
    modal that it answers.
    """

    id: int
    channel_id: int
    author_id: int
    content: str = ""
    components: list[Json] = field(default_factory=list)
    embeds: list[Json] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
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

    @property
    def files(self) -> list[Attachment]:
        """Its attachments, without those that an embed shows, as on Discord."""
        pictures = [one.get(part) or {} for one in self.embeds for part in ("image", "thumbnail")]
        embedded = {one.get("url") for one in pictures}
        return [one for one in self.attachments if one.url not in embedded]

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

    def selects(self) -> list[Json]:
        """Return the string selects in reading order, dead ones included."""
        return [one for one in walk(self.components) if one["type"] == ComponentType.STRING_SELECT]

    def select(self, custom_id: str) -> Json:
        """Return the select with this custom_id; KeyError names those there are."""
        selects = {one["custom_id"]: one for one in self.selects()}
        if custom_id not in selects:
            raise KeyError(f"no select {custom_id!r} among {list(selects)}")
        return selects[custom_id]


def walk(components: Iterable[Json]) -> Iterator[Json]:
    """Yield every component of the trees, depth first, in reading order."""
    for component in components:
        yield component
        yield from walk(component.get("components") or ())
        for name in ("accessory", "component"):
            if inner := component.get(name):
                yield from walk([inner])


DEFAULTS: dict[int, Json] = {
    ComponentType.CONTAINER: {"accent_color": None, "spoiler": False},
    ComponentType.SEPARATOR: {"divider": True, "spacing": 1},
    ComponentType.STRING_SELECT: {"min_values": 1, "max_values": 1, "disabled": False},
    ComponentType.THUMBNAIL: {"spoiler": False},
    ComponentType.FILE: {"spoiler": False},
}


def completed(components: list[Json]) -> list[Json]:
    """Fill in what Discord fills in: defaults, and for each component without it the next id."""
    taken = {one["id"] for one in walk(components) if one.get("id")}
    upcoming = (number for number in count(1) if number not in taken)
    for component in walk(components):
        for name, value in DEFAULTS.get(component["type"], {}).items():
            if component.get(name) is None:
                component[name] = value
        if not component.get("id"):
            component["id"] = next(upcoming)
    return components
