"""What `packs report` prints: the make-up of a pack, for its editor."""

from collections import Counter
from collections.abc import Iterable

from bot.cli.check_report import report
from bot.game.kinds.choice import Choice
from bot.game.kinds.several import Several
from bot.game.kinds.true_false import TrueFalse
from bot.game.question import kind_of
from bot.packs.library.loader import LoadedFile
from bot.packs.library.pack import FilePack

MOST_LISTED = 15
"""Lines of a list that could be long."""


def editors_report(loaded: LoadedFile) -> str:
    """Return the make-up of a file's pack, then its problems."""
    if loaded.pack is None:
        return report(loaded)
    return "\n\n".join([*_sections(loaded.pack), report(loaded)])


def _sections(pack: FilePack) -> Iterable[str]:
    questions = pack.questions
    topics = [each.topic.partition("/")[2] or "(no topic)" for each in questions]
    templates = [f"{pack.templates[each.id]} · {_kind(each.id)}" for each in questions]
    options = [
        option
        for each in questions
        if isinstance(each, Choice | Several)
        for option in each.all_options()
    ]
    statements = [each.answer for each in questions if isinstance(each, TrueFalse)]
    yield f"{pack.title}  ({pack.id}, revision {pack.revision})"
    yield _table("Kinds", [str(kind_of(each)).replace("_", "/") for each in questions])
    yield _table("Difficulty", [f"{each.difficulty} of 5" for each in questions], by_name=True)
    yield _table("Topics", topics)
    yield _table("Templates", templates)
    yield _table("Options used most", options, share=False)
    yield f"Statements: {sum(statements)} true, {len(statements) - sum(statements)} false"


def _kind(question_id: str) -> str:
    return question_id.rpartition("/")[2].replace("_", "/")


def _table(title: str, entries: Iterable[str], *, by_name: bool = False, share: bool = True) -> str:
    counts = Counter(entries)
    total = sum(counts.values())
    rows = sorted(counts.items()) if by_name else counts.most_common()
    lines = [
        f"  {number:5}  {f'{number / total:4.0%}  ' if share else ''}{name}"
        for name, number in rows[:MOST_LISTED]
    ]
    more = len(rows) - MOST_LISTED
    return "\n".join([f"{title}:", *lines, *([f"  … and {more} more"] if more > 0 else [])])
