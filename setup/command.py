"""The command line of the set-up: one line a step, and one line for whatever goes wrong."""

import sys
from collections.abc import Sequence
from pathlib import Path

from setup.environment import GROUPS, set_up
from setup.progress import Progress
from setup.trouble import Trouble, of_the_system

ROOT = Path(__file__).resolve().parents[1]
INTERRUPTED = 130


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Make the environment ready for a group; return the exit code."""
    if len(arguments) != 1 or arguments[0] not in GROUPS:
        print(f"Say what to set up: python3 -m setup {'|'.join(GROUPS)}", file=sys.stderr)
        return 2
    progress = Progress(sys.stdout)
    try:
        set_up(root, arguments[0], progress)
    except KeyboardInterrupt:
        return _ended(progress, "Stopped; the next start begins anew.", INTERRUPTED)
    except Trouble as trouble:
        return _ended(progress, str(trouble), 1)
    except OSError as error:
        return _ended(progress, str(of_the_system(error, root)), 1)
    return 0


def _ended(progress: Progress, line: str, code: int) -> int:
    progress.leave()
    print(line, file=sys.stderr)
    return code
