"""The commands that the bot registered, everywhere or in one server."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.sandbox.world.locales import shown
from bot.sandbox.world.messages import Json
from bot.sandbox.world.refusals import ApiError, Why
from bot.sandbox.world.snowflakes import Snowflakes

SUBCOMMAND = 1
SUBCOMMAND_GROUP = 2
IN_GUILD = 0
IN_BOT_DM = 1


@dataclass(frozen=True, slots=True)
class Leaf:
    """One thing a member can type: a command, or one of its subcommands.

    `nodes` are Discord's JSON of the command, of the group if there is one, and of the subcommand.
    """

    command: "Command"
    nodes: tuple[Json, ...]

    @property
    def path(self) -> str:
        """What is typed after the slash ("trivia-packs list"), in the words of the bot's code."""
        return " ".join(str(node["name"]) for node in self.nodes)

    @property
    def description(self) -> str:
        """What it does, in the words of the bot's code."""
        return str(self.nodes[-1]["description"])

    @property
    def options(self) -> list[Json]:
        """What can be filled in, in Discord's JSON."""
        options: list[Json] = self.nodes[-1]["options"]
        return options

    def path_in(self, locale: str) -> str:
        """Return what a member with this language is offered to type."""
        return " ".join(shown(node, "name", locale) for node in self.nodes)


@dataclass(slots=True)
class Command:
    """A registered command; `body` is Discord's JSON with every default filled in."""

    id: int
    guild_id: int | None
    body: Json

    @property
    def name(self) -> str:
        """What is typed after the slash."""
        return str(self.body["name"])

    @property
    def needs(self) -> int:
        """The permission bits a member needs to see it by default; -1 means administrators only."""
        asked = self.body["default_member_permissions"]
        if asked is None:
            return 0
        return int(asked) or -1

    def works_in(self, context: int) -> bool:
        """Whether it shows up in servers (0) or in the bot's direct messages (1)."""
        contexts = self.body["contexts"]
        if contexts is None:
            return context == IN_GUILD or bool(self.body["dm_permission"])
        return context in contexts

    def leaves(self) -> Iterator[Leaf]:
        """Yield everything that can be typed."""
        yield from _leaves(self, (self.body,))


def _leaves(command: Command, nodes: tuple[Json, ...]) -> Iterator[Leaf]:
    below = [o for o in nodes[-1]["options"] if o["type"] in (SUBCOMMAND, SUBCOMMAND_GROUP)]
    if not below:
        yield Leaf(command, nodes)
    for option in below:
        yield from _leaves(command, (*nodes, option))


class CommandBook:
    """Keeps commands as Discord does: one set for every server, and one for each server."""

    def __init__(self, snowflakes: Snowflakes) -> None:
        self._snowflakes = snowflakes
        self._commands: dict[int, Command] = {}

    def registered(self, guild_id: int | None) -> list[Command]:
        """Return the commands of one set, in the order of registration."""
        return [one for one in self._commands.values() if one.guild_id == guild_id]

    def usable_in(self, guild_id: int | None) -> list[Command]:
        """Return what a place offers: a server's own commands hide global ones of that name."""
        context = IN_BOT_DM if guild_id is None else IN_GUILD
        offered = {one.name: one for one in self.registered(None)}
        if guild_id is not None:
            offered |= {one.name: one for one in self.registered(guild_id)}
        return [one for one in offered.values() if one.works_in(context)]

    def get(self, guild_id: int | None, command_id: int) -> Command:
        """Return one command of a set; ApiError (10063) when it has none of that id."""
        command = self._commands.get(command_id)
        if command is None or command.guild_id != guild_id:
            raise ApiError(Why.UNKNOWN_COMMAND)
        return command

    def put(self, guild_id: int | None, body: Json) -> tuple[Command, bool]:
        """Register one command, replacing that of the same name; tells whether it is new."""
        for command in self.registered(guild_id):
            if command.name == body["name"]:
                command.body = normalised(body)
                return command, False
        command = Command(self._snowflakes.next(), guild_id, normalised(body))
        self._commands[command.id] = command
        return command, True

    def replace(self, guild_id: int | None, bodies: list[Json]) -> list[Command]:
        """Make these the whole set; commands that keep their name keep their id."""
        names = {body["name"] for body in bodies}
        for command in self.registered(guild_id):
            if command.name not in names:
                del self._commands[command.id]
        return [self.put(guild_id, body)[0] for body in bodies]

    def change(self, command: Command, changes: Json) -> None:
        """Change some of a command's properties."""
        command.body = normalised({**command.body, **changes})

    def delete(self, command: Command) -> None:
        """Forget a command."""
        del self._commands[command.id]


def normalised(body: Json) -> Json:
    """Return the command's JSON as Discord sends it back, defaults filled in."""
    asked: Any = body.get("default_member_permissions")
    return {
        "type": body.get("type") or 1,
        "name": body["name"],
        "name_localizations": body.get("name_localizations"),
        "description": body.get("description") or "",
        "description_localizations": body.get("description_localizations"),
        "options": [_normalised_option(one) for one in body.get("options") or ()],
        "default_member_permissions": None if asked is None else str(asked),
        "dm_permission": body.get("dm_permission", True) is not False,
        "contexts": body.get("contexts"),
        "integration_types": body.get("integration_types") or [0],
        "nsfw": bool(body.get("nsfw", False)),
    }


def _normalised_option(option: Json) -> Json:
    filled = {**option}
    if option["type"] in (SUBCOMMAND, SUBCOMMAND_GROUP):
        filled["options"] = [_normalised_option(one) for one in option.get("options") or ()]
    return filled
