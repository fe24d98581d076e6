import asyncio
from typing import Any

import pytest

from bot.errors import PackError
from bot.ports.library import ReloadReport, Trouble
from bot.sandbox.players.rendering import text_of
from bot.sandbox.world.messages import Message
from tests.discord_app.evening import Evening
from tests.support.fakes import FakeLibrary, FakePack
from tests.support.questions import questions

LIST, SHOW, RELOAD = "trivia-packs list", "trivia-packs show", "trivia-packs reload"
ERROR = Trouble("moons.toml", "line 12", "Expected “=” after a key.", "Add one.", is_error=True)


async def test_players_do_not_see_the_moderators_commands(evening: Evening) -> None:
    def seen_by(name: str) -> set[str]:
        return {leaf.path for leaf in evening.sandbox.hand(name).palette(evening.channel)}

    assert {LIST, SHOW, RELOAD} <= seen_by("Mo")
    assert not {LIST, SHOW, RELOAD} & seen_by("Ann")


@pytest.mark.parametrize(
    ("path", "options"), [(LIST, {}), (SHOW, {"pack": "planets"}), (RELOAD, {})]
)
async def test_players_who_send_them_all_the_same_are_refused_kindly(
    evening: Evening, path: str, options: dict[str, str]
) -> None:
    hand = evening.sandbox.hand("Ann")
    sent = await hand.command(evening.channel, path, force=True, **options)
    assert hand.reads(sent).startswith("That is for moderators")
    assert "Earth" not in hand.reads(sent)
    assert evening.cards() == []


async def test_the_owner_may_without_any_role(evening: Evening) -> None:
    assert "The pack planets" in await _moderator_reads(evening, LIST, name="Olu")


async def test_the_list_is_private(evening: Evening) -> None:
    said = await _moderator_reads(evening, LIST)
    assert "**The pack planets** · 12 questions: 12 multiple choice" in said
    assert evening.cards() == []


async def test_a_packs_questions_are_shown_page_by_page_to_the_moderator_only(
    evening: Evening,
) -> None:
    assert "page 1 of 3" in await _moderator_reads(evening, SHOW, pack="planets")
    card = _card(evening)
    assert "✓ Earth" in text_of(card)
    assert card.private
    await evening.sandbox.hand("Mo").tap(card, "Next")
    await evening.until(lambda: "page 2 of 3" in text_of(card))
    assert "**6. " in text_of(card)
    assert card not in evening.sandbox.hand("Ann").sees(evening.channel)


async def test_a_page_past_the_end_is_the_last_one(evening: Evening) -> None:
    said = await _moderator_reads(evening, SHOW, pack="planets", page=99)
    assert "page 3 of 3" in said
    assert "**12. " in said


async def test_a_moderator_who_is_one_no_longer_turns_no_page(evening: Evening) -> None:
    await _moderator_reads(evening, SHOW, pack="planets")
    card = _card(evening)
    guild = evening.sandbox.world.guilds[evening.channel.guild_id or 0]
    guild.members[evening.sandbox.user("Mo").id].role_ids.clear()
    hand = evening.sandbox.hand("Mo")
    assert "That is for moderators" in hand.reads(await hand.tap(card, "Next"))
    assert "page 1 of 3" in text_of(card)


async def test_a_pack_that_is_not_in_play_is_named_as_text(evening: Evening) -> None:
    said = await _moderator_reads(evening, SHOW, pack="*moons*")
    assert r"no question pack called “\*moons\*”" in said


async def test_a_part_of_a_packs_title_or_id_is_enough_to_show_it(evening: Evening) -> None:
    assert "page 1 of 3" in await _moderator_reads(evening, SHOW, pack="PLÁNET")


async def test_packs_are_offered_while_typing_at_most_25(evening: Evening) -> None:
    for number in range(30):
        pack = FakePack(f"pack-{number}", questions(1))
        assert isinstance(evening.library, FakeLibrary)
        evening.library._packs[pack.info.id] = pack
    offered = await _offered(evening, "")
    assert len(offered) == 25
    assert await _offered(evening, "PLAN") == ["planets"]


async def test_a_reload_tells_the_moderator_what_changed(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = FakePack("moons", questions(3)).info

    async def reload() -> ReloadReport:
        return ReloadReport((added,), (), (), (), (ERROR,))

    monkeypatch.setattr(evening.library, "reload", reload)
    await evening.interaction("Mo", RELOAD)
    card = await evening.sandbox.hand("Mo").wait_for(evening.channel, "Packs reloaded")
    assert "**Added:** The pack moons, 3 questions." in text_of(card)
    assert "Error in moons.toml, line 12" in text_of(card)
    assert card.private


async def test_a_reload_that_takes_longer_than_discord_waits_is_answered_all_the_same(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = asyncio.Event()

    async def reload() -> ReloadReport:
        await read.wait()
        return ReloadReport((), (), (), (), ())

    monkeypatch.setattr(evening.library, "reload", reload)
    await evening.interaction("Mo", RELOAD)
    assert text_of(_card(evening)) == "… is thinking"
    evening.sandbox.world.clock.skew += 30
    read.set()
    card = await evening.sandbox.hand("Mo").wait_for(evening.channel, "Nothing changed.")
    assert card is _card(evening)


async def test_a_folder_that_cannot_be_read_is_told_in_words(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def reload() -> ReloadReport:
        raise PackError("The folder questions cannot be read.", "Set QUESTIONS_DIR.")

    monkeypatch.setattr(evening.library, "reload", reload)
    await evening.interaction("Mo", RELOAD)
    said = "The folder questions cannot be read. Set QUESTIONS\\_DIR."
    await evening.sandbox.hand("Mo").wait_for(evening.channel, said)


async def _moderator_reads(evening: Evening, path: str, name: str = "Mo", **options: Any) -> str:
    hand = evening.sandbox.hand(name)
    return hand.reads(await hand.command(evening.channel, path, **options))


def _card(evening: Evening) -> Message:
    """Return the newest message before the moderator's eyes."""
    return evening.sandbox.hand("Mo").sees(evening.channel)[-1]


async def _offered(evening: Evening, typed: str) -> list[str]:
    hand = evening.sandbox.hand("Mo")
    choices = await hand.autocomplete(evening.channel, SHOW, "pack", typed)
    return [str(choice["value"]) for choice in choices]
