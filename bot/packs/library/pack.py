"""A pack: the questions of one file, ready to be played."""

import hashlib
from collections.abc import Iterable

import msgspec

from bot.game.kinds import Question
from bot.game.question import encode
from bot.packs.facts.resolved import ResolvedFile
from bot.packs.questions.drafts import Draft


class FilePack(msgspec.Struct, frozen=True, kw_only=True):
    """A set of questions with an id and a revision.

    `revision` is a short hash of the questions: equal revisions hold equal questions. `source` is
    the title of what the facts were taken from. `templates` names, by question id, the relation
    that it is of and the slot that it asks for.
    """

    id: str
    title: str
    description: str
    revision: str
    source: str
    questions: tuple[Question, ...]
    blurb: str = ""
    language: str = "en"
    license: str = ""
    author: str = ""
    templates: dict[str, str] = {}


def pack_of(file: ResolvedFile, drafts: Iterable[Draft]) -> FilePack:
    """Return the pack that these drafts make up."""
    drafts = tuple(drafts)
    questions = tuple(_headed(draft.question, file.source.title) for draft in drafts)
    return FilePack(
        id=file.pack.id,
        title=file.pack.title,
        description=file.pack.description,
        revision=revision_of(questions),
        source=file.source.title,
        questions=questions,
        blurb=file.pack.blurb,
        language=file.pack.language,
        license=file.pack.license,
        author=file.pack.author,
        templates={draft.question.id: _template_of(draft) for draft in drafts},
    )


def _headed(question: Question, title: str) -> Question:
    """Return a question that says what its pack is from, where it has a source of its own."""
    own = question.source.title
    return question if own == title else msgspec.structs.replace(question, heading=title)


def _template_of(draft: Draft) -> str:
    relation = draft.fact.relation.id
    own = "own words" if relation.startswith("fact ") else relation
    asked = draft.template.id or draft.template.asks if draft.template else ""
    return f"{own}: {asked}" if asked else own


def revision_of(questions: Iterable[Question]) -> str:
    """Return the short name of exactly these questions."""
    digest = hashlib.sha256()
    for question in questions:
        digest.update(encode(question))
    return digest.hexdigest()[:12]
