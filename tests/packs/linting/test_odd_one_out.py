from bot.game.question import Kind
from bot.packs.facts.problems import Severity
from bot.packs.facts.resolved import Entity, Trap
from bot.packs.linting.odd_one_out import odd_one_out
from bot.packs.questions.drafts import Draft, Offer, Standing
from tests.support.drafts import draft, found, true_or_false, with_offers, with_question

CHOICE = draft(Kind.CHOICE, "person")


def offer(name: str, standing: Standing = Standing.CURATED, **more: object) -> Offer:
    entity = Entity(name.lower(), name, "person", "astronomer", **more)  # type: ignore[arg-type]
    return Offer(name, entity, standing)


def right(name: str, **more: object) -> Offer:
    return offer(name, Standing.RIGHT, **more)


def told(*offers: Offer, stem: str = CHOICE.question.stem) -> str:
    problems = found(odd_one_out, with_question(with_offers(CHOICE, *offers), stem=stem))
    assert all(each.severity is Severity.WARNING for each in problems)
    return "\n".join(each.wrong for each in problems)


def test_a_choice_of_which_nothing_stands_apart_passes() -> None:
    assert not found(odd_one_out, CHOICE)


def test_the_right_option_that_alone_is_famous_is_told() -> None:
    others = [offer(name, prominence=2) for name in ("Hooke", "Halley", "Hevel")]
    assert told(right("Kepler", prominence=5), *others) == (
        "The right option Kepler stands apart by its prominence: "
        "it is far better known (5) than the others (2 at most)."
    )
    assert told(right("Kepler", prominence=3), *others) == ""


def test_a_wrong_option_of_another_region_is_told_unless_the_writer_chose_it() -> None:
    dutch = [offer(name, region="Dutch") for name in ("Hooke", "Halley")]
    answer = right("Kepler", region="Dutch")
    assert told(answer, *dutch, offer("Hevel", region="Danish")) == ""
    assert told(answer, *dutch, offer("Hevel", Standing.UNIQUE, region="Danish")) == (
        "The wrong option Hevel stands apart by its region: "
        "it belongs to Danish, the others to Dutch."
    )
    assert told(answer, *dutch, offer("Hevel", region="Dutch")) == ""


def test_an_option_in_other_letters_is_told() -> None:
    assert told(right("Kepler"), offer("Αρχιμήδης"), offer("Halley")) == (
        "The wrong option Αρχιμήδης stands apart by its script: "
        "it is in Greek letters, the others are not."
    )


def test_an_option_with_the_letters_of_the_stem_is_told() -> None:
    stem = "Which astronomer was born in the town of Nørup by the sea?"
    assert told(right("Rømer"), offer("Hooke"), offer("Halley"), stem=stem) == (
        "The right option Rømer stands apart by its script: it alone has “ø”, as the stem does."
    )
    assert told(right("Rømer"), offer("Hooke"), offer("Halley")) == ""


def test_the_only_long_option_is_told() -> None:
    wrong = told(right("Johannes Kepler"), offer("Hooke"), offer("Halley"))
    assert wrong == (
        "The right option Johannes Kepler stands apart by its length: "
        "it is far longer (15 characters) than the others (6 at most)."
    )
    assert told(right("Johannes Kepler"), offer("Robert Hooke"), offer("Halley")) == ""


def test_an_option_of_another_form_is_told() -> None:
    assert told(right("Kepler"), offer("Hooke"), offer("the other")) == (
        "The wrong option the other stands apart by its form: it alone has a small first letter."
    )


def test_a_famous_trap_is_no_fault() -> None:
    kepler = offer("Kepler", prominence=5)
    trap = Offer(kepler.text, kepler.value, kepler.standing, Trap(kepler.value or 0))
    others = [right("Hooke", prominence=3), offer("Halley", prominence=3)]
    assert told(trap, *others) == ""
    assert told(offer("Kepler", Standing.UNIQUE, prominence=5), *others) != ""


def test_years_and_statements_have_no_odd_one() -> None:
    years: list[Draft] = [draft(Kind.CHOICE, "year"), true_or_false(answer=False)]
    assert [problem for each in years for problem in found(odd_one_out, each)] == []
