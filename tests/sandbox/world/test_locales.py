"""The languages of members, servers and commands."""

import json
from pathlib import Path
from typing import Any

import discord
import pytest
from discord import app_commands
from discord.http import Route

from bot.errors import SandboxError
from bot.sandbox.gateway.gateway_events import event_of
from bot.sandbox.server import Sandbox
from bot.sandbox.world.changes import GuildChanged, UserChanged
from bot.sandbox.world.default_world import default_world
from bot.sandbox.world.event_payloads import interaction_payload
from bot.sandbox.world.interactions import InteractionKind
from bot.sandbox.world.languages import choose_language, choose_server_language
from bot.sandbox.world.locales import LOCALES, locale_named, localized, shown
from tests.support.sandbox import connected
from tests.support.tiny_bot import TinyBot

WHOLE = Path(__file__).parents[4] / "shared" / "discord-openapi.json"


def test_there_are_discords_own_languages() -> None:
    if not WHOLE.exists():
        pytest.skip(f"Discord's whole document is not at {WHOLE}")
    schemas = json.loads(WHOLE.read_bytes())["components"]["schemas"]
    assert set(LOCALES) == {one["const"] for one in schemas["AvailableLocalesEnum"]["oneOf"]}


def test_there_are_all_languages_that_discord_py_knows() -> None:
    assert {one.value for one in discord.Locale} <= set(LOCALES)


@pytest.mark.parametrize(("code", "locale"), [("de", "de"), ("DE", "de"), ("pt-br", "pt-BR")])
def test_a_language_is_named_by_its_code(code: str, locale: str) -> None:
    assert locale_named(code) == locale


@pytest.mark.parametrize("code", ["", "german", "de_DE", "en"])
def test_a_code_of_no_language_is_told_with_those_there_are(code: str) -> None:
    with pytest.raises(SandboxError, match=r"no language .*; it has ar, bg, .*zh-TW"):
        locale_named(code)


def test_nobody_has_a_language_but_the_default_unless_the_world_is_made_in_one() -> None:
    for world, locale in ((default_world(2)[0], "en-US"), (default_world(2, "de")[0], "de")):
        assert {one.locale for one in world.users.values() if not one.bot} == {locale}
        assert {one.locale for one in world.guilds.values()} == {locale}


@pytest.mark.parametrize(
    ("locale", "text"),
    [("de", "raten"), ("en-US", "have-a-go"), ("es-419", "adivinar"), ("fr", "guess")],
)
def test_a_text_falls_back_as_on_discord(locale: str, text: str) -> None:
    texts = {"de": "raten", "en-GB": "have-a-go", "es-ES": "adivinar"}
    command = {"name": "guess", "name_localizations": texts}
    assert shown(command, "name", locale) == text
    assert localized({"name": "guess", "name_localizations": None}, "name", locale) is None


async def test_an_interaction_carries_both_languages(sandbox: Sandbox) -> None:
    world, trivia = sandbox.world, sandbox.channel("trivia")
    ann, ben = sandbox.user("Ann"), sandbox.user("Ben")
    choose_language(world, ann, "de")
    choose_server_language(world, world.guild_of(trivia), "ja")
    for user, locale in ((ann, "de"), (ben, "en-US")):
        used = world.interact(user, trivia, InteractionKind.TAP, {})
        payload = interaction_payload(world, used)
        assert (payload["locale"], payload["guild_locale"]) == (locale, "ja")


async def test_the_bot_hears_of_a_servers_language_at_once_and_of_a_members_never(
    sandbox: Sandbox, bot: TinyBot
) -> None:
    world = sandbox.world
    guild = world.guild_of(sandbox.channel("trivia"))
    known = bot.get_guild(guild.id)
    assert known is not None
    assert str(known.preferred_locale) == "en-US"
    choose_server_language(world, guild, "de")
    await bot.wait_for("guild_update", timeout=5)
    assert str(known.preferred_locale) == "de"
    assert event_of(world, UserChanged(sandbox.user("Ann"))) is None
    world.remove_bot(guild)
    assert event_of(world, GuildChanged(guild)) is None


GERMAN = {"ask": "fragen", "Post a card.": "Zeigt eine Karte.", "rounds": "runden"}


class Translator(app_commands.Translator):
    """Knows a little German."""

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, _context: Any
    ) -> str | None:
        return GERMAN.get(string.message) if locale is discord.Locale.german else None


async def test_what_discord_py_translates_is_taken_and_told_again(sandbox: Sandbox) -> None:
    bot = TinyBot()
    await bot.tree.set_translator(Translator())
    async with connected(sandbox, bot):
        trivia, ann = sandbox.channel("trivia"), sandbox.hand("Ann")
        paths = {leaf.path: leaf.path_in("de") for leaf in ann.palette(trivia)}
        assert paths["ask"] == "fragen"
        assert paths["box open"] == "box open"
        route = Route("GET", "/applications/{id}/commands", id=sandbox.world.application_id)
        told = await bot.http.request(route, params={"with_localizations": "true"})
        ask = next(one for one in told if one["name"] == "ask")
        assert ask["name_localizations"] == {"de": "fragen"}
        assert ask["description_localizations"] == {"de": "Zeigt eine Karte."}
        assert ask["options"][0]["name_localizations"] == {"de": "runden"}
        choose_language(sandbox.world, ann.user, "de")
        await ann.command(trivia, "ask", rounds=2)
    assert sandbox.violations == []


@pytest.mark.parametrize("locale", sorted(LOCALES))
async def test_discord_py_reads_an_interaction_in_every_language(
    sandbox: Sandbox, bot: TinyBot, locale: str
) -> None:
    """Two of them, Arabic and Hebrew, discord.py 2.7 does not know by name."""
    ann, trivia = sandbox.hand("Ann"), sandbox.channel("trivia")
    choose_language(sandbox.world, ann.user, locale)
    choose_server_language(sandbox.world, sandbox.world.guild_of(trivia), locale)
    await ann.command(trivia, "ask")
    await ann.tap(ann.sees(trivia)[-1], "A")
    assert bot.taps[-1].locale.value == locale
    assert bot.taps[-1].guild_locale is not None
    assert bot.taps[-1].guild_locale.value == locale
