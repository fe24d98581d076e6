import pytest

from tests.packs.questions.test_several_answers import COMPLETE, LUNAR
from tests.support.fact_files import read_and_resolve


def problems_of(body: str) -> list[tuple[str, str]]:
    return [(each.place, each.wrong) for each in read_and_resolve(body)[1]]


def test_a_sound_set_has_no_problem() -> None:
    assert problems_of(COMPLETE) == []


@pytest.mark.parametrize(
    ("before", "after", "place", "wrong"),
    [
        (
            'relation = "crew_of"\nasks',
            'relation = "crew"\nasks',
            "sets.crew.relation",
            "There is no relation 'crew'.",
        ),
        (
            'asks = "person"\nslots = { m',
            'asks = "persn"\nslots = { m',
            "sets.crew.asks",
            "There is no slot 'persn'.",
        ),
        (
            'slots = { mission = "crew" }',
            "slots = { }",
            "sets.crew.slots",
            "The slot 'mission' is missing.",
        ),
        (
            'slots = { mission = "crew" }',
            'slots = { mission = "crew", person = "neil-armstrong" }',
            "sets.crew.slots.person",
            "There is no slot 'person'.",
        ),
        (
            '"buzz-aldrin", "mi',
            '"buzz-lightyear", "mi',
            "sets.crew.members",
            "There is no entity 'buzz-lightyear'.",
        ),
        (
            '"buzz-aldrin", "mi',
            '"yuri-gagarin", "mi',
            "sets.crew.kind",
            "Yuri Gagarin is a cosmonaut, not an astronaut.",
        ),
        (
            'members = ["neil-armstrong", "buzz-aldrin", "michael-collins"]',
            'members = ["neil-armstrong"]',
            "sets.crew",
            "The set has 1 members.",
        ),
        ("were {members}", "were {member}", "sets.crew.statement", "There is no slot 'member'."),
        ("difficulty = 2", "difficulty = 6", "sets.crew.difficulty", "6 is not 1 to 5."),
        ("difficulty = 2", "wanted = -1", "sets.crew.wanted", "-1 cannot be wanted."),
        ("difficulty = 2", "when = 20011", "sets.crew.when", "20011 is no date."),
        (
            'statement = "{person} belonged',
            'unique = ["person"]\nstatement = "{person} belonged',
            "sets.crew.asks",
            "The slot 'person' has one true value, so there is no set of them.",
        ),
    ],
)
def test_what_is_wrong_with_a_set_is_told_in_its_place(
    before: str, after: str, place: str, wrong: str
) -> None:
    assert before in COMPLETE
    assert (place, wrong) in problems_of(COMPLETE.replace(before, after))


def test_a_set_shares_its_ids_with_facts() -> None:
    fact = '[[facts]]\nid = "crew"\nstatement = "Three people flew to the Moon in 1969."\n'
    assert problems_of(COMPLETE + fact) == [("sets.crew", "A fact or set has this id.")]


def test_years_and_numbers_make_no_set() -> None:
    body = LUNAR.replace(
        'relation = "crew_of"\nasks = "person"', 'relation = "born_in"\nasks = "year"'
    )
    assert ("sets.crew.asks", "A set holds things, not years or numbers.") in problems_of(body)


@pytest.mark.parametrize(
    ("fields", "place", "wrong"),
    [
        (
            'asks = "person"\nkinds = ["choice"]',
            "kinds",
            "A set is asked for as several or as a list.",
        ),
        (
            'asks = "person"\nkinds = ["several", "list"]',
            "kinds",
            "A set is asked for as several or as a list.",
        ),
        ('asks = "mission"\nkinds = ["list"]', "asks", "The set asks for 'person'."),
    ],
)
def test_a_question_of_a_set_asks_for_the_set(fields: str, place: str, wrong: str) -> None:
    question = f'[[sets.questions]]\nstem = "Which people flew to the Moon then?"\n{fields}\n'
    assert (f"sets.crew.questions[0].{place}", wrong) in problems_of(COMPLETE + question)


def test_only_a_list_says_how_many_there_are() -> None:
    question = '[[sets.questions]]\nasks = "person"\nstem = "Which {count} people flew there?"\n'
    assert problems_of(f'{COMPLETE}{question}kinds = ["list"]\n') == []
    assert ("sets.crew.questions[0].stem", "There is no slot 'count'.") in problems_of(
        f'{COMPLETE}{question}kinds = ["several"]\n'
    )


@pytest.mark.parametrize("kind", ["several", "list"])
def test_several_and_list_have_templates_of_their_own(kind: str) -> None:
    body = LUNAR.replace('kinds = ["several"]', f'kinds = ["choice", "{kind}"]')
    places = [place for place, _ in problems_of(body)]
    assert "relations.crew_of.questions[0].kinds" in places
