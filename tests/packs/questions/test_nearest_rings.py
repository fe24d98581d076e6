"""Wrong options come from the nearest ring of what the file knows."""

from bot.packs.questions.drafts import Draft
from tests.support.fact_files import drafts_of, shown

HEAD = '[pools.rest]\ntype = "place"\nkind = "city"\nmembers = [{ name = "Pokhara" }]\n'
REGIONS = {
    "South Asia": ["Nepal", "India", "Bhutan", "Bangladesh", "Pakistan"],
    "Middle East": ["Iran", "Iraq", "Jordan", "Kuwait", "Oman"],
    "Iberia": ["Spain", "Portugal"],
}
CAPITALS = "Kathmandu, New Delhi, Thimphu, Dhaka, Islamabad, Tehran, Baghdad, Amman, Koweit, Muscat"
COUNTRIES = [country for members in REGIONS.values() for country in members]
CITIES = dict(zip(COUNTRIES, f"{CAPITALS}, Madrid, Lisbon".split(", "), strict=True))


def world(more: str = "", region: str = 'region = "{}"', **fields: str) -> dict[str, Draft]:
    """Return what is asked of capitals; `fields` are added to the countries of these names."""
    body = HEAD
    for name, members in REGIONS.items():
        for country in members:
            city = CITIES[country].lower().replace(" ", "-")
            body += f'[entities.{country.lower()}]\nname = "{country}"\ntype = "place"\n'
            body += f'kind = "country"\n{region.format(name)}\n{fields.get(country, "")}\n'
            body += f'[entities.{city}]\nname = "{CITIES[country]}"\ntype = "place"\n'
            body += 'kind = "city"\n'
            body += f'[[facts]]\nid = "{country.lower()}"\nrelation = "capital_of"\n'
            body += f'slots = {{ capital = "{city}", country = "{country.lower()}" }}\n'
            body += more if country == "Nepal" else ""
    return drafts_of(body)


def test_a_country_has_those_of_its_region_beside_it_and_a_capital_theirs() -> None:
    drafts = world()
    south = set(REGIONS["South Asia"])
    assert shown(drafts["nepal/country/choice"]) <= south
    assert shown(drafts["nepal/capital/choice"]) <= {CITIES[each] for each in south}


def test_what_is_near_comes_before_the_region() -> None:
    drafts = world(Nepal='near = ["india", "iran", "iraq"]')
    assert shown(drafts["nepal/country/choice"]) == {"Nepal", "India", "Iran", "Iraq"}
    assert {"Nepal"} < shown(drafts["iran/country/choice"])
    assert "Kathmandu" in shown(drafts["iraq/capital/choice"])


def test_traps_and_what_the_writer_names_come_first() -> None:
    more = 'traps = [{ slot = "capital", value = "pokhara", why = "It is a lake city." }]\n'
    draft = world(more)["nepal/capital/choice"]
    assert "Pokhara" in shown(draft)
    (trap,) = [offer.trap for offer in draft.offers if offer.trap]
    assert trap.why == "It is a lake city."
    vouched = world('distractors = { country = ["iran", "oman"] }\n')["nepal/country/choice"]
    assert {"Iran", "Oman"} < shown(vouched)


def test_what_is_as_well_known_comes_first() -> None:
    fame = dict.fromkeys(("Nepal", "India", "Bhutan", "Bangladesh"), "prominence = 4")
    drafts = world(**fame, Pakistan="prominence = 1")
    assert shown(drafts["nepal/country/choice"]) == {"Nepal", "India", "Bhutan", "Bangladesh"}


def test_where_too_few_are_near_no_choice_is_made_but_it_may_be_typed() -> None:
    drafts = world()
    assert "spain/country/choice" not in drafts
    assert "spain/capital/choice" not in drafts
    assert "spain/capital/typed" in drafts
    near = world(Spain='near = ["iran", "iraq"]')
    assert shown(near["spain/country/choice"]) == {"Spain", "Portugal", "Iran", "Iraq"}


def test_an_answer_that_would_stand_apart_by_its_fame_is_no_choice() -> None:
    others = dict.fromkeys(REGIONS["South Asia"][1:], "prominence = 1")
    drafts = world(Nepal="prominence = 5", **others)
    assert "nepal/country/choice" not in drafts
    assert "india/country/choice" in drafts


def test_a_file_that_says_nothing_of_regions_keeps_its_questions() -> None:
    drafts = world(region="")
    assert len(shown(drafts["spain/country/choice"])) == 4


def test_without_a_region_the_far_less_known_are_not_offered() -> None:
    known = dict.fromkeys(("Nepal", "India", "Iran", "Spain"), "prominence = 4")
    unknown = {each: "prominence = 1" for each in CITIES if each not in known}
    drafts = world(region="", **known, **unknown)
    assert shown(drafts["nepal/country/choice"]) == set(known)


SINGERS = """
[pools.singers]
type = "person"
kind = "singer"
members = [
  { name = "Ann", region = "pop", prominence = 4, active = [1960, 1990] },
  { name = "Ben", region = "pop", prominence = 4, active = [1965, 1990] },
  { name = "Cat", region = "folk", prominence = 4, active = [1961, 1999] },
  { name = "Gus", region = "folk", prominence = 4, active = [1958, 1977] },
  { name = "Dan", region = "folk", prominence = 1, active = [1961, 1999] },
  { name = "Eve", region = "folk", prominence = 4, active = [2001] },
  { name = "Fay", region = "folk", prominence = 4 },
]
[entities.tune]
name = "Tune"
type = "song"
kind = "song"
[[facts]]
id = "f"
relation = "written_for"
slots = { song = "tune", artist = "ann" }
unique = ["artist"]
[[facts.questions]]
asks = "artist"
stem = "For which singer was the song {song} written first?"
"""


def test_of_another_region_only_the_as_well_known_of_the_same_time_are_offered() -> None:
    assert shown(drafts_of(SINGERS)["f/artist/choice"]) == {"Ann", "Ben", "Cat", "Gus"}
