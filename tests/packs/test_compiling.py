from io import BytesIO
from pathlib import Path

import msgspec

from bot.game.question import content_hash, decode
from bot.packs.compiling import BATCH, LENGTH_BYTES, Header, Stored, compile_folder
from tests.packs.test_loading import GOOD, write


def frames(folder: Path) -> list[bytes]:
    out = BytesIO()
    compile_folder(folder, out)
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
        f'[[facts]]\nid="n{n}"\nstatement="The number {n} comes right after {n - 1}."\n'
        f'false_statements=["The number {n} comes right before {n - 2}."]\n'
        for n in range(BATCH)
    )
    write(tmp_path, "a", GOOD.format(id="a") + facts)
    write(tmp_path, "b", "[pack")
    head, first, second, third, broken, end = frames(tmp_path)
    header = msgspec.msgpack.decode(head, type=Header)
    assert header.card is not None
    assert (header.pack_id, header.count, header.card.kinds) == (
        "a",
        2 * BATCH + 2,
        {"true_false": 2 * BATCH + 2},
    )
    batches = [msgspec.msgpack.decode(each, type=list[Stored]) for each in (first, second, third)]
    assert [len(batch) for batch in batches] == [BATCH, BATCH, 2]
    stored = batches[0][0]
    assert decode(stored.content).id == stored.entry.id
    assert stored.hash == content_hash(stored.content)
    other = msgspec.msgpack.decode(broken, type=Header)
    assert (other.pack_id, other.card, other.count, len(other.problems)) == ("b", None, 0, 1)
    assert end == b""
