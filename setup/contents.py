"""Which packages a lock names, and which of them an environment has."""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

_PIN = re.compile(r"^([\w.-]+)(?:\[.+?\])?==([^\s;\\]+)", re.MULTILINE)


def site_packages(folder: Path) -> Iterator[Path]:
    """Yield the folders in which an environment has its packages."""
    return folder.glob("Lib/site-packages" if os.name == "nt" else "lib/python*/site-packages")


def pins_of(lock: Path) -> dict[str, str]:
    """Return the version of each package in a lock, also of those for other systems."""
    return {plain(name): version for name, version in _PIN.findall(lock.read_text("utf-8"))}


def found_in(folder: Path) -> dict[str, str]:
    """Return the version of each package that is installed in an environment."""
    found = {}
    for place in site_packages(folder):
        for record in place.glob("*.dist-info/METADATA"):
            name, _, version = record.parent.stem.rpartition("-")
            found[plain(name)] = version
    return found


def missing(wanted: Mapping[str, str], folder: Path) -> list[str]:
    """Return the wanted packages that an environment lacks or has in another version."""
    found = found_in(folder)
    return [
        f"{name} {version}"
        for name, version in wanted.items()
        if _digits(found.get(name, "")) != _digits(version)
    ]


def _digits(version: str) -> str:
    """Return a version as locks write it: 2026.02.01 is 2026.2.1."""
    return re.sub(r"\b0+(?=\d)", "", version)


def plain(name: str) -> str:
    """Return a package's name in its normal form: in lower case, with hyphens."""
    return re.sub(r"[-_.]+", "-", name).lower()
