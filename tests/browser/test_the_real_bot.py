"""The whole product: the real bot as a child process, played in a real browser by two members."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Browser, ConsoleMessage, Page, expect

from bot.sandbox.bot_process import bot_running
from bot.sandbox.server import Sandbox, running

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

WHOLE_ROUND_MS = 15_000


async def test_two_members_play_a_round_in_the_browser_and_read_the_board(
    browser: Browser, tmp_path: Path
) -> None:
    errors: list[str] = []
    async with (
        running() as sandbox,
        bot_running(sandbox, f"sqlite:///{tmp_path}/trivia.db", lambda _: None),
    ):
        tab = await opened(browser, sandbox, errors)
        log = tab.locator("#log")

        await command(tab, "trivia")
        await tab.get_by_label("kind").fill("True or false")
        await tab.keyboard.press("Enter")
        await tab.get_by_label("seconds").fill("8")
        await tab.keyboard.press("Enter")
        await expect(log).to_contain_text("Ann used /trivia")
        question = log.locator("article").first
        await expect(question).to_contain_text(re.compile(r"Closes in \d seconds"))
        answers = question.locator(".row button")

        await answers.get_by_text("True").click()
        await expect(log).to_contain_text("Locked in: True")
        await tab.get_by_role("radio", name="Ben").check()
        await expect(log).not_to_contain_text("Locked in")
        await tab.keyboard.press("f")
        await expect(log).to_contain_text("Locked in: False")
        await expect(question).to_contain_text("2 answered")

        await expect(question).to_contain_text("right answer", timeout=WHOLE_ROUND_MS)
        await expect(question).to_contain_text("¹")
        await expect(answers).to_have_text(["Source", "Next question", "Play ten more"])
        reveal = await question.inner_text()
        winner, other = ("Ann", "Ben") if "✓ True" in reveal else ("Ben", "Ann")
        assert points_of(winner, reveal) >= 100, reveal
        assert points_of(other, reveal) == 0, reveal

        await command(tab, "trivia-scores")
        await tab.keyboard.press("Enter")
        board = log.locator("article", has_text="Ben used /trivia-scores")
        await expect(board).to_contain_text(f"First: {winner} — {points_of(winner, reveal)} points")
        await expect(board).to_contain_text(f"Second: {other} — 0 points")
        await tab.context.close()
        assert sandbox.violations == []
    assert errors == []


async def opened(browser: Browser, sandbox: Sandbox, errors: list[str]) -> Page:
    def listen(said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            errors.append(said.text)

    tab = await (await browser.new_context()).new_page()
    tab.set_default_timeout(5000)
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.on("console", listen)
    await tab.goto(sandbox.page_url)
    await expect(tab.locator("#bot")).to_have_text("Footnote is online")
    return tab


async def command(tab: Page, name: str) -> None:
    """Write a command with the keyboard alone, and take it from the list."""
    await tab.locator("#scroller").focus()
    await tab.keyboard.press("/")
    await tab.keyboard.type(name)
    await expect(tab.locator("#suggestions [role=option]").first).to_be_visible()
    await tab.keyboard.press("Tab")


def points_of(name: str, reveal: str) -> int:
    """Return what the reveal says that the member scored."""
    found = re.search(rf"{name} \+([\d,]+)", reveal)
    return int(found[1].replace(",", "")) if found else 0
