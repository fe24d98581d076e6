"""The plan of a game: its questions in order, drawn from the packs before it starts."""

from collections.abc import Mapping
from random import Random

import msgspec

from bot.game.bag import draw
from bot.game.kinds import Question
from bot.game.refusals import NoPacks, NoQuestionFits, PackGone, Refusal, RequestRefused
from bot.game.selection import Entry
from bot.play.game_request import GameRequest
from bot.ports.library import Pack, PacksInPlay
from bot.ports.stage import Shortened


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """The questions of a game in order, chosen before it starts from the packs as they are now.

    `laps` says where its questions are in the server's bag from now on; `opening` is what has to
    be said before the game starts.
    """

    request: GameRequest
    questions: tuple[Question, ...]
    packs: tuple[tuple[str, str], ...]
    laps: tuple[tuple[str, int], ...]
    opening: Shortened | None = None


def plan(in_play: PacksInPlay, request: GameRequest, laps: Mapping[str, int], rng: Random) -> Plan:
    """Draw the questions of a game from the server's bag.

    Raises RequestRefused when the packs hold none that fit.
    """
    packs = _packs(in_play, request)
    shelves = [[entry for entry in pack.index if _fits(entry, request)] for pack in packs]
    home = {entry.id: pack for pack, shelf in zip(packs, shelves, strict=True) for entry in shelf}
    drawn = draw(shelves, request.questions, laps, rng)
    chosen = drawn.pick.entries
    if not chosen:
        raise RequestRefused(_nothing_fits(packs, request))
    questions = tuple(home[entry.id].get([entry.id])[0] for entry in chosen)
    used = dict.fromkeys((pack.info.id, pack.info.revision) for pack in packs)
    found, wanted = len(chosen), request.questions
    return Plan(
        request=request,
        questions=questions,
        packs=tuple(used),
        laps=drawn.laps,
        opening=Shortened(found, wanted) if found < wanted else None,
    )


def _packs(in_play: PacksInPlay, request: GameRequest) -> tuple[Pack, ...]:
    if request.pack is None:
        return in_play.packs()
    pack = in_play.pack(request.pack)
    if pack is None:  # by its id alone: of a pack that is gone, no other one takes the place
        raise RequestRefused(PackGone(request.pack))
    return (pack,)


def _fits(entry: Entry, request: GameRequest) -> bool:
    return request.kind in (None, entry.kind) and request.difficulty in (None, entry.difficulty)


def _nothing_fits(packs: tuple[Pack, ...], request: GameRequest) -> Refusal:
    if not packs:
        return NoPacks()
    return NoQuestionFits(request.kind is not None or request.difficulty is not None)
