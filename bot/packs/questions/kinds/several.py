"""Several questions: two to four right values to be ticked among wrong ones."""

from collections.abc import Iterator

from bot.game.kinds.several import Several
from bot.game.question import Kind
from bot.packs.facts.boundary import noting_place
from bot.packs.facts.names import plain
from bot.packs.facts.resolved import Entity, ResolvedFact
from bot.packs.facts.tables import QuestionTemplate
from bot.packs.facts.truths import place_in
from bot.packs.questions.chance import draw, shuffled
from bot.packs.questions.distractors import wrong_entities
from bot.packs.questions.drafts import Draft, Offer, Standing
from bot.packs.questions.knowledge import Knowledge
from bot.packs.questions.option_sets import best_set
from bot.packs.questions.several_answers import SeveralAnswers, each_set, key_of, templates_of

OPTIONS = 6
FEWEST_RIGHT, MOST_RIGHT = 2, 4
FEWEST_WRONG = 2


def make(knowledge: Knowledge) -> list[Draft]:
    """Return the several questions of a file's sets, and of facts that share a slot."""
    drafts: list[Draft] = []
    for asked in (*each_set(knowledge, Kind.SEVERAL), *_of_facts(knowledge)):
        with noting_place(asked.fact.place):
            draft = _several(asked)
        drafts += [draft] if draft else []
    return drafts


def _several(asked: SeveralAnswers) -> Draft | None:
    """Return six options or fewer with some right and some wrong, if there are so many."""
    right = _right(asked)
    taken = {plain(name) for entity in right for name in entity.names}
    true = [Offer(entity.label, entity, Standing.RIGHT) for entity in right]
    fitting = [offer for offer in _wrong(asked) if taken.isdisjoint(map(plain, offer.names))]
    spoken_of = _spoken_of(asked)
    fitting.sort(key=lambda offer: offer.text not in spoken_of)
    profiles, most = asked.knowledge.profiles, OPTIONS - len(right)
    wrong = best_set(true, fitting, most, FEWEST_WRONG, asked.stem, profiles)
    if len(right) < FEWEST_RIGHT or len(wrong) < FEWEST_WRONG:
        return None
    offers = shuffled((*true, *wrong), lambda each: each.text, "options", asked.id)
    question = Several(
        **asked.common(Kind.SEVERAL, key_of(right), ()),  # type: ignore[arg-type]  # the fields of Asked
        options=tuple(each.text for each in offers),
        answer=tuple(each.text for each in offers if each.standing is Standing.RIGHT),
    )
    return asked.drafted(question, right, tuple(offers))


def _right(asked: SeveralAnswers) -> tuple[Entity, ...]:
    """Return two to four members, the fact's own among them, none named in the stem."""
    first, *others = asked.members
    named = asked.knowledge.names.in_text(asked.stem)
    mixed = [first, *shuffled(others, lambda entity: entity.id, "right", asked.id)]
    spoken_of = _spoken_of(asked)
    mixed.sort(key=lambda entity: entity.label not in spoken_of)
    wanted = FEWEST_RIGHT + int(draw("how many", asked.id) * (MOST_RIGHT - FEWEST_RIGHT + 1))
    fitting = (entity for entity in mixed if entity.id not in named)
    return tuple(entity for entity in fitting if asked.traits <= entity.traits)[:wanted]


def _spoken_of(asked: SeveralAnswers) -> frozenset[str]:
    """Return what the explanation speaks of, which had better be among the options."""
    known = asked.knowledge
    named = known.names.in_text(asked.template.explanation or asked.fact.explanation)
    return frozenset(known.file.entities[name].label for name in named)


def _wrong(asked: SeveralAnswers) -> list[Offer]:
    slot = asked.template.asks
    known, fact = asked.knowledge, asked.fact
    return wrong_entities(known, fact, slot, asked.stem, asked.traits, asked.members)


def _of_facts(knowledge: Knowledge) -> Iterator[SeveralAnswers]:
    """Yield for each slot that several facts and truths fill the first of those facts, once."""
    taken = {(place_in(each.fact, each.asks), "") for each in knowledge.file.sets}
    for fact in knowledge.file.facts:
        for template in templates_of(fact, Kind.SEVERAL):
            value = fact.slots[template.asks]
            if not isinstance(value, Entity):
                continue
            place = place_in(fact, template.asks)
            if (place, "") in taken or (place, f"{value.kind} {template.id}") in taken:
                continue
            taken.add((place, f"{value.kind} {template.id}"))
            members = _alike(knowledge, fact, value, template)
            yield SeveralAnswers(knowledge, fact, template, members, frozenset(template.traits))


def _alike(
    knowledge: Knowledge, fact: ResolvedFact, own: Entity, template: QuestionTemplate
) -> tuple[Entity, ...]:
    """Return what else fills the slot and is of the same kind, after the fact's own value."""
    values = knowledge.truths.values(fact, template.asks)
    others = (each for each in values if isinstance(each, Entity) and each.kind == own.kind)
    return (own, *(each for each in others if each.id != own.id))
