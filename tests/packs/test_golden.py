"""Every question of the shipped packs, written out, so that a person reads what a change changes.

After a change that is meant: FOOTNOTE_UPDATE_GOLDEN=1 pytest tests/packs/test_golden.py
"""

import os
from pathlib import Path

import pytest

from bot.cli.question_lines import as_text
from bot.packs.library.loader import load_file

QUESTIONS = Path(__file__).parents[2] / "questions"
GOLDEN = Path(__file__).parent / "golden"
FILES = sorted(QUESTIONS.glob("*.toml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_questions_are_those_that_a_person_has_read(file: Path) -> None:
    pack = load_file(file, keep_faulty=True).pack
    assert pack
    golden = GOLDEN / f"{file.stem}.txt"
    # Without the revision, which changes with every word.
    written = as_text(pack).replace(f", revision {pack.revision}", "", 1) + "\n"
    if os.environ.get("FOOTNOTE_UPDATE_GOLDEN"):
        golden.write_text(written, encoding="utf-8")
        pytest.skip(f"{golden.name} was written anew: read its diff")
    assert written == golden.read_text(encoding="utf-8"), (
        "The questions changed. If that is meant, run "
        "FOOTNOTE_UPDATE_GOLDEN=1 pytest tests/packs/test_golden.py and read the diff."
    )


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == {file.stem for file in FILES}
