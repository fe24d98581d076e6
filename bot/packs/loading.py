"""From files on disk to packs, each file with all its problems."""

import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from bot.packs.distractors import check_curated
from bot.packs.drafts import Draft, place_of
from bot.packs.generating import generate, pack_of
from bot.packs.knowledge import Knowledge
from bot.packs.linting import lint
from bot.packs.model import FactFile
from bot.packs.pack import Pack
from bot.packs.pictures import check_pictures
from bot.packs.problems import Problem, has_errors
from bot.packs.reading import read_fact_file
from bot.packs.resolving import resolve

LARGEST_FILE = 8_000_000
_PACK_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


class Loaded(msgspec.Struct, frozen=True):
    """What came of one file: its pack, unless it has an error, and its problems.

    `pack_id` is what the pack is or would be called, so that its last good version can be found.
    """

    file: str
    pack_id: str
    pack: Pack | None
    problems: tuple[Problem, ...]


def load(paths: Iterable[Path]) -> tuple[Loaded, ...]:
    """Load every fact file of these folders and files, sorted by name.

    A folder's own `.toml` files count, hidden ones aside. Of two files with one pack id, only the
    first is a pack.
    """
    loaded: list[Loaded] = []
    owners: dict[str, str] = {}
    for path in _files(paths):
        one = load_file(path)
        first = owners.setdefault(one.pack_id, one.file)
        if first != one.file and one.pack:
            wrong = f"The pack id {one.pack_id!r} is taken by {first}."
            clash = Problem(one.file, "pack.id", wrong, "Give one of the two another id.")
            one = Loaded(one.file, one.pack_id, None, (*one.problems, clash))
        loaded.append(one)
    return tuple(loaded)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield files once each: a file named twice, or once by its folder, is one file."""
    seen: set[Path] = set()
    for path in paths:
        inside = sorted(path.glob("*.toml")) if path.is_dir() else [path]
        for file in inside:
            hidden = file.name.startswith(".") and file != path
            if not hidden and file.absolute() not in seen:
                seen.add(file.absolute())
                yield file


def load_file(path: Path, *, keep_faulty: bool = False) -> Loaded:
    """Load one fact file; whatever is wrong with it is a problem, never an exception.

    `keep_faulty` gives the pack in spite of errors, to be looked at but not to be played.
    """
    name = str(path)
    text, problems = _text_of(path)
    if text is None:
        return Loaded(name, path.stem, None, tuple(problems))
    file, problems = read_fact_file(text, name)
    if file is None:
        return Loaded(name, path.stem, None, tuple(problems))
    problems += _check_id(file, path)
    problems += check_pictures(file, name, path.parent)
    pack, more = _pack_and_problems(file, name, problems, _source_text(path))
    problems += more
    unique = tuple(dict.fromkeys(problems))
    return Loaded(name, path.stem, None if has_errors(unique) and not keep_faulty else pack, unique)


def _pack_and_problems(
    file: FactFile, name: str, before: list[Problem], source_text: str | None
) -> tuple[Pack, list[Problem]]:
    broken = frozenset(part for problem in before for part in re.split(r"[.\[]", problem.place))
    resolved, problems = resolve(file, name, broken)
    problems += check_curated(resolved, Knowledge(resolved))
    drafts = generate(resolved)
    problems += _twice_named(drafts, name)
    problems += lint(drafts, resolved, source_text)
    if not drafts and not has_errors((*before, *problems)):
        problems.append(Problem(name, "", "The file yields no question.", "Add [[facts]]."))
    return pack_of(resolved, drafts), problems


def _twice_named(drafts: Iterable[Draft], name: str) -> Iterator[Problem]:
    """Complain of two questions with one id, which two templates for one slot can give."""
    seen: set[str] = set()
    for draft in drafts:
        if draft.question.id in seen:
            wrong = "Two questions have this id."
            yield Problem(name, place_of(draft), wrong, "Give one of the templates an id.")
        seen.add(draft.question.id)


def _check_id(file: FactFile, path: Path) -> Iterator[Problem]:
    if not _PACK_ID.fullmatch(file.pack.id):
        yield Problem(
            str(path),
            "pack.id",
            f"{file.pack.id!r} is no id.",
            "Use lower-case letters, digits and hyphens, 64 at most.",
        )
    elif file.pack.id != path.stem:
        yield Problem(
            str(path),
            "pack.id",
            f"The id {file.pack.id!r} is not the file's name.",
            f"Call the file {file.pack.id}.toml, or the pack {path.stem!r}.",
        )


def _source_text(path: Path) -> str | None:
    """Return the source's own text, which may lie beside its fact file as `<id>.source.txt`."""
    try:
        return path.with_suffix(".source.txt").read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None


def _text_of(path: Path) -> tuple[str | None, list[Problem]]:
    """Read a file that is a plain, reasonably small UTF-8 file; else tell why not."""
    name = str(path)
    try:
        wrong, fix = _unfit(path)
        if not wrong:
            return path.read_bytes().decode("utf-8-sig"), []
    except OSError as error:
        wrong = f"The file cannot be read: {error.strerror}."
        fix = "Check that it exists and that the bot may read it."
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return None, [Problem(name, f"line {line}", "This is not UTF-8.", "Save it as UTF-8.")]
    return None, [Problem(name, "", wrong, fix)]


def _unfit(path: Path) -> tuple[str, str]:
    """Return what speaks against reading this path, and what to do; empty if nothing does."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        return "This is not a file.", "Name a fact file or a folder with fact files."
    if path.suffix != ".toml":
        return "This is not a fact file.", "Fact files end in .toml."
    if found.st_size > LARGEST_FILE:
        return (
            f"The file has {found.st_size:,} bytes; {LARGEST_FILE:,} is the most.",
            "Split it into several packs.",
        )
    return "", ""
