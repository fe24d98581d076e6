"""The command line to type here to run this program, for messages that advise one."""

import os
import sys
from pathlib import Path, PurePath

ROOT = Path(__file__).resolve().parents[1]
ON_WINDOWS = os.name == "nt"


def called(rest: str = "") -> str:
    """Return the whole command for `python -m bot REST`, as it works in the bot's folder.

    The Python is that of .venv beside the bot, else (in a container, say) the one that runs now by
    the name under which it was started: Debian, for one, has no `python`.
    """
    return f"{_python(Path(sys.prefix), sys.executable or '')} -m bot {rest}".rstrip()


def _python(prefix: Path, executable: str) -> str:
    if prefix == ROOT / ".venv":
        return r".venv\Scripts\python" if ON_WINDOWS else ".venv/bin/python"
    return PurePath(executable).name.removesuffix(".exe") or "python3"
