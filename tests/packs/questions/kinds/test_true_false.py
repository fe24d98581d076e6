from bot.game.kinds.true_false import TrueFalse
from bot.packs.questions.generator import generate
from tests.support.fact_files import drafts_of, resolved_file

THING = """
[entities.gone]
name = "Gone"
type = "song"
kind = "song"
[entities.dc]
name = "Washington, D.C."
type = "place"
kind = "city"
"""


def own_facts(count: int, fields: str = "", start: int = 0) -> str:
    return "".join(
        f'[[facts]]\nid = "f{n}"\nstatement = "Thing {n} is so."\n{fields.replace("N", str(n))}\n'
        for n in range(start, start + count)
    )


def answers(body: str) -> list[bool]:
    questions = (draft.question for draft in drafts_of(body).values())
    return [each.answer for each in questions if isinstance(each, TrueFalse)]


def test_a_statement_is_asked_as_it_is_with_a_question_mark() -> None:
    question = drafts_of(own_facts(1))["f0/true/true_false"].question
    assert question.stem == "True or false: Thing 0 is so?"
    assert question.statement == "Thing 0 is so."


def test_an_abbreviation_keeps_its_full_stop() -> None:
    fact = '[[facts]]\nid="f"\nslots={city="dc"}\nstatement="The capital is {city}."\n'
    question = drafts_of(THING + fact)["f/true/true_false"].question
    assert question.stem == "True or false: The capital is Washington, D.C.?"
    assert question.statement == "The capital is Washington, D.C."


def test_curated_false_statements_are_asked_as_false() -> None:
    drafts = drafts_of(own_facts(1, 'false_statements = ["Thing N is otherwise."]'))
    question = drafts["f0/false-1/true_false"].question
    assert (question.answer, question.key) == (False, "false")
    assert question.stem == "True or false: Thing 0 is otherwise?"


def test_after_a_false_statement_the_explanation_begins_with_what_is_true() -> None:
    told = 'explanation = "Few people know."\nfalse_statements = ["Thing N is otherwise."]'
    drafts = drafts_of(own_facts(1, told))
    assert drafts["f0/false-1/true_false"].question.explanation == "Thing 0 is so. Few people know."
    assert drafts["f0/true/true_false"].question.explanation == "Few people know."


def test_a_slot_with_curated_values_is_falsified_before_others() -> None:
    members = ", ".join(f'{{name="{name}"}}' for name in ("Ayr", "Bath", "Cork"))
    towns = f'[pools.towns]\ntype="place"\nkind="town"\nmembers=[{members}]\n'
    fact = (
        '[[facts]]\nid="f{n}"\nslots={{one="ayr", other="bath"}}\n'
        'statement="In match {n} {{one}} beat {{other}}."\n'
        'unique=["one", "other"]\ndistractors={{other=["cork"]}}\n'
    )
    found = drafts_of(towns + "".join(fact.format(n=n) for n in range(8)))
    assert {f"f{n}/false-other/true_false" for n in range(8)} <= found.keys()


def test_only_slots_that_the_statement_names_are_falsified() -> None:
    fact = '[[facts]]\nid="f"\nslots={song="gone", year=2001}\nunique=["year"]\n'
    drafts = drafts_of(THING + fact + 'statement="{song} was a hit."\n')
    assert set(drafts) == {"f/true/true_false"}


def test_true_and_false_are_balanced_where_few_facts_can_be_falsified() -> None:
    told = answers(
        own_facts(20, 'false_statements = ["Thing N is not."]') + own_facts(60, start=20)
    )
    assert 0.4 <= sum(told) / len(told) <= 0.6


def test_second_false_statements_make_up_for_facts_that_have_none() -> None:
    two = own_facts(20, 'false_statements = ["Thing N is not.", "Thing N never was."]')
    told = answers(two + own_facts(20, start=20))
    assert len(told) > 60
    assert 0.4 <= sum(told) / len(told) <= 0.6


def test_a_bank_without_any_false_statement_keeps_its_true_ones() -> None:
    assert answers(own_facts(3)) == [True, True, True]


def test_a_fact_that_asks_for_no_true_false_gives_none() -> None:
    assert answers(own_facts(1, 'ask = ["choice"]')) == []


def test_a_statement_about_a_time_that_the_fact_lacks_is_not_told() -> None:
    fact = '[[facts]]\nid="f"\nstatement="In {when} it was so."\n'
    assert generate(resolved_file(fact)) == ()
    assert len(drafts_of(fact + "when = 2001\n")) == 1
