from collections import Counter
from itertools import permutations
from random import Random

import pytest

from bot.game.kinds import Question
from bot.game.kinds.choice import Choice
from bot.game.kinds.listing import Listing
from bot.game.kinds.true_false import TrueFalse
from bot.game.kinds.typed import Typed
from bot.game.question import Kind, kind_of
from bot.game.selection import Relaxed, entry_of, pick
from bot.packs.facts.pictures import picture_bytes
from bot.packs.facts.resolved import Entity
from bot.packs.linting.lints import lint
from bot.packs.questions.echoes import echoes
from bot.packs.questions.generator import generate
from tests.support.shipped import FOLDER, NAMES, loaded, pack, resolved

ARTICLE = FOLDER.parents[1] / "shared" / "article.txt"
NOT_WORTH_A_QUESTION = {
    "f07", "f08", "f09", "f12", "f15", "f16", "f19",
    "f21", "f23", "f26", "f32", "f35", "f37", "f38",
}  # fmt: skip
"""Facts of the article that two editors would not print: feelings, means of talk, what all know."""
TAPPED = {Kind.CHOICE, Kind.TRUE_FALSE}
MEMBERS = {
    "Justin Timberlake", "JC Chasez", "Lance Bass", "Joey Fatone", "Chris Kirkpatrick",
}  # fmt: skip


def in_order(name: str) -> set[str]:
    """Return the facts that an order vouched for by its writer puts before players."""
    return {fact.id for sequence in resolved(name).sequences for fact in sequence.facts}


def gone() -> tuple[Question, ...]:
    return pack("story-of-gone").questions


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_file_has_no_problem_at_all(name: str) -> None:
    assert "\n".join(map(str, loaded(name).problems)) == ""


@pytest.mark.parametrize("name", NAMES)
def test_every_fact_of_a_shipped_file_is_asked_about(name: str) -> None:
    told = {
        fact
        for question in pack(name).questions
        for fact in (question.fact, *question.more_facts())
    }
    asked = {fact.split("/")[1] for fact in told} | in_order(name)
    facts = resolved(name).facts
    # Nobody asks which country's capital is Algiers; but it keeps Algiers from being called wrong.
    echoing = {
        fact.id
        for fact in facts
        for one, other in permutations(fact.slots.values(), 2)
        if isinstance(one, Entity) and isinstance(other, Entity) and echoes(one.name, other)
    }
    assert {fact.id for fact in facts} - asked - echoing == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_fact_of_a_shipped_file_teaches_something(name: str) -> None:
    """A fact that only serves as a clue has no reveal of its own."""
    asked = [fact for fact in resolved(name).facts if fact.kinds != {Kind.CLUES}]
    assert [fact.id for fact in asked if not fact.explanation] == []


def test_the_article_alone_yields_at_least_110_distinct_questions() -> None:
    distinct = {(kind_of(each), each.stem, each.key) for each in gone()}
    assert len(distinct) >= 110
    assert {kind_of(each) for each in gone()} == set(Kind)


def test_every_fact_of_the_article_that_an_editor_would_print_is_asked_about() -> None:
    told = {fact for each in gone() for fact in (each.fact, *each.more_facts())}
    asked = {fact.split("/")[1] for fact in told} | in_order("story-of-gone")
    assert {fact[:3] for fact in asked} >= {
        f"f{number:02}" for number in range(1, 39)
    } - NOT_WORTH_A_QUESTION


@pytest.mark.parametrize("seed", range(5))
def test_a_game_of_fifty_rounds_keeps_every_rule(seed: int) -> None:
    tapped = [entry_of(each) for each in pack("world-capitals").questions]
    picked = pick([[each for each in tapped if each.kind in TAPPED]], 50, Random(seed))
    assert (len(picked.entries), picked.relaxed) == (50, Relaxed.NOT_AT_ALL)


@pytest.mark.parametrize("seed", range(5))
def test_the_article_is_enough_for_a_game_of_thirty_rounds(seed: int) -> None:
    tapped = [entry_of(each) for each in gone() if kind_of(each) in TAPPED]
    picked = pick([tapped], 30, Random(seed))
    assert (len(picked.entries), picked.relaxed) == (30, Relaxed.NOT_AT_ALL)


def test_a_general_file_has_sixty_facts_or_more() -> None:
    assert len(resolved("world-capitals").facts) >= 60


def test_nothing_is_copied_from_the_article_and_it_has_not_changed() -> None:
    if not ARTICLE.exists():
        pytest.skip(f"{ARTICLE} is not here")
    file = resolved("story-of-gone")
    text = ARTICLE.read_text(encoding="utf-8")
    assert lint(generate(file), file, text) == []


# What a first generator got wrong with this article.


def test_a_question_about_a_member_offers_members_only() -> None:
    about_members = [
        each for each in gone() if isinstance(each, Choice) and "member of ’N Sync" in each.stem
    ]
    assert len(about_members) >= 3
    for question in about_members:
        assert set(question.options) <= MEMBERS


def test_a_year_is_asked_by_the_closest_guess_and_never_beside_near_ones() -> None:
    years = [each for each in gone() if each.stem.startswith("In which year")]
    assert len(years) >= 4
    assert {kind_of(each) for each in years} == {Kind.NUMBER}


def test_who_wrote_the_song_alone_is_never_asked() -> None:
    for question in gone():
        assert "only" not in question.stem.split() or "“Gone”" not in question.stem
        assert "Wade Robson" not in question.stem
        assert not (isinstance(question, Choice) and "Wade Robson" in question.options)


def test_nobody_is_said_to_have_died_who_did_not() -> None:
    deaths = [each for each in gone() if "died" in each.stem or " die" in each.stem]
    assert len(deaths) >= 2
    for question in deaths:
        assert "Michael Jackson" in question.stem


def test_the_number_of_the_album_is_left_out() -> None:
    text = " ".join(each.stem + each.explanation + each.statement for each in gone())
    assert "third" not in text
    assert "fourth" not in text


def test_the_duet_is_never_said_to_have_missed_a_chart() -> None:
    for question in gone():
        if isinstance(question, TrueFalse) and "Love Never Felt" in question.stem:
            assert question.answer or not question.fact.endswith("/f36")


def test_the_members_of_nsync_can_all_be_named() -> None:
    (members,) = [each for each in gone() if isinstance(each, Listing) and "singers" in each.stem]
    assert set(members.answer) == MEMBERS
    assert members.source.title == "General knowledge: members of ’N Sync"


@pytest.mark.parametrize(
    ("file", "several", "lists"), [("story-of-gone", 2, 1), ("world-capitals", 10, 5)]
)
def test_a_shipped_file_has_sets_to_tick_and_to_name(file: str, several: int, lists: int) -> None:
    kinds = Counter(kind_of(each) for each in pack(file).questions)
    assert kinds[Kind.SEVERAL] >= several
    assert kinds[Kind.LIST] >= lists


def test_a_part_of_a_name_that_others_share_is_refused() -> None:
    jackson = [
        each for each in gone() if isinstance(each, Typed) and each.answer == "Michael Jackson"
    ]
    assert jackson
    for question in jackson:
        assert "Jackson" in question.refused
        assert "Jackson" not in question.accepted


def test_every_picture_that_is_shown_is_one() -> None:
    images = {each.image for each in pack("world-capitals").questions if each.image}
    assert len(images) >= 3
    for image in images:
        assert picture_bytes(FOLDER, image.path).startswith(b"\x89PNG")


def test_no_question_leans_on_one_answer_too_much() -> None:
    keys = Counter(each.key for each in gone() if isinstance(each, Choice))
    assert max(keys.values()) <= sum(keys.values()) / 4
