"""A server as a process of its own: what it gives, what it refuses, and that readers end with their pages."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from serving_makers import start, stop

NO_MESSAGES = ("no JSON", "[" * 100_000, '["stdin"]', '["resize", {"width": "9"}]', "{}")
PAGE_LOADS = ("/", "/page/page.css", "/page/page.js", "/static/js/textual.js", "/static/css/xterm.css")


def ask(url, **headers):
    async def asked():
        async with (
            aiohttp.ClientSession(auto_decompress=False) as session,
            session.get(url, headers=headers, allow_redirects=False) as answer,
        ):
            return answer.status, dict(answer.headers), await answer.text()

    return asyncio.run(asked())


@asynccontextmanager
async def page(served, query="width=100&height=30", **headers):
    headers = {"Origin": served.origin, "Cookie": served.cookie, **headers}
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{served.origin}/ws?{query}", headers=headers) as one,
    ):
        yield one


async def shows(socket, words):
    """Read what is drawn until it holds these words."""
    drawn = b""
    async with asyncio.timeout(30):
        async for message in socket:
            drawn += message.data if message.type is aiohttp.WSMsgType.BINARY else b""
            if words.encode() in drawn:
                return True
    return False


@pytest.mark.parametrize("path", PAGE_LOADS)
def test_whatever_the_page_loads_is_there_and_comes_with_the_policy(served, path):
    status, headers, _ = ask(served.origin + path, Cookie=served.cookie)
    assert status == 200
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_the_page_names_the_archive_and_no_other_host(served):
    _, _, text = ask(served.origin + "/", Cookie=served.cookie)
    assert "<title>warreader · My archive</title>" in text
    assert "http" not in text


@pytest.mark.parametrize("path", ["/", "/ws", "/static/js/textual.js"])
def test_a_request_under_a_foreign_name_is_refused(served, path):
    assert ask(served.origin + path, Host="evil.example", Cookie=served.cookie)[0] == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", "http://localhost"])
def test_a_page_of_another_site_opens_no_reader(served, origin):
    async def opened():
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            async with page(served, Origin=origin):
                pass
        return refused.value.status

    assert asyncio.run(opened()) == 403


@pytest.mark.parametrize(
    "path", ["/download/x", "/static/", "/static/../../../../etc/passwd", "/page/%2e%2e/server.py"]
)
def test_nothing_else_is_given(served, path):
    assert ask(served.origin + path, Cookie=served.cookie)[0] in {403, 404}


def test_a_reader_of_a_size_beyond_reason_still_draws(served):
    async def drawn():
        async with page(served, "width=99999999&height=-3") as socket:
            return await shows(socket, "warreader")

    assert asyncio.run(drawn())


def test_a_message_that_is_none_ends_the_reader_and_not_the_server(served):
    async def said(message):
        async with page(served) as socket:
            await socket.send_str(message)
            async with asyncio.timeout(60):
                async for _ in socket:
                    pass
        return socket.closed

    async def all_said():
        return await asyncio.gather(
            *map(said, ("no JSON", "[" * 100_000, '["stdin"]', '["resize", {"width": "9"}]', "{}"))
        )

    assert all(asyncio.run(all_said()))
    assert ask(served.origin + "/", Cookie=served.cookie)[0] == 200


def _readers(parent: int) -> list[int]:
    children = Path(f"/proc/{parent}/task/{parent}/children")
    return [int(word) for word in children.read_text(encoding="ascii").split()]


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_reader_ends_when_its_page_goes_and_when_the_server_is_killed(tmp_path):
    one = start(tmp_path)

    async def opened(end):
        async with page(one) as socket:
            assert await shows(socket, "articles")
            (reader,) = _readers(one.process.pid)
            end()
        return reader

    gone = asyncio.run(opened(lambda: None))
    orphan = asyncio.run(opened(one.process.kill))
    one.process.wait(10)
    until = time.monotonic() + 15
    alive = {gone, orphan}
    while alive and time.monotonic() < until:
        alive = {pid for pid in alive if Path(f"/proc/{pid}/cmdline").exists() and _runs(pid)}
        time.sleep(0.05)
    assert not alive
    assert one.process.stdout is not None
    one.process.stdout.close()


def _runs(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"


@pytest.mark.parametrize("cookie", ["", "warreader-{port}=wrong", "warreader-{port}=\udcff"])
def test_another_user_of_this_machine_needs_the_key_too(served, cookie):
    port = served.origin.rpartition(":")[2]
    assert ask(served.origin + "/", Cookie=cookie.format(port=port))[0] == 403


@pytest.mark.parametrize(("host", "warned"), [("127.0.0.1", False), ("0.0.0.0", True)])
def test_the_address_holds_the_key_and_beyond_loopback_one_is_warned(tmp_path, capfd, host, warned):
    one = start(tmp_path, "--host", host)
    try:
        here = one.origin.replace("0.0.0.0", "127.0.0.1")
        assert ("other machines" in capfd.readouterr().err) is warned
        assert ask(here + "/")[0] == 403
        status, headers, _ = ask(f"{here}/?{one.url.partition('?')[2]}")
        assert (status, headers["Location"]) == (303, "/")
        assert "HttpOnly" in headers["Set-Cookie"]
        assert "SameSite=Strict" in headers["Set-Cookie"]
        assert ask(here + "/", Cookie=headers["Set-Cookie"].partition(";")[0])[0] == 200
    finally:
        assert stop(one) == 143


def test_a_port_that_is_taken_is_told_in_a_line(served):
    port = served.origin.rpartition(":")[2]
    done = subprocess.run(
        [sys.executable, "-m", "warreader", "serve", "--port", port],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert "choose another --port" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not done.stdout


def test_without_the_extra_one_is_told_what_to_install(tmp_path):
    (tmp_path / "textual_serve").mkdir()
    (tmp_path / "textual_serve" / "__init__.py").write_text("raise ModuleNotFoundError(name='textual_serve')")
    run = "from warreader.cli.start import main; sys.exit(main(['serve']))"
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {run}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "pip install 'warreader[serve]'" in done.stderr
