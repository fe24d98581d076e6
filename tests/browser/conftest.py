"""A real Chromium on the page of a small world, driven from the event loop that serves it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
import pytest_asyncio
from playwright.async_api import Browser, ConsoleMessage, Locator, async_playwright
from playwright.async_api import Page as Tab

from bot.sandbox.server import Sandbox, running
from bot.sandbox.world.changes import BotPresence
from bot.sandbox.world.default_world import Cast
from bot.sandbox.world.guilds import Channel, Guild
from bot.sandbox.world.world import World
from tests.browser.chromium import QUIET, chromium_path
from tests.support.card_bot import CardBot


@dataclass
class Stand:
    """The page in a browser, the world behind it, and the bot that lives there.

    `errors` collects what the page's console complains of; a test that finds any fails.
    """

    world: World
    cast: Cast
    bot: CardBot
    browser: Browser
    sandbox: Sandbox
    errors: list[str] = field(default_factory=list)
    tabs: list[Tab] = field(default_factory=list)

    @property
    def tab(self) -> Tab:
        return self.tabs[-1]

    @property
    def guild(self) -> Guild:
        return next(iter(self.world.guilds.values()))

    @property
    def channel(self) -> Channel:
        return self.guild.channel_named("trivia")

    @property
    def log(self) -> Locator:
        return self.tab.locator("#log")

    @property
    def suggestions(self) -> Locator:
        """What the composer offers to choose."""
        return self.tab.get_by_role("listbox", name="Suggestions").get_by_role("option")

    @property
    def newest(self) -> Locator:
        return self.tab.locator("#log > article").last

    async def open_tab(self, width: int = 1280, *, dark: bool = False) -> Tab:
        """Open the page as a browser of its own would, and wait until it shows the world."""
        context = await self.browser.new_context(
            viewport={"width": width, "height": 844}, color_scheme="dark" if dark else "light"
        )
        tab = await context.new_page()
        tab.set_default_timeout(5000)
        tab.on("pageerror", lambda error: self.errors.append(str(error)))
        tab.on("console", self._listen)
        await tab.goto(self.sandbox.page_url)
        await tab.locator("#me bdi").wait_for()
        self.tabs.append(tab)
        return tab

    def _listen(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            self.errors.append(said.text)

    async def act_as(self, name: str) -> None:
        await self.tab.get_by_role("radio", name=name).check()
        await self.tab.locator("#me", has_text=name).wait_for()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    path = chromium_path()
    if path is None:
        pytest.skip("No Chromium was found; on Debian: apt-get install chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def stand(browser: Browser) -> AsyncIterator[Stand]:
    async with running() as sandbox:
        world = sandbox.world
        world.feed.publish(BotPresence(online=True))
        stand = Stand(world, sandbox.cast, CardBot(world), browser, sandbox)
        await stand.open_tab()
        yield stand
        for context in browser.contexts:
            await context.close()
        assert stand.errors == []
