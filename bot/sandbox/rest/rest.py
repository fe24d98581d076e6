"""REST: what happens to a request before and after its route does its work."""

import asyncio
import math
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

import msgspec
from aiohttp import web

from bot.sandbox.rest.bodies import JSON_TYPE, Sent, received
from bot.sandbox.rest.faults import Fault, FaultKind, Faults
from bot.sandbox.rest.ratelimits import RateLimits, refusal_headers
from bot.sandbox.validation.error_tree import ErrorTree
from bot.sandbox.validation.validation import check_schema
from bot.sandbox.wire import read_id
from bot.sandbox.world.attachments import UploadedFile
from bot.sandbox.world.locales import DEFAULT, LOCALES
from bot.sandbox.world.messages import Json
from bot.sandbox.world.refusals import ApiError, NotInSandbox, Why
from bot.sandbox.world.world import BOT_TOKEN, World

PREFIX = "/api/v10"


@dataclass(slots=True)
class Call:
    """A request, checked: ids from its path, its query, its JSON body and its files.

    `locale` is the language that it asks for.
    """

    world: World
    params: dict[str, str]
    query: dict[str, str]
    body: Any
    uploads: tuple[UploadedFile, ...]
    gateway_url: str
    locale: str = DEFAULT

    def id(self, name: str) -> int:
        """Return an id from the path."""
        return snowflake(name, self.params[name])

    def asked_flag(self, name: str) -> bool:
        """Return whether something is asked for."""
        return self.query.get(name, "").lower() in ("true", "1")

    def asked_id(self, name: str, otherwise: int) -> int:
        """Return an id from the query, or another number when it is not asked for."""
        return snowflake(name, self.query[name]) if name in self.query else otherwise

    def asked_limit(self, otherwise: int, most: int) -> int:
        """Return how many are asked for; ApiError (50035) for more than there ever are."""
        limit = read_id(self.query.get("limit", otherwise))
        if limit is None or not 1 <= limit <= most:
            wrong = ErrorTree()
            wrong.add(("limit",), "NUMBER_TYPE_RANGE", f"Value must be from 1 to {most}.")
            wrong.check()
        return limit or otherwise


def snowflake(name: str, text: object) -> int:
    """Return an id; ApiError (50035) for what is none."""
    number = read_id(text)
    if number is None:
        wrong = ErrorTree()
        wrong.add((name,), "NUMBER_TYPE_COERCE", f'Value "{str(text)[:50]}" is not snowflake.')
        wrong.check()
    return number or 0


class RestResponse(NamedTuple):
    """What a route answers; no payload makes an empty 204."""

    payload: Any = None
    status: int = 200


Handler: TypeAlias = Callable[[Call], RestResponse]


class Route(NamedTuple):
    """A method and path of Discord's document, and who does the work.

    Routes with a token in their path are `open`: they need no other authorisation. Those that make
    or change messages take `files`.
    """

    method: str
    path: str
    handler: Handler
    open: bool = False
    files: bool = False


@dataclass(slots=True)
class Served:
    """A request that was answered; `status` is 0 when the line was cut instead."""

    method: str
    path: str
    params: dict[str, str]
    body: Any
    status: int


@dataclass(slots=True)
class Rest:
    """Serves routes: faults, authorisation, rate limits and validation around the handler."""

    world: World
    gateway_url: str = ""
    faults: Faults = field(default_factory=Faults)
    limits: RateLimits = field(default_factory=RateLimits)
    served: deque[Served] = field(default_factory=lambda: deque(maxlen=10_000))

    def mount(self, app: web.Application, routes: tuple[Route, ...]) -> None:
        """Put the routes under /api/v10, and a 501 under every other path there."""
        for route in routes:
            app.router.add_route(route.method, PREFIX + _pattern(route.path), self._serving(route))
        app.router.add_route("*", PREFIX + "/{rest:.*}", self._unknown)

    def times(self, route: tuple[str, str]) -> int:
        """Return how often a route was served well."""
        good = (one for one in self.served if 200 <= one.status < 300)
        return sum((one.method, one.path) == route for one in good)

    def _serving(self, route: Route) -> Callable[[web.Request], Any]:
        async def serve(request: web.Request) -> web.StreamResponse:
            sent = await received(request)
            fault = self.faults.meet(route.method, route.path, sent.body)
            response = await self._troubled(route, request, sent, fault)
            params = dict(request.match_info)
            status = 0 if request.transport is None else response.status
            self.served.append(Served(route.method, route.path, params, sent.body, status))
            return response

        return serve

    async def _troubled(
        self, route: Route, request: web.Request, sent: Sent, fault: Fault | None
    ) -> web.Response:
        """Do the work, with the fault before or after it."""
        if fault is None:
            return self._answer(route, request, sent)
        if fault.kind is FaultKind.DELAY:
            await asyncio.sleep(fault.seconds)
            return self._answer(route, request, sent)
        if fault.kind in (FaultKind.STATUS_AFTER, FaultKind.RESET_AFTER):
            self._answer(route, request, sent)
        if fault.kind in (FaultKind.RESET, FaultKind.RESET_AFTER) and request.transport:
            request.transport.abort()
        return _trouble_response(fault)

    def _answer(self, route: Route, request: web.Request, sent: Sent) -> web.Response:
        standing = self.limits.take(route.method, route.path, request.match_info, exempt=route.open)
        if standing.retry_after:
            return _limited(standing.retry_after, standing.headers, everywhere=standing.everywhere)
        try:
            answer = self._work(route, request, sent)
        except ApiError as refused:
            answer = RestResponse(refused.payload(), refused.status)
        except NotInSandbox as unknown:
            answer = self._not_here(f"{route.method} {route.path}: {unknown}")
        except Exception as bug:  # noqa: BLE001 - whatever it is
            # A fault of the sandbox must fail the test, and not pass for one of Discord's.
            self.world.violations.append(f"{route.method} {route.path} failed here: {bug!r}")
            answer = RestResponse({"message": "500: Internal Server Error", "code": 0}, 500)
        return _response(answer, standing.headers)

    def _work(self, route: Route, request: web.Request, sent: Sent) -> RestResponse:
        if not route.open and request.headers.get("Authorization") != f"Bot {BOT_TOKEN}":
            raise ApiError(Why.UNAUTHORIZED)
        if sent.problem:
            raise sent.problem
        if sent.uploads and not route.files:
            raise NotInSandbox("files")
        check_schema(route.method, route.path, sent.body)
        params, query = dict(request.match_info), dict(request.query)
        return route.handler(
            Call(
                self.world,
                params,
                query,
                sent.body,
                sent.uploads,
                self.gateway_url,
                _locale(request.headers),
            )
        )

    async def _unknown(self, request: web.Request) -> web.StreamResponse:
        path = request.path.removeprefix(PREFIX)
        return _response(self._not_here(f"{request.method} {path}: no such route"), {})

    def _not_here(self, what: str) -> RestResponse:
        self.world.violations.append(what)
        return RestResponse({"message": f"501: The sandbox does not know {what}", "code": 0}, 501)


def _locale(headers: Mapping[str, str]) -> str:
    """Return the language that a request asks for by Discord's own header, or by the usual one."""
    asked = f"{headers.get('X-Discord-Locale', '')},{headers.get('Accept-Language', '')}"
    accepted = (one.partition(";")[0].strip() for one in asked.split(","))
    return next((one for one in accepted if one in LOCALES), DEFAULT)


def _pattern(path: str) -> str:
    """Return aiohttp's pattern for a path of Discord's document: no id begins with @, as in @me."""
    return path.replace("_id}", r"_id:[^@/{}][^/{}]*}")


def _response(answer: RestResponse, headers: dict[str, str]) -> web.Response:
    if answer.payload is None:
        return web.Response(status=204, headers=headers)
    content = msgspec.json.encode(answer.payload)
    # Spelt out because discord.py reads JSON only when the type comes without a charset.
    return web.Response(
        body=content, status=answer.status, headers={**headers, "Content-Type": JSON_TYPE}
    )


def _limited(seconds: float, headers: dict[str, str], *, everywhere: bool) -> web.Response:
    payload: Json = {
        "message": "You are being rate limited.",
        "retry_after": seconds,
        "global": everywhere,
    }
    return _response(RestResponse(payload, 429), headers)


CLOUDFLARE = """<!DOCTYPE html>
<html><head><title>Access denied | discord.com used Cloudflare to restrict access</title></head>
<body><h1>Error 1015</h1><p>You are being rate limited</p></body></html>"""


def _trouble_response(fault: Fault) -> web.Response:
    if fault.kind is FaultKind.PAGE:
        headers = {"Server": "cloudflare", "CF-RAY": "8f00ba4-FRA"}
        if fault.seconds:
            headers["Retry-After"] = str(math.ceil(fault.seconds))
        return web.Response(
            text=CLOUDFLARE, content_type="text/html", status=fault.status, headers=headers
        )
    if fault.status == 429:
        headers = refusal_headers(fault.seconds) | {"X-RateLimit-Scope": "user"}
        return _limited(fault.seconds, headers, everywhere=False)
    return _response(
        RestResponse({"message": f"{fault.status}: Trouble", "code": 0}, fault.status), {}
    )
