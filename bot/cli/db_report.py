"""What the `db` commands do with the database, and what is printed of it."""

from datetime import UTC, datetime
from pathlib import Path

from bot.config import Settings
from bot.invocation import called
from bot.ports.ledger import UnreadableGame
from bot.ports.store_keeper import Checkup, Difference
from bot.storage.engines import keeper_of

MOST_DIFFERENCES = 20


def backup(settings: Settings, target: Path | None) -> str:
    """Make a backup and return the lines about it; raises StoreError."""
    keeper = keeper_of(settings.database_url)
    made = keeper.backup(settings.questions_dir, target, datetime.now(UTC))
    lines = [f"Saved {made.path} ({_size(made.path)}): {_words(made.manifest.counts)}."]
    files = _count(made.manifest.question_files, "file")
    lines.append(f"With it went {files} of {settings.questions_dir}.")
    if made.mended:
        lines.append(
            "Its boards were not what the ledger adds up to and are right now in the backup. "
            f"For the database itself: {called('db check')}"
        )
    return "\n".join(lines)


def restore(settings: Settings, archive: Path) -> str:
    """Restore a backup and return the lines about it; raises StoreError."""
    keeper = keeper_of(settings.database_url)
    done = keeper.restore(archive, settings.questions_dir, datetime.now(UTC))
    manifest = done.manifest
    lines = [f"Restored {keeper.name} as of {manifest.made}: {_words(manifest.counts)}."]
    lines += [f"What was there before is kept in {kept}" for kept in done.kept]
    if done.set_aside:
        lines.append(
            f"{settings.questions_dir} cannot be written to from here. Its files as of then are "
            f"in {done.set_aside}: copy them by hand."
        )
    return "\n".join(lines)


def check(settings: Settings, *, mend: bool) -> tuple[str, bool]:
    """Check the database, mending its boards if asked to; return the lines and if all is well."""
    keeper = keeper_of(settings.database_url)
    checkup = keeper.repair() if mend else keeper.check()
    lines = [f"damage: {problem}" for problem in checkup.problems]
    lines += [_line(each) for each in checkup.differences[:MOST_DIFFERENCES]]
    if more := len(checkup.differences[MOST_DIFFERENCES:]):
        lines.append(f"… and {_count(more, 'difference')} more")
    lines += [_lost(game) for game in checkup.unreadable]
    lines.append(_verdict(keeper.name, checkup))
    return "\n".join(lines), checkup.is_sound


def _verdict(database: str, checkup: Checkup) -> str:
    if checkup.problems:
        return f"{database} is damaged. Restore a backup: {called('db restore FILE')}"
    if checkup.differences:
        return (
            f"The boards of {database} are not what its ledger adds up to. "
            f"Stop the bot, then: {called('db check --repair')}"
        )
    boards = "its boards are what the ledger adds up to"
    if checkup.version < checkup.newest:
        boards = f"the next start brings it from version {checkup.version} to {checkup.newest}"
    if checkup.unreadable:
        boards += f", but {_count(len(checkup.unreadable), 'unfinished game')} cannot go on"
    unfinished = _count(checkup.unfinished, "unfinished game")
    return f"{database} is whole, and {boards}: {_words(checkup.counts)}, {unfinished}."


def _lost(game: UnreadableGame) -> str:
    return (
        f"game {game.id} of server {game.guild}, channel {game.channel} cannot go on: {game.why}. "
        "The next start ends it, with the points of its finished rounds kept"
    )


def _line(difference: Difference) -> str:
    return (
        f"server {difference.guild}, {difference.period or 'any period'}, {difference.what}: "
        f"{difference.ledger or 'nothing'} in the ledger, {difference.board or 'nothing'} shown"
    )


def _words(counts: dict[str, int]) -> str:
    return ", ".join(_count(number, table.removesuffix("s")) for table, number in counts.items())


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"


def _size(file: Path) -> str:
    return f"{file.stat().st_size / 1e6:,.1f} MB"
