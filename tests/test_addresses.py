"""No address, however odd, shows the password in it: in no message and in no line of the log."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.addresses import without_login
from bot.config import Settings, read_settings
from bot.errors import ConfigError
from bot.logs import without_secrets
from bot.storage.sqlite.address import path_of

FIRST, LAST = "s3cr", "p4ss"
"""How every password here begins and ends; neither may be seen."""
OF_ADDRESSES = ("DISCORD_API_URL", "DATABASE_URL", "HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY")
URLS = ("https://discord.com/api/v10", "http://discord.test/api")

odd = st.text("@:/?#[]%\\=&+.,; \t\n'\"éпx9", max_size=4) | st.text(max_size=3)
beginnings = st.sampled_from(
    [
        f"{scheme}{after}"
        for scheme in ("http", "HTTPS", "socks5", "postgres", "sqlite")
        for after in ("://", ":/", ":", ":////", "//")
    ]
    + ["", "//"]
)
hosts = st.sampled_from(["host", "127.0.0.1", "[::1]", "[::1", "ho st", "", "x@host", "ho%20st"])
tails = st.sampled_from(
    ["", ":3128", ":port", "/", ":1/db", "/a/../b", "?a=b", "#x", "?a@b", "/@me"]
)


@st.composite
def addresses(draw: st.DrawFn) -> str:
    user, password = draw(odd), f"{FIRST}{draw(odd)}{LAST}"
    return f"{draw(beginnings)}{user}:{password}@{draw(hosts)}{draw(tails)}"


def everything_said(address: str) -> Iterator[str]:
    """Yield what is said of an address in whichever setting, by the readers and by the log."""
    for name in OF_ADDRESSES:
        try:
            settings = read_settings({name: address})
        except ConfigError as wrong:
            yield str(wrong)
            continue
        yield repr(settings)
        yield from _said_of(settings, address)


def _said_of(settings: Settings, address: str) -> Iterator[str]:
    for url in URLS:
        try:
            way = settings.proxies.way_to(url)
        except ConfigError as wrong:
            yield str(wrong)
        else:
            yield without_login(way or "")
    if address in settings.addresses:
        yield without_secrets("", *settings.addresses)(f"cannot reach {address}: no")
    try:
        path_of(settings.database_url)
    except ConfigError as wrong:
        yield str(wrong)


@given(addresses())
@example("http:/user:s3crp4ss@host:1")
@example("http://user:s3cr@p4ss@127.0.0.1:1")
@example("http://user:s3cr/p4ss@127.0.0.1:1")
@example("sqlite://user:s3cr@p4ss@h/db")
@example("user:s3crp4ss@host/db")
@example("//user:s3cr@p4ss@host:1")
@example("http://user:s3cr p4ss@host:1")
def test_no_password_is_seen_anywhere(address: str) -> None:
    for said in everything_said(address):
        assert FIRST not in said
        assert LAST not in said


@pytest.mark.parametrize(
    "plain",
    [
        "http://127.0.0.1:8080/api/v10",
        "https://[::1]:8443/api",
        "proxy.example:3128",
        "sqlite:////srv/trivia.db",
        "sqlite:///C:/bot/trivia.db",
        "sqlite:////srv/me@home/trivia.db",
        "data/trivia.db",
        "",
    ],
)
def test_an_address_without_a_secret_is_shown_as_it_is(plain: str) -> None:
    assert without_login(plain) == plain
