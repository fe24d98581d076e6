import pytest

from bot.packs.facts.lookup import moment
from bot.packs.facts.reader import read_fact_file
from bot.packs.facts.resolved import Entity, Moment, Trap
from bot.packs.facts.resolver import resolve
from tests.support.fact_files import HEAD, read_and_resolve, resolved_file

SONG = """
[entities.gone]
name = "Gone"
type = "song"
kind = "song"
[entities.nsync]
name = "’N Sync"
type = "group"
kind = "boy band"
"""


def problems_of(body: str) -> list[tuple[str, str, str]]:
    return [(each.place, each.wrong, each.fix) for each in read_and_resolve(body)[1]]


def fact(fields: str) -> str:
    return f'{SONG}\n[[facts]]\nid = "f1"\n{fields}\n'


@pytest.mark.parametrize(
    ("fields", "place", "wrong", "fix"),
    [
        (
            'relation = "performd_by"\nslots = {song="gone", artist="nsync"}',
            "facts.f1.relation",
            "There is no relation 'performd_by'.",
            "Did you mean 'performed_by'?",
        ),
        (
            'relation = "performed_by"\nslots = {song="gon", artist="nsync"}',
            "facts.f1.slots.song",
            "There is no entity 'gon'.",
            "Did you mean 'gone'?",
        ),
        (
            'relation = "performed_by"\nslots = {song="gone", artst="nsync", artist="nsync"}',
            "facts.f1.slots.artst",
            "There is no slot 'artst'.",
            "Did you mean 'artist'?",
        ),
        (
            'relation = "performed_by"\nslots = {song="gone"}',
            "facts.f1.slots",
            "The slot 'artist' is missing.",
            "Add artist = …",
        ),
        (
            'relation = "performed_by"\nslots = {song="nsync", artist="nsync"}',
            "facts.f1.slots.song",
            "'nsync' is a group; this slot takes song.",
            "Of this file fit: gone. Name one, give it a fitting type, or write your own relation.",
        ),
        (
            'relation = "how_many"\nslots = {thing="gone", part="nsync", number=1}',
            "facts.f1.slots.number",
            "1 is less than 2, the slot's lowest.",
            "",
        ),
        (
            'relation = "released_in"\nslots = {work="gone", year="long ago"}',
            "facts.f1.slots.year",
            "'long ago' is no year.",
            "Write the year as a number.",
        ),
        (
            'relation = "performed_by"\nslots = {song="gone", artist="nsync"}\nunique = ["sung"]',
            "facts.f1.unique",
            "There is no slot 'sung'.",
            "Did you mean 'song'?",
        ),
        (
            'relation = "performed_by"\nslots = {song="gone", artist="nsync"}\nwhen = "May"',
            "facts.f1.when",
            "'May' is no date.",
            'Write 2001, "2001-09" or "2001-09-06".',
        ),
        (
            'relation = "performed_by"\nslots = {song="gone", artist="nsync"}\ndifficulty = 6',
            "facts.f1.difficulty",
            "6 is not 1 to 5.",
            "",
        ),
        (
            'relation="performed_by"\ndistractors.artist=["bsb"]\nslots={song="gone",artist="nsync"}',
            "facts.f1.distractors.artist",
            "There is no entity 'bsb'.",
            "There is gone, nsync.",
        ),
        (
            'relation="performed_by"\ndistractors.artst=["gone"]\nslots={song="gone",artist="nsync"}',
            "facts.f1.distractors.artst",
            "There is no slot 'artst'.",
            "Did you mean 'artist'?",
        ),
        (
            'slots = {song="gone"}',
            "facts.f1",
            "The fact has neither a relation nor a statement.",
            "Add relation = “…”.",
        ),
        (
            'slots = {song="gone"}\nstatement = "{sung} was a hit."',
            "facts.f1.statement",
            "There is no slot 'sung'.",
            "Did you mean 'song'?",
        ),
        (
            'slots = {song="gone"}\nstatement = "{song.nam} was a hit."',
            "facts.f1.statement",
            "There is no form {song.nam}.",
            "Did you mean 'name'?",
        ),
        (
            'slots = {song="gone"}\nstatement = "{song was a hit."',
            "facts.f1.statement",
            "A brace is left over.",
            "Write placeholders as {slot}.",
        ),
    ],
)
def test_a_mistake_is_told_with_place_and_remedy(
    fields: str, place: str, wrong: str, fix: str
) -> None:
    assert problems_of(fact(fields)) == [(place, wrong, fix)]


def test_every_mistake_is_told_not_just_the_first() -> None:
    body = fact('relation = "performed_by"\nslots = {song="gon", artist="nsnc"}')
    body += '[[known]]\nrelation = "nothing"\nslots = {}\n[[known]]\nrelation = "performed_by"\n'
    body += 'slots = {song="x", artist="nsync"}\n'
    assert [place for place, _, _ in problems_of(body)] == [
        "facts.f1.slots.song",
        "facts.f1.slots.artist",
        "known[0].relation",
        "known[1].slots.song",
    ]


def test_what_refers_to_a_broken_table_is_not_told_again() -> None:
    file, problems = read_fact_file(
        HEAD
        + fact('relation = "performed_by"\nslots = {song="pop", artist="nsync"}')
        + '[entities.pop]\nname = "Pop"\n',
        "tiny.toml",
    )
    assert file is not None
    assert {each.place for each in problems} == {"entities.pop"}
    assert resolve(file, "tiny.toml", frozenset({"pop"}))[1] == []


def test_a_stem_that_names_its_own_answer_is_told() -> None:
    body = fact(
        'relation = "performed_by"\nslots = {song="gone", artist="nsync"}\n'
        '[[facts.questions]]\nasks = "artist"\nstem = "Did {artist} record {song}, or who?"'
    )
    assert problems_of(body)[0][1] == "The stem names its own answer: {artist}."


def test_an_order_template_needs_something_to_order_by() -> None:
    body = fact(
        'relation = "performed_by"\nslots = {song="gone", artist="nsync"}\n'
        '[[facts.questions]]\nasks = "artist"\nof = "sng"\nkinds = ["order", "choice"]\n'
        'stem = "In what order did these songs come out?"'
    )
    assert [place.rpartition(".")[2] for place, _, _ in problems_of(body)] == [
        "of",
        "asks",
        "kinds",
    ]


def test_true_false_is_no_kind_of_a_stem() -> None:
    body = SONG + (
        '[relations.r]\nslots = {song = "song"}\nunique = ["sng"]\nstatement = "{song} is good."\n'
        '[[relations.r.questions]]\nasks = "song"\nkinds = ["true_false"]\nstem = "Which?"'
    )
    assert [place for place, _, _ in problems_of(body)] == [
        "relations.r.unique",
        "relations.r.questions[0].kinds",
    ]


def test_one_id_names_one_entity() -> None:
    pool = '[pools.p]\ntype = "song"\nkind = "song"\nmembers = [{name = "Gone"}]\n'
    assert problems_of(SONG + pool) == [
        (
            "pools.p.members[0]",
            "'gone' already names 'Gone'.",
            "Give one of them another id, or leave the second out.",
        )
    ]


def test_two_facts_with_one_id_are_told() -> None:
    good = '[[facts]]\nid = "f1"\nstatement = "It is so."\n'
    assert problems_of(good + good)[0][:2] == ("facts.f1", "Two facts have this id.")


def test_a_span_of_years_runs_forwards() -> None:
    body = '[entities.a]\nname = "A"\ntype = "t"\nkind = "k"\nactive = [2009, 1958]\n'
    assert problems_of(body)[0][:2] == ("entities.a.active", "The last year is before the first.")


def test_a_sequence_needs_facts_that_exist_and_have_events() -> None:
    body = '[[facts]]\nid = "f1"\nstatement = "It is so."\n'
    body += '[[sequences]]\nid = "s"\nstem = "In what order?"\nfacts = ["f1", "f2"]\n'
    body += 'explanation = "So."'
    assert [(place, wrong) for place, wrong, _ in problems_of(body)] == [
        ("facts.f1", "The sequence sequences.s needs its event."),
        ("sequences.s.facts", "There is no fact 'f2'."),
        ("sequences.s.facts", "A sequence has 3 to 6 facts."),
    ]


def test_a_pools_member_takes_what_it_leaves_out_from_its_pool() -> None:
    file = resolved_file(
        '[pools.p]\ntype = "person"\nkind = "singer"\ntraits = ["late"]\nactive = [1950]\n'
        'members = [{name = "Elton John", traits = ["british"], active = [1962, 2023]}, '
        '{name = "Prince"}]'
    )
    elton, prince = file.entities["elton-john"], file.entities["prince"]
    assert (elton.type, elton.kind) == ("person", "singer")
    assert elton.traits == {"late", "british"}
    assert (elton.active, prince.active) == ((1962, 2023), (1950, None))


def test_a_list_in_a_known_truth_stands_for_each_of_its_values() -> None:
    file = resolved_file(
        SONG + '[[known]]\nrelation = "released_in"\nslots = {work = "gone", year = [2001, 2002]}'
    )
    assert [truth.slots["year"] for truth in file.truths] == [2001, 2002]


def test_a_fact_of_its_own_tells_its_slots_by_their_values() -> None:
    file = resolved_file(
        fact('slots = {song = "gone", year = 2001, weeks = 3}\nstatement = "{song}: {year}."')
    )
    (own,) = file.facts
    assert {name: slot.type for name, slot in own.relation.slots.items()} == {
        "song": "any",
        "year": "year",
        "weeks": "number",
    }
    assert isinstance(own.slots["song"], Entity)
    assert own.time == Moment((2001,))


def test_several_takes_back_what_a_relation_calls_unique() -> None:
    file = resolved_file(
        fact('relation = "performed_by"\nslots = {song="gone", artist="nsync"}\nseveral=["artist"]')
    )
    assert file.facts[0].unique == frozenset()


@pytest.mark.parametrize(
    ("written", "parts"),
    [(2001, (2001,)), ("2001-09", (2001, 9)), ("2001-09-06", (2001, 9, 6))],
)
def test_a_date_has_the_precision_it_was_written_with(
    written: str | int, parts: tuple[int, ...]
) -> None:
    assert moment(written) == Moment(parts)


@pytest.mark.parametrize("written", ["2001-13", "2001-9", "01", 20011, "2001-00"])
def test_what_is_no_date_is_refused(written: str | int) -> None:
    assert moment(written) is None


def test_a_trap_is_a_wrong_value_with_its_reason() -> None:
    traps = 'traps = [{slot = "artist", value = "westlife", why = "{song} is by another band."}]'
    band = '[entities.westlife]\nname = "Westlife"\ntype = "group"\nkind = "boy band"\n'
    slots = 'relation = "performed_by"\nslots = {song="gone", artist="nsync"}'
    file, problems = read_and_resolve(band + fact(f"{slots}\n{traps}"))
    assert file
    assert problems == []
    found = file.facts[0]
    assert found.traps == {
        "artist": (Trap(file.entities["westlife"], "{song} is by another band."),)
    }
    assert found.distractors == {"artist": (file.entities["westlife"],)}


@pytest.mark.parametrize(
    ("fields", "place", "wrong"),
    [
        (
            'traps = [{slot = "artist", value = "westlfe"}]',
            "facts.f1.traps[0]",
            "There is no entity 'westlfe'.",
        ),
        (
            'traps = [{slot = "artst", value = "nsync"}]',
            "facts.f1.traps[0]",
            "There is no slot 'artst'.",
        ),
        (
            'more = [{text = "It was a hit.", slots = ["year"]}]',
            "facts.f1.more",
            "There is no slot 'year'.",
        ),
        (
            'more = [{text = "A {hit}.", slots = ["song"]}]',
            "facts.f1.more[0].text",
            "There is no slot 'hit'.",
        ),
    ],
)
def test_traps_and_more_speak_of_what_is_there(fields: str, place: str, wrong: str) -> None:
    slots = 'relation = "performed_by"\nslots = {song="gone", artist="nsync"}'
    assert (place, wrong) in [each[:2] for each in problems_of(fact(f"{slots}\n{fields}"))]


def test_near_names_an_entity_and_prominence_is_one_of_five() -> None:
    body = SONG.replace('name = "Gone"', 'name = "Gone"\nnear = ["popp"]\nprominence = 6')
    assert [each[:2] for each in problems_of(body)] == [
        ("entities.gone.prominence", "6 is not 1 to 5."),
        ("entities.gone.near", "There is no entity 'popp'."),
    ]


@pytest.mark.parametrize(
    ("song", "band", "written", "difficulty"),
    [(0, 0, "", 2), (5, 5, "", 1), (2, 5, "", 4), (0, 3, "", 3), (1, 1, "difficulty = 2", 2)],
)
def test_a_fact_is_as_well_known_as_the_least_prominent_thing_it_names(
    song: int, band: int, written: str, difficulty: int
) -> None:
    body = fact(f'relation = "performed_by"\nslots = {{song="gone", artist="nsync"}}\n{written}')
    body = body.replace('kind = "song"', f'kind = "song"\nprominence = {song}')
    body = body.replace('kind = "boy band"', f'kind = "boy band"\nprominence = {band}')
    assert resolved_file(body).facts[0].difficulty == difficulty
