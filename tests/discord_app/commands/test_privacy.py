"""What a member may do with all that is kept of them, and what goes with a server."""

import asyncio
import json
from typing import Any

import pytest

from bot.discord_app.connection import servers
from bot.errors import StoreError
from bot.ports.owner import SOLO
from bot.sandbox.players.rendering import text_of
from tests.discord_app.evening import SETTLED, Evening
from tests.support import english as lines

EXPORT, DELETE = "trivia-privacy export", "trivia-privacy delete"
HIDE, SHOW = "trivia-privacy hide", "trivia-privacy show"


def own_servers(evening: Evening) -> servers.OwnServers:
    return servers.OwnServers(evening.store.servers, evening.clock, SOLO, servers.Shards())


async def one_round(evening: Evening) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    for name in ("Ben", "Chidi"):
        await evening.tap(name, card)
    evening.pass_time(21)
    await evening.card(SETTLED)
    await evening.freed()


async def reads(evening: Evening, name: str, path: str) -> str:
    return evening.sandbox.hand(name).reads(await evening.interaction(name, path))


async def board(evening: Evening) -> list[str]:
    guild = evening.channel.guild_id or 0
    return [row.name for row in (await evening.store.boards.page(guild, "all", 1)).rows]


async def test_a_member_gets_all_that_is_kept_of_them_as_a_file(evening: Evening) -> None:
    await one_round(evening)
    await evening.interaction("Ben", EXPORT)
    message = await evening.sandbox.hand("Ben").wait_for(evening.channel, "all that I keep of you")
    assert message.private
    (file,) = message.attachments
    assert file.filename == "footnote-export.json"
    kept = file.content.decode()
    assert "Ben" in kept
    assert "Chidi" not in kept
    assert json.loads(kept)


async def test_nothing_is_erased_before_it_is_confirmed(evening: Evening) -> None:
    await one_round(evening)
    assert "cannot be undone" in await reads(evening, "Ben", DELETE)
    assert "Ben" in await board(evening)


async def test_after_the_confirmation_nothing_points_to_the_member(evening: Evening) -> None:
    await one_round(evening)
    await reads(evening, "Ben", DELETE)
    ben = evening.sandbox.hand("Ben")
    asked = ben.sees(evening.channel)[-1]
    await ben.tap(asked, "Erase it for good")
    assert "nothing of what I keep on this server points to you" in text_of(asked)
    assert asked.buttons() == []
    names = await board(evening)
    assert "Ben" not in names
    assert "Chidi" in names
    await evening.interaction("Ben", EXPORT)
    message = await ben.wait_for(evening.channel, "all that I keep of you")
    assert '"Ben"' not in message.attachments[0].content.decode()


async def test_what_is_still_in_the_log_is_not_said_to_be_gone(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def so_far(*_: object) -> bool:
        return False

    await reads(evening, "Ben", DELETE)
    monkeypatch.setattr(evening.store.members, "erase", so_far)
    ben = evening.sandbox.hand("Ben")
    asked = ben.sees(evening.channel)[-1]
    await ben.tap(asked, "Erase it for good")
    assert "You are erased" in text_of(asked)
    assert "as soon as it lets me" in text_of(asked)
    assert "It is done" not in text_of(asked)


async def test_nobody_is_erased_by_somebody_else(evening: Evening) -> None:
    await one_round(evening)
    await reads(evening, "Chidi", HIDE)
    mine = evening.sandbox.hand("Chidi").sees(evening.channel)[-1]
    ben = evening.sandbox.user("Ben").id
    assert await evening.press("Chidi", mine, f"1:erase:{ben}") == lines.MISPLACED
    await reads(evening, "Ben", DELETE)
    asked = evening.sandbox.hand("Ben").sees(evening.channel)[-1]
    assert await evening.press("Chidi", asked, f"1:erase:{ben}") == lines.MISPLACED
    assert "Ben" in await board(evening)


async def test_a_hidden_member_is_off_the_boards_until_they_show_themselves(
    evening: Evening,
) -> None:
    await one_round(evening)
    for _ in range(2):
        assert "off this server's boards" in await reads(evening, "Ben", HIDE)
        assert "Ben" not in await board(evening)
    assert "on this server's boards" in await reads(evening, "Ben", SHOW)
    assert "Ben" in await board(evening)


async def test_who_was_never_kept_can_ask_all_the_same(evening: Evening) -> None:
    assert "on this server's boards" in await reads(evening, "Chidi", SHOW)
    await evening.interaction("Chidi", EXPORT)
    await evening.sandbox.hand("Chidi").wait_for(evening.channel, "all that I keep of you")


async def test_what_cannot_be_erased_now_is_said_so(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    await reads(evening, "Ben", DELETE)

    async def full(*_: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(evening.store.members, "erase", full)
    asked = evening.sandbox.hand("Ben").sees(evening.channel)[-1]
    assert "so that did not happen" in await evening.tap("Ben", asked, "Erase it for good")
    assert "[Erase it for good]" in text_of(asked)


async def test_a_server_that_was_left_is_erased_after_thirty_days(evening: Evening) -> None:
    await one_round(evening)
    guild = evening.channel.guild_id or 0
    client, on_record = evening.client, evening.store.servers
    found = client.get_guild(guild)
    assert found is not None
    await client.on_guild_remove(found)
    now = evening.clock.now_ms()
    assert await on_record.erase_left_before(now - servers.KEPT_MS, SOLO) == 0
    await client.on_guild_join(found)
    assert await on_record.erase_left_before(now + 1, SOLO) == 0
    await client.on_guild_remove(found)
    evening.pass_time(servers.KEPT_MS / 1000 + 1)
    await client._servers._erase()
    assert await board(evening) == []


async def test_a_server_that_the_bot_came_back_to_while_it_was_off_is_kept(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    await one_round(evening)
    guild, on_record = evening.channel.guild_id or 0, evening.store.servers
    await on_record.left(guild, SOLO, 1)
    erase, looked = on_record.erase_left_before, asyncio.Event()

    async def look(instant_ms: int, owner: str) -> int:
        erased = await erase(instant_ms, owner)
        looked.set()
        return erased

    monkeypatch.setattr(on_record, "erase_left_before", look)
    again = own_servers(evening)
    again.start_erasing([guild])
    await asyncio.wait_for(looked.wait(), 5)
    await again.stop_erasing()
    assert await board(evening) != []


async def test_a_server_that_removed_the_bot_while_it_was_off_is_erased_too(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    await one_round(evening)
    on_record = evening.store.servers
    erase, looked = on_record.erase_left_before, asyncio.Event()

    async def look(instant_ms: int, owner: str) -> int:
        erased = await erase(instant_ms, owner)
        looked.set()
        return erased

    monkeypatch.setattr(on_record, "erase_left_before", look)
    again = own_servers(evening)
    again.start_erasing([evening.channel.guild_id or 0])
    await asyncio.wait_for(looked.wait(), 5)
    await again.stop_erasing()
    assert await board(evening) != []
    missed = own_servers(evening)
    looked.clear()
    missed.start_erasing([12345])
    await asyncio.wait_for(looked.wait(), 5)
    await missed.stop_erasing()
    assert await board(evening) != [], "thirty days have not passed"
    evening.pass_time(servers.KEPT_MS / 1000 + 1)
    await missed._erase()
    assert await board(evening) == []


async def test_a_server_of_another_shard_is_not_counted_as_left(evening: Evening) -> None:
    await one_round(evening)
    guild, now_ms = evening.channel.guild_id or 0, evening.clock.now_ms()
    on_record, shard = evening.store.servers, (guild >> 22) % 2
    for own in (1 - shard, shard):
        shards = servers.Shards(2, frozenset({own}))
        process = servers.OwnServers(on_record, evening.clock, f"shard {own}", shards)
        await process._note_missed(())
        await on_record.erase_left_before(now_ms + 60_000, f"shard {own}")
        assert (await board(evening) == []) is (own == shard)


async def test_a_full_disk_keeps_comings_and_goings_from_being_noted_and_nothing_else(
    evening: Evening, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def full(*_: object) -> None:
        raise StoreError("The disk is full.")

    for name in ("left", "joined", "on_record", "erase_left_before"):
        monkeypatch.setattr(evening.store.servers, name, full)
    noting = own_servers(evening)
    await noting.left(1)
    await noting.joined(1)
    await noting._note_missed(())
    await noting._erase()
    assert caplog.text.count("The disk is full.") == 4


async def test_one_export_at_a_time_and_who_asks_again_is_told_so(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    await one_round(evening)
    export, let_go = evening.store.members.export, asyncio.Event()
    asked: asyncio.Queue[int] = asyncio.Queue()

    async def slowly(guild: int, user: int) -> dict[str, Any]:
        asked.put_nowait(user)
        await let_go.wait()
        return await export(guild, user)

    monkeypatch.setattr(evening.store.members, "export", slowly)
    ben, chidi = evening.sandbox.hand("Ben"), evening.sandbox.hand("Chidi")
    path, options = EXPORT, dict[str, Any]()
    first = ben.send_command(evening.channel, path, options)
    assert await asyncio.wait_for(asked.get(), 10) == ben.user.id
    assert await reads(evening, "Ben", EXPORT) == lines.EXPORTING
    other = chidi.send_command(evening.channel, path, options)
    assert await asyncio.wait_for(asked.get(), 10) == chidi.user.id
    let_go.set()
    for hand in (ben, chidi):
        await hand.wait_for(evening.channel, "all that I keep of you")
    await evening.until(lambda: first.settled and other.settled)
    await evening.interaction("Ben", EXPORT)
    assert await asyncio.wait_for(asked.get(), 10) == ben.user.id
