"""Whole fact files for tests that need packs on disk."""

from pathlib import Path

NAMES = ("Amber", "Birch", "Clover", "Dune", "Elder", "Fern", "Garnet", "Hazel")
TOWNS = ("Kelp", "Loam", "Mist", "Nook", "Orchid", "Quartz", "Reed", "Tansy")
"""Towns that do not sound like their countries: else neither is asked for."""


def write_pack(folder: Path, pack_id: str, *, countries: int = 8, broken: bool = False) -> Path:
    """Write a pack about invented countries: one fact and several questions each."""
    path = folder / f"{pack_id}.toml"
    lines = [
        "[pack]",
        f'id = "{pack_id}"',
        f'title = "Capitals of {pack_id.title()}"',
        "[source]",
        f'title = "The book of {pack_id}"',
        'as_of = "2020"',
    ]
    for number, name in enumerate(NAMES[:countries]):
        lines += [
            f"[entities.land{number}]",
            f'name = "{name}land"',
            'type = "place"',
            'kind = "country"',
            f"[entities.town{number}]",
            f'name = "Port {TOWNS[number]}"',
            'type = "place"',
            'kind = "city"',
            "[[facts]]",
            f'id = "f{number}"',
            f'relation = "{"capitol_of" if broken else "capital_of"}"',
            f'slots = {{capital = "town{number}", country = "land{number}"}}',
            "difficulty = 2",
            f'explanation = "Ships reach {name}land by its harbour."',
            # Statements need tension: every other one is false, of a town that people take for it.
            f'traps = [{{ slot = "capital", value = "town{(number + 1) % countries}" }}]'
            if number % 2
            else "surprising = true",
        ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path
