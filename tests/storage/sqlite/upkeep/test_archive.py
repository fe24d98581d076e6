from io import BytesIO
from zipfile import ZipFile

import msgspec
import pytest

from bot.ports.store_keeper import Manifest, StoredFile
from bot.storage.sqlite.schema import newest_version
from bot.storage.sqlite.upkeep import archive
from tests.storage.sqlite.upkeep.house import House


def test_what_is_no_archive_is_refused(house: House) -> None:
    house.archive.write_text("Dear diary")
    assert "is not a whole backup" in house.refusal()
    house.archive.unlink()
    assert "There is no file" in house.refusal()


def test_a_cut_or_altered_archive_is_refused(house: House) -> None:
    whole = house.archive.read_bytes()
    house.archive.write_bytes(whole[:-200])
    assert "is not a whole backup" in house.refusal()
    middle = len(whole) // 3
    house.archive.write_bytes(whole[:middle] + b"\0" * 40 + whole[middle + 40 :])
    assert "is not a whole backup" in house.refusal()


def test_an_altered_file_is_refused_by_its_hash(house: House) -> None:
    with ZipFile(house.archive) as opened:
        altered = bytearray(opened.read("questions/planets.toml"))
    altered[0] ^= 1
    house.change_archive({"questions/planets.toml": bytes(altered)}, manifest=False)
    assert "questions/planets.toml is not what was saved" in house.refusal()


def test_a_missing_or_extra_file_is_refused(house: House) -> None:
    house.change_archive({"questions/planets.toml": None}, manifest=False)
    assert "files are not those of its manifest" in house.refusal()
    house.change_archive({"questions/planets.toml": b"", "more": b""}, manifest=False)
    assert "files are not those of its manifest" in house.refusal()


def test_a_file_given_twice_is_refused(house: House) -> None:
    with ZipFile(house.archive, "a") as opened, pytest.warns(UserWarning, match="Duplicate"):
        opened.writestr("questions/planets.toml", b"another")
    assert "files are not those of its manifest" in house.refusal()


@pytest.mark.parametrize(
    "name",
    [
        "../evil.toml",
        "/evil.toml",
        "questions/../../evil.toml",
        "questions/./evil.toml",
        "questions//evil.toml",
        "questions\\..\\evil.toml",
        "questions/C:evil.toml",
        "questions",
        "trivia.db-wal",
        "elsewhere/evil.toml",
    ],
)
def test_no_file_gets_out_of_its_folder(house: House, name: str) -> None:
    house.change_archive({name: b"evil"})
    assert "it has files that no backup has" in house.refusal()


def test_an_archive_without_a_database_is_refused(house: House) -> None:
    house.change_archive({"trivia.db": None})
    assert "it has files that no backup has" in house.refusal()


def test_a_manifest_that_cannot_be_read_is_refused(house: House) -> None:
    house.change_archive({"manifest.json": b"{}"}, manifest=False)
    assert "no manifest that can be read" in house.refusal()


def test_what_unpacks_to_more_than_it_says_is_not_unpacked_on(house: House) -> None:
    bomb = b"\0" * 50_000_000
    house.change_archive({"questions/bomb.toml": b""})
    with ZipFile(house.archive) as opened:
        said = opened.read("manifest.json")
    house.change_archive({"questions/bomb.toml": bomb, "manifest.json": said}, manifest=False)
    assert "questions/bomb.toml is not what was saved" in house.refusal()


def test_no_more_is_unpacked_than_a_byte_too_many() -> None:
    unpacked = BytesIO()
    assert archive._copy(BytesIO(bytes(50_000_000)), unpacked, 1_000).size == 1_001
    assert len(unpacked.getvalue()) == 1_001


def test_what_the_disk_cannot_take_is_not_begun(house: House) -> None:
    with ZipFile(house.archive) as opened:
        said = msgspec.json.decode(opened.read("manifest.json"), type=Manifest)
    huge = said.files | {"trivia.db": StoredFile(10**15, "0" * 64)}
    house.change_manifest(files=huge)
    assert "There is no room to unpack" in house.refusal()


def test_a_backup_of_a_newer_footnote_is_refused(house: House) -> None:
    house.change_manifest(schema=newest_version() + 1, version="9.9")
    assert "newer Footnote (9.9)" in house.refusal()
    house.change_manifest(format=99)
    assert "newer Footnote (9.9)" in house.refusal()
