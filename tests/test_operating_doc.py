"""docs/operating.md and the files that it is about say what the code does."""

import ast
import datetime as dt
import json
import logging
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import click
import pytest

from bot.cli.findings_table import table
from bot.cli.main import cli
from bot.config import SETTING_NAMES
from bot.doctor.examination import examine
from bot.doctor.findings import has_problem
from bot.doctor.machine import SCARCE_BYTES, TOO_LITTLE_BYTES, judge_disk
from bot.log_context import log_context
from bot.logs import JsonLines, TextLines, without_secrets

ROOT = Path(__file__).parents[1]
REDACT = without_secrets("")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


DOC = text_of("docs/operating.md")
DOCKERFILE = text_of("Dockerfile")
COMPOSE = text_of("compose.yaml")
UNITS = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "deploy").iterdir())
OUR_FILES = ("docs/operating.md", "Dockerfile", "compose.yaml", *UNITS)
_SUBSTITUTION = re.compile(r"\$\([^)]*\)")
_COMMAND = re.compile(r"(?:python -m bot|run --rm [^`\n]*? footnote)((?: [^`\n]*)?)")


def commands() -> list[str]:
    """Return what follows `python -m bot` wherever it stands in our files."""
    found = {rest for name in OUR_FILES for rest in _COMMAND.findall(text_of(name))}
    return sorted(rest.strip().strip("'") for rest in found)


def parsed(arguments: list[str]) -> None:
    """Parse a command line with all its options, and run nothing; raises ClickException."""
    context: click.Context = click.Context(cli)
    command: click.Command = cli
    while arguments and isinstance(command, click.Group):
        name, *arguments = arguments
        found = command.get_command(context, name)
        assert found is not None, f"there is no command {name!r}"
        command, context = found, click.Context(found, parent=context)
    assert not isinstance(command, click.Group), "a command is missing"
    command.make_context(command.name, arguments, parent=context.parent)
    with pytest.raises(click.exceptions.Exit):
        command.make_context(command.name, ["--help"])


def test_there_are_commands_to_look_at() -> None:
    assert {"run", "doctor", "packs check"} <= set(commands())
    assert len(commands()) >= 8


@pytest.mark.parametrize("line", [line for line in commands() if line])
def test_every_command_is_one_that_there_is(line: str) -> None:
    parsed(shlex.split(_SUBSTITUTION.sub("today", line)))


@pytest.mark.parametrize("wrong", ["dance", "doctor --loud", "packs", "run now"])
def test_a_command_that_there_is_not_would_be_noticed(wrong: str) -> None:
    with pytest.raises((AssertionError, click.ClickException)):
        parsed(shlex.split(wrong))


async def test_every_check_that_is_named_exists() -> None:
    named = set(re.findall(r'--only"?,? "?(\w+)', DOC + DOCKERFILE))
    assert named >= {"disk", "token", "discord"}
    assert not has_problem(await examine({}, ["versions"]))
    for name in named:
        found = await examine({"DATABASE_URL": "sqlite:///x.db"}, [name])
        assert name in table(found)


def test_every_setting_that_is_named_exists() -> None:
    named = {
        name
        for file in OUR_FILES
        for name in re.findall(r"\b((?:DISCORD|DATABASE|QUESTIONS|DEV|LOG)_[A-Z_]+)", text_of(file))
    }
    assert {"DISCORD_TOKEN", "LOG_FORMAT", "LOG_LEVEL"} <= named <= set(SETTING_NAMES)


def test_every_file_that_is_named_exists() -> None:
    links = re.findall(r"\]\(\.\./([^)#]+)\)", DOC)
    assert len(links) >= 4
    named = [*links, *re.findall(r"\b(deploy/[\w.-]+\.\w+)", DOC)]
    missing = [name for name in named if not (ROOT / name).exists()]
    assert missing == []


# The log, as it is printed there


def example_lines(language: str) -> list[str]:
    blocks = re.findall(rf"^```{language}\n(.*?)^```", DOC, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def record_of(line: dict[str, str]) -> logging.LogRecord:
    level = logging.getLevelNamesMapping()[line["level"]]
    record = logging.LogRecord(line["logger"], level, "", 0, line["message"], None, None)
    record.created = dt.datetime.fromisoformat(line["time"]).timestamp()
    record.msecs = record.created % 1 * 1000
    return record


@pytest.mark.parametrize("example", example_lines("json"))
def test_the_json_examples_are_what_the_formatter_writes(example: str) -> None:
    line = json.loads(example)
    about = {name: int(line[name]) for name in ("game", "server", "channel") if name in line}
    with log_context(**about):
        assert JsonLines(REDACT).format(record_of(line)) == example


def test_the_text_example_is_what_the_formatter_writes() -> None:
    (example,) = example_lines("text")
    line = json.loads(example_lines("json")[-1])
    about = {name: int(line[name]) for name in ("game", "server", "channel")}
    formatter = TextLines(REDACT)
    formatter.converter = lambda seconds: dt.datetime.fromtimestamp(
        seconds or 0, dt.UTC
    ).timetuple()
    with log_context(**about):
        assert formatter.format(record_of(line)) == example


def logged_templates() -> Iterator[str]:
    """Yield the first argument of every `log.level(…)` in the bot."""
    for path in (ROOT / "bot").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="log")),
                    args=[ast.Constant(value=str(template)), *_],
                ):
                    yield template


def watched() -> list[str]:
    return re.findall(r"^\| `([^`]+)` \|", DOC.split("## What to watch")[1], re.MULTILINE)


def test_there_are_lines_to_watch() -> None:
    assert len(watched()) >= 6


@pytest.mark.parametrize("line", watched())
def test_every_line_to_watch_is_logged_somewhere(line: str) -> None:
    wanted = re.compile(r"%\w".join(map(re.escape, line.split("…"))))
    assert any(wanted.search(template) for template in logged_templates())


@pytest.mark.parametrize("example", example_lines("json"))
def test_every_example_has_a_message_that_is_logged_somewhere(example: str) -> None:
    message = json.loads(example)["message"]
    shapes = (re.sub(r"%\w", "\0", template) for template in logged_templates())
    patterns = [".+".join(map(re.escape, shape.split("\0"))) for shape in shapes]
    assert any(re.fullmatch(pattern, message) for pattern in patterns)


# What the doctor and the document say of each other


def test_the_section_that_the_doctor_sends_people_to_exists() -> None:
    heading = re.findall(r"“(.+?)”", judge_disk(0, Path()).remedy)[0]
    assert f"## {heading}\n" in DOC


def test_the_limits_of_the_disk_are_the_doctors() -> None:
    section = DOC.split("## When the disk is full")[1].split("\n## ")[0]
    found = {int(number) * 1_000_000 for number in re.findall(r"(\d+) MB", section)}
    assert found == {SCARCE_BYTES, TOO_LITTLE_BYTES}


# systemd


def settings_of(unit: str) -> dict[str, str]:
    return dict(re.findall(r"^(\w+)=(.*)$", text_of(unit), re.MULTILINE))


def test_the_service_runs_the_bot_where_the_document_installs_it() -> None:
    unit = settings_of("deploy/footnote.service")
    folder = unit["WorkingDirectory"]
    assert f"git clone <this repository> {folder}\n" in DOC
    assert unit["ExecStart"] == f"{folder}/.venv/bin/python -m bot run"
    assert unit["ReadWritePaths"] == f"{folder}/data"
    assert (ROOT / unit["Documentation"].removeprefix(f"file://{folder}/")).exists()


def test_the_service_is_not_root_and_may_write_to_its_data_only() -> None:
    unit = settings_of("deploy/footnote.service")
    assert f"useradd --system --no-create-home {unit['User']}\n" in DOC
    assert (unit["ProtectSystem"], unit["Restart"]) == ("strict", "on-failure")
    assert int(unit["TimeoutStopSec"].removesuffix("s")) > 10


def test_a_service_that_keeps_failing_stays_below_the_log_ins_of_a_day() -> None:
    unit = settings_of("deploy/footnote.service")
    spans_a_day = 24 / int(unit["StartLimitIntervalSec"].removesuffix("h"))
    assert int(unit["StartLimitBurst"]) * spans_a_day < 1000


def left_of_old_backups(folder: Path, line: str) -> set[str]:
    """Run the `find` of a line on backups of all ages; return what it leaves."""
    backups = folder / "data" / "backups"
    backups.mkdir(parents=True)
    for days in (0, 27, 28, 30):
        for name in (f"{days}.backup", f"footnote-{days}.zip", f"{days}.txt"):
            (backups / name).touch()
            then = (backups / name).stat().st_mtime - days * 86_400 - 3600
            os.utime(backups / name, (then, then))
    words = [word.replace("/opt/footnote/", "") for word in shlex.split(line)]
    subprocess.run(words, cwd=folder, check=True)  # noqa: S603 - the command under test
    return {place.name for place in backups.iterdir() if place.suffix != ".txt"}


@pytest.mark.skipif(os.name == "nt" or which("find") is None, reason="there is no find here")
def test_no_backup_lives_longer_than_members_were_promised(tmp_path: Path) -> None:
    unit = settings_of("deploy/footnote-backup.service")["ExecStartPost"]
    unit = (
        unit.replace("( ", r"\( ").replace(" )", r" \)").replace("*", r"\*")
    )  # as systemd reads it
    (cron,) = re.findall(r"^    47 4 \* \* \* (find .+)$", DOC, re.MULTILINE)
    for number, line in enumerate((unit, cron)):
        left = left_of_old_backups(tmp_path / str(number), line)
        assert left == {"0.backup", "27.backup", "footnote-0.zip", "footnote-27.zip"}


@pytest.mark.parametrize("unit", UNITS)
def test_systemd_understands_every_unit(unit: str, tmp_path: Path) -> None:
    analyze = which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd-analyze is not here")
    for name in UNITS:
        installed = text_of(name).replace("/opt/footnote/.venv/bin/python", sys.executable)
        (tmp_path / Path(name).name).write_text(installed, encoding="utf-8")
    done = subprocess.run(  # noqa: S603 - a fixed command
        [analyze, "verify", "--man=no", tmp_path / Path(unit).name],
        capture_output=True,
        check=False,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")


# Docker


def copied() -> list[str]:
    lines = re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE)
    return [source for line in lines for source in line.split()[:-1]]


def test_everything_that_the_image_takes_exists_and_is_let_in() -> None:
    let_in = {line[1:] for line in text_of(".dockerignore").splitlines() if line.startswith("!")}
    assert "*" in text_of(".dockerignore").splitlines()
    assert set(copied()) == let_in
    assert [name for name in copied() if not (ROOT / name).exists()] == []


def test_the_image_installs_the_lock_of_the_bot_as_it_is() -> None:
    (line,) = re.findall(r"pip --python \S+ install (.+)$", DOCKERFILE, re.MULTILINE)
    assert line == "--quiet --no-deps --require-hashes --requirement run.lock"
    assert "setup/run.lock" in copied()


def test_the_image_has_the_python_of_the_locks() -> None:
    (version,) = set(re.findall(r"^FROM python:(\d\.\d+)-slim", DOCKERFILE, re.MULTILINE))
    assert f"--python-version {version} " in text_of("Makefile")
    assert tomllib.loads(text_of("pyproject.toml"))["project"]["requires-python"] == f">={version}"


def json_lists(instruction: str) -> list[str]:
    (line,) = re.findall(rf"^ *{instruction} (\[.+\])$", DOCKERFILE, re.MULTILINE)
    words: list[str] = json.loads(line)
    return words


def test_the_image_runs_the_bot_and_asks_the_doctor_how_it_is() -> None:
    start = json_lists("ENTRYPOINT")
    assert start == ["python", "-m", "bot"]
    (command,) = re.findall(r"^CMD (\[.+\])$", DOCKERFILE, re.MULTILINE)
    parsed(json.loads(command))
    (health,) = re.findall(r"^    CMD (\[.+\])$", DOCKERFILE, re.MULTILINE)
    assert json.loads(health)[:4] == [*start, "doctor"]
    parsed(json.loads(health)[3:])


def test_the_image_is_not_root_and_stops_as_the_bot_expects() -> None:
    user = re.findall(r"^USER (\w+)$", DOCKERFILE, re.MULTILINE)
    assert user == ["footnote"]
    assert re.search(r"^RUN useradd .* footnote$", DOCKERFILE, re.MULTILINE)
    assert "STOPSIGNAL SIGTERM\n" in DOCKERFILE
    assert int(re.findall(r"stop_grace_period: (\d+)s", COMPOSE)[0]) > 10


def test_the_container_keeps_its_data_in_the_volume() -> None:
    workdir = re.findall(r"^WORKDIR (/\w+)$", DOCKERFILE, re.MULTILINE)[-1]
    assert f"VOLUME {workdir}/data\n" in DOCKERFILE
    assert f"- data:{workdir}/data\n" in COMPOSE
    assert f"- ./questions:{workdir}/questions:ro\n" in COMPOSE
    assert "DATABASE_URL=sqlite:///data/" in text_of(".env.example")
