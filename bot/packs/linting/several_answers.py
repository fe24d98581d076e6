"""Lints of questions with several right answers: ticked among others, or named as a list."""

from bot.game.kinds.listing import Listing
from bot.game.kinds.several import Several
from bot.packs.facts.names import plain
from bot.packs.linting.context import Found, Ground
from bot.packs.questions.drafts import Draft, Standing

FEWEST_OPTIONS, MOST_OPTIONS = 4, 6
FEWEST_RIGHT = 2
SHORTEST_LIST = 3


def some_right_some_wrong(draft: Draft, ground: Ground) -> Found:
    """Require 4 to 6 options to tick, 2 of them right at least, and 2 wrong."""
    question = draft.question
    if not isinstance(question, Several):
        return
    right = tuple(each.text for each in draft.offers if each.standing is Standing.RIGHT)
    if right != question.answer or not set(right) <= set(question.options):
        yield ground.error(draft, "Right and wrong are mixed up.", "Offer what is marked as right.")
    if min(len(right), len(question.options) - len(right)) < FEWEST_RIGHT:
        yield ground.error(
            draft,
            f"Of {len(question.options)} options {len(right)} are right.",
            f"Offer {FEWEST_RIGHT} right and {FEWEST_RIGHT} wrong ones at least.",
        )
    if not FEWEST_OPTIONS <= len(question.options) <= MOST_OPTIONS:
        yield ground.error(
            draft,
            f"There are {len(question.options)} options.",
            f"Offer {FEWEST_OPTIONS} to {MOST_OPTIONS}.",
        )


def members_known(draft: Draft, ground: Ground) -> Found:
    """Require that each right answer is known to be true: a fact, a truth or a set's member."""
    for member in draft.members:
        slots = {**draft.fact.slots, draft.asked: member}
        if not ground.truths.known(draft.fact.relation.id, slots):
            yield ground.error(
                draft,
                f"Nothing shows that {member.name} is right.",
                "Add it to the set, or to [[known]].",
            )


def list_is_closed(draft: Draft, ground: Ground) -> Found:
    """Require of a list that its set is complete and has 3 named members or more."""
    question = draft.question
    if not isinstance(question, Listing):
        return
    if not draft.closed:
        yield ground.error(
            draft,
            "More could belong to this list, so it cannot be asked for.",
            "Mark the set as complete if it is, or ask for several.",
        )
    if len(question.answer) < SHORTEST_LIST:
        yield ground.error(
            draft, f"The list has {len(question.answer)} members.", "Ask for another set."
        )
    if not 1 <= question.wanted <= len(question.answer):
        yield ground.error(
            draft,
            f"{question.wanted} of {len(question.answer)} are wanted.",
            "Want no more than there are.",
        )


def list_members_disjoint(draft: Draft, ground: Ground) -> Found:
    """Forbid two members of a list that go by one name: naming it would not say which."""
    question = draft.question
    if not isinstance(question, Listing):
        return
    owners: dict[str, str] = {}
    for member, forms in zip(question.answer, question.accepted, strict=True):
        for form in map(plain, forms):
            if owners.setdefault(form, member) != member:
                yield ground.error(
                    draft,
                    f"“{form}” names both {owners[form]} and {member}.",
                    "Drop the alias, or mark it as ambiguous.",
                )
