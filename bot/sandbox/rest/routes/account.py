"""The bot itself: its user, its application, its gateway."""

from bot.sandbox.rest.rest import Call, RestResponse, Route
from bot.sandbox.world.payloads import owner_payload, team_payload, user_payload


def _gateway(call: Call) -> RestResponse:
    return RestResponse({"url": call.gateway_url})


def _gateway_of_bot(call: Call) -> RestResponse:
    log_ins = call.world.log_ins
    limit = {
        "total": log_ins.total,
        "remaining": log_ins.left,
        "reset_after": log_ins.reset_after_ms,
        "max_concurrency": 1,
    }
    return RestResponse({"url": call.gateway_url, "shards": 1, "session_start_limit": limit})


def _me(call: Call) -> RestResponse:
    own = {"email": None, "mfa_enabled": False, "verified": True, "locale": call.world.bot.locale}
    return RestResponse(user_payload(call.world.bot) | own)


def _application(call: Call) -> RestResponse:
    bot = call.world.bot
    return RestResponse(
        {
            "id": str(call.world.application_id),
            "name": bot.display_name,
            "description": "",
            "icon": None,
            "type": None,
            "summary": "",
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "0" * 64,
            "flags": 0,
            "flags_new": "0",
            "hook": True,
            "owner": owner_payload(call.world.application),
            "team": team_payload(call.world.application),
            "bot": user_payload(bot),
            "integration_types_config": {"0": {}},
            "explicit_content_filter": 0,
            "eligible_oauth2_scopes": ["applications.commands", "bot"],
            "redirect_uris": [],
            "interactions_endpoint_url": None,
            "role_connections_verification_url": None,
            "approximate_guild_count": len(call.world.guilds),
            "approximate_user_install_count": 0,
            "approximate_user_authorization_count": 0,
        }
    )


ROUTES = (
    Route("GET", "/gateway", _gateway, open=True),
    Route("GET", "/gateway/bot", _gateway_of_bot),
    Route("GET", "/users/@me", _me),
    Route("GET", "/applications/@me", _application),
    Route("GET", "/oauth2/applications/@me", _application),
)
