import pytest

from bot.game.kinds.clues import Clues
from tests.support.fact_files import drafts_of

HEAD = """
[entities.vltava]
name = "Vltava"
type = "place"
kind = "river"
article = "the"
aliases = ["Moldau"]
[entities.prague]
name = "Prague"
type = "place"
kind = "city"
"""
LENGTH = (4, "{river} is some 430 kilometres long.", ())
SMETANA = (3, "Smetana set {river} to music.", ())
BRIDGES = (2, "{city} lies on both banks of {river}.", ("river",))
LONGEST = (1, "The longest river in Czechia is {river}.", ("river",))


def facts(*given: tuple[int, str, tuple[str, ...]], extra: str = "") -> str:
    body = HEAD
    for n, (difficulty, statement, unique) in enumerate(given):
        slots = 'river = "vltava"' + (', city = "prague"' if "{city}" in statement else "")
        body += f"""
[[facts]]
id = "f{n}"
slots = {{ {slots} }}
statement = "{statement}"
unique = [{", ".join(f'"{one}"' for one in unique)}]
difficulty = {difficulty}
explanation = "So it is told."
{extra}
"""
    return body


def clues_of(body: str) -> list[Clues]:
    found = (draft.question for draft in drafts_of(body).values())
    return [question for question in found if isinstance(question, Clues)]


def test_clues_run_from_hard_to_easy_with_the_name_hidden() -> None:
    (one,) = clues_of(facts(LONGEST, SMETANA, BRIDGES, LENGTH))
    assert one.clues == (
        "This river is some 430 kilometres long.",
        "Smetana set this river to music.",
        "Prague lies on both banks of this river.",
        "This river is the longest river in Czechia.",
    )
    assert one.stem == "This river is some 430 kilometres long. Which river is it?"
    assert (one.answer, one.accepted) == ("Vltava", ("Vltava", "Moldau"))


def test_the_id_is_the_entitys_and_stays_when_clues_are_reworded_or_join() -> None:
    (before,) = clues_of(facts(LONGEST, SMETANA, BRIDGES))
    (after,) = clues_of(
        facts(LONGEST, (3, "{river} inspired a poem of Smetana’s.", ()), BRIDGES, LENGTH)
    )
    assert before.id == after.id == "tiny/vltava/clues"
    assert before.clues != after.clues


def test_its_own_fact_is_that_of_the_last_clue_and_it_tells_the_others_too() -> None:
    (one,) = clues_of(facts(LONGEST, SMETANA, BRIDGES))
    assert one.fact == "tiny/f0"
    assert set(one.told) == {"tiny/f1", "tiny/f2"}
    assert one.statement == "The longest river in Czechia is the Vltava."


def test_two_facts_are_too_few() -> None:
    assert clues_of(facts(LONGEST, SMETANA)) == []


def test_without_a_clue_that_fits_nothing_else_there_is_no_question() -> None:
    assert clues_of(facts(LENGTH, SMETANA, (1, "{river} rises in the hills.", ()))) == []


def test_five_clues_are_chosen_of_many() -> None:
    more = [
        (3, f"{{river}} has a bridge that was built in {year}.", ()) for year in range(1900, 1910)
    ]
    (one,) = clues_of(facts(LONGEST, LENGTH, *more))
    assert len(one.clues) == 5
    assert one.clues[0].endswith("kilometres long.")
    assert one.clues[-1].endswith("the longest river in Czechia.")


def test_a_clue_that_names_the_answer_or_an_alias_is_left_out() -> None:
    told = (3, "Germans call {river} the Moldau.", ())
    (one,) = clues_of(facts(LONGEST, SMETANA, BRIDGES, told))
    assert len(one.clues) == 3
    assert all("Moldau" not in clue for clue in one.clues)


@pytest.mark.parametrize("word", ["Moldauer", "Vltavans"])
def test_a_clue_with_a_word_that_is_made_of_a_name_is_left_out(word: str) -> None:
    told = (3, f"Those who live by {{river}} are {word}.", ())
    (one,) = clues_of(facts(LONGEST, SMETANA, BRIDGES, told))
    assert len(one.clues) == 3
    assert all(word not in clue for clue in one.clues)


@pytest.mark.parametrize("hardest", [1, 2])
def test_where_the_first_clue_is_hardly_harder_than_the_last_there_is_no_question(
    hardest: int,
) -> None:
    alike = [(hardest, statement, unique) for _, statement, unique in (SMETANA, BRIDGES, LENGTH)]
    assert clues_of(facts(LONGEST, *alike)) == []


@pytest.mark.parametrize(
    "statement",
    [
        "The {river.name} Philharmonic has its own hall.",
        "His journey on {river} made the poet famous.",
    ],
)
def test_a_clue_that_is_no_sentence_by_itself_is_left_out(statement: str) -> None:
    (one,) = clues_of(facts(LONGEST, SMETANA, BRIDGES, (4, statement, ())))
    assert one.clues[0] == "Smetana set this river to music."


def test_a_clue_that_names_the_thing_in_two_slots_is_left_out() -> None:
    twice = (
        facts(LONGEST, SMETANA, BRIDGES)
        + """
[[facts]]
id = "twice"
slots = { river = "vltava", other = "vltava" }
statement = "{river} has no rival but {other}."
difficulty = 4
explanation = "So it is told."
"""
    )
    (one,) = clues_of(twice)
    assert len(one.clues) == 3


def test_what_is_marked_as_unique_and_known_of_two_things_proves_neither() -> None:
    body = (
        HEAD.replace(
            "[entities.prague]",
            '[entities.elbe]\nname = "Elbe"\ntype = "place"\nkind = "river"\n[entities.prague]',
        )
        + """
[relations.longest]
slots = { river = "place", city = "place" }
unique = ["river"]
statement = "{river} is the longest river near {city}."
[[known]]
relation = "longest"
slots = { river = "elbe", city = "prague" }
[[facts]]
id = "longest"
relation = "longest"
slots = { river = "vltava", city = "prague" }
difficulty = 1
explanation = "So it is told."
"""
    )
    rest = facts(SMETANA, LENGTH)[len(HEAD) :]
    assert clues_of(body + rest) == []
    assert len(clues_of(body.replace('river = "elbe", city', 'river = "vltava", city') + rest)) == 1


def test_of_clues_as_hard_one_that_fits_others_too_comes_first() -> None:
    for_one = (2, "Prague’s oldest bridge spans {river}.", ("river",))
    for_many = (2, "{river} rises in the hills of the south.", ())
    for given in ((for_one, for_many), (for_many, for_one)):
        (one,) = clues_of(facts(LONGEST, SMETANA, *given))
        assert one.clues[1] == "This river rises in the hills of the south."


def test_two_clues_that_say_the_same_of_the_same_are_one() -> None:
    again = (4, "{river} divides {city}.", ())
    (one,) = clues_of(facts(LONGEST, SMETANA, LENGTH, BRIDGES, again))
    assert sum("Prague" in clue for clue in one.clues) == 1


def test_a_sort_beside_the_name_is_not_said_twice() -> None:
    (one,) = clues_of(facts(LONGEST, SMETANA, (4, "The river {river.name} floods in spring.", ())))
    assert one.clues[0] == "This river floods in spring."


def test_what_changes_with_time_is_no_clue() -> None:
    assert clues_of(facts(LONGEST, SMETANA, BRIDGES, extra="changes = true")) == []


def test_a_fact_can_be_kept_from_serving_as_a_clue_or_for_it_alone() -> None:
    assert clues_of(facts(LONGEST, SMETANA, BRIDGES, extra='ask = ["true_false"]')) == []
    only = drafts_of(facts(LONGEST, SMETANA, BRIDGES, extra='ask = ["clues"]'))
    assert [draft.kind.value for draft in only.values()] == ["clues"]


def test_a_first_clue_that_fits_two_things_asks_for_one_of_them() -> None:
    twin = facts(LONGEST, SMETANA, BRIDGES).replace("vltava", "elbe").replace("Vltava", "Elbe")
    twin = twin.replace("Czechia", "Saxony").replace("both banks", "one bank")
    twin = twin.replace('aliases = ["Moldau"]', "").replace('id = "f', 'id = "e')
    city = twin.index("[entities.prague]")
    both = facts(LONGEST, SMETANA, BRIDGES) + twin[:city] + twin[twin.index("[[facts]]") :]
    assert [one.answer for one in clues_of(both)] == ["Vltava"]
