"""`db`: the database backed up, restored and checked."""

import sys
from pathlib import Path

import click

from bot.cli.settings import settings
from bot.cli.terminal import say


@click.group()
def db() -> None:
    """Back the database up, restore it, check it."""


@db.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
def backup(file: Path | None) -> None:
    """Save the database and the questions folder in one FILE, also while games run.

    Without FILE, it goes into a folder "backups" beside the database, named by the time.
    """
    from bot.cli import db_report

    say(db_report.backup(settings(), file))


@db.command()
@click.argument("file", type=click.Path(path_type=Path))
def restore(file: Path) -> None:
    """Put a backup FILE in the place of the database and the questions, once it is verified.

    The bot must be stopped. What is replaced is kept beside the database.
    """
    from bot.cli import db_report

    say(db_report.restore(settings(), file))


@db.command()
@click.option("--repair", is_flag=True, help="Make every board anew from the ledger.")
def check(repair: bool) -> None:  # noqa: FBT001 - click passes flags
    """Look for damage, and compare every board with the ledger. Exits 1 when something is wrong."""
    from bot.cli import db_report

    text, ok = db_report.check(settings(), mend=repair)
    say(text)
    sys.exit(0 if ok else 1)
