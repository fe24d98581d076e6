from bot.packs.facts.reader import read_fact_file
from tests.support.fact_files import HEAD


def places_and_words(text: str) -> list[tuple[str, str]]:
    return [(each.place, each.wrong) for each in read_fact_file(text, "tiny.toml")[1]]


def test_every_mistake_of_every_table_is_told_with_its_place() -> None:
    found = places_and_words(
        HEAD
        + """
        [entities.jackson]
        nane = "Michael Jackson"
        type = "person"
        kind = 7
        [[facts]]
        id = "f13"
        difficulty = "hard"
        colour = "red"
        [[facts]]
        relation = "peaked_at"
        """
    )
    assert found == [
        ("entities.jackson.nane", "There is no field 'nane' here."),
        ("entities.jackson", "The field 'name' is missing."),
        ("entities.jackson.kind", "This is the number 7, not a text in quotes."),
        ("facts.f13.colour", "There is no field 'colour' here."),
        ("facts.f13.difficulty", "This is the text 'hard', not a number from 1 to 5."),
        ("facts[1]", "The field 'id' is missing."),
    ]


def test_a_misspelt_field_gets_a_suggestion() -> None:
    _, problems = read_fact_file(HEAD + "[entities.x]\nnane='X'\ntype='t'\nkind='k'", "tiny.toml")
    assert problems[0].fix == "Did you mean 'name'?"


def test_a_syntax_error_is_told_with_its_line() -> None:
    file, (problem,) = read_fact_file("[pack]\nid = \n", "tiny.toml")
    assert file is None
    assert problem.place == "line 2"
    assert problem.wrong == "Nothing stands after =."


def test_a_file_that_ends_too_early_is_told() -> None:
    _, (problem,) = read_fact_file('[pack]\nid = "x', "tiny.toml")
    assert problem.place == "end of file" or problem.place.startswith("line")


def test_a_file_without_source_is_no_fact_file() -> None:
    file, problems = read_fact_file('[pack]\nid="a"\ntitle="A"\n', "a.toml")
    assert file is None
    assert [each.wrong for each in problems] == ["The field 'source' is missing."]


def test_a_table_where_a_list_belongs_is_told() -> None:
    assert places_and_words(HEAD + "[facts]\nid = 'f1'\n") == [
        ("facts", "There may be many facts, so [facts] is too little.")
    ]


def test_a_word_where_a_table_belongs_is_told() -> None:
    assert places_and_words(HEAD + "[entities]\njackson = 'Michael'\n") == [
        ("entities.jackson", "This is the text 'Michael', not a table { … }.")
    ]


def test_a_good_file_is_read_whole_beside_a_broken_table() -> None:
    text = HEAD + "[entities.a]\nname='A'\n[entities.b]\nname='B'\ntype='t'\nkind='k'\n"
    file, problems = read_fact_file(text, "tiny.toml")
    assert file is not None
    assert list(file.entities) == ["b"]
    assert len(problems) == 2
