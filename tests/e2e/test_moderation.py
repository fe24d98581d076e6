"""Moderators renew the packs, also in the middle of a game."""

from bot.sandbox.players.rendering import text_of
from tests.discord_app.evening import OPEN, OVER, SETTLED
from tests.e2e.conftest import Night, answer_buttons
from tests.support.tiny_packs import write_pack


async def reads(night: Night, name: str, path: str, *, force: bool = False, **options: str) -> str:
    """Use a command and return what the member reads once it is no promise any more."""
    hand = night.sandbox.hand(name)
    sent = await hand.command(night.channel, path, force=force, **options)
    await night.until(lambda: "is thinking" not in hand.reads(sent))
    return hand.reads(sent).replace("\\", "")


async def test_a_reload_during_a_game_disturbs_nobody_and_tells_everything(night: Night) -> None:
    await night.trivia("Ann", pack="south", questions=3, kind="choice")
    first = await night.card()
    write_pack(night.packs, "west", countries=4)
    write_pack(night.packs, "north", broken=True)
    (night.packs / "south.toml").unlink()

    told = await reads(night, "Mo", "trivia-packs reload")
    assert "Capitals of West" in told
    assert "Capitals of South" in told
    assert "capitol_of" in told
    assert "Did you mean 'capital_of'?" in told

    listed = await reads(night, "Mo", "trivia-packs list")
    assert "Capitals of West" in listed
    assert "Capitals of North" in listed, "the last good version stays in play"
    assert "Capitals of South" not in listed

    await night.tap("Ben", first, answer_buttons(first)[0])
    night.pass_time(21)
    second = await night.card(OPEN, after=first)
    assert "The book of south" in text_of(second)
    await night.tap("Ben", second, answer_buttons(second)[0])
    night.pass_time(21)
    third = await night.card(OPEN, after=second)
    await night.tap("Ben", third, answer_buttons(third)[0])
    night.pass_time(21)
    await night.card(OVER)

    assert "no question pack called" in await night.trivia("Ann", pack="south")
    await night.trivia("Ann", pack="north", kind="choice")
    assert "The book of north" in text_of(await night.card(OPEN, after=third))


async def test_the_source_of_a_question_is_known_after_its_pack_left(night: Night) -> None:
    await night.trivia("Ann", pack="south", kind="choice")
    card = await night.card()
    await night.tap("Ben", card, answer_buttons(card)[0])
    (night.packs / "south.toml").unlink()
    await reads(night, "Mo", "trivia-packs reload")
    night.pass_time(21)
    source = await night.tap("Ben", await night.card(SETTLED), "Source")
    assert "The book of south" in source


async def test_who_may_not_manage_the_server_is_refused_by_the_bot_itself(night: Night) -> None:
    for path, options in (
        ("trivia-packs list", {}),
        ("trivia-packs show", {"pack": "north"}),
        ("trivia-packs reload", {}),
    ):
        said = await reads(night, "Ann", path, force=True, **options)
        assert "Manage Server" in said
        assert "Port" not in said


async def test_a_moderator_reads_every_question_with_its_answer_in_private(night: Night) -> None:
    shown = await reads(night, "Mo", "trivia-packs show", pack="north")
    assert "Which city is the capital of" in shown
    card = next(one for one in night.private("Mo") if "capital" in one)
    assert card
    assert night.private("Ann") == []
