"""Choice questions: the right value beside two or three that are certainly wrong."""

from collections.abc import Sequence

from bot.game.kinds.choice import Choice
from bot.game.question import Kind
from bot.packs.facts.resolved import Entity
from bot.packs.questions.chance import shuffled
from bot.packs.questions.distractors import wrong_entities
from bot.packs.questions.drafts import Draft, Offer, Standing
from bot.packs.questions.knowledge import Knowledge
from bot.packs.questions.option_sets import best_set, tells_itself
from bot.packs.questions.single_answers import SingleAnswer, each_answer
from bot.packs.questions.wrong_numbers import wrong_numbers

MOST_WRONG, FEWEST_WRONG = 3, 2
FEWEST_YEARS = 3
"""Years that mean nothing could be made up without end, so a choice of fewer is not worth it."""


def make(knowledge: Knowledge) -> list[Draft]:
    """Return every choice that a file's facts give."""
    return each_answer(knowledge, Kind.CHOICE, _choice)


def _choice(asked: SingleAnswer) -> Draft | None:
    """Return a choice of four, or of three, or nothing where too few options are believable.

    Nothing either where the right one would stand apart, unless the writer wants it so.
    """
    right = Offer(asked.text, asked.answer, Standing.RIGHT)
    wrong = _wrong_offers(asked, right)
    is_vouched = all(offer.standing is Standing.CURATED for offer in wrong)
    fewest = FEWEST_YEARS if asked.asks_year and not is_vouched else FEWEST_WRONG
    if len(wrong) < fewest or not (is_vouched or _is_fair(asked, right, wrong)):
        return None
    offers = shuffled((right, *wrong), lambda offer: offer.text, "options", asked.id, "choice")
    options = tuple(offer.text for offer in offers)
    question = Choice(
        **asked.common(Kind.CHOICE, asked.key, offered=options),  # type: ignore[arg-type]  # the fields of Asked
        options=options,
        answer=right.text,
    )
    return asked.drafted(question, tuple(offers))


def _wrong_offers(asked: SingleAnswer, right: Offer) -> list[Offer]:
    knowledge, slot = asked.knowledge, asked.template.asks
    if not isinstance(asked.answer, Entity):
        return wrong_numbers(knowledge, asked.fact, slot, asked.stem)
    needed = frozenset(asked.template.traits)
    found = wrong_entities(knowledge, asked.fact, slot, asked.stem, needed)
    return best_set([right], found, MOST_WRONG, FEWEST_WRONG, asked.stem, knowledge.profiles)


def _is_fair(asked: SingleAnswer, right: Offer, wrong: Sequence[Offer]) -> bool:
    """Return whether neither region nor fame sets one of the options apart from the others."""
    return not tells_itself((right, *wrong), asked.stem, asked.knowledge.profiles)
