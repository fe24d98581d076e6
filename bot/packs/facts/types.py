"""The coarse sorts of entities, and the families that a slot may ask for by one word."""

from collections.abc import Mapping

from bot.packs.facts.english import word_set

TITLES = word_set(
    "album ballet book essay film game musical novel opera painting play poem series "
    "show single song story video"
)
"""Works that go by a title."""
_QUOTED = TITLES | {"line", "meaning", "term", "word"}
"""What sentences put in quotes."""

_TEXTS = word_set("book comic essay magazine newspaper novel play poem story")
_MUSIC = word_set("album anthem ballet musical opera single song symphony")
_STAGE = word_set("ballet film game musical opera play podcast programme series show video")
_ART = word_set("fresco painting sculpture")
FAMILIES: Mapping[str, frozenset[str]] = {
    "text": _TEXTS,
    "music": _MUSIC,
    "drama": _STAGE,
    "art": _ART,
    "work": _TEXTS | _MUSIC | _STAGE | _ART | {"text", "music", "drama", "art"},
    "place": word_set(
        "city continent country desert island lake mountain ocean region river sea town "
        "village volcano waterfall"
    ),
    "building": word_set(
        "bridge castle church monument museum palace stadium statue structure temple tower"
    ),
    "event": word_set("battle concert election festival match race tournament war"),
    "group": word_set("agency band club company institution orchestra organisation party team"),
    "being": word_set("animal bird breed fish insect mammal plant species tree"),
    "substance": word_set("compound element food drink material mineral"),
    "object": word_set("instrument invention machine product ship vehicle weapon"),
    "craft": word_set("probe rocket satellite ship spacecraft"),
    "character": word_set("deity god"),
    "name": word_set("term word"),
}
"""What a slot of this type takes beside entities of just this type."""


def quoted_by_default(entity_type: str) -> bool:
    """Return whether names of this coarse type stand in quotes, as titles and words do."""
    return entity_type in _QUOTED


def fits(entity_type: str, wanted: str) -> bool:
    """Return whether a slot takes an entity of this type; `wanted` is written as `person|group`."""
    return any(
        each in (entity_type, "any") or entity_type in FAMILIES.get(each, ())
        for each in wanted.split("|")
    )


def told(wanted: str) -> str:
    """Return what a slot takes as a problem tells it: building, place (city, lake …) or craft."""
    *others, last = map(_with_examples, wanted.split("|"))
    return f"{', '.join(others)} or {last}" if others else last


def _with_examples(wanted: str) -> str:
    family = sorted(FAMILIES.get(wanted, ()))
    return f"{wanted} ({', '.join(family[:3])} …)" if family else wanted
