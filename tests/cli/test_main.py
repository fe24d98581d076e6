"""The command line: one clear line and a non-zero exit for whatever goes wrong."""

import json
import os
import subprocess
import sys
from pathlib import Path

from bot.invocation import called

ROOT = Path(__file__).parents[2]


def run(
    *arguments: str, given: str = "", cwd: Path = ROOT, **environ: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own program, our own arguments
        [sys.executable, "-m", "bot", *arguments],
        input=given,
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environ},
        check=False,
    )


def assert_one_line(ended: subprocess.CompletedProcess[str], words: str) -> None:
    assert ended.returncode != 0
    assert words in ended.stderr
    assert "Traceback" not in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1


def test_a_missing_token_is_one_line_with_what_to_do(tmp_path: Path) -> None:
    assert_one_line(run("run", cwd=tmp_path, DISCORD_TOKEN=""), called("sandbox"))


def test_a_wrong_setting_is_one_line_that_names_it(tmp_path: Path) -> None:
    assert_one_line(run("run", cwd=tmp_path, LOG_LEVEL="LOUD"), "LOG_LEVEL")


def test_an_address_of_discord_with_a_login_in_it_is_one_line_that_does_not_show_it(
    tmp_path: Path,
) -> None:
    ended = run(
        "run",
        cwd=tmp_path,
        DISCORD_TOKEN="x",
        DISCORD_API_URL="http://user:geheim@127.0.0.1:1/api",
    )
    assert_one_line(ended, "DISCORD_API_URL: the given value is not usable. The token alone")
    assert "geheim" not in ended.stderr


def test_a_database_that_cannot_be_used_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "scores.db").write_text("this is no database")
    ended = run(
        "run",
        cwd=tmp_path,
        DISCORD_TOKEN="x",
        DATABASE_URL=f"sqlite:///{tmp_path}/scores.db",
        QUESTIONS_DIR=str(ROOT / "questions"),
    )
    assert_one_line(ended, "scores.db")


def test_a_pack_that_is_not_there_is_one_line() -> None:
    assert_one_line(run("packs", "show", "nowhere"), "There is no pack 'nowhere'")


def test_the_check_exits_with_an_error_when_a_file_has_one(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("[pack]\nid = 3\n")
    ended = run("packs", "check", str(tmp_path))
    assert ended.returncode == 1
    assert "bad.toml" in ended.stdout


def test_questions_are_shown_as_json_lines() -> None:
    lines = run("packs", "show", "story-of-gone", "--json").stdout.splitlines()
    rows = [json.loads(line) for line in lines]
    assert len(rows) >= 110
    assert set(rows[0]) == {
        "id", "kind", "stem", "options", "answer", "accepted", "difficulty", "fact",
        "explanation", "source",
    }  # fmt: skip


def test_one_guess_is_judged() -> None:
    judged = run("packs", "judge", "--answer", "'N Sync", "--given", "NSYNC")
    assert judged.stdout.strip() == "right"


def test_guesses_are_judged_in_bulk_and_a_bad_line_is_named() -> None:
    given = '{"accepted": ["Paris"], "given": "not paris", "why": "kept"}\noops\n'
    ended = run("packs", "judge", given=given)
    assert json.loads(ended.stdout) == {
        "accepted": ["Paris"], "given": "not paris", "why": "kept", "verdict": "wrong",
    }  # fmt: skip
    assert_one_line(ended, "Line 2")


def test_a_misuse_is_told_with_the_way_to_the_help() -> None:
    ended = run("packs", "judge", "--given", "Paris")
    assert ended.returncode == 2
    assert "Give both --answer and --given" in ended.stderr
    assert "Traceback" not in ended.stderr
