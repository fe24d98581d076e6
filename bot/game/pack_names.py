"""Which pack somebody means who types a part of its title or id."""

import difflib
import re
from collections.abc import Sequence

import msgspec

from bot.game.judging.scripts.folding import fold

_NO_WORD = re.compile(r"[\W_]+")
_LONGEST = 100
_NEAREST = 3
_LIKE = 0.6


class PackName(msgspec.Struct, frozen=True):
    """A pack's id with its title."""

    id: str
    title: str


class PackMatch(msgspec.Struct, frozen=True):
    """What was found: the one that is meant, or those that fit, or else those that come near."""

    meant: PackName | None = None
    fitting: tuple[PackName, ...] = ()
    near: tuple[PackName, ...] = ()


def match_pack(written: str, packs: Sequence[PackName]) -> PackMatch:
    """Return the pack with this id or title, or the only one of whose id or title this is a part.

    Case, accents, quotation marks and hyphens make no difference.
    """
    exact = [pack for pack in packs if pack.id == written]
    wanted = plainly(written)
    for fitting in (exact, _called(wanted, packs), _with_part(wanted, packs)):
        if fitting:
            meant = fitting[0] if len(fitting) == 1 else None
            return PackMatch(meant, () if meant else tuple(fitting))
    return PackMatch(near=_nearest(wanted, packs))


def plainly(text: str) -> str:
    """Return a name as names are compared: small letters and digits, one space between words."""
    return _NO_WORD.sub(" ", fold(text[:_LONGEST])).strip()


def _called(wanted: str, packs: Sequence[PackName]) -> list[PackName]:
    return [pack for pack in packs if wanted and wanted in (plainly(pack.id), plainly(pack.title))]


def _with_part(wanted: str, packs: Sequence[PackName]) -> list[PackName]:
    part = wanted.replace(" ", "")
    return [
        pack
        for pack in packs
        if part and any(part in plainly(name).replace(" ", "") for name in (pack.title, pack.id))
    ]


def _nearest(wanted: str, packs: Sequence[PackName]) -> tuple[PackName, ...]:
    """Return the packs whose id, title or a word of it is most like what was typed."""
    likeness = [(max(_likeness(wanted, name) for name in _names(pack)), pack) for pack in packs]
    like = sorted((each for each in likeness if each[0] >= _LIKE), key=lambda each: -each[0])
    return tuple(pack for _, pack in like[:_NEAREST])


def _names(pack: PackName) -> list[str]:
    title = plainly(pack.title)
    return [plainly(pack.id), title, *title.split()]


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()
