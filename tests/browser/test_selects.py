import pytest
from playwright.async_api import Locator, expect

from bot.sandbox.world.messages import Json, Message
from tests.browser.conftest import Stand
from tests.support.components import button, card, option, row, select, text

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

SINGERS = ("Ann", "Ben", "Bea", "Cy")


def singers(*, least: int = 1, most: int = 3, **more: object) -> Json:
    options = [option(name, f"{name} of the band") for name in SINGERS]
    asked = select("pick", *options, least=least, most=most, placeholder="Tick them", **more)
    return card(text("### Who sang?"), row(asked), row(button("Other", "tap:x")))


def posted(stand: Stand, **bounds: int) -> Message:
    return stand.bot.post(stand.channel, singers(**bounds))


def head(stand: Stand) -> Locator:
    return stand.tab.locator(".select-head")


def options(stand: Stand) -> Locator:
    return stand.tab.get_by_role("listbox", name="Tick them").get_by_role("option")


async def test_several_are_ticked_with_keys_and_sent_when_done(stand: Stand) -> None:
    posted(stand)
    await head(stand).focus()
    await stand.tab.keyboard.press("Enter")
    for key in ("Space", "End", "Space", "b", "b", "Space"):
        await stand.tab.keyboard.press(key)
    await expect(options(stand).nth(2)).to_have_attribute("aria-selected", "true")
    await expect(stand.log.get_by_text("3 chosen.")).to_be_visible()
    assert stand.bot.asked == []
    await stand.tab.keyboard.press("Enter")
    await expect(stand.newest).to_contain_text("Chosen: ann, bea, cy")
    await expect(head(stand)).to_have_text("Ann, Bea, Cy")
    await expect(head(stand)).to_be_focused()


async def test_no_more_than_allowed_can_be_ticked_and_too_few_are_not_sent(stand: Stand) -> None:
    posted(stand, least=2, most=2)
    await head(stand).click()
    done = stand.tab.get_by_role("button", name="Done")
    await done.click()
    await expect(stand.log.get_by_text("Nothing is ticked yet")).to_be_visible()
    await options(stand).nth(0).click()
    await done.click()
    await expect(stand.log.get_by_text("Choose at least 2.")).to_be_visible()
    await options(stand).nth(1).click()
    await expect(options(stand).nth(2)).to_be_disabled()
    await options(stand).nth(2).click(force=True)
    await expect(stand.log.get_by_text("That is 2 already")).to_be_visible()
    assert stand.bot.asked == []
    await done.click()
    await expect(stand.newest).to_contain_text("Chosen: ann, ben")


async def test_where_one_is_chosen_the_first_pick_sends_it(stand: Stand) -> None:
    posted(stand, most=1)
    await head(stand).click()
    await expect(stand.tab.get_by_role("button", name="Done")).to_have_count(0)
    await options(stand).nth(1).click()
    await expect(stand.newest).to_contain_text("Chosen: ben")
    await expect(options(stand)).to_have_count(0)


async def test_escape_leaves_it_as_it_was(stand: Stand) -> None:
    posted(stand)
    await head(stand).click()
    await options(stand).nth(0).click()
    await stand.tab.keyboard.press("Escape")
    await expect(head(stand)).to_have_text("Tick them")
    await expect(head(stand)).to_be_focused()
    assert stand.bot.asked == []


async def test_a_click_elsewhere_sends_what_is_ticked_and_does_its_own_work(stand: Stand) -> None:
    stand.bot.question = stand.bot.post(stand.channel, content="the question")
    posted(stand)
    await head(stand).click()
    await options(stand).nth(3).click()
    await stand.tab.get_by_role("button", name="Other").click()
    await expect(stand.log.get_by_text("Chosen: cy")).to_be_visible()
    await expect(stand.log.get_by_text("Locked in: x")).to_be_visible()


async def test_an_edit_of_the_card_leaves_the_open_list_alone(stand: Stand) -> None:
    message = posted(stand)
    await head(stand).click()
    await options(stand).nth(2).click()
    stand.bot.edit(message, singers(), text("-# 1 answered"))
    await expect(stand.log.get_by_text("1 answered")).to_be_visible()
    await expect(options(stand).nth(2)).to_have_attribute("aria-selected", "true")
    await expect(stand.tab.get_by_role("listbox")).to_be_focused()


async def test_what_comes_meanwhile_does_not_move_the_open_list_away(stand: Stand) -> None:
    posted(stand)
    await head(stand).click()
    for _ in range(6):
        stand.bot.post(stand.channel, card(text("line\n\n" * 6)))
    stand.bot.post(stand.channel, content="the last")
    await expect(stand.newest).to_contain_text("the last")
    await expect(options(stand).first).to_be_in_viewport()
    await stand.tab.keyboard.press("Escape")
    await expect(stand.newest).to_be_in_viewport()


async def test_a_reveal_takes_the_open_list_away_and_nothing_is_sent(stand: Stand) -> None:
    message = posted(stand)
    await head(stand).click()
    await options(stand).nth(2).click()
    stand.bot.edit(message, card(text("### Who sang?"), text("✓ Bea — right")))
    await expect(stand.log.get_by_text("✓ Bea")).to_be_visible()
    await stand.tab.locator("#finder").click()
    await expect(stand.newest).to_be_visible()
    assert stand.bot.asked == []


async def test_a_choice_that_gets_no_answer_fails_in_words_and_does_not_stay(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sandbox.world.world.FIRST_RESPONSE_SECONDS", 0.5)
    posted(stand, most=1)
    stand.bot.silent = True
    await head(stand).click()
    await options(stand).nth(0).click()
    await expect(head(stand)).to_have_attribute("aria-busy", "true")
    await expect(stand.tab.get_by_role("alert")).to_contain_text("This interaction failed")
    await expect(head(stand)).to_have_text("Tick them")


async def test_each_member_has_their_own_choice(stand: Stand) -> None:
    posted(stand, most=1)
    await head(stand).click()
    await options(stand).nth(0).click()
    await expect(head(stand)).to_have_text("Ann")
    await stand.act_as("Ben")
    await expect(head(stand)).to_have_text("Tick them")
    await stand.act_as("Ann")
    await expect(head(stand)).to_have_text("Ann")


async def test_switching_the_member_closes_the_list_without_sending(stand: Stand) -> None:
    posted(stand)
    await head(stand).click()
    await options(stand).nth(0).click()
    await head(stand).focus()
    await stand.tab.keyboard.press("]")
    await expect(stand.tab.locator("#me")).to_have_text("You are Ben")
    await expect(stand.tab.get_by_role("listbox", name="Tick them")).to_have_count(0)
    assert stand.bot.asked == []


async def test_a_letter_opens_the_newest_questions_list_at_its_place(stand: Stand) -> None:
    posted(stand)
    await expect(stand.newest).to_contain_text("Who sang?")
    await stand.tab.locator("#scroller").focus()
    await stand.tab.keyboard.press("3")
    await stand.tab.keyboard.press("Space")
    await expect(options(stand).nth(2)).to_have_attribute("aria-selected", "true")


async def test_a_select_that_is_closed_for_good_cannot_be_opened(stand: Stand) -> None:
    stand.bot.post(stand.channel, singers(disabled=True))
    await expect(head(stand)).to_be_disabled()
    await head(stand).click(force=True)
    await expect(options(stand)).to_have_count(0)
