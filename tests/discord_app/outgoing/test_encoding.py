import pytest

from bot.discord_app.drawing.elements import (
    Button,
    Card,
    Divider,
    Look,
    Menu,
    MenuChoice,
    Picture,
    Row,
    Text,
)
from bot.discord_app.outgoing.encoding import components_of
from bot.discord_app.outgoing.views import EncodedCard
from bot.discord_app.words.markdown import Markdown

BUTTON = Button(label="A", custom_id="1:a:1:1:0", look=Look.MAIN)


CARD = Card(
    above=(Text(Markdown("-# before")),),
    parts=(Text(Markdown("### Heading")), Divider(), Row((BUTTON,))),
    accent=0x4A6FA5,
)


async def test_a_card_becomes_discords_components() -> None:
    above, frame = components_of(CARD)
    assert (above["type"], above["content"]) == (10, "-# before")
    assert (frame["type"], frame["accent_color"]) == (17, 0x4A6FA5)
    heading, divider, row = frame["components"]
    assert heading["content"] == "### Heading"
    assert divider["type"] == 14
    (button,) = row["components"]
    assert (button["custom_id"], button["label"], button["style"]) == ("1:a:1:1:0", "A", 1)


async def test_menus_and_pictures_become_discords_components() -> None:
    menu = Menu(custom_id="1:t:1:2", placeholder="Tick", choices=(MenuChoice("A. Mars", "0"),) * 3)
    (frame,) = components_of(Card(parts=(Picture("attachment://picture.png", "A ball"), menu)))
    gallery, row = frame["components"]
    (item,) = gallery["items"]
    assert (item["media"]["url"], item["description"]) == ("attachment://picture.png", "A ball")
    (select,) = row["components"]
    assert (select["type"], select["custom_id"]) == (3, "1:t:1:2")
    assert (select["min_values"], select["max_values"]) == (1, 3)


async def test_a_card_without_parts_has_no_frame() -> None:
    (line,) = components_of(Card(above=(Text(Markdown("only this")),), parts=()))
    assert line["type"] == 10


async def test_a_built_card_is_finished_so_that_nothing_keeps_it() -> None:
    assert EncodedCard(CARD).is_finished()


async def test_a_card_with_too_many_parts_is_a_bug_that_shows() -> None:
    with pytest.raises(ValueError, match="maximum number of children"):
        components_of(Card(parts=tuple(Text(Markdown(str(number))) for number in range(41))))


async def test_what_discord_counts_deep_inside_counts_too() -> None:
    row = Row((BUTTON,) * 5)
    assert components_of(Card(parts=(row,) * 6))
    with pytest.raises(ValueError, match="maximum number of children"):
        components_of(Card(parts=(row,) * 7))


def test_also_outside_a_loop_nothing_keeps_a_card() -> None:
    assert EncodedCard(CARD).is_finished()
    assert not EncodedCard(CARD).is_dispatchable()
