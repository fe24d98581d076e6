"""Whatever people write, every card is one that Discord takes, and shows their text as text."""

from collections import Counter
from typing import Any, cast

import pytest
from discord import ui
from discord.components import _component_factory
from discord.ui.view import _component_to_item
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.discord_app.outgoing.encoding import components_of
from bot.discord_app.words.catalogue import languages
from bot.discord_app.words.languages import words_for
from bot.discord_app.words.words import Words
from tests.discord_app.cards.reading import complaints, markup, words
from tests.discord_app.cards.samples import every_card
from tests.support.english import ENGLISH

HOSTILE = (
    "@everyone @here <@1> <@!1> <@&1> <#1> </trivia:1> <id:home> <t:1:R> <:a:1> <a:b:1> :smile:",
    "**b** __u__ ~~s~~ ||x|| `c` ```py\nc``` *i* _i_ \\*\\_",
    "# h",
    "-# small",
    "- list",
    "+ list",
    "1. list",
    "> quote",
    ">>> quote",
    "[x](https://evil.example) https://evil.example/a_b <https://evil.example> steam://run/1",
    "\\",
    "a\n# b\n> c\n- d",
)
LONG = {
    "words": "word " * 400,
    "asterisks": "*" * 2000,
    "options of 80": "W" * 80,
    "a title of 256": "T" * 256,
    "Chinese": "漢字" * 600,
    "Arabic": "مرحبا " * 300,
    "families": "👨\u200d👩\u200d👧\u200d👦" * 200,
    "flags": "🇫🇷" * 500,
    "one endless letter": "e" + "\u0301" * 3000,
    "joiners only": "\u200d" * 3000,
    "nothing": "",
    "invisible": "\u200b\u3164\u2066\n\t\0",
    "half a character": "\ud83d" * 3,
}
SMALL_CROWD = 1
"""Few enough that nothing is left out for want of room, whatever the text."""

pieces = st.one_of(
    st.sampled_from(HOSTILE), st.text(max_size=40), st.sampled_from(list("\\*_<>@:"))
)
people_write = st.lists(pieces, min_size=1, max_size=8).map("".join).filter(bool)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_the_fullest_cards_stay_within_discords_limits(text: str, language: str) -> None:
    cards = every_card(text, words=words_for(language))
    assert [complaint for card in cards for complaint in complaints(card)] == []


@settings(max_examples=40, deadline=None)
@given(people_write)
def test_no_text_takes_a_card_over_discords_limits(text: str) -> None:
    assert [complaint for card in every_card(text) for complaint in complaints(card)] == []


@settings(max_examples=40, deadline=None)
@given(people_write)
def test_no_text_adds_markup_mentions_or_links_to_a_card(text: str) -> None:
    assert _markup_of(text) == _markup_of("plain")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_adds_no_markup(text: str, language: str) -> None:
    assert _markup_of(text, words_for(language)) == _markup_of("plain", words_for(language))


async def test_discord_py_takes_the_fullest_cards() -> None:
    """Its own counting agrees: at most 40 components and 4,000 characters."""
    for text in (LONG["asterisks"], LONG["families"]):
        for card in every_card(text):
            view = _read_back(components_of(card))
            assert view.content_length() <= 4000
            assert view.total_children_count <= 40


def _read_back(components: list[dict[str, Any]]) -> ui.LayoutView:
    """Return a card as discord.py reads it from a message, which counts what is in it."""
    view = ui.LayoutView(timeout=None)
    for one in components:
        component = _component_factory(cast("Any", one))
        assert component is not None
        view.add_item(_component_to_item(component, None))
    return view


def _markup_of(text: str, language: Words = ENGLISH) -> list[Counter[str]]:
    return [markup(words(card)) for card in every_card(text, SMALL_CROWD, language)]
