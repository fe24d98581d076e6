"""Messages and modals as lines of text, for transcripts and assertions."""

from collections.abc import Iterator

from bot.sandbox.world.messages import ButtonStyle, ComponentType, Json, Message, MessageFlag
from bot.sandbox.world.modals import Modal

THINKING = "… is thinking"


def text_of(message: Message) -> str:
    """Return what is written on the message.

    Spaces that keep words together on a narrow screen are plain ones here.
    Buttons look like [A], dead ones like (A); selects like [hint: A, B], what is preset like *A*;
    pictures and files like <picture: description>.
    """
    return "\n".join(lines_of(message)).replace("\u00a0", " ")


def lines_of(message: Message) -> list[str]:
    """Return the message line by line."""
    if message.thinking:
        return [THINKING]
    lines = message.content.splitlines()
    for component in message.components:
        lines.extend(_component_lines(component))
    for embed in message.embeds:
        lines.extend(_embed_lines(embed))
    if not message.flags & MessageFlag.IS_COMPONENTS_V2:
        lines += [_media("file", one.description, one.url) for one in message.files]
    return lines


def lines_of_modal(modal: Modal) -> list[str]:
    """Return the form line by line; text inputs look like [____], or hold their value or hint."""
    lines = [f"# {modal.title}"]
    for component in modal.components:
        lines.extend(_component_lines(component))
    return lines


def _component_lines(component: Json) -> Iterator[str]:
    match component["type"]:
        case ComponentType.TEXT_DISPLAY:
            yield from component["content"].splitlines()
        case ComponentType.ACTION_ROW:
            rows = [list(_component_lines(one)) for one in component["components"]]
            yield " ".join(line for row in rows for line in row)
        case ComponentType.SECTION | ComponentType.CONTAINER:
            for part in (*component["components"], component.get("accessory")):
                yield from _component_lines(part) if part else ()
        case ComponentType.BUTTON:
            yield _button(component)
        case ComponentType.SEPARATOR if component.get("divider", True):
            yield "─" * 8
        case _:
            yield from _field_lines(component)


def _field_lines(component: Json) -> Iterator[str]:
    match component["type"]:
        case ComponentType.STRING_SELECT:
            yield _select(component)
        case ComponentType.LABEL:
            yield from filter(None, (component["label"], component.get("description")))
            yield from _field_lines(component["component"])
        case ComponentType.TEXT_INPUT:
            label = f"{component['label']} " if component.get("label") else ""
            yield f"{label}[{component.get('value') or component.get('placeholder') or '____'}]"
        case ComponentType.THUMBNAIL:
            yield _media("picture", component.get("description"), component["media"]["url"])
        case ComponentType.MEDIA_GALLERY:
            for item in component["items"]:
                yield _media("picture", item.get("description"), item["media"]["url"])
        case ComponentType.FILE:
            yield _media("file", "", component["file"]["url"])


def _embed_lines(embed: Json) -> Iterator[str]:
    author, footer = embed.get("author") or {}, embed.get("footer") or {}
    if author.get("name"):
        yield author["name"]
    if embed.get("title"):
        yield f"## {embed['title']}"
    yield from (embed.get("description") or "").splitlines()
    for field in embed.get("fields") or ():
        yield f"**{field['name']}**: {field['value']}"
    for name in ("image", "thumbnail"):
        if picture := embed.get(name):
            yield _media("picture", picture.get("description"), picture["url"])
    if footer.get("text"):
        yield f"-# {footer['text']}"


def _media(what: str, description: str | None, url: str) -> str:
    return f"<{what}: {description or url.rpartition('/')[2]}>"


def _select(select: Json) -> str:
    options = [
        f"*{one['label']}*" if one.get("default") else one["label"] for one in select["options"]
    ]
    hint = select.get("placeholder") or "Choose"
    shown = f"{hint}: {', '.join(options)}"
    return f"({shown})" if select.get("disabled") else f"[{shown}]"


def _button(button: Json) -> str:
    emoji = (button.get("emoji") or {}).get("name") or ""
    label = f"{emoji} {button.get('label') or ''}".strip()
    if button["style"] == ButtonStyle.LINK:
        return f"[{label}]({button['url']})"
    return f"({label})" if button.get("disabled") else f"[{label}]"
