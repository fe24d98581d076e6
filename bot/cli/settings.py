"""The settings as the operator gave them: in .env and in the environment."""

import os
from collections.abc import Collection
from pathlib import Path

from bot.config import Settings, read_settings
from bot.environment import Environment, read_environment


def environment(without: Collection[str] = ()) -> Environment:
    """Return what .env and the environment say, `without` some names, and remarks about it."""
    return read_environment(Path(".env"), os.environ, without)


def settings() -> Settings:
    """Return the settings; raises ConfigError for a wrong one."""
    return read_settings(environment().values)
