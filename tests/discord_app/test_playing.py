from bot.sandbox.players.rendering import text_of
from tests.discord_app.evening import OPEN, OVER, RIGHT, SETTLED, WRONG, Evening
from tests.support import english as lines


async def test_a_question_is_asked_answered_and_revealed(evening: Evening) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    assert (await evening.tap("Ben", card, WRONG)).endswith("Mars")
    assert (await evening.tap("Chidi", card, RIGHT)).endswith("Earth")
    evening.pass_time(21)
    reveal = await evening.card(SETTLED)
    assert reveal.id == card.id
    assert "Right: **Chidi** +" in text_of(reveal)


async def test_the_last_tap_counts(evening: Evening) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    await evening.tap("Ben", card, WRONG)
    await evening.tap("Ben", card, RIGHT)
    evening.pass_time(21)
    assert "Right: **Ben** +" in text_of(await evening.card(SETTLED))


async def test_a_late_tap_does_not_count(evening: Evening) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    await evening.tap("Ben", card, RIGHT)
    evening.sandbox.world.clock.skew += 21
    assert "Too late" in await evening.tap("Chidi", card, RIGHT)
    assert "Right: **Ben** +" in text_of(await evening.card(SETTLED))
    assert not any("Chidi" in shown for shown in evening.cards())


async def test_a_game_goes_on_by_itself_and_ends_in_a_podium(evening: Evening) -> None:
    await evening.trivia("Ann", questions=2)
    first = await evening.card()
    await evening.tap("Ben", first)
    evening.pass_time(21)
    second = await evening.card(OPEN, after=first)
    assert "Last answer: Earth" in text_of(second)
    assert f"/{evening.channel.id}/{first.id})" in text_of(second)
    await evening.tap("Ben", second)
    evening.pass_time(21)
    assert "Ben wins with" in text_of(await evening.card(OVER))
    await evening.card("Tonight’s footnotes")
    await evening.freed()
    assert evening.games.game_in(evening.channel.id) is None
    rows = (await evening.store.boards.page(evening.channel.guild_id or 0, "all", 1)).rows
    assert [(row.name, row.right) for row in rows] == [("Ben", 2)]


async def test_the_count_of_answers_is_shown_but_not_the_picks(evening: Evening) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    await evening.tap("Ben", card, WRONG)
    counted = await evening.card("1 answered")
    assert "Ben" not in text_of(counted)
    assert "✓" not in text_of(counted)


async def test_a_second_game_in_a_channel_is_refused_with_a_link(evening: Evening) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    said = await evening.trivia("Ben")
    assert "already running" in said
    link = f"https://discord.com/channels/{evening.channel.guild_id}/{evening.channel.id}/{card.id}"
    assert link in said
    assert len(evening.cards()) == 1


async def test_two_channels_play_at_once(evening: Evening) -> None:
    music = evening.sandbox.channel("music")
    await evening.trivia("Ann")
    await evening.sandbox.hand("Ben").command(music, "trivia")
    assert {game.venue.channel for game in evening.games.all()} == {evening.channel.id, music.id}


async def test_who_plays_alone_may_reveal_at_once(evening: Evening) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    await evening.tap("Ann", card)
    ann = evening.sandbox.hand("Ann")
    line = await ann.wait_for(evening.channel, "Locked in")
    await ann.tap(line, "Reveal now")
    assert text_of(line) == "Here it comes."
    assert (await evening.card(SETTLED)).id == card.id


async def test_nobody_reveals_early_while_somebody_else_plays(evening: Evening) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    await evening.tap("Ann", card)
    ann = evening.sandbox.hand("Ann")
    line = await ann.wait_for(evening.channel, "Locked in")
    await evening.tap("Ben", card)
    assert "only while nobody else plays" in await evening.tap("Ann", line, "Reveal now")
    assert "Closes" in text_of(card)


async def test_who_did_not_start_the_game_is_offered_no_early_reveal(evening: Evening) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    assert "Reveal now" not in await evening.tap("Ben", card)


async def test_the_source_is_shown_in_private_once_the_round_is_settled(evening: Evening) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    assert await evening.press("Ben", card, "1:source:1") == lines.MISPLACED
    evening.pass_time(21)
    said = await evening.tap("Ben", await evening.card(SETTLED), "Source")
    assert "This is the fact about" in said
    assert "The planets, paragraph 3" in said
    assert any("This is the fact about" in line for line in evening.private("Ben"))


async def test_the_buttons_play_on_with_the_same_wishes(evening: Evening) -> None:
    await evening.trivia("Ann", seconds=60)
    evening.pass_time(61)
    reveal = await evening.card(SETTLED)
    await evening.freed()
    await evening.tap("Ben", reveal, "Play ten more")
    card = await evening.card("Question 1 of 10")
    game = evening.games.game_in(evening.channel.id)
    assert game is not None
    assert game.venue.starter_name == "Ben"
    closes = int(text_of(card).split("<t:")[1].split(":")[0])
    assert closes * 1000 - evening.clock.now_ms() > 50_000


async def test_the_starter_stops_a_game_with_the_points_so_far(evening: Evening) -> None:
    await evening.trivia("Ann", questions=5)
    await evening.tap("Ben", await evening.card())
    assert "moderator" in evening.sandbox.hand("Ben").reads(
        await evening.interaction("Ben", "trivia-stop")
    )
    assert "stopped" in evening.sandbox.hand("Ann").reads(
        await evening.interaction("Ann", "trivia-stop")
    )
    podium = text_of(await evening.card(OVER))
    assert "Ann stopped the game" in podium
    assert "Ben" in podium


async def test_a_moderator_may_stop_any_game(evening: Evening) -> None:
    await evening.trivia("Ann")
    await evening.card()
    assert "stopped" in evening.sandbox.hand("Mo").reads(
        await evening.interaction("Mo", "trivia-stop")
    )


async def test_stopping_where_nothing_runs_is_answered_kindly(evening: Evening) -> None:
    said = evening.sandbox.hand("Ann").reads(await evening.interaction("Ann", "trivia-stop"))
    assert said == "No game is running in this channel. Start one with /trivia."


async def test_buttons_that_mean_nothing_any_more_are_answered_in_private(evening: Evening) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    for custom_id in ("0:old:1", "elsewhere", "1:board:SEASON:1"):
        assert "from long ago" in await evening.press("Ben", card, custom_id)
    assert await evening.press("Ben", card, "1:again:999:1") == lines.MISPLACED
    assert "round is over" in await evening.press("Ben", card, "1:a:999:1:0")
    assert await evening.press("Ben", card, "1:a:1:1:9") == lines.MISPLACED
    assert len(evening.cards()) == 1


async def test_packs_are_offered_while_typing(evening: Evening) -> None:
    hand = evening.sandbox.hand("Ann")
    offered = await hand.autocomplete(evening.channel, "trivia", "pack", "PLÁNETS")
    assert offered == [{"name": "The pack planets", "value": "planets"}]
    assert await hand.autocomplete(evening.channel, "trivia", "pack", "moons") == []


async def test_a_part_of_a_packs_title_or_id_typed_by_hand_is_enough(evening: Evening) -> None:
    assert "One question" in await evening.trivia("Ann", pack="PLÁN")


async def test_a_pack_that_does_not_exist_is_named_without_its_markup(evening: Evening) -> None:
    said = await evening.trivia("Ann", pack="*none* @everyone")
    assert "no question pack called" in said
    assert "@everyone" not in said
    assert r"\*none\*" in said


async def test_too_many_games_at_once_are_refused_kindly(evening: Evening) -> None:
    said = [await evening.trivia("Ann", pack="none") for _ in range(6)]
    assert all("no question pack" in one for one in said[:5])
    assert "a lot of games at once" in said[5]
    assert "no question pack" in await evening.trivia("Ben", pack="none")


async def test_nothing_stays_in_memory_after_a_game(evening: Evening) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    await evening.tap("Ann", card)
    evening.pass_time(21)
    await evening.tap("Ben", await evening.card(SETTLED), "Source")
    connection = evening.client._connection
    assert not connection._view_store._views
    assert not connection._view_store._synced_message_views
    assert not connection._messages
    assert all(len(guild.members) <= 1 for guild in evening.client.guilds)
