"""The real bot as a child process."""

from pathlib import Path

import pytest

from bot.errors import SandboxError
from bot.sandbox.bot_process import BotProcess, bot_running
from bot.sandbox.server import Sandbox


async def test_the_real_bot_comes_online_and_ends_in_order(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    log: list[str] = []
    file = tmp_path / "scores.db"
    async with bot_running(sandbox, f"sqlite:///{file}", log.append) as process:
        assert sandbox.page.status.status == "online"
        offered = [leaf.path for leaf in sandbox.hand("Ann").palette(sandbox.channel("trivia"))]
        assert "trivia" in offered
    assert "exit code 0" in await process.ended()
    assert log
    assert file.exists()
    assert not file.with_name("scores.db-wal").exists(), "the database was not closed"
    assert sandbox.violations == []


async def test_a_bot_that_cannot_start_says_why_in_one_line(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SandboxError, match=r"^The bot did not start\. .*exit code 1: .+") as caught:
        async with bot_running(sandbox, f"sqlite:///{tmp_path}/file/scores.db", print):
            pass
    assert "\n" not in str(caught.value)
    assert "Traceback" not in str(caught.value)


async def test_a_bot_that_ends_by_itself_is_noticed(sandbox: Sandbox, tmp_path: Path) -> None:
    async with bot_running(sandbox, f"sqlite:///{tmp_path}/scores.db", print) as process:
        await sandbox.gateway.drop(4004)
        assert "exit code 1" in await process.ended()


async def test_a_killed_bot_is_named_so_and_can_be_started_again(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with bot_running(sandbox, f"sqlite:///{tmp_path}/scores.db", print) as process:
        assert process._process is not None
        process._process.kill()
        assert await process.ended() == "It was ended by SIGKILL."
        await process.start()
        assert sandbox.page.status.status == "online"


async def test_a_bot_that_was_never_started_has_no_ending(sandbox: Sandbox) -> None:
    process = BotProcess(sandbox, "sqlite:///unused.db", print)
    await process.stop()
    with pytest.raises(SandboxError, match="was not started"):
        await process.ended()
