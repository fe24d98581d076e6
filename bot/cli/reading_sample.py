"""A few questions drawn at random over packs, to be read."""

from collections.abc import Sequence
from random import Random

import msgspec

from bot.packs.library.pack import FilePack


def sampled(packs: Sequence[FilePack], wanted: int, seed: int | None) -> tuple[FilePack, ...]:
    """Return the packs with only so many questions in all, each question as likely as another."""
    every = [(n, each) for n, pack in enumerate(packs) for each in pack.questions]
    drawn = Random(seed).sample(every, min(wanted, len(every)))
    return tuple(
        msgspec.structs.replace(pack, questions=tuple(each for n, each in drawn if n == place))
        for place, pack in enumerate(packs)
        if any(n == place for n, _ in drawn)
    )
