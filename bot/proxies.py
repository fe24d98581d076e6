"""Proxies: which one a request takes, by the variables that other programs read too."""

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from bot.addresses import checked
from bot.errors import ConfigError

PROXY_NAMES = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY")
"""Each also in lower case, which comes first, as with curl."""
EXAMPLE = "http://proxy.example:3128, with user:password@ before the host if it asks for them"
"""The user and password stand apart: inside the address they would be redacted like real ones."""
_PORTS = {"http": 80, "ws": 80, "https": 443, "wss": 443}


@dataclass(frozen=True, slots=True)
class Proxies:
    """The proxies that are set, and the hosts reached without one; not checked yet."""

    secure: str = field(default="", repr=False)
    plain: str = field(default="", repr=False)
    bypass: tuple[str, ...] = ()

    def way_to(self, url: str) -> str | None:
        """Return the address of the proxy for a URL, None for a direct connection.

        This machine itself is always reached directly. Raises ConfigError for a proxy that cannot
        be used.
        """
        target = urlsplit(url)
        proxy = self.secure if target.scheme in ("https", "wss") else self.plain
        host = (target.hostname or "").lower()
        if not proxy or is_loopback(host):
            return None
        port = target.port or _PORTS.get(target.scheme, 0)
        if any(_covers(entry, host, port) for entry in self.bypass):
            return None
        return _usable(proxy, "HTTPS_PROXY" if proxy == self.secure else "HTTP_PROXY")


NO_PROXIES = Proxies()


def read_proxies(environ: Mapping[str, str]) -> Proxies:
    """Read the proxies from the environment; an empty value counts as not given."""

    def given(name: str) -> str:
        return environ.get(name.lower(), "").strip() or environ.get(name, "").strip()

    everything = given("ALL_PROXY")
    return Proxies(
        secure=given("HTTPS_PROXY") or everything,
        plain=given("HTTP_PROXY") or everything,
        bypass=tuple(filter(None, re.split(r"[,\s]+", given("NO_PROXY").lower()))),
    )


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine itself."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _usable(proxy: str, name: str) -> str:
    if "://" not in proxy:
        proxy = f"http://{proxy}"
    try:
        parts = checked(proxy)
        if parts.path not in ("", "/") or parts.query or parts.fragment:
            raise ValueError("Nothing may follow its host and port; / in a password is %2F")
        user, _, password = parts.netloc.rpartition("@")[0].partition(":")
        if ":" in unquote(user) or any(ord(each) > 255 for each in unquote(user + password)):
            raise ValueError("Its user or password has a character that cannot be sent")
    except ValueError as wrong:
        raise ConfigError(
            f"{name}: the given value is not usable.", f"{wrong}. For instance: {EXAMPLE}."
        ) from None
    if parts.scheme not in ("http", "https"):
        raise ConfigError(
            f"{name}: a proxy of the kind {parts.scheme}:// cannot be used.",
            f"Name one that speaks HTTP, for instance {EXAMPLE}. "
            "Or list discord.com and discord.gg in NO_PROXY.",
        )
    return proxy


def _covers(entry: str, host: str, port: int) -> bool:
    """Tell whether an entry of NO_PROXY means this host: `*`, a domain, an address, a network."""
    if entry == "*":
        return True
    if "/" in entry:
        try:
            return ipaddress.ip_address(host) in ipaddress.ip_network(entry, strict=False)
        except ValueError:
            return False
    name, colon, its_port = entry.rpartition(":")
    if colon and re.fullmatch("[0-9]+", its_port) and name.count(":") != 1:
        entry = name if its_port.lstrip("0") == str(port) else ""
    entry = entry.strip("[]").removeprefix("*").lstrip(".")
    return bool(entry) and (host == entry or host.endswith(f".{entry}"))
