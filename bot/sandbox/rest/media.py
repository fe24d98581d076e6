"""What becomes of pictures and files when a message is made: real addresses in Discord's JSON."""

from collections.abc import Sequence
from dataclasses import replace

from bot.sandbox.world.attachments import (
    Attachment,
    UploadedFile,
    content_type,
    description_of,
    kept,
    meant,
    name_of,
)
from bot.sandbox.world.messages import ComponentType, Json, Message, walk
from bot.sandbox.world.world import World


def attached(
    world: World, message: Message, body: Json, uploads: Sequence[UploadedFile]
) -> list[Attachment]:
    """Return the message's files after a request: those that stay, then the new ones."""
    said = {str(one["id"]): one for one in body.get("attachments") or ()}
    stay = [
        replace(one, description=said.get(str(one.id), {}).get("description") or one.description)
        for one in kept(body, message.attachments)
    ]
    return [*stay, *(_stored(world, message, body, one) for one in uploads)]


def _stored(world: World, message: Message, body: Json, upload: UploadedFile) -> Attachment:
    new, name = world.snowflakes.next(), name_of(upload, body)
    url = f"{world.base_url}/attachments/{message.channel_id}/{new}/{name}"
    described = description_of(upload, body).get("description") or ""
    return Attachment(new, name, url, upload.content, described)


def unfurl(world: World, components: list[Json], attachments: Sequence[Attachment]) -> list[Json]:
    """Put real addresses into components that show pictures or files, in place."""
    for component in walk(components):
        match component["type"]:
            case ComponentType.THUMBNAIL:
                _unfurl_media(world, component, attachments)
            case ComponentType.MEDIA_GALLERY:
                for item in component["items"]:
                    _unfurl_media(world, item, attachments)
                    item["spoiler"] = bool(item.get("spoiler"))
            case ComponentType.FILE:
                file = meant(component["file"]["url"], attachments)
                component["file"] = _media(world, component["file"]["url"], file)
                component["name"] = file.filename if file else None
                component["size"] = len(file.content) if file else None
    return components


def _unfurl_media(world: World, holder: Json, attachments: Sequence[Attachment]) -> None:
    url = holder["media"]["url"]
    holder["media"] = _media(world, url, meant(url, attachments))
    holder["description"] = holder.get("description")


def _media(world: World, url: str, file: Attachment | None) -> Json:
    address = file.url if file else url
    media: Json = {
        "id": str(world.snowflakes.next()),
        "url": address,
        "proxy_url": address,
        "width": None,
        "height": None,
        "content_type": content_type(address),
    }
    return media | ({"attachment_id": str(file.id)} if file else {})


def shown_embed(embed: Json, attachments: Sequence[Attachment]) -> Json:
    """Return an embed as Discord sends it back."""
    shown = {
        name: embed[name]
        for name in ("title", "description", "url", "color", "timestamp")
        if embed.get(name) is not None
    }
    if fields := embed.get("fields"):
        shown["fields"] = [{**one, "inline": bool(one.get("inline"))} for one in fields]
    for name in ("image", "thumbnail"):
        if url := (embed.get(name) or {}).get("url"):
            shown[name] = _picture(url, attachments)
    for name in ("author", "footer"):
        if part := embed.get(name):
            shown[name] = _signed(part, attachments)
    return {"type": "rich", **shown}


def _picture(url: str, attachments: Sequence[Attachment]) -> Json:
    file = meant(url, attachments)
    address = file.url if file else url
    kind = content_type(address)
    picture: Json = {"url": address, "proxy_url": address}
    if file and file.description:
        picture["description"] = file.description
    return picture | ({"content_type": kind} if kind else {})


def _signed(part: Json, attachments: Sequence[Attachment]) -> Json:
    signed = {name: value for name, value in part.items() if value is not None}
    if icon := signed.get("icon_url"):
        address = _picture(icon, attachments)["url"]
        signed |= {"icon_url": address, "proxy_icon_url": address}
    return signed
