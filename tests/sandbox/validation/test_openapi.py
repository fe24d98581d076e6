"""The subset of Discord's document, and the sandbox's own answers against the whole of it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from jsonschema import Draft202012Validator, ValidationError
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from bot.sandbox.rest import routes
from bot.sandbox.server import Sandbox
from bot.sandbox.validation.openapi import ROUTES, SUBSET, body_schema, cut
from tests.support.sandbox import Api

WHOLE = Path(__file__).parents[4] / "shared" / "discord-openapi.json"
BUTTON = {"type": 2, "style": 1, "custom_id": "a", "label": "A"}
CARD = [
    {"type": 17, "components": [{"type": 10, "content": "Q?"}, {"type": 1, "components": [BUTTON]}]}
]
V2 = 1 << 15


@pytest.fixture(scope="module")
def whole() -> Any:
    if not WHOLE.exists():
        pytest.skip(f"Discord's whole document is not at {WHOLE}")
    return json.loads(WHOLE.read_bytes())


def test_every_described_route_is_served_and_no_other() -> None:
    served = {(route.method, route.path) for route in routes.ALL}
    assert served == set(ROUTES)
    assert len(served) == len(routes.ALL)


def test_the_subset_describes_exactly_these_routes() -> None:
    described = json.loads(SUBSET.read_bytes())["paths"]
    found = {
        (method.upper(), path)
        for path, operations in described.items()
        for method in operations
        if method != "parameters"
    }
    assert found == set(ROUTES)


def test_the_subset_comes_with_its_licence() -> None:
    notice = (SUBSET.parent / "discord-openapi-LICENSE.txt").read_text(encoding="utf-8")
    assert "MIT License" in notice
    assert "Discord" in notice


def test_bodies_have_schemas_without_references() -> None:
    schemas = [body_schema(*route) for route in ROUTES]
    assert sum(schema is not None for schema in schemas) == 13
    assert "$ref" not in json.dumps(schemas)


def test_the_subset_is_what_the_whole_document_says(whole: Any) -> None:
    assert json.loads(SUBSET.read_bytes()) == cut(whole)


class Answers:
    """Checks what the sandbox answers against what Discord's document promises."""

    def __init__(self, whole: Any) -> None:
        self._whole = whole
        resource = Resource.from_contents(whole, default_specification=DRAFT202012)
        self._registry: Registry[Any] = Registry().with_resource("urn:discord", resource)

    def problems(self, route: tuple[str, str], status: int, payload: Any) -> Iterator[str]:
        method, path = route
        responses = self._whole["paths"][path][method.lower()]["responses"]
        described = responses.get(str(status))
        if described is None:
            yield f"{route}: answers {status}, which is not described"
            return
        if "content" not in described:
            assert payload is None
            return
        step = path.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D")
        place = f"#/paths/{step}/{method.lower()}/responses/{status}"
        schema = {"$ref": f"urn:discord{place}/content/application~1json/schema"}
        for error in Draft202012Validator(schema, registry=self._registry).iter_errors(payload):
            yield f"{route}: {deepest(error)}"


def deepest(error: ValidationError) -> str:
    """Follow the alternative that was meant, the one whose `type` fits, down to the mistake."""
    while error.context:
        alternatives: dict[Any, list[ValidationError]] = {}
        for one in error.context:
            alternatives.setdefault(one.schema_path[0], []).append(one)
        error = min(alternatives.values(), key=_misfit)[0]
    return f"{list(error.absolute_path)}: {error.message[:200]}"


def _misfit(errors: list[ValidationError]) -> tuple[bool, int]:
    return any(list(one.path)[-1:] == ["type"] or not one.path for one in errors), len(errors)


async def _everything(sandbox: Sandbox, api: Api) -> list[tuple[tuple[str, str], Any]]:
    """Use every route once; return what each answered."""
    world, trivia = sandbox.world, sandbox.channel("trivia")
    command = {"name": "ask", "description": "Ask.", "options": []}
    ids: dict[str, Any] = {"application_id": world.application_id}
    ids |= {"webhook_id": world.application_id}
    ids |= {"channel_id": trivia.id, "guild_id": trivia.guild_id, "user_id": world.bot.id}
    world.commands.put(None, command)
    own = world.commands.put(trivia.guild_id, command)[0]
    asked = sandbox.hand("Ann").send_command(trivia, "ask", {})
    ids |= {"interaction_id": asked.id, "interaction_token": asked.token}
    ids |= {"webhook_token": asked.token}
    message = {"components": CARD, "flags": V2}
    bodies: dict[str, Any] = {
        "/users/@me/channels": {"recipient_id": str(sandbox.user("Ann").id)},
        "/interactions/{interaction_id}/{interaction_token}/callback": {"type": 4, "data": message},
    }
    answers = []
    for method, path in sorted(ROUTES, key=_order):
        if "{command_id}" in path:
            kept = own.id if "guilds" in path else world.commands.registered(None)[0].id
            ids["command_id"] = kept
        if "{message_id}" in path:
            replies = asked.reply_ids[-1:] if "webhooks" in path else list(trivia.messages)[-1:]
            ids["message_id"] = replies[0]
        body = bodies.get(path, message)
        if "commands" in path:
            body = [command] if method == "PUT" else command
        query = "?with_response=true" if "callback" in path else ""
        sent = body if method in ("POST", "PUT", "PATCH") else None
        answers.append(((method, path), await api(method, path.format(**ids) + query, sent)))
    return answers


def _order(route: tuple[str, str]) -> tuple[int, int]:
    """Answer first, follow up then, delete last, the original response last of all."""
    method, path = route
    order = ["interactions", "webhooks", "users"]
    step = next((order.index(one) for one in order if one in path), 3)
    return ("POST", "PUT", "GET", "PATCH", "DELETE").index(method), step


async def test_every_answer_is_as_discord_describes_it(
    sandbox: Sandbox, api: Api, whole: Any
) -> None:
    answers = Answers(whole)
    found: list[str] = []
    for route, reply in await _everything(sandbox, api):
        found += answers.problems(route, reply.status, reply.payload)
    assert found == []


MENU = {"type": 3, "custom_id": "m", "options": [{"label": "A", "value": "a"}]}
MEDIA = {"url": "attachment://a.png"}
RICH = [
    {"type": 12, "items": [{"media": MEDIA}, {"media": {"url": "https://example.org/b.png"}}]},
    {
        "type": 9,
        "components": [{"type": 10, "content": "x"}],
        "accessory": {"type": 11, "media": MEDIA, "description": "A map"},
    },
    {"type": 13, "file": {"url": "attachment://b.txt"}},
    {"type": 1, "components": [MENU]},
]
EMBED = {
    "title": "T",
    "color": 1,
    "image": MEDIA,
    "thumbnail": {"url": "https://example.org/c.png"},
    "author": {"name": "A", "icon_url": MEDIA["url"]},
    "footer": {"text": "F"},
    "fields": [{"name": "N", "value": "V"}],
}
FIELD = {"type": 18, "label": "L", "component": {"type": 4, "custom_id": "f", "style": 1}}


def _form(body: Any, *names: str) -> aiohttp.FormData:
    form = aiohttp.FormData({"payload_json": json.dumps(body)}, default_to_multipart=True)
    for number, name in enumerate(names):
        form.add_field(f"files[{number}]", b"x", filename=name)
    return form


async def test_pictures_files_menus_and_forms_are_as_discord_describes_them(
    sandbox: Sandbox, api: Api, whole: Any
) -> None:
    trivia, ann = sandbox.channel("trivia"), sandbox.hand("Ann")
    create = ("POST", "/channels/{channel_id}/messages")
    callback = ("POST", "/interactions/{interaction_id}/{interaction_token}/callback")
    posted = f"/channels/{trivia.id}/messages"
    files = ("a.png", "b.txt")
    replies = [
        (create, await api("POST", posted, data=_form({"flags": V2, "components": RICH}, *files))),
        (create, await api("POST", posted, data=_form({"embeds": [EMBED]}, *files))),
    ]
    sandbox.world.commands.put(None, {"name": "ask", "description": "Ask.", "options": []})
    asked = ann.send_command(trivia, "ask", {})
    modal = {"type": 9, "data": {"custom_id": "m", "title": "M", "components": [FIELD]}}
    path = "/interactions/{}/{}/callback?with_response=true"
    replies.append((callback, await api("POST", path.format(asked.id, asked.token), modal)))
    assert ann.modal is not None
    filled = ann.send_submit(ann.modal, {"f": "x"})
    said = _form({"type": 4, "data": {"content": "x", "flags": 64}}, *files)
    answer = await api("POST", path.format(filled.id, filled.token), data=said)
    replies.append((callback, answer))
    answers = Answers(whole)
    assert [reply.status for _, reply in replies] == [200] * 4
    assert [one for at, it in replies for one in answers.problems(at, 200, it.payload)] == []


def test_routes_of_the_document_have_handlers_of_their_own() -> None:
    assert len({(route.handler, route.path) for route in routes.ALL}) == len(routes.ALL)
