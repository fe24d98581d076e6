"""`make words`: brings the catalogues up to what the code says, and tells what is left to do."""

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from bot.discord_app.words.catalogue import FOLDER, SOURCE, languages, read_catalogue
from bot.discord_app.words.extraction import TEMPLATE, template, updated, written
from bot.discord_app.words.soundness import problems


def files() -> Mapping[Path, str]:
    """Return the template and every catalogue as they should be."""
    messages = template()
    return {TEMPLATE: written(messages)} | {
        FOLDER / f"{language}.po": written(updated(read_catalogue(language), messages))
        for language in languages()
        if language != SOURCE
    }


def left_to_do() -> list[str]:
    """Return what is wrong with any catalogue."""
    messages = template()
    return [
        f"{language}: {problem}"
        for language in languages()
        if language != SOURCE
        for problem in problems(read_catalogue(language), messages)
    ]


def outdated() -> list[Path]:
    """Return the files that are not as they should be."""
    return [
        file
        for file, text in files().items()
        if not file.exists() or file.read_text(encoding="utf-8") != text
    ]


@click.command()
@click.option("--check", is_flag=True, help="Change nothing; only tell what is wrong.")
def main(*, check: bool) -> None:
    """Extract what the bot says, and check that every language has words for it."""
    if check:
        wrong = [f"{file.name} is not up to date: make words" for file in outdated()]
    else:
        wrong = []
        for file, text in files().items():
            file.write_text(text, encoding="utf-8", newline="\n")
    wrong += left_to_do()
    for line in wrong:
        click.echo(line, err=True)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
