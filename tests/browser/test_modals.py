import pytest
from playwright.async_api import Locator, expect

from tests.browser.conftest import Stand
from tests.support.components import (
    button,
    card,
    labelled,
    line,
    modal,
    option,
    paragraph,
    row,
    select,
    text,
)

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

NAME = modal("Who directed it?", labelled("Your answer", line("name", max_length=20)))


async def opened(stand: Stand, form: dict[str, object] = NAME) -> Locator:
    """Post a card that asks for a written answer, press its button, and return the dialog."""
    stand.bot.form = form
    if not stand.channel.messages:
        asks = card(text("### Who directed the video?"), row(button("Answer", "write")))
        stand.bot.post(stand.channel, asks)
    await stand.tab.get_by_role("button", name="Answer").click()
    dialog = stand.tab.get_by_role("dialog", name=str(form["title"]))
    await expect(dialog).to_be_visible()
    return dialog


async def test_a_line_is_written_sent_with_enter_and_answered_in_private(stand: Stand) -> None:
    dialog = await opened(stand)
    await expect(dialog.get_by_label("Your answer")).to_be_focused()
    await stand.tab.keyboard.type("Nigel Dick")
    await stand.tab.keyboard.press("Enter")
    await expect(dialog).to_be_hidden()
    await expect(stand.newest).to_contain_text("You wrote: Nigel Dick")
    await expect(stand.newest).to_contain_text("Only you can see this")
    await expect(stand.tab.get_by_role("button", name="Answer")).to_be_focused()


async def test_a_paragraph_is_sent_with_ctrl_enter_only(stand: Stand) -> None:
    dialog = await opened(stand, modal("Tell", labelled("A sentence", paragraph("told"))))
    await stand.tab.keyboard.type("One")
    await stand.tab.keyboard.press("Enter")
    await stand.tab.keyboard.type("two")
    await expect(dialog).to_be_visible()
    await stand.tab.keyboard.press("Control+Enter")
    await expect(dialog).to_be_hidden()
    assert stand.bot.asked[-1]["components"][0]["component"]["value"] == "One\ntwo"


async def test_what_will_not_do_is_said_in_words_and_nothing_is_sent(stand: Stand) -> None:
    field = line("name", min_length=3, max_length=20)
    dialog = await opened(stand, modal("Who directed it?", labelled("Your answer", field)))
    asked = len(stand.bot.asked)
    written, said = dialog.get_by_label("Your answer"), dialog.locator(".field-trouble")
    await stand.tab.keyboard.press("Enter")
    await expect(said).to_have_text("Something has to be written here.")
    await expect(written).to_have_attribute("aria-invalid", "true")
    await written.fill("ab")
    await expect(said).to_have_text("Write at least 3 characters.")
    await written.fill("x" * 21)
    await expect(said).to_have_text("Write at most 20 characters; these are 21.")
    await written.fill("abc")
    await expect(written).not_to_have_attribute("aria-invalid", "true")
    assert len(stand.bot.asked) == asked


async def test_the_room_left_is_counted_when_it_gets_little(stand: Stand) -> None:
    dialog = await opened(stand)
    counter = dialog.locator(".counter")
    await stand.tab.keyboard.type("nine char")
    await expect(counter).to_be_hidden()
    await stand.tab.keyboard.type("s")
    await expect(counter).to_have_text("10 left")
    await stand.tab.keyboard.type("🎈" * 11)
    await expect(counter).to_have_text("1 too many")


async def test_texts_selects_and_optional_fields_have_their_place(stand: Stand) -> None:
    form = modal(
        "Flag this question",
        text("What is **wrong** with it?"),
        labelled("Why?", select("why", option("Outdated"), option("Unclear"))),
        labelled("Which?", select("which", *map(option, "ABC"), most=2), "Those that are wrong"),
        labelled("A note", line("note", required=False)),
    )
    dialog = await opened(stand, form)
    await expect(dialog.locator("strong")).to_have_text("wrong")
    await dialog.get_by_role("button", name="Submit").click()
    why, which = (
        dialog.get_by_role("group", name="Why?"),
        dialog.get_by_role("group", name="Which?"),
    )
    await expect(why.get_by_role("alert")).to_have_text("Choose one.")
    await expect(which.get_by_role("alert")).to_have_text("Choose one to 2.")
    await why.get_by_label("Unclear").check()
    for letter in "ABC":
        await which.get_by_label(letter).check()
    await dialog.get_by_role("button", name="Submit").click()
    await expect(which.get_by_role("alert")).to_have_text("Choose one to 2.")
    await which.get_by_label("B").uncheck()
    await dialog.get_by_role("button", name="Submit").click()
    await expect(stand.newest).to_contain_text("You wrote: ['unclear']; ['a', 'c'];")


async def test_escape_closes_it_and_what_was_written_is_there_again(stand: Stand) -> None:
    dialog = await opened(stand)
    await stand.tab.keyboard.type("Nig")
    await stand.tab.keyboard.press("Escape")
    await expect(dialog).to_be_hidden()
    await expect(stand.tab.get_by_role("button", name="Answer")).to_be_focused()
    ann, *_ = stand.cast.players
    assert stand.world.modals.get(ann.id) is None
    await opened(stand)
    await expect(dialog.get_by_label("Your answer")).to_have_value("Nig")
    await stand.tab.keyboard.press("Enter")
    await expect(dialog).to_be_hidden()
    await opened(stand)
    await expect(dialog.get_by_label("Your answer")).to_have_value("")


async def test_no_key_reaches_the_page_behind(stand: Stand) -> None:
    dialog = await opened(stand)
    asked = len(stand.bot.asked)
    for _ in range(8):
        await stand.tab.keyboard.press("Tab")
        assert await stand.tab.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
    await dialog.get_by_role("button", name="Cancel").focus()
    for key in "a1/[?":
        await stand.tab.keyboard.press(key)
    await expect(stand.tab.locator("#me")).to_have_text("You are Ann")
    await expect(stand.tab.locator("#keys")).to_be_hidden()
    assert len(stand.bot.asked) == asked


async def test_without_an_answer_it_stays_open_and_can_be_sent_again(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sandbox.world.world.FIRST_RESPONSE_SECONDS", 0.5)
    dialog = await opened(stand)
    stand.bot.silent = True
    await stand.tab.keyboard.type("Nigel")
    await stand.tab.keyboard.press("Enter")
    await expect(dialog.get_by_role("button", name="Submit")).to_have_attribute("aria-busy", "true")
    await expect(dialog.get_by_text("You can send it again.")).to_be_visible()
    stand.bot.silent = False
    await dialog.get_by_role("button", name="Submit").click()
    await expect(dialog).to_be_hidden()
    await expect(stand.newest).to_contain_text("You wrote: Nigel")


async def test_a_modal_opens_only_for_the_member_who_asked_for_it(stand: Stand) -> None:
    stand.bot.form, stand.bot.silent = NAME, True
    stand.bot.post(stand.channel, row(button("Answer", "write")))
    await stand.tab.get_by_role("button", name="Answer").click()
    await expect(stand.tab.get_by_role("button", name="Answer")).to_have_attribute(
        "aria-busy", "true"
    )
    await stand.act_as("Ben")
    interaction = next(reversed(stand.world.interactions.values()))
    stand.bot.answer(interaction)
    stand.bot.silent = False
    stand.bot.post(stand.channel, content="after it")
    await expect(stand.newest).to_contain_text("after it")
    await expect(stand.tab.get_by_role("dialog")).to_have_count(0)
    await opened(stand)
