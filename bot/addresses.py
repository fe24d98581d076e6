"""Addresses in settings: whether one is valid, and how much of it may be shown."""

import ipaddress
import re
import unicodedata
from urllib.parse import SplitResult, urlsplit

_HOST = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?", re.IGNORECASE | re.ASCII)
_HOST_AND_PORT = re.compile(r"(?P<host>\[.*\]|[^:]*)(?::(?P<port>.*))?", re.DOTALL)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:/{1,2}|sqlite:|//", re.IGNORECASE)
_OPTIONS = re.compile("[?#=]")
_PLACE = re.compile(r"(\[[0-9a-f:.]*\]|[^:]*)(:\d{1,5}(?=/|$))?[^:]*", re.IGNORECASE)


def checked(address: str) -> SplitResult:
    """Return the parts of an address, if every library reads it alike.

    urlsplit drops line breaks, and aiohttp takes ports and hosts that others do not. Raises
    ValueError with a message for the operator that shows nothing of the address.
    """
    if any(each.isspace() or unicodedata.category(each) in ("Cc", "Cf") for each in address):
        raise ValueError("There is a space or an invisible character in it")
    if "\\" in address:
        raise ValueError("There is a \\ in it; write / instead")
    try:
        parts = urlsplit(address)
    except ValueError:  # its words may hold a password
        raise ValueError("Its host cannot be read") from None
    found = _HOST_AND_PORT.fullmatch(parts.netloc.rpartition("@")[2])
    if found is None or not _is_host(found["host"]):
        raise ValueError("Its host is missing, or cannot be read")
    port = found["port"]
    if port is not None and not (_is_port(port) and 0 < int(port) < 1 << 16):
        raise ValueError("Its port is not a number from 1 to 65535")
    return parts


def _is_host(host: str) -> bool:
    if not host.startswith("["):
        return bool(_HOST.fullmatch(host))
    try:
        return ipaddress.ip_address(host[1:-1]).version == 6
    except ValueError:
        return False


def _is_port(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 5


def without_login(address: str) -> str:
    """Return an address without any secret in it, however malformed it is.

    Whatever may be a user and a password is left out, up to the last @, as libraries read it.
    Options, and what stands where a port should, become “…”.
    """
    scheme, login, place = _split(address)
    cut = _OPTIONS.split(place, maxsplit=1)[0]
    if login and (cut != place or _OPTIONS.search(login)):
        return f"{scheme}…"  # nobody can tell where a secret in it ends
    if not _is_path(scheme, cut):
        plain = _PLACE.match(cut)
        kept = plain[0] if plain else ""
        if kept != cut:
            return f"{scheme}{kept}:…"
    return f"{scheme}{cut}" + "…" * (cut != place)


def login_in(address: str) -> str:
    """Return whatever may be user and password in an address, with the @ after them."""
    return _split(address)[1]


def _split(address: str) -> tuple[str, str, str]:
    """Return the scheme with its colon and slashes, the login with its @, and the rest."""
    found = _SCHEME.match(address)
    scheme = found[0] if found else ""
    login, at, place = address[len(scheme) :].rpartition("@")
    if _is_path(scheme, login) and not re.search("[:?#=]", login):
        return scheme, "", f"{login}{at}{place}"  # a folder may be called me@home
    return scheme, login + at, place


def _is_path(scheme: str, place: str) -> bool:
    return scheme.lower().startswith("sqlite:") and place.startswith("/")
