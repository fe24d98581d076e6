"""Short ways to say what is put into a store; every test names only what it is about."""

from collections.abc import Collection

from bot.game.ending import Ending, EndingKind
from bot.game.given import Given, Picked, encode_given
from bot.game.kinds.choice import Choice
from bot.game.kinds.typed import Typed
from bot.game.question import Source, encode
from bot.ports.ledger import NewAnswer, NewGame, NewRound, Score, Settlement
from bot.ports.owner import SOLO, Owner
from bot.ports.store import Store

GUILD = 100
CHANNEL = 200
PERIODS = ("all", "2026-11", "2026-W47", "2026-11-22")
QUESTION = Choice(
    id="q1",
    stem="Which planet is the largest?",
    difficulty=1,
    fact="jupiter-largest",
    statement="Jupiter is the largest planet.",
    explanation="",
    source=Source("The planets"),
    key="jupiter",
    options=("Mars", "Jupiter", "Venus"),
    answer="Jupiter",
)
CONTENT = encode(QUESTION)
TYPED = Typed(
    id="q2",
    stem="Which planet is the smallest?",
    difficulty=2,
    fact="mercury-smallest",
    statement="Mercury is the smallest planet.",
    explanation="",
    source=Source("The planets"),
    key="mercury",
    answer="Mercury",
    accepted=("Mercury",),
)
TYPED_CONTENT = encode(TYPED)
PLAN = (CONTENT, TYPED_CONTENT)
MARS = Picked(0)
FINISHED, AWAY = Ending(EndingKind.FINISHED), Ending(EndingKind.AWAY)
REQUEST = b'{"questions":3}'


def a_game(
    *,
    guild: int = GUILD,
    channel: int = CHANNEL,
    owner: Owner = SOLO,
    starter: int = 1,
    plan: tuple[bytes, ...] = (CONTENT,),
    laps: tuple[tuple[str, int], ...] = (("q1", 1),),
) -> NewGame:
    return NewGame(
        guild=guild,
        channel=channel,
        owner=owner,
        starter=starter,
        starter_name=f"Member {starter}",
        packs=(("planets", "r1"),),
        request=REQUEST,
        plan=plan,
        laps=laps,
        started_ms=1_000,
    )


def a_round(game: int, *, number: int = 1, content: bytes = CONTENT) -> NewRound:
    return NewRound(
        game=game,
        number=number,
        question_id="q1",
        content=content,
        option_order=(2, 0, 1),
        deadline_ms=21_000,
    )


def an_answer(
    round_id: int,
    user: int,
    *,
    seq: int = 1,
    guild: int = GUILD,
    name: str | None = None,
    given: Given = MARS,
) -> NewAnswer:
    return NewAnswer(
        guild=guild,
        round=round_id,
        user=user,
        name=f"Member {user}" if name is None else name,
        seq=seq,
        given=encode_given(given),
        at_ms=5_000,
        elapsed_ms=4_000,
    )


def a_settlement(
    round_id: int,
    points: dict[int, int],
    *,
    guild: int = GUILD,
    periods: tuple[str, ...] = PERIODS,
    partly: Collection[int] = (),
) -> Settlement:
    scores = tuple(
        Score(
            user=user,
            points=earned,
            right=earned > 0 and user not in partly,
            partly=user in partly,
            periods=periods,
        )
        for user, earned in points.items()
    )
    return Settlement(guild=guild, round=round_id, settled_ms=22_000, scores=scores)


async def open_round(
    store: Store, *, guild: int = GUILD, channel: int = CHANNEL, content: bytes = CONTENT
) -> int:
    game = await store.ledger.open_game(a_game(guild=guild, channel=channel))
    return await store.ledger.open_round(a_round(game, content=content))


async def play_round(
    store: Store,
    points: dict[int, int],
    *,
    guild: int = GUILD,
    channel: int = CHANNEL,
    periods: tuple[str, ...] = PERIODS,
    starter: int = 1,
) -> int:
    """Play a game of one round in which each user earns so many points; return the round."""
    new = a_game(guild=guild, channel=channel, starter=starter)
    game = await store.ledger.open_game(new)
    round_id = await store.ledger.open_round(a_round(game))
    for user in points:
        await store.ledger.record(an_answer(round_id, user, guild=guild))
    await store.ledger.settle(a_settlement(round_id, points, guild=guild, periods=periods))
    await store.ledger.end_game(game, FINISHED, 23_000)
    return round_id
