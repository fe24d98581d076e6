"""What moderators set for their server, and who may."""

import pytest

from bot.discord_app.words import languages
from bot.discord_app.words.languages import words_for
from bot.discord_app.words.words import Words
from bot.play.server_settings import SettingsAtHand
from tests.discord_app.evening import Evening
from tests.support import english

SETTINGS = "trivia-settings"


async def reads(evening: Evening, name: str, **options: str) -> str:
    hand = evening.sandbox.hand(name)
    return hand.reads(await hand.command(evening.channel, SETTINGS, force=True, **options))


async def language(evening: Evening) -> str | None:
    return (await evening.store.servers.settings(evening.channel.guild_id or 0)).language


async def test_without_an_option_it_tells_what_is_set(evening: Evening) -> None:
    told = await reads(evening, "Mo")
    assert "are in English, which follows the language that Discord knows" in told
    assert await language(evening) is None


async def test_a_language_is_set_and_given_back_to_discord(evening: Evening) -> None:
    assert "are in English, as set here" in await reads(evening, "Mo", language="en")
    assert await language(evening) == "en"
    assert "which follows" in await reads(evening, "Mo", language="discord")
    assert await language(evening) is None


async def test_the_cards_of_a_server_follow_its_setting_and_private_lines_their_member(
    evening: Evening,
) -> None:
    assert "are in German, as set here" in await reads(evening, "Mo", language="de")
    await evening.trivia("Ann")
    card = await evening.card("Schwierigkeit")
    assert "Locked in" in await evening.tap("Ben", card)


async def test_the_answer_is_for_the_moderator_alone(evening: Evening) -> None:
    await reads(evening, "Mo", language="en")
    assert len(evening.private("Mo")) == 1
    assert evening.cards() == []


async def test_whoever_does_not_manage_the_server_sets_nothing(evening: Evening) -> None:
    assert await reads(evening, "Ann", language="en") == english.NEEDS_MANAGE_SERVER
    assert await language(evening) is None


async def test_the_setting_goes_before_what_discord_says(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[str]()

    def noted(tag: str) -> Words:
        asked.append(tag)
        return words_for(tag)

    monkeypatch.setattr(languages, "words_for", noted)
    guild = evening.channel.guild_id or 0
    settings = SettingsAtHand(evening.store.servers, "another")
    server_languages = languages.ServerLanguages(evening.client, settings)
    asked.clear()
    await server_languages.words(guild)
    assert asked == ["en-US"]
    await settings.set_language(guild, "de")
    await server_languages.words(guild)
    assert asked == ["en-US", "de"]
