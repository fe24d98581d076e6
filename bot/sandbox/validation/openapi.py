"""Discord's own description of the routes in use, cut from its OpenAPI document.

To cut it anew: `python -m bot.sandbox.validation.openapi path/to/discord-openapi.json`.
"""

import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

from bot.sandbox.world.messages import Json

SUBSET = Path(__file__).parent / "discord-openapi-subset.json"
JSON_BODY = "application/json"

ROUTES = (
    ("GET", "/gateway"),
    ("GET", "/gateway/bot"),
    ("GET", "/users/@me"),
    ("GET", "/users/@me/guilds"),
    ("POST", "/users/@me/channels"),
    ("GET", "/applications/@me"),
    ("GET", "/oauth2/applications/@me"),
    ("GET", "/applications/{application_id}/commands"),
    ("PUT", "/applications/{application_id}/commands"),
    ("POST", "/applications/{application_id}/commands"),
    ("GET", "/applications/{application_id}/commands/{command_id}"),
    ("PATCH", "/applications/{application_id}/commands/{command_id}"),
    ("DELETE", "/applications/{application_id}/commands/{command_id}"),
    ("GET", "/applications/{application_id}/guilds/{guild_id}/commands"),
    ("PUT", "/applications/{application_id}/guilds/{guild_id}/commands"),
    ("POST", "/applications/{application_id}/guilds/{guild_id}/commands"),
    ("GET", "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}"),
    ("PATCH", "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}"),
    ("DELETE", "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}"),
    ("POST", "/interactions/{interaction_id}/{interaction_token}/callback"),
    ("POST", "/webhooks/{webhook_id}/{webhook_token}"),
    ("GET", "/webhooks/{webhook_id}/{webhook_token}/messages/@original"),
    ("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/@original"),
    ("DELETE", "/webhooks/{webhook_id}/{webhook_token}/messages/@original"),
    ("GET", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"),
    ("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"),
    ("DELETE", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"),
    ("GET", "/channels/{channel_id}"),
    ("GET", "/channels/{channel_id}/messages"),
    ("POST", "/channels/{channel_id}/messages"),
    ("GET", "/channels/{channel_id}/messages/{message_id}"),
    ("PATCH", "/channels/{channel_id}/messages/{message_id}"),
    ("DELETE", "/channels/{channel_id}/messages/{message_id}"),
    ("GET", "/guilds/{guild_id}"),
    ("GET", "/guilds/{guild_id}/members/{user_id}"),
)
"""The routes that the sandbox serves; any other answers 501."""


def cut(document: Json) -> Json:
    """Return the part of Discord's document that describes `ROUTES` and their JSON bodies."""
    paths: Json = {}
    for method, path in ROUTES:
        described = document["paths"][path]
        kept = paths.setdefault(path, {})
        if "parameters" in described:
            kept["parameters"] = described["parameters"]
        kept[method.lower()] = _operation(described[method.lower()])
    schemas = _referenced(document["components"]["schemas"], paths)
    return {
        "openapi": document["openapi"],
        "info": document["info"],
        "servers": document["servers"],
        "paths": paths,
        "components": {"schemas": schemas},
    }


def _operation(described: Json) -> Json:
    kept: Json = {}
    for key in ("operationId", "parameters"):
        if key in described:
            kept[key] = described[key]
    if body := described.get("requestBody"):
        content = {JSON_BODY: body["content"][JSON_BODY]}
        kept["requestBody"] = {**body, "content": content}
    return kept


def _referenced(schemas: Json, start: Json) -> Json:
    """Return every schema that is reached from `start`, in alphabetical order."""
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        for name in _names_in(waiting.pop()) - reached:
            reached.add(name)
            waiting.append(schemas[name])
    return {name: schemas[name] for name in sorted(reached)}


def _names_in(node: Any) -> set[str]:
    if isinstance(node, dict):
        own = {str(node["$ref"]).rpartition("/")[2]} if "$ref" in node else set()
        return own.union(*(_names_in(one) for one in node.values()))
    if isinstance(node, list):
        return set().union(*(_names_in(one) for one in node))
    return set()


@cache
def body_schema(method: str, path: str) -> Json | None:
    """Return the schema of a route's JSON body, references put in; None when it takes none."""
    document = _subset()
    body = document["paths"][path][method.lower()].get("requestBody")
    if body is None:
        return None
    schema: Json = _inlined(body["content"][JSON_BODY]["schema"], document["components"]["schemas"])
    return schema


@cache
def _subset() -> Json:
    subset: Json = json.loads(SUBSET.read_bytes())
    return subset


def _inlined(node: Any, schemas: Json) -> Any:
    if isinstance(node, list):
        return [_inlined(one, schemas) for one in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _inlined(schemas[node["$ref"].rpartition("/")[2]], schemas)
    return {key: _inlined(value, schemas) for key, value in node.items()}


if __name__ == "__main__":
    whole = json.loads(Path(sys.argv[1]).read_bytes())
    SUBSET.write_text(json.dumps(cut(whole), indent=1) + "\n", encoding="utf-8")
