"""Which packs a command is about: files and folders by their path, a pack by a part of its name."""

import os
from collections.abc import Iterable
from pathlib import Path

from bot.cli.check_report import report
from bot.errors import PackError
from bot.game.pack_names import PackMatch, PackName, match_pack
from bot.packs.facts.problems import has_errors
from bot.packs.library.loader import LoadedFile, load
from bot.packs.library.pack import FilePack
from bot.text_files import shown


def pack_named(named: str, paths: Iterable[Path]) -> FilePack:
    """Return one pack by its id, its title, or a part that fits no other.

    Raises PackError where there is none, more than one, or it has an error.
    """
    one = file_named(named, paths)
    if one.pack is None:
        raise PackError(f"The pack {one.pack_id!r} has errors:\n{report(one)}")
    return one.pack


def file_named(named: str, paths: Iterable[Path]) -> LoadedFile:
    """Return what came of the one file whose pack is called so, as of `pack_named`.

    Raises PackError where there is none, or more than one.
    """
    loaded = [each for each in found_in(paths) if each.pack or has_errors(each.problems)]
    known = [PackName(each.pack_id, each.pack.title if each.pack else "") for each in loaded]
    found = match_pack(named, known)
    if found.meant is None:
        raise _not_one(named, found, known)
    return loaded[known.index(found.meant)]


def _not_one(named: str, found: PackMatch, known: Iterable[PackName]) -> PackError:
    if found.fitting:
        fitting = ", ".join(each.id for each in found.fitting)
        return PackError(f"{named!r} fits several packs: {fitting}.", "Type more of its name.")
    near = ", ".join(each.id for each in found.near)
    there = f"Did you mean {near}?" if near else f"There is {', '.join(each.id for each in known)}."
    return PackError(f"There is no pack {named!r}.", there)


def all_packs(paths: Iterable[Path]) -> tuple[FilePack, ...]:
    """Return every pack without errors; raises PackError where there is no file at all."""
    return tuple(each.pack for each in found_in(paths) if each.pack)


def found_in(paths: Iterable[Path]) -> tuple[LoadedFile, ...]:
    """Return what came of every fact file of these files and folders.

    Raises PackError where a path does not exist or there is no file at all.
    """
    paths = list(paths)
    for path in paths:
        if not os.path.lexists(path):
            wrong = f"{shown(path)}: no such file or folder."
            raise PackError(wrong, "Name a fact file or a folder.")
    loaded = load(paths)
    if not any(each.pack or has_errors(each.problems) for each in loaded):
        passed_over = (
            f"{each.file}: {problem.fix}" for each in loaded for problem in each.problems
        )
        raise PackError(
            f"There are no fact files in {', '.join(map(shown, paths))}.",
            "\n".join(["Fact files end in .toml.", *passed_over]),
        )
    return loaded
