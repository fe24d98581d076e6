"""What comes with a request: its JSON, and files when it is a form."""

import re
from dataclasses import dataclass
from typing import Any

from aiohttp import BodyPartReader, web

from bot.sandbox.wire import Unreadable, read_json
from bot.sandbox.world.attachments import LARGEST, UploadedFile
from bot.sandbox.world.refusals import ApiError, NotInSandbox, Why

JSON_TYPE = "application/json"
FORM_TYPE = "multipart/form-data"
_FILE_FIELD = re.compile(r"files\[([0-9])\]")


@dataclass(frozen=True, slots=True)
class Sent:
    """A request's JSON and files, or why they could not be read."""

    body: Any = None
    uploads: tuple[UploadedFile, ...] = ()
    problem: ApiError | NotInSandbox | None = None


async def received(request: web.Request) -> Sent:
    """Read the whole request, however bad it is."""
    if not request.can_read_body:
        return Sent()
    if request.content_type == FORM_TYPE:
        return await _form(request)
    if request.content_type != JSON_TYPE:
        return Sent(problem=NotInSandbox(f"bodies of type {request.content_type}"))
    try:
        return _json(await request.read())
    except web.HTTPRequestEntityTooLarge:
        return Sent(problem=ApiError(Why.TOO_LARGE))


def _json(content: bytes) -> Sent:
    try:
        return Sent(read_json(content))
    except Unreadable:
        return Sent(problem=ApiError(Why.INVALID_JSON))


async def _form(request: web.Request) -> Sent:
    """Read a form to its end, so that a refusal reaches a client that is still sending."""
    sent, uploads = Sent(body={}), list[UploadedFile]()
    problem: ApiError | NotInSandbox | None = None
    try:
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader):
                raise NotInSandbox("forms within forms")
            content = await _content(part)
            field = _FILE_FIELD.fullmatch(part.name or "")
            if len(content) > LARGEST:
                problem = problem or ApiError(Why.TOO_LARGE)
            elif field and part.filename:
                uploads.append(UploadedFile(int(field[1]), part.filename, content))
            elif part.name == "payload_json":
                sent = _json(content)
            else:
                problem = problem or NotInSandbox(f"a form field named {part.name!r}")
    except ValueError as broken:
        problem = NotInSandbox(f"a form that cannot be read: {broken}")
    except NotInSandbox as unknown:
        problem = unknown
    return Sent(sent.body, tuple(uploads), problem or sent.problem)


async def _content(part: BodyPartReader) -> bytes:
    """Return a field's content, cut off one byte after the most that is allowed."""
    content = bytearray()
    while chunk := await part.read_chunk(64 * 1024):
        content += chunk[: LARGEST + 1 - len(content)]
    return bytes(content)
