"""What Discord asks of embeds."""

import json
from typing import Any

import pytest

from bot.sandbox.validation.message_rules import check_message
from bot.sandbox.validation.validation import check_schema
from bot.sandbox.world.messages import Message
from bot.sandbox.world.refusals import ApiError

CREATE = ("POST", "/channels/{channel_id}/messages")
V2 = 1 << 15


def check(*embeds: dict[str, Any], **more: Any) -> None:
    body = {"embeds": list(embeds), **more}
    check_schema(*CREATE, body)
    check_message(body)


def field(name: str = "n", value: str = "v") -> dict[str, Any]:
    return {"name": name, "value": value}


@pytest.mark.parametrize(
    "embed",
    [
        {"title": "x" * 256},
        {"description": "x" * 4096},
        {"fields": [field()] * 25},
        {"fields": [field("n" * 256, "v" * 1024)]},
        {"description": "x", "footer": {"text": "f" * 2048}},
        {"image": {"url": "https://example.org/a.png"}},
        {"title": "x", "author": {"name": "a", "url": "https://example.org"}},
    ],
)
def test_good_embeds_pass(embed: dict[str, Any]) -> None:
    check(embed)


@pytest.mark.parametrize(
    ("embed", "code"),
    [
        ({"title": "x" * 257}, "BASE_TYPE_MAX_LENGTH"),
        ({"description": "x" * 4097}, "BASE_TYPE_MAX_LENGTH"),
        ({"fields": [field()] * 26}, "BASE_TYPE_MAX_LENGTH"),
        ({"fields": [field("n" * 257)]}, "BASE_TYPE_MAX_LENGTH"),
        ({"fields": [field("n", "v" * 1025)]}, "BASE_TYPE_MAX_LENGTH"),
        ({"fields": [field(" ")]}, "BASE_TYPE_REQUIRED"),
        ({"title": "x", "footer": {"text": "f" * 2049}}, "BASE_TYPE_MAX_LENGTH"),
        ({"title": "x", "footer": {"icon_url": "https://example.org/a"}}, "BASE_TYPE_REQUIRED"),
        ({"title": "x", "author": {"name": ""}}, "BASE_TYPE_REQUIRED"),
        ({"color": 1}, "BASE_TYPE_REQUIRED"),
        ({"title": "x", "color": 1 << 24}, "NUMBER_TYPE_MAX"),
        ({"title": "x", "url": "ftp://example.org"}, "URL_TYPE_INVALID_SCHEME"),
        ({"image": {"url": "data:image/png;base64,"}}, "URL_TYPE_INVALID_SCHEME"),
        (
            {"image": {"url": "attachment://gone.png"}},
            "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
        ),
    ],
)
def test_bad_embeds_are_refused(embed: dict[str, Any], code: str) -> None:
    with pytest.raises(ApiError) as refused:
        check(embed)
    assert refused.value.code == 50035
    assert f'"{code}"' in json.dumps(refused.value.errors)


def test_all_embeds_of_a_message_share_six_thousand_characters() -> None:
    check({"description": "x" * 3000}, {"description": "x" * 3000})
    with pytest.raises(ApiError) as refused:
        check({"description": "x" * 3000}, {"description": "x" * 2990, "fields": [field()] * 6})
    assert "MAX_EMBED_SIZE_EXCEEDED" in json.dumps(refused.value.errors)
    with pytest.raises(ApiError):
        check(*[{"title": "x"}] * 11)


def test_embeds_and_components_do_not_mix() -> None:
    words = {"type": 10, "content": "x"}
    with pytest.raises(ApiError):
        check({"title": "x"}, flags=V2, components=[words])
    plain = Message(1, 2, 3, "words", embeds=[{"type": "rich", "title": "x"}])
    with pytest.raises(ApiError):
        check_message({"flags": V2, "components": [words]}, plain)
    check_message({"flags": V2, "components": [words], "content": None, "embeds": []}, plain)
