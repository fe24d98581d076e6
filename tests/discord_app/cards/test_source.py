import pytest
from msgspec.structs import replace

from bot.discord_app.cards.source import source_card
from bot.game.question import Source
from tests.discord_app.cards.reading import lines
from tests.support.english import ENGLISH
from tests.support.questions import choice


def _shown(url: str | None) -> list[str]:
    source = Source("The story of “Gone”", paragraph=3, url=url, as_of="2014-05")
    return lines(source_card(replace(choice("moon"), source=source), ENGLISH))


def test_the_source_is_the_fact_the_title_the_paragraph_and_the_link() -> None:
    assert _shown("https://example.org/a_b?c=1") == [
        "-# The fact behind the question",
        "This is the fact about the moon.",
        "-# The story of “Gone”, paragraph 3 · as of May 2014",
        "<https://example.org/a_b?c=1>",
    ]


def test_a_source_without_a_link_has_no_line_for_it() -> None:
    assert len(_shown(None)) == 3


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "https://example.org/> @everyone <https://x.example",
        "https://",
        "not a link",
        "http://[broken",
        "https://example.org/" + "a" * 600,
    ],
)
def test_what_is_no_plain_web_address_is_no_link(url: str) -> None:
    assert len(_shown(url)) == 3


def test_the_publisher_stands_behind_the_title() -> None:
    source = Source("The story of “Gone”", paragraph=3, publisher="The *Gazette*")
    shown = lines(source_card(replace(choice("moon"), source=source), ENGLISH))
    assert shown[2] == r"-# The story of “Gone” (The \*Gazette\*), paragraph 3"
