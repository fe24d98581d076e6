"""Odd events: what Discord sends but nobody can read costs itself only, never the connection."""

import logging
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeAlias

import discord

log = logging.getLogger(__name__)

Event: TypeAlias = Mapping[str, Any]
INTERACTION = "INTERACTION_CREATE"


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
    try:
        parse(event)
    except Exception as odd:  # noqa: BLE001 - whatever is odd about it
        log.warning("Discord sent an odd %s, which is left aside: %r", name[:40], odd)
        if told is not None and isinstance(event, dict):
            told(event)
