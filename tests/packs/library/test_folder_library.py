import asyncio
import gc
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from bot.errors import PackError
from bot.game.question import Kind
from bot.packs.library import reader_process
from bot.packs.library.folder_library import FolderLibrary
from bot.ports.library import Library, Pack
from tests.packs.library.test_loader import GOOD, write
from tests.support.pictures import png

MORE = '[[facts]]\nid = "g"\nstatement = "The city of Wells is the smallest in England."\n'
MORE += 'false_statements = ["The city of Wells is the largest in England."]\n'
MORE += 'explanation = "Some ten thousand people live there."\n'


async def loaded_library(folder: Path) -> FolderLibrary:
    library = FolderLibrary(folder)
    await library.reload()
    return library


def ids_of(packs: Iterable[Pack]) -> list[str]:
    return [pack.info.id for pack in packs]


async def test_a_library_is_empty_until_it_is_loaded_and_then_serves_its_packs(
    tmp_path: Path,
) -> None:
    write(tmp_path, "bath")
    library: Library = FolderLibrary(tmp_path)
    assert library.for_server(1).packs() == ()
    report = await library.reload()
    assert [info.id for info in report.added] == ["bath"]
    pack = library.for_server(1).pack("bath")
    assert pack is not None
    assert (pack.info.questions, pack.info.kinds) == (2, {"true_false": 2})
    assert [entry.kind for entry in pack.index] == [Kind.TRUE_FALSE] * 2
    ids = [entry.id for entry in reversed(pack.index)]
    assert [question.id for question in pack.get(ids)] == ids


async def test_a_picture_is_served_by_its_pack_and_outlives_it(tmp_path: Path) -> None:
    gone = write(tmp_path, "bath")
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "avon.png").write_bytes(png())
    library = await loaded_library(tmp_path)
    assert library.packs()[0].picture("maps/avon.png") == png()
    assert library.for_server(1).picture("bath", "maps/avon.png") == png()
    gone.unlink()
    await library.reload()
    assert library.for_server(1).picture("bath", "maps/avon.png") == png()
    with pytest.raises(PackError, match="does not lie inside"):
        library.for_server(1).picture("bath", "../secret.png")


async def test_a_stranger_among_the_ids_is_a_key_error(tmp_path: Path) -> None:
    write(tmp_path, "bath")
    pack = (await loaded_library(tmp_path)).packs()[0]
    with pytest.raises(KeyError):
        pack.get(["bath/x/true/true_false"])


async def test_a_reload_tells_what_was_added_changed_and_removed(tmp_path: Path) -> None:
    write(tmp_path, "bath")
    gone = write(tmp_path, "gone")
    library = await loaded_library(tmp_path)
    gone.unlink()
    write(tmp_path, "new")
    write(tmp_path, "bath", GOOD.format(id="bath").replace("Rhine", "Rhône") + MORE)
    report = await library.reload()
    assert [info.id for info in report.added] == ["new"]
    assert [info.id for info in report.removed] == ["gone"]
    (change,) = report.changed
    assert (change.info.id, change.added, change.reworded, change.removed) == ("bath", 1, 1, 0)
    assert not report.kept
    assert not report.troubles
    assert ids_of(library.packs()) == ["bath", "new"]


async def test_a_reload_of_the_same_files_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, "bath")
    library = await loaded_library(tmp_path)
    report = await library.reload()
    assert (report.added, report.changed, report.removed, report.kept) == ((), (), (), ())


async def test_a_new_title_alone_is_a_change(tmp_path: Path) -> None:
    write(tmp_path, "bath")
    library = await loaded_library(tmp_path)
    write(tmp_path, "bath", GOOD.format(id="bath").replace('title = "T"', 'title = "New"'))
    (change,) = (await library.reload()).changed
    assert (change.info.title, change.added, change.reworded, change.removed) == ("New", 0, 0, 0)


async def test_a_file_with_an_error_keeps_its_last_good_version_in_play(tmp_path: Path) -> None:
    write(tmp_path, "bath")
    library = await loaded_library(tmp_path)
    before = library.packs()[0]
    write(tmp_path, "bath", "[pack")
    report = await library.reload()
    assert [info.id for info in report.kept] == ["bath"]
    assert not report.removed
    (trouble,) = report.troubles
    assert (trouble.file, trouble.place, trouble.is_error) == ("bath.toml", "end of file", True)
    kept = library.packs()[0]
    assert kept.info.stale
    assert kept.info.troubles == library.troubles() == report.troubles
    assert kept.index == before.index
    write(tmp_path, "bath")
    report = await library.reload()
    assert (report.changed, report.kept) == ((), ())
    assert not library.packs()[0].info.stale


async def test_a_file_that_never_was_good_is_no_pack_but_is_told(tmp_path: Path) -> None:
    write(tmp_path, "bath", "[pack")
    library = await loaded_library(tmp_path)
    assert library.packs() == ()
    assert [trouble.file for trouble in library.troubles()] == ["bath.toml"]


async def test_a_game_keeps_the_revision_it_started_with(tmp_path: Path) -> None:
    path = write(tmp_path, "bath")
    library = await loaded_library(tmp_path)
    held = library.packs()[0]
    path.unlink()
    await library.reload()
    assert library.pack("bath") is None
    assert len(held.get([entry.id for entry in held.index])) == 2


async def test_two_reloads_at_once_run_one_after_the_other(tmp_path: Path) -> None:
    write(tmp_path, "bath")
    library = FolderLibrary(tmp_path)
    first, second = await asyncio.gather(library.reload(), library.reload())
    assert ([info.id for info in first.added], second.added) == (["bath"], ())


async def test_a_folder_that_cannot_be_read_is_told_and_nothing_changes(tmp_path: Path) -> None:
    folder = tmp_path / "questions"
    folder.mkdir()
    path = write(folder, "bath")
    library = await loaded_library(folder)
    path.unlink()
    folder.rmdir()
    with pytest.raises(PackError, match="cannot be read: No such file"):
        await library.reload()
    assert ids_of(library.packs()) == ["bath"]


async def test_a_compiler_that_dies_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, "bath")
    library = await loaded_library(tmp_path)
    path.unlink()
    crashing = tmp_path / "python"
    crashing.write_text("#!/bin/sh\nprintf '\\0\\0'\necho out of memory >&2\nexit 9\n")
    crashing.chmod(0o755)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "executable", str(crashing))
        with pytest.raises(PackError, match="out of memory"):
            await library.reload()
        patch.setattr(sys, "executable", str(tmp_path / "missing"))
        with pytest.raises(PackError, match="No such file"):
            await library.reload()
    assert ids_of(library.packs()) == ["bath"]


async def test_a_compiler_that_hangs_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hanging = tmp_path / "python"
    hanging.write_text("#!/bin/sh\nexec sleep 60\n")
    hanging.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(hanging))
    monkeypatch.setattr(reader_process, "PATIENCE", 0.2)
    with pytest.raises(PackError, match="took too long"):
        await FolderLibrary(tmp_path).reload()


async def test_a_compiler_that_writes_what_cannot_be_read_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    garbling = tmp_path / "python"
    garbling.write_text("#!/bin/sh\nprintf '\\0\\0\\0\\002{}'\nexec sleep 60\n")
    garbling.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(garbling))
    before = asyncio.all_tasks()
    with pytest.raises(PackError, match="what it wrote cannot be read"):
        await FolderLibrary(tmp_path).reload()
    assert asyncio.all_tasks() == before


DEADLY = """
import os, sys, time
from bot.packs.library import compiler, loader
true = compiler.load_listed
def load_listed(path):
    if path.stem == "deadly":
        sys.stderr.write("no memory\\n")
        sys.stderr.flush()
        os._exit(7)
    if path.stem == "endless":
        time.sleep(60)
    return true(path)
compiler.load_listed = load_listed
sys.exit(compiler.main(*sys.argv[3:]))
"""


@pytest.mark.parametrize(
    ("name", "told"), [("deadly", "ended its reader: no memory"), ("endless", "took too long")]
)
async def test_a_file_that_ends_or_stalls_its_reader_is_that_files_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, told: str
) -> None:
    folder = tmp_path / "questions"
    folder.mkdir()
    for each in ("bath", name, "wells"):
        write(folder, each)
    reader = tmp_path / "python"
    reader.write_text(f"#!/bin/sh\nexec {sys.executable} -c '{DEADLY}' \"$@\"\n")
    reader.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(reader))
    monkeypatch.setattr(reader_process, "PATIENCE", 5.0)
    library = await loaded_library(folder)
    assert ids_of(library.packs()) == ["bath", "wells"]
    (trouble,) = library.troubles()
    assert trouble.file == f"{name}.toml"
    assert told in trouble.what


@pytest.fixture
def only_our_garbage() -> Iterator[None]:
    """Keep what earlier tests left behind out of the collector's way, as the bot does at start."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("only_our_garbage")
async def test_the_event_loop_keeps_turning_during_a_reload(tmp_path: Path) -> None:
    facts = "".join(
        f'[[facts]]\nid="n{n}"\nslots={{before={n}, after={n + 1}}}\nunique=["after"]\n'
        'statement="After the number {before} comes {after}."\n'
        '[[facts.questions]]\nasks="after"\nkinds=["number"]\n'
        'stem="Which number comes right after the number {before}?"\n'
        for n in range(2000)
    )
    write(tmp_path, "big", GOOD.format(id="big") + facts)
    library = FolderLibrary(tmp_path)
    reload = asyncio.create_task(library.reload())
    longest, turns = 0.0, 0
    while not reload.done():
        before = time.thread_time()  # not the wall clock: a busy machine is no stall
        await asyncio.sleep(0.001)
        longest, turns = max(longest, time.thread_time() - before), turns + 1
    assert (await reload).added[0].questions > 2000
    assert turns > 20
    assert longest < 0.1
