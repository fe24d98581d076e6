"""`packs`: question packs checked and shown, and the judge of typed answers tried."""

import sys
from pathlib import Path

import click

from bot.cli.settings import settings
from bot.cli.terminal import complain, hand_over, lines_given, say


@click.group()
def packs() -> None:
    """Look at the question packs."""


@packs.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def check(paths: tuple[Path, ...]) -> None:
    """Print every problem of every file, each with its place and how to fix it.

    Without PATHS, the folder of the questions is checked. Exits 1 on an error.
    """
    from bot.cli.check_report import report
    from bot.cli.pack_files import found_in
    from bot.packs.facts.problems import has_errors

    loaded = found_in(paths or (settings().questions_dir,))
    say("\n\n".join(map(report, loaded)))
    sys.exit(1 if any(has_errors(each.problems) for each in loaded) else 0)


@packs.command()
@click.argument("pack", required=False)
@click.option("--json", "as_json", is_flag=True, help="One question a line, as JSON.")
@click.option("--sample", type=click.IntRange(1), help="Only so many, drawn at random.")
@click.option("--seed", type=int, help="Draws the same sample again.")
def show(
    pack: str | None,
    as_json: bool,  # noqa: FBT001 - click passes flags
    sample: int | None,
    seed: int | None,
) -> None:
    """Print the questions of a PACK, given by a part of its id or title, or of all packs.

    The path of a fact file prints its questions in spite of errors, and its problems below them.
    """
    from bot.cli.pack_files import all_packs, pack_named
    from bot.cli.question_lines import as_json_lines, as_text
    from bot.cli.reading_sample import sampled

    if seed is not None and not sample:
        raise click.UsageError("Say how many with --sample.")
    if pack and pack.endswith(".toml") and Path(pack).is_file():
        sys.exit(_show_file(Path(pack), as_json=as_json, sample=sample, seed=seed))
    folder = [settings().questions_dir]
    every = (pack_named(pack, folder),) if pack else all_packs(folder)
    every = sampled(every, sample, seed) if sample else every
    if as_json:
        hand_over("\n".join(map(as_json_lines, every)))
    else:
        say("\n\n".join(map(as_text, every)))


def _show_file(path: Path, *, as_json: bool, sample: int | None, seed: int | None) -> int:
    """Print what a writer wants to see of a file at work: its questions, and what is wrong."""
    from bot.cli.check_report import report
    from bot.cli.question_lines import as_json_lines, as_text
    from bot.cli.reading_sample import sampled
    from bot.packs.facts.problems import has_errors
    from bot.packs.library.loader import load_file

    loaded = load_file(path, keep_faulty=True)
    made = tuple(filter(None, [loaded.pack]))
    made = sampled(made, sample, seed) if sample else made
    if as_json:
        hand_over("\n".join(map(as_json_lines, made)))
        complain(report(loaded))
    else:
        say("\n\n".join([*map(as_text, made), report(loaded)]))
    return int(has_errors(loaded.problems))


@packs.command("report")
@click.argument("pack")
def pack_report(pack: str) -> None:
    """Print what an editor wants to know of a PACK before reading it.

    How many questions it has by kind, topic, difficulty and template, which options come most
    often, how many statements are true, and its warnings.
    """
    from bot.cli.pack_files import file_named
    from bot.cli.pack_report import editors_report
    from bot.packs.library.loader import load_file

    is_file = pack.endswith(".toml") and Path(pack).is_file()
    loaded = (
        load_file(Path(pack), keep_faulty=True)
        if is_file
        else file_named(pack, [settings().questions_dir])
    )
    say(editors_report(loaded))


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
