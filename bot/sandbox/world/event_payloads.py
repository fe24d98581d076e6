"""Messages and interactions in Discord's JSON."""

from bot.sandbox.world.attachments import LARGEST, Attachment
from bot.sandbox.world.guilds import ChannelKind
from bot.sandbox.world.interactions import Interaction, InteractionKind
from bot.sandbox.world.messages import Json, Message
from bot.sandbox.world.payloads import channel_payload, iso, member_payload, user_payload
from bot.sandbox.world.snowflakes import born_at
from bot.sandbox.world.world import World

PLAIN_MESSAGE, REPLY, COMMAND_REPLY = 0, 19, 20


def message_payload(world: World, message: Message) -> Json:
    """Return a message as REST answers it and as a tap carries it."""
    payload: Json = {
        "id": str(message.id),
        "channel_id": str(message.channel_id),
        "type": PLAIN_MESSAGE,
        "author": user_payload(world.users[message.author_id]),
        "content": message.content,
        "components": message.components,
        "flags": message.flags,
        "timestamp": iso(born_at(message.id)),
        "edited_timestamp": iso(message.edited_at) if message.edited_at else None,
        "mentions": [user_payload(world.users[one]) for one in message.mention_ids],
        "mention_roles": [],
        "mention_everyone": False,
        "attachments": attachment_payloads(message),
        "embeds": message.embeds,
        "pinned": False,
        "tts": False,
    }
    if message.author_id == world.bot.id:
        payload["application_id"] = str(world.application_id)
    if message.nonce is not None:
        payload["nonce"] = message.nonce
    if message.reply_to is not None:
        payload |= _reply(message)
    if message.interaction_id is not None:
        payload |= _answer_to(world, world.interactions[message.interaction_id])
    return payload


def attachment_payloads(message: Message) -> list[Json]:
    """Return the files listed under a message."""
    return [_attachment(message, one) for one in message.files]


def _attachment(message: Message, attachment: Attachment) -> Json:
    payload: Json = {
        "id": str(attachment.id),
        "filename": attachment.filename,
        "size": len(attachment.content),
        "url": attachment.url,
        "proxy_url": attachment.url,
    }
    if attachment.content_type:
        payload["content_type"] = attachment.content_type
    if attachment.description:
        payload["description"] = attachment.description
    return payload | ({"ephemeral": True} if message.private else {})


def _reply(message: Message) -> Json:
    reference = {
        "type": 0,
        "channel_id": str(message.channel_id),
        "message_id": str(message.reply_to),
    }
    return {"type": REPLY, "message_reference": reference}


def _answer_to(world: World, interaction: Interaction) -> Json:
    answer: Json = {
        "webhook_id": str(world.application_id),
        "interaction_metadata": _metadata(world, interaction),
    }
    is_command = interaction.kind is InteractionKind.COMMAND
    return answer | ({"type": COMMAND_REPLY} if is_command else {})


def _metadata(world: World, interaction: Interaction) -> Json:
    """Return what a message tells of the command, tap or modal that it answers."""
    metadata: Json = {
        "id": str(interaction.id),
        "type": int(interaction.kind),
        "user": user_payload(interaction.user),
        "authorizing_integration_owners": _owners(interaction),
    }
    if interaction.opened_by is not None:
        opener = world.interactions[interaction.opened_by]
        return metadata | {"triggering_interaction_metadata": _metadata(world, opener)}
    if interaction.kind is InteractionKind.COMMAND:
        return metadata | {"command_type": 1, "name": interaction.data["name"]}
    if interaction.message_id is None:  # a forged one
        return metadata
    return metadata | {"interacted_message_id": str(interaction.message_id)}


def _owners(interaction: Interaction) -> dict[str, str]:
    return {"0": str(interaction.guild_id or 0)}


def interaction_payload(world: World, interaction: Interaction) -> Json:
    """Return what the gateway sends for something a member did."""
    channel = world.channel(interaction.channel_id)
    payload: Json = {
        "id": str(interaction.id),
        "application_id": str(world.application_id),
        "type": int(interaction.kind),
        "token": interaction.token,
        "version": 1,
        "data": interaction.data,
        "channel_id": str(channel.id),
        "channel": channel_payload(channel)
        | {"permissions": str(world.permissions_of(interaction.user, channel))},
        "app_permissions": str(world.granted(world.bot, channel)),
        "locale": interaction.user.locale,
        "entitlements": [],
        "entitlement_sku_ids": [],
        "authorizing_integration_owners": _owners(interaction),
        "context": 1 if channel.kind is ChannelKind.DIRECT else 0,
        "attachment_size_limit": LARGEST,
    }
    if interaction.message_id is not None:
        message = channel.messages.get(interaction.message_id)
        if message:
            payload["message"] = message_payload(world, message)
    return payload | _who(world, interaction)


def _who(world: World, interaction: Interaction) -> Json:
    if interaction.guild_id is None:
        return {"user": user_payload(interaction.user)}
    guild = world.guilds[interaction.guild_id]
    channel = world.channel(interaction.channel_id)
    member = member_payload(guild.members[interaction.user.id])
    member["permissions"] = str(world.permissions_of(interaction.user, channel))
    return {
        "guild_id": str(guild.id),
        "guild_locale": guild.locale,
        "guild": {"id": str(guild.id), "locale": guild.locale, "features": []},
        "member": member,
    }
