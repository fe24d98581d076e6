"""Make docs/page.png anew: `.venv/bin/python -m tests.browser.picture`.

Every name is drawn with the fonts of Debian's fonts-noto-core, -cjk and -color-emoji installed.
"""

import asyncio
import re
import sys
import tempfile
from pathlib import Path

from playwright.async_api import Page, async_playwright, expect

from bot.sandbox.bot_process import bot_running
from bot.sandbox.players.crowd import crowd
from bot.sandbox.server import Sandbox, running
from tests.browser.chromium import QUIET, chromium_path

PICTURE = Path(__file__).parents[2] / "docs" / "page.png"
WIDTH, HEIGHT = 1280, 1180
SECONDS = 15
SEVERAL = re.compile(r"[2-9] answered")
LARGEST = 400_000


async def main() -> None:
    """Play the first round of a real game in the page and keep what its reveal looks like."""
    path = chromium_path()
    if path is None:
        sys.exit("No Chromium was found; on Debian: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder:
        async with (
            running(simulated=3) as sandbox,
            bot_running(sandbox, f"sqlite:///{folder}/trivia.db", lambda _: None),
            crowd(sandbox.world, sandbox.cast.simulated, seed=sandbox.port),
            async_playwright() as playwright,
        ):
            browser = await playwright.chromium.launch(executable_path=path, args=QUIET)
            tab = await browser.new_page(
                viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=1.5
            )
            await _play(tab, sandbox)
            await tab.screenshot(path=PICTURE)
            await browser.close()
    size = PICTURE.stat().st_size
    print(f"{PICTURE} ({size:,} bytes)")  # noqa: T201 - what the script is for
    if size > LARGEST:
        sys.exit(f"That is more than {LARGEST:,} bytes.")


async def _play(tab: Page, sandbox: Sandbox) -> None:
    await tab.goto(sandbox.page_url)
    await expect(tab.locator("#bot")).to_have_text("Footnote is online")
    await tab.keyboard.press("/")
    await tab.keyboard.type("trivia ")
    await tab.get_by_label("pack", exact=True).fill("story")
    await tab.get_by_role("option", name="The story of “Gone”").click()
    given = {"questions": "5", "kind": "Multiple choice", "seconds": str(SECONDS)}
    for option, value in given.items():
        await tab.get_by_label(option, exact=True).fill(value)
    await tab.get_by_role("button", name="Send").click()
    cards = tab.locator("#log > article:not(.private)")
    await expect(cards.first).to_contain_text(SEVERAL, timeout=SECONDS * 1000)
    await cards.first.locator(".row button").nth(1).click()
    await expect(cards.first).to_contain_text("right answer", timeout=(SECONDS + 6) * 1000)
    await expect(cards.last).to_contain_text("Question 2 of", timeout=15_000)
    await tab.get_by_role("button", name="Dismiss").click()
    await expect(cards.last).to_contain_text(SEVERAL, timeout=SECONDS * 1000)
    await cards.first.evaluate("card => card.scrollIntoView({ block: 'start' })")
    await tab.locator("#scroller").evaluate("scroller => scroller.scrollBy(0, -20)")


if __name__ == "__main__":
    asyncio.run(main())
