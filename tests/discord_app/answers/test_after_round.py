from bot.sandbox.players.rendering import text_of
from tests.discord_app.evening import SETTLED, Evening


async def test_an_old_offer_to_reveal_is_put_right_when_it_is_taken(evening: Evening) -> None:
    await evening.trivia("Ann")
    await evening.tap("Ann", await evening.card())
    ann = evening.sandbox.hand("Ann")
    line = await ann.wait_for(evening.channel, "Locked in")
    evening.pass_time(21)
    await evening.card(SETTLED)
    await ann.tap(line, "Reveal now")
    assert text_of(line).startswith("This round is over.")
    assert line.buttons() == []
