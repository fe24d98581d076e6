import pytest

from bot.packs.facts.resolved import Entity
from bot.packs.linting.surnames import Surnames

NOBEL = Entity(id="nobel", name="Alfred Nobel", type="person", kind="inventor")
SCOTT = Entity(id="scott", name="David Scott", type="person", kind="astronaut")
PEOPLE = Surnames((NOBEL, SCOTT))


@pytest.mark.parametrize(
    "text", ["What did Nobel invent?", "Who drove Scott to the Moon?", "Was dynamite Nobel’s?"]
)
def test_a_surname_alone_is_bare(text: str) -> None:
    assert [*PEOPLE.bare_in(text, ())]


@pytest.mark.parametrize(
    "text",
    ["Who shared the Nobel Prize?", "When did Scott Kelly land?", "What did Alfred Nobel invent?"],
)
def test_a_surname_within_another_name_is_not(text: str) -> None:
    assert not [*PEOPLE.bare_in(text, ())]


def test_a_surname_whose_whole_name_is_in_view_is_not() -> None:
    assert not [*PEOPLE.bare_in("Nobel was a Swede.", ("Alfred Nobel",))]
