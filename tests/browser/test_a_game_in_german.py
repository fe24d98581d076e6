"""The whole product in German: the server and one member are, another member reads English."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bot.discord_app.kinds import drawing_of
from bot.discord_app.words.languages import words_for
from bot.discord_app.words.markdown import Markdown
from bot.game.question import Kind
from bot.sandbox.bot_process import bot_running
from bot.sandbox.server import running
from tests.browser.test_the_real_bot import opened

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

GERMAN, ENGLISH = words_for("de"), words_for("en")
SIZES = {"desktop": 1280, "phone": 390}
SECONDS = 8
ROUND_MS = (SECONDS + 7) * 1000
WIDER_THAN_THE_PAGE = "document.documentElement.scrollWidth > innerWidth"


def german(message: str, **fields: str | int) -> str:
    """Return a message as the page shows it, without its markdown."""
    words = {name: Markdown(str(value)) for name, value in fields.items()}
    return re.sub(r"[*`]", "", GERMAN.say(message, **words))


class Pictures:
    """Keeps pictures of the page at both widths; nothing may be wider than it."""

    def __init__(self, tab: Page, folder: Path) -> None:
        self._tab = tab
        self._folder = folder

    async def take(self, name: str) -> None:
        for size, width in SIZES.items():
            await self._tab.set_viewport_size({"width": width, "height": 860})
            assert not await self._tab.evaluate(WIDER_THAN_THE_PAGE), (name, size)
            await self._tab.screenshot(path=self._folder / f"{name}-{size}.png")
        await self._tab.set_viewport_size({"width": SIZES["desktop"], "height": 860})


async def test_a_game_in_german_is_german_wherever_its_member_looks(
    browser: Browser, tmp_path: Path
) -> None:
    errors: list[str] = []
    async with (
        running(locale="de") as sandbox,
        bot_running(sandbox, f"sqlite:///{tmp_path}/trivia.db", lambda _: None),
    ):
        sandbox.user("Ben").locale = "en-US"
        tab = await opened(browser, sandbox, errors)
        pictures = Pictures(tab, tmp_path)
        await _choose_a_game(tab, pictures)
        await _play_a_round(tab, pictures)
        await _look_back(tab, pictures)
        await _ask_for_board_and_help(tab, pictures)
        await tab.context.close()
        assert sandbox.violations == []
    assert errors == []


async def _choose_a_game(tab: Page, pictures: Pictures) -> None:
    await _write(tab, "")
    picker = tab.locator("#suggestions")
    for name, does in (
        ("trivia", "Play: one question at once, or a game of several."),
        ("trivia-help", "How to play, every command, and how points come to be."),
        ("trivia-stop", "End the game in this channel, with the points so far."),
    ):
        await expect(picker).to_contain_text(f"{GERMAN.command(name)}{german(does)}")
    await expect(picker).not_to_contain_text("/trivia-help")
    await pictures.take("picker")

    await _write(tab, "trivia ")
    wishes = {
        "kind": drawing_of(Kind.TRUE_FALSE).name(GERMAN),
        "questions": "2",
        "seconds": str(SECONDS),
    }
    for option, value in wishes.items():
        await tab.get_by_label(german(option), exact=True).fill(value)
    await pictures.take("options")
    await tab.get_by_role("button", name="Send").click()


async def _play_a_round(tab: Page, pictures: Pictures) -> None:
    log = tab.locator("#log")
    card = log.locator("article:not(.private)").first
    closes = re.escape(german("Closes {when}", when="").strip())
    await expect(card).to_contain_text(german("Question {number} of {total}", number=1, total=2))
    await expect(card).to_contain_text(re.compile(closes + r" in \d+ Sekunden"))
    await expect(card).to_contain_text(german("no answers yet"))
    true, false = german("True"), german("False")
    await expect(_buttons(card)).to_have_text([true, false])
    await pictures.take("question")

    await _buttons(card).first.click()
    private = log.locator("article.private")
    await expect(private).to_contain_text(german("Locked in: {answer}", answer=true))
    await pictures.take("private")
    await tab.get_by_role("radio", name="Ben").check()
    await expect(private).to_have_count(0)
    await tab.keyboard.press(false[0])
    said = ENGLISH.say("Locked in: {answer}", answer=Markdown("False"))
    await expect(private).to_contain_text(said)
    await tab.get_by_role("radio", name="Ann").check()
    two = GERMAN.count("{n} answered", "{n} answered", 2)
    await expect(card).to_contain_text(two)

    await expect(_buttons(card)).to_have_text([german("Source")], timeout=ROUND_MS)
    await expect(card).to_contain_text(german("After {number} of {total}", number=1, total=2))
    await pictures.take("reveal")
    await _buttons(card).first.click()
    await expect(private.last).to_contain_text(german("The fact behind the question"))
    await pictures.take("source")


async def _look_back(tab: Page, pictures: Pictures) -> None:
    log = tab.locator("#log")
    await expect(log).to_contain_text(german("Last answer: {answer}", answer=""), timeout=ROUND_MS)
    await pictures.take("second-question")
    end = GERMAN.count("The end, after {n} question", "The end, after {n} questions", 2)
    await expect(log).to_contain_text(end, timeout=ROUND_MS)
    footnotes = german("Tonight’s footnotes")
    await expect(log).to_contain_text(footnotes)
    podium = log.locator("article", has_text=end).last
    more = [german("Next question"), german("Play ten more")]
    await expect(_buttons(podium)).to_have_text(more)
    await pictures.take("footnotes")
    await podium.scroll_into_view_if_needed()
    await pictures.take("podium")


async def _ask_for_board_and_help(tab: Page, pictures: Pictures) -> None:
    newest = tab.locator("#log > article").last
    for command, says in (
        ("trivia-scores", german("Scores of all time")),
        ("trivia-help", german("Show this.")),
    ):
        await _write(tab, f"{command} ")
        await tab.get_by_role("button", name="Send").click()
        await expect(newest).to_contain_text(says)
        await pictures.take(command)


async def _write(tab: Page, typed: str) -> None:
    """Write a command by its default name, until something is offered or to be filled in."""
    await tab.locator("#finder, .chip").first.wait_for()
    await tab.locator("#scroller").focus()
    await tab.keyboard.press("/")
    await tab.keyboard.type(typed)
    await tab.locator("#suggestions [role=option]:visible, #filled .chip:visible").first.wait_for()


def _buttons(card: Locator) -> Locator:
    return card.locator(".row button")
