"""`doctor`: what is wrong with an installation."""

import asyncio
import sys

import click

from bot.cli.settings import environment
from bot.cli.terminal import say


@click.command()
@click.option("--only", multiple=True, metavar="NAME", help="Make this check; may be repeated.")
def doctor(only: tuple[str, ...]) -> None:
    """Check all that the bot needs and say how to mend it; changes nothing.

    Looks at the settings, Discord's side, the database, the disk and the packs. Exits 1 when
    something has to be mended.
    """
    from bot.cli.findings_table import table
    from bot.doctor.examination import examine
    from bot.doctor.findings import has_problem

    read = environment()
    findings = asyncio.run(examine(read.values, only, read.remarks))
    say(table(findings))
    sys.exit(1 if has_problem(findings) else 0)
