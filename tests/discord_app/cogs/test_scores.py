from bot.game.periods import Period, period_key
from bot.ports.ledger import NewGame, NewRound, Score, Settlement
from bot.sandbox.messages import Message
from bot.sandbox.rendering import text_of
from bot.storage.sqlite.store import SqliteStore
from tests.discord_app.evening import Evening

MEMBERS = 25
ANN, BEN = 24, 3
"""The places of two real members among made-up ones."""


async def test_a_board_is_shown_to_everybody_with_the_readers_own_rank(evening: Evening) -> None:
    board = await _board(evening, "Ann")
    shown = text_of(board)
    assert not board.private
    assert shown.startswith("### Scores of all time\nFirst: **Member 1** — 2,500 points")
    assert "Tenth: **Member 10**" in shown
    assert "11th" not in shown
    assert "**Ann** is 24th with 200 points, 100 points short of the next place." in shown
    assert shown.endswith("(Previous) [Next]")


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
        shown = text_of(await _board(evening, "Ann", period=period.name))
        assert "**Ann** is 24th" in shown, period


async def test_last_weeks_points_are_not_in_this_week(evening: Evening) -> None:
    await _fill(evening)
    evening.pass_time(8 * 24 * 3600)
    await evening.interaction("Ann", "trivia-scores", period=Period.WEEK.name)
    assert "Nobody has points here yet." in text_of(await evening.card("Scores of this week"))


async def test_who_never_played_is_told_so_below_the_board(evening: Evening) -> None:
    assert "**Chidi** has no points here yet." in text_of(await _board(evening, "Chidi"))


async def test_a_name_full_of_markup_is_shown_as_text(evening: Evening) -> None:
    board = await _board(evening, "star")
    assert r"**\*Star\* \_of\_ \`the\` \~\~show\~\~ \|\|hush\|\|** has no" in text_of(board)


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
    people = {ANN: evening.sandbox.user("Ann"), BEN: evening.sandbox.user("Ben")}
    for place in range(1, MEMBERS + 1):
        person = people.get(place)
        user, name = (person.id, person.display_name) if person else (900_000 + place, "")
        await _earn(evening, user, name or f"Member {place}", (MEMBERS + 1 - place) * 100)


async def _earn(evening: Evening, user: int, name: str, points: int) -> None:
    ledger, now_ms = evening.store.ledger, evening.clock.now_ms()
    guild = evening.channel.guild_id or 0
    game = await ledger.open_game(_game(guild, user, name, now_ms))
    round_id = await ledger.open_round(_round(game, now_ms))
    periods = tuple(period_key(period, now_ms) for period in Period)
    score = Score(user=user, points=points, right=True, periods=periods)
    await _answer(evening.store, guild, round_id, user, name, now_ms)
    await ledger.settle(
        Settlement(guild=guild, round=round_id, settled_ms=now_ms, scores=(score,))
    )
    await ledger.end_game(game, "finished", now_ms)
