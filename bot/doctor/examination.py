"""All checks, run at once; an error in one does not stop another."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from bot.config import Settings
from bot.discord_app.api.request import new_session
from bot.doctor.clock import check_clock
from bot.doctor.data import check_database, check_packs
from bot.doctor.discord_api import Discord, Unseen
from bot.doctor.discord_side import (
    check_application,
    check_commands,
    check_discord,
    check_intents,
    check_servers,
    check_token,
)
from bot.doctor.findings import (
    Finding,
    Findings,
    folded,
    passing,
    problem,
    warning,
)
from bot.doctor.machine import check_disk, check_versions, read_what_can_be
from bot.doctor.second_bot import check_second_bot
from bot.errors import ConfigError, TriviaError
from bot.logs import without_secrets

Check: TypeAlias = Callable[[], Awaitable[Finding]]


async def examine(
    environ: Mapping[str, str], only: Collection[str] = (), remarks: Sequence[str] = ()
) -> Findings:
    """Return what was found, in the order of printing, with no token or login in it.

    `only` names the checks to make, all if it is empty; raises ConfigError for an unknown name.
    Nothing is changed, and no lock is taken.
    """
    settings, read = read_what_can_be(environ, remarks)
    async with new_session() as session:
        checks = _checks(settings, read, Discord(settings, session))
        chosen = _chosen(checks, only)
        found = await asyncio.gather(
            *(_made(name, check, chosen) for name, check in chosen.items())
        )
    redact = without_secrets(settings.discord_token, *settings.addresses)
    return [
        (name, replace(each, found=redact(each.found), remedy=redact(each.remedy)))
        for name, each in folded(list(zip(chosen, found, strict=True)))
    ]


def _checks(settings: Settings, read: Finding, discord: Discord) -> dict[str, Check]:
    """Return every check by its name, in the order of printing."""

    async def already() -> Finding:
        return read

    def apart(check: Callable[[], Finding]) -> Check:
        return partial(asyncio.to_thread, check)

    return {
        "versions": apart(check_versions),
        "settings": already,
        "discord": partial(check_discord, discord),
        "clock": partial(check_clock, discord),
        "token": partial(check_token, discord),
        "application": partial(check_application, discord),
        "intents": partial(check_intents, discord),
        "servers": partial(check_servers, discord, settings.operator_guild_ids),
        "commands": partial(check_commands, discord, settings.dev_guild_id),
        "database": apart(partial(check_database, settings.database_url)),
        "second-bot": apart(partial(check_second_bot, settings.database_url)),
        "disk": apart(partial(check_disk, settings.database_url)),
        "packs": apart(partial(check_packs, settings.questions_dir)),
    }


def _chosen(checks: Mapping[str, Check], only: Collection[str]) -> dict[str, Check]:
    for name in only:
        if name not in checks:
            raise ConfigError(f"There is no check “{name}”.", f"Choose of {', '.join(checks)}.")
    return {name: check for name, check in checks.items() if not only or name in only}


async def _made(name: str, check: Check, others: Collection[str]) -> Finding:
    """Return what a check finds; an error in it is a finding too."""
    try:
        return await check()
    except Unseen as unseen:
        return _not_seen(unseen, told_elsewhere=unseen.told_by in {*others} - {name})
    except TriviaError as trouble:
        return problem(trouble.message, trouble.remedy)
    except OSError as trouble:
        return problem(f"{trouble}.", "Look at the rights of the bot's user.")
    except Exception as bug:  # noqa: BLE001 - the other findings must be heard all the same
        return problem(
            f"the check itself failed: {type(bug).__name__}: {bug}.",
            "Tell the makers of Footnote; the other findings stand.",
        )


def _not_seen(unseen: Unseen, *, told_elsewhere: bool) -> Finding:
    if unseen.passes:
        return passing(unseen.message, unseen.remedy)
    if told_elsewhere:
        return warning("not looked at.", f"Mend “{unseen.told_by}” first.")
    return problem(unseen.message, unseen.remedy)
