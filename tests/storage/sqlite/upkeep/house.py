"""A house with a backup: what the tests of restoring begin from."""

import os
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import msgspec
import pytest

from bot.errors import StoreError
from bot.ports.store_keeper import Manifest, Restoration, StoredFile
from bot.storage.sqlite.upkeep import archive
from bot.storage.sqlite.upkeep.backup import backup
from bot.storage.sqlite.upkeep.restore import restore
from tests.storage.sqlite.played import (
    NOW,
    execute,
    make_played,
    make_questions,
    names_in,
)


class House:
    """A backup of the first evening, and a bot's folders as they are on the second."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "data" / "trivia.db"
        self.questions = folder / "questions"
        self.archive = folder / "first.zip"
        make_questions(self.questions, "The planets")
        make_played(self.database, points=100)
        backup(self.database, self.questions, self.archive, NOW)

    def play_on(self) -> None:
        execute(self.database, "UPDATE games SET ended_ms = 1, ending = 'finished' WHERE id = 2")
        make_played(self.database, points=23)

    def restore(self) -> Restoration:
        return restore(self.archive, self.database, self.questions, NOW)

    def forbid_questions(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Let nobody write to the questions, not even root, for whom a test may run."""
        may = os.access

        def allowed(path: str | Path, mode: int) -> bool:
            return Path(path).resolve() != self.questions and may(path, mode)

        monkeypatch.setattr(os, "access", allowed)

    def change_archive(self, change: dict[str, bytes | None], *, manifest: bool = True) -> None:
        """Replace, add or (with None) leave out files, and keep the manifest true if asked to."""
        with ZipFile(self.archive) as old:
            files: dict[str, bytes | None] = {name: old.read(name) for name in old.namelist()}
        files |= change
        if manifest:
            said = msgspec.json.decode(files["manifest.json"] or b"", type=Manifest)
            said = msgspec.structs.replace(said, files=self._stored(files))
            files["manifest.json"] = msgspec.json.encode(said)
        with ZipFile(self.archive, "w", ZIP_STORED) as new:
            for name, content in files.items():
                if content is not None:
                    new.writestr(name, content)

    def _stored(self, files: dict[str, bytes | None]) -> dict[str, StoredFile]:
        place = self.archive.with_name("one file")
        stored = {}
        for name, content in files.items():
            if content is not None and name != "manifest.json":
                place.write_bytes(content)
                stored[name] = archive.stored(place)
        return stored

    def change_database(self, *statements: str) -> None:
        """Tamper with the database in the archive, with a manifest that fits."""
        place = self.archive.with_name("tampered.db")
        with ZipFile(self.archive) as opened:
            place.write_bytes(opened.read("trivia.db"))
        execute(place, *statements)
        self.change_archive({"trivia.db": place.read_bytes()})

    def change_manifest(self, **changes: object) -> None:
        with ZipFile(self.archive) as opened:
            said = msgspec.json.decode(opened.read("manifest.json"), type=Manifest)
        said = msgspec.structs.replace(said, **changes)
        self.change_archive({"manifest.json": msgspec.json.encode(said)}, manifest=False)

    def refusal(self) -> str:
        """Return the line of a restore that is refused and changes nothing."""
        before = self._state()
        with pytest.raises(StoreError) as caught:
            self.restore()
        assert self._state() == before
        assert caught.value.remedy
        assert "\n" not in str(caught.value)
        return str(caught.value)

    def _state(self) -> object:
        folders = (self.database.parent, self.questions)
        names = [names_in(folder) for folder in folders]
        return names, self.database.read_bytes(), (self.questions / "planets.toml").read_bytes()
