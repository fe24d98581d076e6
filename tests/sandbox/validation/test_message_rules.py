"""What Discord asks of messages beyond its schema."""

import json
from typing import Any

import pytest

from bot.sandbox.validation.message_rules import check_message
from bot.sandbox.world.messages import Message
from bot.sandbox.world.refusals import ApiError, NotInSandbox

V2 = 1 << 15


def text(content: str = "x", **more: Any) -> dict[str, Any]:
    return {"type": 10, "content": content, **more}


def button(custom_id: str | None = "a", **more: Any) -> dict[str, Any]:
    return {"type": 2, "style": 2, "custom_id": custom_id, "label": "A", **more}


def row(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(buttons)}


def box(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"type": 17, "components": list(parts)}


def drawn(*components: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"flags": V2, "components": list(components), **more}


@pytest.mark.parametrize(
    "body",
    [
        {"content": "x"},
        {"content": "x", "components": [row(button())] * 1},
        drawn(text()),
        drawn(box(*[text("y" * 100)] * 39)),
        drawn(text("x" * 4000)),
        drawn(row(button("a"), button("b"))),
        drawn(row({"type": 2, "style": 5, "url": "https://example.org", "label": "L"})),
        drawn({"type": 9, "components": [text()], "accessory": button()}),
        drawn(text(), {"type": 14, "divider": True}),
    ],
)
def test_good_messages_pass(body: dict[str, Any]) -> None:
    check_message(body)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (drawn(text(), content="too"), "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"),
        (drawn(*[text()] * 41), "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"),
        (drawn(box(*[text()] * 40)), "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"),
        (
            drawn(text("x" * 2001), box(text("x" * 2000))),
            "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
        ),
        (drawn(row(button("a"), button("a"))), "COMPONENT_CUSTOM_ID_DUPLICATED"),
        (drawn(row(button("a")), row(button("a"))), "COMPONENT_CUSTOM_ID_DUPLICATED"),
        (drawn(text(id=3), text(id=3)), "COMPONENT_ID_DUPLICATED"),
        (drawn(row(button(None))), "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED"),
        (drawn(row(button(label=""))), "BUTTON_COMPONENT_INVALID_EMPTY"),
        (drawn(row(button(None, style=5, url="ftp://x"))), "URL_TYPE_INVALID_SCHEME"),
        (
            drawn(row(button("a", style=5, url="https://x"))),
            "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
        ),
        ({"content": "x", "components": [text()]}, "UNION_TYPE_CHOICES"),
        (
            {"content": "x", "components": [row(button(str(n))) for n in range(6)]},
            "BASE_TYPE_BAD_LENGTH",
        ),
    ],
)
def test_a_broken_rule_is_told(body: dict[str, Any], code: str) -> None:
    with pytest.raises(ApiError) as caught:
        check_message(body)
    assert caught.value.code == 50035
    assert code in json.dumps(caught.value.errors)


@pytest.mark.parametrize("body", [{}, {"content": ""}, {"content": " \n"}, drawn()])
def test_an_empty_message_is_refused(body: dict[str, Any]) -> None:
    with pytest.raises(ApiError) as caught:
        check_message(body)
    assert caught.value.code == 50006


@pytest.mark.parametrize(
    "body",
    [
        {"content": "x", "poll": {"question": {}}},
        {"content": "x", "sticker_ids": ["1"]},
        drawn(row({"type": 5, "custom_id": "who"})),
    ],
)
def test_what_the_sandbox_cannot_draw_is_not_taken(body: dict[str, Any]) -> None:
    with pytest.raises(NotInSandbox):
        check_message(body)


def test_an_edit_is_judged_with_what_stays() -> None:
    card = Message(1, 2, 3, components=[text()], flags=V2)
    check_message({"components": [text("new")]}, card)
    check_message({}, card)
    with pytest.raises(ApiError):
        check_message({"content": "words"}, card)
    with pytest.raises(ApiError):
        check_message({"components": []}, card)
    check_message({"content": None}, card)
