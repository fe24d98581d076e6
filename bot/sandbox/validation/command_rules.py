"""Discord's rules for registered commands that its schema does not say."""

from collections import Counter
from collections.abc import Iterator

from bot.sandbox.validation.command_names import check_command_name, check_option_names
from bot.sandbox.validation.error_tree import ErrorTree, Place
from bot.sandbox.world.commands import SUBCOMMAND, SUBCOMMAND_GROUP
from bot.sandbox.world.messages import Json
from bot.sandbox.world.refusals import NotInSandbox

MOST_COMMANDS = 100
MOST_TEXT = 8000
_NESTING = (SUBCOMMAND, SUBCOMMAND_GROUP)


def check_commands(bodies: list[Json], *, whole_set: bool = False) -> None:
    """Raise ApiError (50035) for commands that Discord would not register.

    In a whole set the places in the error tree begin with the command's index.
    """
    tree = ErrorTree()
    for index, body in enumerate(bodies):
        _check_command(tree, (index,) if whole_set else (), body)
    for name, times in Counter(body["name"] for body in bodies).items():
        if times > 1:
            words = f"Application command names must be unique: {name}"
            tree.add((), "APPLICATION_COMMANDS_DUPLICATE_NAME", words)
    if len(bodies) > MOST_COMMANDS:
        tree.add((), "BASE_TYPE_MAX_LENGTH", f"Must be {MOST_COMMANDS} or fewer in length.")
    tree.check()


def _check_command(tree: ErrorTree, place: Place, body: Json) -> None:
    if (body.get("type") or 1) != 1:
        raise NotInSandbox("commands on users and messages")
    if not body.get("description"):
        tree.add((*place, "description"), "BASE_TYPE_REQUIRED", "This field is required")
    check_command_name(tree, place, body)
    _check_options(tree, place, body.get("options") or [])
    if sum(map(len, _texts(body))) > MOST_TEXT:
        words = f"Command exceeds maximum size ({MOST_TEXT})"
        tree.add(place, "APPLICATION_COMMAND_TOO_LARGE", words)


def _check_options(tree: ErrorTree, place: Place, options: list[Json]) -> None:
    optional_seen = False
    nested = [option["type"] in _NESTING for option in options]
    if any(nested) and not all(nested):
        words = "Sub-command and sub-command group option types are mutually exclusive to others"
        tree.add((*place, "options"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", words)
    check_option_names(tree, place, options)
    for index, option in enumerate(options):
        spot = (*place, "options", index)
        if option.get("required") and optional_seen:
            words = "Required options must be placed before non-required options"
            tree.add(spot, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", words)
        optional_seen = optional_seen or not option.get("required")
        if option.get("autocomplete") and option.get("choices"):
            words = "Autocomplete and choices cannot both be set"
            tree.add(spot, "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID", words)
        _check_options(tree, spot, option.get("options") or [])


def _texts(body: Json) -> Iterator[str]:
    """Yield all that counts towards a command's size: names, descriptions, values.

    Of a text in several languages only the longest counts.
    """
    for field in ("name", "description"):
        texts = (body.get(f"{field}_localizations") or {}).values()
        yield max((body.get(field) or "", *texts), key=len)
    for choice in body.get("choices") or ():
        yield from _texts(choice)
        yield str(choice["value"])
    for option in body.get("options") or ():
        yield from _texts(option)
