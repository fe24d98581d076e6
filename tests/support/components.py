"""Discord's components as the JSON that a bot sends, each as short as a test can use."""

from bot.sandbox.world.messages import Json


def text(content: str) -> Json:
    return {"type": 10, "content": content}


def button(label: str, custom_id: str, style: int = 2, *, disabled: bool = False) -> Json:
    return {
        "type": 2,
        "style": style,
        "label": label,
        "custom_id": custom_id,
        "disabled": disabled,
    }


def row(*controls: Json) -> Json:
    return {"type": 1, "components": list(controls)}


def card(*components: Json, accent: int | None = None) -> Json:
    return {"type": 17, "accent_color": accent, "components": list(components)}


def option(label: str, description: str | None = None, *, default: bool = False) -> Json:
    told = {"description": description} if description else {}
    return {"label": label, "value": label.lower(), "default": default} | told


def select(custom_id: str, *options: Json, least: int = 1, most: int = 1, **more: object) -> Json:
    return {
        "type": 3,
        "custom_id": custom_id,
        "options": list(options),
        "min_values": least,
        "max_values": most,
        **more,
    }


def line(custom_id: str, **more: object) -> Json:
    return {"type": 4, "custom_id": custom_id, "style": 1, **more}


def paragraph(custom_id: str, **more: object) -> Json:
    return {"type": 4, "custom_id": custom_id, "style": 2, **more}


def labelled(label: str, field: Json, description: str | None = None) -> Json:
    told = {"description": description} if description else {}
    return {"type": 18, "label": label, "component": field} | told


def gallery(*pictures: tuple[str, str | None]) -> Json:
    items = [{"media": {"url": url}, "description": alt} for url, alt in pictures]
    return {"type": 12, "items": items}


def thumbnail(url: str, alt: str | None = None) -> Json:
    return {"type": 11, "media": {"url": url}, "description": alt}


def section(accessory: Json, *texts: Json) -> Json:
    return {"type": 9, "components": list(texts), "accessory": accessory}


def modal(title: str, *components: Json, custom_id: str = "form") -> Json:
    return {"custom_id": custom_id, "title": title, "components": list(components)}
