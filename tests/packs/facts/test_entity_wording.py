"""How sentences name an entity for who has never heard of it."""

import pytest

from bot.packs.facts.entity_wording import entity_text
from tests.support.awkward import thing


@pytest.mark.parametrize(
    ("kind", "name", "article", "full"),
    [
        ("band", "Queen", "", "the band Queen"),
        ("band", "Band of Horses", "", "Band of Horses"),
        ("tower", "Eiffel Tower", "the", "the Eiffel Tower"),
        ("festival", "Kilbrack Herring Festival", "", "Kilbrack Herring Festival"),
        ("river", "River Thames", "the", "the River Thames"),
        ("river", "Nile", "the", "the Nile"),
        ("mountain", "Mount Everest", "", "Mount Everest"),
        ("mountain", "K2", "", "the mountain K2"),
        ("lake", "Lake Garda", "", "Lake Garda"),
        ("city", "Bath", "", "the city of Bath"),
        ("island", "Java", "", "the island of Java"),
        ("European country", "France", "", "France"),
        ("queen", "Victoria", "", "Queen Victoria"),
        ("king", "King Arthur", "", "King Arthur"),
        ("event", "Live Aid", "", "Live Aid"),
        ("person", "Ada Lovelace", "", "Ada Lovelace"),
    ],
)
def test_the_kind_stands_only_where_the_name_does_not_say_it(
    kind: str, name: str, article: str, full: str
) -> None:
    assert entity_text(thing("any", kind, name, article), "full", "In ") == full


def test_a_title_has_its_kind_and_its_quotes_and_none_within() -> None:
    song = thing("song", "song", "“Heroes”")
    assert entity_text(song, "full", "") == "the song “‘Heroes’”"
    assert entity_text(song, "full", "the song ") == "“‘Heroes’”"


def test_what_is_plural_or_a_description_stands_as_it_is() -> None:
    emus = thing("being", "bird", "emus", is_plural=True)
    assert entity_text(emus, "full", "") == "emus"
    assert entity_text(thing("place", "island", "Java"), "in", "") == "on"
    assert entity_text(thing("place", "city", "Bath"), "in", "") == "in"


def test_a_form_that_there_is_not_is_none() -> None:
    assert entity_text(thing("place", "city", "Bath"), "ordinal", "") is None
