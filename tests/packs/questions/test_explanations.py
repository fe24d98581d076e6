"""What is told after a question: the sentence that belongs to it, and what a trap is."""

from bot.game.question import Kind
from tests.support.fact_files import drafts_of

PLACES = """
[entities.turkey]
name = "Turkey"
type = "place"
kind = "country"
{turkey}
[pools.countries]
type = "place"
kind = "country"
members = [{{ name = "Greece" }}, {{ name = "Bulgaria" }}, {{ name = "Georgia" }}]
[entities.ankara]
name = "Ankara"
type = "place"
kind = "city"
{ankara}
[pools.cities]
type = "place"
kind = "city"
members = [{{ name = "Istanbul" }}, {{ name = "Izmir" }}, {{ name = "Bursa" }}]
[[facts]]
id = "f"
relation = "capital_of"
slots = {{ capital = "ankara", country = "turkey" }}
{fact}
"""
TRAP = 'traps = [{ slot = "capital", value = "istanbul", why = "Istanbul is the largest city." }]\n'
HAIR = 'explanation = "Goats with silky hair are named after it."\n'


def told(form: str, fact: str = "", turkey: str = "", ankara: str = "", more: str = "") -> str:
    body = PLACES.format(fact=fact, turkey=turkey, ankara=ankara)
    return drafts_of(body + more)[f"f/{form}"].question.explanation


def test_each_slot_has_the_sentence_that_belongs_to_it() -> None:
    own = 'more = [{ text = "{country} lies on two continents", slots = ["country"] }]\n'
    assert told("country/typed", HAIR + own) == "Turkey lies on two continents."
    assert told("capital/typed", HAIR + own) == "Goats with silky hair are named after it."


def test_a_template_goes_before_both() -> None:
    own = (
        '[[facts.questions]]\nasks = "capital"\nstem = "Where does the parliament of Turkey sit?"\n'
    )
    explained = own + 'explanation = "It moved there in 1920."\n'
    assert told("capital/typed", HAIR + explained) == "It moved there in 1920."


def test_of_a_trap_among_the_options_it_says_what_that_is() -> None:
    whole = "Goats with silky hair are named after it. Istanbul is the largest city."
    assert told("capital/choice", HAIR + TRAP) == whole


def test_where_no_option_tempted_a_trap_is_told_only_for_want_of_anything_else() -> None:
    assert told("capital/typed", HAIR + TRAP) == "Goats with silky hair are named after it."
    assert told("capital/typed", TRAP) == "Istanbul is the largest city."
    assert told("country/typed", HAIR + TRAP) == "Goats with silky hair are named after it."


def test_what_the_explanation_says_of_the_trap_is_not_said_twice() -> None:
    own = 'explanation = "Istanbul had been the seat of the sultans."\n'
    assert told("capital/choice", own + TRAP) == "Istanbul had been the seat of the sultans."


def test_where_nothing_is_written_the_note_of_the_answer_is_told() -> None:
    note = 'note = "Ankara was once known for its goats."'
    assert told("capital/typed", ankara=note) == "Ankara was once known for its goats."
    assert told("country/typed", ankara=note) == "Ankara is the capital of Turkey."


RIVER = """
[entities.river]
name = "Maritsa"
type = "river"
kind = "river"
[[facts]]
id = "g"
slots = { country = "turkey", river = "river" }
statement = "Along the {river}, {country} borders on two other countries."
ask = ["clues"]
"""


def test_else_another_fact_about_the_answer_is_told_and_counts_as_mentioned() -> None:
    draft = drafts_of(PLACES.format(fact="", turkey="", ankara="") + RIVER)["f/country/typed"]
    told_ = "Along the Maritsa, Turkey borders on two other countries."
    assert draft.question.explanation == told_
    assert "maritsa" in draft.question.mentions


def test_only_in_the_end_the_fact_itself_is_told() -> None:
    assert told("capital/typed") == "Ankara is the capital of Turkey."


def albums(explanation: str) -> str:
    return "".join(
        f'[entities.a{n}]\nname = "{name}"\ntype = "album"\nkind = "album"\n'
        f'[[facts]]\nid = "a{n}"\nrelation = "released_in"\n'
        f'slots = {{ work = "a{n}", year = {1980 + 5 * n} }}\nexplanation = "{explanation}"\n'
        for n, name in enumerate(("Abba", "Beat", "Cats"))
    )


def test_an_order_tells_one_thing_more_if_that_names_what_it_speaks_of() -> None:
    years = "Abba (1980), Beat (1985), Cats (1990)."
    assert after_order("“Beat” sold a million copies.") == f"{years} “Beat” sold a million copies."
    assert after_order("It sold a million copies.") == years


def after_order(explanation: str) -> str:
    (order,) = (
        each.question for each in drafts_of(albums(explanation)).values() if each.kind is Kind.ORDER
    )
    return order.explanation
