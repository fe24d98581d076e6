"""Errors of the set-up: what happened and what to do, in one line."""

import errno
import re
import sys
from collections.abc import Sequence
from pathlib import Path

FULL = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)
LOG = ".setup.log"
_FULL = re.compile(r"No space left|Disk quota|\[Errno (?:28|122)\]")


class Trouble(Exception):
    """Why the set-up failed, as the person reads it."""


def of_the_system(error: OSError, root: Path) -> Trouble:
    """Return the error for a refused system call."""
    if error.errno in FULL:
        return full(root)
    where = error.filename if isinstance(error.filename, str) else root
    return Trouble(
        f"{where} cannot be written: {error.strerror or error}. "
        "Use a folder that is yours, or run this as its owner."
    )


def full(root: Path) -> Trouble:
    """Return the error for a full disk."""
    return Trouble(f"The disk of {root} is full. Make room (400 MB do), then start again.")


def no_venv() -> Trouble:
    """Return the error for a Python without its venv module, such as Debian's."""
    name = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    return Trouble(
        f"This Python came without its venv module. On Debian and Ubuntu: sudo apt install {name}"
    )


def of_venv(said: str, folder: Path, root: Path) -> Trouble:
    """Return the error for an environment that could not be made."""
    if _FULL.search(said):
        return full(root)
    if "ensurepip is not" in said:
        return no_venv()
    last = (said.strip().splitlines() or ["no reason was given"])[-1]
    reason = re.sub(r"^(?:\w*Error: )?(?:\[Errno \d+\] )?|: '[^']*'$", "", last)
    return Trouble(
        f"{folder} could not be made: {reason}. "
        "Use a folder that is yours, or run this as its owner."
    )


def of_pip(said: str, root: Path) -> Trouble:
    """Return the error for a failed pip; its whole output goes to a file."""
    if _FULL.search(said):
        return full(root)
    for signs, line in _REASONS.items():
        if found := re.search(signs, said):
            return Trouble(found.expand(line) + _kept(said, root))
    errors = re.findall(r"^ERROR: (.+)", said, re.MULTILINE) or ["", *said.strip().splitlines()]
    return Trouble(f"pip could not install what is needed: {errors[-1].strip()}{_kept(said, root)}")


def not_there(absent: Sequence[str]) -> Trouble:
    """Return the error for packages that pip left out although it succeeded."""
    return Trouble(
        f"pip said that all is installed, but .venv lacks {', '.join(absent[:3])}"
        f"{f' and {len(absent) - 3} more' if len(absent) > 3 else ''}. "
        "Remove the folder .venv and start again."
    )


def _kept(said: str, root: Path) -> str:
    try:
        (root / LOG).write_text(said, encoding="utf-8")
    except OSError:
        return ""
    return f" (What pip said is in {LOG}.)"


_NO_NETWORK = (
    r"NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|ProxyError|SSLError"
    r"|Max retries exceeded|Network is unreachable|getaddrinfo|Name or service not known"
    r"|name resolution|Connection (?:refused|reset|aborted|broken)|timed out|IncompleteRead"
)
_REASONS = {
    r"Configuration file (?:could|contains)[\s\S]*?(?:file: '|ters in )([^'\n]+?)(?:'|\.?\n)": (
        r"pip cannot read its own settings in \1. Mend that file or take it away."
    ),
    r"DO NOT MATCH THE HASHES": (
        "A package that was downloaded is not the one in the lock, so nothing was installed. "
        "Start again; if it stays so, look at your package index or proxy."
    ),
    r"(?m)^(?:ERROR|OSError|PermissionError).*(Read-only file system|Permission denied)": (
        r"The folder .venv cannot be written: \1. Run this as its owner, or remove the folder."
    ),
    r"CERTIFICATE_VERIFY_FAILED|certificate verify failed": (
        "The certificate of the package registry is not trusted here. "
        "Behind a proxy of your own, give pip its certificate: PIP_CERT=file.pem"
    ),
    _NO_NETWORK: (
        "The package registry cannot be reached. See to the network (or, behind a proxy, to "
        "HTTPS_PROXY), then start again."
    ),
    r"(?s)from versions: none\).*No matching distribution found for ([^\s(]+)": (
        r"The package index offers no \1: it cannot be reached from here, or does not have it."
    ),
    r"No matching distribution found for ([^\s(]+)": (
        r"Your package index has no \1 for this Python. Use the public one, or another Python."
    ),
    r"(?:Failed building wheel for|Failed to build) '?([\w.-]+)": (
        r"There is no ready-made \1 for this machine, and it could not be built."
    ),
}
"""Patterns in pip's output, and the error for each; the first match counts."""
