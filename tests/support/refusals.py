"""What is refused, as tests state it: the whole value, not a word of it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.game.refusals import Refusal, RequestRefused


@contextmanager
def refused_as(refusal: Refusal) -> Iterator[None]:
    """Assert that what is done inside is refused for exactly this reason."""
    with pytest.raises(RequestRefused) as caught:
        yield
    assert caught.value.refusal == refusal
