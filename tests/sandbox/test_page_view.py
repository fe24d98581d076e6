from typing import Any

from bot.sandbox import page_view
from bot.sandbox.default_world import default_world
from bot.sandbox.guilds import Channel, User
from bot.sandbox.interactions import Interaction, InteractionKind
from bot.sandbox.messages import Json, Message
from bot.sandbox.permissions import Permission
from bot.sandbox.world import World


def shown(view: dict[str, Any], channel: int) -> list[str]:
    return [message["content"] for message in view["messages"][str(channel)]]


def sent(
    world: World, user: User, channel: Channel, kind: InteractionKind, data: Json
) -> Interaction:
    """Put an interaction into the world without starting its three seconds."""
    one = Interaction(
        world.snowflakes.next(), "", kind, user, channel.id, channel.guild_id, data, sent_at=0.0
    )
    world.interactions[one.id] = one
    return one


def test_a_private_message_is_in_its_members_snapshot_only() -> None:
    world, cast = default_world()
    ann, ben, *_ = cast.players
    channel = next(iter(world.guilds.values())).channel_named("trivia")
    world.post(Message(world.snowflakes.next(), channel.id, world.bot.id, "for all"))
    secret = Message(world.snowflakes.next(), channel.id, world.bot.id, "for Ann")
    secret.visible_to = ann.id
    world.post(secret)
    assert shown(page_view.snapshot(world, ann), channel.id) == ["for all", "for Ann"]
    assert shown(page_view.snapshot(world, ben), channel.id) == ["for all"]
    assert page_view.sees(world, ann, secret)
    assert not page_view.sees(world, ben, secret)


def test_a_channel_that_is_closed_to_a_member_is_not_told() -> None:
    world, cast = default_world()
    ann, ben, *_ = cast.players
    guild = next(iter(world.guilds.values()))
    channel = guild.channel_named("music")
    world.allow(channel, ann, deny=int(Permission.VIEW_CHANNEL))
    names = [one["name"] for one in page_view.snapshot(world, ann)["guilds"][0]["channels"]]
    assert names == ["general", "trivia", "a quiet thread"]
    assert str(channel.id) not in page_view.snapshot(world, ann)["messages"]
    assert str(channel.id) in page_view.snapshot(world, ben)["messages"]


def test_direct_messages_are_told_to_their_member_only() -> None:
    world, cast = default_world()
    ann, ben, *_ = cast.players
    channel = world.direct_channel(ann)
    last = page_view.snapshot(world, ann)["guilds"][-1]
    assert (last["name"], [one["name"] for one in last["channels"]]) == (
        "Direct messages",
        ["Footnote"],
    )
    assert str(channel.id) not in page_view.snapshot(world, ben)["messages"]


def test_players_come_before_those_who_may_do_more_and_the_bot_is_not_played() -> None:
    world, _ = default_world()
    members = page_view.snapshot(world, page_view.playable(world)[0])["members"]
    ranks = [one["rank"] for one in members]
    assert ranks == sorted(ranks, key=page_view.RANKS.index)
    assert {"Player", "Moderator"} <= set(ranks)
    assert "Footnote" not in {one["name"] for one in members}


def test_a_reply_names_the_command_and_a_private_line_the_card_that_was_tapped() -> None:
    world, cast = default_world()
    ann = cast.players[0]
    channel = next(iter(world.guilds.values())).channel_named("trivia")
    data = {"name": "trivia-packs", "options": [{"type": 1, "name": "list", "options": []}]}
    used = sent(world, ann, channel, InteractionKind.COMMAND, data).id
    reply = Message(world.snowflakes.next(), channel.id, world.bot.id, "Packs")
    reply.interaction_id = used
    world.post(reply)
    tapped = sent(world, ann, channel, InteractionKind.TAP, {"custom_id": "x"}).id
    world.interactions[tapped].message_id = reply.id
    line = Message(world.snowflakes.next(), channel.id, world.bot.id, "Locked in")
    line.interaction_id = tapped
    world.post(line)
    origin = {"by": "Ann", "command": "trivia-packs list"}
    assert page_view.message_view(world, reply)["origin"] == origin
    assert page_view.message_view(world, line)["origin"] == {"by": "Ann", "tapped": str(reply.id)}
