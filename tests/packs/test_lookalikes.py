from bot.game.judging import Answer, Verdict, judge
from bot.game.question import Typed
from tests.support.fact_files import drafts_of

RIVERS = """
[entities.{id}]
name = "{name}"
type = "place"
kind = "river"
[[facts]]
id = "{id}"
statement = "In tale {n} they crossed the river {{river}}."
slots = {{ river = "{id}" }}
unique = ["river"]
ask = ["typed"]
explanation = "So it is told."
[[facts.questions]]
asks = "river"
stem = "Which river did they cross in tale {n}?"
"""


def questions(*names: str) -> dict[str, Typed]:
    body = "".join(
        RIVERS.format(id=f"r{n}", name=name, n=n) for n, name in enumerate(names, start=1)
    )
    found = (draft.question for draft in drafts_of(body).values())
    return {each.answer: each for each in found if isinstance(each, Typed)}


def verdict(question: Typed, given: str) -> Verdict:
    return judge(given, Answer(accepted=question.accepted, refused=question.refused))


def test_another_answer_of_the_pack_is_no_slip_of_this_one() -> None:
    alike = questions("Varnova", "Varnava", "Tolmin")
    assert alike["Varnova"].refused == ("Varnava",)
    assert verdict(alike["Varnova"], "Varnava") is not Verdict.RIGHT
    assert verdict(alike["Varnava"], "varnova") is not Verdict.RIGHT
    assert verdict(alike["Varnova"], "varnova") is Verdict.RIGHT
    assert alike["Tolmin"].refused == ()


def test_alone_it_would_have_passed_for_a_slip() -> None:
    alone = questions("Varnova")["Varnova"]
    assert verdict(alone, "Varnava") is Verdict.RIGHT
