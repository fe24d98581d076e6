"""The world as one member sees it, in the JSON that the page draws."""

from bot.sandbox.players.hand import Hand
from bot.sandbox.world.commands import SUBCOMMAND, SUBCOMMAND_GROUP
from bot.sandbox.world.event_payloads import attachment_payloads
from bot.sandbox.world.guilds import Channel, Guild, User
from bot.sandbox.world.locales import DEFAULT, LOCALES, shown
from bot.sandbox.world.messages import Json, Message, MessageFlag
from bot.sandbox.world.modals import Modal
from bot.sandbox.world.permissions import Permission, in_guild
from bot.sandbox.world.snowflakes import born_at
from bot.sandbox.world.world import World

RANKS = ("Player", "Moderator", "Owner")
NEWEST = 200
"""How many messages of a channel a snapshot shows; older ones are kept by the world only."""


def snapshot(world: World, user: User) -> Json:
    """Return everything that the user may see, with the members that can be played."""
    places = visible_places(world, user)
    return {
        "now": round(world.clock.now() * 1000),
        "me": {"id": str(user.id), "name": user.display_name, "locale": user.locale},
        "languages": [{"locale": one, "name": name} for one, name in LOCALES.items()],
        "members": [_member_view(world, one) for one in playable(world)],
        "simulated": [
            {"id": str(one.id), "name": one.display_name}
            for one in world.users.values()
            if one.simulated
        ],
        "guilds": [_guild_view(world, guild, user) for guild in world.guilds.values()]
        + _direct_view(world, user),
        "commands": {str(one.id): _palette_view(world, user, one) for one in places},
        "messages": {
            str(one.id): [
                message_view(world, message, user.locale)
                for message in world.seen_by(user, one)[-NEWEST:]
            ]
            for one in places
        },
    }


def visible_places(world: World, user: User) -> list[Channel]:
    """Return the channels, threads and direct messages that the user may look into."""
    return [
        channel
        for channel in world.channels.values()
        if world.permissions_of(user, channel) & Permission.VIEW_CHANNEL
    ]


def sees(world: World, user: User, message: Message) -> bool:
    """Tell whether the user sees the message; False once its channel is gone."""
    channel = world.channels.get(message.channel_id)
    if channel is None or message.visible_to not in (None, user.id):
        return False
    return bool(world.permissions_of(user, channel) & Permission.VIEW_CHANNEL)


def playable(world: World) -> list[User]:
    """Return the people that can be played, those without special rights first."""
    people = [user for user in world.users.values() if not user.bot and not user.simulated]
    return sorted(people, key=lambda user: (RANKS.index(rank(world, user)), user.id))


def manages(guild: Guild, user: User) -> bool:
    """Tell whether the user may change the settings of a server."""
    member = guild.members.get(user.id)
    return member is not None and bool(in_guild(guild, member) & Permission.MANAGE_GUILD)


def rank(world: World, user: User) -> str:
    """Return the user's standing: that in the server where they may do most."""
    if any(guild.owner_id == user.id for guild in world.guilds.values()):
        return "Owner"
    return "Moderator" if any(manages(one, user) for one in world.guilds.values()) else "Player"


def _member_view(world: World, user: User) -> Json:
    return {"id": str(user.id), "name": user.display_name, "rank": rank(world, user)}


def _guild_view(world: World, guild: Guild, user: User) -> Json:
    places = [one for one in visible_places(world, user) if one.guild_id == guild.id]
    top = sorted((one for one in places if not one.parent_id), key=lambda one: one.position)
    threads = [one for one in places if one.parent_id]
    ordered = [[one, *(t for t in threads if t.parent_id == one.id)] for one in top]
    return {
        "id": str(guild.id),
        "name": guild.name,
        "locale": guild.locale,
        "manages": manages(guild, user),
        "roles": [{"id": str(one.id), "name": one.name} for one in guild.roles.values()],
        "members": [str(user_id) for user_id in guild.members],
        "channels": [_channel_view(one) for below in ordered for one in below],
    }


def _direct_view(world: World, user: User) -> list[Json]:
    """Return the user's talk with the bot as one more server, when there is one."""
    own = [one for one in world.channels.values() if one.recipient is user]
    channels = [_channel_view(one) | {"name": world.bot.display_name} for one in own]
    entry: Json = {"id": "direct", "name": "Direct messages", "roles": [], "members": []}
    entry["manages"] = False
    return [entry | {"channels": channels}] if own else []


def _channel_view(channel: Channel) -> Json:
    return {
        "id": str(channel.id),
        "name": channel.name,
        "topic": channel.topic,
        "thread": channel.parent_id is not None,
        "direct": channel.recipient is not None,
    }


def _palette_view(world: World, user: User, channel: Channel) -> list[Json]:
    """Return what can be typed there: `shown` in the user's language, sent by its default name."""
    offered = Hand(world, user).palette(channel)
    return [
        {
            "path": leaf.path,
            "shown": leaf.path_in(user.locale),
            "description": shown(leaf.nodes[-1], "description", user.locale),
            "options": [_option_view(one, user.locale) for one in leaf.options],
        }
        for leaf in sorted(offered, key=lambda leaf: leaf.path_in(user.locale))
    ]


def _option_view(option: Json, locale: str) -> Json:
    return option | {
        "shown": shown(option, "name", locale),
        "description": shown(option, "description", locale),
        "choices": [
            {"shown": shown(one, "name", locale), "name": one["name"], "value": one["value"]}
            for one in option.get("choices") or ()
        ],
    }


def message_view(world: World, message: Message, locale: str = DEFAULT) -> Json:
    """Return a message; `origin` is the command or tap that it answers, if any.

    The command is named in a language, that of who looks.
    """
    guild_id = world.channel(message.channel_id).guild_id
    return {
        "id": str(message.id),
        "channel": str(message.channel_id),
        "author": world.name_of(message.author_id, guild_id),
        "bot": world.users[message.author_id].bot,
        "at": born_at(message.id),
        "edited": message.edited_at is not None,
        "content": message.content,
        "components": message.components,
        "embeds": message.embeds,
        "attachments": _loose_files(message),
        "private": message.private,
        "thinking": message.thinking,
        "origin": _origin(world, message, guild_id, locale),
    }


def _loose_files(message: Message) -> list[Json]:
    """Return the files that stand below a message; a Components V2 message draws its own."""
    drawn = message.flags & MessageFlag.IS_COMPONENTS_V2
    return [] if drawn else attachment_payloads(message)


def modal_view(world: World, modal: Modal) -> Json:
    """Return an open modal, with the name of the bot that will read it."""
    return {
        "interaction": str(modal.interaction_id),
        "custom_id": modal.custom_id,
        "title": modal.title,
        "components": modal.components,
        "bot": world.bot.display_name,
    }


def _origin(world: World, message: Message, guild_id: int | None, locale: str) -> Json | None:
    interaction = world.interactions.get(message.interaction_id or 0)
    if interaction is None:
        return None
    by = world.name_of(interaction.user.id, guild_id)
    if interaction.message_id is not None:
        return {"by": by, "tapped": str(interaction.message_id)}
    command = world.interactions[interaction.opened_by or interaction.id]
    path = _command_path(command.data)
    usable = (leaf for one in world.commands.usable_in(guild_id) for leaf in one.leaves())
    names = {leaf.path: leaf.path_in(locale) for leaf in usable}
    return {"by": by, "command": names.get(path, path)}


def _command_path(data: Json) -> str:
    """Return a used command as it is typed ("trivia-packs list")."""
    names = [data["name"]]
    options = data.get("options") or []
    while options and options[0]["type"] in (SUBCOMMAND, SUBCOMMAND_GROUP):
        names.append(options[0]["name"])
        options = options[0].get("options") or []
    return " ".join(names)
