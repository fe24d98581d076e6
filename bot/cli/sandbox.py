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
        fail(f"The sandbox needs {missing.name}. Install it with: python3 -m setup play")
    if demo:
        sys.exit(asyncio.run(local_discord.demo(language=language)))
    asyncio.run(local_discord.serve(port, members, language=language))
