"""What commands, options and choices may be called, in every language."""

import unicodedata
from collections import Counter
from collections.abc import Iterator

from bot.sandbox.validation.error_tree import ErrorTree, Place
from bot.sandbox.world.locales import LOCALES
from bot.sandbox.world.messages import Json

_FIELDS = ("name_localizations", "description_localizations")


def check_command_name(tree: ErrorTree, place: Place, command: Json) -> None:
    """Note what is wrong with a command's names; Discord does not say in which language."""
    check_languages(tree, place, command)
    _check(tree, (*place, "name"), [command["name"]])
    _check(tree, (*place, "name_localizations"), [name for _, name in _localized(command)])


def check_option_names(tree: ErrorTree, place: Place, options: list[Json]) -> None:
    """Note what is wrong with the names of a command's options, and of their choices.

    In each language a name is told from the names of all others there, and from their defaults.
    """
    defaults = Counter(option["name"] for option in options)
    localized = Counter(pair for option in options for pair in _localized(option))
    for index, option in enumerate(options):
        spot = (*place, "options", index)
        check_languages(tree, spot, option)
        _check(tree, (*spot, "name"), [option["name"]])
        _check_unique(tree, (*spot, "name"), defaults[option["name"]])
        for locale, name in _localized(option):
            there = (*spot, "name_localizations", locale)
            others = defaults[name] - (name == option["name"])
            _check(tree, there, [name])
            _check_unique(tree, there, localized[locale, name] + others)
        for number, choice in enumerate(option.get("choices") or ()):
            check_languages(tree, (*spot, "choices", number), choice)


def check_languages(tree: ErrorTree, place: Place, node: Json) -> None:
    """Note the languages that Discord does not have."""
    for field in _FIELDS:
        for locale in node.get(field) or ():
            if locale not in LOCALES:
                words = f"Value must be one of {tuple(LOCALES)}."
                tree.add((*place, field, locale), "BASE_TYPE_CHOICES", words)


def _localized(node: Json) -> Iterator[tuple[str, str]]:
    yield from (node.get("name_localizations") or {}).items()


def _check(tree: ErrorTree, place: Place, names: list[str]) -> None:
    if not all(map(_is_name, names)):
        tree.add(place, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _check_unique(tree: ErrorTree, place: Place, times: int) -> None:
    if times > 1:
        words = "Option name must be unique"
        tree.add(place, "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED", words)


def _is_name(name: str) -> bool:
    """Tell whether it has only lower-case letters and digits of any script, and - _ '."""
    return name == name.lower() and all(one in "-_'" or _is_letter(one) for one in name)


def _is_letter(one: str) -> bool:
    """Tell letters and digits; in Devanagari and Thai the marks that write vowels are of them."""
    category = unicodedata.category(one)[0]
    marked = category == "M" and unicodedata.name(one, "").startswith(("DEVANAGARI ", "THAI "))
    return category in "LN" or marked
