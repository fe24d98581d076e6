from bot.game.given import Wrote
from bot.game.judging import Verdict
from bot.game.kinds.listing import Listing
from bot.game.kinds.typed import Typed
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
    return question.marker().verdict(Wrote(given))


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


LISTED = """
[pools.rivers]
type = "place"
kind = "river"
members = [{{ id = "soma", name = "Soma" }}, {{ id = "rill", name = "Rill" }}, {others}]
[relations.crosses]
slots = {{ land = "place", river = "place" }}
statement = "The river {{river}} runs through {{land}}."
[[relations.crosses.questions]]
asks = "river"
stem = "Which {{count}} rivers run through {{land}} in the tales?"
kinds = ["list"]
[entities.land]
name = "Arvenia"
type = "place"
kind = "country"
[[sets]]
id = "rivers"
relation = "crosses"
asks = "river"
slots = {{ land = "land" }}
members = ["soma", "rill", {members}]
complete = true
statement = "Through Arvenia run {{members}}."
"""


def listing(*names: str) -> Listing:
    """Return a list of Soma, Rill and these, in a pack with a typed question for Varnava."""
    ids = [name.lower() for name in names]
    body = LISTED.format(
        others=", ".join(f'{{ id = "{name.lower()}", name = "{name}" }}' for name in names),
        members=", ".join(f'"{each}"' for each in ids),
    )
    body += RIVERS.format(id="other", name="Varnava", n=1)
    question = drafts_of(body)["rivers/river/list"].question
    assert isinstance(question, Listing)
    return question


def found(question: Listing, given: str) -> float:
    return len(question.answer) * question.marker().mark([Wrote(given)]).share


def test_another_answer_of_the_pack_is_no_slip_of_a_name_in_a_list() -> None:
    rivers = listing("Varnova")
    assert rivers.refused == ("Varnava",)
    assert found(rivers, "Varnava, Soma") == 1
    assert found(rivers, "varnovaa, Soma") == 2


def test_names_of_one_list_that_are_alike_each_count_as_themselves() -> None:
    rivers = listing("Tolmina", "Tolmino")
    assert rivers.refused == ()
    assert found(rivers, "tolmina") == 1
    assert found(rivers, "Tolmina, Tolmino, Soma, Rill") == 4


HEIGHTS = """
[relations.high]
unique = ["height"]
statement = "{what} is {height} high."
[relations.high.slots]
what = "place"
height = { type = "number", unit = "metres", tolerance = 10 }
[[relations.high.questions]]
asks = "height"
stem = "How high above the level of the sea is {what}?"
kinds = ["typed"]
[pools.hills]
type = "place"
kind = "mountain"
members = [{ id = "a", name = "Tor" }, { id = "b", name = "Crag" }]
[[facts]]
id = "a"
relation = "high"
slots = { what = "a", height = 1085 }
[[facts]]
id = "b"
relation = "high"
slots = { what = "b", height = 1080 }
"""


def test_another_number_of_the_pack_takes_nothing_off_a_tolerance() -> None:
    question = drafts_of(HEIGHTS)["a/height/typed"].question
    assert isinstance(question, Typed)
    assert question.refused == ()
    assert verdict(question, "1080") is Verdict.RIGHT
