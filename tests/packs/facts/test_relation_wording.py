"""Every relation of the library, with names that sentences stumble over in each of its slots."""

import pytest

from bot.packs.facts.names import mentioned
from bot.packs.facts.relation_examples import examples_of, written_examples
from bot.packs.facts.relations import shipped_relations
from bot.packs.facts.relations_page import examples
from bot.packs.facts.resolved import Entity
from bot.packs.facts.tables import RelationTable
from bot.packs.facts.template_checks import slots_of
from bot.packs.facts.types import fits
from tests.support.awkward import AWKWARD, Filled, faults, fillings

RELATIONS = sorted(shipped_relations().items())


@pytest.mark.parametrize(("name", "relation"), RELATIONS, ids=[name for name, _ in RELATIONS])
def test_a_relation_reads_well_whatever_fills_it(name: str, relation: RelationTable) -> None:
    filled = list(fillings(relation))
    assert filled, "no awkward name fits"
    found = {(fault, each.template): each.text for each in filled for fault in faults(each)}
    assert found == {}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("The new the fish hall opened.", "a doubled article"),
        ("The the fish hall opened.", "a doubled article"),
        ("The fish hall fish hall opened.", "its kind before a name that says it"),
        ("the fish hall opened.", "a small letter at the beginning"),
        ("The fish hall  opened.", "untidy"),
        ("The fish hall opened with {what}.", "untidy"),
        ("The fish hall are old.", "one thing with the verb of many"),
    ],
)
def test_what_readers_stumble_over_is_found(text: str, fault: str) -> None:
    hall = next(each for each in AWKWARD if each.name == "fish hall")
    assert fault in set(faults(Filled(text, "{thing} is {sort}.", "thing", hall)))


def test_a_plural_with_the_verb_of_one_is_found() -> None:
    alps = next(each for each in AWKWARD if each.name == "Alps")
    for text in ("The Alps is high.", "The Alps rises."):
        assert list(faults(Filled(text, "{thing} is {sort}.", "thing", alps)))
    stem = "How high is the Alps?"
    assert list(faults(Filled(stem, "How high is {thing}?", "thing", alps)))


@pytest.mark.parametrize(("name", "relation"), RELATIONS, ids=[name for name, _ in RELATIONS])
def test_a_relation_is_shown_on_two_subjects(name: str, relation: RelationTable) -> None:
    slots = slots_of(relation)
    filled = examples_of(name, relation)
    assert len(filled) == 2
    for values in filled:
        for slot, value in values.items():
            kind = value.type if isinstance(value, Entity) else "number"
            wanted = slots[slot].type.replace("year", "number")
            assert fits(kind, wanted), slot
    for wording in examples(name, relation):
        statement = wording.fill(relation.statement)
        assert statement[0].isupper() or not statement[0].isalpha()
        for template in relation.questions:
            stem = wording.fill(template.stem)
            answer = wording.values[template.asks]
            assert not set("{}") & set(stem)
            assert not (isinstance(answer, Entity) and mentioned(answer.name, stem))


def test_traps_are_told_of_relations_that_there_are() -> None:
    written = written_examples()
    assert written.traps.keys() <= shipped_relations().keys() == written.examples.keys()
