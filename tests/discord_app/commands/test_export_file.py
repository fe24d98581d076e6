"""An export fits into what Discord takes, and can be read by whoever opens it."""

import io
import json
import random
import zipfile
from typing import Any

from bot.discord_app.commands.export_file import LARGEST, exported


def rounds(texts: list[str]) -> dict[str, Any]:
    return {"rounds": [{"question": "What?", "answers": [{"answer": text}]} for text in texts]}


def test_what_fits_is_plain_json() -> None:
    upload = exported(rounds(["Gauß"]))
    assert upload is not None
    assert upload.name == "footnote-export.json"
    assert json.loads(upload.content) == rounds(["Gauß"])


def test_what_is_larger_than_discord_takes_is_packed_and_whole() -> None:
    kept = rounds(["the same answer as always"] * 150_000)
    upload = exported(kept)
    assert upload is not None
    assert upload.name == "footnote-export.zip"
    assert len(upload.content) < LARGEST
    with zipfile.ZipFile(io.BytesIO(upload.content)) as archive:
        assert archive.namelist() == ["footnote-export.json"]
        assert json.loads(archive.read("footnote-export.json")) == kept


def test_what_cannot_be_packed_into_what_discord_takes_is_no_file() -> None:
    assert exported(rounds([random.Random(1).randbytes(LARGEST * 3 // 4).hex()])) is not None
    assert exported(rounds([random.Random(1).randbytes(2 * LARGEST).hex()])) is None
