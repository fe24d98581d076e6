import pytest

from bot.errors import SandboxError
from bot.sandbox.world import permissions
from bot.sandbox.world.changes import Feed, MessageCreated
from bot.sandbox.world.default_world import SIMULATED, default_world
from bot.sandbox.world.guilds import Channel, Guild, User
from bot.sandbox.world.messages import Message, completed
from bot.sandbox.world.permissions import Permission
from bot.sandbox.world.refusals import ApiError
from bot.sandbox.world.snowflakes import Snowflakes, WorldClock, born_at
from bot.sandbox.world.world import World


@pytest.fixture
def world() -> World:
    return default_world()[0]


@pytest.fixture
def guild(world: World) -> Guild:
    return next(iter(world.guilds.values()))


@pytest.fixture
def trivia(guild: Guild) -> Channel:
    return guild.channel_named("trivia")


def user(world: World, username: str) -> User:
    return next(one for one in world.users.values() if one.username == username)


def test_ids_rise_and_carry_their_instant() -> None:
    clock = WorldClock(skew=-3600)
    snowflakes = Snowflakes(clock)
    ids = [snowflakes.next() for _ in range(1000)]
    assert ids == sorted(set(ids))
    assert abs(born_at(ids[0]) - clock.now()) < 1


def test_the_same_world_has_the_same_ids_in_every_run() -> None:
    first, second = default_world()[0], default_world(simulated=3)[0]
    assert set(first.users) < set(second.users)
    assert set(first.channels) == set(second.channels)
    assert set(first.guilds) == set(second.guilds)


def test_what_is_made_later_is_born_now(world: World, trivia: Channel) -> None:
    said = world.say(user(world, "ann"), trivia, "hello")
    assert abs(said.sent_at - world.clock.now()) < 1


def test_simulated_members_are_in_every_server() -> None:
    world, cast = default_world(simulated=20)
    assert tuple(one.display_name for one in cast.simulated) == SIMULATED
    for guild in world.guilds.values():
        assert {one.id for one in cast.simulated} < set(guild.members)


def test_names_are_as_varied_as_real_ones(world: World) -> None:
    names = [one.display_name for one in world.users.values()]
    assert max(map(len, names)) == 32
    assert any("\u0600" < letter < "\u06ff" for name in names for letter in name)
    assert any("**" in name or "||" in name for name in names)


def test_roles_and_overwrites_add_up_as_on_discord(
    world: World, guild: Guild, trivia: Channel
) -> None:
    ann, send = user(world, "ann"), Permission.SEND_MESSAGES
    everyone = guild.roles[guild.id]
    world.allow(trivia, everyone, deny=send)
    assert not world.permissions_of(ann, trivia) & send
    role = world.add_role(guild, "Voices", 0)
    guild.members[ann.id].role_ids.append(role.id)
    world.allow(trivia, role, allow=send)
    assert world.permissions_of(ann, trivia) & send
    world.allow(trivia, ann, deny=send)
    assert not world.permissions_of(ann, trivia) & send
    world.allow(trivia, ann)
    assert world.permissions_of(ann, trivia) & send


def test_owners_and_administrators_may_do_everything(
    world: World, guild: Guild, trivia: Channel
) -> None:
    world.allow(trivia, guild.roles[guild.id], deny=Permission.VIEW_CHANNEL)
    assert world.permissions_of(user(world, "olu"), trivia) == permissions.ALL
    assert world.permissions_of(user(world, "mo"), trivia) == 0
    role = world.add_role(guild, "Keys", Permission.ADMINISTRATOR)
    guild.members[user(world, "mo").id].role_ids.append(role.id)
    assert world.permissions_of(user(world, "mo"), trivia) == permissions.ALL


def test_a_thread_follows_its_channel(world: World, guild: Guild, trivia: Channel) -> None:
    thread = guild.channel_named("a quiet thread")
    world.allow(trivia, guild.roles[guild.id], deny=Permission.VIEW_CHANNEL)
    assert world.permissions_of(user(world, "ann"), thread) == 0
    world.delete_channel(trivia)
    assert thread.id not in world.channels


def test_missing_permissions_are_named() -> None:
    needed = Permission.SEND_MESSAGES | Permission.VIEW_CHANNEL
    assert permissions.missing(Permission.VIEW_CHANNEL, needed) == ("SEND_MESSAGES",)


def test_strangers_see_nothing(world: World, trivia: Channel) -> None:
    world.say(user(world, "ann"), trivia, "hello")
    stranger = world.add_user("zed", "Zed")
    assert world.seen_by(stranger, trivia) == []
    direct = world.direct_channel(user(world, "ann"))
    world.say(user(world, "ann"), direct, "hello")
    assert world.seen_by(user(world, "ben"), direct) == []


def test_a_private_message_is_seen_by_one(world: World, trivia: Channel) -> None:
    ann, ben = user(world, "ann"), user(world, "ben")
    secret = Message(world.snowflakes.next(), trivia.id, world.bot.id, "psst", visible_to=ann.id)
    world.post(secret)
    assert world.seen_by(ann, trivia) == [secret]
    assert world.seen_by(ben, trivia) == []


def test_unknown_things_are_refused(world: World, trivia: Channel) -> None:
    with pytest.raises(ApiError, match="10003"):
        world.channel(1)
    with pytest.raises(ApiError, match="10008"):
        world.message(trivia.id, 1)
    with pytest.raises(ApiError, match="10004"):
        world.guild_of(world.direct_channel(user(world, "ann")))
    with pytest.raises(KeyError, match="no channel named 'x'"):
        world.guild_of(trivia).channel_named("x")
    with pytest.raises(KeyError, match="no member named 'x'"):
        world.guild_of(trivia).member_named("x")


def test_names_differ_by_server(world: World, guild: Guild) -> None:
    guild.member_named("Ann").nick = "Anna"
    ann = user(world, "ann")
    assert world.name_of(ann.id, guild.id) == "Anna"
    assert world.name_of(ann.id) == "Ann"


def test_components_get_the_ids_that_are_free() -> None:
    first, second = {"type": 10, "content": "x", "id": 1}, {"type": 17, "components": []}
    inner = {"type": 14}
    second["components"] = [inner]
    completed([first, second])
    assert (first["id"], second["id"], inner["id"]) == (1, 2, 3)
    assert inner["divider"] is True


async def test_waiting_for_what_does_not_come_says_what_it_was() -> None:
    with pytest.raises(SandboxError, match=r"Waited 0.01 s for the moon"):
        await Feed().until(lambda: None, 0.01, "the moon")


def test_a_listener_hears_until_it_stops(world: World, trivia: Channel) -> None:
    heard: list[object] = []
    stop = world.feed.listen(heard.append)
    said = world.say(user(world, "ann"), trivia, "one")
    stop()
    stop()
    world.say(user(world, "ann"), trivia, "two")
    assert heard == [MessageCreated(said)]
