"""Cards are in the language of their server, private lines in that of their member."""

from pathlib import Path
from typing import Any

import pytest

from bot.discord_app.words.languages import FRESH_SECONDS, ServerLanguages
from bot.errors import StoreError
from bot.play import server_settings
from bot.play.server_settings import SettingsAtHand
from bot.ports.owner import SOLO
from bot.ports.servers import ServerSettings
from bot.sandbox.players.rendering import text_of
from bot.sandbox.server import Sandbox
from bot.sandbox.world.languages import choose_language, choose_server_language
from tests.discord_app.evening import Evening, evening_in, life

OPEN, LOCKED, SETTLED = "Endet <t:", "Gespeichert: ", "richtige Antwort"


def german(evening: Evening | Sandbox, *members: str) -> None:
    sandbox = evening.sandbox if isinstance(evening, Evening) else evening
    for name in members:
        choose_language(sandbox.world, sandbox.hand(name).user, "de")


def german_server(sandbox: Sandbox) -> None:
    guild = sandbox.world.guilds[sandbox.channel("trivia").guild_id or 0]
    choose_server_language(sandbox.world, guild, "de")


async def test_a_line_is_in_the_language_of_its_member(evening: Evening) -> None:
    german(evening, "Ben")
    await evening.trivia("Ben")
    card = await evening.card("Closes")
    assert (await evening.tap("Ben", card)).startswith(LOCKED)
    assert (await evening.tap("Ann", card)).startswith("Locked in: ")


async def test_a_card_is_in_the_language_of_its_server(
    sandbox: Sandbox, tmp_path: Path, quick: None
) -> None:
    german_server(sandbox)
    async with evening_in(sandbox, tmp_path / "scores.db") as evening:
        await evening.trivia("Ann")
        card = await evening.card(OPEN)
        assert (await evening.tap("Ann", card)).startswith("Locked in: ")
        evening.pass_time(21)
        assert text_of(await evening.card(SETTLED)).count("Quelle") == 1


async def test_a_server_that_changes_its_language_is_followed(evening: Evening) -> None:
    await evening.trivia("Ann", questions=2)
    card = await evening.card("Closes")
    german_server(evening.sandbox)
    evening.pass_time(21)
    await evening.card(SETTLED)
    await evening.card(OPEN, after=card)


async def test_what_a_server_has_set_goes_before_what_discord_tells(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    guild = evening.channel.guild_id or 0
    await evening.store.servers.set_language(guild, SOLO, "de")
    await evening.trivia("Ann")
    await evening.card(OPEN)
    monkeypatch.setattr(server_settings, "FRESH_SECONDS", -1.0)
    await evening.store.servers.set_language(guild, SOLO, "en-US")
    board = await evening.interaction("Ann", "trivia-scores")
    assert "Scores of all time" in evening.sandbox.hand("Ann").reads(board)


async def test_a_card_keeps_its_language_over_a_restart(
    sandbox: Sandbox, tmp_path: Path, quick: None
) -> None:
    german_server(sandbox)
    async with life(sandbox, tmp_path / "scores.db") as evening:
        await evening.trivia("Ann")
        card = await evening.card(OPEN)
    sandbox.world.clock.skew += 5
    async with evening_in(sandbox, tmp_path / "scores.db") as evening:
        again = await evening.card("unterbrochen und geht weiter")
        assert again.id == card.id


class Unconnected:
    """A client that the gateway has told nothing yet; Discord can be asked."""

    def __init__(self, answer: object) -> None:
        self.http = self
        self.answer = answer
        self.asked = 0

    def get_guild(self, guild: int, **_: object) -> Any:
        return self._answered() if _ else None

    async def _answered(self) -> object:
        self.asked += 1
        if isinstance(self.answer, BaseException):
            raise self.answer
        return self.answer


class Unset:
    """Servers that have set nothing, or whose settings cannot be read."""

    def __init__(self, trouble: StoreError | None = None) -> None:
        self.trouble = trouble

    async def settings(self, guild: int) -> ServerSettings:
        if self.trouble is not None:
            raise self.trouble
        return ServerSettings()


@pytest.mark.parametrize(
    ("answer", "language"),
    [
        ({"preferred_locale": "de"}, "de"),
        ({"preferred_locale": "tlh"}, "en"),
        ({"preferred_locale": None}, "en"),
        ("<html>", "en"),
        (OSError("away"), "en"),
        (ValueError("no JSON"), "en"),
    ],
)
async def test_before_the_gateway_has_told_discord_is_asked_once(
    answer: object, language: str
) -> None:
    client: Any = Unconnected(answer)
    servers: Any = Unset(StoreError("locked"))
    known = ServerLanguages(client, SettingsAtHand(servers, SOLO), now=lambda: 0.0)
    assert [(await known.words(7)).language for _ in range(3)] == [language] * 3
    assert client.asked == 1


async def test_what_was_asked_is_asked_again_after_a_while() -> None:
    client: Any = Unconnected(OSError("away"))
    servers: Any = Unset()
    now = 0.0
    known = ServerLanguages(client, SettingsAtHand(servers, SOLO), now=lambda: now)
    assert (await known.words(7)).language == "en"
    client.answer, now = {"preferred_locale": "de"}, FRESH_SECONDS + 1
    assert (await known.words(7)).language == "de"
    client.answer, now = OSError("away"), now + FRESH_SECONDS + 1
    assert (await known.words(7)).language == "de"
