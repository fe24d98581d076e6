import msgspec
import pytest

from bot.game.given import Given, Picked
from bot.game.modes import ModeName, mode_named
from bot.game.round import Round
from bot.play.game_request import GameRequest
from tests.game.modes.first_wins import FirstWins
from tests.support.questions import choice

ANN, BOB, CLEO = 1, 2, 3
DEADLINE = 1_020_000
POSTED = 1_000_000


def test_a_request_from_before_there_were_modes_is_for_everyone() -> None:
    old = b'{"pack":"moon","questions":5}'
    request = msgspec.json.decode(old, type=GameRequest)
    assert request.mode is ModeName.EVERYONE
    assert msgspec.json.encode(request) == old


def test_a_request_for_a_mode_that_is_unknown_here_cannot_be_read() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"mode":"blindfolded"}', type=GameRequest)


def test_every_mode_takes_answers_up_to_its_deadline_at_least() -> None:
    for name in ModeName:
        assert mode_named(name).closes_ms(DEADLINE, takes_typing=False) >= DEADLINE


def test_a_mode_alone_decides_when_a_round_ends_and_what_its_answers_earn() -> None:
    question = choice()
    live = Round(
        number=1,
        question=question,
        option_order=range(len(question.options)),
        deadline_ms=DEADLINE,
        mode=FirstWins(),
    )
    live.opened(POSTED)
    right = question.options.index(question.answer)
    give(live, CLEO, Picked((right + 1) % 4), 1_000)
    assert live.may_end_ms() == DEADLINE
    give(live, ANN, Picked(right), 3_000)
    give(live, BOB, Picked(right), 2_000)  # on its way for longer, and yet the first
    assert live.may_end_ms() == POSTED
    points = {result.user: result.points for result in live.results({ANN: 4})}
    assert points == {ANN: 0, BOB: 7, CLEO: 0}


def give(live: Round, user: int, given: Given, elapsed_ms: int) -> None:
    _, attempt = live.attempt(user, "Somebody", given, POSTED + elapsed_ms)
    assert attempt is not None
    live.saved(user, attempt)
