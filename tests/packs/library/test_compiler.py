from io import BytesIO
from pathlib import Path

import msgspec
import pytest

from bot.game.kinds import Question, decode
from bot.game.question import content_hash
from bot.packs.library.compiler import (
    BATCH,
    LENGTH_BYTES,
    BegunFile,
    Header,
    StoredQuestion,
    compile_folder,
)
from bot.packs.library.loader import listed
from tests.packs.library.test_loader import GOOD, write


def frames(folder: Path, after: str = "") -> list[bytes]:
    out = BytesIO()
    compile_folder(folder, out, after)
    content, found = out.getvalue(), []
    while content:
        length = int.from_bytes(content[:LENGTH_BYTES])
        found.append(content[LENGTH_BYTES : LENGTH_BYTES + length])
        content = content[LENGTH_BYTES + length :]
    return found


def test_a_folder_becomes_a_header_and_batches_for_each_file_and_an_empty_frame(
    tmp_path: Path,
) -> None:
    facts = "".join(
        f'[[facts]]\nid="n{n}"\nslots={{before={n}, after={n + 1}}}\nunique=["after"]\n'
        'statement="After the number {before} comes {after}."\n'
        '[[facts.questions]]\nasks="after"\nkinds=["number"]\n'
        'stem="Which number comes right after the number {before}?"\n'
        for n in range(2 * BATCH)
    )
    write(tmp_path, "a", GOOD.format(id="a") + facts)
    write(tmp_path, "b", "[pack")
    begun, head, first, second, third, next_begun, broken, end = frames(tmp_path)
    named = [msgspec.msgpack.decode(each, type=BegunFile) for each in (begun, next_begun)]
    assert [each.name for each in named] == [b"a.toml", b"b.toml"]
    header = msgspec.msgpack.decode(head, type=Header)
    assert header.summary is not None
    assert (header.pack_id, header.count, header.summary.kinds) == (
        "a",
        2 * BATCH + 2,
        {"number": 2 * BATCH, "true_false": 2},
    )
    batches = [
        msgspec.msgpack.decode(each, type=list[StoredQuestion]) for each in (first, second, third)
    ]
    assert [len(batch) for batch in batches] == [BATCH, BATCH, 2]
    stored = batches[0][0]
    assert decode(stored.content).id == stored.entry.id
    assert stored.hash == content_hash(stored.content)
    other = msgspec.msgpack.decode(broken, type=Header)
    assert (other.pack_id, other.summary, other.count, len(other.problems)) == ("b", None, 0, 1)
    assert end == b""


def test_what_is_after_a_file_is_compiled_without_it_and_those_before(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        write(tmp_path, name)
    out = BytesIO()
    compile_folder(tmp_path, out, after="b.toml")
    assert b"c.toml" in out.getvalue()
    assert b"b.toml" not in out.getvalue()


def test_names_in_either_case_are_taken_up_in_one_order_as_on_windows_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["B.toml", "D.toml", "a.toml", "c.toml"]
    for name in names:
        write(tmp_path, name.removesuffix(".toml"))

    def ignoring_case(one: Path, other: Path) -> bool:
        return str(one).lower() < str(other).lower()

    monkeypatch.setattr(type(tmp_path), "__lt__", ignoring_case, raising=False)
    for number, name in enumerate(names):
        compiled = b"".join(frames(tmp_path, after=name))
        begun = [each for each in names if msgspec.msgpack.encode(each.encode()) in compiled]
        assert begun == names[number + 1 :]
    assert [each.name for each in listed(tmp_path)] == names


def test_a_question_that_cannot_be_written_down_is_a_problem_of_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a")

    def fail(_question: Question) -> bytes:
        raise OverflowError("too large")

    monkeypatch.setattr("bot.packs.library.compiler.encode", fail)
    _, head, _ = frames(tmp_path)
    header = msgspec.msgpack.decode(head, type=Header)
    assert (header.summary, header.count) == (None, 0)
    assert "Footnote failed on this file (OverflowError: too large" in header.problems[0].wrong
