"""List questions: all members of a complete set are to be named."""

from dataclasses import dataclass

from bot.game.kinds.listing import Listing
from bot.game.question import Kind
from bot.packs.facts.boundary import noting_place
from bot.packs.questions.answers import list_names, strictest
from bot.packs.questions.drafts import Draft
from bot.packs.questions.knowledge import Knowledge
from bot.packs.questions.several_answers import SeveralAnswers, each_set, key_of


@dataclass(frozen=True)
class ListDraft(Draft):
    """A list; what is to be named is read like options, though after the round."""

    @property
    def options(self) -> tuple[str, ...]:
        """The names of the members."""
        return self.question.answer if isinstance(self.question, Listing) else ()


def make(knowledge: Knowledge) -> list[Draft]:
    """Return the list questions of a file's complete sets."""
    drafts: list[Draft] = []
    for asked in each_set(knowledge, Kind.LIST):
        with noting_place(asked.fact.place):
            drafts += [_listing(asked)] if asked.is_complete else []
    return drafts


def _listing(asked: SeveralAnswers) -> Draft:
    members = asked.members
    names = list_names(asked.knowledge.namesakes, members, asked.fact.refused)
    wanted = asked.whole.table.wanted if asked.whole else 0
    question = Listing(
        **asked.common(Kind.LIST, key_of(members)),  # type: ignore[arg-type]  # the fields of Asked
        answer=tuple(each.name for each in members),
        accepted=names.accepted,
        wanted=wanted or len(members),
        type=names.type,
        refused=names.refused,
        strictness=strictest(members),
    )
    return asked.drafted(question, members, sort=ListDraft)
