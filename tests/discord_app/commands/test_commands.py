import pytest

from bot.sandbox.players.rendering import text_of
from bot.storage.sqlite.boards import boards
from tests.discord_app.evening import SETTLED, WRONG, Evening
from tests.support import english as lines


async def one_round(evening: Evening, **answers: str) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    for name, label in answers.items():
        await evening.tap(name, card, label)
    evening.pass_time(21)
    await evening.card(SETTLED)
    await evening.freed()


async def test_the_board_shows_the_places_and_ones_own_rank(evening: Evening) -> None:
    await one_round(evening, Ben="Earth", Chidi=WRONG)
    hand = evening.sandbox.hand("Chidi")
    said = hand.reads(await evening.interaction("Chidi", "trivia-scores", period="TODAY"))
    assert "Scores of today" in said
    assert "First: **Ben**" in said
    assert "**Chidi** is second" in said


async def test_the_pages_of_a_board_turn_in_place(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boards, "PAGE_SIZE", 1)
    await one_round(evening, Ben="Earth", Chidi=WRONG)
    await evening.interaction("Ben", "trivia-scores", period="TODAY")
    board = await evening.card("First: **Ben**")
    before = len(evening.cards())
    await evening.sandbox.hand("Chidi").tap(board, "Next")
    assert "Second: **Chidi**" in text_of(board)
    assert "today" in text_of(board)
    assert len(evening.cards()) == before


async def test_help_is_there_in_servers_and_in_private(evening: Evening) -> None:
    hand = evening.sandbox.hand("Ann")
    direct = evening.sandbox.world.direct_channel(evening.sandbox.user("Ann"))
    for channel in (evening.channel, direct):
        assert "/trivia-stop" in hand.reads(await hand.command(channel, "trivia-help"))
    assert [leaf.path for leaf in hand.palette(direct)] == ["trivia-help"]


async def test_games_and_boards_belong_to_servers(evening: Evening) -> None:
    offered = [leaf.path for leaf in evening.sandbox.hand("Ann").palette(evening.channel)]
    assert offered == [
        "trivia",
        "trivia-help",
        "trivia-privacy delete",
        "trivia-privacy export",
        "trivia-privacy hide",
        "trivia-privacy show",
        "trivia-scores",
        "trivia-stop",
    ]


async def test_moderators_read_packs_in_private_page_by_page(evening: Evening) -> None:
    hand = evening.sandbox.hand("Mo")
    assert "The pack planets" in hand.reads(await evening.interaction("Mo", "trivia-packs list"))
    await evening.interaction("Mo", "trivia-packs show", pack="planets")
    page = await hand.wait_for(evening.channel, "1 of")
    assert page.private
    first = text_of(page)
    await evening.press("Mo", page, "1:pack:planets:2")
    assert text_of(page) != first
    assert evening.cards() == []


async def test_a_reload_answers_in_private(evening: Evening) -> None:
    await evening.interaction("Mo", "trivia-packs reload")
    await evening.until(lambda: evening.private("Mo") and "think" not in evening.private("Mo")[0])
    assert len(evening.private("Mo")) == 1


async def test_who_may_not_manage_the_server_is_refused_by_the_bot_too(evening: Evening) -> None:
    hand = evening.sandbox.hand("Ann")
    for path, options in (
        ("trivia-packs list", {}),
        ("trivia-packs show", {"pack": "planets"}),
        ("trivia-packs reload", {}),
    ):
        asked = await hand.command(evening.channel, path, force=True, **options)
        assert hand.reads(asked) == lines.NEEDS_MANAGE_SERVER
    await evening.trivia("Ann")
    card = await evening.card()
    assert await evening.press("Ann", card, "1:pack:planets:1") == lines.MISPLACED
