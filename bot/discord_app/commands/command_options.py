"""The options of a command that was used: they fit what was registered, or it is refused."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import discord
import msgspec
from discord import AppCommandOptionType as Type
from discord import app_commands
from discord.app_commands import Parameter

LONGEST_TEXT = 6_000
"""Characters that Discord takes where a command names no limit."""
_BELOW = (Type.subcommand.value, Type.subcommand_group.value)
_Leaf: TypeAlias = app_commands.Command[Any, ..., Any]


class _Option(msgspec.Struct):
    name: str
    type: int
    value: str | int | float | bool | None = None
    options: Sequence["_Option"] = ()
    focused: bool = False


class _Used(msgspec.Struct):
    name: str
    type: int = 1
    options: Sequence[_Option] = ()


class OddOptions(app_commands.CheckFailure):
    """What came is not how any command of this bot is used."""


def check_options(
    tree: app_commands.CommandTree[Any], data: Mapping[str, Any] | None, *, typing: bool
) -> None:
    """Raise OddOptions unless each option is known, given once, of its type and in its bounds.

    While a member is `typing`, only the option in focus is looked at: the others are unfinished.
    """
    try:
        used = msgspec.convert(data, _Used)
    except (msgspec.ValidationError, RecursionError):
        raise OddOptions("Options that cannot be read.") from None
    if used.type != discord.AppCommandType.chat_input.value:
        raise OddOptions("No command that is typed.")
    found = _leaf(tree, used)
    if found is None:
        return  # the tree says of an unknown command what has become of it
    leaf, options = found
    known = {parameter.display_name: parameter for parameter in leaf.parameters}
    focused = [one for one in options if one.focused]
    if typing:
        _check_typed(focused, known)
        return
    if focused or len({one.name for one in options}) < len(options):
        raise OddOptions("An option came twice, or is still being typed.")
    for one in options:
        parameter = known.get(one.name)
        if parameter is None or one.type != parameter.type.value or not _fits(one, parameter):
            raise OddOptions(f"/{leaf.qualified_name} does not take this as {one.name[:32]!r}.")


def _leaf(
    tree: app_commands.CommandTree[Any], used: _Used
) -> tuple[_Leaf, Sequence[_Option]] | None:
    """Return the command or subcommand that is meant, with the options that are its own."""
    node: Any = tree.get_command(used.name)
    options = used.options
    while isinstance(node, app_commands.Group):
        if len(options) != 1 or options[0].type not in _BELOW:
            raise OddOptions(f"/{node.qualified_name} needs one subcommand.")
        node, options = node.get_command(options[0].name), options[0].options
    return None if node is None else (node, options)


def _check_typed(focused: Sequence[_Option], known: Mapping[str, Parameter]) -> None:
    fits = len(focused) == 1 and focused[0].name in known and known[focused[0].name].autocomplete
    if not (fits and _is_text(focused[0].value, 0, LONGEST_TEXT)):
        raise OddOptions("Nothing can be offered for this.")


def _fits(option: _Option, parameter: Parameter) -> bool:
    value = option.value
    if parameter.choices:
        return type(value) is str and value in [one.value for one in parameter.choices]
    least, most = parameter.min_value, parameter.max_value
    match parameter.type:
        case Type.string:
            return _is_text(value, int(least or 0), int(most or LONGEST_TEXT))
        case Type.integer:
            return type(value) is int and _is_within(value, least, most)
        case Type.boolean:
            return type(value) is bool
    return False  # no command of this bot takes anything else


def _is_text(value: object, least: int, most: int) -> bool:
    if not isinstance(value, str):
        return False
    try:
        value.encode()
    except UnicodeEncodeError:  # half a surrogate pair
        return False
    return least <= len(value) <= most


def _is_within(value: int, least: float | None, most: float | None) -> bool:
    return (least is None or value >= least) and (most is None or value <= most)


def is_from_somebody(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether Discord named the member whose interaction this is."""
    return interaction.user is not discord.utils.MISSING
