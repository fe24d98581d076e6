"""The page in other languages: one's own, the server's, and commands that have names in them."""

import pytest
from playwright.async_api import expect

from bot.sandbox.world.languages import choose_language
from bot.sandbox.world.messages import Json
from tests.browser.conftest import Stand
from tests.browser.test_layout import WIDER_THAN_THE_PAGE
from tests.support.components import button, card, row, text

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

LONG = "Donaudampfschifffahrtsgesellschaftskapitänspatentprüfung"
ENDS_AT = """(node, side) => {
  const range = document.createRange();
  range.selectNodeContents(node);
  return Math.abs(range.getBoundingClientRect()[side] - node.getBoundingClientRect()[side]);
}"""
"""How far a paragraph's text is from one side of its box."""
SIZES = [
    {"name": "small", "value": "s", "name_localizations": {"de": "klein"}},
    {"name": "large", "value": "l", "name_localizations": {"de": "groß"}},
]
COMMANDS: list[Json] = [
    {
        "name": "guess",
        "description": "Guess something",
        "name_localizations": {"de": "raten", "ja": "当てる", "ar": "تخمين"},
        "description_localizations": {"de": "Etwas erraten", "ja": "何かを当てる"},
        "options": [
            {
                "type": 4,
                "name": "tries",
                "description": "How many tries",
                "name_localizations": {"de": "versuche", "ja": "回数"},
                "description_localizations": {"de": "Wie viele Versuche"},
            },
            {
                "type": 3,
                "name": "size",
                "description": "How large",
                "name_localizations": {"de": "größe"},
                "choices": SIZES,
            },
        ],
    },
    {
        "name": "raise",
        "description": "Raise the stakes",
        "name_localizations": {"de": "erhöhen"},
        "options": [
            {
                "type": 1,
                "name": "all",
                "description": "For all",
                "name_localizations": {"de": "alle"},
            },
        ],
    },
]


@pytest.fixture
def commands(stand: Stand) -> None:
    stand.world.commands.replace(None, COMMANDS)


async def speak(stand: Stand, label: str, locale: str) -> None:
    await stand.tab.get_by_label(label).select_option(locale)


async def test_a_language_is_chosen_at_the_side_by_keys_and_remembered(stand: Stand) -> None:
    mine = stand.tab.get_by_label("Yours")
    await expect(mine).to_have_value("en-US")
    await mine.focus()
    await stand.tab.keyboard.type("Deu")
    await expect(mine).to_have_value("de")
    await stand.world.feed.until(lambda: stand.sandbox.user("Ann").locale == "de", 5, "German")
    await stand.tab.reload()
    await expect(mine).to_have_value("de")
    await stand.act_as("Ben")
    await expect(mine).to_have_value("en-US")
    assert stand.sandbox.user("Ben").locale == "en-US"


async def test_what_was_chosen_in_a_tab_is_chosen_again_in_another_sandbox(stand: Stand) -> None:
    await speak(stand, "Yours", "ja")
    await stand.world.feed.until(lambda: stand.sandbox.user("Ann").locale == "ja", 5, "Japanese")
    stand.sandbox.user("Ann").locale = "en-US"  # as in a new world
    await stand.tab.reload()
    await expect(stand.tab.get_by_label("Yours")).to_have_value("ja")
    assert stand.sandbox.user("Ann").locale == "ja"


async def test_a_servers_language_is_for_who_manages_it(stand: Stand) -> None:
    servers = stand.tab.get_by_label("This server’s")
    await expect(servers).to_have_count(0)
    await stand.act_as("Mo")
    await expect(servers).to_have_value("en-US")
    await servers.select_option("de")
    await stand.world.feed.until(lambda: stand.guild.locale == "de", 5, "a German server")
    await expect(servers).to_have_value("de")
    assert {one.locale for one in stand.world.guilds.values()} == {"de", "en-US"}


@pytest.mark.usefixtures("commands")
async def test_commands_are_shown_in_the_members_language_and_sent_by_their_default_names(
    stand: Stand,
) -> None:
    await speak(stand, "Yours", "de")
    keyboard, options = stand.tab.keyboard, stand.suggestions
    await stand.tab.get_by_label("Command", exact=True).fill("/")
    await expect(options).to_have_text(["/erhöhen alleFor all", "/ratenEtwas erraten"])
    await keyboard.type("rat")
    await keyboard.press("Enter")
    await expect(stand.tab.locator("#composer-note")).to_have_text("Etwas erraten")
    await expect(stand.tab.get_by_label("versuche")).to_be_focused()
    await keyboard.type("3 größe:groß")
    await expect(stand.tab.get_by_label("größe")).to_have_value("groß")
    await keyboard.press("Enter")
    await expect(stand.newest).to_contain_text("Ann used /raten")
    sent = stand.bot.asked[-1]
    assert sent["name"] == "guess"
    assert {one["name"]: one["value"] for one in sent["options"]} == {"tries": 3, "size": "l"}


@pytest.mark.usefixtures("commands")
@pytest.mark.parametrize(
    ("locale", "typed", "shown", "values"),
    [
        ("de", "/guess tries:3 size:large", "/raten", {"tries": 3, "size": "l"}),
        ("de", "/raten versuche:3 size:klein", "/raten", {"tries": 3, "size": "s"}),
        ("ja", "/当てる 回数:3", "/当てる", {"tries": 3}),
        ("ja", "/guess 回数:3", "/当てる", {"tries": 3}),
        ("ar", "/تخمين tries:4", "/تخمين", {"tries": 4}),
        ("fr", "/guess size:small", "/guess", {"size": "s"}),
    ],
)
async def test_a_command_is_found_by_its_name_in_the_language_and_by_its_default(
    stand: Stand, locale: str, typed: str, shown: str, values: Json
) -> None:
    await speak(stand, "Yours", locale)
    await expect(stand.tab.get_by_label("Yours")).to_have_value(locale)
    await stand.tab.get_by_label("Command", exact=True).fill("/")
    await stand.tab.locator("[role=option]", has_text=shown).wait_for()
    await stand.tab.get_by_label("Command", exact=True).fill(typed)
    await expect(stand.tab.locator(".chip")).to_have_text(shown)
    await stand.tab.get_by_role("button", name="Send").click()
    await expect(stand.newest).to_contain_text(f"Ann used {shown}")
    sent = stand.bot.asked[-1]
    assert sent["name"] == "guess"
    assert {one["name"]: one["value"] for one in sent["options"]} == values


async def test_times_are_written_in_the_members_language(stand: Stand) -> None:
    await speak(stand, "Yours", "de")
    soon = round(stand.world.clock.now() + 600)
    stand.bot.post(stand.channel, card(text(f"Endet <t:{soon}:R>")))
    await expect(stand.newest).to_contain_text("in 9 Minuten")


@pytest.mark.usefixtures("commands")
async def test_long_words_and_other_directions_fit_a_phone(stand: Stand) -> None:
    await stand.open_tab(width=360)
    for locale in ("de", "ar", "ja"):
        choose_language(stand.world, stand.sandbox.user("Ann"), locale)
    stand.bot.post(
        stand.channel,
        card(
            text(f"-# Frage 3 von 10 · {LONG} · Schwierigkeit 2 von 5"),
            text(f"### {LONG} {LONG}?"),
            row(button(LONG, "a"), button("Weiß ich nicht", "b")),
        ),
    )
    stand.bot.post(stand.channel, card(text("### أي فرقة سجلت «Gone» عام 2001؟"), text("-# ¹ ﻿قصة")))
    stand.bot.post(stand.channel, content="שלום, Ann!")
    await stand.tab.locator("#open-side").click()
    await expect(stand.tab.get_by_label("Yours")).to_be_visible()
    await stand.tab.locator("#open-side").click()
    assert await stand.tab.evaluate(WIDER_THAN_THE_PAGE) == []
    for words, side in (("فرقة", "right"), (LONG, "left"), ("שלום", "right")):
        assert (
            await stand.log.locator(".prose > *", has_text=words).last.evaluate(ENDS_AT, side) < 3
        )
