"""The reader in a real, headless Chromium: it opens, filters, reads, searches, resizes, and no request leaves loopback.

What the page shows is read from what its WebSocket brought it, drawn by pyte. Skipped where no Chromium is installed,
unless WARREADER_CHROMIUM says that it has to be there.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pyte
import pytest
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page, WebSocket

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (  # without them a Chromium of its own accord asks its maker for news
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
BACKGROUND = (0x14, 0x17, 0x1C)
WITHIN = 30.0  # seconds for anything to show on a busy machine


def chromium() -> str:
    required = os.environ.get("WARREADER_CHROMIUM", "")
    found = next(filter(None, map(shutil.which, [required, *NAMES] if required else NAMES)), None)
    if found is None and required:
        pytest.fail(f"WARREADER_CHROMIUM is {required}, and there is no such program")
    if found is None:
        pytest.skip("NOT TESTED: the reader in a browser; no Chromium is installed (on Debian: apt install chromium)")
    return found


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            str(tmp_path_factory.mktemp("profile")),
            executable_path=chromium(),
            headless=True,
            args=list(QUIET),
            viewport={"width": 1300, "height": 760},
        )
        yield context
        context.close()


class Window:
    """A page, and what its terminal shows."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.asked: list[str] = []
        self.faults: list[str] = []
        self.screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self.screen)
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("websocket", self._connected)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.goto(url)

    def _connected(self, socket: WebSocket) -> None:
        self.asked.append(socket.url)
        width, height = re.findall(r"=(\d+)", socket.url)
        self.screen.resize(int(height), int(width))
        socket.on("framereceived", self._drawn)
        socket.on("framesent", self._sent)

    def _drawn(self, frame: bytes | str) -> None:
        if isinstance(frame, bytes):
            self._stream.feed(frame)

    def _sent(self, frame: bytes | str) -> None:
        if sizes := re.match(r'\["resize",\{"width":(\d+),"height":(\d+)', str(frame)):
            self.screen.resize(int(sizes[2]), int(sizes[1]))

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    def wait_for(self, words: str) -> None:
        until = time.monotonic() + WITHIN
        while not re.search(words, self.text):
            assert time.monotonic() < until, f"no {words!r} in\n{self.text}"
            self.page.wait_for_timeout(30)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)


@pytest.fixture(scope="module")
def opened(browser, served) -> Window:
    """One page for all tests: opening another takes seconds."""
    one = Window(browser.new_page(), served.url)
    one.wait_for("Q quit")
    return one


@pytest.fixture
def window(opened) -> Window:
    """The page, back in the list of all articles."""
    for _ in range(3):
        opened.page.keyboard.press("Escape")
        opened.page.wait_for_timeout(300)  # a key at once behind it would be taken for one with alt
    opened.wait_for(r" 3 articles")
    return opened


def test_it_opens_filters_reads_and_searches(window, tmp_path):
    assert window.page.title() == "warreader · My archive"
    window.type("/")
    window.type("retakes")
    window.page.keyboard.press("Enter")
    window.wait_for("1 of 3")
    window.page.keyboard.press("Escape")
    window.wait_for("3 articles")
    window.page.keyboard.press("Enter")
    window.wait_for("e evidence")
    window.wait_for("The Ukraine army on Sunday took back full control")
    window.type("/Facebook\n")
    window.wait_for("hit 1 of 1")
    window.page.screenshot(path=tmp_path / "page.png")
    picture = Image.open(tmp_path / "page.png").convert("RGB")
    colours = {colour: count for count, colour in picture.getcolors(1 << 24)}
    assert colours[BACKGROUND] > picture.width * picture.height * 0.6
    assert len(colours) > 100  # letters are drawn


def test_no_request_leaves_this_machine(window):
    assert any(one.startswith("ws://") for one in window.asked)
    assert {urlsplit(one).hostname for one in window.asked if not one.startswith("data:")} == {"127.0.0.1"}


def test_it_fills_the_window_whatever_its_size(window):
    for width, height in ((700, 420), (1500, 900)):
        before = window.screen.columns
        window.page.set_viewport_size({"width": width, "height": height})
        until = time.monotonic() + WITHIN
        while window.screen.columns == before and time.monotonic() < until:
            window.page.wait_for_timeout(30)
        drawn = window.page.locator(".xterm-screen").bounding_box()
        assert width - 20 < drawn["width"] <= width
        assert height - 25 < drawn["height"] <= height
        window.wait_for("articles")


def test_nothing_of_the_machine_is_started_or_written_from_a_page(window, tmp_path):
    window.page.keyboard.press("Enter")
    window.wait_for("evidence")
    for line in (":pipe touch {}", ":export {}"):
        window.type(line.format(tmp_path / "made") + "\n")
        window.wait_for("at a terminal only")
        window.type("j")
    window.type("|Egegv?")  # keys of nothing here
    window.type("/export\n")
    window.wait_for("Nothing in the help matches.")
    window.type("q")
    assert not [*tmp_path.iterdir()]


def test_a_page_says_when_its_reader_was_left_and_opens_it_again(window):
    window.type("Q")
    window.page.locator(".closed").wait_for(state="visible")
    window.page.locator("#again").click()
    window.page.locator("body.-first-byte").wait_for(timeout=WITHIN * 1000)
    window.wait_for("3 articles")


def test_no_script_of_the_page_failed(window):
    assert not window.faults


def test_a_page_of_another_site_gets_no_reader(browser, served):
    page = browser.new_page()
    page.route(
        "http://evil.example/", lambda route: route.fulfill(body="<title>evil</title>", content_type="text/html")
    )
    page.goto("http://evil.example/")
    address = served.origin.replace("http", "ws") + "/ws?width=80&height=24"
    said = page.evaluate(
        """address => new Promise(done => {
            const socket = new WebSocket(address);
            socket.onopen = () => done("open");
            socket.onerror = () => done("refused");
        })""",
        address,
    )
    page.close()
    assert said == "refused"
