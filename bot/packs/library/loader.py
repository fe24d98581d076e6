"""From files on disk to packs, each file with all its problems."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from bot.errors import PackError
from bot.packs.facts.boundary import as_problem, time_limit
from bot.packs.facts.bounds import brief
from bot.packs.facts.file_names import how_to_rename, intended_name
from bot.packs.facts.pictures import check_pictures
from bot.packs.facts.problems import Problem, Severity, has_errors
from bot.packs.facts.reader import read_fact_file
from bot.packs.facts.resolver import resolve
from bot.packs.facts.rows import Rows
from bot.packs.facts.tables import FactFile
from bot.packs.library.pack import FilePack, pack_of
from bot.packs.linting.lints import lint, without_faulty_unasked
from bot.packs.questions.distractors import check_curated
from bot.packs.questions.drafts import Draft, place_of
from bot.packs.questions.generator import generate
from bot.packs.questions.knowledge import Knowledge
from bot.text_files import NotText, read_text, shown

LARGEST_FILE = 8_000_000
_PACK_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


class LoadedFile(msgspec.Struct, frozen=True):
    """What came of one file: its pack, unless it has an error, and its problems.

    `pack_id` is what the pack is or would be called, so that its last good version can be found.
    """

    file: str
    pack_id: str
    pack: FilePack | None
    problems: tuple[Problem, ...]


def load(paths: Iterable[Path]) -> tuple[LoadedFile, ...]:
    """Load every fact file of these folders and files, sorted by name.

    A folder's own `.toml` files count, hidden ones aside, and those that nearly are called so are
    warned of. Of two files with one pack id, only the first is a pack. Raises PackError for a
    folder that cannot be looked into.
    """
    loaded: list[LoadedFile] = []
    owners: dict[str, str] = {}
    paths = list(paths)
    for path in files_in(paths):
        one = load_file(path) if path in paths else load_listed(path)
        first = owners.setdefault(one.pack_id, one.file)
        if first != one.file and one.pack:
            wrong = f"The pack id {one.pack_id!r} is taken by {first}."
            clash = Problem(one.file, "pack.id", wrong, "Give one of the two another id.")
            one = LoadedFile(one.file, one.pack_id, None, (*one.problems, clash))
        loaded.append(one)
    return tuple(loaded)


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield files and the fact files of folders, once each however often one is named.

    Raises PackError for a folder that cannot be looked into.
    """
    seen: set[Path] = set()
    for path in paths:
        for file in listed(path) if _is_folder(path) else [path]:
            if file.absolute() not in seen:
                seen.add(file.absolute())
                yield file


def listed(folder: Path) -> list[Path]:
    """Return a folder's own fact files and files with nearly such a name, hidden ones aside.

    Sorted by name on every system alike. Raises PackError where the folder is not there or cannot
    be looked into.
    """
    try:
        found = [each for each in folder.iterdir() if _is_fact_file(each) or intended_name(each)]
    except OSError as error:
        raise PackError(
            f"The questions folder {shown(folder)} cannot be read: {error.strerror or error}.",
            "Let the bot's user read it, or set QUESTIONS_DIR to a folder with fact files.",
        ) from error
    return sorted(found, key=lambda each: each.name)  # as paths, Windows' would ignore the case


def _is_fact_file(path: Path) -> bool:
    return path.name.endswith(".toml") and not path.name.startswith(".")


def load_folder(folder: Path) -> tuple[LoadedFile, ...]:
    """Load a questions folder as a start and a reload do, whatever lies in it.

    Raises PackError where it is not there or cannot be looked into.
    """
    return tuple(map(load_listed, listed(folder)))


def load_listed(path: Path) -> LoadedFile:
    """Load one file of a folder; one with nearly the name of a fact file gives a warning."""
    if not intended_name(path):
        return load_file(path)
    name, fix = shown(path), shown(how_to_rename(path))
    wrong = "This file is passed over: the name of a fact file ends in .toml."
    warning = Problem(name, "", wrong, fix, Severity.WARNING)
    # Under its whole name, which is no pack's id, so that no pack is taken for an older one of it.
    return LoadedFile(name, shown(path.name), None, (warning,))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a folder above it cannot be looked into
        return False


def load_file(path: Path, *, keep_faulty: bool = False) -> LoadedFile:
    """Load one fact file; whatever is wrong with it is a problem, never an exception.

    `keep_faulty` gives the pack in spite of errors, to be looked at but not to be played.
    """
    name, pack_id = shown(path), shown(path.stem)
    try:
        with time_limit():
            pack, problems = _read(path, name)
    except Exception as error:  # noqa: BLE001 - the boundary: one file's trouble is that file's
        return LoadedFile(name, pack_id, None, (as_problem(name, error),))
    unique = tuple(dict.fromkeys(map(_printable, problems)))
    return LoadedFile(
        name, pack_id, None if has_errors(unique) and not keep_faulty else pack, unique
    )


def _printable(problem: Problem) -> Problem:
    """Return a problem without control characters, which could move a terminal's cursor."""
    return msgspec.structs.replace(
        problem, place=shown(problem.place), wrong=shown(problem.wrong), fix=shown(problem.fix)
    )


def _read(path: Path, name: str) -> tuple[FilePack | None, list[Problem]]:
    rows = Rows(path.parent, name)
    pack, problems = _read_with(rows, path, name)
    return pack, rows.origins.all_told(problems)


def _read_with(rows: Rows, path: Path, name: str) -> tuple[FilePack | None, list[Problem]]:
    text, problems = _text_of(path, name)
    if text is None:
        return None, problems
    file, problems = read_fact_file(text, name, rows)
    if file is None:
        return None, problems
    problems += _check_id(file, path, name)
    problems += check_pictures(file, name, path.parent)
    source_text, more = _source_text(path, name)
    problems += more
    pack, more = _pack_and_problems(file, name, problems, source_text)
    return pack, [*problems, *more]


def _pack_and_problems(
    file: FactFile, name: str, before: list[Problem], source_text: str | None
) -> tuple[FilePack, list[Problem]]:
    broken = frozenset(part for problem in before for part in re.split(r"[.\[]", problem.place))
    resolved, problems = resolve(file, name, broken)
    problems += check_curated(resolved, Knowledge(resolved))
    drafts = without_faulty_unasked(generate(resolved), resolved, source_text)
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


def _check_id(file: FactFile, path: Path, name: str) -> Iterator[Problem]:
    if not _PACK_ID.fullmatch(file.pack.id):
        yield Problem(
            name,
            "pack.id",
            f"{brief(file.pack.id)} is no id.",
            "Use lower-case letters, digits and hyphens, 64 at most.",
        )
    elif file.pack.id != path.stem:
        yield Problem(
            name,
            "pack.id",
            f"The id {file.pack.id!r} is not the file's name.",
            f"Call the file {file.pack.id}.toml, or the pack “{shown(path.stem)}”.",
        )


def _source_text(path: Path, name: str) -> tuple[str | None, list[Problem]]:
    """Return the source's own text, which may lie beside its fact file as `<id>.source.txt`."""
    beside = path.with_suffix(".source.txt")
    if not beside.exists():
        return None, []
    try:
        return read_text(beside, LARGEST_FILE), []
    except NotText as error:
        where = f"{shown(beside.name)} {error.place}".strip()
        wrong = f"The source beside it cannot be compared. {error.wrong}"
        return None, [Problem(name, where, wrong, error.fix, Severity.WARNING)]


def _text_of(path: Path, name: str) -> tuple[str | None, list[Problem]]:
    """Read a file that is a plain, reasonably small UTF-8 file; else tell why not."""
    if path.suffix != ".toml" and path.exists():
        fix = shown(how_to_rename(path)) if intended_name(path) else "Fact files end in .toml."
        return None, [Problem(name, "", "This is not a fact file.", fix)]
    try:
        return read_text(path, LARGEST_FILE), []
    except NotText as error:
        return None, [Problem(name, error.place, error.wrong, error.fix)]
