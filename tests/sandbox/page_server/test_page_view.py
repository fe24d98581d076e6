from typing import Any

from bot.sandbox.page_server import page_view
from bot.sandbox.world.attachments import UploadedFile
from bot.sandbox.world.default_world import default_world
from bot.sandbox.world.guilds import Channel, User
from bot.sandbox.world.interactions import Interaction, InteractionKind
from bot.sandbox.world.messages import Json, Message
from bot.sandbox.world.permissions import Permission
from bot.sandbox.world.world import World
from tests.support.card_bot import CardBot
from tests.support.components import gallery
from tests.support.pictures import png


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


def test_a_message_is_told_with_its_embeds_and_loose_files_but_a_card_draws_its_own() -> None:
    world, _ = default_world()
    channel = next(iter(world.guilds.values())).channel_named("trivia")
    bot, picture = CardBot(world), UploadedFile(0, "saturn.png", png())
    loose = bot.post(channel, content="look", embeds=[{"title": "Saturn"}], uploads=[picture])
    view = page_view.message_view(world, loose)
    assert view["embeds"] == [{"type": "rich", "title": "Saturn"}]
    [file] = view["attachments"]
    assert (file["filename"], file["content_type"]) == ("saturn.png", "image/png")
    card = bot.post(channel, gallery(("attachment://saturn.png", "A ball")), uploads=[picture])
    view = page_view.message_view(world, card)
    assert view["attachments"] == []
    assert view["components"][0]["items"][0]["media"]["url"].endswith("/saturn.png")


def test_commands_are_told_in_the_language_of_who_looks() -> None:
    world, cast = default_world()
    ann, ben, *_ = cast.players
    ann.locale = "de"
    group = {"name": "play", "description": "Play.", "name_localizations": {"de": "spielen"}}
    size = {"type": 4, "name": "size", "description": "How large.", "required": True}
    size |= {"name_localizations": {"de": "größe"}}
    now = {"type": 1, "name": "now", "description": "At once.", "options": [size]}
    now |= {"description_localizations": {"de": "Sofort."}}
    world.commands.put(None, group | {"options": [now]})
    channel = next(iter(world.guilds.values())).channel_named("trivia")
    seen = {}
    for user in (ann, ben):
        (leaf,) = page_view.snapshot(world, user)["commands"][str(channel.id)]
        (option,) = leaf["options"]
        assert (leaf["path"], option["name"]) == ("play now", "size")
        seen[user.username] = (leaf["shown"], leaf["description"], option["shown"])
    assert seen == {
        "ann": ("spielen now", "Sofort.", "größe"),
        "ben": ("play now", "At once.", "size"),
    }
