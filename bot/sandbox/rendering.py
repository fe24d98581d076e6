"""A message as lines of text, for transcripts and assertions."""

from collections.abc import Iterator

from bot.sandbox.messages import ButtonStyle, ComponentType, Json, Message

THINKING = "… is thinking"


def text_of(message: Message) -> str:
    """Return what is written on the message, buttons as [A], dead ones as (A)."""
    return "\n".join(lines_of(message))


def lines_of(message: Message) -> list[str]:
    """Return the message line by line."""
    if message.thinking:
        return [THINKING]
    lines = message.content.splitlines()
    for component in message.components:
        lines.extend(_component_lines(component))
    return lines


def _component_lines(component: Json) -> Iterator[str]:
    match component["type"]:
        case ComponentType.TEXT_DISPLAY:
            yield from component["content"].splitlines()
        case ComponentType.ACTION_ROW:
            yield " ".join(_button(button) for button in component["components"])
        case ComponentType.SECTION | ComponentType.CONTAINER:
            for part in (*component["components"], component.get("accessory")):
                yield from _component_lines(part) if part else ()
        case ComponentType.BUTTON:
            yield _button(component)
        case ComponentType.SEPARATOR if component.get("divider", True):
            yield "─" * 8


def _button(button: Json) -> str:
    emoji = (button.get("emoji") or {}).get("name") or ""
    label = f"{emoji} {button.get('label') or ''}".strip()
    if button["style"] == ButtonStyle.LINK:
        return f"[{label}]({button['url']})"
    return f"({label})" if button.get("disabled") else f"[{label}]"
