"""Files through real discord.py: sent, shown, kept, served, refused."""

import io
import json
from typing import Any

import aiohttp
import discord
import pytest

from bot.sandbox.players.rendering import text_of
from bot.sandbox.server import Sandbox
from bot.sandbox.world.attachments import LARGEST
from bot.sandbox.world.guilds import Channel
from bot.sandbox.world.messages import Json, Message, walk
from bot.sandbox.world.permissions import Permission
from tests.support.sandbox import Api
from tests.support.tiny_bot import TinyBot

PNG = b"\x89PNG\r\n\x1a\n" + b"not really a picture"


@pytest.fixture
def trivia(sandbox: Sandbox) -> Channel:
    return sandbox.channel("trivia")


@pytest.fixture
def place(bot: TinyBot, trivia: Channel) -> discord.PartialMessageable:
    return bot.get_partial_messageable(trivia.id)


def picture(name: str = "map.png", **more: Any) -> discord.File:
    return discord.File(io.BytesIO(PNG), name, **more)


def last(sandbox: Sandbox) -> Message:
    return sandbox.hand("Ann").sees(sandbox.channel("trivia"))[-1]


def one_of(message: Message, kind: int) -> Json:
    return next(one for one in walk(message.components) if one["type"] == kind)


def gallery_of(*urls: str, text: str = "") -> discord.ui.LayoutView:
    view = discord.ui.LayoutView(timeout=None)
    if text:
        view.add_item(discord.ui.TextDisplay(text))
    items = [discord.MediaGalleryItem(url, description=f"picture {url[-5:]}") for url in urls]
    view.add_item(discord.ui.MediaGallery(*items))
    return view


async def test_a_file_arrives_and_can_be_read_back(
    sandbox: Sandbox, place: discord.PartialMessageable
) -> None:
    sent = await place.send("look", file=picture("a map (1).png", description="An old map"))
    (attachment,) = sent.attachments
    assert attachment.filename == "a_map__1_.png"
    assert attachment.size == len(PNG)
    assert attachment.content_type == "image/png"
    assert attachment.description == "An old map"
    assert attachment.url.startswith(f"http://127.0.0.1:{sandbox.port}/attachments/")
    assert await attachment.read() == PNG
    assert text_of(last(sandbox)).splitlines() == ["look", "<file: An old map>"]


async def test_a_gallery_shows_what_was_attached(
    sandbox: Sandbox, place: discord.PartialMessageable
) -> None:
    view = gallery_of("attachment://map.png", "https://example.org/b.jpg")
    sent = await place.send(view=view, file=picture())
    inside, outside = one_of(last(sandbox), 12)["items"]
    assert inside["media"]["attachment_id"] == str(sent.attachments[0].id)
    assert inside["media"]["url"] == sent.attachments[0].url
    assert outside["media"]["url"] == "https://example.org/b.jpg"
    assert outside["media"]["content_type"] == "image/jpeg"
    assert text_of(last(sandbox)) == "<picture: picture p.png>\n<picture: picture b.jpg>"


async def test_a_card_keeps_its_picture_when_it_is_edited(
    sandbox: Sandbox, place: discord.PartialMessageable
) -> None:
    sent = await place.send(view=gallery_of("attachment://map.png"), file=picture())
    await sent.edit(view=gallery_of("attachment://map.png", text="The answer"))
    shown = last(sandbox)
    assert one_of(shown, 12)["items"][0]["media"]["url"] == sent.attachments[0].url
    await sent.edit(view=gallery_of("https://example.org/b.jpg"), attachments=[])
    assert shown.attachments == []
    with pytest.raises(discord.HTTPException, match=r"attachment 'map\.png' was not found"):
        await sent.edit(view=gallery_of("attachment://map.png"))


async def test_sections_show_thumbnails_and_files_are_listed(
    sandbox: Sandbox, place: discord.PartialMessageable
) -> None:
    view = discord.ui.LayoutView(timeout=None)
    thumbnail: discord.ui.Thumbnail[discord.ui.LayoutView] = discord.ui.Thumbnail(
        "attachment://map.png", description="A small map"
    )
    view.add_item(discord.ui.Section("Where is it?", accessory=thumbnail))
    view.add_item(discord.ui.File("attachment://notes.txt"))
    notes = discord.File(io.BytesIO(b"notes"), "notes.txt")
    await place.send(view=view, files=[picture(), notes])
    assert one_of(last(sandbox), 13)["name"] == "notes.txt"
    assert one_of(last(sandbox), 13)["size"] == 5
    assert text_of(last(sandbox)).splitlines() == [
        "Where is it?",
        "<picture: A small map>",
        "<file: notes.txt>",
    ]


async def test_an_embed_takes_its_picture_out_of_the_list(
    sandbox: Sandbox, place: discord.PartialMessageable
) -> None:
    embed = discord.Embed(title="A map", description="Old.", colour=1).add_field(
        name="N", value="v"
    )
    embed.set_image(url="attachment://map.png").set_footer(text="foot").set_author(name="who")
    sent = await place.send(embed=embed, file=picture(description="An old map"))
    assert sent.attachments == []
    assert sent.embeds[0].image.url == last(sandbox).attachments[0].url
    assert text_of(last(sandbox)).splitlines() == [
        "who",
        "## A map",
        "Old.",
        "**N**: v",
        "<picture: An old map>",
        "-# foot",
    ]


async def test_interactions_are_answered_with_files_too(
    sandbox: Sandbox, bot: TinyBot, trivia: Channel
) -> None:
    ann = sandbox.hand("Ann")
    sent = await ann.command(trivia, "picture")
    await ann.wait_for(trivia, "and another")
    assert ann.reads(sent).splitlines() == [
        "<picture: map>",
        "and another",
        "<file: b.png>",
    ]
    whispered = ann.sees(trivia)[-1]
    assert sandbox.hand("Ben").sees(trivia) == [ann.sees(trivia)[0]]
    assert whispered.private


async def _fetch(url: str) -> tuple[int, str, bytes, Any]:
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return answer.status, answer.content_type, await answer.read(), answer.headers


async def test_files_are_served_so_that_nothing_in_them_can_run(
    sandbox: Sandbox, place: discord.PartialMessageable
) -> None:
    page = discord.File(io.BytesIO(b"<script>alert(1)</script>"), "page.html")
    sent = await place.send(files=[picture(), page])
    status, kind, content, headers = await _fetch(sent.attachments[0].url)
    assert (status, kind, content) == (200, "image/png", PNG)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Content-Disposition" not in headers
    headers = (await _fetch(sent.attachments[1].url))[3]
    assert "sandbox" in headers["Content-Security-Policy"]
    assert headers["Content-Disposition"] == 'attachment; filename="page.html"'
    assert (await _fetch(sent.attachments[0].url.replace("map.png", "other.png")))[0] == 404
    await sent.delete()
    assert (await _fetch(sent.attachments[0].url))[0] == 404


async def test_a_file_that_is_too_large_is_refused(
    sandbox: Sandbox, place: discord.PartialMessageable
) -> None:
    largest = discord.File(io.BytesIO(b"x" * LARGEST), "fits.bin")
    assert (await place.send(file=largest)).attachments[0].size == LARGEST
    larger = discord.File(io.BytesIO(b"x" * (LARGEST + 1)), "large.bin")
    with pytest.raises(discord.HTTPException) as refused:
        await place.send(file=larger)
    assert (refused.value.status, refused.value.code) == (413, 40005)


@pytest.mark.parametrize("lacking", [Permission.ATTACH_FILES, Permission.EMBED_LINKS])
async def test_pictures_and_embeds_need_their_permission(
    sandbox: Sandbox, trivia: Channel, place: discord.PartialMessageable, lacking: Permission
) -> None:
    sandbox.world.allow(trivia, sandbox.world.bot, deny=int(lacking))
    with pytest.raises(discord.Forbidden) as refused:
        await place.send(embed=discord.Embed(title="x"), file=picture())
    assert refused.value.code == 50013


def form(**fields: Any) -> aiohttp.FormData:
    data = aiohttp.FormData(default_to_multipart=True)
    for name, value in fields.items():
        data.add_field(name, value, filename="a.txt" if isinstance(value, bytes) else None)
    return data


@pytest.mark.parametrize(
    ("fields", "status", "words"),
    [
        ({"payload_json": "{", "files[0]": b"x"}, 400, "invalid JSON"),
        ({"files[0]": b"x", "other": "y"}, 501, "a form field named 'other'"),
        ({"payload_json": json.dumps({"attachments": [{"id": 3}]}), "files[0]": b"x"}, 400, "Form"),
        ({"payload_json": json.dumps({"content": ["x"]}), "files[0]": b"x"}, 400, "Form"),
        ({"files[0]": b"x"}, 200, ""),
    ],
)
async def test_forms_are_checked_like_json(
    sandbox: Sandbox, api: Api, trivia: Channel, fields: dict[str, Any], status: int, words: str
) -> None:
    answer = await api("POST", f"/channels/{trivia.id}/messages", data=form(**fields))
    assert answer.status == status
    assert words in answer.payload.get("message", "")


async def test_other_bodies_and_misplaced_files_are_violations(
    sandbox: Sandbox, api: Api, trivia: Channel
) -> None:
    path = f"/channels/{trivia.id}/messages"
    plain = await api("POST", path, data=b"content=x", headers={"Content-Type": "text/plain"})
    assert plain.status == 501
    misplaced = await api("POST", "/users/@me/channels", data=form(**{"files[0]": b"x"}))
    assert misplaced.status == 501
    assert len(sandbox.violations) == 2


async def test_ten_files_are_the_most(place: discord.PartialMessageable) -> None:
    files = [discord.File(io.BytesIO(b"x"), f"{n}.txt") for n in range(10)]
    sent = await place.send(files=files)
    assert len(sent.attachments) == 10
    with pytest.raises(discord.HTTPException) as refused:
        await sent.add_files(picture())
    assert refused.value.code == 50035


async def test_the_listed_files_stay_with_new_descriptions(
    sandbox: Sandbox, api: Api, place: discord.PartialMessageable
) -> None:
    sent = await place.send(files=[picture("a.png"), picture("b.png")])
    keep = {"id": str(sent.attachments[1].id), "description": "the second"}
    path = f"/channels/{sent.channel.id}/messages/{sent.id}"
    answer = await api("PATCH", path, {"attachments": [keep]})
    (left,) = answer.payload["attachments"]
    assert (left["filename"], left["description"]) == ("b.png", "the second")
    assert (await api("PATCH", path, {"attachments": []})).code == 50006
