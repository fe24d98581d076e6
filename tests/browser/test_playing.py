import pytest
from playwright.async_api import expect

from bot.sandbox.world.changes import BotPresence
from tests.browser.conftest import Stand
from tests.support.components import button, card, row, text

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def start(stand: Stand) -> None:
    await stand.tab.keyboard.press("/")
    await stand.tab.keyboard.type("trivia ")
    await stand.tab.keyboard.press("Enter")
    await expect(stand.log.get_by_text("Closes in")).to_be_visible()


async def test_a_tap_is_made_as_the_chosen_member_and_its_answer_is_theirs_alone(
    stand: Stand,
) -> None:
    await start(stand)
    await stand.tab.get_by_role("button", name="B", exact=True).click()
    locked = stand.log.get_by_text("Locked in: B")
    await expect(locked).to_be_visible()
    await expect(stand.newest).to_contain_text("Only you can see this")
    await stand.act_as("Ben")
    await expect(locked).to_have_count(0)
    await stand.tab.get_by_role("button", name="C", exact=True).click()
    await expect(stand.log.get_by_text("Locked in: C")).to_be_visible()
    await expect(stand.log.get_by_text("2 answered")).to_be_visible()
    await stand.act_as("Ann")
    await expect(locked).to_be_visible()
    await expect(stand.log.get_by_text("Locked in: C")).to_have_count(0)
    ann, ben, *_ = stand.cast.players
    assert stand.bot.taps == {ann.id: "B", ben.id: "C"}


async def test_two_tabs_play_two_members(stand: Stand) -> None:
    first = stand.tab
    await start(stand)
    second = await stand.open_tab()
    await stand.act_as("Ben")
    await second.keyboard.press("c")
    await expect(second.locator("#log").get_by_text("Locked in: C")).to_be_visible()
    await expect(first.locator("#log").get_by_text("1 answered")).to_be_visible()
    await expect(first.locator("#log").get_by_text("Locked in")).to_have_count(0)
    await second.reload()
    await expect(second.locator("#me")).to_have_text("You are Ben")


def tapped(stand: Stand) -> list[str]:
    """Return the buttons that were tapped so far; a late autocomplete is none of them."""
    return [one["custom_id"] for one in stand.bot.asked if "custom_id" in one]


async def test_letters_and_digits_tap_the_newest_open_card(stand: Stand) -> None:
    await start(stand)
    await stand.tab.locator("#scroller").focus()
    await stand.tab.keyboard.press("a")
    await expect(stand.log.get_by_text("Locked in: A")).to_be_visible()
    await stand.tab.keyboard.press("3")
    await expect(stand.log.get_by_text("Locked in: C")).to_be_visible()
    stand.bot.reveal()
    await expect(stand.log.get_by_text("Nobody had it.")).to_be_visible()
    taps = tapped(stand)
    for key in "abc123":
        await stand.tab.keyboard.press(key)
    await stand.tab.keyboard.press("]")
    await expect(stand.tab.locator("#me")).to_have_text("You are Ben")
    assert tapped(stand) == taps


async def test_letters_also_fit_true_false_and_buttons_with_texts(stand: Stand) -> None:
    await start(stand)
    rows = {
        "t": (row(button("True", "tap:yes"), button("False", "tap:no")), "Locked in: yes"),
        "b": (row(button("Ten", "tap:ten"), button("Eleven", "tap:eleven")), "Locked in: eleven"),
    }
    until = int(stand.world.clock.now() + 60)
    for key, (labels, answer) in rows.items():
        lines, foot = text("A. Ten\nB. Eleven"), text(f"-# Closes <t:{until}:R>")
        stand.bot.question = stand.bot.post(
            stand.channel, card(text("### How high?"), lines, labels, foot)
        )
        await expect(stand.newest).to_contain_text("How high?")
        await stand.tab.locator("#scroller").focus()
        await stand.tab.keyboard.press(key)
        await expect(stand.newest).to_contain_text(answer)


async def test_an_edit_keeps_the_focus_where_it_was(stand: Stand) -> None:
    await start(stand)
    chosen = stand.tab.get_by_role("button", name="B", exact=True)
    await chosen.focus()
    await stand.tab.keyboard.press("Enter")
    await expect(stand.log.get_by_text("1 answered")).to_be_visible()
    await expect(chosen).to_be_focused()
    stand.bot.reveal()
    await expect(stand.log.get_by_text("paragraph 12")).to_be_visible()
    article = stand.tab.locator("#log > article").first
    await expect(article).to_be_focused()
    assert await article.get_by_role("button").all_inner_texts() == [
        "/trivia",
        "Next question",
        "Source",
    ]


async def test_a_tap_that_gets_no_answer_fails_in_words(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sandbox.world.world.FIRST_RESPONSE_SECONDS", 1.0)
    await start(stand)
    stand.bot.silent = True
    tapped = stand.tab.get_by_role("button", name="B", exact=True)
    await tapped.click()
    await expect(tapped).to_have_attribute("aria-busy", "true")
    await expect(stand.tab.get_by_role("alert")).to_have_text(
        "This interaction failed: no answer came within 3 seconds."
    )
    await expect(tapped).not_to_have_attribute("aria-busy", "true")


async def test_a_dead_button_says_so_and_sends_nothing(stand: Stand) -> None:
    stand.bot.post(stand.channel, row(button("Gone", "tap:x", disabled=True)))
    dead = stand.tab.get_by_role("button", name="Gone")
    await expect(dead).to_be_disabled()
    await dead.click(force=True)
    await dead.press("Enter")
    assert stand.bot.asked == []


async def test_deleted_and_dismissed_messages_go(stand: Stand) -> None:
    message = stand.bot.post(stand.channel, content="soon gone")
    await expect(stand.newest).to_contain_text("soon gone")
    stand.world.delete_message(message)
    await expect(stand.tab.locator("#log > article")).to_have_count(0)
    await expect(stand.tab.locator("#empty")).to_be_visible()
    await start(stand)
    await stand.tab.keyboard.press("Tab")
    await stand.tab.get_by_role("button", name="A", exact=True).click()
    await stand.tab.get_by_role("button", name="Dismiss").click()
    await expect(stand.log.get_by_text("Locked in")).to_have_count(0)


async def test_news_elsewhere_is_counted_beside_the_channel(stand: Stand) -> None:
    stand.bot.post(stand.guild.channel_named("music"), content="over here")
    music = stand.tab.get_by_role("button", name="# music 1 new")
    await music.click()
    await expect(stand.newest).to_contain_text("over here")
    await expect(stand.tab.locator("#channel-name")).to_have_text("# music")
    await expect(stand.tab.locator(".unread")).to_have_count(0)


async def test_a_new_card_is_announced_in_words(stand: Stand) -> None:
    await start(stand)
    await expect(stand.tab.locator("#announcer")).to_contain_text("Question 3 of 10")


async def test_the_bots_state_is_said_in_words(stand: Stand) -> None:
    status = stand.tab.locator("#bot")
    await expect(status).to_have_text("Footnote is online")
    stand.world.feed.publish(BotPresence(online=False))
    await expect(status).to_have_text("Footnote is connecting …")


async def test_the_command_above_a_reply_can_be_used_again(stand: Stand) -> None:
    await start(stand)
    await stand.tab.get_by_role("button", name="/trivia", exact=True).click()
    await expect(stand.tab.get_by_label("pack")).to_be_focused()


async def test_the_channel_follows_what_comes_until_somebody_scrolls_up(stand: Stand) -> None:
    scroller = stand.tab.locator("#scroller")
    for at in range(12):
        stand.bot.post(stand.channel, card(text(f"## Card {at}"), text("line\n" * 8)))
        stand.bot.post(stand.channel, card(text(f"## Second card {at}")))
        await expect(stand.log.get_by_text(f"Second card {at}", exact=True)).to_be_in_viewport()
    await expect(stand.tab.locator("#to-newest")).to_be_hidden()
    await scroller.hover()
    await stand.tab.mouse.wheel(0, -900)
    await expect(stand.tab.locator("#to-newest")).to_be_visible()
    stand.bot.post(stand.channel, content="unseen")
    await expect(stand.newest).to_contain_text("unseen")
    await expect(stand.newest).not_to_be_in_viewport()
    await stand.tab.locator("#to-newest").click()
    await expect(stand.newest).to_be_in_viewport()


async def test_after_a_lost_connection_the_page_catches_up_by_itself(stand: Stand) -> None:
    await stand.act_as("Ben")
    for socket in tuple(stand.sandbox.page._sockets):
        await socket.close()
    stand.bot.post(stand.channel, content="said meanwhile")
    await expect(stand.newest).to_contain_text("said meanwhile")
    await expect(stand.tab.locator("#me")).to_have_text("You are Ben")
    await expect(stand.tab.locator("#bot")).to_have_text("Footnote is online")


async def test_simulated_members_are_named_but_not_played(stand: Stand) -> None:
    for name in ("Ada", "Bo"):
        stand.world.add_user(name.lower(), name).simulated = True
    stand.world.add_channel(stand.guild, "new")
    await expect(stand.tab.locator(".simulated")).to_have_text("Ada and Bo play without you.")
    await expect(stand.tab.get_by_role("radio", name="Ada")).to_have_count(0)
