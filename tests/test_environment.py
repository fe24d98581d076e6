"""What is read from .env and the environment, and what is said of slips in them."""

from pathlib import Path

import pytest

from bot.environment import OF_REAL_SERVERS, Environment, read_environment
from bot.errors import ConfigError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / ".env"


def read(file: Path, text: str | bytes, **process: str) -> Environment:
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_environment(file, process)


def test_without_a_file_the_environment_is_all_there_is(file: Path) -> None:
    assert read_environment(file, {"DISCORD_TOKEN": "abc"}) == Environment({"DISCORD_TOKEN": "abc"})


def test_the_environment_has_the_last_word(file: Path) -> None:
    given = read(file, "LOG_LEVEL=DEBUG\n", LOG_LEVEL="ERROR")
    assert given == Environment({"LOG_LEVEL": "ERROR"})


@pytest.mark.parametrize("empty", ["", "  ", "\n"])
def test_an_empty_variable_hides_nothing(file: Path, empty: str) -> None:
    assert read(file, "DISCORD_TOKEN=abc\n", DISCORD_TOKEN=empty).values["DISCORD_TOKEN"] == "abc"


@pytest.mark.parametrize(
    "text",
    [
        "DISCORD_TOKEN=abc",
        "DISCORD_TOKEN = abc",
        "export DISCORD_TOKEN=abc",
        "DISCORD_TOKEN='abc'",
        'DISCORD_TOKEN="abc"',
        "DISCORD_TOKEN=abc # from the portal",
        "# mine\r\nDISCORD_TOKEN=abc\r\n",
        "\ufeffDISCORD_TOKEN=abc",
        "DISCORD_TOKEN=abc\n\nDISCORD_TOKEN=\n",
        "DISCORD_TOKEN=\nDISCORD_TOKEN=abc",
        "DISCORD_TOKEN=abc\nDISCORD_TOKEN= # later",
        "DISCORD_TOKEN=abc".encode("utf-16"),
    ],
)
def test_a_value_is_found_however_the_file_is_written(file: Path, text: str | bytes) -> None:
    assert read(file, text) == Environment({"DISCORD_TOKEN": "abc"})


@pytest.mark.parametrize("text", ["DISCORD_TOKEN=", "DISCORD_TOKEN= # put it here", "#", ""])
def test_what_is_left_empty_is_not_given(file: Path, text: str) -> None:
    assert read(file, text) == Environment({})


@pytest.mark.parametrize("secret", ["pa$$word", "${HOME}", "a$HOME.b", "$(whoami)"])
def test_a_dollar_sign_means_itself(file: Path, secret: str) -> None:
    assert read(file, f"DISCORD_TOKEN={secret}").values == {"DISCORD_TOKEN": secret}


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("DISCORD_TOKN", "DISCORD_TOKEN"),
        ("DISCORD-TOKEN", "DISCORD_TOKEN"),
        ("discord_token", "DISCORD_TOKEN"),
        ("DISCORD_BOT_TOKEN", "DISCORD_TOKEN"),
        ("DISCORD_TOKEN_FILE", "DISCORD_TOKEN"),
        ("BOT_TOKEN", "DISCORD_TOKEN"),
        ("DATABASE_URI", "DATABASE_URL"),
        ("QUESTION_DIR", "QUESTIONS_DIR"),
        ("LOGLEVEL", "LOG_LEVEL"),
        ("DEV_GUILD", "DEV_GUILD_ID"),
    ],
)
def test_a_name_that_is_nearly_ours_is_remarked_on(file: Path, slip: str, meant: str) -> None:
    (remark,) = read(file, f"# mine\n\n{slip}=s3cret\n").remarks
    assert f".env, line 3: {slip} is no setting; did you mean {meant}?" in remark
    assert "s3cret" not in remark


@pytest.mark.parametrize("name", ["COMPOSE_PROJECT_NAME", "TZ", "https_proxy", "NO_PROXY", "PATH"])
def test_names_of_others_are_let_be(file: Path, name: str) -> None:
    assert read(file, f"{name}=x\n").remarks == ()


def test_a_slip_in_the_environment_is_remarked_on_too(file: Path) -> None:
    (remark,) = read_environment(file, {"DISCORD_TOKN": "s3cret", "SHELL": "/bin/sh"}).remarks
    assert remark == "DISCORD_TOKN in the environment is no setting; did you mean DISCORD_TOKEN?"


@pytest.mark.parametrize("line", ["DISCORD_TOKEN: s3cret", "s3cret", "DISCORD_TOKEN='s3cret", "=x"])
def test_a_line_that_is_not_understood_is_named_by_its_number(file: Path, line: str) -> None:
    given = read(file, f"LOG_LEVEL=DEBUG\n{line}\n")
    assert given.values == {"LOG_LEVEL": "DEBUG"}
    assert ".env, line 2 is not understood" in given.remarks[0]
    assert "s3cret" not in " ".join(given.remarks)


def test_a_name_that_is_given_twice_is_remarked_on(file: Path) -> None:
    given = read(file, "DISCORD_TOKEN=old\nLOG_LEVEL=INFO\nDISCORD_TOKEN=new\n")
    assert given.values["DISCORD_TOKEN"] == "new"
    assert "line 3: DISCORD_TOKEN was given in line 1 already; this counts." in given.remarks[0]


def test_a_folder_of_that_name_is_remarked_on(file: Path) -> None:
    file.mkdir()
    given = read_environment(file, {"DISCORD_TOKEN": "abc"})
    assert given.values == {"DISCORD_TOKEN": "abc"}
    assert "is a folder" in given.remarks[0]


def test_what_is_no_text_is_an_error(file: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        read(file, b"DISCORD_TOKEN=\xe9\n")


def test_a_local_discord_hears_nothing_of_real_servers(file: Path) -> None:
    file.write_text("DEV_GUILD_ID=123\nLOG_LEVEL=DEBUG\n")
    given = read_environment(file, {}, OF_REAL_SERVERS)
    assert given.values == {"LOG_LEVEL": "DEBUG"}
