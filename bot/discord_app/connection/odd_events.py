"""Odd events: what Discord sends but nobody can read costs itself only, never the connection."""

import logging
import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeAlias

import discord

log = logging.getLogger(__name__)

Event: TypeAlias = Mapping[str, Any]
INTERACTION = "INTERACTION_CREATE"
_ID = re.compile(r"[1-9][0-9]{0,19}")
_TOKEN = re.compile(r"[\w=.~-]{1,4000}", re.ASCII)


def survive_odd_events(client: discord.Client, on_interaction: Callable[[Event], None]) -> None:
    """Log an event that discord.py cannot read, where it would end the whole client.

    `on_interaction` is called with an interaction that could not be read, for somebody waits.
    """
    parsers = client._connection.parsers  # noqa: SLF001 - there is no public way in between
    for name, parse in list(parsers.items()):
        told = on_interaction if name == INTERACTION else None
        parsers[name] = partial(_survive, name, parse, told)


def _survive(
    name: str, parse: Callable[[Any], None], told: Callable[[Event], None] | None, event: Any
) -> None:
    if told is not None and not _can_be_answered(event):
        log.warning("Discord sent an %s that nobody can answer, which is left aside", name)
        return
    try:
        parse(event)
    except Exception as odd:  # noqa: BLE001 - whatever is odd about it
        log.warning("Discord sent an odd %s, which is left aside: %r", name[:40], odd)
        if told is not None:
            told(event)


def _can_be_answered(event: Any) -> bool:
    """Tell whether an interaction has an id and a token that lead to whoever waits."""
    if not isinstance(event, dict):
        return False
    number, token = event.get("id"), event.get("token")
    return (
        _ID.fullmatch(str(number)) is not None
        and isinstance(token, str)
        and _TOKEN.fullmatch(token) is not None
    )
