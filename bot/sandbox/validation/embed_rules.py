"""Discord's rules for embeds that its schema does not say."""

from bot.sandbox.validation.error_tree import ErrorTree
from bot.sandbox.world.messages import Json

MOST_TEXT = 6000
_SHOWN = ("title", "description", "fields", "image", "thumbnail", "author", "footer", "video")


def check_embeds(tree: ErrorTree, embeds: list[Json]) -> None:
    """Note every mistake; the limits of single texts are in the schema."""
    for index, embed in enumerate(embeds):
        _check_embed(tree, index, embed)
    if sum(_length(one) for one in embeds) > MOST_TEXT:
        words = f"Embed size exceeds maximum size of {MOST_TEXT}"
        tree.add(("embeds",), "MAX_EMBED_SIZE_EXCEEDED", words)


def _check_embed(tree: ErrorTree, index: int, embed: Json) -> None:
    required = ("BASE_TYPE_REQUIRED", "This field is required")
    if not any(embed.get(name) for name in _SHOWN):
        tree.add(("embeds", index, "description"), *required)
    for number, field in enumerate(embed.get("fields") or ()):
        for name in ("name", "value"):
            if not field[name].strip():
                tree.add(("embeds", index, "fields", number, name), *required)
    for part, name in (("author", "name"), ("footer", "text")):
        if embed.get(part) is not None and not (embed[part].get(name) or "").strip():
            tree.add(("embeds", index, part, name), *required)
    for place, url in (
        (("url",), embed.get("url")),
        (("author", "url"), (embed.get("author") or {}).get("url")),
    ):
        if url and not url.startswith(("http://", "https://")):
            words = "Scheme must be one of ('http', 'https')."
            tree.add(("embeds", index, *place), "URL_TYPE_INVALID_SCHEME", words)


def _length(embed: Json) -> int:
    """Return how much of the limit an embed takes up."""
    texts = [embed.get("title"), embed.get("description")]
    texts += [(embed.get("author") or {}).get("name"), (embed.get("footer") or {}).get("text")]
    for field in embed.get("fields") or ():
        texts += [field["name"], field["value"]]
    return sum(len(one or "") for one in texts)
