"""Attached files, served as Discord's CDN serves them; nothing in them can run."""

from aiohttp import web

from bot.sandbox.world.world import World

SHOWN = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "text/plain"})
"""What a browser may draw; anything else is handed out as a file to save."""

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


def mount(app: web.Application, world: World) -> None:
    """Serve the files of the world's messages under /attachments."""

    async def serve(request: web.Request) -> web.Response:
        channel_id = int(request.match_info["channel_id"])
        file = world.attachment(channel_id, int(request.match_info["attachment_id"]))
        if file is None or file.filename != request.match_info["name"]:
            raise web.HTTPNotFound(text="This content is no longer available.")
        kind = file.content_type or "application/octet-stream"
        headers = dict(HEADERS)
        if kind not in SHOWN:
            headers["Content-Disposition"] = f'attachment; filename="{file.filename}"'
        charset = "utf-8" if kind == "text/plain" else None
        return web.Response(body=file.content, content_type=kind, charset=charset, headers=headers)

    app.router.add_get(
        r"/attachments/{channel_id:[0-9]{1,20}}/{attachment_id:[0-9]{1,20}}/{name}", serve
    )
