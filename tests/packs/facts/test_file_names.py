"""A file whose name is nearly a fact file's is not passed over in silence."""

from pathlib import Path

import pytest

from bot.cli.check_report import report
from bot.cli.pack_files import found_in, pack_named
from bot.doctor.data import check_packs
from bot.doctor.findings import CheckOutcome
from bot.errors import PackError
from bot.packs.facts.file_names import intended_name
from bot.packs.facts.problems import Severity, has_errors
from bot.packs.library.folder_library import FolderLibrary
from bot.packs.library.loader import load, load_folder
from tests.packs.library.test_loader import GOOD, write

NEARLY = {"bath.toml.txt": "Call it bath.toml.", "MOON.TOML": "Call it moon.toml."}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "good")
    for name in NEARLY:
        (tmp_path / name).write_text(GOOD.format(id="x"), encoding="utf-8")
    for name in ("good.toml.bak", "good.toml~", ".good.toml.swp", "notes.txt", "other.source.txt"):
        (tmp_path / name).write_text("The town of Bath.", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("x.toml.txt", "x.toml"),
        ("MOON.TOML", "moon.toml"),
        ("x.Toml.TXT", "x.toml"),
        ("x.tml", "x.toml"),
        ("x.toml ", "x.toml"),
        ("x.toml.rtf", "x.toml"),
        ("x.toml", ""),
        ("x.source.txt", ""),
        ("x.toml.bak", ""),
        ("x.toml~", ""),
        (".x.toml.txt", ""),
        ("readme.md", ""),
    ],
)
def test_what_a_file_was_meant_to_be_called(name: str, meant: str) -> None:
    assert intended_name(Path(name)) == meant


def test_packs_check_warns_with_the_new_name_and_passes(folder: Path) -> None:
    found = found_in([folder])
    assert not any(has_errors(each.problems) for each in found)
    text = "\n\n".join(map(report, found))
    assert all(fix in text for fix in NEARLY.values())
    assert all(
        f"{folder / name}: 1 warning" in text and "This file is passed over" in text
        for name in NEARLY
    )
    assert "bak" not in text
    assert "notes" not in text


async def test_a_reload_warns_and_plays_the_others(folder: Path) -> None:
    library = FolderLibrary(folder)
    report = await library.reload()
    assert [pack.info.id for pack in library.packs()] == ["good"]
    assert {each.file: each.fix for each in report.troubles} == NEARLY
    assert not any(each.is_error for each in report.troubles)


def test_the_doctor_warns(folder: Path) -> None:
    found = check_packs(folder)
    assert found.outcome is CheckOutcome.WARNING
    assert found.found.startswith("1 pack with 2 questions; 2 warnings, the first: warning: ")
    assert "MOON.TOML" in found.found
    assert "Call it moon.toml." in found.found


def test_where_there_is_no_other_file_the_name_is_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "bath.toml.txt").write_text(GOOD.format(id="bath"), encoding="utf-8")
    with pytest.raises(PackError, match=r"bath\.toml\.txt: Call it bath\.toml\."):
        found_in([tmp_path])
    found = check_packs(tmp_path)
    assert found.outcome is CheckOutcome.PROBLEM
    assert "bath.toml.txt is there: Call it bath.toml." in found.remedy


def test_one_that_is_named_outright_is_an_error(folder: Path) -> None:
    (loaded,) = load([folder / "bath.toml.txt"])
    (problem,) = loaded.problems
    assert (problem.wrong, problem.fix) == ("This is not a fact file.", "Call it bath.toml.")
    assert problem.severity is Severity.ERROR


def test_packs_show_does_not_take_one_for_a_pack(folder: Path) -> None:
    assert pack_named("good", [folder]).id == "good"
    with pytest.raises(PackError, match=r"There is no pack 'moon'\. There is good\."):
        pack_named("moon", [folder])


async def test_doctor_bot_and_check_say_the_same_of_a_folder_full_of_trouble(folder: Path) -> None:
    (folder / "directory.toml").mkdir()
    write(folder, "inside", "[pack")
    write(folder / "directory.toml", "nested")
    report = await FolderLibrary(folder).reload()
    told = {(each.file, each.place, each.what, each.fix) for each in report.troubles}
    for loaded in (load([folder]), load_folder(folder)):
        problems = [problem for one in loaded for problem in one.problems]
        assert {(Path(e.file).name, e.place, e.wrong, e.fix) for e in problems} == told
    assert ("directory.toml", "", "This is not a file.") in {each[:3] for each in told}
    found = check_packs(folder)
    assert found.outcome is CheckOutcome.PROBLEM
    assert "; 2 errors, the first: " in found.found
