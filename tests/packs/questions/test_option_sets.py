"""Wrong options are chosen together: none of them, and not the right one, is the odd one."""

from bot.packs.facts.resolved import Entity, Trap
from bot.packs.questions.drafts import Offer, Standing
from bot.packs.questions.option_sets import best_set, right_one_apart
from bot.packs.questions.profiles import Profiles
from tests.support.fact_files import resolved_file


def profiles() -> Profiles:
    return Profiles(resolved_file(""))


def offer(
    name: str, prominence: int = 0, region: str = "", standing: Standing = Standing.UNIQUE
) -> Offer:
    entity = Entity(name.lower(), name, "place", "city", region=region, prominence=prominence)
    return Offer(name, entity, standing)


def right(name: str, prominence: int = 0, region: str = "") -> Offer:
    return offer(name, prominence, region, Standing.RIGHT)


def chosen(answer: Offer, *candidates: Offer, count: int = 3, stem: str = "") -> list[str]:
    return [each.text for each in best_set([answer], candidates, count, stem, profiles())]


def test_the_first_ones_are_chosen_where_none_stands_apart() -> None:
    names = [offer(name) for name in ("Riga", "Oslo", "Bern", "Rome")]
    assert chosen(right("Bonn"), *names) == ["Riga", "Oslo", "Bern"]


def test_where_there_are_no_more_all_are_taken() -> None:
    assert chosen(right("Bonn"), offer("Riga"), offer("Oslo")) == ["Riga", "Oslo"]


def test_the_answer_is_not_the_only_famous_one() -> None:
    small = [offer(name, 2) for name in ("Graz", "Linz", "Wels")]
    assert "Rome" in chosen(right("Bonn", 5), *small, offer("Rome", 5))


def test_a_wrong_option_is_not_the_only_obscure_one() -> None:
    near = [offer("Oslo", 4), offer("Wels", 1), offer("Rome", 5), offer("Bern", 4)]
    assert chosen(right("Bonn", 4), *near) == ["Oslo", "Rome", "Bern"]


def test_the_answer_is_not_the_only_one_of_its_region() -> None:
    far = [offer(name, region="South") for name in ("Graz", "Linz", "Wels")]
    assert "Oslo" in chosen(right("Bonn", region="North"), *far, offer("Oslo", region="North"))


def test_the_answer_is_not_the_only_long_one() -> None:
    short = [offer(name) for name in ("Oslo", "Rome", "Bern", "Riga")]
    assert "Copenhagen" in chosen(right("Montevideo"), *short, offer("Copenhagen"))


def test_a_far_candidate_is_taken_where_no_near_one_helps() -> None:
    short = [offer(f"Oslo{n}") for n in range(14)]
    assert "San Salvador" in chosen(right("Buenos Aires"), *short, offer("San Salvador"))


def test_the_only_name_of_two_words_is_avoided_where_that_costs_little() -> None:
    names = [offer(name) for name in ("Lima", "Quito", "Caracas", "La Paz")]
    assert "La Paz" in chosen(right("San José"), *names)


def test_a_trap_may_be_the_famous_one() -> None:
    istanbul = offer("Istanbul", 5)
    trap = Offer(
        istanbul.text, istanbul.value, Standing.CURATED, Trap(istanbul.value or 0, "It is larger.")
    )
    others = [offer(name, 3) for name in ("Izmir", "Sofia", "Athens")]
    assert "Istanbul" in chosen(right("Ankara", 3), trap, *others)
    assert "Istanbul" not in chosen(right("Ankara", 3), istanbul, *others)


def test_a_right_option_that_stands_apart_by_fame_or_region_tells_itself() -> None:
    def tells(answer: Offer, *wrong: Offer) -> bool:
        return right_one_apart([answer], wrong, "", profiles())

    assert tells(right("Bonn", 5), *(offer(name, 2) for name in ("Graz", "Linz", "Wels")))
    assert tells(right("Bonn", region="N"), *(offer(name, region="S") for name in ("Graz", "Linz")))
    assert not tells(right("Bonn", 3), *(offer(name, 5) for name in ("Rome",)), offer("Graz", 3))
    assert not tells(right("A Name of Six Words Here"), offer("Graz"), offer("Linz"))
