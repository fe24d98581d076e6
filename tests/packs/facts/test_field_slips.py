"""A value of the wrong sort is told in words for people, with what to write instead."""

import pytest

from bot.packs.facts.reader import read_fact_file
from tests.support.fact_files import HEAD

FACT = '[[facts]]\nid = "a"\n'
ENTITY = '[entities.a]\nname = "A"\ntype = "t"\nkind = "k"\n'


@pytest.mark.parametrize(
    ("body", "wrong", "fix"),
    [
        (FACT + 'difficulty = "easy"', "the text 'easy'", "a number from 1 to 5, without quotes."),
        (FACT + 'difficulty = "3"', "the text '3'", "a number from 1 to 5, without quotes: 3."),
        (FACT + "when = 1969-07-16", "the bare date", 'Put it in quotes: "1969-07-16".'),
        (FACT + 'ask = ["multiple"]', "no kind of question 'multiple'", "Did you mean 'choice'? "),
        (FACT + 'ask = ["multiple"]', "no kind of question 'multiple'", "true_false, typed, "),
        (FACT + 'unique = "person"', "not a list", 'Put it in square brackets: ["person"].'),
        (FACT + 'changes = "yes"', "not true or false", "true or false, without quotes."),
        (ENTITY + 'strictness = "hard"', "no strictness 'hard'", "strict, normal, lenient"),
        (ENTITY + "kinds = 1\nactive = 1969", "not a list", "in square brackets: [1969]."),
        (
            '[pools.s]\ntype = "t"\nkind = "k"\nmembers = ["Columbia"]',
            "the text 'Columbia', not a table",
            'Write { name = "Columbia" }.',
        ),
        ('[facts]\nid = "a"', "There may be many facts", "Write [[facts]], with two brackets"),
        ('[[entities.x]]\nname = "A"', "a list of 1", "Write [entities.x], with single brackets."),
    ],
)
def test_a_value_of_the_wrong_sort_is_told_with_what_to_write(
    body: str, wrong: str, fix: str
) -> None:
    _, problems = read_fact_file(HEAD + body + "\n", "a.toml")
    problem = problems[-1]
    assert wrong in problem.wrong
    assert fix in problem.fix
    assert "Expected" not in problem.wrong
    assert "`" not in problem.wrong
