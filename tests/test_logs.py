import io
import json
import logging
from collections.abc import Iterator

import pytest

from bot.config import Settings
from bot.log_context import log_context
from bot.logs import LIBRARIES, start_logging
from bot.proxies import Proxies


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    libraries = {name: logging.getLogger(name).level for name in LIBRARIES}
    yield
    root.handlers[:], root.level = handlers, level
    for name, before in libraries.items():
        logging.getLogger(name).setLevel(before)


def logged(settings: Settings, *lines: object) -> str:
    stream = io.StringIO()
    start_logging(settings, stream)
    logging.getLogger("bot.test").info(*lines)
    return stream.getvalue()


def test_user_and_password_in_an_address_are_not_logged() -> None:
    line = logged(Settings(), "the proxy %s is away", "http://ann:s3cret@proxy.example:3128")
    assert "the proxy http://proxy.example:3128 is away" in line
    assert "s3cret" not in line


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("http:/ann:s3cret@proxy.example:1", "http:/proxy.example:1"),
        ("http://ann:s3cr@s3cret@proxy.example:1", "http://proxy.example:1"),
        ("https://discord.com/api/v10/messages/@original", None),
    ],
)
def test_a_login_ends_at_the_last_at_sign_before_the_path(address: str, shown: str | None) -> None:
    assert f" {shown or address} is away" in logged(Settings(), "the proxy %s is away", address)


@pytest.mark.parametrize("proxy", ["http://@proxy.example:1", "http://a@proxy.example:1"])
def test_a_login_of_next_to_nothing_is_not_looked_for_in_every_word(proxy: str) -> None:
    settings = Settings(proxies=Proxies(secure=proxy), database_url="sqlite:////srv/me@home/t.db")
    line = logged(settings, "/srv/me@home/t.db is ana@example.org's")
    assert "/srv/me@home/t.db is ana@example.org's" in line


def test_a_login_of_the_settings_is_known_however_odd_it_is() -> None:
    settings = Settings(proxies=Proxies(secure="http://ann:s3 cr/et?@proxy.example:1"))
    line = logged(settings, "no way through ann:s3 cr/et?@proxy.example:1")
    assert "no way through proxy.example:1" in line


def test_a_placeholder_for_the_token_is_not_looked_for_in_every_word() -> None:
    assert "the proxy" in logged(Settings(discord_token="x"), "the proxy")


def test_text_lines_are_for_people() -> None:
    assert "INFO    bot.test: a game began" in logged(Settings(), "a %s began", "game")


def test_json_lines_are_for_machines() -> None:
    line = json.loads(logged(Settings(log_format="json"), "a %s began", "game"))
    assert (line["level"], line["logger"], line["message"]) == ("INFO", "bot.test", "a game began")


def test_a_traceback_stays_within_its_json_line() -> None:
    stream = io.StringIO()
    start_logging(Settings(log_format="json"), stream)
    try:
        raise ValueError("a bug")
    except ValueError:
        logging.getLogger("bot.test").exception("it broke")
    (line,) = stream.getvalue().splitlines()
    assert "ValueError: a bug" in json.loads(line)["traceback"]


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_the_token_is_never_logged(log_format: str) -> None:
    settings = Settings(discord_token="very-secret", log_format=log_format)
    said = logged(settings, "failed with %s", "Bot very-secret")
    assert "very-secret" not in said
    assert "[token]" in said


def test_the_level_is_the_one_set() -> None:
    assert logged(Settings(log_level="WARNING"), "a detail") == ""


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_the_token_is_not_in_a_traceback_either(log_format: str) -> None:
    stream = io.StringIO()
    start_logging(Settings(discord_token="very-secret", log_format=log_format), stream)
    try:
        raise ValueError("Authorization: Bot very-secret")
    except ValueError:
        logging.getLogger("bot.test").exception("it broke")
    assert "very-secret" not in stream.getvalue()
    assert "Authorization: Bot [token]" in stream.getvalue()


@pytest.mark.parametrize("log_format", ["text", "json"])
@pytest.mark.parametrize(
    "path", ["/webhooks/12/{}/messages/@original", "/interactions/12/{}/callback"]
)
def test_an_interactions_token_is_not_logged_with_its_address(path: str, log_format: str) -> None:
    token = "aW50ZXJhY3Rpb246MTI.x-_3%3D"
    said = logged(Settings(log_format=log_format), "POST %s answered 500", path.format(token))
    assert token not in said
    assert path.format("[token]") in said


@pytest.mark.parametrize("library", ["discord.gateway", "discord.http", "aiosqlite"])
def test_libraries_never_tell_what_members_typed(library: str) -> None:
    stream = io.StringIO()
    start_logging(Settings(log_level="DEBUG"), stream)
    logging.getLogger(library).debug("received %s", "NSYNC")
    logging.getLogger("bot.test").debug("a detail")
    assert "NSYNC" not in stream.getvalue()
    assert "a detail" in stream.getvalue()


def test_text_lines_end_with_what_they_are_about() -> None:
    with log_context(game=12, server=34, channel=56):
        said = logged(Settings(), "a game began")
    assert said.endswith("bot.test: a game began [game 12 server 34 channel 56]\n")


def test_what_a_line_is_about_stands_before_the_traceback() -> None:
    stream = io.StringIO()
    start_logging(Settings(), stream)
    try:
        raise ValueError("a bug")
    except ValueError:
        with log_context(channel=56):
            logging.getLogger("bot.test").exception("it broke")
    first, *traceback = stream.getvalue().splitlines()
    assert first.endswith("it broke [channel 56]")
    assert traceback[-1] == "ValueError: a bug"


def test_json_lines_hold_what_they_are_about_under_keys_of_their_own() -> None:
    with log_context(game=12, server=34, channel=56):
        line = json.loads(logged(Settings(log_format="json"), "a game began"))
    assert (line["game"], line["server"], line["channel"]) == (12, "34", "56")


def test_a_line_about_nothing_in_particular_says_nothing_of_it() -> None:
    assert logged(Settings(), "ready").endswith("bot.test: ready\n")
    assert "game" not in json.loads(logged(Settings(log_format="json"), "ready"))
