"""Past games: what is still asked of games and rounds that are over."""

import logging

import msgspec

from bot.game.kinds import Question, decode
from bot.game.refusals import RequestRefused, SourceUnreadable
from bot.play.game_request import GameRequest
from bot.ports.ledger import Ledger

log = logging.getLogger(__name__)


async def request_of(ledger: Ledger, guild: int, channel: int, game: int) -> GameRequest | None:
    """Return what a game of this channel was asked for, also long after it ended."""
    content = await ledger.request_of(guild, channel, game)
    try:
        return None if content is None else msgspec.json.decode(content, type=GameRequest)
    except msgspec.MsgspecError as trouble:
        log.warning("what game %d was asked for cannot be read: %s", game, trouble)
        return None


async def settled_question(
    ledger: Ledger, guild: int, channel: int, round_id: int
) -> Question | None:
    """Return a settled round's question as it was asked here, whatever became of its pack."""
    content = await ledger.settled_question(guild, channel, round_id)
    try:
        return None if content is None else decode(content)
    except msgspec.MsgspecError as trouble:
        raise RequestRefused(SourceUnreadable()) from trouble
