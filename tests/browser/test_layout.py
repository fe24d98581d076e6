import pytest
from playwright.async_api import Locator, expect
from playwright.async_api import Page as Tab

from bot.sandbox.world.attachments import UploadedFile
from tests.browser.conftest import Stand
from tests.support.card_bot import question_card
from tests.support.components import (
    button,
    card,
    gallery,
    labelled,
    line,
    modal,
    option,
    row,
    section,
    select,
    text,
    thumbnail,
)
from tests.support.pictures import png

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

WIDER_THAN_THE_PAGE = """() => [
    ...document.querySelectorAll('body, main, #head, #log, #log *, #composer *, #modal *')
  ]
  .filter((node) => node.checkVisibility() && node.getBoundingClientRect().right > innerWidth + 0.5)
  .filter((node) => !node.closest('pre'))
  .map((node) => node.outerHTML.slice(0, 80))"""
FOCUSED = """() => {
  const at = document.activeElement;
  if (at === document.body) return ['the end of the page', true];
  const framed = at.closest('.line, .member') ?? at;
  const shown = framed.matches('.line') || getComputedStyle(framed).outlineStyle !== 'none';
  return [at.id || at.textContent.trim(), shown];
}"""
CONTRASTS = """() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgb = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = (colour) => {
    const linear = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    const [r, g, b] = colour.map((c) => linear(c / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
  };
  const poor = [];
  for (const node of document.querySelectorAll('body *')) {
    const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
    if (!own || !node.checkVisibility() || node.closest('.spoiler, .unseen')) continue;
    const pair = [light(rgb(getComputedStyle(node).color)), light(ground(node))];
    const contrast = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    if (contrast < 4.5) poor.push(`${contrast.toFixed(2)} ${node.outerHTML.slice(0, 80)}`);
  }
  return poor;
}"""


def furnish(stand: Stand) -> None:
    until = stand.world.clock.now() + 60
    stand.bot.post(stand.channel, question_card(3, open_until=until))
    stand.bot.post(stand.channel, card(text("W" * 300), text("## " + "long " * 40)))
    stand.bot.post(
        stand.channel, content="```\\n" + "x" * 400 + "\\n```\\nhttps://a.b/" + "y" * 300
    )
    labels = [f"A rather long label, number {at}, of a button" for at in range(5)]
    stand.bot.post(
        stand.channel,
        row(*(button(one, one, style) for style, one in enumerate(labels, 1) if style < 5)),
    )
    stand.bot.post(
        stand.channel, row(button("Not now", "x", disabled=True), button("Main", "y", 1))
    )
    for user in stand.cast.players:
        stand.world.say(user, stand.channel, "hello")
    alt, upload = "A ringed ball, " + "wide " * 30, UploadedFile(0, "saturn.png", png(1600, 200))
    pictures = [("attachment://saturn.png", alt), ("https://a.b/" + "y" * 90 + ".png", alt)]
    fields = [{"name": "n" * 60, "value": "v" * 200, "inline": True}] * 3
    embed = {"title": "t" * 200, "image": {"url": "attachment://saturn.png"}, "fields": fields}
    file = UploadedFile(0, "f" * 90 + ".json", b"{}")
    stand.bot.post(stand.channel, gallery(*pictures), uploads=[upload])
    stand.bot.post(stand.channel, section(thumbnail(*pictures[1]), text("W" * 80)))
    stand.bot.post(stand.channel, embeds=[embed], uploads=[upload])
    stand.bot.post(stand.channel, content="saved", uploads=[file])
    ticks = [option(f"{at} " + "w" * 60, "o" * 90, default=at == 0) for at in range(6)]
    stand.bot.post(stand.channel, row(select("s", *ticks, most=3)), row(button("Answer", "write")))


async def with_open_form(stand: Stand, tab: Tab) -> Locator:
    """Open a form that has something wrong in every field, and wait until that is said."""
    ticks = select("t", *(option("w" * 50 + str(at), "o" * 90) for at in range(8)), most=2)
    parts = [labelled("l" * 45, line("a", max_length=10), "d" * 90), labelled("Which?", ticks)]
    stand.bot.form = modal("T" * 45, text("word " * 60), *parts)
    await tab.get_by_role("button", name="Answer").click()
    dialog = tab.get_by_role("dialog")
    await dialog.get_by_role("textbox").fill("x" * 30)
    await tab.keyboard.press("Enter")
    await expect(dialog.locator(".field-trouble").first).to_be_visible()
    return dialog


@pytest.mark.parametrize("width", [390, 320, 1280])
async def test_nothing_is_wider_than_the_page(stand: Stand, width: int) -> None:
    furnish(stand)
    tab = await stand.open_tab(width)
    await tab.keyboard.press("/")
    await tab.keyboard.type("trivia ")
    await expect(tab.get_by_label("questions")).to_be_visible()
    assert await tab.evaluate("document.documentElement.scrollWidth") <= width
    assert await tab.evaluate(WIDER_THAN_THE_PAGE) == []


@pytest.mark.parametrize("width", [390, 320, 1280])
async def test_lists_and_forms_fit_and_can_always_be_sent(stand: Stand, width: int) -> None:
    furnish(stand)
    tab = await stand.open_tab(width)
    await tab.locator(".select-head").click()
    await expect(tab.get_by_role("button", name="Done")).to_be_in_viewport(ratio=1)
    assert await tab.evaluate(WIDER_THAN_THE_PAGE) == []
    await tab.keyboard.press("Escape")
    dialog = await with_open_form(stand, tab)
    await expect(dialog.get_by_role("button", name="Submit")).to_be_in_viewport(ratio=1)
    assert await tab.evaluate(WIDER_THAN_THE_PAGE) == []


async def test_the_way_to_the_newest_message_covers_no_card(stand: Stand) -> None:
    furnish(stand)
    tab = await stand.open_tab(390)
    await tab.locator("#scroller").hover()
    await tab.mouse.wheel(0, -600)
    newest = await tab.locator("#to-newest").bounding_box()
    cards = await tab.locator("#scroller").bounding_box()
    assert newest
    assert cards
    assert newest["y"] >= cards["y"] + cards["height"]


async def test_on_a_phone_places_and_members_open_over_the_channel(stand: Stand) -> None:
    tab = await stand.open_tab(390)
    await expect(tab.locator("#side")).to_be_hidden()
    await expect(tab.locator("#me")).to_have_text("You are Ann")
    await tab.get_by_role("button", name="Places").click()
    await stand.act_as("Ben")
    await tab.get_by_role("button", name="# music").first.click()
    await expect(tab.locator("#side")).to_be_hidden()
    await expect(tab.locator("#channel-name")).to_have_text("# music")


@pytest.mark.parametrize("dark", [False, True])
async def test_every_word_is_readable_in_both_themes(stand: Stand, dark: bool) -> None:  # noqa: FBT001 - the parameter is what is tried
    furnish(stand)
    tab = await stand.open_tab(dark=dark)
    await tab.keyboard.press("/")
    await expect(stand.suggestions.first).to_be_visible()
    assert await tab.evaluate(CONTRASTS) == []
    await tab.locator(".select-head").click()
    for _ in range(3):
        await tab.keyboard.press("Space")
        await tab.keyboard.press("ArrowDown")
    assert await tab.evaluate(CONTRASTS) == []
    await tab.keyboard.press("Escape")
    await with_open_form(stand, tab)
    assert await tab.evaluate(CONTRASTS) == []


async def test_the_theme_can_be_chosen_and_is_kept(stand: Stand) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light = await stand.tab.evaluate(ground)
    toggle = stand.tab.locator("#theme")
    await expect(toggle).to_have_text("Theme: as the system")
    await toggle.click()
    await toggle.click()
    await expect(toggle).to_have_text("Theme: dark")
    assert await stand.tab.evaluate(ground) != light
    await stand.tab.reload()
    await expect(toggle).to_have_text("Theme: dark")


async def test_the_help_lists_the_keys(stand: Stand) -> None:
    await stand.tab.keyboard.press("?")
    await expect(stand.tab.locator("#keys")).to_contain_text("answer the newest open question")
    await expect(stand.tab.locator("#keys")).to_contain_text("tick in a list")
    await stand.tab.keyboard.press("Escape")
    await expect(stand.tab.locator("#keys")).to_be_hidden()


async def test_the_page_says_that_it_is_a_stand_in(stand: Stand) -> None:
    await expect(stand.tab.locator(".stand-in")).to_have_text(
        "1 A local stand-in. Nothing leaves this computer."
    )


async def test_every_control_can_be_reached_with_tab_and_shows_it(stand: Stand) -> None:
    stand.bot.post(stand.channel, row(button("One", "one"), button("Two", "two")))
    await expect(stand.newest).to_contain_text("Two")
    reached = set()
    for _ in range(40):
        await stand.tab.keyboard.press("Tab")
        name, outline = await stand.tab.evaluate(FOCUSED)
        assert outline, name
        reached.add(name)
    assert {"finder", "Send", "One", "Two", "theme", "show-keys", "scroller", "# music"} <= reached
