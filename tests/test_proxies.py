import pytest

from bot.addresses import without_login
from bot.config import Settings, read_settings
from bot.errors import ConfigError
from bot.proxies import Proxies, read_proxies

API, GATEWAY = "https://discord.com/api/v10", "wss://gateway.discord.gg/"
PROXY = "http://proxy.example:3128"


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"])
def test_rest_and_gateway_go_through_the_proxy(name: str) -> None:
    proxies = read_proxies({name: PROXY})
    assert proxies.way_to(API) == PROXY
    assert proxies.way_to(GATEWAY) == PROXY


def test_an_open_address_has_a_proxy_of_its_own() -> None:
    proxies = read_proxies({"HTTP_PROXY": PROXY})
    assert proxies.way_to("http://discord.test/api") == PROXY
    assert proxies.way_to(API) is None


def test_without_a_proxy_the_way_is_direct() -> None:
    assert read_proxies({"HTTPS_PROXY": " "}).way_to(API) is None
    assert read_settings({}) == Settings()


def test_the_lower_case_name_comes_first_as_with_curl() -> None:
    assert read_proxies({"HTTPS_PROXY": "http://a:1", "https_proxy": PROXY}).way_to(API) == PROXY


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "localhost", "[::1]:9"])
def test_this_machine_is_reached_without(host: str) -> None:
    proxies = Proxies(secure="socks5://x:1", plain="socks5://x:1")
    assert proxies.way_to(f"http://{host}/api/v10") is None


@pytest.mark.parametrize(
    ("bypass", "url", "direct"),
    [
        ("*", API, True),
        ("discord.com", API, True),
        (".discord.com", "https://a.discord.com/", True),
        ("*.discord.com", "https://a.discord.com/", True),
        ("DISCORD.com, other.org", API, True),
        ("discord.com:443", API, True),
        ("discord.com:8443", API, False),
        ("cord.com", API, False),
        ("discord.com", GATEWAY, False),
        ("10.0.0.0/8", "https://10.2.3.4/api", True),
        ("10.0.0.0/8", "https://11.2.3.4/api", False),
        ("10.0.0.0/8", API, False),
        ("", API, False),
        (":443", API, False),
    ],
)
def test_no_proxy_names_what_is_reached_without(bypass: str, url: str, *, direct: bool) -> None:
    way = read_proxies({"HTTPS_PROXY": PROXY, "NO_PROXY": bypass}).way_to(url)
    assert (way is None) == direct


@pytest.mark.parametrize(
    "proxy",
    [
        "socks5://s3cret:s3cret@x:1",
        "http://",
        "http://x:s3cret",
        "::",
        "http:/ann:s3cret@x:1",
        "//ann:s3cret@x:1",
        "http://ho st:3128",
        "http://ann:s3 cret@x:1",
        "http://ann:s3cret/s3cret@x:1",
        "http://ann:s3cret?@x:1",
        "http://ann:s3cret#@x:1",
        "http://x:1/s3cret",
        "http://x:1?s3cret",
        "http://[::1:3128",
        "http://x:1\n23",
        "http://ann:s3cretп@x:1",
        "http://an%3An:s3cret@x:1",
    ],
)
def test_a_proxy_that_cannot_be_used_is_told_without_what_is_secret(proxy: str) -> None:
    with pytest.raises(ConfigError, match="HTTPS_PROXY") as told:
        read_proxies({"HTTPS_PROXY": proxy}).way_to(API)
    assert "s3cret" not in str(told.value)
    assert "http://proxy.example:3128" in str(told.value)


@pytest.mark.parametrize(
    "proxy",
    [
        "http://x:1/",
        "http://ann:s3cr@et@x:1",
        "http://ann:s3%2Fcret%20%C3%A9@x:1",
        "https://[::1]:9",
    ],
)
def test_a_proxy_with_a_login_is_taken_as_aiohttp_reads_it(proxy: str) -> None:
    assert read_proxies({"HTTPS_PROXY": proxy}).way_to(API) == proxy


def test_the_proxy_of_open_addresses_is_told_by_its_own_name() -> None:
    with pytest.raises(ConfigError, match=r"^HTTP_PROXY: "):
        read_proxies({"HTTP_PROXY": "http:/ann:s3cret@x:1"}).way_to("http://discord.test/api")


@pytest.mark.parametrize("entry", ["x:²", "x:٣", f"x:{'1' * 5_000}", "[::1]:443", ":", "[", "x/²"])
def test_an_odd_entry_of_no_proxy_means_nobody(entry: str) -> None:
    assert read_proxies({"HTTPS_PROXY": PROXY, "NO_PROXY": entry}).way_to(API) == PROXY


def test_a_proxy_may_be_named_without_its_scheme() -> None:
    assert read_proxies({"HTTPS_PROXY": "proxy.example:3128"}).way_to(API) == PROXY


def test_user_and_password_are_never_shown() -> None:
    address = "http://ann:s3cret@proxy.example:3128"
    assert without_login(address) == PROXY
    assert "s3cret" not in repr(read_settings({"HTTPS_PROXY": address}))
