"""One writer's slip is told with its place, and keeps no other pack out of play."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from bot.packs.facts.problems import Problem
from bot.packs.library.folder_library import FolderLibrary
from bot.packs.library.loader import load, load_file
from tests.packs.library.test_loader import GOOD, write
from tests.packs.test_writing_packs_doc import example

ROOT = Path(__file__).parents[2]


def problems_with(folder: Path, *changes: tuple[str, str]) -> dict[str, Problem]:
    """Return the problems of the moon-landing example after changes, by their places."""
    text = example()
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    path = write(folder, "moon-landing", text)
    return {each.place: each for each in load_file(path).problems}


@pytest.mark.parametrize(
    ("before", "after", "place", "wrong", "fix"),
    [
        (
            'asks = "craft"',
            'asks = "craaft"',
            "facts.lander.questions[0].asks",
            "There is no slot 'craaft'.",
            "Did you mean 'craft'?",
        ),
        (
            "Which {mission.kind} had",
            "Which {mission.kindd} had",
            "facts.lander.questions[1].stem",
            "There is no form {mission.kindd}.",
            "Did you mean 'kind'?",
        ),
        (
            '"Which of these astronauts belonged to the crew of {mission}?"',
            '"Which of these astronauts belonged to the crew of {misson}?"',
            "relations.crew_of.questions[0].stem",
            "There is no slot 'misson'.",
            "Did you mean 'mission'?",
        ),
        (
            'statement = "{person} was a member of the crew of {mission}."',
            'statement = "{person.nam} was a member of the crew of {mission}."',
            "relations.crew_of.statement",
            "There is no form {person.nam}.",
            "Did you mean 'name'?",
        ),
        (
            'explanation = "The badge of',
            'explanation = "{craft.kindd} of',
            "facts.lander.explanation",
            "There is no form {craft.kindd}.",
            "Did you mean 'kind'?",
        ),
        (
            'statement = "The crew of Apollo 11 were {members}."',
            'statement = "The crew of {mission.nmae} were {members}."',
            "sets.whole-crew.statement",
            "There is no form {mission.nmae}.",
            "Did you mean 'name'?",
        ),
        (
            'unique = ["person"]',
            'unique = ["persn"]',
            "facts.first-steps.unique",
            "There is no slot 'persn'.",
            "Did you mean 'person'?",
        ),
        (
            "year = 1969 }",
            "year = 19690 }",
            "facts.landing-year.slots.year",
            "The year 19690 is out of reach.",
            'Use a slot of type "number" for it.',
        ),
        (
            "year = 1969 }",
            f"year = 0x{'f' * 5000} }}",
            "facts.landing-year.slots.year",
            "This number is too large: a number of 20000 bits.",
            "Write it as text, or round it.",
        ),
        (
            "year = 1969 }",
            "year = nan }",
            "facts.landing-year.slots.year",
            "nan is no number to reckon with.",
            "Write an ordinary number.",
        ),
        (
            'kind = "astronaut"   ',
            'kind = " "   ',
            "entities.armstrong.kind",
            "Nothing stands here.",
            "Write something.",
        ),
        (
            'aliases = ["Armstrong"]',
            'aliases = [""]',
            "entities.armstrong.aliases[0]",
            "Nothing stands here.",
            "Take it out.",
        ),
        (
            "Two astronauts land",
            "Two astronauts land " + "on and on " * 500,
            "facts.landing-year.event",
            "This text has 5,032 characters.",
            "Write 4,000 at most.",
        ),
        (
            'event = "Two astronauts land on the Moon"',
            'image = { file = "a\\u0000.png", alt = "The Moon." }',
            "facts.landing-year.image",
            "The picture 'a\\x00.png': It cannot be read: no file can be called so.",
            "Check the file's name and rights.",
        ),
    ],
)
def test_a_slip_is_told_where_it_stands_with_what_to_do(
    tmp_path: Path, before: str, after: str, place: str, wrong: str, fix: str
) -> None:
    found = problems_with(tmp_path, (before, after))
    assert list(found) == [place]
    assert (found[place].wrong, found[place].fix) == (wrong, fix)


def test_a_slip_in_one_member_of_a_pool_leaves_the_others_known(tmp_path: Path) -> None:
    found = problems_with(
        tmp_path, ('{ name = "Alan Shepard", ', '{ name = "Alan Shepard", x = 1, ')
    )
    assert set(found) == {"pools.astronauts.members[2].x", "facts.crew.distractors.person"}
    found = problems_with(tmp_path, ('{ name = "Intrepid" }', "{ name = 7 }"))
    assert set(found) == {"pools.spacecraft.members[1].name"}


def test_a_slip_hides_no_other_slip(tmp_path: Path) -> None:
    found = problems_with(
        tmp_path,
        ('asks = "craft"', 'asks = "craaft"'),
        ("{mission.kind}", "{mission.kindd}"),
        ("difficulty = 1", "difficulty = 7"),
    )
    assert set(found) == {
        "facts.lander.questions[0].asks",
        "facts.lander.questions[1].stem",
        "facts.landing-year.difficulty",
    }


@pytest.mark.parametrize(
    ("text", "place", "wrong"),
    [
        ("\n\nx = " + "1" * 4301, "line 3", "A number with too many digits."),
        ("\nx = " + "[" * 5000 + "]" * 5000, "line 2", "Brackets are nested too deeply."),
        ("\nx = " + "{a=" * 5000 + "1" + "}" * 5000, "line 2", "Brackets are nested too deeply."),
        ("\n" + "a." * 100_000 + "b = 1", "line 2", "A key with more than 20 dots."),
        ("x = 1979-05-27T99:00:00", "line 1", "A date here has to stand in quotes."),
        ("x = '\x00'", "line 1", "There is an invisible character here."),
    ],
)
def test_what_the_parser_cannot_take_is_told_with_its_line(
    tmp_path: Path, text: str, place: str, wrong: str
) -> None:
    (problem,) = load_file(write(tmp_path, "a", text)).problems
    assert problem.place == place
    assert problem.wrong.startswith(wrong)


@pytest.mark.parametrize("name", ["…", "“”", "-", "?!", "\\u0000", "the", "∞"])
@pytest.mark.parametrize("sort", ["person", "song", "place", "symbol"])
def test_a_name_without_letters_is_questions_or_problems(
    tmp_path: Path, name: str, sort: str
) -> None:
    text = GOOD.format(id="a") + f'[entities.x]\nname = "{name}"\ntype = "{sort}"\nkind = "k"\n'
    text += '[[facts]]\nid = "g"\nslots = { x = "x" }\nunique = ["x"]\n'
    text += 'statement = "The name on the door of the old house was {x}."\n'
    text += '[[facts.questions]]\nasks = "x"\nstem = "What stood on the door of the old house?"\n'
    loaded = load_file(write(tmp_path, "a", text))
    assert not any("bug of Footnote" in problem.fix for problem in loaded.problems)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_another_encoding_is_told(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(GOOD.format(id="a").encode(encoding))
    (problem,) = load_file(path).problems
    assert (problem.wrong, problem.fix) == ("This is UTF-16.", "Save it as UTF-8.")


def test_known_truths_that_multiply_beyond_reason_are_told(tmp_path: Path) -> None:
    many = ", ".join(["1"] * 400)
    text = GOOD.format(id="a") + '[relations.r]\nslots = { a = "number", b = "number" }\n'
    text += 'statement = "{a} and {b}."\n[[known]]\nrelation = "r"\n'
    text += f"slots = {{ a = [{many}], b = [{many}] }}\n"
    (problem,) = load_file(write(tmp_path, "a", text)).problems
    assert problem.place == "known[0].slots"
    assert problem.wrong == "These lists make 160,000 combinations; 100,000 is the most."


def test_a_file_that_takes_too_long_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.packs.facts.boundary.MOST_SECONDS", 0.05)
    monkeypatch.setattr("bot.packs.library.loader.read_fact_file", lambda *_: endless())
    (problem,) = load_file(write(tmp_path, "a")).problems
    assert "takes longer than" in problem.wrong
    monkeypatch.undo()
    assert load_file(write(tmp_path, "a")).problems == ()


def endless() -> None:
    while True:
        pass


def test_what_nobody_foresaw_is_called_a_bug_of_ours_with_file_and_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("nobody")

    monkeypatch.setattr("bot.packs.questions.single_answers.SingleAnswer.drafted", fail)
    path = write(tmp_path, "moon-landing", example())
    (problem,) = load_file(path).problems
    assert (problem.file, problem.place) == (str(path), "facts.landing-year")
    at = "Footnote failed on this file (KeyError: 'nobody', choice.py "
    assert problem.wrong.startswith(at)
    assert "a bug of Footnote" in problem.fix


def odd_files(folder: Path) -> None:
    """Put beside each other everything that is called like a fact file and is none."""
    latin = os.fsencode(folder) + b"/caf\xe9.toml"
    with open(latin, "wb") as file:  # noqa: PTH123 - a name that is no text
        file.write(GOOD.format(id="cafe").encode())
    write(folder, "turned\x1b[31m\nred", "[pack")
    (folder / "folder.toml").mkdir()
    (folder / "nowhere.toml").symlink_to(folder / "not there")
    (folder / "circle.toml").symlink_to(folder / "circle.toml")
    os.mkfifo(folder / "pipe.toml")
    write(folder, "nul", "\x00\x00")
    write(folder, "empty", "")
    write(folder, "digits", "x = " + "1" * 4301)
    write(folder, "nested", "x = " + "[" * 5000)
    with (folder / "enormous.toml").open("wb") as enormous:
        enormous.truncate(50_000_000_000)  # a hole: it takes no room on the disk
    (folder / "sixteen.toml").write_bytes("[pack]".encode("utf-16"))
    (folder / "bom.toml").write_bytes(b"\xef\xbb\xbf" + GOOD.format(id="bom").encode())
    write(folder, "picture", GOOD.format(id="picture") + 'image = {file="a\\u0000.png",alt="x"}\n')


ODD = {
    "caf\\xe9.toml": "The id 'cafe' is not the file's name.",
    "circle.toml": "The file cannot be read: Too many levels of symbolic links.",
    "digits.toml": "A number with too many digits.",
    "empty.toml": "The field 'pack' is missing.",
    "enormous.toml": "The file has 50,000,000,000 bytes; 8,000,000 is the most.",
    "folder.toml": "This is not a file.",
    "nested.toml": "Brackets are nested too deeply.",
    "nowhere.toml": "The file cannot be read: No such file or directory.",
    "nul.toml": "There is an invisible character here.",
    "picture.toml": "The picture 'a\\x00.png': It cannot be read: no file can be called so.",
    "pipe.toml": "This is not a file.",
    "sixteen.toml": "This is UTF-16.",
    "turned\\x1b[31m\\nred.toml": "This heading has not as many ] as [.",
}


def test_each_odd_file_is_told_and_the_good_ones_play(tmp_path: Path) -> None:
    odd_files(tmp_path)
    write(tmp_path, "good")
    loaded = load([tmp_path])
    assert [each.pack_id for each in loaded if each.pack] == ["bom", "good"]
    told = {Path(each.file).name: each.problems[0].wrong for each in loaded if not each.pack}
    assert told.keys() == ODD.keys()
    assert all(told[file].startswith(wrong) for file, wrong in ODD.items())


async def test_a_reload_with_odd_files_plays_the_good_ones_and_tells_of_the_others(
    tmp_path: Path,
) -> None:
    odd_files(tmp_path)
    write(tmp_path, "good")
    library = FolderLibrary(tmp_path)
    report = await library.reload()
    assert [pack.info.id for pack in library.packs()] == ["bom", "good"]
    assert {trouble.file for trouble in report.troubles} == set(ODD)


def test_packs_check_tells_of_every_odd_file_and_ends_with_1(tmp_path: Path) -> None:
    odd_files(tmp_path)
    write(tmp_path, "good")
    command = [sys.executable, "-m", "bot", "packs", "check", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)  # noqa: S603
    said = done.stdout.decode("utf-8")
    assert (done.returncode, done.stderr) == (1, b"")
    for file, wrong in ODD.items():
        assert f"{file}: " in said
        assert wrong in said
    assert f"{tmp_path / 'good.toml'}: no problems" in said


def test_a_source_beside_a_file_that_cannot_be_read_is_a_warning(tmp_path: Path) -> None:
    path = write(tmp_path, "bath")
    os.mkfifo(tmp_path / "bath.source.txt")
    loaded = load_file(path)
    assert loaded.pack is not None
    (problem,) = loaded.problems
    assert problem.place == "bath.source.txt"
    assert problem.wrong == "The source beside it cannot be compared. This is not a file."


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_the_right_to_read_it_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, "a")
    path.chmod(stat.S_IWUSR)
    (problem,) = load_file(path).problems
    assert problem.wrong == "The file cannot be read: Permission denied."
