"""What `packs show` prints of a pack: each question with its answer, as text or as JSON lines."""

from collections.abc import Iterable
from typing import assert_never

import msgspec

from bot.cli.check_report import summary
from bot.game.kinds import Question
from bot.game.kinds.choice import Choice
from bot.game.kinds.clues import Clues
from bot.game.kinds.listing import Listing
from bot.game.kinds.number import Number, may_be_year
from bot.game.kinds.order import Order
from bot.game.kinds.several import Several
from bot.game.kinds.true_false import TrueFalse
from bot.game.kinds.typed import Typed
from bot.game.question import Image, kind_of
from bot.packs.facts.names import grouped_text, number_text
from bot.packs.library.pack import FilePack

_LETTERS = "ABCDEFGH"


def as_text(pack: FilePack) -> str:
    """Return a pack's questions to be read."""
    return "\n\n".join([_head(pack), *map(_readable, pack.questions)])


def _head(pack: FilePack) -> str:
    about = " · ".join(filter(None, (pack.author, pack.license, pack.language)))
    title = f"{pack.title}  ({pack.id}, revision {pack.revision})"
    return "\n".join(filter(None, (title, pack.blurb, about, summary(pack))))


def as_json_lines(pack: FilePack) -> str:
    """Return a pack's questions for a program, one a line."""
    return "\n".join(msgspec.json.encode(as_shown(each)).decode() for each in pack.questions)


def as_shown(question: Question) -> dict[str, object]:
    """Return what a JSON line holds of a question."""
    return {
        "id": question.id,
        "kind": kind_of(question),
        "stem": question.stem,
        "options": question.all_options(),
        "answer": str(question.answer) if isinstance(question, TrueFalse) else question.answer,
        "accepted": _accepted(question),
        "difficulty": question.difficulty,
        "fact": question.fact,
        "explanation": question.explanation,
        "source": question.source,
    }


def _accepted(question: Question) -> tuple[str, ...] | tuple[tuple[str, ...], ...]:
    """Return the forms of an answer that is typed, or of each name of a list."""
    match question:
        case Typed() | Listing() | Clues():
            return question.accepted
        case Choice() | TrueFalse() | Number() | Order() | Several():
            return ()
        case _:
            assert_never(question)


def _readable(question: Question) -> str:
    paragraph = question.source.paragraph
    footnote = question.source.cited + (f", paragraph {paragraph}" if paragraph else "")
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


def _answer_lines(question: Question) -> list[str]:  # noqa: PLR0911 - a kind a line
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
            return [f"✓ {question.accepted_text()}", *_refused(refused)]
        case Listing(accepted=accepted, refused=refused, wanted=wanted):
            count = f"{wanted} of {len(accepted)} are enough"
            forms = (f"✓ {' / '.join(names)}" for names in accepted)
            return [*forms, *_refused(refused), count]
        case Clues(clues=clues, accepted=accepted, refused=refused):
            more = (f"{number}. {clue}" for number, clue in enumerate(clues, start=1))
            return [*more, f"✓ {' / '.join(accepted)}", *_refused(refused)]
        case _:
            assert_never(question)


def _plain_answer(question: TrueFalse | Number) -> str:
    if isinstance(question, TrueFalse):
        return str(question.answer)
    is_year = may_be_year(question.answer, question.unit)
    shown = number_text(question.answer) if is_year else grouped_text(question.answer)
    answer = f"{shown} {question.unit}".rstrip()
    return f"{answer} (nothing from {grouped_text(question.scale)} off)"


def _refused(refused: Iterable[str]) -> list[str]:
    told = " / ".join(refused)
    return [f"✗ {told}"] if told else []


def _lettered(options: Iterable[str], right: tuple[str, ...]) -> list[str]:
    return [
        f"{'✓' if option in right else ' '} {letter}  {option}"
        for letter, option in zip(_LETTERS, options, strict=False)
    ]
