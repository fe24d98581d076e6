"""Bodies against Discord's document."""

from typing import Any

import pytest

from bot.sandbox.validation.validation import check_schema
from bot.sandbox.world.refusals import ApiError

CREATE = ("POST", "/channels/{channel_id}/messages")
RESPOND = ("POST", "/interactions/{interaction_id}/{interaction_token}/callback")
COMMANDS = ("PUT", "/applications/{application_id}/commands")
BUTTON = {"type": 2, "style": 1, "custom_id": "a", "label": "A"}


def mistakes(route: tuple[str, str], body: Any) -> dict[str, str]:
    """Return Discord's codes by dotted place."""
    with pytest.raises(ApiError) as caught:
        check_schema(*route, body)
    assert caught.value.code == 50035
    found: dict[str, str] = {}

    def collect(node: dict[str, Any], place: str) -> None:
        for step, below in node.items():
            if step == "_errors":
                found[place] = below[0]["code"]
            else:
                collect(below, f"{place}.{step}".lstrip("."))

    collect(caught.value.payload()["errors"], "")
    return found


def row(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"components": [{"type": 1, "components": list(buttons)}]}


@pytest.mark.parametrize(
    ("route", "body"),
    [
        (CREATE, {"content": "x", "nonce": 5, "enforce_nonce": True}),
        (CREATE, {"content": "x", "message_reference": {"message_id": 12}}),
        (CREATE, {"flags": "64", "content": "x"}),
        (CREATE, row(BUTTON)),
        (RESPOND, {"type": 6}),
        (RESPOND, {"type": 5, "data": {"flags": 64}}),
        (RESPOND, {"type": 8, "data": {"choices": [{"name": "A", "value": "a"}]}}),
        (RESPOND, {"type": 8, "data": {"choices": [{"name": "One", "value": 1}]}}),
        (COMMANDS, []),
        (COMMANDS, [{"name": "a", "description": "b", "default_member_permissions": "32"}]),
    ],
)
def test_good_bodies_pass(route: tuple[str, str], body: Any) -> None:
    check_schema(*route, body)


@pytest.mark.parametrize(
    ("body", "place", "code"),
    [
        ({"content": "x" * 4001}, "content", "BASE_TYPE_MAX_LENGTH"),
        ({"content": 5}, "content", "STRING_TYPE_CONVERT"),
        ({"nonce": "x" * 26}, "nonce", "BASE_TYPE_MAX_LENGTH"),
        ({"flags": "many"}, "flags", "NUMBER_TYPE_COERCE"),
        ({"components": {}}, "components", "LIST_TYPE_CONVERT"),
        ({"components": [{"type": 99}]}, "components.0", "UNION_TYPE_CHOICES"),
        ({"components": [{"type": 10}]}, "components.0.content", "BASE_TYPE_REQUIRED"),
        (
            {"components": [{"type": 17, "components": [{"type": 10, "content": ""}]}]},
            "components.0.components.0.content",
            "BASE_TYPE_MIN_LENGTH",
        ),
        (row(*[BUTTON] * 6), "components.0.components", "BASE_TYPE_MAX_LENGTH"),
        (
            row(BUTTON | {"label": "x" * 81}),
            "components.0.components.0.label",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            row(BUTTON | {"custom_id": "x" * 101}),
            "components.0.components.0.custom_id",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (row(BUTTON | {"style": 9}), "components.0.components.0.style", "UNION_TYPE_CHOICES"),
        (
            row(BUTTON | {"disabled": "no"}),
            "components.0.components.0.disabled",
            "BOOLEAN_TYPE_CONVERT",
        ),
        ([], "", "MODEL_TYPE_CONVERT"),
    ],
)
def test_a_mistake_is_told_with_its_place(body: Any, place: str, code: str) -> None:
    assert mistakes(CREATE, body) == {place: code}


def test_every_mistake_is_told_at_once() -> None:
    body = [{"name": "x" * 33, "description": "x" * 101}, {"description": "no name"}]
    assert mistakes(COMMANDS, body) == {
        "0.name": "BASE_TYPE_MAX_LENGTH",
        "0.description": "BASE_TYPE_MAX_LENGTH",
        "1.name": "BASE_TYPE_REQUIRED",
    }


@pytest.mark.parametrize(
    ("body", "place", "code"),
    [
        ({"type": 99}, "", "UNION_TYPE_CHOICES"),
        ({"type": 4, "data": {"content": "x" * 2001}}, "data.content", "BASE_TYPE_MAX_LENGTH"),
        (
            {"type": 8, "data": {"choices": [{"name": str(n), "value": "v"} for n in range(26)]}},
            "data.choices",
            "BASE_TYPE_MAX_LENGTH",
        ),
    ],
)
def test_first_responses_are_checked_by_their_kind(body: Any, place: str, code: str) -> None:
    assert mistakes(RESPOND, body) == {place: code}


def test_commands_are_checked_to_the_last_choice() -> None:
    choices = [{"name": "x" * 101, "value": "v"}]
    option = {"type": 3, "name": "o", "description": "d", "choices": choices}
    body = [{"name": "a", "description": "b", "options": [option] * 26}]
    assert mistakes(COMMANDS, body)["0.options"] == "BASE_TYPE_MAX_LENGTH"
    assert mistakes(COMMANDS, body)["0.options.0.choices.0.name"] == "BASE_TYPE_MAX_LENGTH"
    body = [{"name": "a", "description": "b", "options": [{**option, "min_length": -1}]}]
    assert mistakes(COMMANDS, body)["0.options.0.min_length"] == "NUMBER_TYPE_MIN"
