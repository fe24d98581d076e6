"""What `packs check` and `packs show` print, as text or as JSON lines."""

import os
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import msgspec

from bot.errors import PackError
from bot.game.pack_names import PackMatch, PackName, match_pack
from bot.game.question import (
    Choice,
    Image,
    Listing,
    Number,
    Order,
    Question,
    Several,
    TrueFalse,
    Typed,
    accepted_text,
    kind_of,
    options_of,
)
from bot.packs.facts.names import number_text
from bot.packs.facts.problems import Problem, has_errors
from bot.packs.library.loader import Loaded, load, load_file
from bot.packs.library.pack import Pack
from bot.text_files import shown

_LETTERS = "ABCDEFGH"


def check(paths: Iterable[Path]) -> tuple[str, bool]:
    """Return every problem of every file in words, and whether all the files are good.

    Raises PackError where a path does not exist or there is no file at all.
    """
    loaded = _load(paths)
    text = "\n\n".join(_checked(each) for each in loaded)
    return text, not any(has_errors(each.problems) for each in loaded)


def load_for_show(paths: Iterable[Path], named: str) -> Pack:
    """Return one pack by its id, its title, or a part that fits no other.

    Raises PackError where there is none, more than one, or it has an error.
    """
    loaded = [each for each in _load(paths) if each.pack or has_errors(each.problems)]
    known = [PackName(each.pack_id, each.pack.title if each.pack else "") for each in loaded]
    found = match_pack(named, known)
    if found.meant is None:
        raise _not_one(named, found, known)
    one = loaded[known.index(found.meant)]
    if one.pack is None:
        raise PackError(f"The pack {one.pack_id!r} has errors:\n{_checked(one)}")
    return one.pack


def _not_one(named: str, found: PackMatch, known: Iterable[PackName]) -> PackError:
    if found.fitting:
        fitting = ", ".join(each.id for each in found.fitting)
        return PackError(f"{named!r} fits several packs: {fitting}.", "Type more of its name.")
    near = ", ".join(each.id for each in found.near)
    there = f"Did you mean {near}?" if near else f"There is {', '.join(each.id for each in known)}."
    return PackError(f"There is no pack {named!r}.", there)


def load_all_for_show(paths: Iterable[Path]) -> tuple[Pack, ...]:
    """Return every pack without errors; raises PackError where there is no file at all."""
    return tuple(each.pack for each in _load(paths) if each.pack)


def _load(paths: Iterable[Path]) -> tuple[Loaded, ...]:
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


def _checked(loaded: Loaded) -> str:
    errors = sum(has_errors([each]) for each in loaded.problems)
    warnings = len(loaded.problems) - errors
    found = [_count(errors, "error")] * bool(errors) + [_count(warnings, "warning")] * bool(
        warnings
    )
    verdict = ", ".join(found) or "no problems"
    made = f" · {summary(loaded.pack)}" if loaded.pack else ""
    return "\n".join([f"{loaded.file}: {verdict}{made}", *map(_told, loaded.problems)])


def _told(problem: Problem) -> str:
    place = f"{problem.place}: " if problem.place else ""
    fix = f"\n      → {problem.fix}" if problem.fix else ""
    return f"  {problem.severity}: {place}{problem.wrong}{fix}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def summary(pack: Pack) -> str:
    """Return the number of questions, in all and by kind."""
    kinds = Counter(kind_of(question) for question in pack.questions)
    parts = ", ".join(f"{number} {kind.replace('_', '/')}" for kind, number in kinds.items())
    return f"{_count(len(pack.questions), 'question')} ({parts})"


def show(pack: Pack, *, as_json: bool) -> str:
    """Return a pack's questions with their answers, to read or as JSON lines."""
    if as_json:
        encode = msgspec.json.encode
        return "\n".join(encode(as_shown(each)).decode() for each in pack.questions)
    head = f"{pack.title}  ({pack.id}, revision {pack.revision})\n{summary(pack)}"
    return "\n\n".join([head, *map(_readable, pack.questions)])


def as_shown(question: Question) -> dict[str, object]:
    """Return what a JSON line holds of a question."""
    return {
        "id": question.id,
        "kind": kind_of(question),
        "stem": question.stem,
        "options": options_of(question),
        "answer": str(question.answer) if isinstance(question, TrueFalse) else question.answer,
        "accepted": question.accepted if isinstance(question, Typed | Listing) else (),
        "difficulty": question.difficulty,
        "fact": question.fact,
        "explanation": question.explanation,
        "source": question.source,
    }


def _readable(question: Question) -> str:
    paragraph = question.source.paragraph
    footnote = question.source.title + (f", paragraph {paragraph}" if paragraph else "")
    kind = kind_of(question).replace("_", "/")
    return "\n".join(
        [
            question.stem,
            *_picture(question.image),
            *(f"    {line}" for line in _answer_lines(question)),
            f"    {question.explanation}",
            f"    ¹ {footnote}",
            f"    {question.id} · {kind} · difficulty {question.difficulty} of 5",
        ]
    )


def _picture(image: Image | None) -> list[str]:
    return [f"    [{image.url or image.path}: {image.alt}]"] if image else []


def _answer_lines(question: Question) -> list[str]:
    match question:
        case Choice(options=options, answer=answer):
            return _lettered(options, (answer,))
        case Several(options=options, answer=answer):
            return _lettered(options, answer)
        case Order(answer=answer):
            return [f"{n}. {option}" for n, option in enumerate(answer, start=1)]
        case TrueFalse() | Number():
            return [f"✓ {_plain_answer(question)}"]
        case Typed(refused=refused):
            return [f"✓ {accepted_text(question)}", *_refused(refused)]
        case Listing(accepted=accepted, refused=refused, wanted=wanted):
            count = f"{wanted} of {len(accepted)} are enough"
            forms = (f"✓ {' / '.join(names)}" for names in accepted)
            return [*forms, *_refused(refused), count]


def _plain_answer(question: TrueFalse | Number) -> str:
    if isinstance(question, TrueFalse):
        return str(question.answer)
    answer = f"{number_text(question.answer)} {question.unit}".rstrip()
    return f"{answer} (nothing from {number_text(question.scale)} off)"


def _refused(refused: Iterable[str]) -> list[str]:
    told = " / ".join(refused)
    return [f"✗ {told}"] if told else []


def _lettered(options: Iterable[str], right: tuple[str, ...]) -> list[str]:
    return [
        f"{'✓' if option in right else ' '} {letter}  {option}"
        for letter, option in zip(_LETTERS, options, strict=False)
    ]


def main(arguments: list[str]) -> int:
    """Show and check the named files, faulty ones too: what a writer wants to see."""
    paths = [Path(each) for each in arguments]
    drafts = (load_file(path, keep_faulty=True).pack for path in paths)
    packs = [show(pack, as_json=False) for pack in drafts if pack]
    text, good = check(paths)
    sys.stdout.write("\n\n".join([*packs, text]) + "\n")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
