"""The kinds of question, one file each, and the one table that knows them all.

A kind says here what is asked, what its answers are worth, and what the cards of its rounds show.
How the cards show it stands under the same name in `bot/discord_app/kinds/`.
"""

from typing import TypeAlias, Union, assert_never

import msgspec

from bot.game.kinds.choice import Choice, OpenChoice, SettledChoice
from bot.game.kinds.clues import Clues, OpenClues, SettledClues
from bot.game.kinds.listing import Listing, OpenListing, SettledListing
from bot.game.kinds.number import Number, OpenNumber, SettledNumber
from bot.game.kinds.order import OpenOrder, Order, SettledOrder
from bot.game.kinds.several import OpenSeveral, SettledSeveral, Several
from bot.game.kinds.true_false import OpenTrueFalse, SettledTrueFalse, TrueFalse
from bot.game.kinds.typed import OpenTyped, SettledTyped, Typed
from bot.game.question import Kind

Question: TypeAlias = Choice | TrueFalse | Typed | Number | Order | Several | Listing | Clues
ShownOpen: TypeAlias = (
    OpenChoice
    | OpenTrueFalse
    | OpenTyped
    | OpenNumber
    | OpenOrder
    | OpenSeveral
    | OpenListing
    | OpenClues
)
"""What an open card shows of its kind alone."""
ShownSettled: TypeAlias = (
    SettledChoice
    | SettledTrueFalse
    | SettledTyped
    | SettledNumber
    | SettledOrder
    | SettledSeveral
    | SettledListing
    | SettledClues
)
"""What a reveal shows of its kind alone."""


def question_type(kind: Kind) -> type[Question]:
    """Return the question of a kind: the table in which each kind must have its line."""
    match kind:
        case Kind.CHOICE:
            return Choice
        case Kind.TRUE_FALSE:
            return TrueFalse
        case Kind.TYPED:
            return Typed
        case Kind.NUMBER:
            return Number
        case Kind.ORDER:
            return Order
        case Kind.SEVERAL:
            return Several
        case Kind.LIST:
            return Listing
        case Kind.CLUES:
            return Clues
        case _:
            assert_never(kind)


_decoder: msgspec.json.Decoder[Question] = msgspec.json.Decoder(
    Union[tuple(question_type(kind) for kind in Kind)]  # noqa: UP007 - made of the table
)


def decode(content: bytes) -> Question:
    """Read the canonical JSON of a question; raises msgspec.ValidationError on anything else."""
    return _decoder.decode(content)
