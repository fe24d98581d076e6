from bot.game.highlights import Highlights, PlayedRound, highlights
from bot.game.question import Source
from bot.game.standing import ranked

NAMES = ["Ann", "Bob", "Cleo", "Dan"]


def played(
    stem: str,
    *,
    right: tuple[int, ...] = (),
    wrong: tuple[int, ...] = (),
    trap: str = "",
    trapped: int = 0,
    difficulty: int = 2,
) -> PlayedRound:
    return PlayedRound(
        stem=stem,
        answer=f"the answer to {stem}",
        difficulty=difficulty,
        explanation=f"why {stem}",
        source=Source("The planets"),
        right=right,
        wrong=wrong,
        trap=trap,
        trapped=trapped,
    )


def found(rounds: list[PlayedRound], totals: list[tuple[str, int]] | None = None) -> Highlights:
    known = totals or [(name, 0) for name in NAMES]
    standing = ranked((1 + NAMES.index(name), name, points) for name, points in known)
    seen = highlights(rounds, standing)
    assert seen is not None
    return seen


def test_the_question_that_only_one_member_got_is_the_one_most_others_missed() -> None:
    rounds = [
        played("easy", right=(1,), wrong=(2,)),
        played("hard", right=(3,), wrong=(1, 2, 4)),
        played("alone", right=(1,)),
    ]
    lone = found(rounds).lone_right
    assert lone is not None
    assert (lone.stem, lone.name, lone.others) == ("hard", "Cleo", 3)


def test_the_question_that_fooled_most_needs_at_least_two_fooled_members() -> None:
    one = [played("a", wrong=(1,), trap="Venus", trapped=1)]
    two = [*one, played("b", wrong=(1, 2), trap="Mars", trapped=2)]
    assert found(one).fooled is None
    fooled = found(two).fooled
    assert fooled is not None
    assert (fooled.stem, fooled.trap, fooled.members) == ("b", "Mars", 2)


def test_a_close_finish_is_told_with_its_gap() -> None:
    rounds = [played("a")]
    close = found(rounds, [("Ann", 1050), ("Bob", 1000), ("Cleo", 10)]).close_finish
    assert close is not None
    assert (close.first, close.second, close.gap) == ("Ann", "Bob", 50)
    assert found(rounds, [("Ann", 2000), ("Bob", 1000)]).close_finish is None
    assert found(rounds, [("Ann", 0), ("Bob", 0)]).close_finish is None
    assert found(rounds, [("Ann", 100)]).close_finish is None


def test_the_best_facts_are_those_that_fewest_knew_each_told_once() -> None:
    rounds = [
        played("known", right=(1, 2)),
        played("unknown", wrong=(1, 2)),
        played("unknown", wrong=(1, 2)),
        played("half", right=(1,), wrong=(2,)),
        played("half but harder", right=(1,), wrong=(2,), difficulty=4),
    ]
    learned = [fact.explanation for fact in found(rounds).learned]
    assert learned == ["why unknown", "why half but harder", "why half"]


def test_a_game_without_a_round_has_nothing_to_look_back_on() -> None:
    assert highlights([], []) is None
