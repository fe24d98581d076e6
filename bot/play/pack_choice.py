"""The choice of a pack by what a member typed for its name."""

from bot.game.pack_names import PackName, match_pack
from bot.game.refusals import NoPackNamed, NoSuchPack, RequestRefused, SeveralPacksFit
from bot.ports.library import Pack, PacksInPlay

LISTED = 5


def pack_meant(in_play: PacksInPlay, written: str) -> Pack:
    """Return the pack that is meant; raises RequestRefused where none or several are."""
    if not written.strip():
        raise RequestRefused(NoPackNamed())
    names = [PackName(pack.info.id, pack.info.title) for pack in in_play.packs()]
    found = match_pack(written, names)
    pack = in_play.pack(found.meant.id) if found.meant else None
    if pack is not None:
        return pack
    titles = tuple(pack.title for pack in found.fitting or found.near)
    if found.fitting:
        more = max(0, len(titles) - LISTED)
        raise RequestRefused(SeveralPacksFit(written, titles[:LISTED], more))
    raise RequestRefused(NoSuchPack(written, titles))
