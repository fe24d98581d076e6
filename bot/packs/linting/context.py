"""What a lint may look at beside the draft itself."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeAlias

from bot.packs.facts.plain_words import NameRuns, NamesAsWords
from bot.packs.facts.problems import Problem, Severity
from bot.packs.facts.resolved import ResolvedFact, ResolvedFile
from bot.packs.facts.truths import Truths
from bot.packs.linting.surnames import Surnames
from bot.packs.questions.answers import Namesakes
from bot.packs.questions.drafts import Draft, place_of
from bot.packs.questions.profiles import Profiles

LONGEST_SHARED_RUN = 7
_PEOPLE = {
    *("member", "person", "man", "woman", "boy", "girl", "child", "lady", "friend", "lover"),
    *("king", "queen", "prince", "princess", "emperor", "hero", "heroine", "servant", "student"),
    *("father", "mother", "parent", "son", "daughter", "brother", "sister", "husband", "wife"),
    *("general", "soldier", "sailor", "doctor", "priest", "widow"),
}


class People(NamedTuple):
    """Who a text can speak of."""

    names: NameRuns
    nouns: frozenset[str]


@dataclass(frozen=True)
class LintContext:
    """The fact file that drafts came from, and its source's own text where that is at hand."""

    file: ResolvedFile
    source_text: str | None = None

    @cached_property
    def truths(self) -> Truths:
        """Everything that the file knows to be true."""
        return Truths(self.file)

    @cached_property
    def namesakes(self) -> Namesakes:
        """Who of the file's entities shares a name with whom."""
        return Namesakes(self.file.entities.values())

    @cached_property
    def profiles(self) -> Profiles:
        """With what each of the file's entities is confused."""
        return Profiles(self.file)

    @cached_property
    def traits(self) -> frozenset[str]:
        """Every adjective that some entity of the file has."""
        return frozenset(trait for entity in self.file.entities.values() for trait in entity.traits)

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """The source's non-empty paragraphs, white space normalised; none where it is not here."""
        lines = (self.source_text or "").splitlines()
        return tuple(" ".join(line.split()) for line in lines if line.strip())

    @cached_property
    def reader(self) -> NamesAsWords:
        """Reads texts with the names of the file's entities as single words."""
        return NamesAsWords(name for entity in self.file.entities.values() for name in entity.names)

    @cached_property
    def people(self) -> People:
        """The names of persons and groups, and the nouns for them."""
        entities = self.file.entities.values()
        somebody = [entity for entity in entities if entity.type in {"person", "group"}]
        nouns = {entity.kind.split()[-1] for entity in somebody}
        names = NameRuns(name for entity in somebody for name in entity.names)
        return People(names, frozenset(_PEOPLE | nouns))

    @cached_property
    def surnames(self) -> Surnames:
        """The surnames of the file's people."""
        return Surnames(self.file.entities.values())

    @cached_property
    def names_by_noun(self) -> Mapping[str, NameRuns]:
        """The names of the entities that a noun can stand for, by their type and kind's words."""
        names: dict[str, list[str]] = defaultdict(list)
        for entity in self.file.entities.values():
            for noun in {entity.type, *entity.kind.split()}:
                names[noun] += entity.names
        return defaultdict(lambda: NameRuns(()), {noun: NameRuns(of) for noun, of in names.items()})

    @cached_property
    def source_runs(self) -> frozenset[tuple[str, ...]]:
        """Every run in the source that is one word longer than may be shared."""
        return frozenset(run for text in self.paragraphs for run in self.runs(text))

    def runs(self, text: str) -> Iterable[tuple[str, ...]]:
        """Return the runs of a text that are one word longer than may be shared."""
        return self.reader.runs(text, LONGEST_SHARED_RUN + 1)

    def error(self, draft: Draft, wrong: str, fix: str) -> Problem:
        """Return a problem of this draft that keeps the file out of play."""
        return Problem(self.file.path, place_of(draft), wrong, fix)

    def warning(self, draft: Draft, wrong: str, fix: str) -> Problem:
        """Return a problem of this draft that a person should look at."""
        return Problem(self.file.path, place_of(draft), wrong, fix, Severity.WARNING)

    def fact_error(self, fact: ResolvedFact, field: str, wrong: str, fix: str) -> Problem:
        """Return a problem of a fact itself, whatever is asked of it."""
        return Problem(self.file.path, f"{fact.place}.{field}", wrong, fix)


Found: TypeAlias = Iterator[Problem]
"""What every lint yields."""
EachLint: TypeAlias = Callable[[Draft, LintContext], Found]
WholeLint: TypeAlias = Callable[[Sequence[Draft], LintContext], Found]
