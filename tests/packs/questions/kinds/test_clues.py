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
        "The longest river in Czechia is this river.",
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
    assert one.clues[-1].startswith("The longest")


def test_a_clue_that_names_the_answer_or_an_alias_is_left_out() -> None:
    told = (3, "Germans call {river} the Moldau.", ())
    (one,) = clues_of(facts(LONGEST, SMETANA, BRIDGES, told))
    assert len(one.clues) == 3
    assert all("Moldau" not in clue for clue in one.clues)


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
    twin = twin.replace('aliases = ["Moldau"]', "").replace('id = "f', 'id = "e')
    city = twin.index("[entities.prague]")
    both = facts(LONGEST, SMETANA, BRIDGES) + twin[:city] + twin[twin.index("[[facts]]") :]
    assert [one.answer for one in clues_of(both)] == ["Vltava"]
