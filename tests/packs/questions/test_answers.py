import pytest

from bot.game.judging.answer import AnswerType, Strictness
from bot.game.kinds.typed import Typed
from bot.packs.facts.resolved import Entity
from bot.packs.questions.answers import Namesakes, answer_type, strictest
from tests.support.fact_files import drafts_of


def person(name: str, **more: object) -> Entity:
    return Entity(id=name, name=name, type="person", kind="singer", **more)  # type: ignore[arg-type]


def song(name: str, **more: object) -> Entity:
    return Entity(id=name, name=name, type="song", kind="song", **more)  # type: ignore[arg-type]


NICK = person("Nick Carter", aliases=("Carter", "Nick from Tampa"))
AARON = person("Aaron Carter", aliases=("AC",))
CHER = person("Cher", aliases=("Cherilyn", "CHER"))


def test_every_alias_that_names_nobody_else_is_accepted_once() -> None:
    assert Namesakes([CHER, NICK]).accepted(CHER) == ("Cher", "Cherilyn")
    assert Namesakes([CHER, NICK]).accepted(NICK) == ("Nick Carter", "Carter", "Nick from Tampa")


def test_a_surname_that_two_people_share_is_refused() -> None:
    both = Namesakes([NICK, AARON])
    assert both.accepted(NICK) == ("Nick Carter", "Nick from Tampa")
    assert both.refused(NICK) == ("Carter",)
    assert both.refused(AARON) == ("Carter",)


def test_an_alias_that_names_another_entity_of_the_type_is_refused() -> None:
    one, other = song("Gone", aliases=("The Song",)), song("The Song")
    assert Namesakes([one, other]).accepted(one) == ("Gone",)
    assert Namesakes([one, other]).refused(one) == ("The Song",)


def test_a_name_of_another_type_stands_in_nobodys_way() -> None:
    album = Entity(id="album", name="Nick from Tampa", type="album", kind="album")
    assert Namesakes([NICK, album]).refused(NICK) == ()


def test_the_whole_name_is_never_refused_even_where_two_bear_it() -> None:
    twins = (song("Hello"), Entity(id="other", name="Hello", type="song", kind="song"))
    assert Namesakes(twins).accepted(twins[0]) == ("Hello",)
    assert Namesakes(twins).refused(twins[0]) == ()


def test_what_writers_refuse_comes_first_and_once() -> None:
    jackson = person("Michael Jackson", ambiguous=("Jackson",), refused=("Janet", "jackson"))
    assert Namesakes([jackson]).refused(jackson, ["Jermaine"]) == ("Janet", "jackson", "Jermaine")


@pytest.mark.parametrize(
    ("coarse", "kind_of_answer"),
    [
        ("person", AnswerType.PERSON),
        ("song", AnswerType.TITLE),
        ("film", AnswerType.TITLE),
        ("symbol", AnswerType.SYMBOL),
        ("place", AnswerType.TEXT),
    ],
)
def test_the_judge_is_told_what_is_asked_for(coarse: str, kind_of_answer: AnswerType) -> None:
    assert answer_type(Entity(id="x", name="X", type=coarse, kind="x")) is kind_of_answer


def test_a_mixed_list_is_judged_as_strictly_as_its_strictest_member() -> None:
    lenient = song("A", strictness=Strictness.LENIENT)
    assert strictest([lenient, song("B")]) is Strictness.NORMAL
    assert strictest([lenient, song("C", strictness=Strictness.STRICT)]) is Strictness.STRICT


BODY = """
[entities.everest]
name = "Mount Everest"
type = "place"
kind = "mountain"
aliases = ["Everest"]
strictness = "strict"
refused = ["K2"]
[entities.hillary]
name = "Edmund Hillary"
type = "person"
kind = "climber"
ambiguous = ["Hillary"]
[relations.climbed]
slots = { who = "person", what = "place", year = "year" }
unique = ["who", "what", "year"]
statement = "{who} climbed {what} in {year}."
[[relations.climbed.questions]]
asks = "who"
stem = "Who was the first to climb {what} in those days?"
[[relations.climbed.questions]]
asks = "what"
stem = "Which mountain was {who} the first to climb?"
[[relations.climbed.questions]]
asks = "year"
stem = "In which year was {what} first climbed to the top?"
kinds = ["typed", "number"]
[relations.high]
unique = ["height"]
statement = "{what} is {height} high."
[relations.high.slots]
what = "place"
height = { type = "number", unit = "metres", unit_synonyms = ["m"], tolerance = 10 }
[[relations.high.questions]]
asks = "height"
stem = "How high above the sea is {what} today?"
[[facts]]
id = "first"
relation = "climbed"
slots = { who = "hillary", what = "everest", year = 1953 }
refused = ["Norgay"]
[[facts]]
id = "high"
relation = "high"
slots = { what = "everest", height = 8849 }
"""


def typed(name: str, body: str = BODY) -> Typed:
    question = drafts_of(body)[f"{name}/typed"].question
    assert isinstance(question, Typed)
    return question


def test_a_typed_question_carries_what_the_judge_goes_by() -> None:
    who, what = typed("first/who"), typed("first/what")
    assert (who.type, who.accepted, who.refused) == (
        AnswerType.PERSON,
        ("Edmund Hillary",),
        ("Norgay", "Hillary"),
    )
    assert (what.type, what.refused) == (AnswerType.TEXT, ("K2", "Norgay"))
    assert (who.strictness, what.strictness) == (Strictness.NORMAL, Strictness.STRICT)


def test_a_year_is_typed_where_its_template_says_so() -> None:
    year = typed("first/year")
    assert (year.type, year.answer, year.accepted) == (AnswerType.YEAR, "1953", ("1953",))
    assert "high/height/typed" not in drafts_of(BODY)


def test_a_typed_number_has_its_unit_and_tolerance() -> None:
    stem = 'stem = "How high above the sea is {what} today?"\n'
    height = typed("high/height", BODY.replace(stem, f'{stem}kinds = ["typed"]\n'))
    assert (height.type, height.answer, height.accepted) == (
        AnswerType.NUMBER,
        "8,849 metres",
        ("8849",),
    )
    assert (height.unit, height.unit_synonyms, height.tolerance) == ("metres", ("m",), 10)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("Andrew Lloyd Webber", "Julian Lloyd Webber", ("Webber", "Lloyd Webber")),
        ("Robert Downey Jr.", "Sammy Davis Jr.", ()),
        ("Ken Griffey Jr.", "Ken Griffey", ("Griffey",)),
        ("Vincent van Gogh", "Theo van Gogh", ("Gogh", "van Gogh")),
        ("Bashar al-Assad", "Hafez al-Assad", ("Assad", "al-Assad")),
        ("Kim Jong-un", "Kim Jong-il", ("Kim",)),
        ("Henry VIII", "Edward VIII", ()),
    ],
)
def test_all_that_two_people_share_of_a_surname_is_refused(
    one: str, other: str, shared: tuple[str, ...]
) -> None:
    first, second = person(one), person(other)
    assert Namesakes([first, second]).refused(first) == shared
    assert Namesakes([first, second]).refused(second) == shared
    assert Namesakes([first]).refused(first) == ()
