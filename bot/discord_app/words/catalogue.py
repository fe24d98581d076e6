"""Catalogues: the translations that people write, read once at the start."""

import gettext
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent / "catalogues"
SOURCE = "en"
"""The language of the words in the code; it needs no catalogue."""


def languages() -> tuple[str, ...]:
    """Return every language that members can read, by its tag; a file each makes it one."""
    return (SOURCE, *sorted(file.stem for file in FOLDER.glob("*.po")))


def read_catalogue(language: str) -> Catalog:
    """Return what a person has written for a language."""
    with (FOLDER / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language.replace("-", "_"), abort_invalid=True)


@cache
def translations(language: str) -> gettext.NullTranslations:
    """Return a language's translations, compiled in memory so that no compiled file is kept."""
    return gettext.NullTranslations() if language == SOURCE else compiled(read_catalogue(language))


def compiled(catalogue: Catalog) -> gettext.NullTranslations:
    """Return a catalogue as what looks messages up by the language's own plural rule."""
    file = BytesIO()
    write_mo(file, catalogue)
    file.seek(0)
    return gettext.GNUTranslations(file)
