import pytest
from playwright.async_api import expect

from tests.browser.conftest import Stand

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_slash_lists_the_commands_this_member_may_use(stand: Stand) -> None:
    await stand.tab.keyboard.press("/")
    await stand.tab.keyboard.type("tri")
    options = stand.suggestions
    await expect(options).to_have_text(
        [
            "/triviaPlay a game, or one question at once",
            "/trivia-scoresWho has how many points",
        ]
    )
    await stand.act_as("Mo")
    await stand.tab.get_by_label("Command", exact=True).fill("/pack")
    await expect(options.first).to_have_text("/trivia-packs listEvery pack and its problems")
    await expect(options).to_have_count(3)


async def test_a_command_is_written_and_sent_with_the_keyboard_alone(stand: Stand) -> None:
    keyboard = stand.tab.keyboard
    await keyboard.press("/")
    await keyboard.type("triv")
    await keyboard.press("ArrowDown")
    await keyboard.press("ArrowUp")
    await keyboard.press("Enter")
    await expect(stand.tab.get_by_label("pack")).to_be_focused()
    await keyboard.type("gone")
    await expect(stand.suggestions).to_have_count(2)
    await keyboard.press("ArrowDown")
    await keyboard.press("Tab")
    await expect(stand.tab.get_by_label("pack")).to_have_value("The planets")
    await expect(stand.tab.get_by_label("questions")).to_be_focused()
    await keyboard.type("3")
    await keyboard.press("Enter")
    await expect(stand.newest).to_contain_text("Ann used /trivia")
    sent = stand.bot.asked[-1]
    assert {one["name"]: one["value"] for one in sent["options"]} == {
        "pack": "The planets",
        "questions": 3,
    }
    await expect(stand.tab.get_by_label("Command", exact=True)).to_be_focused()


async def test_typing_is_sent_to_the_bot_once_after_a_pause(stand: Stand) -> None:
    await stand.tab.keyboard.press("/")
    await stand.tab.keyboard.type("trivia pla")
    await expect(stand.suggestions).to_have_count(2)
    asked = [one["options"][0] for one in stand.bot.asked]
    assert [(one["value"], one["focused"]) for one in asked] == [("pla", True)]


async def test_names_with_a_colon_choose_the_field(stand: Stand) -> None:
    await stand.tab.keyboard.press("/")
    await stand.tab.keyboard.type("trivia questions:7")
    await expect(stand.tab.get_by_label("questions")).to_have_value("7")
    await stand.tab.keyboard.type("5")
    await stand.tab.keyboard.press("Enter")
    note = stand.tab.locator("#composer-note")
    await expect(note).to_have_text("“questions” must be between 1 and 50.")
    await expect(stand.tab.get_by_label("questions")).to_be_focused()
    assert not [one for one in stand.bot.asked if "focused" not in str(one)]


IN_ONE_GO = [
    ("trivia pack:gone questions:3", {"pack": "gone", "questions": 3}),
    ("trivia questions:3 pack:gone", {"questions": 3, "pack": "gone"}),
    ("trivia pack:the story of gone questions: 3", {"pack": "the story of gone", "questions": 3}),
    ("trivia kind:multiple choice questions:2", {"kind": "choice", "questions": 2}),
    ("trivia kind:True or false", {"kind": "truth"}),
    ('trivia pack:"the story" of', {"pack": '"the story" of'}),
    ("trivia pack:Gone: the story questions:3", {"pack": "Gone: the story", "questions": 3}),
    ("trivia pack:gone pack:again", {"pack": "gone pack:again"}),
    ("trivia Pack:gone QUESTIONS:3", {"pack": "gone", "questions": 3}),
    ("trivia pack: questions:3", {"questions": 3}),
    ("trivia pack:The planets questions:1", {"pack": "The planets", "questions": 1}),
]


@pytest.mark.parametrize("way", ["typed", "pasted"])
@pytest.mark.parametrize(("line", "options"), IN_ONE_GO, ids=[line for line, _ in IN_ONE_GO])
async def test_a_command_in_one_go_is_read_as_discord_reads_it(
    stand: Stand, way: str, line: str, options: dict[str, object]
) -> None:
    finder = stand.tab.get_by_label("Command", exact=True)
    if way == "pasted":
        await finder.fill(f"/{line}")
    else:
        await stand.tab.keyboard.press("/")
        await stand.tab.keyboard.type(line)
    if list(options)[-1] == "pack":  # what the bot proposes is not taken
        await expect(stand.suggestions.first).to_be_visible()
        await stand.tab.keyboard.press("Escape")
    await stand.tab.keyboard.press("Enter")
    await expect(stand.newest).to_contain_text("Ann used /trivia")
    *_, sent = [one for one in stand.bot.asked if "focused" not in str(one)]
    assert {one["name"]: one["value"] for one in sent["options"]} == options


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (
            "trivia packs:gone",
            "/trivia has no option “packs”. It has: pack, questions, kind.",
        ),
        (
            "trivia points:3 questions:3",
            "/trivia has no option “points”. It has: pack, questions, kind.",
        ),
        ("trivia-scores period:week", "/trivia-scores takes no options."),
        ("trivia questions:three pack:gone", "“questions” must be a whole number."),
        ("trivia questions:0 pack:gone", "“questions” must be between 1 and 50."),
    ],
)
async def test_what_is_wrong_in_a_command_in_one_go_is_said_in_words(
    stand: Stand, line: str, problem: str
) -> None:
    await stand.tab.get_by_label("Command", exact=True).fill(f"/{line}")
    await stand.tab.keyboard.press("Enter")
    await expect(stand.tab.locator("#composer-note")).to_have_text(problem)
    assert [one for one in stand.bot.asked if "focused" not in str(one)] == []


async def test_a_subcommand_in_one_go(stand: Stand) -> None:
    await stand.act_as("Mo")
    finder = stand.tab.get_by_label("Command", exact=True)
    await finder.fill("/trivia-packs  show pack:gone is gone")
    await stand.tab.keyboard.press("Enter")
    await expect(stand.newest).to_contain_text("Mo used /trivia-packs show")
    (show,) = stand.bot.asked[-1]["options"]
    assert [(one["name"], one["value"]) for one in show["options"]] == [("pack", "gone is gone")]


async def test_names_pasted_into_a_field_go_to_their_own(stand: Stand) -> None:
    await stand.tab.get_by_label("Command", exact=True).fill("/trivia ")
    await stand.tab.get_by_label("pack").fill("gone kind:True or false questions:3")
    for name, value in (("pack", "gone"), ("kind", "True or false"), ("questions", "3")):
        await expect(stand.tab.get_by_label(name)).to_have_value(value)
    await expect(stand.tab.get_by_label("questions")).to_be_focused()


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("trivia questions:many", "“questions” must be a whole number."),
        ("trivia questions:2.5", "“questions” must be a whole number."),
        ("trivia kind:riddle", "“kind” must be one of the choices."),
    ],
)
async def test_what_discord_would_not_send_is_said_in_words(
    stand: Stand, typed: str, problem: str
) -> None:
    await stand.tab.keyboard.press("/")
    await stand.tab.keyboard.type(typed)
    await stand.tab.keyboard.press("Enter")
    await expect(stand.tab.locator("#composer-note")).to_have_text(problem)
    assert [one for one in stand.bot.asked if "focused" not in str(one)] == []


async def test_a_subcommand_and_its_needed_option(stand: Stand) -> None:
    await stand.act_as("Mo")
    keyboard = stand.tab.keyboard
    await keyboard.press("/")
    await keyboard.type("trivia-packs show ")
    await keyboard.press("Enter")
    await expect(stand.tab.locator("#composer-note")).to_have_text("“pack” is needed.")
    await keyboard.type("planets")
    await keyboard.press("Enter")
    await expect(stand.newest).to_contain_text("Mo used /trivia-packs show")
    await keyboard.press("/")
    await keyboard.type("trivia-packs rel")
    await keyboard.press("Tab")
    await keyboard.press("Enter")
    await expect(stand.newest).to_contain_text("Mo used /trivia-packs reload")


async def test_only_commands_can_be_sent(stand: Stand) -> None:
    finder = stand.tab.get_by_label("Command", exact=True)
    note = stand.tab.locator("#composer-note")
    await finder.fill("hello")
    await finder.press("Enter")
    await expect(note).to_have_text("Only commands can be sent here. Type / to see them.")
    await finder.fill("/nothing")
    await expect(stand.tab.locator("#suggestions")).to_have_text(
        "No command that you can use here begins like this."
    )
    await finder.press("Enter")
    await expect(note).to_have_text("There is no command /nothing that you can use here.")


async def test_a_bot_that_does_not_answer_is_reported_in_words(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sandbox.world.world.FIRST_RESPONSE_SECONDS", 0.05)
    stand.bot.silent = True
    await stand.tab.keyboard.press("/")
    await stand.tab.keyboard.type("trivia-scores ")
    await stand.tab.keyboard.press("Enter")
    await expect(stand.tab.locator("#composer-note")).to_have_text(
        "The application did not respond to /trivia-scores within 3 seconds."
    )
