"""Wrong options are chosen together: none of them, and not the right one, is the odd one."""

from bot.packs.facts.resolved import Entity, Trap
from bot.packs.questions.drafts import Offer, Standing
from bot.packs.questions.option_sets import best_set, tells_itself
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
    return [each.text for each in best_set([answer], candidates, count, 2, stem, profiles())]


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


def test_an_option_that_stands_apart_by_fame_or_region_tells_itself() -> None:
    def tells(answer: Offer, *wrong: Offer) -> bool:
        return tells_itself((answer, *wrong), "", profiles())

    assert tells(right("Bonn", 5), *(offer(name, 2) for name in ("Graz", "Linz", "Wels")))
    assert tells(right("Bonn", region="N"), *(offer(name, region="S") for name in ("Graz", "Linz")))
    assert not tells(right("Bonn", 3), offer("Rome", 4), offer("Graz", 3))
    assert not tells(right("A Name of Six Words Here"), offer("Graz"), offer("Linz"))
    assert tells(right("Bonn", 4), offer("Graz", 1), offer("Linz", 4))
    assert not tells(right("Bonn", 4), offer("Graz", 1, "", Standing.CURATED), offer("Linz", 4))


def test_what_the_writer_names_is_left_out_only_where_the_answer_would_tell_itself() -> None:
    named = [offer(name, standing=Standing.CURATED) for name in ("Kraków", "Łódź", "Zielona Góra")]
    others = [offer(name) for name in ("Praha", "Brno", "Bratislava Stare")]
    assert chosen(right("Poznań"), *named, *others) == ["Kraków", "Łódź", "Zielona Góra"]
    obscure = [
        offer(name, 1, standing=Standing.CURATED) for name in ("Kalisz", "Leszno", "Gniezno")
    ]
    assert "Praha" in chosen(right("Kraków", 5), *obscure, offer("Praha", 5))


def test_three_options_are_better_than_a_fourth_that_nobody_would_pick() -> None:
    known = [offer("Oslo", 4), offer("Bern", 4)]
    assert chosen(right("Bonn", 4), *known, offer("Wels", 1)) == ["Oslo", "Bern"]
    given = offer("Wels", 1, standing=Standing.CURATED)
    assert set(chosen(right("Bonn", 4), given, *known)) == {"Oslo", "Bern", "Wels"}


def test_the_answer_is_not_noticeably_the_longest_where_that_costs_little() -> None:
    names = [offer(name) for name in ("Peru", "Cuba", "Chad", "Jamaica")]
    assert "Jamaica" in chosen(right("Colombia"), *names)
