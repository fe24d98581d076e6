"""The servers and people that the sandbox starts with."""

from dataclasses import dataclass

from bot.sandbox.world.guilds import Guild, User
from bot.sandbox.world.locales import DEFAULT
from bot.sandbox.world.permissions import Permission
from bot.sandbox.world.snowflakes import WorldClock
from bot.sandbox.world.world import World

GUILDS = ("The Reading Room", "Night Shift")
PLAYERS = {
    "ann": "Ann",
    "ben": "Ben",
    "chidi": "Chidi",
    "dana": "دانة",
    "emi": "絵美 🎏",
    "star": "*Star* _of_ `the` ~~day~~ ||x||",
    "long": "Bartholomew-Maximilian the Third",
}
"""User and display names: right-to-left, CJK and emoji, Markdown, and the longest allowed."""

SIMULATED = (
    "Ada",
    "Bo",
    "Cleo",
    "Dev",
    "Eli",
    "Fay",
    "Gus",
    "Hana",
    "Ivo",
    "Jun",
    "Kai",
    "Lea",
    "Mia",
    "Nor",
    "Ola",
    "Pia",
    "Quin",
    "Rui",
    "Sol",
    "Tess",
)
"""The names of members that nobody plays; as many of them are there as are asked for."""

FOUNDED = 1_463_000_000.0
"""The Unix seconds at which both servers were made."""

MODERATOR_RIGHTS = int(Permission.MANAGE_GUILD | Permission.MANAGE_MESSAGES)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is who: `players` have no special rights; `moderator` has Manage Server and runs the bot.

    `simulated` are the members that `crowd` plays.
    """

    owner: User
    moderator: User
    players: tuple[User, ...]
    simulated: tuple[User, ...]


def default_world(simulated: int = 0, locale: str = DEFAULT) -> tuple[World, Cast]:
    """Build two servers, The Reading Room and Night Shift, and the same people in both.

    All of them have the same language.

    All ids are the same in every run, so that scores in a kept database stay with their members.
    """
    clock = WorldClock()
    clock.stopped_at = FOUNDED
    world = World(clock)
    owner, moderator = world.add_user("olu", "Olu"), world.add_user("mo", "Mo")
    world.application.owner = moderator
    players = tuple(world.add_user(name, shown) for name, shown in PLAYERS.items())
    guilds = [_furnish(world, name, owner, moderator, players) for name in GUILDS]
    world.add_thread(guilds[0].channel_named("trivia"), "a quiet thread")
    # Last of all, so that the ids of everything else do not depend on their number.
    extras = tuple(world.add_user(name.lower(), name) for name in SIMULATED[:simulated])
    for guild in guilds:
        for user in extras:
            user.simulated = True
            world.add_member(guild, user)
    for guild in guilds:
        guild.locale = locale
    for user in (owner, moderator, *players, *extras):
        user.locale = locale
    clock.stopped_at = None
    return world, Cast(owner, moderator, players, extras)


def _furnish(
    world: World, name: str, owner: User, moderator: User, players: tuple[User, ...]
) -> Guild:
    guild = world.add_guild(name, owner)
    moderators = world.add_role(guild, "Moderators", MODERATOR_RIGHTS)
    world.add_member(guild, moderator, [moderators])
    for player in players:
        world.add_member(guild, player)
    world.add_channel(guild, "general", "Everything else.")
    world.add_channel(guild, "trivia", "Questions with their sources.")
    world.add_channel(guild, "music")
    return guild
