import pytest
from playwright.async_api import Request, expect

from bot.sandbox.world.attachments import UploadedFile
from tests.browser.conftest import Stand
from tests.support.components import card, gallery, section, text, thumbnail
from tests.support.pictures import png

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

SATURN = "https://upload.wikimedia.org/a/Saturn.jpg"
ATTACHED = "attachment://saturn.png"
UPLOADED = [UploadedFile(0, "saturn.png", png())]
DRAWN = "async (image) => { await image.decode(); return image.naturalWidth; }"


async def test_a_picture_of_the_sandbox_is_shown_with_its_words_in_reach(stand: Stand) -> None:
    question = card(text("### Which planet?"), gallery((ATTACHED, "A ringed ball")))
    message = stand.bot.post(stand.channel, question, uploads=UPLOADED)
    picture = stand.newest.get_by_role("img", name="A ringed ball")
    assert await picture.evaluate(DRAWN) == 48
    words = stand.newest.get_by_role("paragraph").filter(has_text="A ringed ball")
    await expect(words).to_be_hidden()
    await stand.newest.get_by_text("Description").press("Enter")
    await expect(words).to_be_visible()
    stand.world.edited(message)
    await expect(stand.newest).to_contain_text("edited")
    await expect(words).to_be_visible()


async def test_a_picture_from_elsewhere_is_only_words_and_nothing_is_loaded(stand: Stand) -> None:
    loaded: list[str] = []

    def note(request: Request) -> None:
        loaded.append(request.url)

    stand.tab.on("request", note)
    stand.bot.post(stand.channel, gallery((SATURN, "Saturn, seen from above"), (SATURN, None)))
    stand.bot.post(stand.channel, section(thumbnail(SATURN, "Saturn"), text("### Which planet?")))
    await expect(stand.newest).to_contain_text(
        "A picture at upload.wikimedia.org (Saturn.jpg), which this page does not load."
    )
    shown = stand.log.get_by_role("img")
    assert [await one.get_attribute("aria-label") for one in await shown.all()] == [
        "Picture: Saturn, seen from above",
        "Picture: A picture without a description",
        "Picture: Saturn",
    ]
    assert [url for url in loaded if not url.startswith(stand.sandbox.page_url)] == []


async def test_a_file_can_be_saved_as_it_was_sent(stand: Stand) -> None:
    content = b'{"answers": [1, 2, 3]}' * 60
    stand.bot.post(
        stand.channel, content="All of it", uploads=[UploadedFile(0, "me.json", content)]
    )
    await expect(stand.newest).to_contain_text("me.json 1.3 kB Save", use_inner_text=True)
    async with stand.tab.expect_download() as saving:
        await stand.newest.get_by_role("link", name="Save me.json").click()
    download = await saving.value
    assert download.suggested_filename == "me.json"
    assert (await download.path()).read_bytes() == content


async def test_a_picture_sent_along_is_shown_below_the_text(stand: Stand) -> None:
    told = [{"id": "0", "description": "A ringed ball"}]
    stand.bot.post(stand.channel, content="Look", attachments=told, uploads=UPLOADED)
    picture = stand.newest.get_by_role("img", name="A ringed ball")
    assert await picture.evaluate(DRAWN) == 48


async def test_an_embed_is_drawn_with_all_its_parts(stand: Stand) -> None:
    embed = {
        "title": "Saturn",
        "url": "https://example.org/saturn",
        "description": "The **sixth** planet",
        "color": 0x3B5B92,
        "author": {"name": "The planets"},
        "fields": [{"name": "Moons", "value": "*many*"}, {"name": "Rings", "value": "yes"}],
        "image": {"url": ATTACHED},
        "thumbnail": {"url": SATURN},
        "footer": {"text": "Paragraph 6"},
        "timestamp": "2014-05-01T00:00:00+00:00",
    }
    stand.bot.post(stand.channel, embeds=[embed], uploads=UPLOADED)
    shown = stand.newest.locator(".embed")
    await expect(shown.get_by_role("link", name="Saturn", exact=True)).to_be_visible()
    await expect(shown.locator("strong")).to_have_text("sixth")
    await expect(shown.get_by_role("term")).to_have_text(["Moons", "Rings"])
    await expect(shown.locator("em")).to_have_text("many")
    await expect(shown).to_contain_text("Paragraph 6 · 1 May 2014")
    assert await shown.locator("img").evaluate(DRAWN) == 48
    await expect(stand.newest.locator(".file")).to_have_count(0)


async def test_a_hidden_picture_is_seen_once_it_is_pressed(stand: Stand) -> None:
    hidden = {"type": 12, "items": [{"media": {"url": ATTACHED}, "spoiler": True}]}
    stand.bot.post(stand.channel, hidden, uploads=UPLOADED)
    picture = stand.newest.locator("img")
    await expect(picture).to_be_hidden()
    await stand.newest.get_by_role("button", name="Hidden picture").press("Enter")
    await expect(picture).to_be_visible()
