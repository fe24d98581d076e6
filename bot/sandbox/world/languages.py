"""The choice of a language: a member's in their own settings, a server's in its."""

from bot.sandbox.world.changes import GuildChanged, UserChanged
from bot.sandbox.world.guilds import Guild, User
from bot.sandbox.world.locales import locale_named
from bot.sandbox.world.world import World


def choose_language(world: World, user: User, locale: str) -> None:
    """Let a member see Discord in another language; the bot hears of it with what they do next."""
    user.locale = locale_named(locale)
    world.feed.publish(UserChanged(user))


def choose_server_language(world: World, guild: Guild, locale: str) -> None:
    """Give a server another preferred language, which the bot is told of at once."""
    guild.locale = locale_named(locale)
    world.feed.publish(GuildChanged(guild))
