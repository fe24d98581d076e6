"""The unit of a question's numbers, which a member may write out or leave away."""

import re
from collections.abc import Iterable, Iterator

from bot.game.judging.scripts.folding import fold
from bot.game.judging.words.plurals import plurals_of, singulars

SHORTEST_PLURAL = 3
"""An s at the end of so few letters belongs to a symbol, such as ms."""


class OwnUnit:
    """A question's unit with its synonyms, whether or not the table of units has it: episodes."""

    def __init__(self, names: Iterable[str]) -> None:
        folded = [name for name in (fold(name).strip() for name in names) if name]
        forms = sorted({form for name in folded for form in _forms(name)}, key=len, reverse=True)
        named = "|".join(map(re.escape, forms))
        self._at_end = re.compile(rf"(?<![^\W\d_])(?:{named})\W*$") if forms else None

    def taken_off(self, folded: str) -> str:
        """Return a folded text without this unit, where it is a whole word at its end."""
        return self._at_end.sub("", folded) if self._at_end else folded


def _forms(name: str) -> Iterator[str]:
    """Yield a name as written, and in singular and plural; a symbol such as m has neither."""
    yield name
    before, last = name[: name.rfind(" ") + 1], name[name.rfind(" ") + 1 :]
    if not last.isalpha() or len(last) < SHORTEST_PLURAL:
        return
    for one in singulars(last) if len(last) > SHORTEST_PLURAL else {last}:
        yield before + one
        yield from (before + plural for plural in plurals_of(one))
