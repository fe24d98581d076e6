"""What Discord asks of modals and selects."""

import json
from typing import Any

import pytest

from bot.sandbox.validation.modal_rules import check_modal
from bot.sandbox.validation.validation import check_schema
from bot.sandbox.world.refusals import ApiError, NotInSandbox

RESPOND = ("POST", "/interactions/{interaction_id}/{interaction_token}/callback")


def typed(custom_id: str = "word", **more: Any) -> dict[str, Any]:
    return {"type": 4, "custom_id": custom_id, "style": 1, **more}


def picked(*values: str, **more: Any) -> dict[str, Any]:
    options = [{"label": one, "value": one} for one in values or ("a", "b")]
    return {"type": 3, "custom_id": "pick", "options": options, **more}


def label(component: dict[str, Any], text: str = "L", **more: Any) -> dict[str, Any]:
    return {"type": 18, "label": text, "component": component, **more}


def row(*components: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(components)}


def form(*components: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"custom_id": "m", "title": "M", "components": list(components), **more}


def check(modal: dict[str, Any]) -> None:
    check_schema(*RESPOND, {"type": 9, "data": modal})
    check_modal(modal)


@pytest.mark.parametrize(
    "modal",
    [
        form(label(typed())),
        form(label(typed(), "x" * 45), title="x" * 45, custom_id="x" * 100),
        form(label(typed(min_length=1, max_length=4000, value="x", required=False))),
        form({"type": 10, "content": "Read."}, label(picked(min_values=2, max_values=2))),
        form(*[label(typed(str(n))) for n in range(5)]),
        form(row(typed(label="Name"))),
    ],
)
def test_good_modals_pass(modal: dict[str, Any]) -> None:
    check(modal)


@pytest.mark.parametrize(
    ("modal", "code"),
    [
        (form(), "BASE_TYPE_MIN_LENGTH"),
        (form(*[label(typed(str(n))) for n in range(6)]), "BASE_TYPE_BAD_LENGTH"),
        (form(label(typed()), title="x" * 46), "BASE_TYPE_MAX_LENGTH"),
        (form(label(typed()), custom_id="x" * 101), "BASE_TYPE_MAX_LENGTH"),
        (form(label(typed(), "x" * 46)), "BASE_TYPE_MAX_LENGTH"),
        (form(label(typed("a")), label(typed("a"))), "COMPONENT_CUSTOM_ID_DUPLICATED"),
        (form(label(typed(label="twice"))), "BASE_TYPE_BAD_LENGTH"),
        (form(label(typed(min_length=3, max_length=2))), "NUMBER_TYPE_MAX"),
        (form(label(typed(value="long", max_length=2))), "BASE_TYPE_MAX_LENGTH"),
        (form(label(typed(max_length=4001))), "NUMBER_TYPE_MAX"),
        (form(row(typed())), "BASE_TYPE_REQUIRED"),
        (
            form(row(typed("a", label="A"), typed("b", label="B"))),
            "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
        ),
        (form(label(picked(disabled=True))), "BASE_TYPE_CHOICES"),
        (form(label(picked("a", "a"))), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"),
        (form(label(picked(min_values=2))), "NUMBER_TYPE_MAX"),
        (form(label(picked(max_values=3))), "BASE_TYPE_BAD_LENGTH"),
        (form(label(picked(*map(str, range(26))))), "BASE_TYPE_MAX_LENGTH"),
        (form({"type": 2, "style": 1, "custom_id": "b", "label": "B"}), "UNION_TYPE_CHOICES"),
    ],
)
def test_bad_modals_are_refused(modal: dict[str, Any], code: str) -> None:
    with pytest.raises(ApiError) as refused:
        check(modal)
    assert refused.value.code == 50035
    assert f'"{code}"' in json.dumps(refused.value.errors)


@pytest.mark.parametrize(
    "field",
    [
        {"type": 5, "custom_id": "who"},
        {"type": 19, "custom_id": "file"},
        {"type": 23, "custom_id": "tick"},
    ],
)
def test_fields_that_the_sandbox_cannot_draw_are_not_taken(field: dict[str, Any]) -> None:
    with pytest.raises(NotInSandbox):
        check(form(label(field)))
