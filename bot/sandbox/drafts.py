"""What a request wants a message to be, and how it becomes one."""

import re
from copy import deepcopy

from bot.sandbox.messages import Json, Message, MessageFlag, completed, walk

MENTION = re.compile(r"<@!?(\d+)>")
SETTABLE = int(
    MessageFlag.SUPPRESS_EMBEDS | MessageFlag.SUPPRESS_NOTIFICATIONS | MessageFlag.IS_COMPONENTS_V2
)


def drafted(message: Message, body: Json) -> Message:
    """Put onto the message what a checked body says; what it leaves out stays."""
    if "content" in body:
        message.content = body["content"] or ""
    if "components" in body:
        message.components = completed(deepcopy(body["components"] or []))
    message.flags |= (body.get("flags") or 0) & SETTABLE
    if "content" in body or "components" in body:
        message.mention_ids = _mentioned(message, body.get("allowed_mentions"))
    return message


def _mentioned(message: Message, allowed: Json | None) -> tuple[int, ...]:
    """Return who is called by the text, as far as the bot allows calling anyone."""
    texts = [message.content, *(one.get("content", "") for one in walk(message.components))]
    named = {int(one) for text in texts for one in MENTION.findall(text)}
    if allowed is not None and "users" not in (allowed.get("parse") or ()):
        named &= {int(one) for one in allowed.get("users") or ()}
    return tuple(sorted(named))
