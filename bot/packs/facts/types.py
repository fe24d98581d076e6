"""The coarse sorts of entities, and the families that a slot may ask for by one word."""

from collections.abc import Mapping

from bot.packs.facts.english import word_set

TITLES = word_set(
    "album ballet book essay film game line musical novel opera painting play poem series "
    "show single song story video"
)
"""What sentences put in quotes: titles of works, and lines of them."""

FAMILIES: Mapping[str, frozenset[str]] = {
    "work": (TITLES - {"line"})
    | word_set("comic magazine newspaper podcast programme sculpture symphony"),
    "place": word_set(
        "city continent country desert island lake mountain ocean region river sea state town "
        "village volcano waterfall"
    ),
    "building": word_set(
        "bridge castle church monument museum palace stadium statue structure temple tower"
    ),
    "being": word_set("animal bird breed fish insect mammal plant species tree"),
    "substance": word_set("compound element food drink material mineral"),
    "object": word_set("craft instrument invention machine product ship vehicle weapon"),
    "character": word_set("deity god"),
}
"""What a slot of this type takes beside entities of just this type."""


def quoted_by_default(entity_type: str) -> bool:
    """Return whether names of this coarse type are titles, which stand in quotes."""
    return entity_type in TITLES


def fits(entity_type: str, wanted: str) -> bool:
    """Return whether a slot takes an entity of this type; `wanted` is written as `person|group`."""
    return any(
        each in (entity_type, "any") or entity_type in FAMILIES.get(each, ())
        for each in wanted.split("|")
    )
