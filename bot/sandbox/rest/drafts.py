"""What a request wants a message to be, and how it becomes one."""

import re
from collections.abc import Sequence
from copy import deepcopy
from typing import NamedTuple

from bot.sandbox.rest.media import attached, shown_embed, unfurl
from bot.sandbox.world.attachments import UploadedFile
from bot.sandbox.world.messages import Json, Message, MessageFlag, completed, walk
from bot.sandbox.world.world import World

MENTION = re.compile(r"<@!?([0-9]{1,20})>")
SETTABLE = int(
    MessageFlag.SUPPRESS_EMBEDS | MessageFlag.SUPPRESS_NOTIFICATIONS | MessageFlag.IS_COMPONENTS_V2
)


class MessageDraft(NamedTuple):
    """What a request wants a message to be: its JSON, and the files that came with it."""

    body: Json
    uploads: Sequence[UploadedFile] = ()


def drafted(world: World, message: Message, draft: MessageDraft) -> Message:
    """Put onto the message what a checked draft says; what it leaves out stays."""
    body = draft.body
    message.attachments = attached(world, message, body, draft.uploads)
    if "content" in body:
        message.content = body["content"] or ""
    if "components" in body:
        components = completed(deepcopy(body["components"] or []))
        message.components = unfurl(world, components, message.attachments)
    if "embeds" in body:
        message.embeds = [shown_embed(one, message.attachments) for one in body["embeds"] or ()]
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
