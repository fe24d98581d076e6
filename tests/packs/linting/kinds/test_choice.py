from dataclasses import replace

import pytest

from bot.game.question import Kind
from bot.packs.facts.resolved import Entity
from bot.packs.linting.kinds import choice
from bot.packs.questions.drafts import Offer, Standing
from tests.support.drafts import draft, found, with_offers

CHOICE = draft(Kind.CHOICE, "person")
YEAR = draft(Kind.CHOICE, "year")


def entity(name: str, kind: str = "astronomer", **more: object) -> Entity:
    return Entity(id=name.lower(), name=name, type="person", kind=kind, **more)  # type: ignore[arg-type]


def wrong(name: str, kind: str = "astronomer", **more: object) -> Offer:
    return Offer(name, entity(name, kind, **more), Standing.CURATED)


def right() -> Offer:
    return next(each for each in CHOICE.offers if each.standing is Standing.RIGHT)


def test_a_choice_needs_exactly_one_right_option() -> None:
    assert not found(choice.one_right_option, CHOICE)
    none = with_offers(CHOICE, wrong("One"), wrong("Two"), wrong("Three"))
    two = with_offers(CHOICE, right(), replace(right(), text="Huygens"), wrong("One"))
    assert found(choice.one_right_option, none)
    assert found(choice.one_right_option, two)


@pytest.mark.parametrize("count", [1, 4])
def test_a_choice_has_three_or_four_options(count: int) -> None:
    others = [wrong(name) for name in ("Hooke", "Hevelius", "Cassini", "Halley")[:count]]
    assert found(choice.one_right_option, with_offers(CHOICE, right(), *others))
