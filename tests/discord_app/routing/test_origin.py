"""What an altered client can send: it does nothing, and its member reads one kind private line."""

import logging
from collections.abc import AsyncIterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bot.discord_app.controls import custom_ids
from bot.discord_app.controls.custom_ids import WriteButton, WrittenForm
from bot.discord_app.limits import rate_limit
from bot.sandbox.players.rendering import text_of
from bot.sandbox.server import Sandbox
from bot.sandbox.world.guilds import Channel, User
from bot.sandbox.world.interactions import Interaction, InteractionKind, ResponseKind
from bot.sandbox.world.messages import Message, MessageFlag
from bot.storage.sqlite.boards import boards
from tests.discord_app.scene import BUTTON, SELECT, Scene, every_control, ids_on
from tests.support import english as lines

TAP, SUBMIT = InteractionKind.TAP, InteractionKind.SUBMIT
VERBS = ["a", "w", "f", "t", "o", "p", "po"]
VERBS += ["source", "reveal", "again", "continue", "erase", "board", "pack"]


@pytest.fixture
async def scene(
    sandbox: Sandbox, tmp_path: Path, quick: None, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Scene]:
    monkeypatch.setattr(boards, "PAGE_SIZE", 1)
    monkeypatch.setattr(rate_limit, "BURST", 1_000_000)  # one member tries hundreds of things here
    async with every_control(sandbox, tmp_path / "scores.db") as scene:
        yield scene
    assert sandbox.violations == []


def tapped(custom_id: str, kind: int = BUTTON, **more: Any) -> dict[str, Any]:
    return {"component_type": kind, "custom_id": custom_id, "id": 1, **more}


def form(custom_id: str, *values: Any) -> dict[str, Any]:
    """Return the data of a form with one text field a value."""
    fields = [{"type": 4, "custom_id": "given", "id": 3, "value": value} for value in values]
    labels = [{"type": 18, "id": 2, "component": one} for one in fields]
    return {"custom_id": custom_id, "components": [{"type": 10, "id": 1}, *labels]}


def kind_line(scene: Scene, sent: Interaction) -> str:
    """Return the one private line that answered; fails where anything else did."""
    assert (sent.response, len(sent.reply_ids), sent.failure) == (ResponseKind.MESSAGE, 1, "")
    reply = scene.sandbox.world.message(sent.channel_id, sent.reply_ids[0])
    assert reply.visible_to == sent.user.id
    assert reply.flags == MessageFlag.EPHEMERAL
    assert not reply.components
    line = text_of(reply)
    assert line
    assert line != lines.TROUBLE
    return line


def test_the_scene_has_every_kind_of_control_that_there_is() -> None:
    assert set(VERBS) == set(custom_ids._BY_VERB)


async def test_every_control_stands_somewhere_in_the_scene(scene: Scene) -> None:
    assert {one.split(":")[1] for one in scene.custom_ids()} == set(VERBS)


async def test_a_control_does_nothing_anywhere_but_where_it_stands(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    places = [(one, channel) for channel in scene.channels for one in channel.messages.values()]
    before = scene.state()
    for custom_id, (message, channel) in product(scene.custom_ids(), places):
        if ":f:" in custom_id or custom_id in ids_on(message):
            continue
        user = channel.recipient or scene.users[0]
        kind = SELECT if ":t:" in custom_id else BUTTON
        sent = await scene.send(user, channel, TAP, tapped(custom_id, kind), message)
        kind_line(scene, sent)
        scene.forget(sent)
        assert scene.state() == before, (custom_id, text_of(message))
    assert not [one for one in caplog.records if one.levelno >= logging.WARNING]


async def test_a_control_of_another_kind_of_component_does_nothing(scene: Scene) -> None:
    before = scene.state()
    for message, channel in [(one, c) for c in scene.channels for one in c.messages.values()]:
        for custom_id in ids_on(message):
            user = scene.sandbox.world.users[message.visible_to or scene.users[0].id]
            wrong = BUTTON if ":t:" in custom_id else SELECT
            data = tapped(custom_id, wrong, values=["0"])
            for kind in (TAP, SUBMIT):
                sent = await scene.send(user, channel, kind, data | form(custom_id, "x"), message)
                kind_line(scene, sent)
                scene.forget(sent)
                assert scene.state() == before, custom_id


async def test_a_private_panel_stays_with_its_member(scene: Scene) -> None:
    before = scene.state()
    private = [(m, c) for c in scene.channels for m in c.messages.values() if m.private]
    for message, channel in private:
        for custom_id in ids_on(message):
            stranger = next(one for one in scene.users if one.id != message.visible_to)
            sent = await scene.send(stranger, channel, TAP, tapped(custom_id), message)
            assert kind_line(scene, sent) == lines.MISPLACED
            scene.forget(sent)
    assert scene.state() == before


async def test_continuing_from_another_channel_leaves_both_channels_free(scene: Scene) -> None:
    """The card of another channel, with the same button on it, as a bot's message could have."""
    world = scene.sandbox.world
    offer = next(one for one in scene.messages() if "was interrupted" in text_of(one))
    elsewhere = scene.sandbox.channel("music", "Night Shift")
    copy = world.post(
        Message(world.snowflakes.next(), elsewhere.id, world.bot.id, components=offer.components)
    )
    chidi = scene.sandbox.hand("Chidi")
    for _ in range(2):
        said = chidi.reads(await chidi.tap(copy, "Continue"))
        assert said == "That game has nothing left to ask. Start another with /trivia."
    assert elsewhere.id not in scene.evening.games._channels._holders
    await scene.sandbox.hand("Ben").command(elsewhere, "trivia", kind="choice")
    assert scene.evening.games.game_in(elsewhere.id) is not None
    await chidi.tap(offer, "Continue")
    assert "Chidi continues it." in text_of(offer)


def _open_form(scene: Scene) -> tuple[User, str, Message, Channel]:
    (modal,) = scene.sandbox.world.modals.values()
    channel = scene.sandbox.world.channel(modal.channel_id)
    user = scene.sandbox.world.users[modal.user_id]
    return user, modal.custom_id, channel.messages[modal.message_id or 0], channel


@pytest.mark.parametrize(
    "components",
    [
        None,
        "given",
        7,
        [],
        [{"type": 10, "id": 1}],
        [{"type": 18, "component": None}],
        [{"type": 18, "component": []}],
        [{"type": 18, "component": {"type": 4, "custom_id": "other", "value": "Earth"}}],
        [{"type": 18, "component": {"type": 3, "custom_id": "given", "value": "Earth"}}],
        [{"type": 18, "component": {"type": 3, "custom_id": "given", "values": ["Earth"]}}],
        [{"type": 18, "component": {"type": 4, "custom_id": "given"}}],
        [{"type": 18, "component": {"type": 4, "custom_id": "given", "value": None}}],
        [{"type": 18, "component": {"type": 4, "custom_id": "given", "value": 3}}],
        [{"type": 18, "component": {"type": 4, "custom_id": "given", "value": ["Earth"]}}],
        [{"type": 18, "component": {"type": 4, "custom_id": "given", "value": ""}}],
        [{"type": 18, "component": {"type": 4, "custom_id": "given", "value": "x" * 201}}],
        [{"type": 18, "component": {"type": 4, "custom_id": "given", "value": "x" * 9_000}}],
        [{"type": 18, "component": {"type": 4, "custom_id": "given", "value": "Earth"}}] * 2,
        [{"type": 1, "components": [{"type": 4, "custom_id": "given", "value": "Earth"}]}],
    ],
)
async def test_a_form_with_other_fields_than_its_own_uses_no_try(
    scene: Scene, components: Any
) -> None:
    user, custom_id, message, channel = _open_form(scene)
    data = {"custom_id": custom_id, "components": components}
    before = scene.state()
    sent = await scene.send(user, channel, SUBMIT, data, message)
    assert kind_line(scene, sent) == lines.UNREADABLE
    scene.forget(sent)
    assert scene.state() == before


async def test_a_form_of_another_message_channel_round_or_member_does_nothing(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    user, custom_id, home, _ = _open_form(scene)
    own = custom_ids.read(custom_id)
    assert isinstance(own, WrittenForm)
    carried = custom_ids.write(WriteButton(own.game, own.round))
    before = scene.state()
    for channel in scene.channels:
        for message in (*channel.messages.values(), None):
            stranger = message is home
            if message is not None and not stranger and carried in ids_on(message):
                continue  # the public card: written there, it counts
            sender = channel.recipient or (scene.sandbox.user("Ben") if stranger else user)
            sent = await scene.send(sender, channel, SUBMIT, form(custom_id, "Earth"), message)
            kind_line(scene, sent)
            scene.forget(sent)
            assert scene.state() == before
    for other in {one.split(":")[3] for one in scene.custom_ids() if one.count(":") > 3}:
        if int(other) == own.round:
            continue
        forged = f"1:f:{own.game}:{other}:0"
        sent = await scene.send(user, scene.channels[0], SUBMIT, form(forged, "Earth"), home)
        kind_line(scene, sent)
        scene.forget(sent)
        assert scene.state() == before
    assert not [one for one in caplog.records if one.levelno >= logging.WARNING]


numbers = st.one_of(
    st.integers(-3, 30).map(str),
    st.integers().map(str),
    st.sampled_from(["", "٣", "1.5", "0x1", "01", " 1", "9" * 5_000, str(2**63), "NaN", "null"]),
)
grammatical = st.builds(
    lambda verb, values: ":".join(("1", verb, *values)),
    st.sampled_from(VERBS),
    st.lists(numbers, max_size=5),
)
anything = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=20)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=6,
)


@settings(
    max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
async def test_whatever_is_forged_does_nothing_and_is_answered_kindly(
    scene: Scene, caplog: pytest.LogCaptureFixture, data: st.DataObject
) -> None:
    draw = data.draw
    channel = draw(st.sampled_from(scene.channels), "channel")
    message = draw(st.sampled_from([None, *channel.messages.values()]), "message")
    user = channel.recipient or draw(st.sampled_from(scene.users), "user")
    standing = st.sampled_from(scene.custom_ids())
    custom_id = draw(st.one_of(standing, standing, grammatical, st.text()), "custom_id")
    kind = draw(st.sampled_from([TAP, TAP, SUBMIT]))
    component = draw(st.sampled_from([BUTTON, SELECT, 0, 1, 4, 5, 99]))
    digits = st.lists(st.one_of(numbers, st.text(max_size=3)), max_size=30)
    values = draw(st.one_of(digits, anything), "values")
    fields = draw(st.one_of(st.just(form("", "Earth")["components"]), anything), "fields")
    sent_data = tapped(custom_id, component, values=values, components=fields)
    assume(not _is_genuine(message, user, custom_id, kind))
    before = scene.state()
    caplog.clear()
    sent = await scene.send(user, channel, kind, sent_data, message)
    kind_line(scene, sent)
    scene.forget(sent)
    assert scene.state() == before
    assert not [one for one in caplog.records if one.levelno >= logging.WARNING]


def _is_genuine(message: Message | None, user: User, custom_id: str, kind: InteractionKind) -> bool:
    """Tell whether a control may be used there by this member, with whatever it brings along."""
    if message is None or message.visible_to not in (None, user.id):
        return False
    if kind is SUBMIT:
        return custom_id.replace(":f:", ":w:").rpartition(":")[0] in ids_on(message)
    return custom_id in ids_on(message)
