"""What the gateway keeps from the bot."""

from bot.sandbox.gateway.gateway_events import event_of
from bot.sandbox.world.changes import ChannelCreated, MessageCreated, ModalOpened, RoleChanged
from bot.sandbox.world.default_world import default_world
from bot.sandbox.world.guilds import Channel, Guild
from bot.sandbox.world.modals import Modal
from bot.sandbox.world.permissions import Permission
from bot.sandbox.world.world import World


def the_world() -> tuple[World, Guild, Channel]:
    world, _ = default_world()
    guild = next(iter(world.guilds.values()))
    return world, guild, guild.channel_named("trivia")


def test_messages_of_others_come_without_their_content() -> None:
    world, guild, trivia = the_world()
    said = world.say(guild.member_named("Ann").user, trivia, "a secret")
    event = event_of(world, MessageCreated(said))
    assert event is not None
    assert event.data["content"] == ""


def test_channels_that_the_bot_cannot_see_are_not_heard_of() -> None:
    world, guild, trivia = the_world()
    world.allow(trivia, world.bot, deny=int(Permission.VIEW_CHANNEL))
    said = world.say(guild.member_named("Ann").user, trivia, "a secret")
    assert event_of(world, MessageCreated(said)) is None


def test_servers_without_the_bot_are_not_heard_of() -> None:
    world, guild, trivia = the_world()
    role = world.add_role(guild, "Hosts", 0)
    assert event_of(world, ChannelCreated(trivia)) is not None
    assert event_of(world, RoleChanged(guild, role)) is not None
    world.remove_bot(guild)
    assert event_of(world, ChannelCreated(trivia)) is None
    assert event_of(world, RoleChanged(guild, role)) is None


def test_the_bot_is_not_told_that_its_form_is_on_a_screen() -> None:
    world, guild, trivia = the_world()
    modal = Modal(1, guild.member_named("Ann").user.id, trivia.id, None, "m", "M", [])
    assert event_of(world, ModalOpened(modal)) is None
