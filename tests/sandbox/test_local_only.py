import aiohttp
import pytest

from bot.sandbox.server import Sandbox
from tests.support.sandbox import Api


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1:1", "[::1"])
async def test_another_host_name_is_refused(sandbox: Sandbox, api: Api, host: str) -> None:
    headers = {"Host": host.format(port=sandbox.port)}
    assert (await api("GET", "/gateway", headers=headers)).status == 403


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "http://127.0.0.1:1", "null", "https://127.0.0.1:{port}"]
)
async def test_pages_from_elsewhere_are_refused(sandbox: Sandbox, api: Api, origin: str) -> None:
    headers = {"Origin": origin.format(port=sandbox.port)}
    assert (await api("GET", "/gateway", headers=headers)).status == 403


async def test_requests_of_other_sites_are_refused(api: Api) -> None:
    headers = {"Sec-Fetch-Site": "cross-site"}
    assert (await api("GET", "/gateway", headers=headers)).status == 403


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
async def test_its_own_page_is_welcome(sandbox: Sandbox, api: Api, host: str) -> None:
    own = f"{host}:{sandbox.port}"
    headers = {"Host": own, "Origin": f"http://{own}", "Sec-Fetch-Site": "same-origin"}
    assert (await api("GET", "/gateway", headers=headers)).status == 200


@pytest.mark.parametrize("path", ["/gateway", "/live"])
async def test_websockets_of_other_pages_are_refused(sandbox: Sandbox, path: str) -> None:
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
            await session.ws_connect(
                f"http://127.0.0.1:{sandbox.port}{path}", origin="https://evil.example"
            )


async def test_the_page_itself_is_guarded(sandbox: Sandbox) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.get(sandbox.page_url, headers={"Host": "evil.example"}) as answer,
    ):
        assert answer.status == 403
        assert "evil.example" in await answer.text()
