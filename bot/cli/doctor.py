"""`doctor`: what is wrong with an installation."""

import asyncio
import sys

import click

from bot.cli.given import given
from bot.cli.terminal import say


@click.command()
@click.option("--only", multiple=True, metavar="NAME", help="Make this check; may be repeated.")
def doctor(only: tuple[str, ...]) -> None:
    """Check all that the bot needs and say how to mend it; changes nothing.

    Looks at the settings, Discord's side, the database, the disk and the packs. Exits 1 when
    something has to be mended.
    """
    from bot.doctor.examination import examine

    read = given()
    text, ok = asyncio.run(examine(read.values, only, read.remarks))
    say(text)
    sys.exit(0 if ok else 1)
