"""Pictures of questions: which files and links may be shown."""

import stat
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from bot.errors import PackError
from bot.game.question import Image
from bot.packs.facts.bounds import brief
from bot.packs.facts.inside_folder import lies_outside
from bot.packs.facts.problems import Problem
from bot.packs.facts.tables import FactFile, PictureTable, QuestionTemplate

LARGEST = 8 * 1024 * 1024
"""Bytes that Discord takes from any bot."""
LONGEST_LINK = 2048
_BEGINNINGS = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
}


def image_of(picture: PictureTable | None) -> Image | None:
    """Return a picture as questions carry it."""
    return Image(alt=picture.alt, url=picture.url, path=picture.file) if picture else None


def picture_bytes(folder: Path, path: str) -> bytes:
    """Return the content of a picture inside the questions folder.

    It is looked at anew each time, since files change: raises PackError, in words, for anything
    that is not a picture of fitting size and sort, or lies outside.
    """
    try:
        wrong, fix = _unfit(folder, path)
        if not wrong:
            with (folder / path).open("rb") as file:
                content = file.read(LARGEST + 1)  # it may have grown meanwhile
            if _begins_as_named(content, path):
                return content
            wrong, fix = _NO_PICTURE
    except (OSError, RuntimeError, ValueError) as error:  # links in a circle, a name with a NUL
        told = getattr(error, "strerror", None) or "no file can be called so"
        wrong, fix = f"It cannot be read: {told}.", "Check the file's name and rights."
    raise PackError(f"The picture {brief(path)}: {wrong}", fix)


_NO_PICTURE = ("It is not the sort of picture that its name says.", "Save it as what it is called.")


def _unfit(folder: Path, path: str) -> tuple[str, str]:
    """Return what speaks against a file before it is read, and what to do; empty if nothing."""
    inside = "Name a file inside the folder of the fact file, as in “maps/danube.png”."
    outside = lies_outside(folder, path)
    if outside:
        return outside, inside
    if Path(path).suffix.lower() not in _BEGINNINGS:
        return "It is no picture by its name.", f"Use {', '.join(_BEGINNINGS)}."
    found = (folder / path).stat()
    if not stat.S_ISREG(found.st_mode):
        return "It is not a file.", inside
    if found.st_size > LARGEST:
        return f"It has {found.st_size:,} bytes; {LARGEST:,} is the most.", "Make it smaller."
    return "", ""


def _begins_as_named(content: bytes, path: str) -> bool:
    suffix = Path(path).suffix.lower()
    webp = suffix != ".webp" or content[8:12] == b"WEBP"
    return webp and content.startswith(_BEGINNINGS[suffix])


def check_pictures(file: FactFile, path: str, folder: Path) -> Iterator[Problem]:
    """Complain of every picture of a fact file that cannot be shown."""
    for place, picture in _pictures(file):
        wrong, fix = _wrong_with(picture, folder)
        if wrong:
            yield Problem(path, f"{place}.image", wrong, fix)


def _wrong_with(picture: PictureTable, folder: Path) -> tuple[str, str]:
    if bool(picture.url) == bool(picture.file):
        return "A picture has either a url or a file.", "Give one of the two."
    if picture.url:
        return _wrong_link(picture.url)
    try:
        picture_bytes(folder, picture.file)
    except PackError as error:
        return error.message, error.remedy
    return "", ""


def _wrong_link(url: str) -> tuple[str, str]:
    fix = "Write a link as in “https://example.org/map.png”."
    try:
        parts = urlsplit(url)
        good = parts.scheme == "https" and parts.hostname and parts.username is None
    except ValueError:
        good = False
    if not good or any(char.isspace() for char in url):
        return f"{brief(url)} is no https link.", fix
    return ("The link is too long.", fix) if len(url) > LONGEST_LINK else ("", "")


def _pictures(file: FactFile) -> Iterator[tuple[str, PictureTable]]:
    for name, relation in file.relations.items():
        yield from _in_questions(relation.questions, f"relations.{name}")
    for table, entries in (("facts", file.facts), ("sets", file.sets)):
        for entry in entries:
            if entry.image:
                yield f"{table}.{entry.id}", entry.image
            yield from _in_questions(entry.questions, f"{table}.{entry.id}")


def _in_questions(
    questions: tuple[QuestionTemplate, ...], place: str
) -> Iterator[tuple[str, PictureTable]]:
    for n, template in enumerate(questions):
        if template.image:
            yield f"{place}.questions[{n}]", template.image
