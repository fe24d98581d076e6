"""The database is taken away from under the running bot: nobody is told that something is saved."""

import asyncio
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from bot.sandbox.players.rendering import text_of
from bot.sandbox.server import Sandbox, running
from bot.sandbox.world.interactions import Interaction
from bot.sandbox.world.world import BOT_TOKEN
from tests.e2e.conftest import answer_buttons
from tests.support.tiny_packs import write_pack

ROOT = Path(__file__).parents[2]


def told(sandbox: Sandbox, tap: Interaction) -> str:
    messages = sandbox.world.channel(tap.channel_id).messages
    return " ".join(text_of(messages[one]) for one in tap.reply_ids if one in messages)


def answers_in(database: Path) -> int:
    with closing(sqlite3.connect(f"{database.as_uri()}?immutable=1", uri=True)) as opened:
        (number,) = opened.execute("SELECT count(*) FROM answers").fetchone()
        return int(number)


async def test_a_database_that_is_moved_away_ends_the_bot_and_loses_no_confirmed_answer(
    tmp_path: Path,
) -> None:
    packs, database = tmp_path / "questions", tmp_path / "data" / "scores.db"
    packs.mkdir()
    write_pack(packs, "north")
    async with running() as sandbox:
        bot = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"),
            cwd=ROOT,
            env=os.environ
            | {
                "DISCORD_TOKEN": BOT_TOKEN,
                "DISCORD_API_URL": sandbox.api_url,
                "DATABASE_URL": f"sqlite:///{database}",
                "QUESTIONS_DIR": str(packs),
            },
            stderr=asyncio.subprocess.PIPE,
        )
        await sandbox.world.feed.until(lambda: sandbox.gateway.online, 30, "the bot")
        channel = sandbox.channel("trivia")
        ann = sandbox.hand("Ann")
        await sandbox.world.feed.until(
            lambda: bool(sandbox.world.commands_for(sandbox.user("Ann"), channel)), 30, "commands"
        )
        ann.send_command(channel, "trivia", {"seconds": 60, "kind": "choice"})
        await sandbox.world.feed.until(
            lambda: any(map(answer_buttons, channel.messages.values())), 30, "a question"
        )
        card = [one for one in channel.messages.values() if answer_buttons(one)][-1]
        before = sandbox.hand("Ben").send_tap(card, answer_buttons(card)[0])
        await sandbox.world.feed.until(lambda: bool(told(sandbox, before)), 10, "the first answer")
        aside = await asyncio.to_thread(database.rename, database.with_name("aside.db"))
        after = sandbox.hand("Chidi").send_tap(card, answer_buttons(card)[1])
        await sandbox.world.feed.until(lambda: bool(told(sandbox, after)), 10, "the second answer")
        _, said = await asyncio.wait_for(bot.communicate(), 30)
    assert "Locked in" in told(sandbox, before)
    lost = told(sandbox, after)
    assert "could not be saved, so it does not count" in lost or "about to restart" in lost
    assert bot.returncode == 1
    assert f"{database} was removed while the bot ran" in said.decode()
    assert answers_in(aside) >= 1
