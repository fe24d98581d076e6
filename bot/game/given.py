"""What a member gives as an answer, one shape for each way of asking."""

from typing import TypeAlias

import msgspec

from bot.game.question import Number, Question, number_text, options_of


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


def text_of(question: Question, given: Given) -> str:
    """Return an answer in words, from options by their places in the pack."""
    options = options_of(question)
    match given:
        case Picked(option):
            return options[option]
        case Arranged(order):
            return " → ".join(options[option] for option in order)
        case Ticked(ticked):
            return ", ".join(options[option] for option in ticked)
        case Reckoned(value):
            unit = question.unit if isinstance(question, Number) else ""
            return number_text(value, unit)
        case Wrote(text):
            return text
