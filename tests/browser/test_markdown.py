import pytest

from tests.browser.conftest import Stand

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

DRAW = """async (source) => {
  const { prose } = await import('/markdown_view.js');
  return prose(source).innerHTML;
}"""
TIMED = """async (source) => {
  const { blocks } = await import('/markdown.js');
  const start = performance.now();
  blocks(source);
  return performance.now() - start;
}"""
DRAWN = {
    "**bold** *it* _it_ __under__ ~~gone~~": "<p><strong>bold</strong> <em>it</em> <em>it</em> "
    "<u>under</u> <s>gone</s></p>",
    "***both***": "<p><strong><em>both</em></strong></p>",
    "**a *b* c**": "<p><strong>a <em>b</em> c</strong></p>",
    "snake_case_name and 2 * 3 * 4": "<p>snake_case_name and 2 * 3 * 4</p>",
    r"\*plain\* \# \_x\_ \`y\`": "<p>*plain* # _x_ `y`</p>",
    "`**code**`": "<p><code>**code**</code></p>",
    "## Head\n-# small": '<h4 class="heading-2">Head</h4><p class="small">small</p>',
    "#nohead\n\n-#nosmall": "<p>#nohead</p><p>-#nosmall</p>",
    "one\ntwo": "<p>one<br>two</p>",
    "> a\n> b\nc": "<blockquote><p>a<br>b</p></blockquote><p>c</p>",
    ">>> a\nb": "<blockquote><p>a<br>b</p></blockquote>",
    "- a\n  - b\n- c": "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
    "3. a\n4. b": '<ol start="3"><li>a</li><li>b</li></ol>',
    "```py\nx < 1\n```": '<pre tabindex="0" aria-label="Code"><code>x &lt; 1</code></pre>',
    "<:owl:123456789012345678> <@&1>": '<p>:owl: <span class="mention">@unknown role</span></p>',
    "unclosed **bold and `code": "<p>unclosed **bold and `code</p>",
}
HOSTILE = [
    "<script>window.hit = 1</script>",
    "<img src=x onerror='window.hit = 1'>",
    "# <svg onload=window.hit=1>",
    "`<b onclick=window.hit=1>`",
    "```html\n<iframe srcdoc='<script>parent.hit=1</script>'></iframe>\n```",
    "[click](javascript:window.hit=1)",
    "[click](<javascript:window.hit=1>)",
    '[a](https://example.org/"onmouseover="window.hit=1)',
    "[<img src=x onerror=window.hit=1>](https://example.org/)",
    'https://example.org/"><script>window.hit=1</script>',
    "<https://example.org/'onfocus='window.hit=1>",
    "<t:1:R onload=window.hit=1>",
    "||<script>window.hit=1</script>||",
    "</name<b>:1>",
    "&lt;script&gt; &#60;b&#62;",
    "data:text/html,<script>window.hit=1</script>",
]


async def test_markdown_is_drawn_as_discord_draws_it(stand: Stand) -> None:
    drawn = {source: await stand.tab.evaluate(DRAW, source) for source in DRAWN}
    assert drawn == DRAWN


async def test_hostile_text_stays_text(stand: Stand) -> None:
    for source in HOSTILE:
        stand.bot.post(stand.channel, {"type": 10, "content": source})
        stand.bot.post(stand.channel, content=source)
    await stand.newest.get_by_text("data:text/html").wait_for()
    log = stand.tab.locator("#log")
    assert await log.locator("script, img, svg, iframe, b").count() == 0
    handlers = "nodes => nodes.flatMap(n => n.getAttributeNames()).filter(a => a.startsWith('on'))"
    assert await log.locator("*").evaluate_all(handlers) == []
    links = await log.locator("a").evaluate_all("nodes => nodes.map(a => a.protocol)")
    assert set(links) == {"https:"}
    assert await stand.tab.evaluate("window.hit") is None


async def test_names_and_labels_cannot_inject_either(stand: Stand) -> None:
    user = stand.world.add_user("eve", "<img src=x onerror=window.hit=1>")
    stand.world.add_member(stand.guild, user)
    stand.world.say(user, stand.channel, "hello")
    label = "<b onclick=window.hit=1>x</b>"
    stand.bot.post(
        stand.channel,
        {
            "type": 1,
            "components": [
                {"type": 2, "style": 1, "label": label, "custom_id": '"><script>'},
                {"type": 2, "style": 5, "label": "go", "url": "javascript:window.hit=1"},
            ],
        },
    )
    button = stand.tab.get_by_role("button", name=label)
    await button.wait_for()
    assert await stand.tab.locator("#log img, #log b, #log a").count() == 0
    assert await stand.tab.locator(".author", has_text="<img src=x").count() == 1


async def test_long_runs_of_markup_are_read_quickly(stand: Stand) -> None:
    for run in ("*" * 4000, "_a" * 2000, "[" * 4000, "||" * 2000, "> " * 2000, "`" * 3999 + "x"):
        assert await stand.tab.evaluate(TIMED, run) < 1000, run[:4]


async def test_times_count_down_while_they_are_shown(stand: Stand) -> None:
    closes = int(stand.world.clock.now()) + 30
    stand.bot.post(stand.channel, content=f"Closes <t:{closes}:R>")
    time = stand.newest.locator("time[data-relative]")
    first = await time.inner_text()
    assert first in ("in 30 seconds", "in 29 seconds")
    await stand.tab.wait_for_function(
        "(first) => document.querySelector('time[data-relative]').innerText !== first", arg=first
    )
    assert await time.inner_text() in ("in 29 seconds", "in 28 seconds")


async def test_mentions_show_names_and_jump_links_jump(stand: Stand) -> None:
    ann = stand.cast.players[0]
    target = stand.bot.post(stand.channel, content="the first")
    for _ in range(30):
        stand.bot.post(stand.channel, content="filler\n\nfiller")
    link = f"https://discord.com/channels/{stand.guild.id}/{stand.channel.id}/{target.id}"
    stand.bot.post(stand.channel, content=f"<@{ann.id}> in <#{stand.channel.id}>: [back]({link})")
    await stand.newest.get_by_text("Ann in #trivia: back").wait_for()
    await stand.newest.get_by_role("link", name="back").click()
    first = stand.tab.locator(f"#m-{target.id}")
    assert await first.evaluate("node => node === document.activeElement")
    assert await stand.tab.get_by_role("button", name="Newest").is_visible()
