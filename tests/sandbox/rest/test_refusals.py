"""What Discord refuses, with its codes."""

from typing import Any

import pytest

from bot.sandbox.players.hand import Hand
from bot.sandbox.server import Sandbox
from bot.sandbox.world.interactions import Interaction
from bot.sandbox.world.permissions import Permission
from tests.support.sandbox import Api

COMMAND = {"name": "ask", "description": "Ask.", "options": []}
V2 = 1 << 15
EPHEMERAL = 1 << 6


@pytest.fixture
def ann(sandbox: Sandbox) -> Hand:
    sandbox.world.commands.put(None, COMMAND)
    return sandbox.hand("Ann")


@pytest.fixture
async def asked(sandbox: Sandbox, ann: Hand) -> Interaction:
    return ann.send_command(sandbox.channel("trivia"), "ask", {})


def callback(asked: Interaction) -> str:
    return f"/interactions/{asked.id}/{asked.token}/callback"


def webhook(sandbox: Sandbox, asked: Interaction, message: str = "") -> str:
    path = f"/webhooks/{sandbox.world.application_id}/{asked.token}"
    return f"{path}/messages/{message}" if message else path


def said(content: str, flags: int = 0) -> dict[str, Any]:
    return {"type": 4, "data": {"content": content, "flags": flags}}


async def test_a_second_first_response_is_refused(api: Api, asked: Interaction) -> None:
    assert (await api("POST", callback(asked), said("one"))).status == 204
    refused = await api("POST", callback(asked), said("two"))
    assert (refused.status, refused.code) == (400, 40060)


async def test_the_callback_tells_of_its_message_when_asked_to(
    api: Api, asked: Interaction
) -> None:
    answer = await api("POST", callback(asked) + "?with_response=true", said("psst", EPHEMERAL))
    assert answer.payload["interaction"]["response_message_ephemeral"] is True
    assert answer.payload["resource"]["message"]["content"] == "psst"


async def test_an_unknown_interaction_is_refused(
    sandbox: Sandbox, api: Api, asked: Interaction
) -> None:
    refused = await api("POST", f"/interactions/{asked.id + 1}/{asked.token}/callback", said("x"))
    assert (refused.status, refused.code) == (404, 10062)


async def test_there_is_no_webhook_before_the_first_response(
    sandbox: Sandbox, api: Api, asked: Interaction
) -> None:
    refused = await api("POST", webhook(sandbox, asked), {"content": "early"})
    assert (refused.status, refused.code) == (404, 10015)


async def test_a_token_ends_after_fifteen_minutes(
    sandbox: Sandbox, api: Api, asked: Interaction
) -> None:
    await api("POST", callback(asked), said("one"))
    sandbox.world.clock.skew = 14.9 * 60
    assert (await api("GET", webhook(sandbox, asked, "@original"))).status == 200
    sandbox.world.clock.skew = 15.1 * 60
    refused = await api("GET", webhook(sandbox, asked, "@original"))
    assert (refused.status, refused.code) == (401, 50027)


async def test_an_answer_can_be_read_changed_and_taken_back(
    sandbox: Sandbox, api: Api, ann: Hand, asked: Interaction
) -> None:
    await api("POST", callback(asked), said("one", EPHEMERAL))
    more = await api("POST", webhook(sandbox, asked), {"content": "more"})
    await api("PATCH", webhook(sandbox, asked, "@original"), {"content": "uno"})
    await api("PATCH", webhook(sandbox, asked, more.payload["id"]), {"content": "más"})
    assert ann.reads(asked) == "uno\nmás"
    assert (await api("DELETE", webhook(sandbox, asked, "@original"))).status == 204
    refused = await api("GET", webhook(sandbox, asked, "@original"))
    assert (refused.status, refused.code) == (404, 10008)


async def test_private_messages_do_not_exist_for_the_bots_token(
    sandbox: Sandbox, api: Api, asked: Interaction
) -> None:
    answer = await api("POST", callback(asked) + "?with_response=1", said("psst", EPHEMERAL))
    message_id = answer.payload["resource"]["message"]["id"]
    path = f"/channels/{asked.channel_id}/messages/{message_id}"
    refused = await api("PATCH", path, {"content": "louder"})
    assert (refused.status, refused.code) == (404, 10008)
    assert (await api("GET", f"/channels/{asked.channel_id}/messages")).payload == []


async def test_only_taps_may_update_their_message(api: Api, asked: Interaction) -> None:
    refused = await api("POST", callback(asked), {"type": 7, "data": {"content": "x"}})
    assert (refused.status, refused.code) == (400, 50035)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/channels/1", 10003),
        ("/channels/1/messages", 10003),
        ("/channels/{trivia}/messages/1", 10008),
        ("/guilds/1", 10004),
        ("/guilds/{guild}/members/1", 10007),
        ("/applications/{app}/commands/1", 10063),
        ("/applications/1/commands", 50001),
        ("/applications/{app}/guilds/1/commands", 50001),
    ],
)
async def test_unknown_things_have_their_own_codes(
    sandbox: Sandbox, api: Api, path: str, code: int
) -> None:
    trivia = sandbox.channel("trivia")
    ids = {
        "trivia": trivia.id,
        "guild": trivia.guild_id,
        "app": sandbox.world.application_id,
    }
    assert (await api("GET", path.format(**ids))).code == code


@pytest.mark.parametrize(
    ("denied", "code"),
    [(Permission.VIEW_CHANNEL, 50001), (Permission.SEND_MESSAGES, 50013)],
)
async def test_what_the_bot_may_not_do_is_refused(
    sandbox: Sandbox, api: Api, denied: Permission, code: int
) -> None:
    trivia = sandbox.channel("trivia")
    sandbox.world.allow(trivia, sandbox.world.bot, deny=denied)
    refused = await api("POST", f"/channels/{trivia.id}/messages", {"content": "x"})
    assert (refused.status, refused.code) == (403, code)
    sandbox.world.allow(trivia, sandbox.world.bot)
    assert (await api("POST", f"/channels/{trivia.id}/messages", {"content": "x"})).status == 200


async def test_threads_have_a_permission_of_their_own(sandbox: Sandbox, api: Api) -> None:
    trivia, thread = sandbox.channel("trivia"), sandbox.channel("a quiet thread")
    denied = Permission.SEND_MESSAGES_IN_THREADS
    sandbox.world.allow(trivia, sandbox.world.bot, deny=denied)
    assert (await api("POST", f"/channels/{thread.id}/messages", {"content": "x"})).code == 50013
    assert (await api("POST", f"/channels/{trivia.id}/messages", {"content": "x"})).status == 200


async def test_answers_to_commands_need_no_channel_permissions(
    sandbox: Sandbox, api: Api, ann: Hand, asked: Interaction
) -> None:
    sandbox.world.allow(sandbox.channel("trivia"), sandbox.world.bot, deny=Permission.SEND_MESSAGES)
    assert (await api("POST", callback(asked), said("still here"))).status == 204
    assert ann.reads(asked) == "still here"


async def test_history_needs_its_permission(sandbox: Sandbox, api: Api) -> None:
    trivia = sandbox.channel("trivia")
    message = sandbox.world.say(sandbox.world.bot, trivia, "one")
    sandbox.world.allow(trivia, sandbox.world.bot, deny=Permission.READ_MESSAGE_HISTORY)
    assert (await api("GET", f"/channels/{trivia.id}/messages")).payload == []
    assert (await api("GET", f"/channels/{trivia.id}/messages/{message.id}")).code == 50013


async def test_the_bot_changes_its_own_messages_only(sandbox: Sandbox, api: Api) -> None:
    trivia = sandbox.channel("trivia")
    message = sandbox.world.say(sandbox.user("Ann"), trivia, "mine")
    path = f"/channels/{trivia.id}/messages/{message.id}"
    assert (await api("PATCH", path, {"content": "ours"})).code == 50005
    assert (await api("DELETE", path)).code == 50013


async def test_an_enforced_nonce_posts_one_message(sandbox: Sandbox, api: Api) -> None:
    trivia = sandbox.channel("trivia")
    path, body = f"/channels/{trivia.id}/messages", {"content": "x", "nonce": "7"}
    first = await api("POST", path, body | {"enforce_nonce": True})
    again = await api("POST", path, body | {"enforce_nonce": True})
    assert again.payload["id"] == first.payload["id"]
    loose = await api("POST", path, body)
    assert loose.payload["id"] != first.payload["id"]
    sandbox.world.clock.skew = 6 * 60
    later = await api("POST", path, body | {"enforce_nonce": True})
    assert later.payload["id"] not in (first.payload["id"], loose.payload["id"])


async def test_an_empty_message_is_refused(sandbox: Sandbox, api: Api) -> None:
    path = f"/channels/{sandbox.channel('trivia').id}/messages"
    for body in ({"content": ""}, {"content": "  "}, {"components": [], "flags": V2}):
        assert (await api("POST", path, body)).code == 50006


async def test_a_broken_body_is_refused_with_a_tree(sandbox: Sandbox, api: Api) -> None:
    path = f"/channels/{sandbox.channel('trivia').id}/messages"
    button = {"type": 2, "style": 1, "custom_id": "a", "label": "x" * 81}
    body = {"flags": V2, "components": [{"type": 1, "components": [button]}]}
    refused = await api("POST", path, body)
    assert (refused.status, refused.code) == (400, 50035)
    place = refused.payload["errors"]["components"]["0"]["components"]["0"]["label"]
    assert place["_errors"][0]["message"] == "Must be 80 or fewer in length."


async def test_what_is_not_json_is_refused(sandbox: Sandbox, api: Api) -> None:
    path = f"/channels/{sandbox.channel('trivia').id}/messages"
    headers = {"Content-Type": "application/json"}
    assert (await api("POST", path, data=b"{", headers=headers)).code == 50109


async def test_another_token_is_refused(api: Api) -> None:
    assert (await api("GET", "/users/@me", token="stolen")).status == 401
    assert (await api("GET", "/gateway", token="")).status == 200


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/users/@me/connections", None),
        ("PATCH", "/users/@me", {"username": "x"}),
        ("PUT", "/channels/1/messages/2/reactions/x/@me", None),
        ("POST", "/channels/{trivia}/messages", {"content": "x", "sticker_ids": ["1"]}),
    ],
)
async def test_what_the_sandbox_does_not_know_is_a_violation(
    sandbox: Sandbox, api: Api, method: str, path: str, body: object
) -> None:
    answer = await api(method, path.format(trivia=sandbox.channel("trivia").id), body)
    assert answer.status == 501
    assert len(sandbox.violations) == 1
    assert method in sandbox.violations[0]


async def test_other_responses_are_a_violation(
    sandbox: Sandbox, api: Api, asked: Interaction
) -> None:
    assert (await api("POST", callback(asked), {"type": 1})).status == 501
    assert sandbox.violations


async def test_answers_are_json_without_a_charset(api: Api) -> None:
    answer = await api("GET", "/gateway/bot")
    assert answer.headers["Content-Type"] == "application/json"


async def test_messages_are_listed_newest_first_and_in_pages(sandbox: Sandbox, api: Api) -> None:
    trivia, ann = sandbox.channel("trivia"), sandbox.user("Ann")
    ids = [sandbox.world.say(ann, trivia, str(number)).id for number in range(5)]
    path = f"/channels/{trivia.id}/messages"

    async def listed(query: str) -> list[int]:
        return [ids.index(int(one["id"])) for one in (await api("GET", path + query)).payload]

    assert await listed("") == [4, 3, 2, 1, 0]
    assert await listed("?limit=2") == [4, 3]
    assert await listed(f"?before={ids[2]}") == [1, 0]
    assert await listed(f"?after={ids[2]}") == [4, 3]
    assert await listed(f"?around={ids[2]}&limit=3") == [3, 2, 1]


async def test_direct_messages_are_opened_once(sandbox: Sandbox, api: Api) -> None:
    body = {"recipient_id": str(sandbox.user("Ann").id)}
    first = await api("POST", "/users/@me/channels", body)
    again = await api("POST", "/users/@me/channels", body)
    assert first.payload["id"] == again.payload["id"]
    sent = await api("POST", f"/channels/{first.payload['id']}/messages", {"content": "hi"})
    assert sent.status == 200
    assert (await api("POST", "/users/@me/channels", {"recipient_id": "1"})).code == 10013
    own = {"recipient_id": str(sandbox.world.bot.id)}
    assert (await api("POST", "/users/@me/channels", own)).code == 50007


async def test_a_fault_of_the_sandbox_itself_is_a_violation_in_discords_form(
    sandbox: Sandbox, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox.world, "channel", lambda _: 1 / 0)
    answer = await api("GET", f"/channels/{sandbox.channel('trivia').id}/messages")
    assert (answer.status, answer.code) == (500, 0)
    assert "failed here: ZeroDivisionError" in sandbox.violations[0]


@pytest.mark.parametrize("query", ["limit=many", "limit=0", "limit=101", "before=-1", "after=x"])
async def test_a_query_out_of_its_bounds_is_refused(sandbox: Sandbox, api: Api, query: str) -> None:
    answer = await api("GET", f"/channels/{sandbox.channel('trivia').id}/messages?{query}")
    assert (answer.status, answer.code) == (400, 50035)
    assert list(answer.payload["errors"]) == [query.partition("=")[0]]


@pytest.mark.parametrize("odd", ["x", "-1", "٣", "9" * 21, "9" * 5_000, "1.5", "%00", str(2**64)])
async def test_an_id_that_is_none_is_refused(sandbox: Sandbox, api: Api, odd: str) -> None:
    answer = await api("GET", f"/channels/{odd}/messages")
    assert (answer.status, answer.code) == (400, 50035)
    assert "is not snowflake" in str(answer.payload["errors"]["channel_id"])
    assert sandbox.violations == []
