"""What a member gives as an answer, one shape for each way of answering."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias, assert_never

import msgspec


class Picked(msgspec.Struct, frozen=True, tag="picked"):
    """One option; by its place in the pack once a round has taken it in, as shown before."""

    option: int


class Wrote(msgspec.Struct, frozen=True, tag="wrote"):
    """Words of the member's own."""

    text: str


class Reckoned(msgspec.Struct, frozen=True, tag="reckoned"):
    """A number, in the question's unit."""

    value: float


class Arranged(msgspec.Struct, frozen=True, tag="arranged"):
    """All options in an order."""

    options: tuple[int, ...]


class Ticked(msgspec.Struct, frozen=True, tag="ticked"):
    """The options that apply."""

    options: tuple[int, ...]


Given: TypeAlias = Picked | Wrote | Reckoned | Arranged | Ticked

_encoder = msgspec.json.Encoder(order="deterministic")
_decoder: msgspec.json.Decoder[Given] = msgspec.json.Decoder(Given)


def encode_given(given: Given) -> bytes:
    """Return the JSON under which the ledger keeps an answer."""
    return _encoder.encode(given)


def decode_given(content: bytes | str) -> Given:
    """Read what `encode_given` wrote; raises msgspec.ValidationError on anything else."""
    return _decoder.decode(content)


def in_the_pack(given: Given, order: Sequence[int]) -> Given | None:
    """Return an answer with options by their places in the pack; they were shown in this `order`.

    None for an option that is not there.
    """
    match given:
        case Picked(option):
            return Picked(order[option]) if option in range(len(order)) else None
        case Arranged(options) | Ticked(options):
            if not set(options) <= set(range(len(order))):
                return None
            return type(given)(tuple(order[option] for option in options))
        case Wrote() | Reckoned():
            return given
        case _:
            assert_never(given)


def tally(order: Sequence[int], answers: Iterable[Given]) -> tuple[int, ...]:
    """Return how many chose each option, in the order in which they are shown."""
    chosen = [
        (given.option,) if isinstance(given, Picked) else given.options
        for given in answers
        if isinstance(given, Picked | Ticked)
    ]
    return tuple(sum(place in one for one in chosen) for place in order)
