"""What may stand as wrong, and what a first generator got wrong."""

from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.packs.facts.resolved import Entity, ResolvedFile
from bot.packs.facts.resolver import resolve
from bot.packs.facts.tables import (
    EntityTable,
    FactFile,
    FactTable,
    KnownTable,
    PackTable,
    QuestionTemplate,
    RelationTable,
    SourceTable,
)
from bot.packs.questions.distractors import check_curated
from bot.packs.questions.drafts import Draft, Standing
from bot.packs.questions.generator import generate
from bot.packs.questions.kinds.true_false import StatementDraft
from bot.packs.questions.knowledge import Knowledge
from tests.support.fact_files import drafts_of, resolved_file, shown

SINGERS = """
[entities.jackson]
name = "Michael Jackson"
type = "person"
kind = "singer"
aliases = ["MJ"]
traits = ["late"]
active = [1964, 2009]
[entities.gone]
name = "Gone"
type = "song"
kind = "song"
[pools.singers]
type = "person"
kind = "singer"
members = [
  { name = "Prince", traits = ["late"], active = [1976, 2016] },
  { name = "Whitney Houston", traits = ["late"], active = [1977, 2012] },
  { name = "Luther Vandross", traits = ["late"], active = [1968, 2005] },
  { name = "Usher", active = [1991] },
  { name = "Elton John", active = [1962] },
]
[pools.bands]
type = "group"
kind = "boy band"
members = [{ name = "O-Town" }, { name = "LFO" }, { name = "Take That" }]
"""
WRITTEN_FOR = '[[facts]]\nid = "f"\nrelation = "written_for"\n'
WRITTEN_FOR += 'slots = { song = "gone", artist = "jackson" }\n'


def choice(fields: str, stem: str = "For which singer was the song {song} written first?") -> Draft:
    question = f'[[facts.questions]]\nasks = "artist"\nstem = "{stem}"\n'
    return drafts_of(SINGERS + WRITTEN_FOR + fields + question)["f/artist/choice"]


def kinds_made(fields: str) -> set[str]:
    return {draft.kind.value for draft in drafts_of(SINGERS + WRITTEN_FOR + fields).values()}


def test_silence_of_the_source_makes_nothing_wrong() -> None:
    assert kinds_made("") == set()
    drafts = drafts_of(SINGERS + WRITTEN_FOR + "surprising = true\n")
    assert [draft.wrong_offers for draft in drafts.values()] == [()]


def test_a_unique_slot_makes_every_other_value_wrong() -> None:
    draft = choice('unique = ["artist"]\n')
    assert {offer.standing for offer in draft.wrong_offers} == {Standing.UNIQUE}
    assert len(draft.offers) == 4


def test_a_known_truth_with_a_unique_slot_makes_a_value_wrong() -> None:
    songs = """
    [pools.songs]
    type = "song"
    kind = "song"
    members = [{ name = "Kiss" }, { name = "Yeah" }, { name = "Rio" }, { name = "Unheard Of" }]
    [[known]]
    relation = "written_for"
    unique = ["artist"]
    slots = { song = ["kiss", "yeah", "rio"], artist = "prince" }
    """
    draft = drafts_of(SINGERS + WRITTEN_FOR + songs)["f/song/choice"]
    assert shown(draft) == {"Gone", "Kiss", "Yeah", "Rio"}
    assert {offer.standing for offer in draft.wrong_offers} == {Standing.CONTRADICTED}


def test_curated_values_come_before_all_others() -> None:
    draft = choice('unique = ["artist"]\ndistractors = { artist = ["usher", "prince"] }\n')
    curated = {each.text for each in draft.offers if each.standing is Standing.CURATED}
    assert curated == {"Usher", "Prince"}
    assert len(draft.offers) == 4


def test_what_is_true_of_the_world_is_not_offered_as_wrong_nor_made_a_false_statement() -> None:
    known = '[[known]]\nrelation = "written_for"\nslots = { song = "gone", artist = "usher" }\n'
    traps = (
        'traps = [{ slot = "artist", value = "usher" }, { slot = "artist", value = "prince" }]\n'
    )
    drafts = drafts_of(SINGERS + WRITTEN_FOR + 'unique = ["artist"]\n' + traps + known)
    assert "Usher" not in shown(drafts["f/artist/choice"])
    statements = [draft for draft in drafts.values() if isinstance(draft, StatementDraft)]
    told = [draft.false_offer.text for draft in statements if draft.false_offer]
    assert told
    assert "Usher" not in told


def test_a_known_truth_with_a_slot_left_out_blocks_everything_it_matches() -> None:
    known = '[[known]]\nrelation = "written_for"\nslots = { song = "gone" }\n'
    drafts = drafts_of(SINGERS + WRITTEN_FOR + 'unique = ["artist"]\n' + known)
    assert not any(draft.wrong_offers for draft in drafts.values())


def test_a_late_singer_has_only_late_singers_beside_him() -> None:
    stem = "For which late singer was the song {song} written first?"
    assert shown(choice('unique = ["artist"]\nwhen = 2001\n', stem)) == {
        "Michael Jackson",
        "Prince",
        "Whitney Houston",
        "Luther Vandross",
    }


def test_an_adjective_may_be_claimed_by_the_template_where_the_stem_only_implies_it() -> None:
    question = '[[facts.questions]]\nasks = "artist"\ntraits = ["late"]\n'
    question += 'stem = "Which singer, by now dead, was the song {song} written for?"\n'
    drafts = drafts_of(SINGERS + WRITTEN_FOR + 'unique = ["artist"]\n' + question)
    assert not {"Usher", "Elton John"} & shown(drafts["f/artist/choice"])


def test_an_adjective_that_the_answer_lacks_gives_no_question() -> None:
    question = '[[facts.questions]]\nasks = "artist"\ntraits = ["living"]\n'
    question += 'stem = "Which living singer was the song {song} written for?"\n'
    drafts = drafts_of(SINGERS + WRITTEN_FOR + 'unique = ["artist"]\n' + question)
    assert "f/artist/choice" not in drafts


def test_a_member_has_only_members_beside_him() -> None:
    singers = SINGERS.replace('"Usher", ', '"Usher", traits = ["member"], ')
    singers = singers.replace('traits = ["late"]', 'traits = ["member", "late"]')
    question = '[[facts.questions]]\nasks = "artist"\n'
    question += 'stem = "For which member was the song {song} written in the first place?"\n'
    drafts = drafts_of(singers + WRITTEN_FOR + 'unique = ["artist"]\n' + question)
    assert "Elton John" not in shown(drafts["f/artist/choice"])


def test_nobody_is_offered_who_had_died_before_the_year_asked_about() -> None:
    for year, dead in ((2007, {"Luther Vandross"}), (2013, {"Luther Vandross", "Whitney Houston"})):
        assert not dead & shown(choice(f'unique = ["artist"]\nwhen = {year}\n'))


def test_options_are_of_one_fine_kind() -> None:
    draft = choice('unique = ["artist"]\n')
    assert {offer.kind for offer in draft.offers} == {"singer"}


def test_nothing_named_in_the_stem_is_offered() -> None:
    stem = "Usher sang it too, but for which singer was the song {song} written?"
    assert "Usher" not in shown(choice('unique = ["artist"]\nwhen = 2013\n', stem))


def test_no_two_options_share_a_name() -> None:
    twin = '[entities.twin]\nname = "M.J."\ntype = "person"\nkind = "singer"\naliases = ["MJ"]\n'
    drafts = drafts_of(SINGERS + twin + WRITTEN_FOR + 'unique = ["artist"]\n')
    assert "M.J." not in shown(drafts["f/artist/choice"])


def test_a_curated_value_that_is_true_or_of_another_kind_is_told() -> None:
    body = SINGERS + WRITTEN_FOR + 'distractors = { artist = ["o-town", "usher"] }\n'
    body += '[[known]]\nrelation = "written_for"\nslots = { song = "gone", artist = "usher" }\n'
    file = resolved_file(body)
    assert [each.wrong for each in check_curated(file, Knowledge(file))] == [
        "O-Town is a boy band, the answer Michael Jackson a singer.",
        "Usher is known to be true.",
    ]


def test_shorter_names_give_way_where_they_would_give_the_answer_away() -> None:
    pool = '[pools.more]\ntype = "person"\nkind = "singer"\nmembers = ['
    pool += ",".join(f'{{ name = "Vo{n}" }}' for n in range(40)) + "]\n"
    drafts = drafts_of(SINGERS + pool + WRITTEN_FOR + 'unique = ["artist"]\n')
    lengths = sorted(len(text) for text in shown(drafts["f/artist/choice"]))
    assert lengths[1] > 5


# --- The same rules, over worlds made up by chance -------------------------------------------

NAMES = [
    f"{first} {last}" for first in ("Ada", "Ben", "Cy", "Dee") for last in ("Oak", "Elm", "Fir")
]
TRAITS = ["late", "solo"]


@st.composite
def worlds(draw: st.DrawFn) -> ResolvedFile:
    """Draw a file about who sang what and when, with truths known and claimed at random."""
    years = st.integers(1990, 2014)
    people = {
        f"p{n}": EntityTable(
            name=name,
            type="person",
            kind=draw(st.sampled_from(["singer", "dancer"])),
            traits=tuple(draw(st.sets(st.sampled_from(TRAITS)))),
            active=tuple(sorted(draw(st.tuples(years, years)))),
        )
        for n, name in enumerate(NAMES)
    }
    songs = {f"s{n}": EntityTable(name=f"Tune {n}", type="song", kind="song") for n in range(5)}
    pairs = st.fixed_dictionaries(
        {"song": st.sampled_from(sorted(songs)), "artist": st.sampled_from(sorted(people))}
    )
    slots = st.lists(st.sampled_from(["song", "artist"]), unique=True, max_size=2).map(tuple)
    stem = draw(st.sampled_from(["Which late {artist.kind} sang {song}?", "Who sang {song}?"]))
    asking = QuestionTemplate(asks="artist", stem=stem)
    backwards = QuestionTemplate(asks="song", stem="What did {artist} sing?")
    facts = [
        FactTable(
            id=f"f{n}",
            relation="sang",
            slots={**pair},
            unique=draw(slots),
            when=draw(years),
            distractors={"artist": (draw(st.sampled_from(sorted(people))),)},
        )
        for n, pair in enumerate(draw(st.lists(pairs, min_size=1, max_size=6)))
    ]
    known = [
        KnownTable(relation="sang", slots={**pair}, unique=draw(slots))
        for pair in draw(st.lists(pairs, max_size=8))
    ]
    sang = RelationTable(
        slots={"song": "song", "artist": "person"},
        statement="{artist} sang {song}.",
        questions=(asking, backwards),
    )
    file = FactFile(
        pack=PackTable(id="w", title="W"),
        source=SourceTable(title="W", as_of="2014"),
        entities={**people, **songs},
        relations={"sang": sang},
        facts=tuple(facts),
        known=tuple(known),
    )
    resolved, problems = resolve(file, "w.toml")
    assert all("has one true value" in problem.wrong for problem in problems)
    return resolved


by_chance = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def true_pairs(file: ResolvedFile) -> set[tuple[object, ...]]:
    return {
        tuple(
            value.id
            for value in (truth.slots["song"], truth.slots["artist"])
            if isinstance(value, Entity)
        )
        for truth in file.truths
    }


def wrong_pairs(draft: Draft) -> Iterator[tuple[str, ...]]:
    for offer in draft.wrong_offers:
        values = {**draft.fact.slots, draft.asked: offer.value}
        yield tuple(
            each.id for name in ("song", "artist") if isinstance(each := values[name], Entity)
        )


@by_chance
@given(worlds())
def test_nothing_true_is_ever_called_wrong(file: ResolvedFile) -> None:
    true = true_pairs(file)
    for draft in generate(file):
        assert true.isdisjoint(wrong_pairs(draft))


@by_chance
@given(worlds())
def test_every_wrong_value_has_its_reason(file: ResolvedFile) -> None:
    for draft in generate(file):
        for offer in draft.wrong_offers:
            curated = offer.value in draft.fact.distractors.get(draft.asked, ())
            ruled_out = any(
                (slot in truth.unique)
                and slot != draft.asked
                and truth.slots[draft.asked] == offer.value
                and truth.slots[slot] != draft.fact.slots[slot]
                for truth in file.truths
                for slot in truth.slots
            )
            assert draft.asked in draft.fact.unique or curated or ruled_out


@by_chance
@given(worlds())
def test_options_share_kind_and_claimed_traits_and_were_active_at_the_time(
    file: ResolvedFile,
) -> None:
    for draft in generate(file):
        for offer in draft.wrong_offers:
            answer = draft.fact.slots[draft.asked]
            assert isinstance(offer.value, Entity)
            assert isinstance(answer, Entity)
            assert offer.value.kind == answer.kind
            assert draft.fact.time is not None
            assert offer.value.active_in(draft.fact.time.year)
            if "late" in draft.question.stem and "late" in answer.traits:
                assert "late" in offer.value.traits
