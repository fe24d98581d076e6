"""Refuses web pages from elsewhere: the sandbox answers requests from this machine only."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

HOSTS = frozenset({"127.0.0.1", "localhost"})
OWN_SITE = ("same-origin", "none", "")

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def local_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse other host names (DNS rebinding) and other pages' requests (forgery)."""
    if not _is_own(f"//{request.host}", request):
        return _refusal(f"The sandbox does not answer to the host {request.host!r}.")
    origin = request.headers.get("Origin")
    if origin is not None and not (origin.startswith("http://") and _is_own(origin, request)):
        return _refusal(f"Pages of {origin!r} cannot use the sandbox.")
    if request.headers.get("Sec-Fetch-Site", "") not in OWN_SITE:
        return _refusal("Other sites cannot use the sandbox.")
    return await handler(request)


def _is_own(address: str, request: web.Request) -> bool:
    """Tell whether an address is this very server's."""
    try:
        named = urlsplit(address)
        port = named.port or 80
    except ValueError:
        return False
    served = request.transport.get_extra_info("sockname") if request.transport else None
    return named.hostname in HOSTS and served is not None and port == served[1]


def _refusal(why: str) -> web.Response:
    return web.Response(status=403, text=f"{why} Open http://127.0.0.1 with its port instead.\n")
