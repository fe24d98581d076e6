"""Modals: forms that the bot opens for one member."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from bot.sandbox.world.messages import ComponentType, Json, walk


class TextStyle(IntEnum):
    """Discord's text inputs: one line, or many."""

    SHORT = 1
    PARAGRAPH = 2


FIELDS = (ComponentType.TEXT_INPUT, ComponentType.STRING_SELECT)


@dataclass(slots=True)
class Modal:
    """One open form, known to its member only; `components` has an `id` in every component.

    `interaction_id` is the command or tap that it answers, `message_id` the message tapped, if any.
    `sending` tells that it was submitted and the bot has not answered yet.
    """

    interaction_id: int
    user_id: int
    channel_id: int
    message_id: int | None
    custom_id: str
    title: str
    components: list[Json]
    sending: bool = False

    def fields(self) -> dict[str, Json]:
        """Return the text inputs and selects by custom_id, in reading order."""
        inside = walk(self.components)
        return {one["custom_id"]: one for one in inside if one["type"] in FIELDS}

    def labels(self) -> dict[str, str]:
        """Return what is written above each field, by custom_id."""
        return dict(_labels(self.components))

    def field(self, label_or_custom_id: str) -> Json:
        """Return the field with this custom_id or label; KeyError names those there are."""
        fields = self.fields()
        for custom_id, label in self.labels().items():
            if label == label_or_custom_id and label_or_custom_id not in fields:
                return fields[custom_id]
        if label_or_custom_id not in fields:
            raise KeyError(f"no field {label_or_custom_id!r} among {list(self.labels().values())}")
        return fields[label_or_custom_id]


def _labels(components: list[Json]) -> Iterator[tuple[str, str]]:
    for component in components:
        if component["type"] == ComponentType.LABEL:
            yield component["component"]["custom_id"], component["label"]
        elif component["type"] == ComponentType.ACTION_ROW:
            for field in component["components"]:
                yield field["custom_id"], field.get("label") or ""
