import re

import pytest

from bot.packs.facts.relations import shipped_relations
from bot.packs.facts.tables import RelationTable
from bot.packs.facts.template_checks import sound_relation
from bot.packs.facts.templates import PLACEHOLDER

RELATIONS = sorted(shipped_relations().items())


@pytest.mark.parametrize(("name", "relation"), RELATIONS, ids=[name for name, _ in RELATIONS])
def test_a_relation_of_the_library_is_sound(name: str, relation: RelationTable) -> None:
    assert sound_relation(relation, "relations.toml", name) == (relation, [])
    assert relation.statement.endswith(".")
    for template in relation.questions:
        words = PLACEHOLDER.sub("Name", template.stem).split()
        assert template.stem.endswith("?")
        assert 4 <= len(words) <= 25, template.stem
        assert not re.search(r"\b(the|an?) \{(?!count)\w+\}", template.stem), (
            "names bring their own article"
        )


@pytest.mark.parametrize(("name", "relation"), RELATIONS, ids=[name for name, _ in RELATIONS])
def test_what_changes_with_time_is_asked_with_a_date(name: str, relation: RelationTable) -> None:
    dated = [
        "{as_of}" in text for text in (relation.statement, *(q.stem for q in relation.questions))
    ]
    assert all(dated) is relation.changes


@pytest.mark.parametrize(("name", "relation"), RELATIONS, ids=[name for name, _ in RELATIONS])
def test_a_stem_for_one_of_several_right_entities_says_of_these(
    name: str, relation: RelationTable
) -> None:
    for template in relation.questions:
        if "of these" in template.stem:
            assert set(template.kinds) <= {"choice", "order", "several"}
        if "several" in template.kinds:
            assert template.stem.endswith("(tick all that apply)?")


def test_the_library_speaks_of_many_subjects() -> None:
    wanted = "performed_by written_for recorded_by peaked_at on_album last_album_of died_in"
    wanted += " joined_on_stage_at received_award capital_of largest_city_of on_continent orbits"
    wanted += " member_of hosted_by inspired"
    assert set(wanted.split()) <= shipped_relations().keys()
