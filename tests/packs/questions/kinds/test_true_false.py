"""A false statement is what people believe, a true one what surprises."""

import pytest

from bot.game.kinds.true_false import TrueFalse
from bot.packs.questions.generator import generate
from tests.support.fact_files import drafts_of, resolved_file

CITIES = """
[entities.dc]
name = "Washington, D.C."
type = "place"
kind = "city"
[entities.turkey]
name = "Turkey"
type = "place"
kind = "country"
[entities.ankara]
name = "Ankara"
type = "place"
kind = "city"
prominence = {ankara}
[entities.istanbul]
name = "Istanbul"
type = "place"
kind = "city"
prominence = 5
{istanbul}
[[facts]]
id = "turkey"
relation = "capital_of"
slots = {{ capital = "ankara", country = "turkey" }}
difficulty = 3
explanation = "It was chosen in 1923."
{fact}
"""
TRAP = (
    'traps = [{ slot = "capital", value = "istanbul", why = "Istanbul lies on two continents." }]\n'
)
LARGEST = """
[[facts]]
id = "largest"
relation = "largest_city_of"
slots = { city = "istanbul", country = "turkey" }
ask = ["choice"]
"""


def statements(body: str) -> dict[str, TrueFalse]:
    found = {name: draft.question for name, draft in drafts_of(body).items()}
    return {name: each for name, each in found.items() if isinstance(each, TrueFalse)}


def turkey(fact: str = "", ankara: int = 5, istanbul: str = "", more: str = "") -> list[TrueFalse]:
    body = CITIES.format(fact=fact, ankara=ankara, istanbul=istanbul)
    return [*statements(body + more).values()]


def own_facts(count: int, fields: str, start: int = 0) -> str:
    return "".join(
        f'[[facts]]\nid = "f{n}"\nstatement = "Thing {n} is so."\n{fields.replace("N", str(n))}\n'
        for n in range(start, start + count)
    )


def answers(body: str) -> list[bool]:
    return [each.answer for each in statements(body).values()]


def test_a_fact_without_tension_is_no_statement() -> None:
    assert statements(own_facts(3, "")) == {}
    assert turkey() == []


def test_a_surprising_fact_is_asked_as_it_is_with_a_full_stop() -> None:
    question = statements(own_facts(1, "surprising = true"))["f0/true/true_false"]
    assert (question.stem, question.answer) == ("True or false: Thing 0 is so.", True)


def test_an_abbreviation_keeps_its_full_stop_alone() -> None:
    fact = 'statement="The capital is {city}."\nsurprising=true\n'
    body = '[entities.dc]\nname="Washington, D.C."\ntype="place"\nkind="city"\n'
    body += f'[[facts]]\nid="f"\nslots={{city="dc"}}\n{fact}'
    question = statements(body)["f/true/true_false"]
    assert question.stem == "True or false: The capital is Washington, D.C."
    assert question.statement == "The capital is Washington, D.C."


def test_a_trap_is_a_false_statement_and_its_reveal_tells_the_truth_and_then_why() -> None:
    (question,) = turkey(TRAP)
    assert (question.answer, question.key) == (False, "false")
    assert question.stem == "True or false: Istanbul is the capital of Turkey."
    assert (
        question.explanation == "Ankara is the capital of Turkey. Istanbul lies on two continents."
    )


def test_without_a_reason_the_note_of_the_trap_is_told() -> None:
    bare = TRAP.replace(', why = "Istanbul lies on two continents."', "")
    (question,) = turkey(bare, istanbul='note = "Istanbul was the seat of the sultans."')
    told = "Ankara is the capital of Turkey. Istanbul was the seat of the sultans."
    assert question.explanation == told


def test_a_trap_of_which_nothing_is_known_leaves_room_for_the_facts_own_explanation() -> None:
    (question,) = turkey(TRAP.replace(', why = "Istanbul lies on two continents."', ""))
    assert question.explanation == "Ankara is the capital of Turkey. It was chosen in 1923."


def test_what_else_is_said_of_the_same_country_is_a_trap_told_with_its_own_fact() -> None:
    (question,) = turkey(more=LARGEST)
    assert question.stem == "True or false: Istanbul is the capital of Turkey."
    why = "Istanbul is the largest city in Turkey."
    assert question.explanation == f"Ankara is the capital of Turkey. {why}"


def test_what_is_less_known_than_the_truth_is_no_trap() -> None:
    less_known = LARGEST.replace(
        "[[facts]]",
        '[entities.izmir]\nname="Izmir"\ntype="place"\nkind="city"\nprominence=4\n[[facts]]',
    ).replace('"istanbul"', '"izmir"')
    assert turkey(more=less_known) == []


def test_a_truth_less_known_than_what_is_taken_for_it_may_be_asked_as_true() -> None:
    asked = {each.answer for n in range(12) for each in _renamed(n)}
    assert asked == {True, False}


def _renamed(n: int) -> list[TrueFalse]:
    body = CITIES.format(fact=TRAP, ankara=4, istanbul="")
    return [*statements(body.replace('id = "turkey"', f'id = "turkey-{n}"')).values()]


def test_a_marked_surprise_is_asked_as_true_and_tells_what_the_trap_is() -> None:
    (question,) = turkey(TRAP + "surprising = true\n", ankara=4)
    assert question.answer is True
    assert question.explanation == "It was chosen in 1923. Istanbul lies on two continents."


def test_where_the_writer_names_what_people_believe_nothing_else_makes_a_surprise() -> None:
    other = TRAP.replace("istanbul", "dc").replace("Istanbul lies on two continents", "It is not")
    assert [each.answer for each in turkey(other, ankara=4, more=LARGEST)] == [False]
    assert [each.answer for each in turkey(ankara=4, more=LARGEST)] == [True]


def test_curated_false_statements_are_asked_as_false() -> None:
    told = 'explanation = "Few people know."\nfalse_statements = ["Thing N is otherwise."]'
    question = statements(own_facts(1, told))["f0/false-1/true_false"]
    assert question.stem == "True or false: Thing 0 is otherwise."
    assert question.explanation == "Thing 0 is so. Few people know."


def test_a_curated_false_statement_may_bring_its_own_reason() -> None:
    told = 'explanation = "Few people know."\nfalse_statements = [{ statement = "Thing N is not.",'
    question = statements(own_facts(1, told + ' why = "Thing 7 is not." }]'))[
        "f0/false-1/true_false"
    ]
    assert question.explanation == "Thing 0 is so. Thing 7 is not."


def test_the_capital_of_a_neighbour_is_a_trap_where_the_fact_is_not_too_well_known() -> None:
    slovenia = (
        '[entities.lands]\nname="Slovenia"\ntype="place"\nkind="country"\nnear=["slovakia"]\n'
    )
    slovenia += '[entities.slovakia]\nname="Slovakia"\ntype="place"\nkind="country"\n'
    names = '[{name="Ljubljana"}, {name="Bratislava"}]'
    cities = f'[pools.cities]\ntype="place"\nkind="city"\nmembers={names}\n'
    facts = "".join(
        f'[[facts]]\nid="{land}"\nrelation="capital_of"\nask=["true_false"]\ndifficulty={{known}}\n'
        f'slots={{{{ capital="{city}", country="{land}" }}}}\n'
        for city, land in (("ljubljana", "lands"), ("bratislava", "slovakia"))
    )
    told = statements(slovenia + cities + facts.format(known=3))["lands/false-capital/true_false"]
    assert told.stem == "True or false: Bratislava is the capital of Slovenia."
    assert told.explanation.endswith("Bratislava is the capital of Slovakia.")
    assert not statements(slovenia + cities + facts.format(known=2))


PRESIDENTS = """
[pools.presidents]
type = "person"
kind = "politician"
members = [{ name = "George Washington" }, { name = "John Adams" }, { name = "James Monroe" }]
[entities.office]
name = "President of the United States"
type = "office"
kind = "office"
"""


def office(who: str, year: int) -> str:
    return (
        f'[[facts]]\nid="{who}"\nrelation="held_office"\ndifficulty=2\n'
        f'slots={{ person="{who}", office="office", year={year} }}\n'
    )


def test_the_one_before_or_after_in_a_series_is_a_trap() -> None:
    terms = (("george-washington", 1789), ("john-adams", 1797), ("james-monroe", 1817))
    found = statements(PRESIDENTS + "".join(office(who, year) for who, year in terms))
    first = next(each for name, each in found.items() if name.startswith("george-washington"))
    assert first.stem in {
        "True or false: John Adams first became President of the United States in 1789.",
        "True or false: George Washington first became President of the United States in 1797.",
    }
    assert "John Adams first became President of the United States in 1797." in first.explanation
    assert "1817" not in first.stem


def test_wrong_values_that_nobody_takes_for_the_truth_are_no_statements() -> None:
    cities = '[pools.cities]\ntype="place"\nkind="city"\nmembers=[{name="Izmir"}, {name="Bursa"}]\n'
    vouched = 'distractors = { capital = ["izmir", "bursa"] }\n'
    assert turkey(vouched, more=cities) == []


def test_only_slots_that_the_statement_names_are_falsified() -> None:
    assert turkey(TRAP + 'statement = "{country} chose its capital in 1923."\n') == []


def test_a_trap_that_is_known_to_be_true_is_none() -> None:
    known = '[[known]]\nrelation="capital_of"\nslots={capital="istanbul", country="turkey"}\n'
    assert turkey(TRAP, more=known) == []


@pytest.mark.parametrize(
    ("true", "false", "kept"),
    [(10, 0, (5, 0)), (0, 10, (0, 5)), (2, 3, (2, 3)), (1, 30, (1, 4))],
)
def test_six_statements_or_more_are_mixed(true: int, false: int, kept: tuple[int, int]) -> None:
    told = answers(
        own_facts(true, "surprising = true")
        + own_facts(false, 'false_statements = ["Thing N is not."]', start=true)
    )
    assert (told.count(True), told.count(False)) == kept


def test_at_most_a_quarter_of_a_pack_are_statements_a_third_of_each_sort() -> None:
    fact = (
        '[[facts]]\nid="n{n}"\nslots={{before={n}, after={m}}}\nunique=["after"]\n'
        'statement="After the number {{before}} comes {{after}}."\n'
        '[[facts.questions]]\nasks="after"\nkinds=["number"]\n'
        'stem="Which number comes right after the number {{before}}?"\n'
    )
    numbers = "".join(fact.format(n=n, m=n + 1) for n in range(60))
    told = answers(
        numbers
        + own_facts(15, "surprising = true")
        + own_facts(60, 'false_statements = ["Thing N is not."]', start=15)
    )
    assert len(told) == 20
    assert 7 <= told.count(True) <= 13


def test_a_fact_that_asks_for_no_true_false_gives_none() -> None:
    assert answers(own_facts(1, 'ask = ["choice"]\nsurprising = true')) == []


def test_a_statement_about_a_time_that_the_fact_lacks_is_not_told() -> None:
    fact = '[[facts]]\nid="f"\nsurprising=true\nstatement="In {when} it was so."\n'
    assert generate(resolved_file(fact)) == ()
    assert len(drafts_of(fact + "when = 2001\n")) == 1
