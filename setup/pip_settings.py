"""Which of the person's own pip settings apply: where packages come from, and nothing else.

A variable or a pip.conf may also say that nothing is installed, or elsewhere, or something else
(dry-run, target, user, constraint …). That is meant for other work, and would leave .venv without
its packages.
"""

import ast
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from setup.process import run
from setup.trouble import of_pip

KEPT = frozenset(
    {
        *("index-url", "extra-index-url", "no-index", "find-links", "trusted-host"),
        *("proxy", "cert", "client-cert", "keyring-provider", "use-feature", "use-deprecated"),
        *("timeout", "default-timeout", "retries", "resume-retries", "cache-dir", "no-cache-dir"),
    }
)
"""The indexes, the way to them, the trust in them, and the cache."""

_EVERY_FILE = {"PIP_QUIET": "0", "PIP_USER": "0", "PIP_SITE": "0", "PIP_GLOBAL": "0"}
"""Otherwise user, site or global in a file would decide which files are listed."""
_SETTING = re.compile(r"(?:global|install)\.([\w-]+)=(.+)")


def pip_environ(
    python: Path, root: Path, environ: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return the environment in which that Python's pip installs into its own folder.

    Raises Trouble if pip cannot read its settings.
    """
    environ = os.environ if environ is None else environ
    others = {name: value for name, value in environ.items() if not name.startswith("PIP_")}
    own = {name: value for name, value in environ.items() if _is_kept(name)}
    in_files = _in_files(python, root, others | _where_files_are(environ))
    return others | in_files | own | {"PIP_CONFIG_FILE": os.devnull}


def _in_files(python: Path, root: Path, environ: dict[str, str]) -> dict[str, str]:
    """Return those settings from pip's files, as variables; pip knows where the files are."""
    said: list[str] = []
    ask = [str(python), "-I", "-m", "pip", "config", "list", "--disable-pip-version-check"]
    if run(ask, root, said.append, environ=environ | _EVERY_FILE):
        raise of_pip("".join(said), root)
    found = {}
    for line in said:
        if (setting := _SETTING.match(line)) and setting[1] in KEPT:
            with suppress(ValueError, SyntaxError):
                value = ast.literal_eval(setting[2])
                found[f"PIP_{setting[1].upper().replace('-', '_')}"] = str(value)
    return found


def _is_kept(name: str) -> bool:
    return name.startswith("PIP_") and name[4:].lower().replace("_", "-") in KEPT


def _where_files_are(environ: Mapping[str, str]) -> dict[str, str]:
    return {name: environ[name] for name in ("PIP_CONFIG_FILE",) if name in environ}
