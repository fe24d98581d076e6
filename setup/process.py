"""Running another program, with its output line by line."""

import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path


def run(
    command: list[str],
    root: Path,
    hear: Callable[[str], object],
    held: Sequence[int] = (),
    environ: Mapping[str, str] | None = None,
) -> int:
    """Run a program, hand each line of its output to `hear`, return its exit code."""
    with subprocess.Popen(  # noqa: S603 - our own command
        command,
        cwd=root,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        pass_fds=held,
    ) as child:
        assert child.stdout is not None  # noqa: S101 - it was asked for
        for line in child.stdout:
            hear(line)
    return child.returncode
