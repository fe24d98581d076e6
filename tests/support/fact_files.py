"""Small fact files for tests, from TOML text to drafts."""

from bot.packs.facts.problems import Problem
from bot.packs.facts.reader import read_fact_file
from bot.packs.facts.resolved import ResolvedFile
from bot.packs.facts.resolver import resolve
from bot.packs.questions.drafts import Draft
from bot.packs.questions.generator import generate

HEAD = """
[pack]
id = "tiny"
title = "Tiny"
[source]
title = "A tiny source"
as_of = "2014-05"
"""


def read_and_resolve(body: str) -> tuple[ResolvedFile | None, list[Problem]]:
    """Read a file's tables below the head, with the problems of both steps."""
    file, problems = read_fact_file(HEAD + body, "tiny.toml")
    if file is None:
        return None, problems
    resolved, more = resolve(file, "tiny.toml")
    return resolved, problems + more


def resolved_file(body: str) -> ResolvedFile:
    """Return a file that has to be free of problems."""
    resolved, problems = read_and_resolve(body)
    assert resolved is not None
    assert not problems, "\n".join(map(str, problems))
    return resolved


def drafts_of(body: str) -> dict[str, Draft]:
    """Return the generated drafts by the part of their id after the pack."""
    drafts = generate(resolved_file(body))
    return {draft.question.id.removeprefix("tiny/"): draft for draft in drafts}


def shown(draft: Draft) -> set[str]:
    """Return the texts of a draft's options."""
    return {offer.text for offer in draft.offers}
