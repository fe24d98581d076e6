"""What Discord asks of commands beyond its schema."""

import json
from typing import Any

import pytest

from bot.sandbox.validation.command_rules import check_commands
from bot.sandbox.world.refusals import ApiError, NotInSandbox


def command(name: str = "trivia", **more: Any) -> dict[str, Any]:
    return {"name": name, "description": "Play.", **more}


def option(name: str = "seconds", **more: Any) -> dict[str, Any]:
    return {"type": 4, "name": name, "description": "How long.", **more}


@pytest.mark.parametrize(
    "body",
    [
        command(),
        command("trivia-stop"),
        command("問題"),
        command(options=[option(required=True), option("pack")]),
        command(options=[option("list", type=1), option("more", type=2, options=[])]),
    ],
)
def test_good_commands_pass(body: dict[str, Any]) -> None:
    check_commands([body], whole_set=True)


@pytest.mark.parametrize(
    ("bodies", "code"),
    [
        ([command("Trivia")], "APPLICATION_COMMAND_INVALID_NAME"),
        ([command("trivia stop")], "APPLICATION_COMMAND_INVALID_NAME"),
        ([command(description="")], "BASE_TYPE_REQUIRED"),
        ([command(options=[option("No!")])], "APPLICATION_COMMAND_INVALID_NAME"),
        ([command(), command()], "APPLICATION_COMMANDS_DUPLICATE_NAME"),
        ([command(options=[option(), option()])], "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED"),
        (
            [command(options=[option(), option("pack", required=True)])],
            "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        ),
        (
            [command(options=[option(autocomplete=True, choices=[{"name": "1", "value": 1}])])],
            "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID",
        ),
        (
            [command(options=[option("list", type=1), option()])],
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
        ),
        (
            [command(options=[option("list", type=1, options=[option("X")])])],
            "APPLICATION_COMMAND_INVALID_NAME",
        ),
        (
            [
                command(
                    options=[
                        option(f"o{n}", choices=[{"name": "x" * 90, "value": i} for i in range(25)])
                        for n in range(4)
                    ]
                )
            ],
            "APPLICATION_COMMAND_TOO_LARGE",
        ),
        ([command(f"c{n}") for n in range(101)], "BASE_TYPE_MAX_LENGTH"),
    ],
)
def test_a_broken_rule_is_told(bodies: list[dict[str, Any]], code: str) -> None:
    with pytest.raises(ApiError) as caught:
        check_commands(bodies, whole_set=True)
    assert code in json.dumps(caught.value.errors)


def test_commands_on_users_and_messages_are_not_taken() -> None:
    with pytest.raises(NotInSandbox):
        check_commands([{"name": "Report", "type": 3}])
