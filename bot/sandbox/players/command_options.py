"""What a member typed after a command, turned into the data of an interaction."""

from collections.abc import Mapping
from typing import Any

from bot.errors import SandboxError
from bot.sandbox.world.commands import Leaf
from bot.sandbox.world.guilds import Guild
from bot.sandbox.world.messages import Json
from bot.sandbox.world.payloads import channel_payload, member_payload, role_payload, user_payload
from bot.sandbox.world.world import World

SUBCOMMAND, SUBCOMMAND_GROUP = 1, 2
STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, NUMBER = 3, 4, 5, 6, 7, 8, 10


def command_data(
    world: World, guild: Guild | None, leaf: Leaf, values: Mapping[str, Any], focused: str = ""
) -> Json:
    """Return an interaction's `data`; SandboxError says which value Discord would not take.

    `values` are by option name; users, channels and roles by their ids. With `focused`, the option
    being typed, it is an autocomplete request, and nothing is checked.
    """
    if unknown := set(values) - {option["name"] for option in leaf.options}:
        raise SandboxError(f"/{leaf.path} has no option {min(unknown)!r}.")
    chosen: list[Json] = []
    for option in leaf.options:
        if option["name"] in values:
            chosen.append(_filled(leaf, option, values[option["name"]], focused))
        elif option.get("required") and not focused:
            raise SandboxError(f"/{leaf.path} needs the option {option['name']!r}.")
    data: Json = {
        "id": str(leaf.command.id),
        "name": leaf.command.name,
        "type": 1,
        "options": _nested(leaf, chosen),
    }
    if leaf.command.guild_id is not None:
        data["guild_id"] = str(leaf.command.guild_id)
    if resolved := _resolved(world, guild, chosen):
        data["resolved"] = resolved
    return data


def _nested(leaf: Leaf, chosen: list[Json]) -> list[Json]:
    """Wrap the values in the subcommand, and that in its group."""
    below = leaf.path.split()[1:]
    kinds = [SUBCOMMAND_GROUP, SUBCOMMAND][-len(below) :] if below else []
    for name, kind in zip(reversed(below), reversed(kinds), strict=True):
        chosen = [{"name": name, "type": kind, "options": chosen}]
    return chosen


def _filled(leaf: Leaf, option: Json, value: Any, focused: str) -> Json:
    filled: Json = {"name": option["name"], "type": option["type"]}
    if focused:
        filled["value"] = str(value) if option["name"] == focused else value
        return filled | ({"focused": True} if option["name"] == focused else {})
    converted = _converted(option, value)
    if converted is None or _forbidden(option, converted):
        raise SandboxError(f"/{leaf.path} does not take {value!r} as {option['name']!r}.")
    return filled | {"value": converted}


def _converted(option: Json, value: Any) -> Any:
    """Return the value in the option's type, or None when it is of another kind."""
    match option["type"]:
        case 4 if isinstance(value, int) and not isinstance(value, bool):
            return value
        case 10 if isinstance(value, int | float) and not isinstance(value, bool):
            return value
        case 5 if isinstance(value, bool):
            return value
        case 3 if isinstance(value, str):
            return value
        case 6 | 7 | 8 | 9 if str(value).isdecimal():
            return str(value)
    return None


def _forbidden(option: Json, value: Any) -> bool:
    if choices := option.get("choices"):
        return value not in [choice["value"] for choice in choices]
    if option["type"] == STRING:
        shortest, longest = option.get("min_length") or 0, option.get("max_length") or 6000
        return not shortest <= len(value) <= longest
    if option["type"] in (INTEGER, NUMBER):
        low, high = option.get("min_value"), option.get("max_value")
        return (low is not None and value < low) or (high is not None and value > high)
    return False


def _resolved(world: World, guild: Guild | None, chosen: list[Json]) -> Json:
    """Return the users, members, channels and roles that the values name."""
    resolved: Json = {}
    for option in chosen:
        one = option["value"]
        if option["type"] == USER:
            user = world.users[int(one)]
            resolved.setdefault("users", {})[one] = user_payload(user)
            if guild and user.id in guild.members:
                member = member_payload(guild.members[user.id])
                del member["user"]
                resolved.setdefault("members", {})[one] = member
        elif option["type"] == CHANNEL:
            channel = channel_payload(world.channel(int(one)))
            resolved.setdefault("channels", {})[one] = channel
        elif option["type"] == ROLE and guild:
            resolved.setdefault("roles", {})[one] = role_payload(guild.roles[int(one)])
    return resolved
