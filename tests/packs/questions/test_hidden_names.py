import pytest

from bot.packs.facts.resolved import Entity
from bot.packs.questions.hidden_names import hidden, reads_well, tells
from tests.support.fact_files import resolved_file

PARIS = """
[entities.paris]
name = "Paris"
type = "place"
kind = "city"
aliases = ["City of Light", "This with That"]
"""


def told(statement: str) -> tuple[str, Entity]:
    """Return a statement of Paris with its name hidden, and Paris."""
    fact = (
        f'\n[[facts]]\nid = "f"\nslots = {{ city = "paris" }}\nstatement = "{statement}"\n'
        'difficulty = 2\nexplanation = "So it is told."\n'
    )
    file = resolved_file(PARIS + fact)
    paris = file.entities["paris"]
    return hidden(file, file.facts[0], paris), paris


@pytest.mark.parametrize(
    ("statement", "shown"),
    [
        ("{city} has a tower of iron.", "This city has a tower of iron."),
        ("The capital of France is {city}.", "This city is the capital of France."),
        ("The seat of the court was {city}.", "This city was the seat of the court."),
        ("The city {city.name} lies low.", "This city lies low."),
        ("{city.possessive} metro is old.", "This city’s metro is old."),
        ("The Louvre is in {city}.", "The Louvre is in this city."),
        ("In {city} a treaty was signed.", "In this city a treaty was signed."),
        ("It is said that {city} never sleeps.", "It is said that this city never sleeps."),
    ],
)
def test_a_statement_begins_with_what_it_is_about_and_reads_as_a_sentence(
    statement: str, shown: str
) -> None:
    text, paris = told(statement)
    assert text == shown
    assert reads_well(text, paris)


@pytest.mark.parametrize(
    "statement",
    [
        "There is a {city} in Texas.",
        "The old {city} had walls.",
        "Old {city} had walls.",
        "Lake {city} lies in Canada.",
        "The {city} Opera has a ceiling by Chagall.",
        "Three {city}-born painters met.",
        "“Midnight in {city}” is a film.",
        "Texas has more than one {city}.",
    ],
)
def test_a_name_is_not_hidden_where_this_city_cannot_stand_in_its_place(statement: str) -> None:
    text, paris = told(statement)
    assert not reads_well(text, paris)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("This city is called the City of Light.", "City of Light"),
        ("The Parisian metro runs under this city.", "Parisian"),
        ("A parisology is a guide to this city.", "parisology"),
        ("Parie lies near this city.", "Parie"),
        ("A parish in this city is old.", "parish"),
        ("This city has a park.", ""),
        ("The lights of this city are gas lamps.", "lights"),
    ],
)
def test_a_name_and_what_begins_like_one_gives_it_away(text: str, word: str) -> None:
    _, paris = told("{city} is old.")
    assert tells(text, paris) == word


def test_a_word_for_its_sort_gives_no_name_away() -> None:
    file = resolved_file(
        '[entities.fuji]\nname = "Mount Fuji"\ntype = "place"\nkind = "mountain"\n'
        '[[facts]]\nid = "f"\nslots = { peak = "fuji" }\nstatement = "{peak} was painted often."\n'
        'difficulty = 2\nexplanation = "So it is told."\n'
    )
    assert not tells("This mountain was painted often.", file.entities["fuji"])
    assert tells("This mountain is a mount of fire.", file.entities["fuji"]) == "mount"
