"""A lint of what is not asked: answers for which a file has no wrong options that fit."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from bot.game.question import Kind
from bot.packs.facts.problems import Problem, Severity
from bot.packs.facts.resolved import Entity, ResolvedFact, ResolvedFile
from bot.packs.linting.context import Found, LintContext
from bot.packs.questions.drafts import Draft
from bot.packs.questions.echoes import tells_answer
from bot.packs.questions.stems import usable

_NAMED = 3


def rings_are_large_enough(drafts: Sequence[Draft], context: LintContext) -> Found:
    """Warn of answers asked in no way, since too few of their region are taken for them."""
    asked = {(draft.fact.id, draft.asked) for draft in drafts}
    lonely: dict[tuple[str, str], dict[str, tuple[ResolvedFact, Entity]]] = defaultdict(dict)
    for fact in context.file.facts:
        for slot, answer in _answers(context.file, fact):
            region = context.profiles.of(answer).region
            if region and (fact.id, slot) not in asked:
                lonely[answer.kind, region].setdefault(answer.id, (fact, answer))
    for (kind, region), members in lonely.items():
        fact, _ = next(iter(members.values()))
        names = ", ".join(answer.name for _, answer in [*members.values()][:_NAMED])
        more = f" and {len(members) - _NAMED} more" if len(members) > _NAMED else ""
        yield Problem(
            context.file.path,
            fact.place,
            f"No question asks for {names}{more} ({kind}, {region}): too few others would "
            "be taken for it, or it would stand apart.",
            "Add others of its region that are as well known, near, or distractors.",
            Severity.WARNING,
        )


def _answers(file: ResolvedFile, fact: ResolvedFact) -> Iterator[tuple[str, Entity]]:
    """Yield what could be asked with options, by its slot, unless the stem would tell it."""
    for template in fact.questions if Kind.CHOICE in fact.kinds else ():
        answer = fact.slots[template.asks]
        allowed = not template.kinds or Kind.CHOICE in template.kinds
        certain = template.asks in fact.unique and usable(template, fact)
        if not (allowed and certain and isinstance(answer, Entity)):
            continue
        if not tells_answer(file, fact, template):
            yield template.asks, answer
