"""Questions with a picture: a link as it is, a file of the questions folder sent along once."""

from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest

from bot.game.question import Image
from bot.sandbox.players.rendering import text_of
from bot.sandbox.rest.faults import EDIT_MESSAGE
from bot.sandbox.server import Sandbox
from bot.sandbox.world.messages import ComponentType, Json, Message, walk
from bot.sandbox.world.permissions import Permission
from tests.discord_app.evening import OPEN, SETTLED, Evening, evening_in
from tests.support.pictures import png
from tests.support.questions import choice

ALT = "A grey ball with craters"
FILE = Image(alt=ALT, path="maps/the-moon.png")
LINK = Image(alt=ALT, url="https://example.org/moon.png")


@pytest.fixture
async def evening(
    sandbox: Sandbox, tmp_path: Path, request: pytest.FixtureRequest, quick: None
) -> AsyncIterator[Evening]:
    """An evening with two questions that have the picture which the test names."""
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "the-moon.png").write_bytes(png())
    asked = [msgspec.structs.replace(choice(name), image=request.param) for name in ("one", "two")]
    async with evening_in(sandbox, tmp_path / "scores.db", *asked) as evening:
        yield evening
    assert sandbox.violations == []


def with_image(image: Image) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("evening", [image], indirect=True)


def pictures(message: Message) -> list[Json]:
    galleries = [
        one for one in walk(message.components) if one["type"] == ComponentType.MEDIA_GALLERY
    ]
    return [item for gallery in galleries for item in gallery["items"]]


@with_image(LINK)
async def test_a_link_is_shown_with_its_description(evening: Evening) -> None:
    await evening.trivia("Ann")
    (picture,) = pictures(await evening.card())
    assert (picture["media"]["url"], picture["description"]) == (LINK.url, ALT)


@with_image(FILE)
async def test_a_file_is_sent_once_under_a_name_that_tells_nothing(evening: Evening) -> None:
    await evening.trivia("Ann", questions=2)
    first = await evening.card()
    await evening.tap("Ben", first)
    await evening.card("1 answered")
    evening.pass_time(21)
    await evening.card(SETTLED)
    second = await evening.card(OPEN, after=first)
    for card in (first, second):
        (file,) = card.attachments
        (picture,) = pictures(card)
        assert (file.filename, file.content) == ("picture.png", png())
        assert picture["media"]["url"] == file.url
        assert picture["description"] == ALT


@with_image(FILE)
async def test_a_reveal_that_is_posted_anew_has_its_picture(evening: Evening) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    evening.sandbox.world.delete_message(card)
    evening.pass_time(21)
    assert len((await evening.card(SETTLED)).attachments) == 1


@with_image(Image(alt=ALT, path="maps/not-there.png"))
async def test_a_round_whose_file_is_missing_goes_without_it(
    evening: Evening, caplog: pytest.LogCaptureFixture
) -> None:
    await evening.trivia("Ann", questions=2)
    first = await evening.card()
    assert pictures(first) == []
    await evening.tap("Ben", first)
    evening.pass_time(21)
    await evening.card(SETTLED)
    await evening.card(OPEN, after=first)
    assert "goes without its picture" in caplog.text
    assert caplog.text.count("round 1 goes without its picture") == 1


@with_image(FILE)
async def test_where_no_files_may_be_sent_the_round_goes_without_its_picture(
    evening: Evening, caplog: pytest.LogCaptureFixture
) -> None:
    await evening.trivia("Ann", questions=2)
    first = await evening.card()
    await evening.tap("Ben", first)
    world = evening.sandbox.world
    world.allow(evening.channel, world.bot, deny=Permission.ATTACH_FILES)
    evening.pass_time(21)
    second = await evening.card(OPEN, after=first)
    assert pictures(second) == []
    assert "goes without its picture" in caplog.text


@with_image(FILE)
async def test_a_picture_stays_when_discord_stumbles_over_the_reveal(evening: Evening) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    evening.sandbox.faults.answer(EDIT_MESSAGE, 500)
    evening.pass_time(21)
    assert len(pictures(await evening.card(SETTLED))) == 1
    assert "✓" in text_of(card)
