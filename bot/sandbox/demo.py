"""One whole game that plays itself: the quickest proof that all of it works."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console

from bot.errors import SandboxError
from bot.sandbox.bot_process import ShowLine, bot_running
from bot.sandbox.players.crowd import crowd
from bot.sandbox.players.final_board import drawn, read_board
from bot.sandbox.players.hand import Hand
from bot.sandbox.players.knowledge import learning
from bot.sandbox.players.simulated import choices_on
from bot.sandbox.players.transcript import Transcript
from bot.sandbox.server import Sandbox, running
from bot.sandbox.world.changes import Change, MessageCreated
from bot.sandbox.world.guilds import Channel
from bot.sandbox.world.locales import DEFAULT
from bot.sandbox.world.messages import Message

MEMBERS = 4
PACK = "story-of-gone"
"""The story that the demo is about; where it is not in play, any pack will do."""

SLACK_SECONDS = 20.0
"""How much longer than its seconds a question may take: pauses, the reveal, a slow machine."""


async def play_demo(
    console: Console, questions: int, seconds: int, seed: int, locale: str = DEFAULT
) -> None:
    """Play, print and check one game in a language; SandboxError says what went wrong.

    The seed fixes who the members are and what they choose, not the questions.
    """
    log: list[str] = []
    with TemporaryDirectory(prefix="footnote-demo-") as folder:
        file = Path(folder) / "demo.db"
        try:
            async with running(simulated=MEMBERS, locale=locale) as sandbox:
                game = _Game(console, f"sqlite:///{file}", questions, seconds, seed, locale)
                await _play(sandbox, game, log.append)
                _check(sandbox)
            console.print(drawn(read_board(file, next(iter(sandbox.world.guilds)))))
        except SandboxError:
            for line in log[-20:]:
                console.out(line, style="dim")
            raise


@dataclass(frozen=True, slots=True)
class _Game:
    console: Console
    database_url: str
    questions: int
    seconds: int
    seed: int
    locale: str


async def _play(sandbox: Sandbox, game: _Game, log: ShowLine) -> None:
    trivia = sandbox.channel("trivia")
    async with (
        learning(MEMBERS) as learned,
        bot_running(sandbox, game.database_url, log),
    ):
        known = await learned
        stop_printing = Transcript(sandbox.world, game.console, game.locale).listen()
        try:
            players = sandbox.cast.simulated
            async with crowd(sandbox.world, players, game.seed, known):
                starter = Hand(sandbox.world, players[0])
                await _play_to_the_end(starter, trivia, game, PACK if PACK in known.packs else None)
                await starter.command(trivia, "trivia-scores")
        finally:
            stop_printing()


async def _play_to_the_end(starter: Hand, channel: Channel, game: _Game, pack: str | None) -> None:
    options: dict[str, Any] = {"pack": pack} if pack else {}
    options |= {"questions": game.questions, "seconds": game.seconds}
    asked: list[int] = []
    starter.world.feed.listen(lambda change: asked.extend(_asked_by(change)))
    sent = await starter.command(channel, "trivia", **options)
    if sent.failure:
        raise SandboxError(f"/trivia got no answer: {sent.failure}.")
    if any(channel.messages[reply].private for reply in sent.reply_ids):
        raise SandboxError(f"The bot began no game: {starter.reads(sent)}")
    patience = game.questions * (game.seconds + SLACK_SECONDS)

    def is_last(message: Message) -> bool:
        return len(asked) == game.questions and message.id > asked[-1] and _looks_back(message)

    await starter.wait_for(channel, is_last, patience)


def _asked_by(change: Change) -> list[int]:
    """Return the card that a change puts a question on, if it does."""
    if not isinstance(change, MessageCreated) or not choices_on(change.message):
        return []
    return [change.message.id]


def _looks_back(message: Message) -> bool:
    """Tell the last card of a game from others: everybody sees it, and nothing is left to do."""
    return not (message.private or message.thinking or message.buttons() or message.selects())


def _check(sandbox: Sandbox) -> None:
    if sandbox.violations:
        raise SandboxError(f"The bot asked for what Discord does not have: {sandbox.violations}")
