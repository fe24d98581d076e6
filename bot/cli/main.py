"""The command line: parses, calls, prints. What a command needs is imported when it runs."""

import asyncio
import logging
import os
import sys
from collections.abc import Collection, Coroutine
from pathlib import Path
from typing import Any, NoReturn

import click

from bot import __version__
from bot.calling import called
from bot.cli.terminal import complain, hand_over, lines_given, make_ready, say
from bot.config import Settings, read_settings
from bot.environment import OF_REAL_SERVERS, Given, read_environment
from bot.errors import TriviaError

log = logging.getLogger(__name__)

INTERRUPTED = 130
"""What a shell expects of a program that was ended with Ctrl+C."""


def main() -> None:
    """Run the command line; a failure is one clear line and a non-zero exit."""
    make_ready()
    try:
        cli.main(prog_name=called(), standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as misuse:
        misuse.show()
        sys.exit(misuse.exit_code)
    except (KeyboardInterrupt, click.Abort):
        sys.exit(INTERRUPTED)
    except TriviaError as trouble:
        _fail(str(trouble))
    except OSError as trouble:
        _fail(f"The system refused something: {trouble}.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="Footnote")
def cli() -> None:
    """Footnote, the Discord trivia bot that cites its sources."""


@cli.command()
@click.option("--local", is_flag=True, hidden=True, help="Leave out what is about real servers.")
def run(local: bool) -> None:  # noqa: FBT001 - click passes flags
    """Run the bot on Discord, with the token in .env."""
    from bot.compose import run_bot
    from bot.logs import start_logging
    from bot.stopping import end_with_parent

    if local:
        end_with_parent()
    given = _given(OF_REAL_SERVERS if local else ())
    settings = read_settings(given.values)
    start_logging(settings)
    for remark in given.remarks:
        log.warning(remark)
    _wait_for(run_bot(settings))


@cli.command()
@click.option("--port", default=8080, show_default=True, type=click.IntRange(0, 65535))
@click.option(
    "--members", default=0, show_default=True, type=click.IntRange(0, 20), help="Simulated players."
)
@click.option("--demo", is_flag=True, help="Play one game in the terminal, then end.")
@click.option(
    "--language",
    default="en-US",
    show_default=True,
    metavar="LOCALE",
    help="Discord's code of the language that servers and members have, for instance de.",
)
def sandbox(
    port: int,
    members: int,
    demo: bool,  # noqa: FBT001 - click passes flags
    language: str,
) -> None:
    """Try the bot on a local stand-in for Discord; needs no token and no network."""
    try:
        from bot.sandbox import main as local_discord
    except ModuleNotFoundError as missing:
        _fail(f"The sandbox needs {missing.name}. Install it with: python3 -m setup play")
    if demo:
        sys.exit(_wait_for(local_discord.demo(language=language)))
    _wait_for(local_discord.serve(port, members, language=language))


@cli.command()
@click.option("--only", multiple=True, metavar="NAME", help="Make this check; may be repeated.")
def doctor(only: tuple[str, ...]) -> None:
    """Check all that the bot needs and say how to mend it; changes nothing.

    Looks at the settings, Discord's side, the database, the disk and the packs. Exits 1 when
    something has to be mended.
    """
    from bot.doctor.examining import examine

    given = _given()
    text, ok = asyncio.run(examine(given.values, only, given.remarks))
    say(text)
    sys.exit(0 if ok else 1)


@cli.group()
def packs() -> None:
    """Look at the question packs."""


@packs.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def check(paths: tuple[Path, ...]) -> None:
    """Print every problem of every file, each with its place and how to fix it.

    Without PATHS, the folder of the questions is checked. Exits 1 on an error.
    """
    from bot.cli import pack_reports

    text, ok = pack_reports.check(paths or (_settings().questions_dir,))
    say(text)
    sys.exit(0 if ok else 1)


@packs.command()
@click.argument("pack", required=False)
@click.option("--json", "as_json", is_flag=True, help="One question a line, as JSON.")
def show(pack: str | None, as_json: bool) -> None:  # noqa: FBT001 - click passes flags
    """Print the questions of a PACK, given by a part of its id or title, or of all packs."""
    from bot.cli import pack_reports

    paths = [_settings().questions_dir]
    every = (
        [pack_reports.load_for_show(paths, pack)] if pack else pack_reports.load_all_for_show(paths)
    )
    shown = (pack_reports.show(each, as_json=as_json) for each in every)
    write = hand_over if as_json else say
    write(("\n" if as_json else "\n\n").join(shown))


@cli.group()
def db() -> None:
    """Back the database up, restore it, check it."""


@db.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
def backup(file: Path | None) -> None:
    """Save the database and the questions folder in one FILE, also while games run.

    Without FILE, it goes into a folder "backups" beside the database, named by the time.
    """
    from bot.storage.sqlite import reports

    say(reports.backup(_settings(), file))


@db.command()
@click.argument("file", type=click.Path(path_type=Path))
def restore(file: Path) -> None:
    """Put a backup FILE in the place of the database and the questions, once it is verified.

    The bot must be stopped. What is replaced is kept beside the database.
    """
    from bot.storage.sqlite import reports

    say(reports.restore(_settings(), file))


@db.command("check")
@click.option("--repair", is_flag=True, help="Make every board anew from the ledger.")
def check_database(repair: bool) -> None:  # noqa: FBT001 - click passes flags
    """Look for damage, and compare every board with the ledger. Exits 1 when something is wrong."""
    from bot.storage.sqlite import reports

    text, ok = reports.check(_settings(), mend=repair)
    say(text)
    sys.exit(0 if ok else 1)


@packs.command()
@click.option(
    "--answer", "answers", multiple=True, help="An accepted answer; give it again for more."
)
@click.option("--given", help="What a member typed.")
@click.option("--type", "type_name", default="text", show_default=True, help="What kind of answer.")
def judge(answers: tuple[str, ...], given: str | None, type_name: str) -> None:
    """Try how typed answers are judged.

    Without options, reads JSON lines such as {"accepted": ["Paris"], "given": "paris"} and prints
    each with its verdict. Exits 1 if a line could not be read.
    """
    from bot.cli.judge_lines import judge_lines, judge_one
    from bot.game.judging import AnswerType

    known = [kind.value for kind in AnswerType]
    if type_name not in known:
        raise click.BadParameter(f"choose one of {', '.join(known)}.", param_hint="--type")
    if given is not None and answers:
        say(judge_one(answers, given, type_name))
        return
    if given is not None or answers:
        raise click.UsageError("Give both --answer and --given, or neither.")
    ok = True
    for judged in judge_lines(lines_given()):
        write = hand_over if judged.ok else complain
        write(judged.text)
        ok = ok and judged.ok
    sys.exit(0 if ok else 1)


def _settings() -> Settings:
    return read_settings(_given().values)


def _given(without: Collection[str] = ()) -> Given:
    return read_environment(Path(".env"), os.environ, without)


def _wait_for(work: Coroutine[Any, Any, int | None]) -> int:
    return asyncio.run(work) or 0


def _fail(line: str) -> NoReturn:
    complain(line)
    sys.exit(1)
