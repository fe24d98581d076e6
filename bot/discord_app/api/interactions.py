"""Interactions: commands, taps and forms, each of which waits for an answer."""

from typing import TypeAlias

import discord

Interaction: TypeAlias = discord.Interaction[discord.Client]
