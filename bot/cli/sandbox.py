"""`sandbox`: the bot on a local stand-in for Discord."""

import asyncio
import sys

import click

from bot.cli.terminal import fail


@click.command()
@click.option("--port", default=8080, show_default=True, type=click.IntRange(0, 65535))
@click.option(
    "--members", default=0, show_default=True, type=click.IntRange(0, 20), help="Simulated players."
)
@click.option("--demo", is_flag=True, help="Play one game in the terminal, then end.")
def sandbox(port: int, members: int, demo: bool) -> None:  # noqa: FBT001 - click passes flags
    """Try the bot on a local stand-in for Discord; needs no token and no network."""
    try:
        from bot.sandbox import main as local_discord
    except ModuleNotFoundError as missing:
        fail(f"The sandbox needs {missing.name}. Install it with: python3 -m setup play")
    if demo:
        sys.exit(asyncio.run(local_discord.demo()))
    asyncio.run(local_discord.serve(port, members))
