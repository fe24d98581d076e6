"""Discord's rules for pictures and files: what is attached, and what refers to it."""

from collections.abc import Iterator, Sequence

from bot.sandbox.validation.component_rules import placed
from bot.sandbox.validation.error_tree import ErrorTree, Place
from bot.sandbox.world.attachments import REFERENCE, Attachment, UploadedFile, kept, name_of
from bot.sandbox.world.messages import ComponentType, Json

MOST_FILES = 10
WEB = ("http://", "https://")


def check_media(
    tree: ErrorTree, body: Json, attachments: Sequence[Attachment], uploads: Sequence[UploadedFile]
) -> None:
    """Note what is wrong with the files of a body that changes a message with `attachments`."""
    stay = kept(body, attachments)
    if len(stay) + len(uploads) > MOST_FILES:
        words = f"Must be {MOST_FILES} or fewer in length."
        tree.add(("attachments",), "BASE_TYPE_MAX_LENGTH", words)
    known = {str(one.id) for one in stay} | {str(one.number) for one in uploads}
    for index, listed in enumerate(body.get("attachments") or ()):
        if str(listed["id"]) not in known:
            place = ("attachments", index, "id")
            tree.add(place, "ATTACHMENT_NOT_FOUND", "The attachment was not found")
    names = {one.filename for one in stay} | {name_of(one, body) for one in uploads}
    used = [*_component_urls(body.get("components") or []), *_embed_urls(body.get("embeds") or [])]
    for spot, url in used:
        _check_url(tree, spot, url, names)


def _component_urls(components: list[Json]) -> Iterator[tuple[Place, str]]:
    for spot, component in placed(("components",), components):
        match component["type"]:
            case ComponentType.THUMBNAIL:
                yield (*spot, "media", "url"), component["media"]["url"]
            case ComponentType.MEDIA_GALLERY:
                for index, item in enumerate(component["items"]):
                    yield (*spot, "items", index, "media", "url"), item["media"]["url"]
            case ComponentType.FILE:
                yield (*spot, "file", "url"), component["file"]["url"]


def _embed_urls(embeds: list[Json]) -> Iterator[tuple[Place, str]]:
    for index, embed in enumerate(embeds):
        for part, key in (
            ("image", "url"),
            ("thumbnail", "url"),
            ("author", "icon_url"),
            ("footer", "icon_url"),
        ):
            if url := (embed.get(part) or {}).get(key):
                yield ("embeds", index, part, key), url


def _check_url(tree: ErrorTree, place: Place, url: str, names: set[str]) -> None:
    if url.startswith(REFERENCE):
        if url.removeprefix(REFERENCE) not in names:
            words = f"The referenced attachment {url.removeprefix(REFERENCE)!r} was not found"
            tree.add(place, "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", words)
    elif "file" in place:
        words = f"Scheme must be one of ('{REFERENCE.removesuffix('://')}',)."
        tree.add(place, "URL_TYPE_INVALID_SCHEME", words)
    elif not url.startswith(WEB):
        words = "Scheme must be one of ('http', 'https', 'attachment')."
        tree.add(place, "URL_TYPE_INVALID_SCHEME", words)
