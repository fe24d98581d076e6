"""The command line: every command, and how a failure of any of them is told."""

import sys

import click

from bot import __version__
from bot.cli.db import db
from bot.cli.doctor import doctor
from bot.cli.packs import packs
from bot.cli.run import run
from bot.cli.sandbox import sandbox
from bot.cli.terminal import fail, make_ready
from bot.errors import TriviaError
from bot.invocation import called

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
        fail(str(trouble))
    except OSError as trouble:
        fail(f"The system refused something: {trouble}.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="Footnote")
def cli() -> None:
    """Footnote, the Discord trivia bot that cites its sources."""


for command in (run, sandbox, doctor, packs, db):
    cli.add_command(command)
