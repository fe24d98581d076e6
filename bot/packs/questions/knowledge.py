"""What a fact file knows of the world, indexed so that thousands of facts are asked quickly."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from bot.packs.facts.names import number_text, plain
from bot.packs.facts.resolved import Entity, ResolvedFact, ResolvedFile, Value
from bot.packs.facts.truths import Truths
from bot.packs.questions.answers import Namesakes
from bot.packs.questions.chance import Ring
from bot.packs.questions.fact_index import FactIndex
from bot.packs.questions.mentions import MentionIndex
from bot.packs.questions.peer_numbers import PeerNumbers
from bot.packs.questions.profiles import Profiles
from bot.packs.questions.told_years import ToldYears

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def answer_key(value: Value) -> str:
    """Return the normalised answer, by which questions with one answer are known."""
    return plain(value.name) if isinstance(value, Entity) else number_text(value)


class KindRings:
    """Entities by kind, fine and wider, each kind a ring on which every question has its own place.

    A walk from that place meets the same entities first, however many others join the ring. Each
    region of a kind is a smaller ring, for those that are confused with each other.
    """

    def __init__(self, entities: Iterable[Entity], profiles: Profiles) -> None:
        members: dict[tuple[str, str], list[Entity]] = defaultdict(list)
        for entity in entities:
            region = profiles.of(entity).region
            for kind in entity.kinds:
                members[kind, ""].append(entity)
                if region:
                    members[kind, region].append(entity)
        self._rings = {
            place: Ring(each, lambda entity: entity.id, "ring") for place, each in members.items()
        }

    def around(self, kind: str, *seed: str, region: str = "") -> Iterator[Entity]:
        """Yield every entity of the kind, or of its region, beginning at the seed's place."""
        ring = self._rings.get((kind, region))
        return ring.around(*seed) if ring else iter(())


class Knowledge:
    """A resolved file with its indexes."""

    def __init__(self, file: ResolvedFile) -> None:
        self.file = file
        self.truths = Truths(file)
        self.facts = FactIndex(file)
        self.names = MentionIndex(file.entities.values())
        self.profiles = Profiles(file)
        self.kinds = KindRings(file.entities.values(), self.profiles)
        self.namesakes = Namesakes(file.entities.values())
        self.years = ToldYears(file.facts)
        self._peers: dict[tuple[str, ...], set[float]] = defaultdict(set)
        for fact in file.facts:
            for name, value in fact.slots.items():
                if not isinstance(value, Entity):
                    self._peers[_sort_of(fact, name)].add(value)
        self._spread: dict[tuple[str, ...], PeerNumbers] = {}

    def peers(self, fact: ResolvedFact, slot: str) -> PeerNumbers:
        """Return the numbers that this slot holds in facts of the same relation and sort."""
        place = _sort_of(fact, slot)
        if place not in self._spread:
            self._spread[place] = PeerNumbers(self._peers[place])
        return self._spread[place]

    def mentions(self, *texts: str) -> tuple[str, ...]:
        """Return the normalised names and numbers in some texts, sorted."""
        entities = self.file.entities
        named = {plain(entities[each].name) for text in texts for each in self.names.in_text(text)}
        numbers = {
            number_text(float(each.replace(",", "").rstrip(".")))
            for text in texts
            for each in _NUMBER.findall(text)
        }
        return tuple(sorted(named | numbers))


def _sort_of(fact: ResolvedFact, slot: str) -> tuple[str, ...]:
    """Return what facts share whose numbers compare: a tower's height is none of a mountain's."""
    kinds = (value.kind for value in fact.slots.values() if isinstance(value, Entity))
    return (fact.relation.id, slot, *kinds)
