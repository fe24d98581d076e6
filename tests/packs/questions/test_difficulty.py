import dataclasses

import pytest

from bot.game.question import Kind
from bot.packs.questions.difficulty import difficulty_of
from tests.support.fact_files import resolved_file

FACT = resolved_file("""
[[facts]]
id = "walk"
statement = "People walked on the Moon in 1969."
""").facts[0]


@pytest.mark.parametrize(
    ("kind", "for_known"),
    [
        (Kind.CHOICE, (1, 2, 3, 4, 5)),
        (Kind.TRUE_FALSE, (1, 2, 3, 4, 5)),
        (Kind.CLUES, (1, 2, 3, 4, 5)),
        (Kind.TYPED, (1, 2, 4, 5, 5)),
        (Kind.NUMBER, (1, 2, 4, 5, 5)),
        (Kind.ORDER, (2, 3, 4, 5, 5)),
        (Kind.SEVERAL, (2, 3, 4, 5, 5)),
        (Kind.LIST, (2, 3, 4, 5, 5)),
    ],
)
def test_the_form_moves_how_well_a_fact_is_known(kind: Kind, for_known: tuple[int, ...]) -> None:
    facts = [dataclasses.replace(FACT, difficulty=known) for known in range(1, 6)]
    assert tuple(difficulty_of(fact, kind) for fact in facts) == for_known


def test_a_template_may_add_to_it_within_one_to_five() -> None:
    assert [difficulty_of(FACT, Kind.CHOICE, harder) for harder in (-3, 1, 9)] == [1, 3, 5]
