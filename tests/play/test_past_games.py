from tests.play.conftest import CHANNEL, GUILD, Evening

SECOND = 1_000
ROUND = 22 * SECOND
"""More than a whole round of twenty seconds with its grace, and less than the pause after it."""


async def test_wishes_and_settled_questions_can_be_had_again(evening: Evening) -> None:
    game = await evening.start()
    assert await evening.games.settled_question(GUILD, CHANNEL, 1) is None
    await evening.clock.pass_time(ROUND)
    question = await evening.games.settled_question(GUILD, CHANNEL, 1)
    assert question is not None
    assert question.source.title == "The planets"
    request = await evening.games.request_of(GUILD, CHANNEL, game.id)
    assert request is not None
    assert request.seconds == 20
