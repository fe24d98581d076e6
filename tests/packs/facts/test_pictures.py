from pathlib import Path

import pytest

from bot.errors import PackError
from bot.game.question import Image
from bot.packs.facts.pictures import LARGEST, picture_bytes
from bot.packs.library.loader import load_file
from tests.support.fact_files import HEAD, drafts_of

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
FACT = """
[pools.towns]
type = "place"
kind = "town"
members = [{ name = "Bath" }, { name = "Wells" }, { name = "Truro" }, { name = "Ely" }]
[[facts]]
id = "map"
slots = { town = "bath" }
statement = "{town} lies on the river Avon."
unique = ["town"]
surprising = true
{fact}
[[facts.questions]]
asks = "town"
stem = "Which of these towns lies on the river Avon?"
kinds = ["choice"]
{template}
"""


def body(fact: str = "", template: str = "") -> str:
    return FACT.replace("{fact}", fact).replace("{template}", template)


def problems(folder: Path, picture: str) -> list[tuple[str, str]]:
    path = folder / "tiny.toml"
    path.write_text(HEAD + body(template=f'image = {{ alt = "A map.", {picture} }}'), "utf-8")
    found = load_file(path).problems
    return [(each.place, each.wrong) for each in found if each.place.endswith("image")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "questions"
    (inside / "maps").mkdir(parents=True)
    (inside / "maps" / "avon.png").write_bytes(PNG)
    return inside


def test_a_picture_of_a_fact_stands_beside_all_its_stems() -> None:
    drafts = drafts_of(body('image = { url = "https://example.org/a.png", alt = "A map." }'))
    image = Image(alt="A map.", url="https://example.org/a.png")
    assert {draft.question.image for draft in drafts.values()} == {image}
    assert {"map/town/choice", "map/true/true_false"} <= drafts.keys()


def test_a_picture_of_a_template_goes_before_that_of_its_fact() -> None:
    both = body('image = { file = "a.png", alt = "A." }', 'image = { file = "b.png", alt = "B." }')
    drafts = drafts_of(both)
    assert drafts["map/town/choice"].question.image == Image(alt="B.", path="b.png")
    assert drafts["map/true/true_false"].question.image == Image(alt="A.", path="a.png")


def test_the_words_of_a_picture_count_as_clues() -> None:
    draft = drafts_of(body(template='image = { file = "a.png", alt = "A road to Wells." }'))
    assert "wells" in draft["map/town/choice"].question.mentions


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", PNG),
        ("a.jpg", b"\xff\xd8\xff\xe0"),
        ("a.JPEG", b"\xff\xd8\xff\xe1"),
        ("a.gif", b"GIF89a"),
        ("a.webp", b"RIFF\0\0\0\0WEBPVP8 "),
    ],
)
def test_the_usual_sorts_of_picture_are_shown(folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)
    assert problems(folder, f'file = "{name}"') == []
    assert picture_bytes(folder, name) == content


@pytest.mark.parametrize(
    ("picture", "wrong"),
    [
        ('file = "../secret.png"', "does not lie inside"),
        ('file = "maps/../../secret.png"', "does not lie inside"),
        ('file = "/etc/passwd"', "does not lie inside"),
        ('file = "maps\\\\avon.png"', "does not lie inside"),
        ('file = "maps/outside.png"', "leads out of the folder"),
        ('file = "maps/none.png"', "No such file"),
        ('file = "maps/text.png"', "not the sort of picture"),
        ('file = "maps/wave.webp"', "not the sort of picture"),
        ('file = "maps/map.svg"', "no picture by its name"),
        ('file = "maps/folder.png"', "not a file"),
        ('url = "http://example.org/a.png"', "no https link"),
        ('url = "https:///a.png"', "no https link"),
        ('url = "https://me@example.org/a.png"', "no https link"),
        ('url = "https://example.org/a map.png"', "no https link"),
        ('url = "https://[bad/a.png"', "no https link"),
        ('url = ""', "either a url or a file"),
        ('url = "https://example.org/a.png", file = "maps/avon.png"', "either a url or a file"),
    ],
)
def test_what_cannot_be_shown_keeps_the_file_out(folder: Path, picture: str, wrong: str) -> None:
    (folder.parent / "secret.png").write_bytes(PNG)
    (folder / "maps" / "outside.png").symlink_to(folder.parent / "secret.png")
    (folder / "maps" / "text.png").write_text("I am no picture.", "utf-8")
    (folder / "maps" / "wave.webp").write_bytes(b"RIFF\0\0\0\0WAVE")
    (folder / "maps" / "folder.png").mkdir()
    ((place, told),) = problems(folder, picture)
    assert place == "facts.map.questions[0].image"
    assert wrong in told


def test_a_link_as_long_as_a_page_is_refused(folder: Path) -> None:
    ((_, told),) = problems(folder, f'url = "https://example.org/{"a" * 2048}"')
    assert told == "The link is too long."


def test_a_picture_that_is_too_large_is_refused(folder: Path) -> None:
    with (folder / "maps" / "avon.png").open("r+b") as file:
        file.truncate(LARGEST + 1)
    ((_, told),) = problems(folder, 'file = "maps/avon.png"')
    assert "8,388,608 is the most" in told


def test_a_picture_is_looked_at_anew_each_time(folder: Path) -> None:
    assert picture_bytes(folder, "maps/avon.png") == PNG
    (folder / "maps" / "avon.png").write_text("changed", "utf-8")
    with pytest.raises(PackError, match="not the sort of picture"):
        picture_bytes(folder, "maps/avon.png")


def test_pictures_of_relations_facts_and_sets_are_all_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "tiny.toml"
    path.write_text(
        HEAD
        + body('image = { file = "x.png", alt = "X." }')
        + """
[relations.near]
slots = { town = "place" }
statement = "{town} is near."
[[relations.near.questions]]
asks = "town"
stem = "Which of these towns are near (tick all that apply)?"
kinds = ["several"]
image = { file = "y.png", alt = "Y." }
[[sets]]
id = "near"
relation = "near"
asks = "town"
members = ["bath", "wells"]
wrong = ["truro", "ely"]
statement = "{members} are near."
image = { file = "z.png", alt = "Z." }
""",
        "utf-8",
    )
    places = {each.place for each in load_file(path).problems if "No such file" in each.wrong}
    assert places == {"facts.map.image", "relations.near.questions[0].image", "sets.near.image"}
