"""What Discord asks of commands beyond its schema."""

import json
from typing import Any

import pytest

from bot.sandbox.validation.command_rules import check_commands
from bot.sandbox.world.refusals import ApiError, NotInSandbox

EINS = {"de": "Eins, bitte!"}


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
        command("क्विज़"),
        command("ปริศนา", name_localizations={"hi": "पहेली", "th": "เกมทายคำ"}),
        command(name_localizations={"de": "rätsel", "ja": "クイズ", "ar": "مسابقة"}),
        command(options=[option(name_localizations={"de": "sekunden", "en-GB": "seconds"})]),
        command(options=[option(choices=[{"name": "1", "value": 1, "name_localizations": EINS}])]),
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


@pytest.mark.parametrize(
    ("body", "place", "code"),
    [
        (
            command(name_localizations={"de": "Rätsel"}),
            "0.name_localizations",
            "APPLICATION_COMMAND_INVALID_NAME",
        ),
        (command(name_localizations={"xx": "a"}), "0.name_localizations.xx", "BASE_TYPE_CHOICES"),
        (
            command(description_localizations={"de_DE": "a"}),
            "0.description_localizations.de_DE",
            "BASE_TYPE_CHOICES",
        ),
        (
            command(options=[option(name_localizations={"fr": "deux mots"})]),
            "0.options.0.name_localizations.fr",
            "APPLICATION_COMMAND_INVALID_NAME",
        ),
        (
            command(options=[option(description_localizations={"EN": "x"})]),
            "0.options.0.description_localizations.EN",
            "BASE_TYPE_CHOICES",
        ),
        (
            command(
                options=[
                    option(choices=[{"name": "1", "value": 1, "name_localizations": {"x": "y"}}])
                ]
            ),
            "0.options.0.choices.0.name_localizations.x",
            "BASE_TYPE_CHOICES",
        ),
        (
            command(
                options=[
                    option("a", name_localizations={"de": "x", "fr": "y"}),
                    option("b", name_localizations={"de": "x", "fr": "z"}),
                ]
            ),
            "0.options.1.name_localizations.de",
            "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED",
        ),
        (
            command(options=[option("a", name_localizations={"de": "b"}), option("b")]),
            "0.options.0.name_localizations.de",
            "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED",
        ),
    ],
)
def test_what_is_wrong_in_one_language_is_told_at_its_place(
    body: dict[str, Any], place: str, code: str
) -> None:
    with pytest.raises(ApiError) as caught:
        check_commands([body], whole_set=True)
    node: Any = caught.value.errors
    for step in place.split("."):
        node = node[step]
    assert [one["code"] for one in node["_errors"]] == [code]


def test_of_all_languages_only_the_longest_text_counts_towards_the_size() -> None:
    def large(length: int) -> dict[str, Any]:
        texts = {"de": "x" * length, "fr": "y" * 99, "en-GB": "z" * 80}
        choices = [{"name": "n", "value": n % 10, "name_localizations": texts} for n in range(25)]
        return command(options=[option(f"o{n}", choices=choices) for n in range(3)])

    check_commands([large(99)])
    with pytest.raises(ApiError, match="50035"):
        check_commands([large(110)])


def test_commands_on_users_and_messages_are_not_taken() -> None:
    with pytest.raises(NotInSandbox):
        check_commands([{"name": "Report", "type": 3}])
