import pytest

from bot.game.kinds.order import Order
from bot.packs.facts.resolved import Moment
from bot.packs.questions.kinds.order import OrderDraft, differ
from tests.support.fact_files import drafts_of

PLANETS = ["Mercury", "Venus", "Earth", "Mars", "Jupiter", "Saturn", "Uranus", "Neptune"]


def planets(names: list[str] = PLANETS) -> str:
    entities = "".join(
        f'[entities.{name.lower()}]\nname="{name}"\ntype="body"\nkind="planet"\n' for name in names
    )
    facts = "".join(
        f'[[facts]]\nid="{name.lower()}"\nrelation="place_from_sun"\n'
        f'slots={{planet="{name.lower()}", place={n}}}\n'
        for n, name in enumerate(names, start=1)
    )
    return entities + facts


def events(*dates: str) -> str:
    return "".join(
        f'[[facts]]\nid="e{n}"\nstatement="Event {n} was."\nwhen="{date}"\nevent="Event {n}"\n'
        for n, date in enumerate(dates)
    )


def orders(body: str) -> list[OrderDraft]:
    return [draft for draft in drafts_of(body).values() if isinstance(draft, OrderDraft)]


def test_entities_are_put_in_order_by_their_number() -> None:
    for draft in orders(planets()):
        question = draft.question
        assert isinstance(question, Order)
        places = [PLANETS.index(name) for name in question.answer]
        assert places == sorted(places)
        assert len(places) in {3, 4}


def test_options_are_never_shown_in_the_right_order() -> None:
    found = [draft.question for draft in orders(planets())]
    assert found
    for question in found:
        assert isinstance(question, Order)
        assert question.options != question.answer
        assert sorted(question.options) == sorted(question.answer)


def test_no_two_order_questions_share_three_entities() -> None:
    sets = [{each.text for each in draft.ranked} for draft in orders(planets())]
    assert len(sets) >= 2
    assert all(len(one & other) < 3 for n, one in enumerate(sets) for other in sets[:n])


def test_a_descending_order_begins_with_the_highest() -> None:
    body = planets() + (
        '[relations.place_from_sun]\nslots={planet="body", place="number"}\n'
        'statement="{planet} is number {place}."\n[[relations.place_from_sun.questions]]\n'
        'asks="place"\nof="planet"\nkinds=["order"]\ndescending=true\nstem="Which is farther?"\n'
    )
    for draft in orders(body):
        assert isinstance(draft.question, Order)
        places = [PLANETS.index(name) for name in draft.question.answer]
        assert places == sorted(places, reverse=True)


def test_entities_with_one_number_are_not_compared() -> None:
    body = planets(PLANETS[:3]).replace("place=2", "place=1")
    body = body.replace("place=1}", 'place=1}\nseveral=["planet"]')
    assert orders(body) == []


CITIES = ("Oslo", "Rome", "Lima", "Cairo")
CAPITALS = "".join(
    f'[entities.{city.lower()}]\nname="{city}"\ntype="place"\nkind="city"\n'
    f'[entities.land{n}]\nname="Land {n}"\ntype="place"\nkind="country"\n'
    f'[[facts]]\nid="f{n}"\nrelation="capital_since"\n'
    f'slots={{capital="{city.lower()}", country="land{n}", year={1900 + 10 * n}}}\n'
    for n, city in enumerate(CITIES)
)


def test_things_may_differ_in_what_the_stem_does_not_speak_of() -> None:
    found = [draft.question for draft in orders(CAPITALS)]
    assert found
    for question in found:
        assert isinstance(question, Order)
        assert list(question.answer) == sorted(question.answer, key=CITIES.index)


def test_what_has_two_positions_is_not_put_in_order() -> None:
    twice = (
        '[[facts]]\nid="again"\nrelation="capital_since"\n'
        'slots={capital="oslo", country="land1", year=1950}\n'
    )
    found = [draft.question for draft in orders(CAPITALS + twice)]
    assert found
    assert all("Oslo" not in question.all_options() for question in found)


def test_events_are_put_in_order_by_date() -> None:
    (draft,) = orders(events("2009-06", "2001", "2013-08-25"))
    assert isinstance(draft.question, Order)
    assert draft.question.answer == ("Event 1", "Event 0", "Event 2")
    assert "Event 0 (June 2009)" in draft.question.explanation


def test_events_that_may_be_of_one_time_are_not_compared() -> None:
    assert orders(events("2009-06", "2009", "2013")) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((2009,), (2009, 6), False),
        ((2009, 6), (2009, 7), True),
        ((2008,), (2009, 6), True),
        ((2009, 6, 25), (2009, 6), False),
    ],
)
def test_dates_differ_only_as_far_as_both_are_known(
    one: tuple[int, ...], other: tuple[int, ...], *, expected: bool
) -> None:
    assert differ(Moment(one), Moment(other)) is expected


def test_a_sequence_is_asked_in_the_order_that_its_writer_gives() -> None:
    body = events("2001", "2001", "2001") + (
        '[[sequences]]\nid="road"\nstem="In what order did this road unfold, first to last?"\n'
        'facts=["e2","e0","e1"]\nexplanation="So it went."\n'
    )
    question = drafts_of(body)["road/sequence/order"].question
    assert isinstance(question, Order)
    assert question.answer == ("Event 2", "Event 0", "Event 1")
    assert (question.fact, question.explanation) == ("tiny/e2", "So it went.")


def test_an_order_may_have_a_picture() -> None:
    template = """
[relations.place_from_sun]
slots = { planet = "body", place = "number" }
statement = "{planet} is number {place}."
[[relations.place_from_sun.questions]]
asks = "place"
of = "planet"
kinds = ["order"]
stem = "In what order do these planets come, nearest to the Sun first?"
image = { url = "https://example.org/sky.png", alt = "Lights in the sky, Pluto beside them." }
"""
    pluto = '[entities.pluto]\nname = "Pluto"\ntype = "body"\nkind = "dwarf planet"\n'
    drafts = orders(planets() + pluto + template)
    assert drafts
    for draft in drafts:
        assert draft.question.image
        assert "pluto" in draft.question.mentions
