"""The checks of Discord's side: its address, the token, the application, servers and commands."""

from collections.abc import Collection
from typing import Any

import yarl

from bot.addresses import without_login
from bot.config import DISCORD_API
from bot.discord_app.api.transient_errors import TransientError
from bot.discord_app.commands.permissions import invite_link, missing_in_server
from bot.discord_app.connection.backoff import in_words
from bot.discord_app.connection.command_list import command_names
from bot.discord_app.connection.endpoint import is_open, raise_if_used_up
from bot.doctor.discord_api import Discord, Unseen
from bot.doctor.findings import Finding, ok, problem, warning

PRIVILEGED = {
    "Presence": 1 << 12 | 1 << 13,
    "Server Members": 1 << 14 | 1 << 15,
    "Message Content": 1 << 18 | 1 << 19,
}
"""The intents that Discord grants on its Bot page, each with its flags for large and small bots."""

MOST_SERVERS = 200
"""Servers on one page of Discord's list."""
NAMED_SERVERS = 25


async def check_discord(discord: Discord) -> Finding:
    """Check that Discord answers, and that the connection is encrypted."""
    answer = await discord.get("/gateway")
    took = f"answers in {(answer.answered - answer.asked) * 1000:.0f} ms"
    where = "" if discord.url == DISCORD_API else f" at {discord.url}"
    if (proxy := discord.proxy()) is not None:
        where += f", through the proxy {without_login(proxy)}"
    if is_open(yarl.URL(discord.url)):
        found = f"{took}{where}, which is not encrypted: anyone on the way can read the token."
        return warning(found, "Use an https:// address in DISCORD_API_URL.")
    return ok(took + where)


async def check_token(discord: Discord) -> Finding:
    """Check that Discord accepts the token, and how many log-ins are left."""
    me = (await discord.get("/users/@me")).payload
    accepted = f"accepted, for {me['username']} ({me['id']})"
    return judge_log_ins(accepted, (await discord.get("/gateway/bot")).payload)


def judge_log_ins(accepted: str, gateway: Any) -> Finding:
    """Judge how many log-ins Discord grants this token today."""
    try:
        raise_if_used_up(gateway)
    except TransientError as used_up:
        wait = in_words(used_up.wait or 0)
        return warning(
            f"{accepted}, but its log-ins of today are used up: a start now waits {wait}.",
            used_up.remedy,
        )
    limit = gateway.get("session_start_limit") or {}
    left = f"; {limit['remaining']} of {limit['total']} log-ins are left" if limit else ""
    return ok(accepted + left)


async def check_application(discord: Discord) -> Finding:
    """Check that commands and taps reach the bot, and that anyone can invite it."""
    return judge_application(await discord.application())


def judge_application(application: Any) -> Finding:
    """Judge what Discord knows of the application."""
    if application.get("interactions_endpoint_url"):
        return problem(
            "an Interactions Endpoint URL is set, so commands and taps go there, not to the bot.",
            "Developer Portal, General Information: empty that field.",
        )
    if application.get("bot_require_code_grant"):
        return warning(
            "it asks for a code grant, so invite links fail.",
            "Developer Portal, Bot: switch “Requires OAuth2 Code Grant” off.",
        )
    return ok(f"{application['name']}, whose commands and taps come to the bot")


async def check_intents(discord: Discord) -> Finding:
    """Check that no privileged intent is on."""
    return judge_intents(int((await discord.application()).get("flags") or 0))


def judge_intents(flags: int) -> Finding:
    """Judge the flags of an application."""
    granted = [name for name, bits in PRIVILEGED.items() if flags & bits]
    if not granted:
        return ok("no privileged intent is on, and none is needed")
    return warning(
        f"{', '.join(granted)} on needlessly: the bot reads neither messages nor member lists.",
        "Developer Portal, Bot, Privileged Gateway Intents: switch them off.",
    )


async def check_servers(discord: Discord, operator_guilds: Collection[int] = ()) -> Finding:
    """Check which servers the bot is in, and what permissions it lacks there."""
    servers = (await discord.get(f"/users/@me/guilds?limit={MOST_SERVERS}")).payload
    if not servers:
        application = await discord.application()
        return warning(
            "the bot is in no server yet.", f"Invite it: {invite_link(int(application['id']))}"
        )
    return judge_servers(servers, operator_guilds)


def judge_servers(servers: list[Any], operator_guilds: Collection[int] = ()) -> Finding:
    """Judge a page of the bot's servers, each with its permissions as a decimal string."""
    count = len(servers)
    more = " or more" if count >= MOST_SERVERS else ""
    where = f"in {count} server{'s' * (count != 1)}{more}"
    lacking = [
        f"“{server['name']}” lacks {', '.join(missing)}"
        for server in servers
        if (missing := missing_in_server(int(server["permissions"])))
    ]
    strange = {*operator_guilds} - {int(server["id"]) for server in servers}
    if strange and not more and not lacking:
        return warning(
            f"{where}, but not in {', '.join(map(str, sorted(strange)))}, which OPERATOR_GUILD_IDS "
            "names.",
            "Correct the id in .env, or invite the bot there; nobody else sees answers till then.",
        )
    if not lacking:
        return ok(f"{where}, with all the permissions that it needs")
    unnamed = len(lacking) - NAMED_SERVERS
    others = f"; and {unnamed} more" if unnamed > 0 else ""
    return warning(
        f"{where}; {'; '.join(lacking[:NAMED_SERVERS])}{others}.",
        "Give the bot's role these, or allow them in the channels where it plays.",
    )


async def check_commands(discord: Discord, dev_guild: int | None) -> Finding:
    """Compare the commands that Discord has with those of this version."""
    application = (await discord.application())["id"]
    place = f"/guilds/{dev_guild}" if dev_guild else ""
    try:
        answer = await discord.get(f"/applications/{application}{place}/commands")
    except Unseen as refused:
        if dev_guild and refused.status in (403, 404):
            return _not_in_dev_guild(dev_guild, application)
        raise
    registered = {command["name"] for command in answer.payload}
    return judge_commands(registered, command_names(), dev_guild)


def _not_in_dev_guild(dev_guild: int, application: str) -> Finding:
    return problem(
        f"the bot is not in the server {dev_guild} that DEV_GUILD_ID names.",
        f"Invite it ({invite_link(int(application))}), or empty DEV_GUILD_ID.",
    )


def judge_commands(
    registered: Collection[str], wanted: Collection[str], dev_guild: int | None
) -> Finding:
    """Judge the names of the registered commands against those of this version."""
    where = f"in the server {dev_guild} only" if dev_guild else "in every server"
    missing, left_over = sorted({*wanted} - {*registered}), sorted({*registered} - {*wanted})
    if not missing and not left_over:
        return ok(f"all {len(wanted)} are registered {where}")
    parts = [f"not registered: {', '.join(missing)}"] * bool(missing)
    parts += [f"of another version: {', '.join(left_over)}"] * bool(left_over)
    return warning(f"{where}, {'; '.join(parts)}.", "Start the bot: it registers what it has.")
