"""`run`: the bot on Discord."""

import asyncio
import logging

import click

from bot.cli.settings import environment
from bot.config import read_settings
from bot.environment import OF_REAL_SERVERS

log = logging.getLogger(__name__)


@click.command()
@click.option("--local", is_flag=True, hidden=True, help="Leave out what is about real servers.")
def run(local: bool) -> None:  # noqa: FBT001 - click passes flags
    """Run the bot on Discord, with the token in .env."""
    from bot.compose import run_bot
    from bot.logs import start_logging
    from bot.signals import end_with_parent

    if local:
        end_with_parent()
    read = environment(OF_REAL_SERVERS if local else ())
    settings = read_settings(read.values)
    start_logging(settings)
    for remark in read.remarks:
        log.warning(remark)
    asyncio.run(run_bot(settings))
