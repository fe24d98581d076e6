import re
from pathlib import Path

import pytest

from bot.config import SETTING_NAMES, Settings, read_settings, require_token
from bot.errors import ConfigError
from bot.invocation import called

ROOT = Path(__file__).parent.parent


def test_without_any_variable_every_setting_has_its_default() -> None:
    assert read_settings({}) == Settings()


def test_an_empty_variable_counts_as_not_given() -> None:
    assert read_settings({"LOG_LEVEL": " ", "DEV_GUILD_ID": ""}) == Settings()


def test_given_values_are_read_in_their_types() -> None:
    settings = read_settings(
        {
            "DISCORD_TOKEN": "abc",
            "QUESTIONS_DIR": "/srv/questions",
            "DEV_GUILD_ID": "123456789012345678",
            "OPERATOR_GUILD_IDS": "123456789012345678, 223456789012345678 3",
            "LOG_LEVEL": "debug",
            "LOG_FORMAT": "JSON",
            "DISCORD_API_URL": "http://127.0.0.1:8080/api/v10/",
        }
    )
    assert settings.questions_dir == Path("/srv/questions")
    assert settings.dev_guild_id == 123456789012345678
    assert settings.operator_guild_ids == {123456789012345678, 223456789012345678, 3}
    assert (settings.log_level, settings.log_format) == ("DEBUG", "json")
    assert settings.discord_api_url == "http://127.0.0.1:8080/api/v10"


@pytest.mark.parametrize(
    ("name", "value", "fix"),
    [
        ("LOG_LEVEL", "WARN", "did you mean WARNING?"),
        ("LOG_FORMAT", "xml", "Choose one of text, json"),
        ("DEV_GUILD_ID", "my server", "a number"),
        ("DEV_GUILD_ID", "1" * 5_000, "17 to 20 digits"),
        ("OPERATOR_GUILD_IDS", "123456789012345678; mine", "with commas between"),
        ("OPERATOR_GUILD_IDS", "1" * 5_000, "17 to 20 digits"),
        ("DISCORD_API_URL", "discord.com", "https://"),
        ("DISCORD_API_URL", "https://discord.com", "API is at https://discord.com/api/v10"),
        ("DISCORD_API_URL", "https://", "https://discord.com/api/v10"),
    ],
)
def test_a_wrong_value_is_told_with_its_name_and_the_fix(name: str, value: str, fix: str) -> None:
    with pytest.raises(ConfigError) as told:
        read_settings({name: value})
    assert name in str(told.value)
    assert value in str(told.value)
    assert fix in str(told.value)


@pytest.mark.parametrize(
    ("value", "shown", "fix"),
    [
        ("https://discord.com/channels/@me", "the given value", "https://discord.com/api/v10"),
        ("https://discord.com/api/v10?x=1", "“https://discord.com/api/v10…”", "such as https://"),
        ("https://discord.com/api/v10#x", "“https://discord.com/api/v10…”", "such as https://"),
        ("https://discord.com:port/", "“https://discord.com:…”", "from 1 to 65535"),
        ("http://user:geheim", "“http://user:…”", "from 1 to 65535"),
        ("http://user:geheim@127.0.0.1:18999/api", "the given value", "leave out the user"),
        ("http://user:ge@heim@127.0.0.1/api", "the given value", "leave out the user"),
        ("http://user:ge/heim@127.0.0.1/api", "the given value", "from 1 to 65535"),
        ("http://geheim@127.0.0.1/api", "the given value", "leave out the user"),
        ("http://us er@127.0.0.1:1/api", "the given value", "a space"),
        ("http://127.0.0.1/a pi", "“http://127.0.0.1/a pi”", "a space"),
        ("http://disc\u200bord.test/api", "DISCORD_API_URL", "invisible character"),
        ("http://127.0.0.1\t/api", "DISCORD_API_URL", "invisible character"),
        ("http://127.0.0.1\\api", "DISCORD_API_URL", "write / instead"),
        ("http://:8080/api", "DISCORD_API_URL", "host is missing"),
        ("http:///api", "DISCORD_API_URL", "host is missing"),
        ("http://a..b/api", "DISCORD_API_URL", "cannot be read"),
        ("http://ho%20st/api", "DISCORD_API_URL", "cannot be read"),
        ("https://ｄｉｓｃｏｒｄ.com/api/v10", "DISCORD_API_URL", "cannot be read"),
        ("https://dißcord.test/api", "DISCORD_API_URL", "cannot be read"),
        ("http://[::1/api", "DISCORD_API_URL", "cannot be read"),
        ("http://::1/api", "DISCORD_API_URL", "cannot be read"),
        ("http://[127.0.0.1]/api", "DISCORD_API_URL", "cannot be read"),
        ("http://[::1]:0/api", "DISCORD_API_URL", "from 1 to 65535"),
        ("http://127.0.0.1:+80/api", "DISCORD_API_URL", "from 1 to 65535"),
        ("http://127.0.0.1:٣/api", "DISCORD_API_URL", "from 1 to 65535"),
        ("http://127.0.0.1:65536/api", "DISCORD_API_URL", "from 1 to 65535"),
        (f"http://127.0.0.1:{'1' * 5_000}/api", "DISCORD_API_URL", "from 1 to 65535"),
    ],
)
def test_an_address_that_is_read_in_more_than_one_way_is_told_in_one_line(
    value: str, shown: str, fix: str
) -> None:
    with pytest.raises(ConfigError, match=r"^DISCORD_API_URL: ") as told:
        read_settings({"DISCORD_API_URL": value})
    said = str(told.value)
    assert shown in said
    assert fix in said
    assert "heim" not in said
    assert "\n" not in said


@pytest.mark.parametrize(
    "value",
    [
        "http://[::1]:8080/api/v10",
        "http://xn--bcher-kva.example/api",
        "HTTP://discord_proxy:80/api",
    ],
)
def test_an_address_that_everybody_reads_alike_is_taken(value: str) -> None:
    assert read_settings({"DISCORD_API_URL": value}).discord_api_url == value


def test_a_wrong_token_is_told_without_showing_it() -> None:
    with pytest.raises(ConfigError) as told:
        read_settings({"DISCORD_TOKEN": "se cret"})
    assert "se cret" not in str(told.value)


@pytest.mark.parametrize(
    "pasted",
    [
        "Bot abc.def",
        "bot abc.def",
        "Bearer abc.def",
        "Authorization: Bot abc.def",
        "'abc.def'",
        '"Bot abc.def"',
        "“abc.def”",
        'DISCORD_TOKEN="abc.def"',
        " abc.def\r\n",
        "\ufeffabc.def\u200b",
    ],
)
def test_a_token_is_taken_however_it_was_pasted(pasted: str) -> None:
    assert read_settings({"DISCORD_TOKEN": pasted}).discord_token == "abc.def"


@pytest.mark.parametrize(
    ("pasted", "words"),
    [
        ("123456789012345678", "This is an id"),
        ("0123456789abcdef" * 4, "public key"),
        ("abc.déf", "plain letters"),
        ("abc def", "no spaces"),
    ],
)
def test_what_is_no_token_is_told_with_where_it_is(pasted: str, words: str) -> None:
    with pytest.raises(ConfigError, match=words) as told:
        read_settings({"DISCORD_TOKEN": pasted})
    assert pasted not in str(told.value)


def test_quotes_around_any_value_are_not_part_of_it() -> None:
    settings = read_settings({"LOG_LEVEL": '"DEBUG"', "QUESTIONS_DIR": "'my facts'"})
    assert (settings.log_level, settings.questions_dir) == ("DEBUG", Path("my facts"))


def test_a_folder_may_be_in_the_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert read_settings({"QUESTIONS_DIR": "~/facts"}).questions_dir == tmp_path / "facts"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("~nobody-of-that-name/facts", "write the path out"),
        ("$HOME/facts", "Variables are not filled in"),
        ("${HOME}/facts", "Variables are not filled in"),
        ("C:\temp", "control character"),
        ("https://ann:geheim@example.org/facts", "not an address"),
    ],
)
def test_a_folder_that_cannot_be_meant_is_told(value: str, words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        read_settings({"QUESTIONS_DIR": value})


def test_the_token_is_not_in_what_settings_print() -> None:
    assert "secret" not in repr(read_settings({"DISCORD_TOKEN": "secret"}))


def test_a_missing_token_is_told_with_the_way_to_try_without_one() -> None:
    with pytest.raises(ConfigError, match=re.escape(called("sandbox"))):
        require_token(Settings())


def test_the_example_file_lists_exactly_the_settings_with_their_defaults() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    given = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    assert tuple(given) == SETTING_NAMES
    assert read_settings(given) == Settings()
