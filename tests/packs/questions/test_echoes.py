import pytest

from bot.packs.facts.resolved import Entity
from bot.packs.questions.echoes import echoes
from tests.support.fact_files import drafts_of

TUNISIA = """
[entities.tunis]
name = "Tunis"
type = "place"
kind = "city"
[entities.tunisia]
name = "Tunisia"
type = "place"
kind = "country"
[[facts]]
id = "tunisia"
relation = "capital_of"
slots = { capital = "tunis", country = "tunisia" }
"""


@pytest.mark.parametrize(
    ("stem", "answer", "told"),
    [
        ("Algiers is the capital of which country?", "Algeria", True),
        ("Which city is the capital of Brazil?", "Brasília", True),
        ("Which city is the capital of Panama?", "Panama City", True),
        ("Which city is the capital of South Korea?", "Seoul", False),
        ("Malabo is the capital of which country?", "Mali", False),
        ("Which city stands on the river Thames?", "London", False),
        ("Which country has a city called Lagos?", "Nigeria", False),
    ],
)
def test_a_stem_echoes_what_a_name_in_it_sounds_like(stem: str, answer: str, *, told: bool) -> None:
    assert echoes(stem, Entity("x", answer, "place", "city")) is told


def test_what_a_relations_stem_tells_is_not_asked() -> None:
    assert {*drafts_of(TUNISIA)} == set()


def test_a_stem_that_the_writer_brings_is_asked() -> None:
    own = '[[facts.questions]]\nasks = "capital"\nstem = "Which city is the capital of Tunisia?"\n'
    assert {*drafts_of(TUNISIA + own)} == {"tunisia/capital/typed"}
