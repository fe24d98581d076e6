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

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def answer_key(value: Value) -> str:
    """Return the normalised answer, by which questions with one answer are known."""
    return plain(value.name) if isinstance(value, Entity) else number_text(value)


class KindRings:
    """Entities by kind, fine and wider, each kind a ring on which every question has its own place.

    A walk from that place meets the same entities first, however many others join the ring.
    """

    def __init__(self, entities: Iterable[Entity]) -> None:
        members: dict[str, list[Entity]] = defaultdict(list)
        for entity in entities:
            for kind in entity.kinds:
                members[kind].append(entity)
        self._rings = {
            kind: Ring(each, lambda entity: entity.id, "ring") for kind, each in members.items()
        }

    def around(self, kind: str, *seed: str) -> Iterator[Entity]:
        """Yield every entity of the kind, beginning at the seed's place."""
        ring = self._rings.get(kind)
        return ring.around(*seed) if ring else iter(())


class Knowledge:
    """A resolved file with its indexes."""

    def __init__(self, file: ResolvedFile) -> None:
        self.file = file
        self.truths = Truths(file)
        self.facts = FactIndex(file)
        self.names = MentionIndex(file.entities.values())
        self.kinds = KindRings(file.entities.values())
        self.namesakes = Namesakes(file.entities.values())
        self._peers: dict[tuple[str, str], set[float]] = defaultdict(set)
        for fact in file.facts:
            for name, value in fact.slots.items():
                if not isinstance(value, Entity):
                    self._peers[fact.relation.id, name].add(value)
        self._spread: dict[tuple[str, str], PeerNumbers] = {}

    def peers(self, fact: ResolvedFact, slot: str) -> PeerNumbers:
        """Return the numbers that this slot holds in facts of the same relation."""
        place = (fact.relation.id, slot)
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
