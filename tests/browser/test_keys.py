import pytest
from playwright.async_api import expect

from bot.sandbox.world.interactions import Interaction
from bot.sandbox.world.messages import Json, Message
from tests.browser.conftest import Stand
from tests.support.components import button, card, labelled, line, modal, row, text

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

THINGS = ("Pop", "Gone", "Girlfriend")


def panel(placed: str) -> Json:
    """Return a card on which things are tapped in their order; each tap renames every button."""
    things = [
        button(name, f"place:{placed}{at}", disabled=str(at) in placed)
        for at, name in enumerate(THINGS)
    ]
    lines = "\n".join(f"{letter}. {name}" for letter, name in zip("ABC", THINGS, strict=True))
    return card(text(lines), text(f"So far: {placed or 'none'}"), row(*things))


class Panel:
    """A bot that keeps one panel up to date."""

    def __init__(self, stand: Stand) -> None:
        self.stand = stand
        self.message: Message = stand.bot.post(stand.channel, panel(""))
        stand.bot.tapped = self.tapped  # type: ignore[method-assign]

    def tapped(self, interaction: Interaction) -> None:
        placed = interaction.data["custom_id"].removeprefix("place:")
        self.stand.bot.update(interaction, panel(placed))


async def test_letters_place_things_and_a_placed_one_is_not_tapped_again(stand: Stand) -> None:
    Panel(stand)
    await expect(stand.newest).to_contain_text("So far: none")
    await stand.tab.locator("#scroller").focus()
    for key, placed in (("c", "2"), ("1", "20"), ("c", "20"), ("b", "201")):
        await stand.tab.keyboard.press(key)
        await expect(stand.newest).to_contain_text(f"So far: {placed}", use_inner_text=True)
    assert [one["custom_id"] for one in stand.bot.asked] == ["place:2", "place:20", "place:201"]


async def test_the_focus_stays_on_a_button_that_comes_back_under_another_name(stand: Stand) -> None:
    Panel(stand)
    gone = stand.tab.get_by_role("button", name="Gone")
    await gone.focus()
    await stand.tab.keyboard.press("Enter")
    await expect(stand.newest).to_contain_text("So far: 1")
    await expect(gone).to_be_focused()
    await stand.tab.keyboard.press("Shift+Tab")
    await stand.tab.keyboard.press("Enter")
    await expect(stand.newest).to_contain_text("So far: 10")


async def test_a_opens_the_way_to_answer_of_a_card_that_counts_down(stand: Stand) -> None:
    stand.bot.form = modal("Which?", labelled("Your answer", line("a")))
    until = int(stand.world.clock.now() + 60)
    way = row(button("Answer", "write", 1))
    stand.bot.post(stand.channel, card(text("Who?"), way, text(f"-# Closes <t:{until}:R>")))
    stand.bot.post(stand.channel, card(text("It is over."), row(button("Next question", "n", 1))))
    await expect(stand.newest).to_contain_text("It is over.")
    await stand.tab.locator("#scroller").focus()
    for key in ("b", "a"):
        await stand.tab.keyboard.press(key)
    await expect(stand.tab.get_by_role("dialog", name="Which?")).to_be_visible()
    assert [one["custom_id"] for one in stand.bot.asked] == ["write"]


@pytest.mark.parametrize(
    ("labels", "taps"),
    [
        (("True", "False"), {"f": 1, "t": 0, "b": 1, "1": 0}),
        (("Wahr", "Falsch"), {"f": 1, "w": 0, "b": 1, "1": 0}),
        (("Sandt", "Usandt"), {"u": 1, "s": 0, "2": 1, "a": 0}),
    ],
)
async def test_true_and_false_are_answered_by_their_first_letters_in_any_language(
    stand: Stand, labels: tuple[str, str], taps: dict[str, int]
) -> None:
    until = int(stand.world.clock.now() + 60)
    answers = row(*(button(label, str(at), 1) for at, label in enumerate(labels)))

    def drawn(given: str) -> Json:
        return card(text(f"So far: {given}"), answers, text(f"<t:{until}:R>"))

    def tapped(interaction: Interaction) -> None:
        given.append(interaction.data["custom_id"])
        stand.bot.update(interaction, drawn("".join(given)))

    given: list[str] = []
    stand.bot.tapped = tapped  # type: ignore[method-assign]
    stand.bot.post(stand.channel, drawn("none"))
    stand.bot.post(stand.channel, card(text("Over."), row(button("True", "x"), button("Few", "y"))))
    await expect(stand.newest).to_contain_text("Over.")
    await stand.tab.locator("#scroller").focus()
    wanted = ""
    for key, at in taps.items():
        await stand.tab.keyboard.press(key)
        wanted += str(at)
        await expect(stand.log).to_contain_text(f"So far: {wanted}")


async def test_letters_of_a_lettered_pair_go_before_their_first_letters(stand: Stand) -> None:
    until = int(stand.world.clock.now() + 60)
    pair = row(button("Berlin", "0", 1), button("Athens", "1", 1))
    lines = text(f"A. Berlin\nB. Athens\n<t:{until}:R>")
    stand.bot.post(stand.channel, card(lines, pair))
    await expect(stand.newest).to_contain_text("Athens")
    await stand.tab.locator("#scroller").focus()
    await stand.tab.keyboard.press("a")
    await stand.world.feed.until(lambda: stand.bot.asked, 5, "a tap")
    assert stand.bot.asked[-1]["custom_id"] == "0"


async def test_whoever_answers_by_key_is_taken_to_the_newest_message(stand: Stand) -> None:
    for _ in range(8):
        stand.bot.post(stand.channel, card(text("line\n\n" * 6)))
    Panel(stand)
    await expect(stand.newest).to_contain_text("So far: none")
    await stand.tab.locator("#scroller").hover()
    await stand.tab.mouse.wheel(0, -900)
    await expect(stand.tab.locator("#to-newest")).to_be_visible()
    await stand.tab.keyboard.press("a")
    await expect(stand.newest).to_contain_text("So far: 0")
    await expect(stand.newest).to_be_in_viewport(ratio=1)
    await expect(stand.tab.locator("#to-newest")).to_be_hidden()
