"""The pack that a member names, in full or in part, or a line that says which there are."""

from collections.abc import Sequence

from bot.errors import PlayError
from bot.game.pack_names import PackName, match_pack
from bot.ports.library import Library, Pack

LISTED = 5
CHOOSE = "Choose one from the list that appears while you type."


def pack_meant(library: Library, written: str) -> Pack:
    """Return the pack that is meant; raises PlayError where none or several are."""
    if not written.strip():
        raise PlayError("That names no question pack.", CHOOSE)
    found = match_pack(
        written, [PackName(pack.info.id, pack.info.title) for pack in library.packs()]
    )
    pack = library.pack(found.meant.id) if found.meant else None
    if pack is not None:
        return pack
    if found.fitting:
        raise PlayError(
            f"“{_short(written)}” fits several question packs: {_listed(found.fitting)}.",
            f"Type more of its name, or {CHOOSE[0].lower()}{CHOOSE[1:]}",
        )
    near = f"Did you mean {_listed(found.near, 'or')}?" if found.near else CHOOSE
    raise PlayError(f"There is no question pack called “{_short(written)}”.", near)


def _listed(packs: Sequence[PackName], last: str = "and") -> str:
    names = [pack.title for pack in packs[:LISTED]]
    if len(packs) > LISTED:
        names.append(f"{len(packs) - LISTED} more")
    *others, end = names
    return f"{', '.join(others)} {last} {end}" if others else end


def _short(written: str) -> str:
    return written if len(written) <= 60 else f"{written[:60]}…"
