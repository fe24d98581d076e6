"""What every question says of its fact's source."""

from bot.game.question import encode
from bot.packs.facts.reader import read_fact_file
from bot.packs.facts.resolver import resolve
from bot.packs.questions.generator import generate
from tests.support.fact_files import HEAD

FACT = '[[facts]]\nid = "f"\nstatement = "The town of Bath lies on the river Avon."\n'
FACT += "surprising = true\n"
PUBLISHED = HEAD + 'publisher = "The Gazette"\n'
OTHER = """
[entities.mercury]
name = "Mercury"
type = "body"
kind = "planet"
[entities.venus]
name = "Venus"
type = "body"
kind = "planet"
[entities.sun]
name = "Sun"
type = "body"
kind = "star"
[pools.moons]
type = "body"
kind = "planet"
members = [{ name = "Titan" }, { name = "Ganymede" }, { name = "Europa" }]
[[sets]]
id = "inner"
relation = "inside"
asks = "planet"
slots = { star = "sun" }
members = ["mercury", "venus"]
wrong = ["titan", "ganymede", "europa"]
statement = "Inside are {members}."
source = "A book of space"
[relations.inside]
slots = { planet = "body", star = "body" }
statement = "{planet} is close to {star}."
[[relations.inside.questions]]
asks = "planet"
stem = "Which of these bodies are close to {star} (tick all that apply)?"
kinds = ["several"]
"""


def sources(text: str) -> dict[str, str]:
    file, problems = read_fact_file(text, "tiny.toml")
    assert file, problems
    resolved, problems = resolve(file, "tiny.toml")
    assert problems == []
    return {each.question.fact: each.question.source.cited for each in generate(resolved)}


def test_the_publisher_stands_behind_the_title() -> None:
    assert sources(PUBLISHED + FACT) == {"tiny/f": "A tiny source (The Gazette)"}


def test_a_set_from_another_source_has_not_the_files_publisher() -> None:
    assert sources(PUBLISHED + OTHER) == {"tiny/inner": "A book of space"}


def test_a_question_without_a_publisher_is_written_as_before_there_were_any() -> None:
    file, _ = read_fact_file(HEAD + FACT, "tiny.toml")
    assert file
    resolved, _ = resolve(file, "tiny.toml")
    (question,) = (each.question for each in generate(resolved))
    assert b'"source":{"title":"A tiny source","as_of":"2014-05"}' in encode(question)
