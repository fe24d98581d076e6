"""What Discord's own client would not let a member do, a hand does not do."""

from typing import Any

import pytest

from bot.errors import SandboxError
from bot.sandbox.players.hand import Hand
from bot.sandbox.server import Sandbox
from bot.sandbox.world.guilds import Channel
from bot.sandbox.world.messages import Message

OPTIONS = [
    {"type": 3, "name": "pack", "description": "…", "required": True, "max_length": 5},
    {"type": 4, "name": "questions", "description": "…", "min_value": 1, "max_value": 50},
    {"type": 10, "name": "speed", "description": "…", "max_value": 1.5},
    {"type": 5, "name": "loud", "description": "…"},
    {"type": 7, "name": "where", "description": "…"},
    {"type": 8, "name": "role", "description": "…"},
    {"type": 3, "name": "kind", "description": "…", "choices": [{"name": "Any", "value": "any"}]},
]
NESTED = {"type": 1, "name": "now", "description": "…", "options": []}
COMMANDS = [
    {"name": "trivia", "description": "Play.", "options": OPTIONS},
    {
        "name": "packs",
        "description": "Packs.",
        "options": [
            {"type": 1, "name": "list", "description": "List.", "options": []},
            {"type": 2, "name": "reload", "description": "…", "options": [NESTED]},
        ],
    },
]


@pytest.fixture
def ann(sandbox: Sandbox) -> Hand:
    sandbox.world.commands.replace(None, COMMANDS)
    return sandbox.hand("Ann")


@pytest.fixture
def trivia(sandbox: Sandbox) -> Channel:
    return sandbox.channel("trivia")


def test_the_palette_lists_what_can_be_typed(ann: Hand, trivia: Channel) -> None:
    paths = [leaf.path for leaf in ann.palette(trivia)]
    assert paths == ["packs list", "packs reload now", "trivia"]


async def test_subcommands_are_nested_as_discord_nests_them(ann: Hand, trivia: Channel) -> None:
    assert ann.send_command(trivia, "packs list", {}).data["options"] == [
        {"name": "list", "type": 1, "options": []}
    ]
    inner = {"name": "now", "type": 1, "options": []}
    assert ann.send_command(trivia, "packs reload now", {}).data["options"] == [
        {"name": "reload", "type": 2, "options": [inner]}
    ]


async def test_values_are_sent_in_their_types(ann: Hand, trivia: Channel) -> None:
    role = next(iter(ann.world.guild_of(trivia).roles))
    values = {"pack": "gone", "questions": 3, "speed": 1, "loud": False, "where": trivia.id}
    data = ann.send_command(trivia, "trivia", values | {"role": str(role), "kind": "any"}).data
    sent = {one["name"]: one["value"] for one in data["options"]}
    assert sent == values | {"where": str(trivia.id), "role": str(role), "kind": "any"}
    assert data["resolved"]["channels"][str(trivia.id)]["name"] == "trivia"
    assert data["resolved"]["roles"][str(role)]["name"] == "@everyone"


@pytest.mark.parametrize(
    "wrong",
    [
        {"questions": 0},
        {"questions": 51},
        {"questions": "3"},
        {"questions": True},
        {"pack": "too long"},
        {"pack": 5},
        {"speed": 2},
        {"loud": "yes"},
        {"where": "here"},
        {"kind": "odd"},
    ],
)
async def test_values_that_do_not_fit_are_not_sent(
    ann: Hand, trivia: Channel, wrong: dict[str, Any]
) -> None:
    with pytest.raises(SandboxError, match=f"does not take .* as '{next(iter(wrong))}'"):
        ann.send_command(trivia, "trivia", {"pack": "gone"} | wrong)


async def test_options_that_are_missing_or_unknown_are_named(ann: Hand, trivia: Channel) -> None:
    with pytest.raises(SandboxError, match="needs the option 'pack'"):
        ann.send_command(trivia, "trivia", {})
    with pytest.raises(SandboxError, match="has no option 'colour'"):
        ann.send_command(trivia, "trivia", {"pack": "gone", "colour": "red"})
    with pytest.raises(SandboxError, match=r"There is no /quiz; there are: packs list, "):
        ann.send_command(trivia, "quiz", {})


async def test_only_live_buttons_that_are_seen_can_be_tapped(
    sandbox: Sandbox, ann: Hand, trivia: Channel
) -> None:
    buttons = [
        {"type": 2, "style": 1, "label": "A", "custom_id": "a", "id": 2},
        {"type": 2, "style": 1, "label": "B", "custom_id": "b", "id": 3, "disabled": True},
        {"type": 2, "style": 5, "label": "Look", "url": "https://example.org", "id": 4},
    ]
    rows = [{"type": 1, "components": buttons, "id": 1}]
    world = sandbox.world
    card = world.post(Message(world.snowflakes.next(), trivia.id, world.bot.id, "", rows))
    assert ann.send_tap(card, "A").data["custom_id"] == "a"
    for label in ("B", "Look"):
        with pytest.raises(SandboxError, match="cannot be tapped"):
            ann.send_tap(card, label)
    with pytest.raises(SandboxError, match=r"no button 'C' among \['A', 'B', 'Look'\]"):
        ann.send_tap(card, "C")
    card.visible_to = sandbox.user("Ben").id
    with pytest.raises(SandboxError, match="Ann does not see that message"):
        ann.send_tap(card, "A")


async def test_waiting_for_a_message_says_what_was_awaited(ann: Hand, trivia: Channel) -> None:
    with pytest.raises(SandboxError, match="a message with 'podium' in #trivia"):
        await ann.wait_for(trivia, "podium", 0.01)
    with pytest.raises(SandboxError, match="a certain message"):
        await ann.wait_for(trivia, lambda message: message.thinking, 0.01)


def test_people_and_places_are_found_by_name(sandbox: Sandbox) -> None:
    assert sandbox.hand("ann").user is sandbox.user("Ann")
    assert sandbox.channel("trivia") is not sandbox.channel("trivia", "Night Shift")
    with pytest.raises(KeyError):
        sandbox.user("nobody")
    with pytest.raises(KeyError):
        sandbox.channel("trivia", "nowhere")
