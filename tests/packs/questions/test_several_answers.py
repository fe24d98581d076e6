from bot.game.judging.answer import AnswerType, Strictness
from bot.game.kinds.listing import Listing
from bot.game.kinds.several import Several
from bot.packs.questions.drafts import Standing
from tests.support.fact_files import drafts_of, resolved_file, shown

SONGS = """
[entities.beatles]
name = "Beatles"
type = "group"
kind = "band"
article = "the"
[entities.kinks]
name = "Kinks"
type = "group"
kind = "band"
article = "the"
[pools.songs]
type = "song"
kind = "song"
members = [
  { name = "Help!" }, { name = "Michelle" }, { name = "Yesterday" }, { name = "Let It Be" },
  { name = "Lola" }, { name = "Days" }, { name = "Celluloid Heroes" }, { name = "Nobody Knows" },
]
[[facts]]
id = "help"
relation = "performed_by"
slots = { song = "help", artist = "beatles" }
[[known]]
relation = "performed_by"
slots = { song = ["michelle", "yesterday", "let-it-be"], artist = "beatles" }
[[known]]
relation = "performed_by"
slots = { song = ["lola", "days"], artist = "kinks" }
"""
LUNAR = """
[entities.crew]
name = "Apollo 11"
type = "mission"
kind = "mission"
[pools.astronauts]
type = "person"
kind = "astronaut"
wider = "traveller"
members = [
  { name = "Neil Armstrong", aliases = ["Armstrong"] },
  { name = "Buzz Aldrin", aliases = ["Aldrin", "Buzz"], ambiguous = ["Buzz"] },
  { name = "Michael Collins", refused = ["Phil Collins"] },
  { name = "Alan Shepard" }, { name = "John Young" }, { name = "Eugene Cernan" },
]
[pools.cosmonauts]
type = "person"
kind = "cosmonaut"
wider = "traveller"
members = [{ name = "Yuri Gagarin" }, { name = "Valentina Tereshkova" }]
[relations.crew_of]
slots = { person = "person", mission = "mission" }
statement = "{person} belonged to the crew of {mission}."
[[relations.crew_of.questions]]
asks = "person"
stem = "Which of these {person.kinds} formed the crew of {mission} (tick all that apply)?"
kinds = ["several"]
[[relations.crew_of.questions]]
asks = "person"
stem = "Which {count} {person.kinds} formed the crew of {mission}?"
kinds = ["list"]
[[sets]]
id = "crew"
relation = "crew_of"
asks = "person"
slots = { mission = "crew" }
members = ["neil-armstrong", "buzz-aldrin", "michael-collins"]
statement = "The crew of Apollo 11 were {members}."
explanation = "The {count} of them flew in July 1969."
difficulty = 2
"""
COMPLETE = LUNAR + "complete = true\n"


def test_facts_and_known_truths_of_one_slot_are_asked_together() -> None:
    draft = drafts_of(SONGS)["help/song/several"]
    question = draft.question
    assert isinstance(question, Several)
    assert question.stem.startswith("Which of these songs were first recorded by the Beatles")
    assert "Help!" in question.answer
    assert 2 <= len(question.answer) <= 4
    assert set(question.answer) <= {"Help!", "Michelle", "Yesterday", "Let It Be"}
    assert set(question.options) - set(question.answer) == {"Lola", "Days"}


def test_the_answer_keeps_the_order_of_the_options() -> None:
    question = drafts_of(SONGS)["help/song/several"].question
    assert isinstance(question, Several)
    assert list(question.answer) == [each for each in question.options if each in question.answer]


def test_what_nothing_proves_wrong_is_not_offered_to_be_ticked() -> None:
    draft = drafts_of(SONGS)["help/song/several"]
    assert shown(draft).isdisjoint({"Celluloid Heroes", "Nobody Knows"})
    assert {offer.standing for offer in draft.offers} == {Standing.RIGHT, Standing.CONTRADICTED}


def test_one_right_or_one_wrong_value_is_too_few() -> None:
    alone = SONGS.replace('["michelle", "yesterday", "let-it-be"]', '["help"]')
    assert "help/song/several" not in drafts_of(alone)
    assert "help/song/several" not in drafts_of(SONGS.replace('["lola", "days"]', '["lola"]'))


def test_a_fact_that_limits_its_kinds_is_not_asked_so() -> None:
    for limit in ('ask = ["choice"]', 'asks = ["artist"]'):
        limited = SONGS.replace('id = "help"', f'id = "help"\n{limit}')
        assert "help/song/several" not in drafts_of(limited)


def test_a_second_fact_of_the_same_slot_is_no_second_question() -> None:
    second = '[[facts]]\nid = "two"\nrelation = "performed_by"\n'
    second += 'slots = { song = "michelle", artist = "beatles" }\n'
    several = [name for name in drafts_of(SONGS + second) if name.endswith("/several")]
    assert several == ["help/song/several"]


def test_a_set_that_is_not_complete_proves_nothing_wrong_and_is_not_listed() -> None:
    assert {name for name in drafts_of(LUNAR) if name.startswith("crew/")} == set()
    named = LUNAR + 'wrong = ["alan-shepard", "john-young"]\n'
    draft = drafts_of(named)["crew/person/several"]
    assert {each.text for each in draft.wrong_offers} == {"Alan Shepard", "John Young"}
    assert {each.standing for each in draft.wrong_offers} == {Standing.CURATED}
    assert "crew/person/list" not in drafts_of(named)


def test_what_a_complete_set_leaves_out_is_wrong() -> None:
    draft = drafts_of(COMPLETE)["crew/person/several"]
    wrong = {"Alan Shepard", "John Young", "Eugene Cernan"}
    assert {each.text for each in draft.wrong_offers} <= wrong
    assert {each.standing for each in draft.wrong_offers} == {Standing.LEFT_OUT}


def test_a_complete_set_says_nothing_of_other_kinds() -> None:
    assert "Yuri Gagarin" not in shown(drafts_of(COMPLETE)["crew/person/several"])
    wider = drafts_of(COMPLETE + 'kind = "traveller"\nwrong = ["yuri-gagarin"]\n')
    draft = wider["crew/person/several"]
    assert "Yuri Gagarin" in shown(draft)
    assert draft.question.stem.startswith("Which of these travellers formed the crew")


def test_a_complete_set_says_nothing_of_what_lacks_its_traits() -> None:
    assert "crew/person/several" not in drafts_of(COMPLETE + 'traits = ["moonwalker"]\n')


def test_a_complete_set_also_proves_the_options_of_a_choice() -> None:
    fact = """
[[facts]]
id = "pilot"
relation = "crew_of"
slots = { person = "buzz-aldrin", mission = "crew" }
[[facts.questions]]
asks = "person"
stem = "Which of these astronauts was in the crew of {mission}?"
kinds = ["choice"]
"""
    assert "pilot/person/choice" not in drafts_of(LUNAR + fact)
    draft = drafts_of(COMPLETE + fact)["pilot/person/choice"]
    assert shown(draft) == {"Buzz Aldrin", "Alan Shepard", "John Young", "Eugene Cernan"}


def test_a_list_wants_every_member_by_every_clear_name() -> None:
    question = drafts_of(COMPLETE)["crew/person/list"].question
    assert isinstance(question, Listing)
    assert question.stem == "Which three astronauts formed the crew of Apollo 11?"
    assert question.answer == ("Neil Armstrong", "Buzz Aldrin", "Michael Collins")
    assert question.accepted == (
        ("Neil Armstrong", "Armstrong"),
        ("Buzz Aldrin", "Aldrin"),
        ("Michael Collins", "Collins"),
    )
    assert (question.wanted, question.type) == (3, AnswerType.PERSON)
    assert question.refused == ("Buzz", "Phil Collins")
    assert question.strictness is Strictness.NORMAL


def test_a_list_may_want_fewer_than_all() -> None:
    question = drafts_of(COMPLETE + "wanted = 2\n")["crew/person/list"].question
    assert isinstance(question, Listing)
    assert question.wanted == 2


def test_a_set_is_a_fact_with_its_own_words_and_footnote() -> None:
    body = COMPLETE + 'source = "A book of space"\nurl = "https://example.org/space"\n'
    question = drafts_of(body)["crew/person/list"].question
    names = "Neil Armstrong, Buzz Aldrin and Michael Collins"
    assert question.fact == "tiny/crew"
    assert question.statement == f"The crew of Apollo 11 were {names}."
    assert question.explanation == "The three of them flew in July 1969."
    assert (question.source.title, question.source.url) == (
        "A book of space",
        "https://example.org/space",
    )
    assert question.difficulty == 3


def test_a_set_replaces_what_its_facts_would_ask() -> None:
    body = (
        SONGS
        + """
[[sets]]
id = "songs"
relation = "performed_by"
asks = "song"
slots = { artist = "beatles" }
statement = "The Beatles recorded {members}."
"""
    )
    several = [name for name in drafts_of(body) if name.endswith("/several")]
    assert several == ["songs/song/several"]
    (found,) = resolved_file(body).sets
    assert [member.name for member in found.members] == [
        "Help!", "Michelle", "Yesterday", "Let It Be",
    ]  # fmt: skip


def test_what_the_stem_names_is_not_among_the_options() -> None:
    body = (
        COMPLETE
        + """
[[sets.questions]]
asks = "person"
stem = "Which of these flew with Neil Armstrong to the Moon (tick all that apply)?"
kinds = ["several"]
"""
    )
    assert shown(drafts_of(body)["crew/person/several"]) & {"Neil Armstrong"} == set()


def test_a_relation_with_one_slot_can_be_asked_as_a_set() -> None:
    body = (
        LUNAR.split("[relations.crew_of]", maxsplit=1)[0]
        + """
[relations.walked_on_the_moon]
slots = { person = "person" }
statement = "{person} walked on the Moon."
[[sets]]
id = "walkers"
relation = "walked_on_the_moon"
asks = "person"
members = ["neil-armstrong", "buzz-aldrin", "alan-shepard", "john-young", "eugene-cernan"]
wrong = ["michael-collins", "valentina-tereshkova"]
kind = "traveller"
statement = "{members} walked on the Moon."
[[sets.questions]]
asks = "person"
stem = "Which of these {person.kinds} walked on the Moon (tick all that apply)?"
kinds = ["several"]
"""
    )
    draft = drafts_of(body)["walkers/person/several"]
    assert {each.text for each in draft.wrong_offers} == {"Michael Collins", "Valentina Tereshkova"}
