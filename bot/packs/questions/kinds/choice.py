"""Choice questions: the right value beside two or three that are certainly wrong."""

from bot.game.kinds.choice import Choice
from bot.game.question import Kind
from bot.packs.facts.resolved import Entity
from bot.packs.questions.chance import shuffled
from bot.packs.questions.distractors import wrong_entities
from bot.packs.questions.drafts import Draft, Offer, Standing
from bot.packs.questions.knowledge import Knowledge
from bot.packs.questions.single_answers import SingleAnswer, each_answer
from bot.packs.questions.wrong_numbers import wrong_numbers

MOST_WRONG, FEWEST_WRONG = 3, 2


def make(knowledge: Knowledge) -> list[Draft]:
    """Return every choice that a file's facts give."""
    return each_answer(knowledge, Kind.CHOICE, _choice)


def _choice(asked: SingleAnswer) -> Draft | None:
    """Return a choice of four, or of three, or nothing where too few options are certain."""
    wrong = _wrong_offers(asked)[:MOST_WRONG]
    if len(wrong) < FEWEST_WRONG:
        return None
    right = Offer(asked.text, asked.answer, Standing.RIGHT)
    offers = shuffled((right, *wrong), lambda offer: offer.text, "options", asked.id, "choice")
    options = tuple(offer.text for offer in offers)
    question = Choice(
        **asked.common(Kind.CHOICE, asked.key, offered=options),  # type: ignore[arg-type]  # the fields of Asked
        options=options,
        answer=right.text,
    )
    return asked.drafted(question, tuple(offers))


def _wrong_offers(asked: SingleAnswer) -> list[Offer]:
    slot = asked.template.asks
    if not isinstance(asked.answer, Entity):
        return wrong_numbers(asked.knowledge, asked.fact, slot, asked.stem)
    needed = frozenset(asked.template.traits)
    return wrong_entities(asked.knowledge, asked.fact, slot, asked.stem, needed)
