"""What a file says that no question comes of is told, with the reason."""

import pytest

from bot.packs.linting.context import LintContext
from bot.packs.linting.unasked import all_that_is_told_is_asked
from bot.packs.questions.generator import generate
from tests.support.fact_files import resolved_file

SINGERS = (
    '[entities.ada]\nname = "Ada Oak"\ntype = "person"\nkind = "singer"\n'
    '[entities.song]\nname = "Rain"\ntype = "song"\nkind = "song"\n'
)
POOL = (
    '[pools.singers]\ntype = "person"\nkind = "singer"\n'
    'members = [{ name = "Ben Elm" }, { name = "Cy Fir" }, { name = "Dee Ash" }]\n'
)
SANG = (
    '[relations.sang]\nslots = { singer = "person", song = "song" }\n{unique}'
    'statement = "{singer} sang {song}."\n'
    'questions = [{ asks = "singer", stem = "Which singer was the one to sing {song}?" }]\n'
)
FACT = (
    '[[facts]]\nid = "f{n}"\nrelation = "sang"\n'
    'slots = { singer = "ada", song = "song" }\nask = ["choice", "typed"]\n'
)


def told(body: str) -> list[tuple[str, str]]:
    file = resolved_file(body)
    problems = all_that_is_told_is_asked(generate(file), LintContext(file))
    return [(each.wrong, each.fix) for each in problems]


def sang(unique: str = "", more: str = "", pool: str = POOL) -> str:
    return SINGERS + pool + SANG.replace("{unique}", unique) + FACT.replace("{n}", "0") + more


def test_a_file_of_which_all_is_asked_is_silent() -> None:
    assert told(sang('unique = ["singer"]\n')) == []


def test_a_pool_that_is_not_there_is_told_though_the_answer_is_typed() -> None:
    ((wrong, fix),) = told(sang('unique = ["singer"]\n', pool=""))
    assert wrong == "No choice asks for singer of facts.f0: the file has no other singers."
    assert fix == "Add a pool of singers ([pools.name])."


def test_a_relation_without_anything_unique_is_told() -> None:
    ((wrong, fix),) = told(sang())
    assert wrong.endswith("of facts.f0: nothing shows that its other values are wrong.")
    assert fix.startswith('Write unique = ["singer"] if it is')
    assert told(sang(more='distractors = { singer = ["ben-elm", "cy-fir", "dee-ash"] }\n')) == []


def test_what_is_not_to_be_asked_is_not_missed() -> None:
    assert told(sang(more='asks = ["song"]\nunique = ["singer"]\n')) != []
    body = sang('unique = ["singer"]\n').replace('["choice", "typed"]', '["typed"]')
    assert told(body.replace(POOL, "")) == []


def test_many_facts_with_one_reason_are_told_in_one_line() -> None:
    songs = "".join(
        f'[entities.song{n}]\nname = "Rain {n}"\ntype = "song"\nkind = "song"\n' for n in range(5)
    )
    facts = "".join(
        FACT.replace("{n}", f"{n}").replace('"song" }', f'"song{n}" }}') for n in range(5)
    )
    body = SINGERS + POOL + songs + SANG.replace("{unique}", "") + facts
    ((wrong, _),) = told(body)
    assert "of facts.f0, facts.f1, facts.f2 and 2 more:" in wrong


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ("", "it has no stem, and a statement is asked only where it tempts or surprises"),
        ("surprising = true\n", ""),
        ('false_statements = ["Ada Oak never sang."]\n', ""),
    ],
)
def test_a_statement_without_tension_is_told(more: str, why: str) -> None:
    fact = '[[facts]]\nid = "f"\nslots = { singer = "ada" }\nstatement = "{singer} sang."\n'
    found = told(SINGERS + fact + more)
    assert [wrong for wrong, _ in found] == (
        [f"Nothing is asked of facts.f: {why}."] if why else []
    )


def test_a_stem_that_tells_when_wants_a_time() -> None:
    stem = 'stem = "Which singer was the one to sing {song} in {when}?"'
    body = sang('unique = ["singer"]\n')
    body = body.replace('stem = "Which singer was the one to sing {song}?"', stem)
    assert ("Nothing asks for singer of facts.f0: its stem tells {when}.", "Add when = …") in told(
        body
    )
    assert told(body + "when = 2001\n") == []


def test_a_set_of_which_nothing_comes_is_told() -> None:
    body = (
        SINGERS
        + POOL
        + SANG.replace("{unique}", "")
        + (
            '[[sets]]\nid = "all"\nrelation = "sang"\nasks = "singer"\nslots = { song = "song" }\n'
            'members = ["ada", "ben-elm"]\nstatement = "They sang it: {members}."\n'
            'questions = [{ asks = "singer", kinds = ["several"], '
            'stem = "Which of these singers sang {song} (tick all that apply)?" }]\n'
        )
    )
    ((wrong, fix),) = told(body)
    assert wrong.endswith("of sets.all: it is not complete, and too few wrong options are certain.")
    assert fix == "Add complete = true, or wrong."
    assert told(body + "complete = true\n") == []


def test_a_stem_that_says_what_all_members_are_is_told() -> None:
    loud = POOL.replace('{ name = "Ben Elm" }', '{ name = "Ben Elm", traits = ["loud"] }')
    ada = SINGERS.replace('kind = "singer"\n', 'kind = "singer"\ntraits = ["loud"]\n', 1)
    body = (
        ada
        + loud
        + SANG.replace("{unique}", "")
        + (
            '[[sets]]\nid = "all"\nrelation = "sang"\nasks = "singer"\nslots = { song = "song" }\n'
            'members = ["ada", "ben-elm"]\ncomplete = true\nstatement = "So did {members}."\n'
            'questions = [{ asks = "singer", kinds = ["several"], '
            'stem = "Which of these singers of {song} are loud (tick all that apply)?" }]\n'
        )
    )
    ((wrong, _),) = told(body)
    assert "its stem says “loud”" in wrong


def test_stems_that_sound_like_the_answers_are_told_where_nothing_else_is_asked() -> None:
    capital = (
        '[entities.{n}land]\nname = "{n}land"\ntype = "place"\nkind = "country"\n'
        '[entities.{n}]\nname = "{n}"\ntype = "place"\nkind = "city"\n'
        '[[facts]]\nid = "{n}"\nrelation = "capital_of"\n'
        'slots = { capital = "{n}", country = "{n}land" }\nask = ["choice", "typed"]\n'
    )
    echoing = "".join(capital.replace("{n}", name) for name in ("Bario", "Cario", "Dario"))
    ((wrong, _),) = told(echoing)
    assert wrong.endswith("its stems sound like its answers.")
    other = capital.replace("{n}land", "Peru").replace("{n}", "Lima")
    assert told(echoing + other) == []


def test_what_the_library_tries_for_whoever_is_sure_of_it_is_not_missed() -> None:
    race = '[entities.race]\nname = "Tarn Race"\ntype = "event"\nkind = "race"\n'
    fact = '[[facts]]\nid = "f"\nrelation = "won"\nask = ["choice", "typed"]\n'
    fact += 'slots = { winner = "ada", event = "race", year = 2001 }\n'
    assert told(SINGERS + POOL + race + fact) == []
    ((wrong, _),) = told(SINGERS + POOL + race + fact + 'several = ["winner"]\n')
    assert wrong.endswith("of facts.f: nothing shows that its other values are wrong.")
