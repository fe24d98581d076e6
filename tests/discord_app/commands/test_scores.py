from bot.game.periods import Period, periods_of
from bot.sandbox.players.rendering import text_of
from bot.sandbox.world.messages import Message
from tests.discord_app.cards.reading import shown
from tests.discord_app.evening import Evening
from tests.storage.building import a_settlement, an_answer, open_round

MEMBERS = 25
ANN, BEN = 24, 3
"""The places of two real members among made-up ones."""


async def test_a_board_is_shown_to_everybody_with_the_readers_own_rank(evening: Evening) -> None:
    board = await _board(evening, "Ann")
    text = text_of(board)
    assert not board.private
    assert text.startswith("### Scores of all time\nFirst: **Member 1** — 2,500 points")
    assert "Tenth: **Member 10**" in text
    assert "11th" not in text
    assert "**Ann** is 24th with 200 points, 100 points short of the next place." in text
    assert text.endswith("(Previous) [Next]")


async def test_whoever_turns_the_page_sees_their_own_rank(evening: Evening) -> None:
    board = await _board(evening, "Ann")
    await evening.sandbox.hand("Ben").tap(board, "Next")
    turned = await evening.card("Page 2 of 3")
    assert turned.id == board.id
    assert "**Ben** is third with 2,300 points" in text_of(turned)
    assert "20th: **Member 20**" in text_of(turned)
    assert text_of(turned).endswith("[Previous] [Next]")


async def test_a_page_can_be_asked_for_and_is_never_past_the_last(evening: Evening) -> None:
    board = await _board(evening, "Ann", page=99)
    assert "Page 3 of 3" in text_of(board)
    assert text_of(board).endswith("[Previous] (Next)")


async def test_each_period_has_its_board(evening: Evening) -> None:
    for period in Period:
        board = await _board(evening, "Ann", period=period.name)
        assert "**Ann** is 24th" in text_of(board), period


async def test_last_weeks_points_are_not_in_this_week(evening: Evening) -> None:
    await _fill(evening)
    evening.pass_time(8 * 24 * 3600)
    await evening.interaction("Ann", "trivia-scores", period=Period.WEEK.name)
    assert "Nobody has points here yet." in text_of(await evening.card("Scores of this week"))


async def test_who_never_played_is_told_so_below_the_board(evening: Evening) -> None:
    assert "**Chidi** is not on this board." in text_of(await _board(evening, "Chidi"))


async def test_a_name_full_of_markup_is_shown_as_text(evening: Evening) -> None:
    board = text_of(await _board(evening, "star"))
    assert r"**\*Star\* \_of\_ \`the\`" in board
    assert f"**{evening.sandbox.user('star').display_name}** is not on this board" in shown(board)


async def test_a_button_of_a_period_there_no_longer_is_does_no_harm(evening: Evening) -> None:
    board = await _board(evening, "Ann")
    said = await evening.press("Ann", board, "1:board:DECADE:1")
    assert "from long ago" in said
    assert text_of(board).startswith("### Scores of all time")


async def _board(evening: Evening, name: str, **options: object) -> Message:
    """Ask for a board of a server where many have played."""
    if not await evening.store.boards.rank(evening.channel.guild_id or 0, "all", 900_001):
        await _fill(evening)
    await evening.interaction(name, "trivia-scores", **options)
    return await evening.card("Scores of")


async def _fill(evening: Evening) -> None:
    """Settle a round in which everybody got points, the first member most."""
    guild = evening.channel.guild_id or 0
    round_id = await open_round(evening.store, guild=guild)
    points: dict[int, int] = {}
    for place in range(1, MEMBERS + 1):
        user, name = _member(evening, place)
        await evening.store.ledger.record(an_answer(round_id, user, guild=guild, name=name))
        points[user] = (MEMBERS + 1 - place) * 100
    periods = periods_of(evening.clock.now_ms())
    await evening.store.ledger.settle(a_settlement(round_id, points, guild=guild, periods=periods))


def _member(evening: Evening, place: int) -> tuple[int, str]:
    real = {ANN: "Ann", BEN: "Ben"}
    if place in real:
        return evening.sandbox.user(real[place]).id, real[place]
    return 900_000 + place, f"Member {place}"
