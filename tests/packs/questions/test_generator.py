import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.game.kinds import Question
from bot.game.kinds.choice import Choice
from bot.game.kinds.typed import Typed
from bot.game.question import Kind, kind_of
from bot.packs.library.loader import load_file
from bot.packs.library.pack import pack_of
from bot.packs.questions.generator import generate
from tests.support.fact_files import drafts_of, resolved_file

QUESTIONS = Path("questions")
ARTICLE = QUESTIONS / "story-of-gone.toml"


def land_of(city: str) -> str:
    """Return a country's name that does not sound like its capital's."""
    return f"Zz{city[::-1]}land"


def capitals(count: int, start: int = 0) -> str:
    names = [
        f"{a}{b}{c}" for a in ("Ba", "Ko", "Li", "Mu") for b in "rstvz" for c in ("a", "io", "um")
    ]
    return "".join(
        f'[entities.c{n}]\nname="{names[n]}"\ntype="place"\nkind="city"\n'
        f'[entities.k{n}]\nname="{land_of(names[n])}"\ntype="place"\nkind="country"\n'
        f'[[facts]]\nid="f{n}"\nrelation="capital_of"\nslots={{capital="c{n}", country="k{n}"}}\n'
        for n in range(start, start + count)
    )


def questions(body: str) -> dict[str, Question]:
    return {name: draft.question for name, draft in drafts_of(body).items()}


def test_the_same_facts_give_the_same_questions_in_every_process() -> None:
    program = (
        "import sys; from pathlib import Path; from bot.packs.library.loader import load_file;"
        "from bot.cli.question_lines import as_json_lines;"
        "print(as_json_lines(load_file(Path(sys.argv[1])).pack))"
    )
    outputs = {
        subprocess.run(  # noqa: S603 - our own interpreter
            [sys.executable, "-c", program, str(ARTICLE)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(outputs) == 1
    assert outputs.pop().count(b"\n") > 110


def test_the_order_of_facts_in_the_file_changes_nothing() -> None:
    forwards = capitals(12)
    backwards = "".join(capitals(1, n) for n in reversed(range(12)))
    assert questions(forwards) == questions(backwards)


def test_one_more_fact_leaves_nearly_all_other_questions_alone() -> None:
    before, after = questions(capitals(40)), questions(capitals(41))
    changed = [name for name, each in before.items() if after.get(name) != each]
    assert before.keys() - after.keys() == set()
    assert len(changed) < len(before) * 0.15


def test_ids_survive_rewording() -> None:
    body = capitals(8)
    reworded = body.replace('id="f1"', 'id="f1"\nstatement="{capital}: seat of {country}."')
    assert questions(body).keys() == questions(reworded).keys()


def test_every_field_of_a_question_is_filled() -> None:
    body = capitals(8).replace('id="f1"', 'id="f1"\nparagraph=4\ndifficulty=3\nurl="https://x.org"')
    question = questions(body)["f1/capital/typed"]
    assert isinstance(question, Typed)
    assert question.id == "tiny/f1/capital/typed"
    assert question.fact == "tiny/f1"
    assert question.stem == f"Which city is the capital of {land_of(question.answer)}?"
    assert " is the capital of " in question.statement
    assert question.statement.endswith(".")
    assert question.explanation == question.statement
    assert (question.source.title, question.source.paragraph) == ("A tiny source", 4)
    assert (question.source.url, question.source.as_of) == ("https://x.org", "2014-05")
    assert question.difficulty == 4
    assert question.key == question.answer.lower()
    assert question.mentions == (land_of(question.key).lower(),)
    assert question.accepted == (question.answer,)


def test_key_positions_are_even_over_the_bank() -> None:
    chosen = [each for each in questions(capitals(60)).values() if isinstance(each, Choice)]
    places = [each.options.index(each.answer) for each in chosen]
    counts = [places.count(place) for place in range(4)]
    assert sum(counts) == 120
    assert max(counts) - min(counts) <= 6


def test_a_fact_can_limit_kinds_and_slots() -> None:
    body = capitals(8).replace('id="f1"', 'id="f1"\nask=["choice"]\nasks=["capital"]')
    assert {name for name in questions(body) if name.startswith("f1/")} == {"f1/capital/choice"}


def test_a_facts_own_question_replaces_the_relations_for_that_slot() -> None:
    own = (
        '[[facts.questions]]\nasks="capital"\nstem="Where does the government of {country} sit?"\n'
    )
    body = capitals(7) + capitals(1, 7) + own
    found = questions(body)
    assert found["f7/capital/choice"].stem.startswith("Where does the government")
    assert found["f7/country/choice"].stem.endswith("is the capital of which country?")


def test_a_template_with_an_id_is_a_question_of_its_own() -> None:
    own = (
        '[[facts.questions]]\nid="seat"\nasks="capital"\nstem="Where does {country} govern from?"\n'
    )
    found = questions(capitals(8) + own)
    assert {"f7/seat/choice", "f7/capital/choice"} <= found.keys()


def test_typed_answers_accept_aliases_but_none_that_names_others_too() -> None:
    body = capitals(8).replace(
        "[entities.k1]", 'aliases=["Old Town", "The Port"]\nambiguous=["The Port"]\n[entities.k1]'
    )
    question = questions(body)["f1/capital/typed"]
    assert isinstance(question, Typed)
    assert question.accepted == (question.answer, "Old Town")


@pytest.mark.parametrize("mark", ["closed=false", 'aliases=["X"]'])
def test_only_closed_answers_are_typed(mark: str) -> None:
    body = capitals(8).replace("[entities.k1]", f"{mark}\n[entities.k1]")
    assert ("f1/capital/typed" in questions(body)) is (mark != "closed=false")


def test_a_slot_with_several_true_values_is_not_typed() -> None:
    body = capitals(8).replace('id="f1"', 'id="f1"\nseveral=["capital"]')
    assert "f1/capital/typed" not in questions(body)


def test_a_revision_names_exactly_these_questions() -> None:
    one, two = (resolved_file(capitals(n)) for n in (8, 9))
    first, again, other = (pack_of(file, generate(file)) for file in (one, one, two))
    assert first.revision == again.revision != other.revision


def test_the_article_yields_more_than_110_distinct_questions_of_every_kind() -> None:
    pack = load_file(ARTICLE).pack
    assert pack is not None
    asked = {(kind_of(each), each.stem, each.key) for each in pack.questions}
    assert len(asked) == len(pack.questions) >= 110
    assert {kind_of(each) for each in pack.questions} == set(Kind)


def test_a_description_begins_with_a_large_letter_as_an_option_only() -> None:
    body = """
[pools.moments]
type = "moment"
kind = "moment"
closed = false
members = [
  { id = "end", name = "at the end" },
  { id = "start", name = "at the start" },
  { id = "middle", name = "in the middle" },
]
[[facts]]
id = "f"
slots = { moment = "end" }
statement = "The guest came on {moment} of the show."
unique = ["moment"]
[[facts.questions]]
asks = "moment"
stem = "When did the guest come on during the show?"
"""
    question = drafts_of(body)["f/moment/choice"].question
    assert isinstance(question, Choice)
    assert set(question.options) == {"At the end", "At the start", "In the middle"}
    assert question.answer == "At the end"
    assert question.statement == "The guest came on at the end of the show."
